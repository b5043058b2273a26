// What is told of an item agrees with what it was judged by, whatever happened to it.
#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "runtime/explain/explain.h"
#include "tests/unit/clocks/stage.h"
#include "tests/unit/json.h"
#include "tests/unit/schema.h"

using namespace stage;
using nlohmann::json;

namespace {

constexpr std::uint32_t kSeed = 20260729;
constexpr const char* kAsOf = "2025-03-20 00:00";
constexpr std::array<const char*, 3> kStates = {"waiting", "open", "closed"};
constexpr std::array<ir::Retarget, 5> kPolicies = {ir::Retarget::Carry, ir::Retarget::Restart,
                                                   ir::Retarget::Freeze, ir::Retarget::Retroactive,
                                                   ir::Retarget::Proportional};
constexpr std::array<ir::Reopening, 5> kReopenings = {
    ir::Reopening::FirstStopDecides, ir::Reopening::NewItem, ir::Reopening::LeaveOutGap,
    ir::Reopening::CountGap, ir::Reopening::LastDecides};

void add_clock(Stage& s, std::mt19937& random) {
  s.add_clock();
  ir::Clock& clock = s.clock();
  clock.name = "repair";
  clock.resets = {s.event("again")};
  clock.cancels = {s.event("cancelled")};
  clock.pause_while = s.equals(s.signal("status"), "waiting");
  clock.reopening = kReopenings[random() % kReopenings.size()];
  clock.calendar = s.calendar(kMonToFri, 9, 17);
  clock.judged = random() % 2 == 0 ? ir::Judged::ByElapsed : ir::Judged::ByDue;
  clock.retargets = {{s.signal("priority"), kPolicies[random() % kPolicies.size()]}};
  const Id<ir::Condition> urgent = s.equals(s.signal("priority"), "P1");
  s.add_target(Id<ir::Clock>{0}, 9 * kHour);
  s.target().name = "repaired";
  ir::LimitRow row;
  row.when = urgent;
  row.limit.rule = ir::Within{3 * kHour, {}};
  of_items(s.target()).limits.insert(of_items(s.target()).limits.begin(), row);
  s.target().groups = {s.signal("priority")};
  of_items(s.target()).open_items = ir::OpenItems::OverdueMissed;
  s.add_time_target(s.add_outage(kHour));
  s.target().name = "uptime";
}

// The rest of a clock's life: rounds, states, early stops, origins, items by value, escalations.
void add_whole_life(Stage& s, std::mt19937& random) {
  ir::Clock& clock = s.clock();
  if (random() % 2 == 0) clock.rounds = {s.event("again")};
  if (random() % 2 == 0) clock.stop_when = s.equals(s.signal("status"), "closed");
  if (random() % 2 == 0) clock.start_when = s.equals(s.signal("status"), "open");
  if (random() % 2 == 0) clock.early_stop = kDay;
  if (random() % 3 == 0) clock.item_by = s.signal("region");
  if (random() % 2 == 0) clock.counted_from = s.signal("promised");
  if (random() % 2 == 0) clock.repeated_start = ir::RepeatedStart::BeginsAnew;
  clock.earlier_pauses = random() % 2 == 0;
  clock.attributed_to = s.signal("status");
  of_items(s.program.targets.front()).escalations = {
      {"half", ir::ShareOfLimit{Rational(1, 2)}, true}};
}

std::string wall(std::mt19937& random) {
  const auto minute = static_cast<Instant>(random() % (60 * 24 * 6)) * 10;
  const std::string utc = format_rfc3339(wib("2025-02-01 00:00") + 7 * kHour + minute * kMinute);
  return utc.substr(0, 10) + " " + utc.substr(11, 5);
}

Stage random_story(std::mt19937& random, bool whole_life) {
  Stage s;
  s.program.agreement.name = "Repairs";
  add_clock(s, random);
  if (whole_life) add_whole_life(s, random);
  const std::vector<std::string> names = {"opened", "resolved",  "opened", "hold", "unhold",
                                          "again",  "cancelled", "down",   "up"};
  for (int i = 0; i < 25; ++i) {
    if (random() % 3 != 0) {
      s.happen("S", wall(random), names[random() % names.size()]);
    } else if (random() % 2 == 0) {
      s.say("S", wall(random), "status", kStates[random() % kStates.size()]);
    } else if (whole_life && random() % 3 == 0) {
      s.promise("S", wall(random), "promised", wib(wall(random)));
    } else if (whole_life && random() % 2 == 0) {
      s.say("S", wall(random), "region", random() % 2 == 0 ? "north" : "south");
    } else {
      s.say("S", wall(random), "priority", random() % 2 == 0 ? "P1" : "P2");
    }
  }
  return s;
}

report::Explanation told(Stage& s, std::int32_t target) {
  events::Trail trail{"S", {}};
  s.store.files = {"log.ndjson"};
  std::uint64_t line = 0;
  for (const events::Occurrence& what : s.store.occurrences) {
    trail.steps.push_back({what, 0, 0, ++line});
  }
  auto found = evaluation::evaluate(s.program, std::move(s.store),
                                    {wib(kAsOf), evaluation::Keep::ItemsOfSubject, 0, {target}});
  const auto told = explain::explain(found, trail, {{target}, 0, 0, std::nullopt});
  s.store = std::move(found.store);
  return told;
}

// Stretches stand one behind the other, moments between them; totals are those of the item.
void check_timeline(const report::ItemStory& item) {
  Instant at = kFirstInstant;
  Instant end = 0;
  Duration elapsed = 0;
  for (const report::TimelineRow& row : item.timeline) {
    if (const auto* moment = std::get_if<report::Moment>(&row)) {
      CHECK(moment->at >= at);
      CHECK(moment->at >= end);
      at = moment->at;
      continue;
    }
    const auto& stretch = std::get<report::Stretch>(row);
    CHECK(stretch.span.from < stretch.span.to);
    CHECK((end == 0 || stretch.span.from == end));
    CHECK(stretch.span.from >= at);
    CHECK(stretch.counted <= stretch.span.length());
    const bool counts = stretch.kind == report::StretchKind::Open ||
                        stretch.kind == report::StretchKind::PauseCounts;
    CHECK((counts || stretch.counted == 0));
    CHECK((!counts || stretch.counted == stretch.span.length()));
    CHECK(stretch.elapsed >= stretch.counted);
    at = stretch.span.from;
    end = stretch.span.to;
    elapsed = stretch.elapsed;
  }
  if (item.started == kNever) return;
  const Instant last = item.stopped == kNever ? wib(kAsOf) : item.stopped;
  if (last > item.started) CHECK(end == last);
  CHECK(elapsed == item.elapsed);
}

std::filesystem::path schema_file() {
  return std::filesystem::path(__FILE__).parent_path() /
         "../../../runtime/report/explain/explanation.schema.json";
}

}  // namespace

