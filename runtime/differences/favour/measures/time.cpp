#include "runtime/differences/favour/measures/time.h"

#include <algorithm>

#include "runtime/differences/favour/measures/conditions.h"
#include "runtime/differences/favour/measures/items.h"

namespace akad::differences {
namespace {

// What is excluded does not depend on what was down.
bool looks_at_down(const ir::Exclusion& exclusion) {
  return exclusion.quota_of == ir::QuotaOf::Downtime ||
         exclusion.beyond != ir::Beyond::CountsAsDown;
}

// A target of which time is taken or given back as down, and nothing else is.
Turn less_up(const Context& context, Id<ir::Target> id) {
  const ir::Target& target = context.program()[id];
  // What is silent may be left out, but not where it is excluded.
  if (may_be_unknown(context.program(), target) || ir::of_time(target).silence > 0)
    return Turn::Unknown;
  return owed_if(context, id, Worse::InPlace);
}

// A target of which time up is promised no more, so that what was down is a greater part.
Turn less_promised(const Context& context, Id<ir::Target> id) {
  const ir::OfTime& time = ir::of_time(context.program()[id]);
  const bool plain = time.crossing == ir::CrossingOutages::Split && time.month_days == 0;
  // Where nothing is left that is promised, nothing is owed.
  if (!plain || !pay_nothing_where(context, id, ir::Comparison::AtLeast, 1)) return Turn::Unknown;
  return less_up(context, id);
}

// More: what is asked for is harder to fulfil.
struct Harder {
  const Rows& rows;

