// What cells say of themselves can be said: every key of every way of counting is a phrase with as
// many holes as there are values.
#include <algorithm>

#include "runtime/phrases/phrase.h"
#include "runtime/report/statement/counts.h"
#include "tests/unit/json.h"

using namespace akad;
using nlohmann::json;

namespace {

template <class Counts>
Counts filled() {
  Counts counts;
  if constexpr (std::is_same_v<measures::SumCounts, Counts>) {
    counts = {5, 0, false, 2};
  } else if constexpr (std::is_same_v<measures::FigureCounts, Counts>) {
    counts.add(5);
    counts.add_to_all(4);
  } else if constexpr (std::is_base_of_v<measures::ItemCounts, Counts>) {
    counts.add(ir::Verdict::Met, kHour);
    counts.add(ir::Verdict::Missed, 2 * kHour);
    counts.add(ir::Verdict::Pending, 0);
    counts.add(ir::Verdict::NotApplicable, 0);
    counts.add(ir::Verdict::Undetermined, 0);
    counts.add_open(true);
  } else {
    counts = {30 * kDay, kHour, 2};
  }
  return counts;
}

std::size_t holes_of(std::string_view key) {
  const auto* row = std::find_if(std::begin(phrases::kRows), std::end(phrases::kRows),
                                 [&](const phrases::Row& one) { return one.name == key; });
  INFO(key);
  REQUIRE(row != std::end(phrases::kRows));
  return phrases::holes_of(*row);
}

struct Said {
  std::vector<measures::Figure> figures;
  measures::Shown shown;
};

// A way of counting that says more where it is taken slot by slot.
Said said_of_slots(std::optional<Rational> few_as) {
  ir::Figure figure;
  figure.slots = ir::OverSlots{kHour};
  figure.few = ir::FewInFigure{{}, 0, std::move(few_as)};
  auto counts = measures::FigureCounts::of(figure);
  counts.slots.made().set_count(3);
  counts.add(5, kHour);
  counts.add_to_all(4, kHour);
  return {counts.figures(), counts.shown(ir::Target{}, true)};
}

template <class... Counts>
std::vector<Said> all_said(const std::variant<Counts...>*) {
  return {{filled<Counts>().figures(), filled<Counts>().shown(ir::Target{}, true)}...};
}

// A member of an object: the text has a comma after it.
json schema_of(const measures::WayOfCounting& way) {
  return parsed("{" + report::counts_schema(way) + "\"\": 0}")[std::string(way.key)];
}

}  // namespace

TEST_CASE("every way of counting has phrases for what it says, and names its figures once") {
  auto all = all_said(static_cast<const measures::Cell*>(nullptr));
  CHECK(all.size() == std::variant_size_v<measures::Cell>);
  all.push_back(said_of_slots(Rational(0)));
  all.push_back(said_of_slots(std::nullopt));
  for (const auto& [figures, shown] : all) {
    CHECK(shown.remarks.size() >= 1);
    for (const measures::Remark& remark : shown.remarks) {
      CHECK(holes_of(remark.key) == remark.values.size() + (remark.of_period ? 1 : 0));
    }
    for (const measures::Figure& column : shown.columns) CHECK(holes_of(column.key) == 0);
    std::vector<std::string_view> keys;
    for (const measures::Figure& figure : figures) keys.push_back(figure.key);
    std::sort(keys.begin(), keys.end());
    CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
  }
}

TEST_CASE("a statement says the figures of a cell by the keys that the schema has") {
  for (const measures::WayOfCounting& way : measures::ways_of_counting()) {
    const json schema = schema_of(way);
    const json counts = report::counts_json(way.figures);
    CHECK(schema["required"].size() == counts.size());
    for (const auto& [key, value] : counts.items()) CHECK(schema["properties"].count(key) == 1);
  }
}

TEST_CASE("a figure more stands in the schema and in the statement") {
  const std::vector<measures::Figure> figures = {{"service", measures::lasting(kDay)},
                                                 {"left_out", measures::lasting(5)}};
  const json schema = schema_of({"some_counts", "of a test", figures});
  CHECK(schema["required"] == json::array({"service_ms", "left_out_ms"}));
  CHECK(schema["properties"]["left_out_ms"]["$ref"] == "#/$defs/count");
  CHECK(schema["description"] == "of a test");
  CHECK(report::counts_json(figures) == json{{"service_ms", kDay}, {"left_out_ms", 5}});
}
