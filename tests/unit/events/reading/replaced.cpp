// Of two records of one id that cannot both be right, nobody knows which is: what either says may
// be lost, of whomever it says it, and it is one record.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;

namespace {

constexpr const char* kJanuary = R"(,"from":"2026-01-05T00:00:00Z","to":"2026-01-08T00:00:00Z"})";
constexpr const char* kMarch = R"(,"from":"2026-03-05T00:00:00Z","to":"2026-03-08T00:00:00Z"})";

std::string incident(const std::string& members, const std::string& window = kJanuary) {
  return R"({"id":"1","impact":"major",)" + members + window + "\n";
}
std::string withdrawal(const std::string& members) {
  return R"({"id":"1","impact":"none",)" + members + "}\n";
}
const std::string kKept = incident(R"("site":"a","updated":"2026-01-06T00:00:00Z")");

// Of `a`, of `b`, and of all, before February and before April.
std::string lost(const Read& read) {
  const events::Losses losses(read.store, {});
  std::string text;
  for (const char* until : {"2026-02-01T00:00:00Z", "2026-04-01T00:00:00Z"}) {
    const Instant end = *parse_rfc3339(until);
    const Id<ir::Log> log{0};
    text += text.empty() ? "" : "; ";
    text += std::to_string(losses.before(log, "a", end)) + " ";
    text += std::to_string(losses.before(log, "b", end)) + " ";
    text += std::to_string(losses.before(log, end));
  }
  return text;
}

}  // namespace

TEST_CASE("a snapshot that is lost may have replaced what another subject's says") {
  const Builder b = incidents();
  const auto with = [&](const std::string& later) {
    // In either order.
    const std::string found = lost(read_bytes(b.program, kKept + later));
    CHECK(lost(read_bytes(b.program, later + kKept)) == found);
    return found;
  };
  CHECK(with("") == "0 0 0; 0 0 0");
  // Of `b`, told nobody knows when: `b` may always have been down, and `a` not in January.
  CHECK(with(incident(R"("site":"b","updated":"soon")")) == "1 1 1; 1 1 1");
  CHECK(with(incident(R"("site":"b")", kMarch)) == "1 1 1; 1 1 1");
  CHECK(with(withdrawal(R"("site":"b","updated":{})")) == "1 1 1; 1 1 1");
  // Of `a` itself, as ever.
  CHECK(with(incident(R"("site":"a","updated":"soon")")) == "1 0 1; 1 0 1");
  CHECK(with(withdrawal(R"("site":"a","updated":"soon")")) == "1 0 1; 1 0 1");
  // Of nobody, told later: of anybody from March on.
  CHECK(with(incident(R"("updated":"2026-01-07T00:00:00Z")", kMarch)) == "1 0 1; 1 1 1");
  CHECK(with(incident(R"("site":[],"updated":"2026-01-06T00:00:00Z")", kMarch)) == "1 0 1; 1 1 1");
  CHECK(with(incident(R"("site":"","updated":"2026-01-07T00:00:00Z")")) == "1 1 1; 1 1 1");
  // It tells what it is, a withdrawal: nothing of anybody else is lost.
  CHECK(with(withdrawal(R"("updated":"2026-01-07T00:00:00Z")")) == "1 0 1; 1 0 1");
  // Told before what is kept, or not yet, or of another id: nothing is replaced.
  CHECK(with(incident(R"("updated":"2026-01-05T00:00:00Z")", kMarch)) == "0 0 0; 1 1 1");
  CHECK(with(withdrawal(R"("updated":"2026-01-05T00:00:00Z")")) == "0 0 0; 0 0 0");
  CHECK(with(R"({"id":"2","impact":"none","updated":"2026-01-07T00:00:00Z"})"
             "\n") == "0 0 0; 0 0 0");
  const Read early =
      read_bytes(b.program, kKept + withdrawal(R"("updated":"2026-01-20T00:00:00Z")"),
                 *parse_rfc3339("2026-01-15T00:00:00Z"));
  CHECK(lost(early) == "0 0 0; 0 0 0");
  // Where nothing is kept, nothing is replaced.
  CHECK(lost(read_bytes(b.program, withdrawal(R"("updated":"2026-01-07T00:00:00Z")") +
                                       withdrawal(R"("updated":"2026-01-08T00:00:00Z")"))) ==
        "0 0 0; 0 0 0");
}

