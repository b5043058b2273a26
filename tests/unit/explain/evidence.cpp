// What is noted while a clock is walked and an item is judged, and that it is only looked at.
#include <catch2/catch.hpp>

#include "runtime/clocks/outages/outage.h"
#include "runtime/targets/judge.h"
#include "tests/unit/clocks/stage.h"

using namespace stage;
using clocks::Deed;
using clocks::Later;

namespace {

constexpr const char* kAsOf = "2025-04-01 00:00";

// The first clock and target of the only subject, as they are evaluated with somebody who asks.
struct Told {
  plan::Plan plan;
  clocks::Answers answers;
  clocks::Findings findings;
  targets::Judge judge;
  clocks::Story story;
  clocks::Evidence evidence;

  explicit Told(Stage& s)
      : plan((events::arrange(s.store, s.program), plan::bind(s.program, wib(kAsOf)))),
        answers(plan, s.store),
        findings(plan, s.store),
        judge(plan, s.store, answers, findings) {
    const clocks::Happenings happenings = clocks::happenings_of(s.store, 0);
    findings.next_subject(0, happenings.count);
    clocks::walk(plan, Id<ir::Clock>{0}, happenings, answers, findings, story, &evidence);
  }

  targets::Evidence judged(std::size_t item = 0) {
    targets::Evidence told;
    const clocks::Cycle& cycle = story.cycles.at(item);
    const bool stopped = cycle.stopped != kNever;
    judge.judge({0}, story, cycle, stopped ? cycle.stopped : plan.as_of, stopped, &told);
    return told;
  }

  std::vector<Deed> deeds() const {
    std::vector<Deed> all;
    for (const clocks::Act& act : evidence.acts) all.push_back(act.deed);
    return all;
  }
};

Stage changing(ir::Retarget policy) {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  s.clock().retargets = {{s.signal("priority"), policy}};
  ir::LimitRow row;
  row.when = s.equals(s.signal("priority"), "High");
  row.limit.rule = ir::Within{2 * kHour, {}};
  of_items(s.target()).limits.insert(of_items(s.target()).limits.begin(), row);
  s.say("T1", "2025-03-10 10:00", "priority", "Medium");
  s.happen("T1", "2025-03-10 10:00", "opened");
  return s;
}

}  // namespace

TEST_CASE("each happening is noted with what it did") {
  Stage s;
  s.add_target(s.add_clock(), kHour);
  s.clock().reopening = ir::Reopening::LeaveOutGap;
  s.happen("T1", "2025-03-10 08:00", "resolved");
  s.happen("T1", "2025-03-10 09:00", "opened");
  s.happen("T1", "2025-03-10 09:10", "opened");
  s.happen("T1", "2025-03-10 09:20", "hold");
  s.happen("T1", "2025-03-10 09:25", "hold");
  s.happen("T1", "2025-03-10 09:30", "unhold");
  s.happen("T1", "2025-03-10 10:00", "resolved");
  s.happen("T1", "2025-03-10 10:10", "resolved");
  s.happen("T1", "2025-03-10 11:00", "opened");
  s.happen("T1", "2025-03-10 12:00", "resolved");
  s.clock().lone_stop = ir::LoneStop::ChangesNothing;
  const Told told(s);
  CHECK(told.deeds() == std::vector<Deed>{Deed::ChangesNothing, Deed::Starts, Deed::RunsAlready,
                                          Deed::Pauses, Deed::PausedAlready, Deed::Resumes,
                                          Deed::Stops, Deed::StoppedAlready,
                                          Deed::OpensLeavingOutGap, Deed::Stops});
  CHECK(told.evidence.acts.front().item == 0);
  CHECK(told.evidence.acts.back().item == 1);
  CHECK(told.evidence.acts.back().place == 9);
}

TEST_CASE("what was done to a dropped item is marked, and the number is given again") {
  Stage s;
  s.add_target(s.add_clock(), kHour);
  s.clock().cancels = {s.event("cancelled")};
  s.happen("T1", "2025-03-10 09:00", "opened");
  s.happen("T1", "2025-03-10 10:00", "cancelled");
  s.happen("T1", "2025-03-10 11:00", "opened");
  const Told told(s);
  REQUIRE(told.deeds() == std::vector<Deed>{Deed::Starts, Deed::Cancels, Deed::Starts});
  CHECK(told.evidence.acts[0].later == Later::Dropped);
  CHECK(told.evidence.acts[0].item == 1);
  CHECK(told.evidence.acts[1].later == Later::Stands);
  CHECK(told.evidence.acts[2].later == Later::Stands);
  CHECK(told.evidence.acts[2].item == 1);
}

TEST_CASE("an early stop is noted as the stop of the item that follows") {
  Stage s;
  s.add_target(s.add_clock(), kHour);
  s.clock().early_stop = kHour;
  s.happen("T1", "2025-03-10 09:00", "resolved");
  s.happen("T1", "2025-03-10 09:30", "opened");
  const Told told(s);
  CHECK(told.deeds() == std::vector<Deed>{Deed::StopsBeforeStart, Deed::Starts});
  CHECK(told.evidence.acts[0].item == 1);
}

TEST_CASE("a last cycle that decides replaces what was done before it") {
  Stage s;
  s.add_target(s.add_clock(), kHour);
  s.clock().reopening = ir::Reopening::LastDecides;
  s.happen("T1", "2025-03-10 09:00", "opened");
  s.happen("T1", "2025-03-10 10:00", "resolved");
  s.happen("T1", "2025-03-10 11:00", "opened");
  const Told told(s);
  REQUIRE(told.deeds() == std::vector<Deed>{Deed::Starts, Deed::Stops, Deed::BeginsAnew});
  CHECK(told.evidence.acts[0].later == Later::Replaced);
  CHECK(told.evidence.acts[1].later == Later::Replaced);
  CHECK(told.evidence.acts[2].later == Later::Stands);
}

