// Of a snapshot that was told after the instant of evaluation nobody knows what it said by then. It
// is lost where it is the only word on what it is, and something of it stood by then.
#include <catch2/catch.hpp>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;

namespace {

constexpr const char* kAsOf = "2026-02-01T00:00:00Z";

std::string incident(const std::string& who, const std::string& updated, const std::string& from,
                     const std::string& to = R"(,"to":"2026-01-20T00:00:00Z")",
                     const std::string& impact = "major") {
  return "{" + who + R"(,"impact":")" + impact + R"(","updated":")" + updated + R"(T00:00:00Z")" +
         (from.empty() ? "" : R"(,"from":")" + from + R"(T00:00:00Z")") + to + "}\n";
}
const std::string kA = R"("id":"1","site":"a")";
const std::string kB = R"("id":"2","site":"b")";

// Of `a`, of `b`, and of all: before 5 January, then before the instant of evaluation. Behind it
// how many findings `after as-of` there are, and how many of them say that nothing else tells.
std::string lost(const Read& read) {
  const events::Losses losses(read.store, {});
  std::string text;
  for (const char* until : {"2026-01-05T00:00:00Z", kAsOf}) {
    const Instant end = *parse_rfc3339(until);
    const Id<ir::Log> log{0};
    text += std::to_string(losses.before(log, "a", end)) + " ";
    text += std::to_string(losses.before(log, "b", end)) + " ";
    text += std::to_string(losses.before(log, end)) + "; ";
  }
  int only = 0;
  for (const events::Finding& finding : read.store.findings.listed()) {
    only += finding.detail.find("nothing else tells") == std::string::npos ? 0 : 1;
  }
  return text + std::to_string(count(read, FindingKind::AfterAsOf)) + " " + std::to_string(only);
}

// In either order.
std::string of(const Builder& b, const std::string& one, const std::string& other = "") {
  const Instant as_of = *parse_rfc3339(kAsOf);
  const std::string found = lost(read_bytes(b.program, one + other, as_of));
  CHECK(lost(read_bytes(b.program, other + one, as_of)) == found);
  return found;
}

}  // namespace

TEST_CASE("a snapshot told after as-of is lost where it is the only word") {
  const Builder b = incidents();
  const std::string later = incident(kA, "2026-02-02", "2026-01-05");
  CHECK(of(b, later) == "0 0 0; 1 0 1; 1 1");
  CHECK(tally(read_bytes(b.program, later, *parse_rfc3339(kAsOf))) == "1 0 0 1");
  CHECK(of(b, incident(kA, "2026-02-01", "2026-01-05")) == "0 0 0; 1 0 1; 1 1");
  CHECK(of(b, incident(kA, "2026-01-31", "2026-01-05")) == "0 0 0; 0 0 0; 0 0");
  // Its window has not ended, ends later, has no length.
  CHECK(of(b, incident(kA, "2026-02-02", "2026-01-05", "")) == "0 0 0; 1 0 1; 1 1");
  CHECK(of(b, incident(kA, "2026-02-02", "2026-01-05", R"(,"to":"2026-02-02T00:00:00Z")")) ==
        "0 0 0; 1 0 1; 1 1");
  CHECK(of(b, incident(kA, "2026-02-02", "2026-01-05", R"(,"to":"2026-01-05T00:00:00Z")")) ==
        "0 0 0; 1 0 1; 1 1");
  // Nothing of it was there.
  CHECK(of(b, incident(kA, "2026-02-03", "2026-02-01", "")) == "0 0 0; 0 0 0; 1 0");
  // Nobody knows since when: ever, and it is one record.
  CHECK(of(b, incident(kA, "2026-02-02", "", R"(,"from":"soon")")) == "1 0 1; 1 0 1; 1 1");
  // Two that were told later are two records, of whom each names.
  CHECK(of(b, later, incident(kA, "2026-02-03", "2026-01-04")) == "1 0 1; 2 0 2; 2 2");
  CHECK(of(b, later, incident(R"("id":"1","site":"b")", "2026-02-03", "2026-01-05")) ==
        "0 0 0; 1 1 2; 2 2");
}

