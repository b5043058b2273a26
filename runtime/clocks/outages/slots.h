// When a subject was down, told slot by slot (ir::BySlots; REFERENCE, "Slots").
#pragma once

#include <optional>

#include "runtime/clocks/outages/outage.h"

namespace akad::clocks {

// Slots that are down or up by themselves become time that is down: a row of them that is long
// enough turns the state. What is not taken is passed over: it is not down, and breaks no row.
class SlotRows {
 public:
  explicit SlotRows(const ir::BySlots& rules) : rules_(rules) {}

  // Whole slots that touch, behind those before.
  void take(bool down, const Interval& slots);
  void finish();  // a row that is not complete turns nothing

  const time::IntervalSet& down() const { return down_; }
  // Rows that count from an earlier slot than the one that completed them: from the first that
  // counts to where they were known.
  const std::vector<Interval>& late() const { return late_; }

 private:
  void keep(bool down, const Interval& span);
  void turn();

  const ir::BySlots& rules_;
  bool is_down_ = false;
  std::vector<Interval> row_;  // of the other state, as far as it goes
  std::int64_t in_row_ = 0;    // slots
  time::IntervalSet down_;
  std::vector<Interval> late_;
};

class SlotWalk {
 public:
  // `evidence`: null = not asked for.
  SlotWalk(const plan::Plan& plan, const ir::BySlots& rules, const plan::BoundStretches& bound,
           const Happenings& happenings, Answers& answers, Findings& findings,
           OutageEvidence* evidence);

  // The happenings [first, last) of one instant; instants in order.
  void take(std::size_t first, std::size_t last);
  // Slots that are not over at as-of are not judged.
  void finish(StretchStory& story);

 private:
  Instant slot_at(Instant at) const;
  void go_to(Instant slot);
  void close();
  ir::SlotCounts counts_as(const SlotSums& sums, bool& is_few) const;
  void judge(const SlotSums& sums, const Interval& slots);
  void note_places(const StretchStory& story);

  const plan::Plan& plan_;
  const ir::BySlots& rules_;
  const plan::BoundStretches& bound_;
  const Happenings& happenings_;
  Answers& answers_;
  Findings& findings_;
  OutageEvidence* evidence_;
  Instant open_ = kNever;  // the slot that is added up; kNever = none yet
  SlotSums sums_;
  SlotRows surely_;
  std::optional<SlotRows> perhaps_;  // with what nobody knows down; from the first such slot on
};

}  // namespace akad::clocks
