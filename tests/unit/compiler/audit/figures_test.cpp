// Figures that do not fit: quotas of other periods, rows that no outage comes to, fees owed anew,
// grave cases in words, hours apart; and that one cause is told once.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

const std::string kProbes = R"(
fee charge = IDR 1_000_000 each calendar month, before tax
log probes {
  time is at
  subject is site
  signal up is ok as flag
  window work from started to ended when kind = "work"
}
)";

// All that is told, a code and a message a line.
std::string all_told(const std::string& declarations) {
  const auto compilation = compiled(agreement(declarations));
  INFO(render_text(compilation.sources, compilation.sink, {}));
  CHECK(compilation.program);
  std::string out;
  for (const Diagnostic& row : compilation.sink.diagnostics) {
    if (row.code == Code::AK1005) continue;  // of what only some of them use
    out += std::string(name_of(row.code)) + " " + row.message + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a quota of other periods than the target") {
  const std::string rows = kProbes + "outage down of probes {\n  while up = false\n}\n";
  const auto of = [&](const std::string& quota, const std::string& period) {
    return all_told(rows + "exclusion planned of probes {\n  during work\n  at most " + quota +
                    ", earliest first\n}\ntarget steady {\n  time without down is at least 99.9% " +
                    period +
                    ", for each site\n  outages that cross a period are split\n  excluding "
                    "planned: promised and not down\n}\n"
                    "credit c for steady {\n  the result is\n    | at least 99.9% | no credit |\n  "
                    "  | otherwise | IDR 1_000 |\n}\n");
  };
  // March 2026 begins on a Sunday and ends on a Tuesday: six weeks reach into it.
  CHECK(of("4 hours of it each week", "of each calendar month") ==
        "AK1043 `planned` may take 4 hours of each week, up to 24 hours in 2026-03, and `steady` "
        "allows about 45 minutes of downtime beside it: the service may be down for about 24 hours "
        "45 minutes, be up about 96.67% of the time, and still meet 99.9%\n");
  CHECK(of("7 minutes of it each week", "of each calendar month").empty());
  CHECK(of("8 minutes of it each week", "of each calendar month").starts_with("AK1043"));
  // All of a quarter's in one month; and no more than a day has.
  CHECK(of("8 hours of it each calendar quarter", "of each calendar month")
            .find("8 hours of each quarter, up to 8 hours in 2026-01,") != std::string::npos);
  CHECK(
      of("40 hours of it each week", "of each calendar day").find("up to 24 hours in 2026-01-01") !=
      std::string::npos);
  CHECK(of("8 hours of it each calendar month", "over the whole term")
            .find("up to 96 hours in the whole term") != std::string::npos);
  CHECK(of("8 hours of it each calendar month", "of each calendar month")
            .find("`planned` may take 8 hours of a month, and") != std::string::npos);
}
