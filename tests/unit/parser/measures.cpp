#include "read.h"

using namespace akad;
using namespace akad::reading;

TEST_CASE("the lines of a log") {
  CHECK(log("clause \"3\" \"T\"").clause.at(0).title->text == "T");
  CHECK(log("times are RFC 3339").times.at(0).kind == ir::TimeKind::Rfc3339);
  CHECK(log("times are epoch seconds").times.at(0).kind == ir::TimeKind::EpochSeconds);
  CHECK(joined(log("time is a.`b c`.d").time.at(0).path) == "a.b c.d");
  CHECK(log("time is at as epoch milliseconds").time.at(0).format->kind ==
        ir::TimeKind::EpochMilliseconds);
  CHECK_FALSE(log("time is at").time.at(0).format);
  CHECK(joined(log("id is key").id.at(0)) == "key");
  CHECK(joined(log("subject is ticket").subject.at(0)) == "ticket");
  CHECK(log("subject is always \"x\"").single_subject.at(0).text == "x");
  CHECK(joined(log("received is r as RFC 3339").received.at(0).path) == "r");
  CHECK(joined(log("sequence is n").sequence.at(0)) == "n");
}

TEST_CASE("local times say what happens when the clocks change") {
  const auto earlier =
      log("times are local time in UTC, repeated hour earlier, skipped hour moves forward").times;
  CHECK(earlier.at(0).kind == ir::TimeKind::Local);
  CHECK(earlier.at(0).zone.text == "UTC");
  CHECK(earlier.at(0).repeated == ir::RepeatedHour::Earlier);
  CHECK(earlier.at(0).skipped == ir::SkippedHour::MovesForward);
  const auto later =
      log("times are local time in Asia/Jakarta, repeated hour later, skipped hour refused").times;
  CHECK(later.at(0).repeated == ir::RepeatedHour::Later);
  CHECK(later.at(0).skipped == ir::SkippedHour::Refused);
}

TEST_CASE("instants by a pattern, with a zone, an offset, or of dates") {
  const auto local = log("times are written \"dd/MM/yyyy HH:mm\" in UTC, repeated hour later, "
                         "skipped hour refused")
                         .times.at(0);
  CHECK(local.kind == ir::TimeKind::Pattern);
  CHECK(local.pattern.text == "dd/MM/yyyy HH:mm");
  CHECK(local.zone.text == "UTC");
  CHECK(local.says_changes);
  CHECK(local.repeated == ir::RepeatedHour::Later);
  CHECK(local.skipped == ir::SkippedHour::Refused);
  const auto offset = log("times are written \"yyyy-MM-dd HH:mmX\"").times.at(0);
  CHECK(offset.zone.text.empty());
  CHECK_FALSE(offset.says_changes);
  CHECK(log("times are written \"dd/MM/yyyy\" in UTC").times.at(0).zone.text == "UTC");
  CHECK(log("event e at a as written \"yyyyMMddHHmmX\"").events.at(0).at->format->pattern.text ==
        "yyyyMMddHHmmX");
  CHECK(log("signal s is p as time written \"yyyyMMddHHmmX\"").signals.at(0).format->kind ==
        ir::TimeKind::Pattern);
}

TEST_CASE("dates in places") {
  using enum ir::DateIs;
  CHECK(log("time is at, a date, at its beginning").time.at(0).date.is == Beginning);
  CHECK(log("received is at as RFC 3339, a date, at its end").received.at(0).date.is == End);
  CHECK(log("time is at").time.at(0).date.is == Refused);
  const auto event = log("event e at a, a date, at its end when present").events.at(0);
  CHECK(event.at->date.is == End);
  CHECK(shown(*event.when) == "present");
  CHECK(log("signal s is p as time, a date, at its end").signals.at(0).date.is == End);
  const auto dates = [](const std::string& line) {
    const auto window = log(line).windows.at(0);
    return std::pair(window.from_date.is, window.end_date.is);
  };
  CHECK(dates("window w from a to b") == std::pair(Refused, Refused));
  CHECK(dates("window w from a, a date, at its end, to b") == std::pair(End, Refused));
  CHECK(dates("window w from a to b, a date, at its end") == std::pair(Refused, End));
  CHECK(dates("window w from a, a date, at its beginning, to b, a date, at its end when c = 1") ==
        std::pair(Beginning, End));
}

