// What the records that differ tell, by time: from when to when each thing is so.
#pragma once

#include <algorithm>
#include <functional>

#include "runtime/reconcile/reconcile.h"

namespace akad::reconcile {

// Of many that may all be why, so many stand below what differs.
constexpr std::size_t kMostListed = 1000;

// From when to when something that a record tells is so.
struct Touch {
  std::size_t record = 0;
  Party party = Party::Ours;
  events::Channel channel;  // none: of a record of which nothing is used
  std::int32_t log = -1;
  Interval span;                    // `to` is in it
  std::int64_t concerned = kNever;  // of a notice: whom, of the side's subjects; kNever: not named
  bool is_window = false;
  bool beside_window = false;  // the record gives a window as well
  std::uint32_t subject = 0;   // of RollNames::subjects
};

struct Touches {
  std::vector<Touch> all;       // by begin
  std::vector<Instant> latest;  // beside them: the last end of those up to here

  void finish() {
    std::stable_sort(all.begin(), all.end(),
                     [](const Touch& a, const Touch& b) { return a.span.from < b.span.from; });
    Instant last = kFirstInstant;
    for (const Touch& touch : all) latest.push_back(last = std::max(last, touch.span.to));
  }
  template <class Wanted>
  void add_to(Records& records, const Interval& span, Wanted wanted) const {
    auto end = std::partition_point(all.begin(), all.end(),
                                    [&](const Touch& touch) { return touch.span.from <= span.to; });
    for (auto at = end - all.begin(); at-- > 0;) {
      const auto place = static_cast<std::size_t>(at);
      if (latest[place] < span.from || records.size() >= kMostListed) return;
      const Touch& touch = all[place];
      if (touch.span.to >= span.from && wanted(touch)) records.push_back(touch.record);
    }
  }
};

// Of the records of one side that differ, but for those that count once all the same. What is of no
// concern, and what counts only later, touches nothing.
void read_touches(const Reconciliation& of, Party party,
                  const std::function<void(const Touch&)>& take);

}  // namespace akad::reconcile
