// Keys that stand twice in documents that hold many records.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;

namespace {

using Lines = std::vector<std::string>;

// {"key", "changelog": {"histories": [{"created", "items": [{"field", "toString"}]}]}}
Builder histories() {
  Builder b("history");
  ir::Log& log = b.program.logs[0];
  log.elements = {outward(b, "changelog.histories", 2), outward(b, "items", 1)};
  log.time = outward(b, "created", 1);
  log.subject = outward(b, "key", 2);
  b.event("moved", b.text(ir::Operator::Equal, "field", "status"));
  return b;
}

const std::string kAt = R"("at":"2026-03-01T08:00:00Z")";

Lines found(const Builder& b, const std::string& bytes) {
  const Read read = read_bytes(b.program, bytes);
  Lines told{tally(read)};
  for (const events::Finding& finding : read.store.findings.listed()) {
    told.push_back(fmt::format("{}.{} {}", finding.line, finding.element, finding.detail));
    CHECK(finding.kind == FindingKind::RepeatedKey);
  }
  for (const events::Loss& loss : read.store.losses) {
    const bool anybody = loss.subject == events::Loss::kOfAnybody;
    told.push_back(fmt::format("{} {}", anybody ? "*" : read.store.subjects.text(loss.subject),
                               loss.from == kFirstInstant ? "ever" : format_rfc3339(loss.from)));
  }
  return told;
}

const std::string kOuter = "{" + kAt + R"(,"ticket":"A",)";
const std::string kOpened = R"({"type":"opened"})";
const std::string kList = R"("events":[)" + kOpened + "]";

}  // namespace

TEST_CASE("a key twice in an element, and around elements") {
  const Builder b = audits();
  CHECK(found(b, kOuter + kList + "}") == Lines{"1 1 0 0"});
  CHECK(found(b, kOuter + R"("events":[{"type":"x","type":"opened"},)" + kOpened + "]}") ==
        Lines{"2 2 0 0", "1.1 type: \"opened\"", "A 2026-03-01T08:00:00Z"});
  CHECK(found(b, kOuter + R"("events":[{"priority":"P1","priority":"P2"}]})") ==
        Lines{"1 1 0 0", "1.1 priority: \"P2\"", "A 2026-03-01T08:00:00Z"});
  CHECK(found(b, kOuter + R"("events":[{"x":1,"x":2},{"y":{"type":1,"type":2}}]})") ==
        Lines{"2 0 2 0"});
  CHECK(found(b, kOuter + R"("ticket":"B",)" + kList + "}") ==
        Lines{"1 1 0 0", "1.1 ticket: \"B\"", "* 2026-03-01T08:00:00Z"});
  CHECK(found(b, kOuter + R"("ticket":"B","events":[{"type":"x","type":"opened"}]})") ==
        Lines{"1 1 0 0", "1.1 ticket: \"B\"", "1.1 type: \"opened\"", "* 2026-03-01T08:00:00Z"});
  const std::string lost = "1.1 events: an array";
  CHECK(found(b, kOuter + kList + R"(,"events":[]})") == Lines{"1 0 0 1", lost, "* ever"});
  CHECK(found(b, kOuter + kList + "," + kList + "}") == Lines{"2 1 0 1", lost, "* ever"});
  CHECK(found(b, kOuter + kList + R"(,"ev\u0065nts":[]})") == Lines{"1 0 0 1", lost, "* ever"});
  CHECK(found(b, kOuter + kList + R"(,"events":[],"ticket":"A"})") ==
        Lines{"1 0 0 1", lost, "* ever"});

  const Builder h = histories();
  const std::string item = R"({"field":"status"})";
  const std::string history = R"({"created":"2026-03-01T08:00:00Z","items":[)" + item + "]";
  const auto of = [](const std::string& histories) {
    return R"({"key":"K","changelog":{"histories":[)" + histories + "]}}";
  };
  CHECK(found(h, of(history + "}")) == Lines{"1 1 0 0"});
  CHECK(found(h, of(history + R"(,"items":[]},)" + history + "}")) ==
        Lines{"2 1 0 1", "1.1 items: an array", "* ever"});
  CHECK(found(h, of(history + R"(,"created":"2026-02-02T08:00:00Z"},)" + history + "}")) ==
        Lines{"2 2 0 0", "1.1 created: \"2026-02-02T08:00:00Z\"", "K ever"});
  CHECK(found(h, R"({"key":"K","changelog":{"histories":[)" + history +
                     R"(}]},"changelog":{"histories":[]}})") ==
        Lines{"1 0 0 1", "1.1 changelog.histories: an array", "* ever"});
}

