#include "tests/oracle/cases/make_smaller.h"

#include "tests/oracle/cases/ask_engine.h"

namespace akad::oracle {
namespace {

bool differs(const Batch& batch) {
  MinuteTable minutes = minute_table(batch.program, batch.first, kDaysLookedAt);
  return !same(batch, ask_engine(batch)[0][0], ask_oracle(batch, minutes, 0, 0));
}

// Takes elements away one by one for as long as the answers differ.
template <class Row>
void shrink(Batch& batch, std::vector<Row>& rows) {
  for (std::size_t at = rows.size(); at-- > 0;) {
    const std::vector<Row> before = rows;
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
    if (!differs(batch)) rows = before;
  }
}

template <class Value>
void back_to_default(Batch& batch, ir::Clock& clock, Value ir::Clock::*member) {
  const Value before = clock.*member;
  clock.*member = ir::Clock{}.*member;
  if (!ir::verify(batch.program).empty() || !differs(batch)) clock.*member = before;
}

}  // namespace

Batch only(const Batch& batch, std::size_t target, std::size_t subject) {
  Batch one = batch;
  one.program.clocks = {batch.program.clocks[target]};
  one.program.targets = {batch.program.targets[target]};
  of_items(one.program.targets[0]).clock = Id<ir::Clock>{0};
  one.stories = {batch.stories[subject]};
  return one;
}

void make_smaller(Batch& batch) {
  shrink(batch, batch.stories[0]);
  shrink(batch, batch.program.clocks[0].retargets);
  for (ir::Calendar& calendar : batch.program.calendars) {
    auto* hours = std::get_if<ir::Windows>(&calendar.hours);
    if (hours == nullptr) continue;
    shrink(batch, hours->exceptions);
    shrink(batch, hours->weekly);
  }
  ir::OfItems& target = of_items(batch.program.targets[0]);
  while (target.limits.size() > 1) {
    const auto before = target.limits;
    target.limits.erase(target.limits.begin());
    if (differs(batch)) continue;
    target.limits = before;
    break;
  }
  ir::Clock& clock = batch.program.clocks[0];
  shrink(batch, target.escalations);
  for (auto* role : {&clock.pauses, &clock.resumes, &clock.resets, &clock.cancels, &clock.rounds}) {
    shrink(batch, *role);
  }
  for (auto state : {&ir::Clock::pause_while, &ir::Clock::start_when, &ir::Clock::stop_when,
                     &ir::Clock::reset_when, &ir::Clock::cancel_when}) {
    back_to_default(batch, clock, state);
  }
  for (auto signal : {&ir::Clock::counted_from, &ir::Clock::item_by, &ir::Clock::attributed_to}) {
    back_to_default(batch, clock, signal);
  }
  back_to_default(batch, clock, &ir::Clock::repeated_start);
  back_to_default(batch, clock, &ir::Clock::early_stop);
  back_to_default(batch, clock, &ir::Clock::lone_stop);
  back_to_default(batch, clock, &ir::Clock::elapsed_unit);
  back_to_default(batch, clock, &ir::Clock::reopening_by_dates);
  back_to_default(batch, clock, &ir::Clock::reopening_days);
  back_to_default(batch, clock, &ir::Clock::calendar);
  back_to_default(batch, clock, &ir::Clock::judged);
  back_to_default(batch, clock, &ir::Clock::missed_before);
}

}  // namespace akad::oracle
