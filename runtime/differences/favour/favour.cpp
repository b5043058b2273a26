#include "runtime/differences/favour/favour.h"

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/differences/favour/measures/hours.h"
#include "runtime/differences/favour/measures/items.h"
#include "runtime/differences/favour/measures/targets.h"
#include "runtime/differences/favour/measures/time.h"
#include "runtime/differences/favour/money/caps.h"
#include "runtime/differences/favour/money/remedies.h"
#include "runtime/differences/favour/uses.h"

namespace akad::differences {
namespace {

// "limits" of "targets.limits.limit.length"; empty of the declaration itself.
std::string_view field_in(std::string_view place) {
  const auto dot = place.find('.');
  if (dot == place.npos) return {};
  const std::string_view rest = place.substr(dot + 1);
  return rest.substr(0, rest.find('.'));
}

template <class Row>
const Row* row_at(const std::vector<Row>& rows, std::int32_t at) {
  return at < 0 ? nullptr : &rows[static_cast<std::size_t>(at)];
}

// In one context; what is there in both agreements.
struct Judge {
  const Context context;
  const Difference& difference;
  const std::string_view field = field_in(difference.place);

  const ir::Program& before() const { return context.rows.program(Edition::Before); }
  const ir::Program& after() const { return context.rows.program(Edition::After); }
  template <class Row>
  Id<Row> here() const {
    const Where::At& at = difference.where.at;
    return {context.edition == Edition::Before ? at.before : at.after};
  }
  template <class Row>
  Pair<Row> pair() const {
    const Where::At& at = difference.where.at;
    return {before()[Id<Row>{at.before}], after()[Id<Row>{at.after}]};
  }
  // The customer pays it, whatever credits are a share of.
  Turn of(Id<ir::Fee>) const { return Turn::Unknown; }
  Turn of(Id<ir::Seasons>) const {
    return has_seasons(context.program()) ? Turn::Unknown : Turn::Same;
  }
  Turn of(Id<ir::HolidaySet> id) const {
    if (field == "source" || field == "covers_first" || field == "covers_last") return Turn::Same;
    const Where::At& at = difference.where.row_at;
    Hours hours{Turn::Unknown, false};
    if (at.before < 0 && at.after >= 0) hours = {Turn::Less, true};
    if (at.after < 0 && at.before >= 0) hours = {Turn::More, true};
    if (at.before >= 0 && at.after >= 0) {
      const auto& [set_before, set_after] = pair<ir::HolidaySet>();
      const Date was = set_before.days[static_cast<std::size_t>(at.before)].date;
      const Date is = set_after.days[static_cast<std::size_t>(at.after)].date;
      if (was == is) return Turn::Same;
    }
    Turn all = Turn::Same;
    for (const Id<ir::Calendar> calendar : closed_on(context.program(), id)) {
      all = both(all, used_hours(context, calendar, hours));
    }
    return all;
  }
  Turn of(Id<ir::Calendar> id) const { return used_hours(context, id, hours()); }
  Hours hours() const {
    const auto& [calendar_before, calendar_after] = pair<ir::Calendar>();
    const auto* own_before = std::get_if<ir::Windows>(&calendar_before.hours);
    const auto* own_after = std::get_if<ir::Windows>(&calendar_after.hours);
    const Where::At& at = difference.where.row_at;
    const bool is_row = at.before >= 0 || at.after >= 0;
    if (own_before == nullptr || own_after == nullptr || !is_row) return {Turn::Unknown, false};
    if (field == "weekly") {
      const Hours week = of_week(*own_before, *own_after);
      if (week.turn != Turn::Unknown) return week;
      return of_window(row_at(own_before->weekly, at.before), row_at(own_after->weekly, at.after));
    }
    if (field != "exceptions") return {Turn::Unknown, false};
    return of_dates(row_at(own_before->exceptions, at.before),
                    row_at(own_after->exceptions, at.after));
  }
  Turn of(Id<ir::Log>) const { return Turn::Unknown; }
  Turn of(Id<ir::Field>) const { return Turn::Unknown; }
  Turn of(Id<ir::Event>) const { return Turn::Unknown; }
  Turn of(Id<ir::Signal>) const { return Turn::Unknown; }
  Turn of(Id<ir::Window>) const { return Turn::Unknown; }
  Turn of(Id<ir::Condition>) const {
    const Where::At& at = difference.where.at;
    return of_condition(context, {at.before}, {at.after});
  }
  Turn of(Id<ir::Clock> id) const { return of_clock(context, id, pair<ir::Clock>(), field); }
  Turn of(Id<ir::Outage> id) const {
    if (field != "weighs") return of_outage(context, id, pair<ir::Outage>(), field);
    const auto& [row_before, row_after] = pair<ir::Outage>();
    const Where::At& at = difference.where.row_at;
    return of_weight(context, id, row_at(ir::weights_of(row_before), at.before),
                     row_at(ir::weights_of(row_after), at.after));
  }
  Turn of(Id<ir::Exclusion> id) const {
    const auto& [row_before, row_after] = pair<ir::Exclusion>();
    if (field != "conditions") return of_exclusion(context, id, {row_before, row_after}, field);
    const Where::At& at = difference.where.row_at;
    return of_requirement(context, id, row_at(row_before.conditions, at.before),
                          row_at(row_after.conditions, at.after));
  }
  Turn of(Id<ir::Cover>) const { return Turn::Unknown; }
  Turn of(Id<ir::Figure>) const { return Turn::Unknown; }
  Turn of(Id<ir::Target> id) const {
    const auto& [row_before, row_after] = pair<ir::Target>();
    const Where::At& at = difference.where.row_at;
    const bool is_row = at.before >= 0 || at.after >= 0;
    if (field == "limits" && is_row) {
      return of_limit_row(context, id, {row_before, row_after}, at.before, at.after);
    }
    if (field != "excluding") return of_target(context, id, {row_before, row_after}, field);
    const auto* time_before = std::get_if<ir::OfTime>(&row_before.of);
    const auto* time_after = std::get_if<ir::OfTime>(&row_after.of);
    if (time_before == nullptr || time_after == nullptr || !is_row) return Turn::Unknown;
    return of_excluding(context, id, row_at(time_before->excluding, at.before),
                        row_at(time_after->excluding, at.after));
  }
  Turn of(Id<ir::Credit> id) const {
    const Where::At& at = difference.where.row_at;
    if (difference.kind == Kind::Reordered && field.empty()) return of_order(context);
    if (field == "slabs" && (at.before >= 0 || at.after >= 0)) {
      return of_slab(context, id, pair<ir::Credit>(), at.before, at.after);
    }
    return of_credit(context, id, pair<ir::Credit>(), field);
  }
  Turn of(Id<ir::Cap> id) const {
    if (difference.kind == Kind::Reordered && field.empty()) return of_order(context);
    return of_cap(context, id, pair<ir::Cap>(), field);
  }
  Turn of(Id<ir::Scenario>) const { return Turn::Same; }
};

// A declaration that is there in one of the two: what it is worth there. What names it differs too,
// and is told for itself.
struct Alone {
  const Context context;

