// What is owed for one late item goes the whole road: counted, settled, listed, explained.
#include <catch2/catch.hpp>
#include <sstream>

#include "runtime/engine/engine.h"
#include "runtime/explain/explain.h"
#include "runtime/report/items/ndjson.h"
#include "tests/harness/records.h"
#include "tests/unit/clocks/stage.h"
#include "tests/unit/json.h"
#include "tests/unit/schema.h"

using namespace stage;
using nlohmann::json;

namespace {

constexpr const char* kMay = "2025-05-01 00:00";

ir::Price of_charge(Stage& s) {
  return {ir::ShareOfItem{1, s.signal("charge", ir::SignalKind::Money)}};
}

void add_credit(Stage& s, const std::string& name, ir::OwedWhen when,
                std::vector<ir::SlabRow> rows) {
  s.program.credits.push_back(
      {name, {"6.1", "Late"}, {0}, std::move(rows), RoundingMode::HalfUp, 1, when});
}

// Within 4 hours, opened on 30 March and resolved on 2 April at 15:00: two days late in March, four
// in April. A day costs 100, at most 250 for an item; and what the item is worth, which no
// record says, where the target is missed.
Stage delivery() {
  Stage s;
  s.program.agreement.name = "Deliveries";
  s.add_target(s.add_clock(), 4 * kHour);
  s.clock().name = "delivery_time";
  s.target().name = "delivered";
  of_items(s.target()).open_items = ir::OpenItems::OverdueMissed;
  const ir::Rate days{{ir::FixedAmount{100}},
                      {ir::EachTimeLate{kDay, ir::Parts::OrPart, true}},
                      ir::Price{ir::FixedAmount{250}}};
  const ir::Rate once{of_charge(s), {ir::EachMiss{}}};
  add_credit(s, "late_fee", ir::OwedWhen::Always, {{ir::BoundKind::Otherwise, 0, {days}}});
  add_credit(s, "charge_back", ir::OwedWhen::Missed, {{ir::BoundKind::Otherwise, 0, {once}}});
  s.happen("T1", "2025-03-30 10:00", "opened");
  s.happen("T1", "2025-04-02 15:00", "resolved");
  return s;
}

report::Explanation told_of(Stage& s) {
  events::Trail trail{"T1", {}};
  s.store.files = {"log.ndjson"};
  std::uint64_t line = 0;
  for (const events::Occurrence& what : s.store.occurrences) {
    trail.steps.push_back({what, 0, 0, ++line});
  }
  auto found = evaluation::evaluate(s.program, std::move(s.store),
                                    {wib(kMay), evaluation::Keep::ItemsOfSubject, 0, {0}});
  const auto told = explain::explain(found, trail, {{0}, 0, 0, std::nullopt});
  s.store = std::move(found.store);
  return told;
}

json listed(Stage& s) {
  const std::string lines = report::items_to_ndjson(s.program, s.items(kMay));
  return akad::parsed(lines.substr(0, lines.find('\n')));
}

json rupiah(const std::string& amount) { return {{"amount", amount}, {"currency", "IDR"}}; }

}  // namespace

TEST_CASE("a line of items says what each period owes for it") {
  Stage s = delivery();
  const json expected = {{{"credit", "late_fee"},
                          {"period", "2025-03"},
                          {"late_ms", 34 * kHour},
                          {"units", "2"},
                          {"price", rupiah("100")},
                          {"most", rupiah("250")},
                          {"amount", rupiah("200")}},
                         {{"credit", "charge_back"},
                          {"period", "2025-03"},
                          {"units", "1"},
                          {"price", nullptr},
                          {"amount", nullptr}},
                         {{"credit", "late_fee"},
                          {"period", "2025-04"},
                          {"late_ms", 73 * kHour},
                          {"units", "2"},
                          {"price", rupiah("100")},
                          {"most", rupiah("50")},
                          {"amount", rupiah("50")}}};
  CHECK(listed(s).at("owed") == expected);
  s.program.credits.clear();
  CHECK_FALSE(listed(s).contains("owed"));
}

TEST_CASE("of a table the line of items says which row") {
  Stage s = delivery();
  std::vector<ir::SlabRow>& rows = s.program.credits[0].slabs;
  rows.insert(rows.begin(), {ir::BoundKind::AtLeast, 1, {ir::NoAmount{}}});
  s.program.credits[0].when = ir::OwedWhen::ByResult;
  CHECK(listed(s).at("owed").at(0).at("row") == 2);
}

TEST_CASE("an explanation says it in sentences, and for machines as the list has it") {
  Stage s = delivery();
  const json line = listed(s);
  const report::Explanation told = told_of(s);
  const json document = akad::parsed(report::to_json(told));
  const json schema = akad::parsed(report::explanation_schema());
  CHECK(fits(schema, schema, document));
  CHECK(document.at("items").at(0).at("owed") == line.at("owed"));
  json wrong = document;
  wrong["items"][0]["owed"][0].erase("units");
  CHECK_FALSE(fits(schema, schema, wrong));

  const std::string text = report::to_text(told);
  INFO(text);
  const auto says = [&](const char* what) { return text.find(what) != std::string::npos; };
  CHECK(says("IDR 200 in 2025-03: 2 × IDR 100, by 6.1 Late (late_fee); late by 34 hours then"));
  CHECK(says("IDR 50 in 2025-04, which the most for an item leaves of 2 × IDR 100 = IDR 200"));
  CHECK(says("nobody knows how much in 2025-03: the log does not say what the item is worth"));
  CHECK(says("only where the target is missed"));
  const std::string indonesian = report::to_text(told, *phrases::find_book("id"));
  INFO(indonesian);
  CHECK(indonesian.find("IDR 200 pada 2025-03: 2 × IDR 100, menurut") != std::string::npos);
}

TEST_CASE("an amount below zero is told as one") {
  Stage s = delivery();
  ir::Constant below;
  below.kind = ir::ConstantKind::Number;
  below.number = -5;
  harness::Records(s.program, s.store)
      .say("T1", wib("2025-03-30 10:00"), s.signal("charge", ir::SignalKind::Money), below);
  const json owed = listed(s).at("owed").at(1);
  CHECK(owed.at("amount").is_null());
  CHECK(owed.at("negative") == true);
  const report::Explanation told = told_of(s);
  const json schema = akad::parsed(report::explanation_schema());
  CHECK(fits(schema, schema, akad::parsed(report::to_json(told))));
  std::istringstream words(report::to_text(told));
  std::string text, word;
  while (words >> word) text += word + " ";
  CHECK(text.find("the log says that the item is worth less than zero; units that are paid: 1") !=
        std::string::npos);
}

TEST_CASE("the statement owes what its items say") {
  Stage s = delivery();
  engine::RunOptions options;
  options.as_of = wib(kMay);
  const auto result = engine::settle_store(s.program, std::move(s.store), options);
  const json statement = akad::parsed(report::to_json(result.statement));
  std::map<std::string, json> exact;
  for (const json& period : statement.at("periods")) {
    for (const json& credit : period.at("credits")) {
      if (credit.at("credit") != "late_fee") continue;
      exact[period.at("month")] = credit.at("exact");
    }
  }
  CHECK(exact["2025-03"] == rupiah("200"));
  CHECK(exact["2025-04"] == rupiah("50"));
}
