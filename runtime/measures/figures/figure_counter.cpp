#include "runtime/measures/figures/figure_counter.h"

#include "runtime/clocks/told.h"
#include "runtime/clocks/walk.h"

namespace akad::measures {

void FigureCounter::take_values(const plan::BoundFigure& bound,
                                const events::Occurrence& happening) {
  const Id<plan::Slot> slot = bound.watch.slot_of[happening.channel.index()];
  if (!slot.valid()) return;
  const bool is_time = bound.watch.slots[slot.index()].is_time;
  values_[slot.index()] = answers_.said(happening.value, is_time);
}

void FigureCounter::take_sums(const plan::BoundFigure& bound, const events::Occurrence& happening,
                              std::size_t place) {
  for (std::size_t which = 0; which < bound.sums.size(); ++which) {
    if (bound.sums[which] != happening.channel) continue;
    if (auto number = clocks::number_told(plan_, answers_, findings_, happening, place)) {
      sums_.push_back({place, which, *std::move(number)});
    }
  }
}

void FigureCounter::add(Id<ir::Target> target, std::uint32_t subject, Instant at) {
  const plan::PeriodRange range = plan::periods_of(plan_, target);
  Id<plan::Period>& last = last_[target.index()];
  const Id<plan::Period> period = plan::period_at(plan_, range, at, last);
  if (!period.valid()) return;
  last = period;
  group_by(plan_, target, values_.data(), subject, group_);
  FigureCounts& counts = std::get<FigureCounts>(cells_.find(target, period, group_));
  if (slots_ > plan_.limits[limits::Limit::Slots]) return;  // whoever evaluates says so
  const std::uint64_t before = counts.kept_slots();
  const Duration since = at - plan::period(plan_, period).span.from;
  for (const Sum& sum : sums_) {
    if (sum.which == 0) {
      counts.add(sum.number, since);
    } else {
      counts.add_to_all(sum.number, since);
    }
  }
  if (counts.kept_slots() == before) return;
  slots_ += counts.kept_slots() - before;
  slots_of_ = target;
}

void FigureCounter::begin(const plan::BoundFigure& bound) {
  values_.assign(bound.watch.slots.size(), clocks::kAbsent);
  last_.resize(plan_.targets.size());
  next_.resize(plan_.targets.size());
  for (const Id<ir::Target> target : bound.targets) next_[target.index()] = {};
}

void FigureCounter::open_from(const plan::BoundFigure& bound, Instant at) {
  for (const Id<ir::Target> target : bound.targets) {
    next_[target.index()] = plan::period_from(plan_, plan::periods_of(plan_, target), at);
  }
}

void FigureCounter::close_until(const plan::BoundFigure& bound, std::uint32_t subject, Instant at) {
  for (const Id<ir::Target> target : bound.targets) {
    Id<plan::Period>& next = next_[target.index()];
    if (!next.valid() || !has_groups((*plan_.program)[target])) continue;
    const plan::PeriodRange range = plan::periods_of(plan_, target);
    for (; next < range.last && plan::period(plan_, next).span.to <= at; ++next.at) {
      group_by(plan_, target, values_.data(), subject, group_);
      settle(target, std::get<FigureCounts>(cells_.find(target, next, group_)));
    }
  }
}

// A result of one subject alone, of which nothing more is told once its period is over: its slots
// need not be kept. Who tells a subject's story wants them.
void FigureCounter::settle(Id<ir::Target> target, FigureCounts& counts) {
  const ir::Target& row = (*plan_.program)[target];
  if (keep_slots_ || !row.by_subject || !row.groups.empty()) return;
  slots_ -= counts.kept_slots();
  counts.settle();
}

void FigureCounter::count_all(std::uint32_t subject, const clocks::Happenings& happenings) {
  for (const Id<ir::Figure> figure : ids_of(plan_.program->figures)) {
    if (!plan_.figures[figure.index()].targets.empty()) count(figure, subject, happenings);
  }
}

void FigureCounter::count(Id<ir::Figure> figure, std::uint32_t subject,
                          const clocks::Happenings& happenings) {
  const plan::BoundFigure& bound = plan_.figures[figure.index()];
  const Id<ir::Log> log = (*plan_.program)[figure].log;
  bool known = false;
  begin(bound);
  for (std::size_t first = 0; first < happenings.count;) {
    const Instant at = happenings.first[first].at;
    if (at >= plan_.as_of) break;
    const std::size_t next = clocks::end_of_instant(happenings, first);
    close_until(bound, subject, at);
    sums_.clear();
    for (std::size_t i = first; i < next; ++i) {
      if (!known && plan_.channels.log_of(happenings.first[i].channel) == log) {
        known = true;
        open_from(bound, at);
      }
      take_values(bound, happenings.first[i]);
      take_sums(bound, happenings.first[i], i);
    }
    if (!sums_.empty()) {
      const bool outside = at < plan_.term.from || at >= plan_.term.to;
      if (outside) {
        const std::size_t place = sums_.front().place;
        findings_.about(place, happenings.first[place], events::FindingKind::OutsideTerm);
      }
      for (const Id<ir::Target> target : bound.targets) add(target, subject, at);
    }
    first = next;
  }
  close_until(bound, subject, kNever);
}

}  // namespace akad::measures
