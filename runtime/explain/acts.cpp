// What each happening did to an item, in words: one row for every deed that a clock notes.
#include "runtime/base/assert.h"
#include "runtime/explain/case.h"

namespace akad::explain {
namespace {

using clocks::Act;
using clocks::Deed;
using clocks::Later;

Phrase starts_without_item(const Teller& teller) {
  const Id<ir::Signal> holder = teller.clock.item_by;
  return Phrase("deed.starts_no_item", teller.program().signals[holder.index()].name);
}

Phrase starts_late(const ir::Clock& clock) {
  return clock.reopening_by_dates ? Phrase("deed.starts_late", clock.reopening_days)
                                  : Phrase("deed.starts_late_by_hours", clock.reopening_days);
}

// `ends`: where the item stopped for good.
Phrase deed_said(const Teller& teller, const Act& act, Instant ends) {
  switch (act.deed) {
    case Deed::Starts: return act.item > 1 ? Phrase("deed.starts_new") : Phrase("deed.starts");
    case Deed::StartsNewItem: return Phrase("deed.starts_new");
    case Deed::StartsNewItemLate: return starts_late(teller.clock);
    case Deed::StartsWithoutItem: return starts_without_item(teller);
    case Deed::BeginsByRound: return Phrase("deed.begins_by_round");
    case Deed::BeginsByValue: return Phrase("deed.begins_by_value");
    case Deed::BeginsAnew: return Phrase("deed.begins_anew");
    case Deed::RunsAlready: return Phrase("deed.runs_already");
    case Deed::OneWithOther: return {};
    case Deed::OpensLeavingOutGap:
      return Phrase("deed.opens_again", phrases::reopening(ir::Reopening::LeaveOutGap));
    case Deed::OpensCountingGap:
      return Phrase("deed.opens_again", phrases::reopening(ir::Reopening::CountGap));
    case Deed::StaysStopped:
      return Phrase("deed.stays_stopped", phrases::reopening(ir::Reopening::FirstStopDecides));
    case Deed::Pauses:
    case Deed::PausesByState: return Phrase("deed.pauses");
    case Deed::PausesBeforeStart: return Phrase("deed.pauses_before");
    case Deed::PausedAlready: return Phrase("deed.paused_already");
    case Deed::Resumes:
    case Deed::ResumesByState: return Phrase("deed.resumes");
    case Deed::ResumesIntoState: return Phrase("deed.resumes_into");
    case Deed::ResumesBeforeStart: return Phrase("deed.resumes_before");
    case Deed::NotPaused: return Phrase("deed.not_paused");
    case Deed::Resets: return Phrase("deed.resets");
    case Deed::Stops: return act.at == ends ? Phrase("deed.stops") : Phrase("deed.stops_for_now");
    case Deed::StopsWithoutItem:
    case Deed::StopsUnstarted: return Phrase("deed.stops");
    case Deed::StopsFreshItem: return Phrase("deed.stops_fresh");
    case Deed::StopsBeforeStart: return Phrase("deed.stops_before");
    case Deed::EndsByRound: return Phrase("deed.ends_by_round");
    case Deed::EndsByValue: return Phrase("deed.ends_by_value");
    case Deed::WaitsForStart:
    case Deed::ChangesNothing: return Phrase("deed.no_clock");
    case Deed::StoppedAlready: return Phrase("deed.stopped_already");
    case Deed::Cancels: return Phrase("deed.cancels");
    case Deed::CompleteAlready: return Phrase("deed.complete_already");
  }
  AKAD_ASSERT(false);
}

// What leaves everything as it is needs no words where a value is told.
bool is_idle(Deed deed) {
  return deed == Deed::RunsAlready || deed == Deed::StaysStopped || deed == Deed::ChangesNothing ||
         deed == Deed::CompleteAlready;
}

}  // namespace

Phrase act_said(const Teller& teller, const Case& item, const Act& act) {
  return deed_said(teller, act, item.cycle().stopped);
}

Phrase value_act_said(const Teller& teller, const Case& item, const Act& act) {
  return is_idle(act.deed) ? Phrase() : deed_said(teller, act, item.cycle().stopped);
}

Phrase outside_said(const Teller& teller, const Act& act) {
  if (act.later == Later::Dropped) return Phrase("deed.dropped_later");
  if (act.later == Later::Replaced) return Phrase("deed.replaced");
  if (act.deed == Deed::StoppedAlready) return Phrase("deed.no_clock");
  return deed_said(teller, act, act.at);
}

}  // namespace akad::explain
