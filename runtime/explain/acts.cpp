// What each happening did to an item, in words: one row for every deed that a clock notes.
#include <fmt/format.h>

#include "runtime/base/assert.h"
#include "runtime/explain/case.h"

namespace akad::explain {
namespace {

using clocks::Act;
using clocks::Deed;
using clocks::Later;

std::string late_text(const Teller& teller) {
  return fmt::format("the clock starts, for a new item: more than {} calendar days after the stop",
                     teller.clock.reopening_days);
}

std::string without_item_text(const Teller& teller) {
  return fmt::format("the clock starts, but {} has no value, so there is no item yet",
                     teller.program().signals[teller.clock.item_by.index()].name);
}

// `ends`: where the item stopped for good.
std::string deed_text(const Teller& teller, const Act& act, Instant ends) {
  switch (act.deed) {
    case Deed::Starts:
      return act.item > 1 ? "the clock starts, for a new item" : "the clock starts";
    case Deed::StartsNewItem: return "the clock starts, for a new item";
    case Deed::StartsNewItemLate: return late_text(teller);
    case Deed::StartsWithoutItem: return without_item_text(teller);
    case Deed::BeginsByRound: return "an item begins";
    case Deed::BeginsByValue: return "an item of this value begins";
    case Deed::BeginsAnew: return "the clock begins anew, at zero";
    case Deed::RunsAlready: return "changes nothing, the clock runs already";
    case Deed::OneWithOther: return "";
    case Deed::OpensLeavingOutGap:
      return "the item is open again: " + reopening_text(ir::Reopening::LeaveOutGap);
    case Deed::OpensCountingGap:
      return "the item is open again: " + reopening_text(ir::Reopening::CountGap);
    case Deed::StaysStopped:
      return "changes nothing, " + reopening_text(ir::Reopening::FirstStopDecides);
    case Deed::Pauses:
    case Deed::PausesByState: return "the clock is paused";
    case Deed::PausesBeforeStart: return "a pause, before the clock starts";
    case Deed::PausedAlready: return "changes nothing, paused already";
    case Deed::Resumes:
    case Deed::ResumesByState: return "the clock runs again";
    case Deed::ResumesIntoState: return "this pause ends, another goes on";
    case Deed::ResumesBeforeStart: return "the pause before the start ends";
    case Deed::NotPaused: return "changes nothing, no pause to end";
    case Deed::Resets: return "elapsed time begins again at zero";
    case Deed::Stops:
      return act.at == ends ? "the clock stops"
                            : "the clock stops, until the item is opened again";
    case Deed::StopsWithoutItem:
    case Deed::StopsUnstarted: return "the clock stops";
    case Deed::StopsFreshItem: return "the clock stops; what would begin here is no item";
    case Deed::StopsBeforeStart: return "the stop of this item, told before its start";
    case Deed::EndsByRound: return "this item ends, the next begins";
    case Deed::EndsByValue: return "this item ends";
    case Deed::WaitsForStart:
    case Deed::ChangesNothing: return "changes nothing, no clock runs";
    case Deed::StoppedAlready: return "changes nothing, it had stopped already";
    case Deed::Cancels: return "the item that ran is dropped";
    case Deed::CompleteAlready: return "changes nothing, the item is complete";
  }
  AKAD_ASSERT(false);
}

// What leaves everything as it is needs no words where a value is told.
bool is_idle(Deed deed) {
  return deed == Deed::RunsAlready || deed == Deed::StaysStopped || deed == Deed::ChangesNothing ||
         deed == Deed::CompleteAlready;
}

}  // namespace

std::string act_text(const Teller& teller, const Case& item, const Act& act) {
  return deed_text(teller, act, item.cycle().stopped);
}

std::string value_act_text(const Teller& teller, const Case& item, const Act& act) {
  return is_idle(act.deed) ? "" : deed_text(teller, act, item.cycle().stopped);
}

std::string outside_text(const Teller& teller, const Act& act) {
  if (act.later == Later::Dropped) return "of an item that was dropped later";
  if (act.later == Later::Replaced) return "replaced, the last cycle decides";
  if (act.deed == Deed::StoppedAlready) return "changes nothing, no clock runs";
  return deed_text(teller, act, act.at);
}

}  // namespace akad::explain
