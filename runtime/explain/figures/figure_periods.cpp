#include "runtime/explain/figures/figure_periods.h"

#include "runtime/explain/time/periods.h"
#include "runtime/phrases/dates.h"

namespace akad::explain {
namespace {

report::SlotPart part_of(const measures::Gathered& slot) {
  return {slot.sum, slot.all(), slot.records};
}

// Of the result those of which something was told. `own`: what the subject told; null: all of it.
std::vector<report::FigureSlot> slots_of(const plan::Period& period,
                                         const measures::FigureCounts& counts,
                                         const measures::FigureCounts* own) {
  std::vector<report::FigureSlot> slots;
  if (!counts.slots) return slots;
  const bool is_share = counts.taken == ir::Taken::Share;
  for (const auto& [place, slot] : counts.slots->told()) {
    const Instant from = period.span.from + place * counts.slots->rules().slot;
    const measures::SlotValue value = counts.slots->value_of(slot);
    report::FigureSlot& row = slots.emplace_back();
    row.span = {from, std::min(from + counts.slots->rules().slot, period.span.to)};
    row.all = part_of(slot);
    row.is_few = value.is_few;
    if (value.value) {
      row.value = {is_share ? MeasuredKind::Share : MeasuredKind::Value, *value.value};
    }
    if (own == nullptr) continue;
    const auto part = own->slots->told().find(place);
    row.own = part == own->slots->told().end() ? report::SlotPart{} : part_of(part->second);
  }
  return slots;
}

void tell_slots(report::PeriodStory& told, const plan::Period& period, const ir::Target& target,
                const measures::Cell& cell) {
  const auto& own = std::get<measures::FigureCounts>(cell);
  const bool is_alone = target.by_subject || !told.result;
  const auto& all = is_alone ? own : std::get<measures::FigureCounts>(told.result->counts);
  told.slots = slots_of(period, all, is_alone ? nullptr : &own);
}

report::PeriodStory story_of(const evaluation::Evaluation& found, const measures::CellKey& key,
                             const measures::Cell& cell) {
  const ir::Target& target = (*found.plan.program)[key.target];
  const plan::Period& period = plan::period(found.plan, key.period);
  report::PeriodStory told;
  told.period = period.calendar;
  told.span = {period.span.from, std::min(period.span.to, found.plan.as_of)};
  told.closed = period.closed;
  if (!period.closed) {
    told.rules.add("outage.period_open", phrases::period_noun(ir::periods_of(target)));
  }
  told.counts = own_part(cell, target);
  told.measured = measures::measured_of(cell, target);
  told.result = result_of(found, key);
  tell_slots(told, period, target, cell);
  return told;
}

}  // namespace

measures::Cell own_part(const measures::Cell& cell, const ir::Target& target) {
  auto counts = std::get<measures::FigureCounts>(cell);
  if (!target.by_subject) counts.slots = {};
  return counts;
}

std::vector<report::PeriodStory> figure_periods(const evaluation::Evaluation& found,
                                                const std::optional<ir::CalendarPeriod>& asked) {
  std::vector<report::PeriodStory> stories;
  const Id<ir::Target> target = found.evidence->target;
  const auto& cells = found.subject.cells;
  for (auto at = cells.lower_bound({target, {}, {}}); at != cells.end(); ++at) {
    if (at->first.target != target) break;
    const plan::Period& period = plan::period(found.plan, at->first.period);
    if (asked && period.calendar != *asked) continue;
    stories.push_back(story_of(found, at->first, at->second));
  }
  return stories;
}

}  // namespace akad::explain