TEST_CASE("several keys twice in an element, and around elements") {
  const Builder b = audits();
  // What they lose together is the most that one of them loses.
  CHECK(
      found(b, kOuter +
                   R"("events":[{"type":"x","type":"opened","priority":"P1","priority":"P2"}]})") ==
      Lines{"1 1 0 0", "1.1 priority: \"P2\"", "1.1 type: \"opened\"", "A 2026-03-01T08:00:00Z"});
  CHECK(found(b, kOuter + R"("ticket":"B","at":"2026-03-02T08:00:00Z",)" + kList + "}") ==
        Lines{"1 1 0 0", "1.1 at: \"2026-03-02T08:00:00Z\"", "1.1 ticket: \"B\"", "* ever"});
  CHECK(found(b, kOuter + R"("at":"2026-03-02T08:00:00Z","ticket":"B",)" + kList + "}") ==
        Lines{"1 1 0 0", "1.1 at: \"2026-03-02T08:00:00Z\"", "1.1 ticket: \"B\"", "* ever"});
  CHECK(found(b, kOuter + R"("ticket":"B","events":[{"type":"x","type":"opened"},)" + kOpened +
                     "]}") == Lines{"2 2 0 0", "1.1 ticket: \"B\"", "1.2 ticket: \"B\"",
                                    "1.1 type: \"opened\"", "* 2026-03-01T08:00:00Z",
                                    "* 2026-03-01T08:00:00Z"});
  CHECK(found(b, kOuter + R"("ticket":"B","ticket":"A",)" + kList + "}") ==
        Lines{"1 1 0 0", "1.1 ticket: \"A\"", "* 2026-03-01T08:00:00Z"});
}

TEST_CASE("each key that a record tells twice is told") {
  const Builder b = tickets();
  const auto told_of = [&](const std::string& members) {
    const Read read = read_bytes(b.program, R"({"id":1,"at":"2026-03-01T08:00:00Z","ticket":"T",)"
                                            R"("type":"opened","status":"a")" +
                                                members + "}\n");
    Lines told;
    for (const events::Finding& finding : read.store.findings.listed()) {
      told.push_back(finding.detail);
      CHECK(finding.kind == FindingKind::RepeatedKey);
    }
    CHECK(read.store.losses.size() == (told.empty() ? 0u : 1u));
    return told;
  };
  CHECK(told_of("").empty());
  CHECK(told_of(R"(,"status":"b")") == Lines{"status: \"b\""});
  CHECK(told_of(R"(,"status":"b","status":"c")") == Lines{"status: \"c\""});
  CHECK(told_of(R"(,"status":"b","type":"closed")") == Lines{"status: \"b\"", "type: \"closed\""});
  CHECK(told_of(R"(,"id":2,"status":"b","type":"closed")") ==
        Lines{"id: 2", "status: \"b\"", "type: \"closed\""});
  CHECK(told_of(
            R"(,"id":2,"ticket":"U","at":"2026-03-01T09:00:00Z","status":null,"type":"closed")") ==
        Lines{"at: \"2026-03-01T09:00:00Z\"", "id: 2", "status: null", "ticket: \"U\"",
              "type: \"closed\""});
  CHECK(told_of(R"(,"x":1,"x":2,"st\u0061tus":"b")") == Lines{"status: \"b\""});
}
