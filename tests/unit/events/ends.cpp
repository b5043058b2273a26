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
  CHECK(detail_of(with_end(b, kBegin, "\"-\"")) == "to: \"-\"");
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