TEST_CASE("what is written for an end that has not come") {
  const auto line = log("an end written \"\" or \"-\" or 0 or -1_000 or 0.0 has not come yet");
  std::vector<std::string> said;
  for (const auto& each : line.not_yet.at(0).said) said.push_back(each.text);
  CHECK(said == std::vector<std::string>{"", "-", "0", "-1000", "0.0"});
}

TEST_CASE("events, signals and windows") {
  CHECK(log("event e").events.at(0).name.text == "e");
  const auto event = log("event e at a.b as epoch seconds when present").events.at(0);
  CHECK(joined(event.at->path) == "a.b");
  CHECK(event.at->format->kind == ir::TimeKind::EpochSeconds);
  CHECK(shown(*event.when) == "present");
  CHECK(log("signal s is p").signals.at(0).kind == ir::SignalKind::Text);
  CHECK(log("signal s is p as text").signals.at(0).kind == ir::SignalKind::Text);
  CHECK(log("signal s is p as number").signals.at(0).kind == ir::SignalKind::Number);
  CHECK(log("signal s is p as flag").signals.at(0).kind == ir::SignalKind::Flag);
  CHECK(log("signal s is p as money in IDR").signals.at(0).kind == ir::SignalKind::Money);
  CHECK(log("signal s is p as money in IDR").signals.at(0).currency.text == "IDR");
  CHECK(log("signal s is p as time epoch seconds").signals.at(0).format->kind ==
        ir::TimeKind::EpochSeconds);
  CHECK(log("signal s is p as time").signals.at(0).kind == ir::SignalKind::Time);
  const auto window = log("window w from a.b to c as RFC 3339 when d = 1").windows.at(0);
  CHECK(window.name.text + joined(window.from) + joined(window.to) == "wa.bc");
  CHECK(window.format->kind == ir::TimeKind::Rfc3339);
  CHECK(shown(*window.when) == "d = 1");
}

TEST_CASE("conditions") {
  const std::vector<std::pair<std::string, std::string>> conditions = {
      {"a = \"x\"", "a = \"x\""},
      {"a.b != 5", "a.b != 5"},
      {"a < -0.5", "a < -1/2"},
      {"a <= 1_000", "a <= 1000"},
      {"a > 1", "a > 1"},
      {"a >= 1", "a >= 1"},
      {"a = true", "a = true"},
      {"a = 2026-03-01 10:00", "a = 2026-03-01+36000000"},
      {"a contains \"x\"", "a contains \"x\""},
      {"a is present", "a is present"},
      {"a is absent", "a is absent"},
      {"present", "present"},
      {"present is present", "present is present"},
      {"a is one of (\"x\", 2)", "a one of \"x\" 2"},
      {"not a = 1", "(not a = 1)"},
      {"not not a = 1", "(not (not a = 1))"},
      {"a = 1 and b = 2 and c = 3", "(and a = 1 b = 2 c = 3)"},
      {"a = 1 or b = 2", "(or a = 1 b = 2)"},
      {"a = 1 and (b = 2 or not c = 3)", "(and a = 1 (or b = 2 (not c = 3)))"},
      {"((a = 1))", "a = 1"},
      {"starts = stops", "starts = stops"},
  };
  for (const auto& [text, expected] : conditions) {
    CHECK(shown(clock("pauses while " + text).pause_while.at(0)) == expected);
  }
}