TEST_CASE("timelines have no holes and end with the elapsed time of the verdict") {
  std::mt19937 random(kSeed);
  std::size_t items = 0;
  for (int round = 0; round < 400; ++round) {
    Stage s = random_story(random, round % 2 == 1);
    const report::Explanation explanation = told(s, 0);
    INFO("round " << round);
    for (const report::ItemStory& item : explanation.items) {
      ++items;
      INFO(report::to_text(explanation));
      check_timeline(item);
      CHECK(!item.rules.empty());
    }
  }
  CHECK(items > 300);
}

TEST_CASE("the outages told of a month add up to what was counted") {
  std::mt19937 random(kSeed);
  for (int round = 0; round < 100; ++round) {
    Stage s = random_story(random, round % 2 == 1);
    for (const report::PeriodStory& month : told(s, 1).periods) {
      if (!month.result) continue;
      const auto& counted = std::get<measures::TimeCounts>(month.result->counts);
      CHECK(month.down == counted.down);
      CHECK(month.service == counted.service);
      const auto passed = std::count_if(month.outages.begin(), month.outages.end(),
                                        [](const auto& row) { return row.passes; });
      CHECK(counted.outages == static_cast<std::uint64_t>(passed));
    }
  }
}

TEST_CASE("every line of an explanation fits the page") {
  std::mt19937 random(kSeed);
  for (int round = 0; round < 60; ++round) {
    Stage s = random_story(random, round % 2 == 1);
    std::stringstream page(report::to_text(told(s, round / 2 % 2)));
    for (std::string line; std::getline(page, line);) {
      std::size_t columns = 0;
      for (const char c : line) columns += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
      CHECK(columns <= 100);
    }
  }
}

// AKAD_BLESS=1 writes the file anew; read the difference before you commit it.
TEST_CASE("explanation.schema.json is the published schema") {
  if (std::getenv("AKAD_BLESS") != nullptr) {
    std::ofstream(schema_file()) << report::explanation_schema();
  }
  std::ifstream file(schema_file());
  std::stringstream text;
  text << file.rdbuf();
  CHECK(text.str() == report::explanation_schema());
}

TEST_CASE("explanations fit their schema") {
  const json schema = akad::parsed(report::explanation_schema());
  std::mt19937 random(kSeed);
  for (int round = 0; round < 40; ++round) {
    Stage s = random_story(random, round % 2 == 1);
    const json document = akad::parsed(report::to_json(told(s, round / 2 % 2)));
    CHECK(fits(schema, schema, document));
    json wrong = document;
    wrong.erase("items");
    CHECK_FALSE(fits(schema, schema, wrong));
    wrong = document;
    wrong["kind"] = "both";
    CHECK_FALSE(fits(schema, schema, wrong));
  }
}

TEST_CASE("the records used are told with what each gave") {
  Stage s;
  std::mt19937 random(kSeed);
  add_clock(s, random);
  s.happen("S", "2025-02-03 10:00", "opened");
  s.happen("S", "2025-02-03 11:00", "resolved");
  const report::Explanation explanation = told(s, 0);
  REQUIRE(explanation.records.size() == 2);
  REQUIRE(explanation.records[0].gave.size() == 1);
  CHECK(phrases::english().say(explanation.records[0].gave[0]) == "opened");
  CHECK(explanation.records[1].place == report::Place{"log.ndjson", 2});
  REQUIRE(explanation.items.size() == 1);
  CHECK(explanation.items[0].verdict == ir::Verdict::Met);
  CHECK(explanation.items[0].elapsed == kHour);
}
