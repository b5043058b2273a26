// What cells say of themselves can be said: every key of every way of counting is a phrase with as
// many holes as there are values.
#include <algorithm>
#include <catch2/catch.hpp>

#include "runtime/measures/counts/cell.h"
#include "runtime/phrases/phrase.h"

using namespace akad;

namespace {

template <class Counts>
Counts filled() {
  Counts counts;
  if constexpr (std::is_base_of_v<measures::ItemCounts, Counts>) {
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

template <class... Counts>
std::vector<Said> all_said(const std::variant<Counts...>*) {
  return {{filled<Counts>().figures(), filled<Counts>().shown(ir::Target{}, true)}...};
}

}  // namespace

TEST_CASE("every way of counting has phrases for what it says, and names its figures once") {
  const auto all = all_said(static_cast<const measures::Cell*>(nullptr));
  CHECK(all.size() == std::variant_size_v<measures::Cell>);
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
