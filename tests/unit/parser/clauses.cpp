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

// Every kind of limit that names an instant.
std::vector<ir::LimitRule> instants(std::int32_t count) {
  return {ir::WorkingDaysLater{count, {}},      ir::EndOfWorkingDay{count, {}},
          ir::WorkingDayAt{count, 16 * 60, {}}, ir::CalendarDaysLater{count},
          ir::CalendarMonthsLater{count},       ir::BySignal{{0}}};
}
static_assert(std::variant_size_v<ir::LimitRule> == 8);  // these, no target and within

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
    const auto target = reading::target(text(phrases::empty_month(empty, 0, "tickets")));
    CHECK(target.empty.at(0).result == empty);
  }
  for (const int misses : {1, 2}) {
    reading::target(text(phrases::small_numbers(20, misses, "tickets")));
  }
  reading::target(text(phrases::small_numbers(0, 0, "tickets")));
  for (const bool held : {true, false}) {
    const auto read = [&](const char* lead, const ir::Escalation& rule) {
      return reading::target(lead + text(phrases::escalation(rule))).escalations.at(0).when;
    };
    const char* const lead = "escalate \"lead\" ";
    const char* const at = "escalate \"lead\" at ";
    const auto share = read(lead, {"", ir::ShareOfLimit{Rational(3, 4)}, held});
    CHECK(std::get<ast::ShareOfLimit>(share).share.share == Rational(3, 4));
    const auto before = read(at, {"", ir::BeforeDue{2 * kHour}, held});
    CHECK(std::holds_alternative<ast::BeforeDue>(before));
    const auto after = read(at, {"", ir::AfterDue{2 * kHour}, held});
    CHECK(std::holds_alternative<ast::AfterDue>(after));
  }
}

TEST_CASE("limits are read as explanations quote them") {
  ir::Clock clock;
  const auto quoted = [&](const ir::Limit& limit) {
    return "c is within\n| otherwise | " + text(phrases::limit(program(), clock, limit)) + " |";
  };
  const ir::Within within{90 * kMinute, {}};
  clock.calendar = Id<ir::Calendar>{0};
  reading::target(quoted({ir::NoTarget{}, ir::Roll::Keep, false}));
  reading::target(quoted({within, ir::Roll::Keep, false}));
  reading::target(quoted({within, ir::Roll::Keep, true}));
  for (const auto roll : all<ir::Roll>()) {
    for (const auto& rule : instants(1)) reading::target(quoted({rule, roll, false}));
    for (const auto& rule : instants(2)) reading::target(quoted({rule, roll, true}));
  }
  clock.calendar = {};
  clock.hours_of_limit = true;
  reading::target(quoted({within, ir::Roll::Keep, false}));
  CHECK(quoted({within, ir::Roll::Keep, true})
            .find("| less than 1 hour 30 minutes around the clock |") != std::string::npos);
}