TEST_CASE("nothing is lost of a snapshot told after as-of where another was told by then") {
  const Builder b = incidents();
  const std::string later = incident(kA, "2026-02-02", "2026-01-05");
  const std::string none = "0 0 0; 0 0 0; 1 0";
  CHECK(of(b, later, incident(kA, "2026-01-06", "2026-01-05")) == none);
  CHECK(of(b, later, incident(R"("id":"1","site":"b")", "2026-01-06", "2026-01-05")) == none);
  // A withdrawal is a word too.
  CHECK(of(b, later, incident(kA, "2026-01-06", "", "", "none")) == none);
  CHECK(of(b, later + incident(kA, "2026-02-03", "2026-01-04"),
           incident(kA, "2026-01-06", "2026-01-05")) == "0 0 0; 0 0 0; 2 0");
  // Of another identity.
  CHECK(of(b, later, incident(kB, "2026-01-06", "2026-01-05")) == "0 0 0; 1 0 1; 1 1");
  CHECK(of(b, later,
           incident(kB, "2026-02-03", "2026-01-04") + incident(kB, "2026-01-06", "2026-01-05")) ==
        "0 0 0; 1 0 1; 2 1");
  // One that cannot be used is no word: it is lost of anybody, from its own window on.
  CHECK(of(b, later, incident(R"("id":"1")", "2026-01-06", "2026-01-05")) == "0 0 0; 2 1 2; 1 1");
}

TEST_CASE("a snapshot told after as-of that says less") {
  const Builder b = incidents();
  // Without a subject it is lost of anybody; of whom it was told before, nobody knows.
  CHECK(of(b, incident(R"("id":"1")", "2026-02-02", "2026-01-05")) == "0 0 0; 1 1 1; 0 0");
  CHECK(of(b, incident(R"("id":"1")", "2026-02-02", "2026-02-01", "")) == "0 0 0; 0 0 0; 0 0");
  // Without an identity it stands for itself.
  CHECK(of(b, incident(R"("site":"a")", "2026-02-02", "2026-01-05"),
           incident(R"("site":"a")", "2026-01-06", "2026-01-05")) == "0 0 0; 1 0 1; 1 1");
  // It names nothing any more, and may have named something by then.
  const std::string withdrawn = incident(kA, "2026-02-02", "2026-01-05", "", "none");
  CHECK(of(b, withdrawn) == "0 0 0; 1 0 1; 1 1");
  CHECK(tally(read_bytes(b.program, withdrawn, *parse_rfc3339(kAsOf))) == "1 0 0 1");
  CHECK(of(b, withdrawn, incident(kA, "2026-01-06", "2026-01-05")) == "0 0 0; 0 0 0; 0 0");
  const std::string bare = incident(kA, "2026-02-02", "", "", "none");
  CHECK(of(b, bare) == "0 0 0; 0 0 0; 0 0");
  CHECK(tally(read_bytes(b.program, bare, *parse_rfc3339(kAsOf))) == "1 0 1 0");
}

TEST_CASE("snapshots told after as-of that have ids") {
  Builder b = incidents();
  b.program.logs[0].id = b.field("event");
  const std::string named = incident(R"("event":"x",)" + kA, "2026-02-02", "2026-01-05");
  const std::string other = incident(R"("event":"x",)" + kB, "2026-02-02", "2026-01-04");
  CHECK(of(b, named) == "0 0 0; 1 0 1; 1 1");
  // Of two with one id nobody knows which is right.
  CHECK(of(b, named, other) == "0 1 1; 1 1 2; 2 2");
  const std::string withdrawn =
      incident(R"("event":"x",)" + kA, "2026-02-02", "2026-01-05", "", "none");
  // A duplicate says nothing that is lost again.
  CHECK(of(b, withdrawn, withdrawn) == "0 0 0; 1 0 1; 1 1");
  CHECK(tally(read_bytes(b.program, withdrawn + withdrawn, *parse_rfc3339(kAsOf))) == "2 0 0 2");
}

TEST_CASE("of records that are no snapshots nothing is lost behind as-of") {
  const Builder b = tickets();
  const auto opened = [](const char* id, const char* day) {
    return std::string(R"({"id":")") + id + R"(","ticket":"a","type":"opened","at":")" + day +
           "T08:00:00Z\"}\n";
  };
  CHECK(of(b, opened("1", "2026-02-02")) == "0 0 0; 0 0 0; 1 0");
  CHECK(of(b, opened("1", "2026-02-02"), opened("2", "2026-01-02")) == "0 0 0; 0 0 0; 1 0");
}
