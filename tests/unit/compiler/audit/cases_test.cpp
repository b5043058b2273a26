#include "compiler/audit/analysis/cases.h"

#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

// The conditions of a table with these rows, and the program that has them.
struct Table {
  ir::Program program;
  std::vector<Id<ir::Condition>> rows;
};

Table table(const std::vector<std::string>& conditions) {
  std::string rows;
  for (const std::string& condition : conditions) rows += "| " + condition + " | 1 hour |\n";
  const std::string text = agreement(
      R"(log tickets {
  time is at
  subject is ticket
  event opened when type = "opened"
  event resolved when type = "resolved"
  signal priority is priority
  signal listed is listed, one of ("a", "b", "c")
  signal weight is weight as number
  signal urgent is urgent as flag
}
unless a clause says otherwise {
  when a value changes: keep the first target
  missed before a change: the last limit decides
}
clock handling of tickets {
  starts on opened
  stops on resolved
  reopened: the first stop decides
  counts around the clock
}
target t {
  handling is within
)" + rows +
      R"(| otherwise | 1 hour |
  for all tickets resolved in each calendar month
  open at the end of a month: left out
  with no tickets: met
}
)");
  const auto found = compiled(text);
  INFO(render_text(found.sources, found.sink, {}));
  REQUIRE(found.program);
  Table out{*found.program, {}};
  for (const ir::LimitRow& row : ir::of_items(out.program.targets[0]).limits) {
    if (row.when.valid()) out.rows.push_back(row.when);
  }
  return out;
}

// Which of: nothing holds in some case, the first holds alone, the second alone, both.
std::string relation(const std::string& first, const std::string& second) {
  const Table both = table({first, second});
  const audit::Cases cases(both.program, both.rows);
  if (!cases.known()) return "unknown";
  bool some[4] = {};
  for (std::size_t at = 0; at < cases.size(); ++at) {
    const int a = cases.holds(both.rows[0], at) ? 1 : 0, b = cases.holds(both.rows[1], at) ? 2 : 0;
    some[a + b] = true;
  }
  std::string out;
  for (int at = 0; at < 4; ++at) out += some[at] ? std::to_string(at) : "";
  return out;
}

}  // namespace

TEST_CASE("what follows from what") {
  CHECK(relation("priority = \"a\"", "priority = \"b\"") == "012");
  CHECK(relation("priority = \"a\"", "priority != \"a\"") == "012");  // neither where it is absent
  CHECK(relation("priority = \"a\"", "not priority = \"a\"") == "12");
  CHECK(relation("priority is present", "priority is absent") == "12");
  CHECK(relation("priority = \"a\" and urgent = true", "priority = \"a\"") == "023");
  CHECK(relation("weight < 3", "weight >= 3") == "012");
  CHECK(relation("weight < 3", "weight <= 3") == "023");
  CHECK(relation("weight > 3 and weight < 4", "weight = 3") == "012");
  CHECK(relation("listed is one of (\"a\", \"b\")", "listed = \"c\"") == "012");
  CHECK(relation("listed is one of (\"a\", \"b\") or listed = \"c\"", "listed is absent") == "12");
  CHECK(relation("priority contains \"a\"", "priority is absent") == "012");
  CHECK(relation("urgent = true", "urgent != true") == "012");
}

TEST_CASE("a case is shown by its values") {
  const Table one = table({"priority = \"P1\" and weight < 3"});
  const audit::Cases cases(one.program, one.rows);
  REQUIRE(cases.known());
  for (std::size_t at = 0; at < cases.size(); ++at) {
    if (!cases.holds(one.rows[0], at)) continue;
    CHECK(cases.is_told(at));
    CHECK(cases.text(at) == "priority = \"P1\", weight = 2");
  }
  CHECK(cases.text(0) == "priority absent, weight absent");
  CHECK_FALSE(cases.is_told(0));
}

TEST_CASE("of too many cases nothing is said") {
  std::vector<std::string> many;
  for (int at = 0; at < 100; ++at) {
    many.push_back("priority = \"" + std::to_string(at) + "\" and weight = " + std::to_string(at));
  }
  const Table wide = table(many);
  CHECK_FALSE(audit::Cases(wide.program, wide.rows).known());
}
