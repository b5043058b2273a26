// One item against one target: what is due when, how much has elapsed, and the verdict. Changes of
// the signals that the target reads apply by the clock's policies (REFERENCE, "Clocks"):
//
//   Carry         the clock goes on, the new limit holds
//   Restart       elapsed is zero again at the change, all values are read anew
//   Freeze        the signal keeps, for this item, the value it had when the clock began
//   Retroactive   judged from the start by the new limit; pauses before the change were no pauses,
//                 or (RetroactiveWithPauses) remain pauses
//   Proportional  the share of the limit that is left is left of the new limit (as Carry where one
//                 of the two is not a length)
//
// When several signals change at one instant the strongest policy applies, in the order Restart,
// Retroactive, RetroactiveWithPauses, Proportional, Carry, Freeze. A limit that a change brings is
// never due before it. Where each limit names its hours, Carry and Proportional count the time
// before the change in the old hours; Restart and Retroactive in the new.
#pragma once

#include "runtime/targets/evidence.h"

namespace akad::targets {

class Judge {
 public:
  Judge(const plan::Plan& plan, const events::EventStore& store, clocks::Answers& answers,
        clocks::Findings& findings);

  // As it stood at `until`: the stop of a stopped item, or an instant at which it was open; of an
  // open item what happens at `until` itself plays no part. `evidence`: what it rests on, also of
  // what held before a reset; null = not asked for.
  Judgement judge(Id<ir::Target> target, const clocks::Story& story, const clocks::Cycle& cycle,
                  Instant until, bool stopped, Evidence* evidence = nullptr);

  // What the judgement rests on, of an item that was started: the hours, from where it counts, and
  // what it must keep to. Of a `stopped` item the final terms, otherwise those just before `until`.
  Terms terms(Id<ir::Target> target, const clocks::Story& story, const clocks::Cycle& cycle,
              Instant until, bool stopped);

  // In which hours and zone a limit counts for an item that counts from `origin`.
  LimitContext context(Id<ir::Target> target, const clocks::Origin& origin,
                       const clocks::Story& story);

  // What holds at `origin`, before anything changes.
  Terms terms_at(const LimitContext& context, const clocks::Story& story,
                 const clocks::Cycle& cycle, const clocks::Origin& origin);
  ChangeRules change_rules(Id<ir::Target> target) const;

  const SubjectCalendars& calendars() const { return calendars_; }

  // By target, the rows of its limits that held of some item that was judged.
  const std::vector<std::vector<bool>>& reached() const { return reached_; }

 private:
  // From `origin`, with the changes that count at `until`.
  Terms terms(const LimitContext& context, const clocks::Story& story, const clocks::Cycle& cycle,
              const clocks::Origin& origin, Instant until, bool stopped, Evidence* evidence);
  void tell_before_resets(Id<ir::Target> target, const clocks::Story& story,
                          const clocks::Cycle& cycle, const clocks::Origin& last,
                          Evidence& evidence);
  std::shared_ptr<StretchSums> earlier_sums(const clocks::Story& story);

  const plan::Plan& plan_;
  clocks::Answers& answers_;
  SubjectCalendars calendars_;
  std::vector<std::vector<bool>> reached_;
  std::vector<std::int64_t> values_;  // as the target sees them, while changes are followed
  std::shared_ptr<const std::vector<clocks::Stretch>> earlier_;  // of the last story that has them
  std::shared_ptr<StretchSums> earlier_sums_;                    // over them
};

// What holds of a started item as time goes on, as somebody knows it who waits for its stop. What
// is given must outlive it.
class Course {
 public:
  Course(Judge& judge, Id<ir::Target> target, const clocks::Story& story,
         const clocks::Cycle& cycle);

  // The terms after all that happened up to `at`, which never goes back.
  const Terms& at(Instant at);

  // As Judge has it of an item that is open at `until`; what happens at `until` itself plays no
  // part.
  Judgement judge_open(Instant until);
  // What that rests on.
  const Terms& terms() const;

 private:
  struct Round;  // from one origin

  Judge& judge_;
  Id<ir::Target> target_;
  const clocks::Story& story_;
  const clocks::Cycle& cycle_;
  std::uint32_t origin_;
  std::shared_ptr<Round> round_;
};

}  // namespace akad::targets
