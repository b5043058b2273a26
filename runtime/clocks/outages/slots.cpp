#include "runtime/clocks/outages/slots.h"

#include <algorithm>

#include "runtime/clocks/told.h"

namespace akad::clocks {

void SlotRows::keep(bool down, const Interval& span) {
  if (!down || span.empty()) return;
  if (!down_.empty() && down_.back().to == span.from) {
    down_.back().to = span.to;
  } else {
    down_.push_back(span);
  }
}

void SlotRows::take(bool down, const Interval& slots) {
  if (slots.empty()) return;
  if (down == is_down_) {
    finish();
    return keep(down, slots);
  }
  row_.push_back(slots);
  in_row_ += slots.length() / rules_.slot;
  if (in_row_ >= (down ? rules_.down_after : rules_.up_after).count) turn();
}

// What of the row lies before the slot that it counts from was as the time before it.
void SlotRows::turn() {
  const ir::SlotsInRow& rule = is_down_ ? rules_.up_after : rules_.down_after;
  std::int64_t left = rule.count;
  Instant known = row_.front().to;
  for (const Interval& part : row_) {
    const std::int64_t here = std::min(left, part.length() / rules_.slot);
    known = part.from + here * rules_.slot;
    left -= here;
    if (left == 0) break;
  }
  const Instant since = rule.from_last ? known - rules_.slot : row_.front().from;
  for (const Interval& part : row_) {
    keep(is_down_, {part.from, std::min(part.to, since)});
    keep(!is_down_, {std::max(part.from, since), part.to});
  }
  if (since < known - rules_.slot) late_.push_back({since, known});
  is_down_ = !is_down_;
  row_.clear();
  in_row_ = 0;
}

void SlotRows::finish() {
  for (const Interval& part : row_) keep(is_down_, part);
  row_.clear();
  in_row_ = 0;
}

SlotWalk::SlotWalk(const plan::Plan& plan, const ir::BySlots& rules,
                   const plan::BoundStretches& bound, const Happenings& happenings,
                   Answers& answers, Findings& findings, OutageEvidence* evidence)
    : plan_(plan),
      rules_(rules),
      bound_(bound),
      happenings_(happenings),
      answers_(answers),
      findings_(findings),
      evidence_(evidence),
      surely_(rules) {}

Instant SlotWalk::slot_at(Instant at) const {
  const Duration since = at - plan_.term.from;
  const Duration within = since % rules_.slot;
  return at - (within < 0 ? within + rules_.slot : within);
}

// A share is of what there is: nothing is divided.
ir::SlotCounts SlotWalk::counts_as(const SlotSums& sums, bool& is_few) const {
  is_few = false;
  is_few = rules_.few && ir::is_few(*rules_.few, sums.of[SlotSums::kFew]);
  if (is_few) return rules_.few->counts;
  const ir::SlotTest& test = rules_.down_when;
  const Rational bound = test.of.valid() ? test.bound * sums.of[SlotSums::kAll] : test.bound;
  const bool down = ir::holds(test.test, {MeasuredKind::Number, sums.of[SlotSums::kCounted]},
                              {MeasuredKind::Number, bound});
  return down ? ir::SlotCounts::Down : ir::SlotCounts::Up;
}

void SlotWalk::judge(const SlotSums& sums, const Interval& slots) {
  if (slots.empty()) return;
  bool is_few = false;
  const ir::SlotCounts counts = counts_as(sums, is_few);
  if (counts == ir::SlotCounts::Unknown && !perhaps_) perhaps_.emplace(surely_);
  if (counts != ir::SlotCounts::PassedOver) {
    surely_.take(counts == ir::SlotCounts::Down, slots);
    if (perhaps_) perhaps_->take(counts != ir::SlotCounts::Up, slots);
  }
  if (evidence_ != nullptr && counts != ir::SlotCounts::Up) {
    evidence_->slots.push_back({slots, counts, is_few, sums});
  }
}

void SlotWalk::close() {
  judge(sums_, {open_, open_ + rules_.slot});
  sums_ = {};
}

// Between two slots with records all are alike.
void SlotWalk::go_to(Instant slot) {
  if (open_ == slot) return;
  Instant next = std::min(slot, plan_.term.from);
  if (open_ != kNever) {
    close();
    next = open_ + rules_.slot;
  }
  judge({}, {next, slot});
  open_ = slot;
}

void SlotWalk::take(std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const events::Occurrence& happening = happenings_.first[i];
    for (std::size_t what = 0; what < bound_.in_slots.size(); ++what) {
      if (bound_.in_slots[what] != happening.channel) continue;
      go_to(slot_at(happening.at));
      if (const auto number = number_told(plan_, answers_, findings_, happening, i)) {
        sums_.of[what] += *number;
      }
    }
  }
}

void SlotWalk::note_places(const StretchStory& story) {
  const auto place = [&](Instant at) {
    const auto end = happenings_.first + happenings_.count;
    return static_cast<std::size_t>(
        std::partition_point(happenings_.first, end,
                             [&](const events::Occurrence& row) { return row.at < at; }) -
        happenings_.first);
  };
  for (const Interval& span : story.raw) {
    evidence_->recorded.push_back({span, {place(span.from), place(span.to)}, {}});
  }
}

void SlotWalk::finish(StretchStory& story) {
  const Instant end = slot_at(plan_.as_of);
  if (open_ == kNever || open_ < end) go_to(end);
  surely_.finish();
  story.raw = surely_.down();
  if (perhaps_) {
    perhaps_->finish();
    story.unknown = time::without(perhaps_->down(), surely_.down());
  }
  story.late_rows = surely_.late();
  if (evidence_ != nullptr) note_places(story);
}

}  // namespace akad::clocks
