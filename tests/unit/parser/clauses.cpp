// What choices offer and explanations quote is read as the language: every value of every
// enumeration that has a sentence.
#include "runtime/phrases/clauses.h"

#include <catch2/catch.hpp>

#include "runtime/phrases/terms.h"
#include "tests/unit/parser/read.h"

using namespace akad;
using phrases::Phrase;

namespace {

template <class Enum>
std::vector<Enum> all() {
  using ir::words;
  std::vector<Enum> values;
  for (std::size_t i = 0; i < words(Enum{}).size(); ++i) values.push_back(static_cast<Enum>(i));
  return values;
}

std::string text(const Phrase& clause) { return phrases::clause_text(clause); }

const ir::Program& program() {
  static const ir::Program one = [] {
    ir::Program made;
    made.calendars.resize(1);
    made.calendars[0].name = "support_hours";
    made.signals.resize(1);
    made.signals[0].name = "promised_at";
    return made;
  }();
  return one;
}

ir::Limit limit_of(ir::LimitKind kind, bool strict, ir::Roll roll, std::int32_t count) {
  ir::Limit limit;
  limit.kind = kind;
  limit.length = 90 * kMinute;
  limit.count = count;
  limit.minute = 16 * 60;
  limit.signal = Id<ir::Signal>{0};
  limit.strict = strict;
  limit.roll = roll;
  return limit;
}

}  // namespace

TEST_CASE("sentences of clocks and calendars are read as they are offered") {
  for (const auto judged : all<ir::Judged>()) {
    CHECK(reading::clock(text(phrases::judged(judged))).judged.at(0).by == judged);
  }
  for (const auto how : all<ir::Reopening>()) {
    CHECK(reading::clock(text(phrases::reopened(how))).reopened.at(0).rule == how);
    ir::Clock clock;
    clock.reopening = how;
    clock.reopening_days = 7;
    clock.later_reopening = ir::Reopening::NewItem;
    const auto line = reading::clock(text(phrases::reopened(clock))).reopened.at(0);
    CHECK(line.rule == how);
    CHECK(line.later == ir::Reopening::NewItem);
  }
  for (const auto policy : all<ir::Retarget>()) {
    const auto clock = reading::clock(text(phrases::when_changes("priority", policy)));
    CHECK(clock.retargets.at(0).policy == policy);
  }
  for (const auto missed : all<ir::MissedBefore>()) {
    CHECK(reading::clock(text(phrases::missed_before(missed))).missed_before.at(0).rule == missed);
  }
  for (const auto mode : all<RoundingMode>()) {
    reading::clock("elapsed time is rounded " + text(phrases::rounded(mode)) + " to 1 minute");
  }
  for (const auto owner : all<ir::NightOwner>()) {
    CHECK(reading::calendar(text(phrases::nights(owner))).nights.at(0).owner == owner);
  }
}

TEST_CASE("sentences of outages are read as they are offered") {
  ir::Outage outage;
  outage.length = 3 * kMinute;
  for (const auto test : {ir::LengthTest::AtLeast, ir::LengthTest::MoreThan}) {
    for (const auto counted : all<ir::Counted>()) {
      outage.test = test;
      outage.counted = counted;
      const auto line = reading::outage(text(phrases::lasting(outage))).lasting.at(0);
      CHECK(line.test == test);
      CHECK(line.counted == counted);
    }
  }
  reading::outage(text(phrases::neighbours(kMinute)));
  reading::outage(text(phrases::neighbours(0)));
  for (const auto crossing : all<ir::CrossingOutages>()) {
    const auto line = text(phrases::crossing(crossing, ir::Cadence::CalendarMonth));
    CHECK(reading::target(line).crossing.at(0).rule == crossing);
  }
}

TEST_CASE("sentences of targets are read as they are offered") {
  for (const auto items : all<ir::OpenItems>()) {
    reading::target(text(phrases::open_items(items, ir::Cadence::CalendarMonth, "tickets", 28)));
  }
  for (const auto empty : all<ir::EmptyMonth>()) {
    const auto target = reading::target(text(phrases::empty_month(empty, "tickets")));
    CHECK(target.empty.at(0).result == empty);
  }
  for (const int misses : {1, 2}) {
    reading::target(text(phrases::small_numbers(20, misses, "tickets")));
  }
  reading::target(text(phrases::small_numbers(0, 0, "tickets")));
  for (const auto kind : all<ir::EscalationKind>()) {
    for (const bool held : {true, false}) {
      ir::Escalation rule;
      rule.kind = kind;
      rule.share = Rational(3, 4);
      rule.offset = 2 * kHour;
      rule.held = held;
      const bool share = kind == ir::EscalationKind::ShareOfLimit;
      reading::target("escalate \"lead\" " + std::string(share ? "" : "at ") +
                      text(phrases::escalation(rule)));
    }
  }
}

TEST_CASE("limits are read as explanations quote them") {
  ir::Clock clock;
  const auto quoted = [&](ir::LimitKind kind, bool strict, ir::Roll roll, std::int32_t count) {
    const auto limit = limit_of(kind, strict, roll, count);
    return "c is within\n| otherwise | " + text(phrases::limit(program(), clock, limit)) + " |";
  };
  for (const auto kind : all<ir::LimitKind>()) {
    const bool none = kind == ir::LimitKind::NoTarget;
    const bool instant = !none && kind != ir::LimitKind::Within;
    const auto rolls = instant ? all<ir::Roll>() : std::vector{ir::Roll::Keep};
    clock.calendar = Id<ir::Calendar>{0};
    for (const auto roll : rolls) {
      reading::target(quoted(kind, false, roll, 1));
      reading::target(quoted(kind, !none, roll, 2));
    }
  }
  clock.calendar = {};
  clock.hours_of_limit = true;
  reading::target(quoted(ir::LimitKind::Within, false, ir::Roll::Keep, 0));
  CHECK(quoted(ir::LimitKind::Within, true, ir::Roll::Keep, 0)
            .find("| less than 1 hour 30 minutes around the clock |") != std::string::npos);
}
