#include "runtime/differences/favour/measures/targets.h"

#include <algorithm>
#include <set>

#include "runtime/differences/favour/measures/items.h"
#include "runtime/differences/favour/measures/time.h"
#include "runtime/differences/favour/money/caps.h"

namespace akad::differences {
namespace {

constexpr std::size_t kMostRows = 400;  // of a table, of which each is held against the others

// More: an item has less time. Of one kind only.
struct Shorter {
  const Rows& rows;
  Edition first, second;

  bool same(Id<ir::Calendar> a, Id<ir::Calendar> b) const {
    return rows.number(first, a) == rows.number(second, b);
  }
  Turn operator()(const ir::NoTarget&, const ir::NoTarget&) const { return Turn::Same; }
  Turn operator()(const ir::Within& a, const ir::Within& b) const {
    return same(a.calendar, b.calendar) ? as_it_grows(a.length, b.length, Turn::Less)
                                        : Turn::Unknown;
  }
  Turn operator()(const ir::WorkingDaysLater& a, const ir::WorkingDaysLater& b) const {
    return same(a.calendar, b.calendar) ? counted(a, b) : Turn::Unknown;
  }
  Turn operator()(const ir::EndOfWorkingDay& a, const ir::EndOfWorkingDay& b) const {
    return same(a.calendar, b.calendar) ? counted(a, b) : Turn::Unknown;
  }
  Turn operator()(const ir::WorkingDayAt& a, const ir::WorkingDayAt& b) const {
    if (!same(a.calendar, b.calendar)) return Turn::Unknown;
    return both(counted(a, b), as_it_grows(a.minute, b.minute, Turn::Less));
  }
  Turn operator()(const ir::CalendarDaysLater& a, const ir::CalendarDaysLater& b) const {
    return counted(a, b);
  }
  Turn operator()(const ir::CalendarMonthsLater& a, const ir::CalendarMonthsLater& b) const {
    return counted(a, b);
  }
  Turn operator()(const ir::BySignal& a, const ir::BySignal& b) const {
    const bool of_one = rows.number(first, a.signal) == rows.number(second, b.signal);
    return of_one ? as_it_grows(a.after, b.after, Turn::Less) : Turn::Unknown;
  }
  template <class A, class B>
  Turn operator()(const A&, const B&) const {
    return Turn::Unknown;
  }
  template <class Rule>
  static Turn counted(const Rule& a, const Rule& b) {
    return as_it_grows(a.count, b.count, Turn::Less);
  }
};

struct Limited {
  Edition edition;
  const ir::Limit& limit;
};

// From the first to the second.
Turn shorter(const Rows& rows, const Limited& first, const Limited& second) {
  const ir::Limit& a = first.limit;
  const ir::Limit& b = second.limit;
  if (a.roll != b.roll ||
      rows.number(first.edition, a.roll_calendar) != rows.number(second.edition, b.roll_calendar)) {
    return Turn::Unknown;
  }
  Turn turn = std::visit(Shorter{rows, first.edition, second.edition}, a.rule, b.rule);
  turn = both(turn, as_it_grows(a.strict, b.strict, Turn::More));
  // Where nothing pauses the two are the same.
  return both(turn, as_it_grows(a.moved_by_pauses, b.moved_by_pauses, Turn::Less));
}

// What a change of a value does that the row reads, and none did before.
bool carries_on(const Rows& rows, Edition edition, const ir::OfItems& items,
                Id<ir::Condition> when) {
  const ir::Program& program = rows.program(edition);
  const auto signals = ir::signals_of(program, when);
  const ir::Clock& clock = program[items.clock];
  return std::all_of(signals.begin(), signals.end(), [&](Id<ir::Signal> signal) {
    return std::any_of(clock.retargets.begin(), clock.retargets.end(), [&](const auto& rule) {
      return rule.signal == signal && rule.policy == ir::Retarget::Carry;
    });
  });
}

// From the table without the row to the one with it: what falls in it fell in a later one.
Turn with_row(const Context& context, Edition from, const ir::OfItems& with, std::size_t at,
              const ir::OfItems& here) {
  const Rows& rows = context.rows;
  if (!with.limits[at].when.valid() || !carries_on(rows, from, with, with.limits[at].when)) {
    return Turn::Unknown;
  }
  if (with.limits.size() > kMostRows) return Turn::Unknown;
  // What is asked before it, and what it asks itself.
  std::set<std::int32_t> asked;
  for (std::size_t row = 0; row <= at; ++row) {
    asked.insert(rows.number(from, with.limits[row].when));
  }
  Turn all = Turn::Same;
  for (const ir::LimitRow& row : here.limits) {
    if (asked.contains(rows.number(context.edition, row.when))) continue;
    all = both(all, shorter(rows, {context.edition, row.limit}, {from, with.limits[at].limit}));
  }
  return all;
}

// More: fewer misses are allowed.
Turn less_lenient(const ir::OfItems& before, const ir::OfItems& after) {
  const bool was = before.small_below > 0, is = after.small_below > 0;
  if (was != is) return was ? Turn::More : Turn::Less;
  if (!was) return Turn::Same;
  return both(as_it_grows(before.small_below, after.small_below, Turn::Less),
              as_it_grows(before.small_misses, after.small_misses, Turn::Less));
}

// A miss in small numbers is owed nothing for, whatever the table says.
Turn of_leniency(const Context& context, Id<ir::Target> id, Turn turn) {
  const ir::Program& program = context.program();
  const bool by_share = ir::measured_kind(program[id]) == MeasuredKind::Share;
  if (!by_share || remembers(program, id)) return Turn::Unknown;
  return adds_up(context, credits_of(program, id)) ? turn : Turn::Unknown;
}

// More: stricter.
Turn of_bound(const Context& context, Id<ir::Target> id, const Pair<ir::Target>& target,
              std::string_view field) {
  const auto& [before, after] = target;
  const ir::Target& here = context.program()[id];
  const bool at_least = ir::more_is_better(before.test);
  if (at_least != ir::more_is_better(after.test)) return Turn::Unknown;
  if (!at_least && !ir::figure_of(here).valid()) return Turn::Unknown;
  if (!context.same(ir::figure_of(before), ir::figure_of(after))) return Turn::Unknown;
  const bool is_bound = field == "share";
  const Turn of_growth = at_least ? Turn::More : Turn::Less;
  const Turn turn = is_bound ? as_it_grows(before.bound, after.bound, of_growth)
                             : as_it_grows(static_cast<int>(before.test),
                                           static_cast<int>(after.test), Turn::More);
  // Who just meets the lower one is owed by the table, and in small numbers nothing once missed. A
  // table that differs as well may be exchanged before the promise or after it.
  const Rational& lower = is_bound ? std::min(before.bound, after.bound) : here.bound;
  const ir::Comparison test = is_bound ? here.test : ir::Comparison::AtLeast;
  for (const Edition edition : {Edition::Before, Edition::After}) {
    const Context with = context.in(edition);
    const Id<ir::Target> there = with.here(context.edition, id);
    if (!has_small_numbers(with.program()[there])) return turn;
    if (remembers(with.program(), there)) return Turn::Unknown;
    if (pay_nothing_where(with, there, test, lower)) return turn;
  }
  return Turn::Unknown;
}

int rank_of(ir::EmptyMonth empty) {
  switch (empty) {
    case ir::EmptyMonth::Met: return 0;
    case ir::EmptyMonth::NotApplicable: return 1;
    case ir::EmptyMonth::Missed: return 2;
  }
  return 0;
}

// What an empty period counts as.
Turn of_empty(const Context& context, Id<ir::Target> id, const Pair<ir::Target>& target) {
  const ir::Program& program = context.program();
  if (may_be_unknown(program, program[id])) return Turn::Unknown;
  const Turn worse = owed_if(context, id, Worse::InPlace);
  if (worse != Turn::More || program[id].lost == ir::LostRecords::Undetermined) {
    return Turn::Unknown;
  }
  if (!pay_nothing_where(context, id, ir::Comparison::AtLeast, 1)) return Turn::Unknown;
  return as_it_grows(rank_of(target.before.empty), rank_of(target.after.empty), Turn::More);
}

// Of how little nothing is measured: where it is then met or no result at all, nothing is owed.
Turn of_few(const Context& context, Id<ir::Target> id, const Pair<ir::Target>& target) {
  const ir::EmptyMonth empty = context.program()[id].empty;
  if (empty == ir::EmptyMonth::Missed) return Turn::Unknown;
  // Where it is met the best result there is decides what is paid.
  const bool at_least = ir::more_is_better(context.program()[id].test);
  const ir::Comparison test = at_least ? ir::Comparison::AtLeast : ir::Comparison::AtMost;
  const bool may_pay =
      empty == ir::EmptyMonth::Met && !pay_nothing_where(context, id, test, at_least ? 1 : 0);
  if (may_pay) return Turn::Unknown;
  const Turn turn = as_it_grows(target.before.empty_below, target.after.empty_below, Turn::Less);
  return of_leniency(context, id, turn);
}

// Overdue items that are missed at the end of each period are counted beside all others.
Turn of_open_items(const Context& context, Id<ir::Target> id, const ir::OfItems& before,
                   const ir::OfItems& after) {
  using enum ir::OpenItems;
  const ir::OfItems& here = ir::of_items(context.program()[id]);
  if (here.attribution != ir::Attribution::ByStop) return Turn::Same;
  const Turn more = owed_if(context, id, Worse::MissesMore);
  if (before.open_items == LeftOut && after.open_items == OverdueMissed) return more;
  if (before.open_items == OverdueMissed && after.open_items == LeftOut) return opposite(more);
  return Turn::Unknown;
}

Turn of_items_field(const Context& context, Id<ir::Target> id, const Pair<ir::OfItems>& items,
                    std::string_view field) {
  const auto& [before, after] = items;
  if (field == "escalations") return Turn::Same;
  if (field == "small_below" || field == "small_misses") {
    return of_leniency(context, id, less_lenient(before, after));
  }
  if (field == "open_items") return of_open_items(context, id, before, after);
  if (field == "grace_days" || field == "grace_by_dates") {
    const auto& here = ir::of_items(context.program()[id]);
    const bool asked = here.open_items == ir::OpenItems::OverdueMissedWithGrace;
    return asked ? Turn::Unknown : Turn::Same;
  }
  return Turn::Unknown;
}

}  // namespace

Turn of_limit_row(const Context& context, Id<ir::Target> id, const Pair<ir::Target>& target,
                  std::int32_t row_before, std::int32_t row_after) {
  const auto* before = std::get_if<ir::OfItems>(&target.before.of);
  const auto* after = std::get_if<ir::OfItems>(&target.after.of);
  if (before == nullptr || after == nullptr) return Turn::Unknown;
  const ir::OfItems& here = ir::of_items(context.program()[id]);
  const auto place = [](std::int32_t at) { return static_cast<std::size_t>(at); };
  Turn turn = Turn::Unknown;
  if (row_before < 0 && row_after >= 0) {
    turn = with_row(context, Edition::After, *after, place(row_after), here);
  } else if (row_after < 0 && row_before >= 0) {
    turn = opposite(with_row(context, Edition::Before, *before, place(row_before), here));
  } else if (row_before >= 0) {
    const ir::LimitRow& a = before->limits[place(row_before)];
    const ir::LimitRow& b = after->limits[place(row_after)];
    if (!context.same(a.when, b.when)) return Turn::Unknown;
    turn = shorter(context.rows, {Edition::Before, a.limit}, {Edition::After, b.limit});
  }
  return turned(turn, later_items(context, id));
}

Turn of_target(const Context& context, Id<ir::Target> id, const Pair<ir::Target>& target,
               std::string_view field) {
  if (field == "all") return Turn::Same;     // how it is written
  if (field == "levels") return Turn::Same;  // names: what is owed stands in the tables of credits
  if (field == "share" || field == "test") return of_bound(context, id, target, field);
  if (field == "empty") return of_empty(context, id, target);
  if (field == "empty_below") return of_few(context, id, target);
  const auto* items_before = std::get_if<ir::OfItems>(&target.before.of);
  const auto* items_after = std::get_if<ir::OfItems>(&target.after.of);
  if (items_before != nullptr && items_after != nullptr) {
    return of_items_field(context, id, {*items_before, *items_after}, field);
  }
  const auto* time_before = std::get_if<ir::OfTime>(&target.before.of);
  const auto* time_after = std::get_if<ir::OfTime>(&target.after.of);
  if (time_before != nullptr && time_after != nullptr) {
    return of_time_field(context, id, {*time_before, *time_after}, field);
  }
  return Turn::Unknown;
}

}  // namespace akad::differences
