#include <catch2/catch.hpp>

#include "runtime/engine/engine.h"
#include "tests/harness/records.h"
#include "tests/unit/clocks/stage.h"

using namespace stage;

namespace {

// Each subject opened twice; `step` walks through them in one order or another.
std::vector<std::string> listed(int step) {
  constexpr int kSubjects = 30;
  Stage s;
  s.add_target(s.add_clock(), kHour);
  harness::Records records(s.program, s.store);
  for (int i = 0; i < kSubjects; ++i) {
    const std::string subject = "T" + std::to_string((i * step + kSubjects) % kSubjects);
    records.happen(subject, wib("2025-03-10 10:00"), s.event("opened"));
    records.happen(subject, wib("2025-03-10 11:00"), s.event("opened"));
  }
  engine::RunOptions options;
  options.as_of = wib("2025-04-01 00:00");
  const auto result = engine::settle_store(s.program, std::move(s.store), options);
  std::vector<std::string> lines;
  for (const events::Finding& finding : result.findings.listed()) {
    lines.push_back(finding.subject + " " + finding.detail);
  }
  return lines;
}

}  // namespace

TEST_CASE("what stories found is listed in one order, whatever the order of reading") {
  const auto forward = listed(1);
  CHECK(forward.size() == 30);
  CHECK(listed(-1) == forward);
  CHECK(listed(7) == forward);
}