  template <class Event>
  bool is_of_same(const Event& before, const Event& after) const {
    return rows.number(Edition::Before, before.event) == rows.number(Edition::After, after.event);
  }
  Turn operator()(const ir::AnnouncedHours& a, const ir::AnnouncedHours& b) const {
    const bool same = is_of_same(a, b) && rows.number(Edition::Before, a.calendar) ==
                                              rows.number(Edition::After, b.calendar);
    return same ? as_it_grows(a.length, b.length, Turn::More) : Turn::Unknown;
  }
  Turn operator()(const ir::AnnouncedDays& a, const ir::AnnouncedDays& b) const {
    const bool same = is_of_same(a, b) && rows.number(Edition::Before, a.calendar) ==
                                              rows.number(Edition::After, b.calendar);
    return same ? as_it_grows(a.days, b.days, Turn::More) : Turn::Unknown;
  }
  template <class A, class B>
  Turn operator()(const A&, const B&) const {
    return Turn::Unknown;
  }
};

// More: it claims more.
Turn claimed_more(const Rows& rows, const ir::Stretches& before, const ir::Stretches& after) {
  const auto* a = std::get_if<ir::WhileState>(&before);
  const auto* b = std::get_if<ir::WhileState>(&after);
  if (a == nullptr || b == nullptr) return Turn::Unknown;
  return between(rows, a->state, b->state, Turn::More);
}

int rank_of(ir::Beyond beyond) {
  switch (beyond) {
    case ir::Beyond::ExclusionLost: return 0;
    case ir::Beyond::CountsAsDown: return 1;
    case ir::Beyond::ExcludedToo: return 2;
  }
  return 0;
}

// More: it grants more.
Turn by_quota(const ir::Exclusion& before, const ir::Exclusion& after) {
  const bool was = before.quota_of != ir::QuotaOf::Nothing;
  const bool is = after.quota_of != ir::QuotaOf::Nothing;
  if (!was && !is) return Turn::Same;
  if (was != is) return was ? Turn::More : Turn::Less;
  if (before.quota_of != after.quota_of || before.quota_cadence != after.quota_cadence) {
    return Turn::Unknown;
  }
  return as_it_grows(before.quota, after.quota, Turn::More);
}

Turn longer_counted(const ir::Outage& before, const ir::Outage& after, std::string_view field) {
  if (field == "counted") {
    if (before.test == ir::LengthTest::None) return Turn::Same;
    return before.counted == ir::Counted::Excess ? Turn::More : Turn::Less;
  }
  if (field == "merge_gap") return as_it_grows(before.merge_gap, after.merge_gap, Turn::More);
  // No test is one of no length.
  const auto length = [](const ir::Outage& row) {
    return row.test == ir::LengthTest::None ? Duration{0} : row.length;
  };
  if (length(before) != length(after)) {
    return as_it_grows(length(before), length(after), Turn::Less);
  }
  return as_it_grows(static_cast<int>(before.test), static_cast<int>(after.test), Turn::Less);
}

// Of those that belong together: the more must be down, the less time the group is.
Turn more_must_be_down(const ir::Stretches& before, const ir::Stretches& after) {
  const auto* one = std::get_if<ir::ByMembers>(&before);
  const auto* other = std::get_if<ir::ByMembers>(&after);
  if (one == nullptr || other == nullptr) return Turn::Unknown;
  const ir::SoMany &from = one->so_many, &to = other->so_many;
  if (from.is_share != to.is_share) return Turn::Unknown;
  if (from.bound != to.bound) return as_it_grows(from.bound, to.bound, Turn::Less);
  return as_it_grows(static_cast<int>(from.test), static_cast<int>(to.test), Turn::Less);
}

}  // namespace

bool grants_each_alone(const ir::Exclusion& exclusion) {
  return exclusion.quota_of == ir::QuotaOf::Nothing && exclusion.beyond == ir::Beyond::CountsAsDown;
}

Turn more_granted(const Context& context, Id<ir::Exclusion> id) {
  const ir::Program& program = context.program();
  Turn all = Turn::Same;
  for (const Id<ir::Target> target : ids_of(program.targets)) {
    const auto* time = std::get_if<ir::OfTime>(&program[target].of);
    if (time == nullptr) continue;
    for (const ir::Excluding& row : time->excluding) {
      if (row.exclusion != id) continue;
      // Up time that is not promised makes what is down a greater part.
      const bool stays = row.time == ir::ExcludedTime::PromisedAndNotDown;
      all = both(all, stays ? opposite(less_up(context, target)) : Turn::Unknown);
    }
  }
  for (const Id<ir::Clock> clock : ids_of(program.clocks)) {
    const auto& during = program[clock].pauses_during;
    if (std::find(during.begin(), during.end(), id) == during.end()) continue;
    all = both(all, more_pauses(context, clock));
  }
  return all;
}

Turn more_down(const Context& context, Id<ir::Outage> id) {
  const ir::Program& program = context.program();
  Turn all = Turn::Same;
  for (const Id<ir::Target> target : ids_of(program.targets)) {
    if (ir::outage_of(program[target]) != id) continue;
    const ir::OfTime& time = ir::of_time(program[target]);
    const bool depends =
        time.crossing == ir::CrossingOutages::ByBegin ||
        std::any_of(time.excluding.begin(), time.excluding.end(), [&](const ir::Excluding& row) {
          return looks_at_down(program[row.exclusion]);
        });
    all = both(all, depends ? Turn::Unknown : less_up(context, target));
  }
  // What more is down of one is no less of those that it belongs to.
  for (const Id<ir::Outage> group : ids_of(program.outages)) {
    const auto* members = std::get_if<ir::ByMembers>(&program[group].down);
    if (members != nullptr && members->outage == id) all = both(all, more_down(context, group));
  }
  return all;
}

Turn of_outage(const Context& context, Id<ir::Outage> id, const Pair<ir::Outage>& outage,
               std::string_view field) {
  const auto& [before, after] = outage;
  if (field == "test" || field == "length" || field == "counted" || field == "merge_gap") {
    return turned(longer_counted(before, after, field), more_down(context, id));
  }
  if (field == "state") {
    return turned(claimed_more(context.rows, before.down, after.down), more_down(context, id));
  }
  if (field == "so_many") {
    return turned(more_must_be_down(before.down, after.down), more_down(context, id));
  }
  if (field == "by_share") {
    const auto* members = std::get_if<ir::ByMembers>(&before.down);
    if (members == nullptr || before.down.index() != after.down.index()) return Turn::Unknown;
    return turned(members->by_share ? Turn::More : Turn::Less, more_down(context, id));
  }
  return Turn::Unknown;
}

Turn of_weight(const Context& context, Id<ir::Outage> id, const ir::WeighedState* before,
               const ir::WeighedState* after) {
  if (before == nullptr || after == nullptr) return Turn::Unknown;
  const bool same = context.rows.number(Edition::Before, before->state) ==
                    context.rows.number(Edition::After, after->state);
  if (!same) return Turn::Unknown;  // of which time it is another matter
  return turned(as_it_grows(before->share, after->share, Turn::More), more_down(context, id));
}

Turn of_exclusion(const Context& context, Id<ir::Exclusion> id,
                  const Pair<ir::Exclusion>& exclusion, std::string_view field) {
  const auto& [before, after] = exclusion;
  const ir::Exclusion& here = context.program()[id];
  Turn more = Turn::Unknown;
  if (field == "quota_of" || field == "quota" || field == "quota_cadence") {
    const bool beyond = here.beyond == ir::Beyond::CountsAsDown;
    more = beyond ? by_quota(before, after) : Turn::Unknown;
  } else if (field == "beyond" && here.quota_of == ir::QuotaOf::Nothing) {
    more = as_it_grows(rank_of(before.beyond), rank_of(after.beyond), Turn::More);
  } else if (field == "only_within" && grants_each_alone(here)) {
    if (!before.only_within.valid()) more = Turn::Less;
    if (!after.only_within.valid()) more = Turn::More;
  } else if (field == "state" && grants_each_alone(here) && !ir::asks_of_notices(here)) {
    more = claimed_more(context.rows, before.when, after.when);
  }
  const Turn granted = more_granted(context, id);
  return granted == Turn::Same ? Turn::Same : turned(more, granted);
}

Turn of_requirement(const Context& context, Id<ir::Exclusion> id, const ir::Requirement* before,
                    const ir::Requirement* after) {
  const Turn granted = more_granted(context, id);
  if (granted == Turn::Same) return Turn::Same;
  if (!grants_each_alone(context.program()[id])) return Turn::Unknown;
  if (before == nullptr) return opposite(granted);
  if (after == nullptr) return granted;
  return turned(std::visit(Harder{context.rows}, before->is, after->is), opposite(granted));
}

Turn of_excluding(const Context& context, Id<ir::Target> id, const ir::Excluding* before,
                  const ir::Excluding* after) {
  if (before != nullptr && after != nullptr) {
    if (!context.same(before->exclusion, after->exclusion)) return Turn::Unknown;
    return as_it_grows(before->time == ir::ExcludedTime::NeitherDownNorPromised,
                       after->time == ir::ExcludedTime::NeitherDownNorPromised,
                       less_promised(context, id));
  }
  const ir::Excluding& row = before != nullptr ? *before : *after;
  // Up time that is not promised makes what is down a greater part.
  if (row.time == ir::ExcludedTime::NeitherDownNorPromised) return Turn::Unknown;
  const Turn more = less_up(context, id);
  return before == nullptr ? opposite(more) : more;
}

Turn of_time_field(const Context& context, Id<ir::Target> id, const Pair<ir::OfTime>& time,
                   std::string_view field) {
  const auto& [before, after] = time;
  if (field != "unrecorded" || before.silence != after.silence || before.silence == 0) {
    return Turn::Unknown;
  }
  using enum ir::Unrecorded;
  const ir::OfTime& here = ir::of_time(context.program()[id]);
  if (here.unknown_while.valid()) return Turn::Unknown;
  const Turn more = owed_if(context, id, Worse::InPlace);
  const bool excluded = !here.excluding.empty();
  if (excluded || here.crossing == ir::CrossingOutages::ByBegin) return Turn::Unknown;
  if (before.unrecorded == Up && after.unrecorded == Down) return more;
  if (before.unrecorded == Down && after.unrecorded == Up) return opposite(more);
  return Turn::Unknown;
}

}  // namespace akad::differences
