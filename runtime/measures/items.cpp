#include "runtime/measures/items.h"

#include <algorithm>
#include <map>
#include <optional>

#include "runtime/measures/exclusions/left_out.h"
#include "runtime/measures/later/undone.h"
#include "runtime/targets/parts/held.h"

namespace akad::measures {
namespace {

using clocks::Cycle;
using clocks::Story;
using targets::Judgement;

// One item against one target.
struct Case {
  const ir::Target& promised;
  const ir::OfItems& rules;
  Id<ir::Target> target;
  plan::PeriodRange periods;
  std::uint32_t subject = 0;
  const plan::BoundClock& clock;
  const Story& story;
  const Cycle& cycle;
  bool stopped = false;
  std::int32_t left_out = -1;    // as of Item
  ItemEvidence* told = nullptr;  // null: nobody asks
};

void group_by(ItemCounter& counter, const Case& item, const std::int64_t* values) {
  measures::group_by(counter.plan, item.target, values, item.subject, counter.group);
}

// The instant whose period the item belongs to; kNever = none.
struct Belonging {
  BelongsBy by = BelongsBy::Stop;
  Instant at = kNever;
};

// An item whose start nobody knows can only belong to the period of its stop.
Belonging belonging(const Case& item, const Judgement& judgement) {
  if (item.cycle.started == kNever) return {BelongsBy::Stop, item.cycle.stopped};
  switch (item.rules.attribution) {
    case ir::Attribution::ByStop: return {BelongsBy::Stop, item.cycle.stopped};
    case ir::Attribution::ByStart: return {BelongsBy::Start, item.cycle.started};
    case ir::Attribution::ByDue: return {BelongsBy::Due, judgement.due};
  }
  return {};
}

void note_open(const Case& item, Id<plan::Period> period, Instant at, OpenCount counted) {
  if (item.told != nullptr) item.told->open.push_back({period, at, counted});
}

const ir::Clock& clock_of(const ItemCounter& counter, const Case& item) {
  return (*counter.plan.program)[item.rules.clock];
}

// As time goes on, which the ends of periods follow.
struct OpenItem {
  targets::Course course;
  clocks::Values values;

