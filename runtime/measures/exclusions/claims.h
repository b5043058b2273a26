// What exclusions claim, notice by notice: when, told of whom, and whether the notice itself is
// one that counts. What a target or a clock makes of it comes after (grants.h).
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "runtime/clocks/outages/outage.h"
#include "runtime/measures/exclusions/figures.h"
#include "runtime/time/calendar.h"

namespace akad::measures {

struct Claimed {
  Interval span;
  bool end_unknown = false;                         // up to where nobody knows
  ir::GrantReason refused = ir::GrantReason::None;  // whoever asks
  Instant announced = kNever;                       // the first that a condition asks for
  std::uint32_t teller = 0;                         // the subject of the log that tells of it
  std::int64_t concerned = kNever;                  // of Concerns::Named; kNever: everybody
  std::int64_t everybodys = -1;  // its place in what everybody is granted; -1 = it is not in it
  GrantFigures late = {};        // of what was announced too late
};

// The calendars that exclusions name, each bound when it is first asked for. They are read in
// zones of their own.
class ExclusionCalendars {
 public:
  explicit ExclusionCalendars(const ir::Program& program) : program_(program) {}
  const time::BoundCalendar& of(Id<ir::Calendar> id);

 private:
  const ir::Program& program_;
  std::map<Id<ir::Calendar>, std::unique_ptr<time::BoundCalendar>> bound_;
};

class ClaimReader {
 public:
  ClaimReader(const plan::Plan& plan, const events::EventStore& store, clocks::Answers& answers,
              clocks::Findings& findings);

  // Of what happened to one subject of the exclusion's log. `evidence`: of the stretches, beside
  // those claims whose end is known; null = not asked for.
  std::vector<Claimed> claims(Id<ir::Exclusion> exclusion, std::uint32_t subject,
                              const clocks::Happenings& happenings,
                              clocks::OutageEvidence* evidence = nullptr);
  ExclusionCalendars& calendars() { return calendars_; }

 private:
  struct Notices;  // what records say of notices, by record and by notice
  struct Place;    // of a claim
  void take(const ir::Exclusion& rules, const Place& place, const Notices& notices, Claimed& claim);
  ir::GrantReason reason(const ir::Requirement& asked, const Place& place, const Notices& notices,
                         Claimed& claim);
  bool is_early(const ir::Requirement& asked, Instant announced, Instant start);
  Duration ahead(const ir::Requirement& asked, Instant announced, Instant start);

  const plan::Plan& plan_;
  const events::EventStore& store_;
  clocks::Answers& answers_;
  clocks::Findings& findings_;
  ExclusionCalendars calendars_;
  clocks::StretchStory story_;
};

}  // namespace akad::measures
