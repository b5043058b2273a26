// The end of a window, where nobody can tell when that was.
#include <catch2/catch.hpp>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;

namespace {

using Lines = std::vector<std::string>;

Builder outages() {
  Builder b("outages");
  b.program.logs[0].subject = b.field("site");
  b.window("down");
  return b;
}

Read with_end(const Builder& b, const std::string& from, const std::string& to) {
  return read_bytes(b.program, R"({"site":"S","from":)" + from + ",\"to\":" + to + "}");
}

std::string detail_of(const Read& read) {
  const auto listed = read.store.findings.listed();
  return listed.empty() ? "" : listed.front().detail;
}

const std::string kBegin = R"("2026-03-01T08:00:00Z")";

}  // namespace

TEST_CASE("an end that can't be read leaves the window, without its end") {
  const Builder b = outages();
  for (const std::string to :
       {R"("")", R"("null")", R"("-")", R"("0001-01-01T00:00:00Z")", "0", "false", "-62135596800",
        R"("9999-12-31T23:59:59Z")", R"("1970-01-01T00:00:00Z")", R"("1969-12-31T23:59:59Z")",
        R"("1970-01-01T07:00:00+07:00")", R"("2026-02-30T08:00:00Z")", R"("never")", R"("N/A")",
        R"("0000-00-00 00:00:00")", "[]", R"({"at":"2026-03-01T09:00:00Z"})"}) {
    INFO(to);
    Read read = with_end(b, kBegin, to);
    CHECK(told(read, b.program) == Lines{"S 2026-03-01T08:00:00Z down to unknown"});
    CHECK(count(read, FindingKind::UnknownEnd) == 1);
    CHECK(count(read, FindingKind::ImpossibleTime) == 0);
    CHECK(tally(read) == "1 1 0 0");
  }
}

TEST_CASE(
    "an end that can't be read says which sentence would declare it, or which format it has") {
  const Builder b = outages();
  const auto told_of = [&b](const std::string& to) { return detail_of(with_end(b, kBegin, to)); };
  CHECK(told_of("\"-\"") == "to: \"-\"; where it means that the end has not come: `an end written "
                            "\"-\" has not come yet`");
  CHECK(
      told_of("\"\"") ==
      "to: \"\"; where it means that the end has not come: `an end written \"\" has not come yet`");
  CHECK(told_of("0") ==
        "to: 0; where it means that the end has not come: `an end written \"0\" has not come yet`");
  CHECK(told_of(R"("a \"b\"")") == "to: \"a \"b\"\"; where it means that the end has not come: `an "
                                   "end written … has not come yet`");
  CHECK(told_of("1772352000") == "to: 1772352000; it is written as `epoch seconds`");
  CHECK(told_of("\"31/03/2026\"") ==
        "to: \"31/03/2026\"; it is written as dd/MM/yyyy: `times are written \"dd/MM/yyyy\"`");
  CHECK(told_of("[1]") == "to: an array");
}

TEST_CASE("what the log has declared is an end that has not come") {
  Builder b = outages();
  for (const char* said : {"", "0001-01-01T00:00:00Z", "0", "null", "false", "9999-12-31"}) {
    b.program.logs[0].not_yet.push_back({ir::ConstantKind::Text, said, 0, 0});
  }
  const Lines open = {"S 2026-03-01T08:00:00Z down to open"};
  for (const std::string to : {R"("")", R"("0001-01-01T00:00:00Z")", "0", R"("0")", R"("null")",
                               "false", R"("9999-12-31")", "null", R"("\u0030")"}) {
    INFO(to);
    Read read = with_end(b, kBegin, to);
    CHECK(told(read, b.program) == open);
    CHECK(read.store.findings.listed().empty());
    CHECK(tally(read) == "1 1 0 0");
  }
  // By their characters: these are others.
  for (const std::string to : {R"(" ")", "0.0", R"("0001-01-01T00:00:00.000Z")", "true", "-0"}) {
    INFO(to);
    Read read = with_end(b, kBegin, to);
    CHECK(told(read, b.program) == Lines{"S 2026-03-01T08:00:00Z down to unknown"});
  }
  // A record that has only such an end has no window.
  CHECK(tally(read_bytes(b.program, R"({"site":"S","to":""})")) == "1 0 1 0");
  CHECK(count(with_end(b, "\"\"", R"("2026-03-01T08:00:00Z")"), FindingKind::ImpossibleTime) == 1);
}

TEST_CASE("an event at a place that says not yet has not happened") {
  Builder b("tickets");
  b.program.logs[0].subject = b.field("ticket");
  b.program.logs[0].not_yet = {{ir::ConstantKind::Text, "-", 0, 0}};
  b.event("opened").at = b.field("opened_at");
  ir::Event& resolved = b.event("resolved");
  resolved.at = b.field("resolved_at");
  resolved.only_when_present = true;
  const auto record = [&b](const std::string& opened, const std::string& resolved_at) {
    return read_bytes(b.program, R"({"ticket":"T","opened_at":)" + opened +
                                     ",\"resolved_at\":" + resolved_at + "}");
  };
  Read open = record(kBegin, "\"-\"");
  CHECK(told(open, b.program) == Lines{"T 2026-03-01T08:00:00Z opened"});
  CHECK(open.store.findings.listed().empty());
  CHECK(count(record(kBegin, "\"\""), FindingKind::ImpossibleTime) == 1);
  // An event that must have happened is not spoken of.
  CHECK(count(record("\"-\"", "null"), FindingKind::ImpossibleTime) == 1);
}

TEST_CASE("an end that is not there, and one that can be read, are what they were") {
  const Builder b = outages();
  Read open = with_end(b, kBegin, "null");
  CHECK(told(open, b.program) == Lines{"S 2026-03-01T08:00:00Z down to open"});
  Read early = with_end(b, kBegin, R"("2026-03-01T07:00:00Z")");
  CHECK(count(early, FindingKind::EmptyWindow) == 1);
  CHECK(count(early, FindingKind::UnknownEnd) == 0);
  Read old = with_end(b, R"("1970-01-01T00:00:00Z")", R"("1970-01-01T08:00:00Z")");
  CHECK(told(old, b.program) == Lines{"S 1970-01-01T00:00:00Z down to 1970-01-01T08:00:00Z"});
}

TEST_CASE("a beginning that can't be read is an impossible time, whatever its end") {
  const Builder b = outages();
  for (const std::string to : {"\"\"", "\"2026-03-01T09:00:00Z\""}) {
    const Read read = with_end(b, "\"\"", to);
    CHECK(count(read, FindingKind::ImpossibleTime) == 1);
    CHECK(count(read, FindingKind::UnknownEnd) == 0);
    CHECK(tally(read) == "1 0 0 1");
  }
}

TEST_CASE("two windows with one end say once that it can't be read") {
  Builder b = outages();
  b.window("noticed");
  const Read read = with_end(b, kBegin, "\"\"");
  CHECK(read.store.occurrences.size() == 2);
  CHECK(count(read, FindingKind::UnknownEnd) == 1);
}

TEST_CASE("of an open window and one without a known end each is kept, in one order") {
  const Builder b = outages();
  const std::string open = R"({"site":"S","from":"2026-03-01T08:00:00Z"})";
  const std::string unknown = R"({"site":"S","from":"2026-03-01T08:00:00Z","to":"-"})";
  const Lines expected = {"S 2026-03-01T08:00:00Z down to open",
                          "S 2026-03-01T08:00:00Z down to unknown"};
  CHECK(lines_of(b.program, open + "\n" + unknown) == expected);
  CHECK(lines_of(b.program, unknown + "\n" + open) == expected);
}
