#include "runtime/measures/later/undone.h"

namespace akad::measures {

using clocks::Story;

namespace {

// Of one target, what held of the item whose stops are undone, as time goes on: the stops of one
// item follow one another.
struct UndoneItem {
  std::uint32_t cycle = clocks::UndoneStop::kDropped;
  std::optional<targets::Course> course = {};
};

// Whose period the item belonged to while it stood as stopped.
Instant belonged_at(ItemCounter& counter, Id<ir::Target> target, const Story& story,
                    const clocks::UndoneStop& undone, UndoneItem& item) {
  switch (ir::of_items((*counter.plan.program)[target]).attribution) {
    case ir::Attribution::ByStop: return undone.stopped;
    case ir::Attribution::ByStart: return undone.started;
    case ir::Attribution::ByDue: break;
  }
  if (undone.cycle == clocks::UndoneStop::kDropped) return kNever;
  if (item.cycle != undone.cycle) {
    item.cycle = undone.cycle;
    item.course.emplace(counter.judge, target, story, story.cycles[undone.cycle]);
  }
  return item.course->judge_open(undone.stopped).due;
}

// A period that was over counted the item as stopped; what it counts now is another thing.
void count_undone_stop(ItemCounter& counter, Id<ir::Target> target, std::uint32_t subject,
                       const Story& story, const clocks::UndoneStop& undone, UndoneItem& item) {
  const Instant at = belonged_at(counter, target, story, undone, item);
  const plan::Plan& plan = counter.plan;
  if (at < plan.term.from || at >= plan.term.to) return;
  const Id<plan::Period> period = plan::period_at(plan, plan::periods_of(plan, target), at);
  if (!period.valid()) return;
  const plan::Period& row = plan::period(plan, period);
  if (!row.closed || undone.stopped >= row.span.to || undone.reopened < row.span.to) return;
  measures::group_by(plan, target, story.rows.data() + undone.row, subject, counter.group);
  add_reopened_item(counter.cells.find(target, period, counter.group));
}

}  // namespace

void count_undone(ItemCounter& counter, Id<ir::Clock> clock, std::uint32_t subject,
                  const Story& story) {
  for (const Id<ir::Target> target : counter.plan.clocks[clock.index()].targets) {
    UndoneItem item;
    for (const clocks::UndoneStop& undone : story.undone) {
      count_undone_stop(counter, target, subject, story, undone, item);
    }
  }
}

}  // namespace akad::measures
