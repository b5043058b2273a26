// What writers make of a measured value that is no share.
#include <catch2/catch.hpp>

#include "runtime/report/statement/statement.h"
#include "tests/unit/json.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;
using nlohmann::json;

namespace {

// As if each customer's items had been averaged.
report::Statement averages(const ir::Program& program) {
  stage::Settled settled = stage::settled(program, stage::three_misses());
  for (results::Result& result : settled.results[0].results) {
    result.measured = Measured{MeasuredKind::Length, Rational(2 * 90 * kMinute + 1, 2)};
  }
  return report::statement_of(program, std::move(settled.results), std::move(settled.owed),
                              std::nullopt);
}

}  // namespace

TEST_CASE("a mean of durations is exact for machines, and a duration for people") {
  const ir::Program p = stage::support();
  const report::Statement s = averages(p);
  const json document = parsed(report::to_json(s));
  CHECK(document["periods"][0]["results"][0]["measured"] ==
        json({{"kind", "duration"}, {"value", "10800001/2"}}));
  CHECK(report::to_text(s).find("1h 30m…") != std::string::npos);
}
