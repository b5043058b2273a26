// A line of a statement with the items or outages that it rests on.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "runtime/explain/line/line.h"
#include "runtime/settlement/settle.h"
#include "tests/unit/clocks/stage.h"
#include "tests/unit/json.h"
#include "tests/unit/schema.h"

using namespace stage;
using nlohmann::json;

namespace {

constexpr const char* kAfterApril = "2025-05-01 00:00";

void add_day_rate(Stage& s) {
  const ir::Rate days{{ir::FixedAmount{100}},
                      {ir::EachTimeLate{kDay, ir::Parts::OrPart, true}},
                      ir::Price{ir::FixedAmount{250}}};
  ir::Credit credit;
  credit.name = "late_fee";
  credit.clause = {"6.1", "Late"};
  credit.target = Id<ir::Target>{0};
  credit.slabs = {{ir::BoundKind::Otherwise, 0, {days}}};
  credit.rounding = RoundingMode::HalfUp;
  credit.unit = 1;
  credit.when = ir::OwedWhen::Always;
  s.program.credits.push_back(std::move(credit));
}

// Within 4 hours. T1 is late in March and still open at its end, and stops in April; T2 is in time;
// T3 is late in April.
Stage deliveries() {
  Stage s;
  s.program.agreement.name = "Deliveries";
  s.add_target(s.add_clock(), 4 * kHour);
  s.clock().name = "delivery_time";
  s.target().name = "delivered";
  of_items(s.target()).open_items = ir::OpenItems::OverdueMissed;
  add_day_rate(s);
  s.happen("T1", "2025-03-30 10:00", "opened");
  s.happen("T1", "2025-04-02 15:00", "resolved");
  s.happen("T2", "2025-04-03 10:00", "opened");
  s.happen("T2", "2025-04-03 11:00", "resolved");
  s.happen("T3", "2025-04-04 10:00", "opened");
  s.happen("T3", "2025-04-04 15:00", "resolved");
  return s;
}

struct Asked {
  evaluation::Evaluation found;
  settlement::Settlement settled;
};

Asked asked(Stage& s) {
  s.store.files = {"log.ndjson"};
  events::AttributeColumn lines{events::Attribute::Line, {}};
  events::AttributeColumn elements{events::Attribute::Element, {}};
  for (std::size_t i = 0; i < s.store.occurrences.size(); ++i) {
    lines.values.push_back(events::line_value(0, i + 1));
    elements.values.push_back(0);
  }
  s.store.attributes = {std::move(lines), std::move(elements)};
  evaluation::Order order{wib(kAfterApril), evaluation::Keep::Items};
  order.list_misses = true;
  auto found = evaluation::evaluate(s.program, std::move(s.store), order);
  auto settled = settlement::settle(s.program, found.results);
  return {std::move(found), std::move(settled)};
}

report::LineTold told(Asked& asked, std::int64_t number) {
  const auto place = explain::find_line(asked.found, asked.settled, number);
  REQUIRE(place);
  return explain::tell_line(asked.found, *place, explain::subjects_behind(asked.found, *place));
}

std::filesystem::path line_schema_file() {
  return std::filesystem::path(__FILE__).parent_path() /
         "../../../runtime/report/line/line.schema.json";
}

std::vector<std::string> subjects_of(const report::LineTold& told) {
  std::vector<std::string> names;
  for (const report::ItemBehind& row : told.items) names.push_back(row.item.subject);
  return names;
}

}  // namespace

TEST_CASE("lines are numbered through the term, and have no number beyond the last") {
  Stage s = deliveries();
  Asked all = asked(s);
  CHECK(explain::find_line(all.found, all.settled, 1)->period->period.label == "2025-03");
  CHECK(explain::find_line(all.found, all.settled, 2)->period->period.label == "2025-04");
  CHECK_FALSE(explain::find_line(all.found, all.settled, 3));
  CHECK_FALSE(explain::find_line(all.found, all.settled, 0));
}

