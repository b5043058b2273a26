#include "runtime/differences/favour/measures/items.h"

#include <algorithm>
#include <set>

#include "runtime/differences/favour/measures/conditions.h"
#include "runtime/differences/favour/measures/hours.h"

namespace akad::differences {
namespace {

bool has_policy(const ir::Clock& clock, ir::Retarget policy) {
  return std::any_of(clock.retargets.begin(), clock.retargets.end(),
                     [&](const ir::RetargetRule& rule) { return rule.policy == policy; });
}

// Whether time that does not count moves where the limit lies.
Turn moved_by_pauses(const ir::Limit& limit) {
  const bool moves = std::holds_alternative<ir::Within>(limit.rule) || limit.moved_by_pauses;
  return moves ? Turn::More : Turn::Same;
}

template <class Row>
std::set<std::int32_t> numbers(const Rows& rows, Edition edition, const std::vector<Id<Row>>& ids) {
  std::set<std::int32_t> numbers;
  for (const Id<Row> id : ids) numbers.insert(rows.number(edition, id));
  return numbers;
}

// Whether a list has more of them.
template <class Row>
Turn as_list_grows(const Rows& rows, const Pair<std::vector<Id<Row>>>& list, Turn if_more) {
  const auto before = numbers(rows, Edition::Before, list.before);
  const auto after = numbers(rows, Edition::After, list.after);
  if (before == after) return Turn::Same;
  if (std::includes(after.begin(), after.end(), before.begin(), before.end())) return if_more;
  if (std::includes(before.begin(), before.end(), after.begin(), after.end())) {
    return opposite(if_more);
  }
  return Turn::Unknown;
}

// What elapsed is judged by, of the time that counts. Of other limits it decides nothing.
Turn judged_by_length(const ir::Limit& limit) {
  return std::holds_alternative<ir::Within>(limit.rule) ? Turn::More : Turn::Same;
}

// Of a clock that rounds so before, to so after.
Turn rounded_more(const Pair<ir::Clock>& clock) {
  const auto& [before, after] = clock;
  if (before.elapsed_unit == after.elapsed_unit) {
    if (before.elapsed_unit == 0) return Turn::Same;
    return as_it_grows(rank_of(before.elapsed_rounding), rank_of(after.elapsed_rounding),
                       Turn::More);
  }
  const bool begins = before.elapsed_unit == 0;
  if (!begins && after.elapsed_unit != 0) return Turn::Unknown;
  const RoundingMode mode = begins ? after.elapsed_rounding : before.elapsed_rounding;
  if (mode != RoundingMode::Up && mode != RoundingMode::Down) return Turn::Unknown;
  const Turn up = begins ? Turn::More : Turn::Less;
  return mode == RoundingMode::Up ? up : opposite(up);
}

Turn of_hours(const Context& context, Id<ir::Clock> id, const Pair<ir::Clock>& clock) {
  const bool own = clock.before.hours_of_limit || clock.after.hours_of_limit;
  if (own) return Turn::Unknown;
  const Hours hours = between(context.rows, clock.before.calendar, clock.after.calendar);
  if (hours.turn == Turn::Unknown) return Turn::Unknown;
  return turned(hours.turn, later_items(context, id, [](const ir::Limit& limit) {
                  const bool by_clock = !ir::calendar_of(limit).valid();
                  if (std::holds_alternative<ir::Within>(limit.rule)) {
                    const bool moved = limit.roll != ir::Roll::Keep;
                    return moved ? Turn::Unknown : Turn::More;
                  }
                  if (std::holds_alternative<ir::NoTarget>(limit.rule)) return Turn::Same;
                  return by_clock || limit.roll != ir::Roll::Keep ? Turn::Unknown : Turn::Same;
                }));
}

Turn stays_missed(const Context& context, Id<ir::Clock> id, const Pair<ir::Clock>& clock) {
  const bool stays = clock.after.missed_before == ir::MissedBefore::StaysMissed;
  const Turn more = later_items(context, id, [](const ir::Limit&) { return Turn::More; });
  return stays ? more : opposite(more);
}

}  // namespace

Turn later_items(const Context& context, Id<ir::Target> id) {
  const ir::Program& program = context.program();
  const ir::OfItems& items = ir::of_items(program[id]);
  const bool by_stop = items.attribution == ir::Attribution::ByStop;
  if (items.attribution == ir::Attribution::ByDue) return Turn::Unknown;
  if (by_stop && items.open_items == ir::OpenItems::OverdueMissedWithGrace) return Turn::Unknown;
  if (has_policy(program[items.clock], ir::Retarget::Proportional)) return Turn::Unknown;
  const bool in_place = by_stop && items.open_items == ir::OpenItems::LeftOut;
  return owed_if(context, id, in_place ? Worse::InPlace : Worse::MissesMore);
}

Turn more_pauses(const Context& context, Id<ir::Clock> clock) {
  return opposite(later_items(context, clock, moved_by_pauses));
}

Turn of_clock(const Context& context, Id<ir::Clock> id, const Pair<ir::Clock>& clock,
              std::string_view field) {
  const Rows& rows = context.rows;
  const auto& [before, after] = clock;
  const auto paused = [&](Turn how) { return turned(how, more_pauses(context, id)); };
  if (field == "items_called" || field == "attributed_to") return Turn::Same;
  if (field == "pauses") {
    return paused(as_list_grows<ir::Event>(rows, {before.pauses, after.pauses}, Turn::More));
  }
  if (field == "resumes") {
    return paused(as_list_grows<ir::Event>(rows, {before.resumes, after.resumes}, Turn::Less));
  }
  if (field == "pauses_during") {
    return paused(as_list_grows<ir::Exclusion>(rows, {before.pauses_during, after.pauses_during},
                                               Turn::More));
  }
  if (field == "pause_while") {
    return paused(between(rows, before.pause_while, after.pause_while, Turn::More));
  }
  if (field == "calendar") return of_hours(context, id, clock);
  if (field == "missed_before") return stays_missed(context, id, clock);
  if (field == "elapsed_unit" || field == "elapsed_rounding") {
    if (before.judged != after.judged) return Turn::Unknown;
    return turned(rounded_more(clock), later_items(context, id, judged_by_length));
  }
  return Turn::Unknown;
}

}  // namespace akad::differences