  OpenItem(ItemCounter& counter, const Case& item)
      : course(counter.judge, item.target, item.story, item.cycle),
        values(item.story, item.cycle, item.clock.watch.slots.size()) {}
};

// At the end of a period that counts how long the item has taken by then.
void count_so_far(ItemCounter& counter, const Case& item, const Judgement& then,
                  const std::int64_t* values, const OpenAt& end) {
  group_by(counter, item, values);
  Cell& cell = counter.cells.find(item.target, end.period, counter.group);
  add_so_far(cell, then.verdict == ir::Verdict::Missed, then.elapsed);
  counter.so_far.push_back({end.period, then.elapsed, counter.group});
  note_open(item, end.period, end.at, OpenCount::SoFar);
}

// At the end `at` of a period in which the item is open, or at as-of. True when it counts as missed
// there.
bool count_open(ItemCounter& counter, const Case& item, OpenItem& open, Id<plan::Period> period,
                Instant at) {
  if (clocks::is_in_gap(item.story, item.cycle, at)) {
    note_open(item, period, at, OpenCount::NotOpen);
    return false;
  }
  const Judgement then = open.course.judge_open(at);
  if (then.verdict == ir::Verdict::NotApplicable) {
    note_open(item, period, at, OpenCount::NoLimit);
    return false;
  }
  const bool is_over = at == plan::period(counter.plan, period).span.to;
  if (is_over && item.rules.open_items == ir::OpenItems::TimeSoFar) {
    count_so_far(counter, item, then, open.values.at(at), {period, at});
    return false;
  }
  const bool overdue = is_over && then.verdict == ir::Verdict::Missed &&
                       item.rules.open_items != ir::OpenItems::LeftOut;
  const std::int64_t* values = open.values.at(at);
  group_by(counter, item, values);
  Cell& cell = counter.cells.find(item.target, period, counter.group);
  add_open_item(cell, overdue);
  if (overdue && !counter.missed_open.empty()) add_missed_earlier(cell);
  if (overdue && counter.amounts.has(item.target)) {
    const Instant from = late_from(then, clock_of(counter, item));
    counter.amounts.count({period, {open.course.terms(), from, at}, values, counter.group}, cell);
  }
  note_open(item, period, at, overdue ? OpenCount::Missed : OpenCount::Pending);
  return overdue;
}

// Counts the item in every period at whose end (or at as-of) it is open, and notes those in which
// it was missed.
void count_periods_open(ItemCounter& counter, const Case& item) {
  const plan::PeriodRange range = item.periods;
  const Instant end = item.stopped ? item.cycle.stopped : counter.plan.as_of;
  if (range.size() == 0 || item.cycle.started >= counter.plan.term.to) return;
  Id<plan::Period> period = range.first;
  if (item.cycle.started >= counter.plan.term.from) {
    period = plan::period_at(counter.plan, range, item.cycle.started, counter.first_period);
    if (!period.valid()) period = plan::period_from(counter.plan, range, item.cycle.started);
    counter.first_period = period;
  }
  OpenItem open(counter, item);
  for (; period.valid() && period < range.last; ++period.at) {
    const plan::Period& row = plan::period(counter.plan, period);
    if (row.closed && row.span.to <= end) {
      const bool missed = count_open(counter, item, open, period, row.span.to);
      if (missed) {
        counter.missed_open.push_back(period);
        counter.open_groups.push_back(counter.group);
      }
      continue;
    }
    if (!item.stopped && row.span.from < end) count_open(counter, item, open, period, end);
    break;
  }
}

// One that was missed while it was open is not counted again when it stops soon after its due.
bool forgiven(const ItemCounter& counter, const Case& item, const Judgement& judgement,
              bool missed_open) {
  if (item.rules.open_items != ir::OpenItems::OverdueMissedWithGrace || !missed_open) return false;
  if (!item.stopped || judgement.due == kNever) return false;
  const std::int32_t days = item.rules.grace_days;
  if (!item.rules.grace_by_dates) return item.cycle.stopped - judgement.due <= days * kDay;
  return item.cycle.stopped < time::end_of_calendar_days(counter.plan.zone, judgement.due, days);
}

// Elapsed time told apart, before it is rounded.
std::vector<std::pair<GroupValue, Duration>> attributed(ItemCounter& counter, const Case& item,
                                                        const targets::Terms& terms) {
  const ir::Clock& clock = clock_of(counter, item);
  std::map<GroupValue, Duration> shares;
  for (const auto& [value, held] :
       targets::held_by(terms.view, item.story.holders, counter.details)) {
    shares[group_value(clock.attributed_to, value, counter.answers)] += held;
  }
  return {shares.begin(), shares.end()};
}

bool is_open_still(const Case& item) { return !item.stopped && item.cycle.started != kNever; }

std::shared_ptr<const targets::Standing> standing_of(ItemCounter& counter, const Case& item,
                                                     const targets::Terms& terms) {
  const clocks::Origin& origin =
      clocks::origin_at(item.story, item.cycle, terms.view.until, item.stopped);
  const targets::LimitContext context = counter.judge.context(item.target, origin, item.story);
  return std::make_shared<const targets::Standing>(targets::standing(terms, context));
}

void detail(ItemCounter& counter, const Case& item, Item& row) {
  const Instant end = item.stopped ? item.cycle.stopped : counter.plan.as_of;
  const targets::Terms terms =
      counter.judge.terms(item.target, item.story, item.cycle, end, item.stopped);
  const targets::PausedTime paused = targets::paused(terms.view);
  row.paused = paused.whole;
  row.paused_open = paused.open;
  row.excluded = targets::excluded(terms.view, {terms.view.origin, end});
  if (item.clock.attributed_slot.valid()) row.attributed = attributed(counter, item, terms);
  if (counter.keep == Keep::Open) row.standing = standing_of(counter, item, terms);
  if (item.rules.escalations.empty()) return;
  row.escalations =
      targets::escalate(counter.judge, counter.plan, item.target, item.story, item.cycle);
}

// Not where there is no room for more, one too many being kept.
bool is_kept(const ItemCounter& counter, const Case& item, const Judgement& judgement) {
  switch (counter.keep) {
    case Keep::None: return false;
    case Keep::Open:
      if (!is_open_still(item)) return false;
      break;
    case Keep::Missed:
      if (judgement.verdict != ir::Verdict::Missed && counter.missed_open.empty() &&
          !is_open_still(item)) {
        return false;
      }
      break;
    case Keep::All: break;
  }
  return counter.kept <= counter.plan.limits[limits::Limit::Items];
}

void keep(ItemCounter& counter, const Case& item, const Judgement& judgement, Instant at) {
  const clocks::Answers::Aside aside(counter.answers);
  constexpr std::uint64_t kDetailsOfItem = 8;  // that it is not counted for
  counter.details = counter.missed_open.size() + counter.so_far.size();
  Item row;
  row.target = item.target;
  row.subject = std::string(counter.store.subjects.text(item.subject));
  row.number = item.cycle.number;
  row.verdict = judgement.verdict;
  row.started = item.cycle.started;
  row.stopped = item.cycle.stopped;
  row.due = judgement.due;
  row.elapsed = judgement.elapsed;
  row.missed_before = judgement.missed_before;
  row.left_out = item.left_out;
  row.forgiven = forgiven(counter, item, judgement, !counter.missed_open.empty());
  if (at >= counter.plan.term.from && at < counter.plan.term.to) {
    row.period = plan::label_at(item.promised.cadence, counter.plan.zone,
                                ir::term_of(*counter.plan.program), at);
  }
  row.group = counter.cells.texts(item.target, counter.group.data(), counter.answers);
  if (item.cycle.started != kNever) detail(counter, item, row);
  for (std::size_t i = 0; i < counter.missed_open.size(); ++i) {
    const std::string& label = plan::period(counter.plan, counter.missed_open[i]).label;
    row.missed_open.push_back(label);
    auto group = counter.cells.texts(item.target, counter.open_groups[i].data(), counter.answers);
    if (group != row.group) row.then.made().push_back({label, std::move(group)});
  }
  for (const ItemCounter::SoFarIn& one : counter.so_far) {
    row.so_far.made().push_back(
        {plan::period(counter.plan, one.period).label, one.elapsed,
         counter.cells.texts(item.target, one.group.data(), counter.answers)});
  }
  if (counter.amounts.has(item.target) && !counter.amounts.added().empty()) {
    row.owed = std::optional(counter.amounts.added());
    counter.details += row.owed->size();
  }
  if (item.told != nullptr) item.told->row = row;
  counter.items.push_back(std::move(row));
  counter.kept += 1 + counter.details / kDetailsOfItem;
}

bool is_between_periods(const plan::Plan& plan, Id<ir::Target> target, Instant at) {
  const ir::Program& program = *plan.program;
  const Date date = time::local_date(plan.zone, at);
  return ir::is_between(ir::period_of(program[target].cadence, date, ir::term_of(program)));
}

// What is owed for a miss in the period that the item belongs to. Of one that goes on behind its
// end, the period counts what the item says at the end.
void add_amounts(ItemCounter& counter, const Case& item, const Judgement& judgement,
                 Id<plan::Period> period, Cell& cell) {
  const Instant end = item.stopped ? item.cycle.stopped : counter.plan.as_of;
  const targets::Terms terms =
      counter.judge.terms(item.target, item.story, item.cycle, end, item.stopped);
  const Late late{terms, late_from(judgement, clock_of(counter, item)), end, item.stopped};
  const Instant over = plan::period(counter.plan, period).span.to;
  clocks::Values values(item.story, item.cycle, item.clock.watch.slots.size());
  const std::int64_t* then =
      end < over ? item.story.rows.data() + item.cycle.end_row : values.at(over);
  counter.amounts.count({period, late, then, counter.group}, cell);
}

// Counts it in the period of `at`.
Placed place(ItemCounter& counter, const Case& item, const Judgement& judgement, bool missed_open,
             Instant at) {
  if (at == kNever) return Placed::NoInstant;
  if (at < counter.plan.term.from || at >= counter.plan.term.to) return Placed::OutsideTerm;
  const bool again = !forgiven(counter, item, judgement, missed_open);
  const Id<plan::Period> period =
      plan::period_at(counter.plan, item.periods, at, counter.last_period);
  if (!period.valid()) {
    return is_between_periods(counter.plan, item.target, at) ? Placed::BetweenPeriods
                                                             : Placed::NotBegun;
  }
  counter.last_period = period;
  if (item.told != nullptr) item.told->period = period;
  if (!again) return Placed::Forgiven;
  Cell& cell = counter.cells.find(item.target, period, counter.group);
  if (item.left_out >= 0) {
    add_left_out(cell, judgement.verdict, judgement.elapsed);
    return Placed::LeftOut;
  }
  add_item(cell, judgement.verdict, judgement.elapsed);
  if (judgement.verdict == ir::Verdict::Missed) {
    if (missed_open) add_missed_earlier(cell);
    if (counter.amounts.has(item.target)) add_amounts(counter, item, judgement, period, cell);
  }
  const Instant end = item.stopped ? item.cycle.stopped : counter.plan.as_of;
  const Interval later{plan::period(counter.plan, period).span.to, end + 1};
  const Id<ir::Log> log = clock_of(counter, item).log;
  if (!later.empty() && events::is_lost_in(counter.store, log, item.subject, later)) {
    reach_to(cell, later.to);
  }
  return Placed::Counted;
}

// What it was judged by is kept of what is asked for alone.
bool is_told(const ItemCounter& counter, const Case& item) {
  if (item.told == nullptr) return false;
  return counter.evidence->item == 0 || counter.evidence->item == item.cycle.number;
}

// True when the item belongs to no period of the term, and counts in none.
bool count_item(ItemCounter& counter, const Case& item) {
  const Instant end = item.stopped ? item.cycle.stopped : counter.plan.as_of;
  const Judgement judgement =
      counter.judge.judge(item.target, item.story, item.cycle, end, item.stopped,
                          is_told(counter, item) ? &item.told->judged : nullptr);
  counter.missed_open.clear();
  counter.open_groups.clear();
  counter.so_far.clear();
  if (counter.amounts.has(item.target)) counter.amounts.next_item(item.target);
  const bool may_be_open =
      item.rules.attribution == ir::Attribution::ByStop && item.cycle.started != kNever;
  if (may_be_open && item.left_out < 0) {
    count_periods_open(counter, item);
  }
  const bool missed_open = !counter.missed_open.empty();
  group_by(counter, item, item.story.rows.data() + item.cycle.end_row);
  const Belonging belongs = belonging(item, judgement);
  const Placed placed = place(counter, item, judgement, missed_open, belongs.at);
  if (is_kept(counter, item, judgement)) keep(counter, item, judgement, belongs.at);
  if (item.told != nullptr) {
    item.told->judged.judged = judgement;
    item.told->by = belongs.by;
    item.told->belongs_at = belongs.at;
    item.told->placed = placed;
  }
  return placed == Placed::OutsideTerm && counter.so_far.empty();
}

ItemEvidence* told_of(ItemCounter& counter, Id<ir::Target> target, const Cycle& cycle) {
  if (counter.evidence == nullptr || counter.evidence->target != target) return nullptr;
  counter.evidence->items.push_back({cycle});
  return &counter.evidence->items.back();
}

}  // namespace

void count_items(ItemCounter& counter, Id<ir::Clock> clock, std::uint32_t subject,
                 const clocks::Story& story) {
  const plan::BoundClock& bound = counter.plan.clocks[clock.index()];
  const ir::Program& program = *counter.plan.program;
  for (const Cycle& cycle : story.cycles) {
    bool outside = false;
    for (const Id<ir::Target> target : bound.targets) {
      const ir::Target& promised = program[target];
      const Case item{promised,
                      ir::of_items(promised),
                      target,
                      plan::periods_of(counter.plan, target),
                      subject,
                      bound,
                      story,
                      cycle,
                      cycle.stopped != kNever,
                      left_out_by(counter.plan, target, counter.answers, story, cycle),
                      told_of(counter, target, cycle)};
      outside = count_item(counter, item) || outside;
    }
    if (!outside) continue;
    counter.findings.about_stretch(program[clock].log, events::FindingKind::OutsideTerm,
                                   cycle.started == kNever ? cycle.stopped : cycle.started);
  }
  count_undone(counter, clock, subject, story);
}

}  // namespace akad::measures