TEST_CASE("a line lists the missed items of its period, with their records and what they owe") {
  Stage s = deliveries();
  Asked all = asked(s);
  const report::LineTold march = told(all, 1);
  CHECK(subjects_of(march) == std::vector<std::string>{"T1"});
  const std::vector<report::Place> records = {{"log.ndjson", 1}, {"log.ndjson", 2}};
  CHECK(march.items[0].places == records);
  REQUIRE(march.items[0].item.owed);
  REQUIRE(march.items[0].item.owed->size() == 1);
  CHECK(march.items[0].item.owed->front().owed->amount == 200);
  CHECK(march.line.exact == 200);

  const report::LineTold april = told(all, 2);
  CHECK(subjects_of(april) == std::vector<std::string>{"T1", "T3"});
  CHECK(april.items[0].item.owed->front().owed->amount == 50);
  CHECK(april.items[1].item.owed->front().owed->amount == 100);
  CHECK(april.line.exact == 150);
}

TEST_CASE("a line of time lists the outages that count in its period") {
  Stage s;
  s.add_time_target(s.add_outage(0));
  s.target().name = "up";
  s.target().bound = 1;
  ir::Credit credit;
  credit.name = "down_fee";
  credit.target = Id<ir::Target>{0};
  credit.slabs = {{ir::BoundKind::Otherwise, 0, {ir::FixedAmount{10}}}};
  credit.unit = 1;
  credit.when = ir::OwedWhen::Missed;
  s.program.credits.push_back(credit);
  s.happen("S1", "2025-03-31 23:00", "down");
  s.happen("S1", "2025-04-01 02:00", "up");
  s.happen("S2", "2025-04-10 10:00", "down");
  s.happen("S2", "2025-04-10 11:00", "up");
  Asked all = asked(s);
  const report::LineTold march = told(all, 1);
  REQUIRE(march.outages.size() == 1);
  CHECK(march.outages[0].subject == "S1");
  CHECK(march.outages[0].outage.counted == kHour);
  CHECK_FALSE(march.outages[0].outage.places.empty());
  const report::LineTold april = told(all, 2);
  REQUIRE(april.outages.size() == 1);
  CHECK(april.outages[0].outage.counted == 2 * kHour);
  const report::LineTold other = told(all, 3);
  REQUIRE(other.outages.size() == 1);
  CHECK(other.outages[0].subject == "S2");
}

TEST_CASE("of one subject the story of what the line lists is told") {
  Stage s = deliveries();
  s.happen("T3", "2025-04-06 10:00", "opened");
  s.happen("T3", "2025-04-06 11:00", "resolved");
  Asked all = asked(s);
  const auto place = explain::find_line(all.found, all.settled, 2);
  REQUIRE(place);
  const auto subjects = explain::subjects_behind(all.found, *place);
  REQUIRE(subjects.size() == 2);
  report::LineTold line = explain::tell_line(all.found, *place, {subjects[1]});
  CHECK(subjects_of(line) == std::vector<std::string>{"T3"});
  const events::Trail trail = events::trail_of(all.found.store, subjects[1]);
  line.story = explain::story_of(all.found, trail, line, subjects[1]);
  REQUIRE(line.story->items.size() == 1);  // and not the one that was in time
  CHECK(line.story->items[0].verdict == ir::Verdict::Missed);
}

// AKAD_BLESS=1 writes the file anew; read the difference before you commit it.
TEST_CASE("line.schema.json is the published schema, and lines fit it") {
  if (std::getenv("AKAD_BLESS") != nullptr) {
    std::ofstream(line_schema_file()) << report::line_schema();
  }
  std::ifstream file(line_schema_file());
  std::stringstream text;
  text << file.rdbuf();
  CHECK(text.str() == report::line_schema());

  const json schema = akad::parsed(report::line_schema());
  Stage s = deliveries();
  Asked all = asked(s);
  const json document = akad::parsed(report::to_json(told(all, 2)));
  CHECK(fits(schema, schema, document));
  json wrong = document;
  wrong["items"][0].erase("records");
  CHECK_FALSE(fits(schema, schema, wrong));
  wrong = document;
  wrong["credit"].erase("line");
  CHECK_FALSE(fits(schema, schema, wrong));
}