  Turn of(Id<ir::Target>) const { return Turn::More; }
  Turn of(Id<ir::Credit> id) const {
    const ir::Credit& credit = context.program()[id];
    if (ir::unit_in_kind(credit) != nullptr) return with_credit(context, id);
    return both(with_credit(context, id), beside_others(credit.unit));
  }
  Turn of(Id<ir::Cap> id) const {
    const Turn with = with_cap(context, id);
    const Context other = context.elsewhere();
    return of_order(other) == Turn::Unknown ? Turn::Unknown : with;
  }
  Turn of(Id<ir::Cover>) const { return Turn::Unknown; }
  Turn of(Id<ir::Fee>) const { return Turn::Unknown; }
  Turn of(Id<ir::Seasons>) const {
    return has_seasons(context.program()) ? Turn::Unknown : Turn::Same;
  }
  Turn of(Id<ir::Event> id) const { return spoken_of(id); }
  Turn of(Id<ir::Signal> id) const { return spoken_of(id); }
  Turn of(Id<ir::Window> id) const { return spoken_of(id); }
  template <class Row>
  Turn of(Id<Row>) const {
    return Turn::Same;
  }

  template <class Row>
  Turn spoken_of(Id<Row> id) const {
    const Id<ir::Log> log = context.program()[id].log;
    const Context other = context.elsewhere();
    const Id<ir::Log> there = other.here(context.edition, log);
    const bool heard =
        is_heard(context.program(), log) || (there.valid() && is_heard(other.program(), there));
    return heard ? Turn::Unknown : Turn::Same;
  }
  // Under the caps on all credits that the other agreement has.
  Turn beside_others(const Rational& unit) const {
    const Context other = context.elsewhere();
    const ir::Program& program = other.program();
    const bool any = std::any_of(program.caps.begin(), program.caps.end(),
                                 [](const ir::Cap& cap) { return cap.credits.empty(); });
    if (!any) return Turn::Same;
    const bool one_unit =
        std::all_of(program.credits.begin(), program.credits.end(), [&](const auto& credit) {
          return credit.unit == unit || ir::unit_in_kind(credit) != nullptr;
        });
    return one_unit ? of_order(other) : Turn::Unknown;
  }
};

template <class Row>
Turn judged(const Context& as_before, const Difference& difference) {
  const Context as_after = as_before.elsewhere();
  const Where::At& at = difference.where.at;
  if (at.before < 0) return Alone{as_after}.of(Id<Row>{at.after});
  if (at.after < 0) return opposite(Alone{as_before}.of(Id<Row>{at.before}));
  const Judge before{as_before, difference};
  const Judge after{as_after, difference};
  return both(before.of(before.here<Row>()), after.of(after.here<Row>()));
}

Turn of_agreement(std::string_view field) {
  // Another party owes, or is owed: no sum tells what that is worth.
  constexpr std::string_view kWords[] = {"name", "version", "measured_by", "written"};
  const bool only_words =
      std::find(std::begin(kWords), std::end(kWords), field) != std::end(kWords);
  return only_words ? Turn::Same : Turn::Unknown;
}

// Whether records call a credit by its name.
bool name_credits(const Rows& rows) {
  for (const Edition edition : {Edition::Before, Edition::After}) {
    for (const ir::Credit& credit : rows.program(edition).credits) {
      if (credit.claim && credit.claim->credit.valid()) return true;
    }
  }
  return false;
}

// What is owed in kind may be summed, and money owed for the sum: nothing is proven of whatever may
// change such a sum.
bool may_move_sums(const Rows& rows, const Difference& difference) {
  constexpr std::string_view kOthers[] = {"agreement", "fees", "caps", "scenarios"};
  const std::string_view of = difference.where.of;
  if (std::find(std::begin(kOthers), std::end(kOthers), of) != std::end(kOthers)) return false;
  const Where::At& at = difference.where.at;
  const auto moves = [&](Edition edition, std::int32_t row) {
    const ir::Program& program = rows.program(edition);
    const auto& targets = program.targets;
    const auto is_sum = [](const ir::Target& one) { return ir::summed_by(one) != nullptr; };
    if (std::none_of(targets.begin(), targets.end(), is_sum)) return false;
    if (of != "credits" || row < 0) return true;
    const ir::Credit& credit = program[Id<ir::Credit>{row}];
    return ir::unit_in_kind(credit) != nullptr || is_sum(program[credit.target]);
  };
  return moves(Edition::Before, at.before) || moves(Edition::After, at.after);
}

}  // namespace

Favour favour_of(const Rows& rows, const Known& known, const Difference& difference) {
  if (difference.kind == Kind::Renamed && difference.where.of == "credits" && name_credits(rows)) {
    return Favour::Depends;
  }
  if (difference.kind == Kind::Renamed || difference.kind == Kind::Moved) return Favour::Neither;
  Turn turn = Turn::Unknown;
  if (difference.where.of == "agreement") turn = of_agreement(field_in(difference.place));
  ir::for_tables([&]<class Row>(const ir::Table<Row>& table) {
    if (difference.where.of == table.name)
      turn = judged<Row>({rows, known, Edition::Before}, difference);
  });
  if (turn != Turn::Same && may_move_sums(rows, difference)) return Favour::Depends;
  switch (turn) {
    case Turn::Same: return Favour::Neither;
    case Turn::More: return Favour::Customer;
    case Turn::Less: return Favour::Provider;
    case Turn::Unknown: return Favour::Depends;
  }
  AKAD_ASSERT(false);
}

}  // namespace akad::differences