TEST_CASE("a change is noted with what held before and how it looked after") {
  Stage s = changing(ir::Retarget::Carry);
  s.happen("T1", "2025-03-10 10:15", "hold");
  s.happen("T1", "2025-03-10 10:45", "unhold");
  s.say("T1", "2025-03-10 11:00", "priority", "High");
  s.happen("T1", "2025-03-10 12:00", "resolved");
  Told told(s);
  const targets::Evidence evidence = told.judged();
  REQUIRE(evidence.phases.size() == 2);
  CHECK(evidence.phases[0].judged.due == wib("2025-03-10 14:00"));
  CHECK(evidence.phases[1].from == wib("2025-03-10 11:00"));
  CHECK(evidence.phases[1].policies == std::vector<ir::Retarget>{ir::Retarget::Carry});
  CHECK(evidence.phases[1].before.due == wib("2025-03-10 14:30"));
  CHECK(evidence.phases[1].judged.due == wib("2025-03-10 12:30"));
  CHECK_FALSE(evidence.phases[1].found_missed);
  REQUIRE(evidence.counts.size() == 1);
  REQUIRE(evidence.counts[0].parts.size() == 2);
  CHECK(evidence.counts[0].parts[0].open == 15 * kMinute);
  CHECK(evidence.counts[0].parts[1].open == kHour + 15 * kMinute);
  CHECK(evidence.decision.basis == targets::Basis::Elapsed);
  CHECK(evidence.decision.limit.most == 2 * kHour);
  CHECK(evidence.decision.exact == kHour + 30 * kMinute);
  CHECK_FALSE(evidence.decision.missed);
}

TEST_CASE("each time at which elapsed time is zero again ends a count") {
  Stage s = changing(ir::Retarget::Restart);
  s.clock().resets = {s.event("again")};
  s.happen("T1", "2025-03-10 11:00", "again");
  s.say("T1", "2025-03-10 13:00", "priority", "High");
  s.happen("T1", "2025-03-10 15:00", "resolved");
  Told told(s);
  const targets::Evidence evidence = told.judged();
  REQUIRE(evidence.counts.size() == 3);
  CHECK(evidence.counts[0].until == wib("2025-03-10 11:00"));
  CHECK(evidence.counts[1].parts.at(0).open == 2 * kHour);
  CHECK(evidence.counts[2].from == wib("2025-03-10 13:00"));
  CHECK(evidence.decision.exactly);
  REQUIRE(evidence.phases.size() == 3);
  CHECK(evidence.phases[1].policies.empty());
  CHECK(evidence.phases[2].before.due == wib("2025-03-10 15:00"));
}

TEST_CASE("outages are noted with what recorded them, what joins them, and whether they count") {
  Stage s;
  s.add_time_target(s.add_outage(30 * kMinute));
  s.program.outages[0].merge_gap = 5 * kMinute;
  s.happen("web", "2025-03-10 09:00", "down");
  s.happen("web", "2025-03-10 09:20", "up");
  s.happen("web", "2025-03-10 09:24", "down");
  s.happen("web", "2025-03-10 09:40", "up");
  s.happen("web", "2025-03-10 12:00", "down");
  s.happen("web", "2025-03-10 12:10", "up");
  events::arrange(s.store, s.program);
  const plan::Plan plan = plan::bind(s.program, wib(kAsOf));
  clocks::Answers answers(plan, s.store);
  clocks::Findings findings(plan, s.store);
  clocks::OutageStory story;
  clocks::OutageEvidence evidence;
  const clocks::Happenings happenings = clocks::happenings_of(s.store, 0);
  findings.next_subject(0, happenings.count);
  clocks::tell_outages(plan, Id<ir::Outage>{0}, happenings, answers, findings, story, &evidence);
  REQUIRE(evidence.recorded.size() == 3);
  CHECK(evidence.recorded[1].began.first == 2);
  CHECK(evidence.recorded[1].ended.first == 3);
  REQUIRE(evidence.joined.size() == 2);
  CHECK(evidence.joined[0].parts.size() == 2);
  CHECK(evidence.joined[0].passes);
  CHECK(evidence.joined[0].counted.length() == 40 * kMinute);
  CHECK_FALSE(evidence.joined[1].passes);
  CHECK(evidence.joined[1].counted.empty());
  REQUIRE(story.runs.size() == 1);
  CHECK(story.runs[0].whole == evidence.joined[0].whole);

  clocks::StretchStory recorded;  // whatever an outage makes of it
  clocks::tell_stretches(plan, clocks::claim_of(plan, Id<ir::Outage>{0}), happenings, answers,
                         findings, recorded);
  REQUIRE(recorded.raw.size() == 3);
  CHECK(recorded.raw[2].length() == 10 * kMinute);
}

TEST_CASE("nothing is judged otherwise because somebody asks") {
  for (const auto policy : {ir::Retarget::Carry, ir::Retarget::Restart, ir::Retarget::Retroactive,
                            ir::Retarget::Proportional, ir::Retarget::Freeze}) {
    Stage s = changing(policy);
    s.say("T1", "2025-03-10 12:30", "priority", "High");
    s.happen("T1", "2025-03-10 13:00", "resolved");
    const measures::Item item = s.item(kAsOf);
    Told told(s);
    const targets::Evidence evidence = told.judged();
    CHECK(evidence.judged.verdict == item.verdict);
    CHECK(evidence.judged.due == item.due);
    CHECK(evidence.judged.elapsed == item.elapsed);
    CHECK(evidence.judged.missed_before == item.missed_before);
  }
}