TEST_CASE("a record that stands there again is lost once") {
  const Builder b = incidents();
  const auto twice = [&](const std::string& later) {
    const std::string found = lost(read_bytes(b.program, kKept + later));
    CHECK(lost(read_bytes(b.program, kKept + later + later)) == found);
    CHECK(lost(read_bytes(b.program, later + kKept + later)) == found);
  };
  twice(incident(R"("site":"b","updated":"soon")"));
  twice(withdrawal(R"("site":"b","updated":{})"));
  twice(withdrawal(R"("site":"a","updated":"soon")"));
  twice(incident(R"("updated":"2026-01-07T00:00:00Z")", kMarch));
  twice(incident(R"("site":[],"updated":"2026-01-06T00:00:00Z")", kMarch));
  twice(withdrawal(R"("updated":"2026-01-07T00:00:00Z")"));
  // Told at another instant, or in other words where nobody knows when, it is another record.
  CHECK(lost(read_bytes(b.program, kKept + incident(R"("site":"b","updated":"soon")") +
                                       incident(R"("site":"b","updated":"later")"))) ==
        "2 2 2; 2 2 2");
  CHECK(lost(read_bytes(b.program, incident(R"("updated":"2026-01-06T00:00:00Z")") +
                                       incident(R"("updated":"2026-01-07T00:00:00Z")"))) ==
        "2 2 2; 2 2 2");
  const auto late = [&](const std::string& records) {
    return lost(read_bytes(b.program, records, *parse_rfc3339("2026-01-06T00:00:00Z")));
  };
  CHECK(late(kKept) == "1 0 1; 1 0 1");
  CHECK(late(kKept + kKept) == "1 0 1; 1 0 1");
}

TEST_CASE("a record with an id that stands there again is lost once") {
  const Builder b = tickets();
  const auto record = [](const char* id, const char* at) {
    return fmt::format(R"({{{}"ticket":"a","type":"opened","at":"{}"}})"
                       "\n",
                       id, at);
  };
  const auto of_a = [&](const std::string& records) {
    return events::Losses(read_bytes(b.program, records).store, {})
        .before(Id<ir::Log>{0}, "a", kNever);
  };
  const std::string lost = record(R"("id":"1",)", "soon");
  CHECK(of_a(lost) == 1);
  CHECK(of_a(lost + lost) == 1);
  CHECK(of_a(lost + record(R"("id":"2",)", "soon")) == 2);
  // Nothing says that these are the same.
  CHECK(of_a(record("", "soon") + record("", "soon")) == 2);
}

TEST_CASE("two of one instant may both be wrong") {
  const Builder b = incidents();
  const std::string told = R"("updated":"2026-01-06T00:00:00Z",)";
  const auto with = [&](const std::string& other) {
    const Read read = read_bytes(b.program, kKept + other);
    CHECK(count(read, FindingKind::ConflictingDuplicate) == 1);
    const std::string found = lost(read);
    CHECK(lost(read_bytes(b.program, other + kKept)) == found);
    return found;
  };
  CHECK(with(incident(told + R"("site":"b")")) == "1 1 1; 1 1 1");
  CHECK(with(incident(told + R"("site":"b")", kMarch)) == "1 0 1; 1 1 1");
  CHECK(with(incident(told + R"("site":"a")", kMarch)) == "1 0 1; 1 0 1");
  CHECK(with(withdrawal(told + R"("site":"a")")) == "1 0 1; 1 0 1");
  CHECK(with(withdrawal(told + R"("site":"b")")) == "1 0 1; 1 0 1");
}

TEST_CASE("of a conflicting duplicate both subjects are marked, from the first instant told") {
  Builder b = tickets();
  const auto record = [](const char* site, const char* day, const char* type) {
    return std::string(R"({"id":"1","ticket":")") + site + R"(","type":")" + type + R"(","at":")" +
           day + "T08:00:00Z\"}\n";
  };
  const auto with = [&](const std::string& one, const std::string& other) {
    const Read read = read_bytes(b.program, one + other);
    CHECK(tally(read) == "2 1 0 1");
    CHECK(count(read, FindingKind::ConflictingDuplicate) == 1);
    const std::string found = lost(read);
    CHECK(lost(read_bytes(b.program, other + one)) == found);
    return found;
  };
  const std::string kept = record("a", "2026-01-05", "opened");
  CHECK(with(kept, record("a", "2026-03-05", "opened")) == "1 0 1; 1 0 1");
  CHECK(with(kept, record("a", "2026-01-05", "closed")) == "1 0 1; 1 0 1");
  CHECK(with(kept, record("b", "2026-01-05", "opened")) == "1 1 1; 1 1 1");
  CHECK(with(kept, record("b", "2026-03-05", "opened")) == "1 0 1; 1 1 1");
  // The other names nothing: were it right, nothing had happened.
  CHECK(with(kept, record("a", "2026-01-05", "noted")) == "1 0 1; 1 0 1");
  CHECK(lost(read_bytes(b.program, kept + kept)) == "0 0 0; 0 0 0");
}
