// What must be claimed, from a text to its statement for machines.
#include <catch2/catch.hpp>

#include "runtime/engine/engine.h"
#include "tests/unit/compiler/compile.h"
#include "tests/unit/json.h"
#include "tests/unit/schema.h"

using namespace akad;
using nlohmann::json;

namespace {

constexpr const char* kDeclared = R"(
log probes {
  time is at
  subject is site
  signal up is ok as flag
}

log claims {
  time is at
  subject is claim
  event submitted when type = "submitted"
  event taken_back when type = "taken back"
  signal month is month
  signal site is site
}

outage down of probes {
  while up = false
}

target uptime {
  time without down is at least 99.9% of each calendar month, for each site
  outages that cross a month are split
}

credit refund for uptime {
  the result is
    | at least 99.9% | no credit   |
    | otherwise      | IDR 100_000 |
  payable only if claimed within 30 calendar days after the end of the month
  claimed on submitted of claims, with its month in month, its site in site
  waived on taken_back
  paid within 14 calendar days after the claim
}

credit flat for uptime {
  the result is
    | at least 99.9% | no credit  |
    | otherwise      | IDR 50_000 |
  amounts below IDR 80_000 are raised to IDR 80_000
  as a deduction from the next invoice
}

scenario "five sites" {
  given A of probes with up = true
  given B of probes with up = true
  given C of probes with up = true
  given D of probes with up = true
  given C1 of claims with month = "2026-03", site = "A"
  given C2 of claims with month = "2026-03", site = "B"
  given C3 of claims with month = "2026-03", site = "C"
  given C5 of claims with month = "2026-02", site = "A"
  given C6 of claims with month = "2026-04", site = "A"
  given C7 of claims with site = "A"
  given C8 of claims with month = "2026-03", site = "Z"
  when 2026-03-04 00:00 A up = false
  when 2026-03-04 00:00 B up = false
  when 2026-03-04 00:00 C up = false
  when 2026-03-04 00:00 D up = false
  when 2026-03-05 00:00 A up = true
  when 2026-03-05 00:00 B up = true
  when 2026-03-05 00:00 C up = true
  when 2026-03-05 00:00 D up = true
  when 2026-03-10 00:00 C1 submitted
  when 2026-04-10 00:00 C3 submitted
  when 2026-04-11 00:00 C3 taken_back
  when 2026-04-12 00:00 C5 submitted
  when 2026-04-12 00:00 C6 submitted
  when 2026-04-12 00:00 C7 submitted
  when 2026-04-12 00:00 C8 submitted
  when 2026-04-20 00:00 C2 submitted
  as of 2026-04-21 00:00
  then refund in 2026-03 for site = "A" is IDR 100_000
  then refund in 2026-03 for site = "B" is IDR 100_000
  then refund in 2026-03 for site = "C" is waived
  then refund in 2026-03 for site = "D" is IDR 100_000, claimable until 2026-04-30
}
)";

const ir::Program& agreed() {
  static const auto out = tests::compiled(tests::agreement(kDeclared));
  INFO(render_text(out.sources, out.sink, {}));
  REQUIRE(out.program.has_value());
  return *out.program;
}

engine::RunResult run() { return engine::settle_scenario(agreed(), agreed().scenarios.front()); }

const json& march(const json& document) {
  for (const json& period : document["periods"]) {
    if (period["month"] == "2026-03") return period;
  }
  FAIL("no such month");
  return document;
}

const json& line_of(const json& document, const std::string& credit, const std::string& site) {
  for (const json& line : march(document)["credits"]) {
    if (line["credit"] == credit && line["group"]["subject"] == site) return line;
  }
  FAIL("no such line");
  return document;
}

}  // namespace

TEST_CASE("payable: what was expected of the claims is so") {
  const auto result = engine::run_scenario(agreed(), agreed().scenarios.front());
  for (const auto& row : result.expectations) {
    INFO(phrases::english().say(row.expected) << "; found " << phrases::english().say(row.found));
    CHECK(row.held);
  }
}

TEST_CASE("payable: the statement for machines says how each amount stands") {
  const engine::RunResult result = run();
  const json document = parsed(report::to_json(result.statement));
  const json schema = parsed(report::json_schema());
  CHECK(stage::fits(schema, schema, document));
  const json& due = line_of(document, "refund", "A")["claim"];
  CHECK(due["state"] == "due");
  CHECK(due["until"] == "2026-04-30");
  CHECK(due["by"] == json({{"claim", "C1"}, {"at", "2026-03-09T17:00:00Z"}}));
  CHECK(line_of(document, "refund", "C")["claim"]["state"] == "waived");
  CHECK(line_of(document, "refund", "C")["claim"]["by"]["waived"] == "2026-04-10T17:00:00Z");
  CHECK(line_of(document, "refund", "C")["payable"]["amount"] == "0");
  const json& open = line_of(document, "refund", "D");
  CHECK(open["claim"]["state"] == "claimable");
  CHECK(open["claim"]["amount"]["amount"] == "100000");
  CHECK(open["payable"]["amount"] == "0");
  CHECK(march(document)["claimable"]["amount"] == "100000");
  CHECK(document["claimable"]["amount"] == "100000");
}

TEST_CASE("payable: what is paid, from which invoice and by when") {
  const engine::RunResult result = run();
  const json document = parsed(report::to_json(result.statement));
  // Claimed before the end of March: the days count from there.
  CHECK(line_of(document, "refund", "A")["payment"] ==
        json({{"as", "payment"}, {"by", "2026-04-14"}}));
  CHECK(line_of(document, "refund", "B")["payment"] ==
        json({{"as", "payment"}, {"by", "2026-05-04"}}));
  CHECK(line_of(document, "refund", "D").count("payment") == 0);
  const json& flat = line_of(document, "flat", "A");
  CHECK(flat["payment"] == json({{"as", "deduction"}, {"invoice", "2026-04"}}));
  CHECK(flat["exact"]["amount"] == "50000");
  CHECK(flat["small_amount"]["amount"]["amount"] == "80000");
  CHECK(flat["payable"]["amount"] == "80000");
  const json& paid = march(document)["paid"];
  REQUIRE(paid.size() == 3);
  CHECK(paid[0]["amount"]["amount"] == "100000");
  CHECK(paid[2]["amount"]["amount"] == "320000");
  CHECK(paid[2]["payment"]["invoice"] == "2026-04");
  CHECK(document["paid"] == paid);
}

TEST_CASE("payable: claims that claim nothing are listed, each once, with why") {
  const engine::RunResult result = run();
  std::vector<std::string> listed;
  const json document = parsed(report::to_json(result.statement));
  for (const json& row : document["claims_of_nothing"]) {
    listed.push_back(row["claim"].get<std::string>() + ": " + row["why"].get<std::string>());
  }
  // That for April waits: the month is not over.
  CHECK(listed ==
        std::vector<std::string>{"C5: nothing owed", "C7: no such period", "C8: no such group"});
}