TEST_CASE("the lines of a clock") {
  const auto head = clock("");
  CHECK(head.name.text == "c");
  CHECK(head.log.text == "l");
  CHECK(clock("clause \"4\"").clause.size() == 1);
  CHECK(joined(clock("starts on a or b").starts.at(0).names) == "a.b");
  CHECK(joined(clock("stops on a").stops.at(0).names) == "a");
  CHECK(joined(clock("pauses on a").pauses.at(0).names) == "a");
  CHECK(joined(clock("resumes on a").resumes.at(0).names) == "a");
  CHECK(joined(clock("resets on a").resets.at(0).names) == "a");
  CHECK(joined(clock("is cancelled on a").cancels.at(0).names) == "a");
  CHECK(clock("counts k").counts.at(0).calendar->text == "k");
  CHECK_FALSE(clock("counts around the clock").counts.at(0).calendar);
  CHECK(clock("judged by elapsed time").judged.at(0).by == ir::Judged::ByElapsed);
  CHECK(clock("judged by due time").judged.at(0).by == ir::Judged::ByDue);
}

TEST_CASE("reopening") {
  using enum ir::Reopening;
  const std::vector<std::pair<std::string, ir::Reopening>> rules = {
      {"the first stop decides", FirstStopDecides}, {"a new item begins", NewItem},
      {"resume, leaving out the gap", LeaveOutGap}, {"resume, counting the gap", CountGap},
      {"the last cycle decides", LastDecides},
  };
  for (const auto& [text, rule] : rules) {
    CHECK(clock("reopened: " + text).reopened.at(0).rule == rule);
    const auto both = clock("reopened within 7 calendar days: " + text + ", later: " + text);
    CHECK(both.reopened.at(0).within_days->value == 7);
    CHECK(both.reopened.at(0).later == rule);
  }
  CHECK_FALSE(clock("reopened: a new item begins").reopened.at(0).within_days);
}

TEST_CASE("changes of the target") {
  using enum ir::Retarget;
  const std::vector<std::pair<std::string, ir::Retarget>> policies = {
      {"carry the elapsed time", Carry},
      {"restart the clock", Restart},
      {"keep the first target", Freeze},
      {"judge from the start without earlier pauses", Retroactive},
      {"carry in proportion", Proportional},
      {"judge from the start with earlier pauses", RetroactiveWithPauses},
  };
  for (const auto& [text, policy] : policies) {
    const auto line = clock("when priority changes: " + text).retargets.at(0);
    CHECK(line.signal.text == "priority");
    CHECK(line.policy == policy);
  }
}

TEST_CASE("what was missed before a change") {
  const auto rule = [](const std::string& words) {
    return clock("missed before a change: " + words).missed_before.at(0).rule;
  };
  CHECK(rule("stays missed") == ir::MissedBefore::StaysMissed);
  CHECK(rule("the last limit decides") == ir::MissedBefore::LastLimitDecides);
}

TEST_CASE("hours of each limit") {
  CHECK(clock("counts the hours of each limit").counts.at(0).of_limit);
  CHECK_FALSE(clock("counts around the clock").counts.at(0).of_limit);
  CHECK_FALSE(clock("counts hours").counts.at(0).of_limit);
}

TEST_CASE("the lines of an outage") {
  CHECK(outage("").log.text == "l");
  CHECK(outage("clause \"5\"").clause.size() == 1);
  CHECK(shown(std::get<ast::Condition>(outage("while up = false").down.at(0))) == "up = false");
  const auto edges = std::get<ast::FromToLine>(outage("from a or b to c").down.at(0));
  CHECK(joined(edges.begins) == "a.b");
  CHECK(joined(edges.ends) == "c");
  CHECK(joined(std::get<ast::NamesLine>(outage("during w").down.at(0)).names) == "w");
  const auto lasting = outage("lasting at least 3 minutes, the whole outage counts").lasting.at(0);
  CHECK(lasting.test == ir::LengthTest::AtLeast);
  CHECK(lasting.counted == ir::Counted::Whole);
  CHECK(shown(lasting.length) == "3 min");
  const auto excess = outage("lasting more than 1 hour, only the excess counts").lasting.at(0);
  CHECK(excess.test == ir::LengthTest::MoreThan);
  CHECK(excess.counted == ir::Counted::Excess);
  CHECK(shown(*outage("outages less than 1 minute apart are one").merge.at(0).gap) == "1 min");
  CHECK_FALSE(outage("outages apart stay apart").merge.at(0).gap);
}
