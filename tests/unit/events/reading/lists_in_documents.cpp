// Documents that hold many records, places through lists, snapshots, keys of pairs.
#include <algorithm>
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

std::vector<std::pair<std::uint64_t, std::uint64_t>> places(const Read& read, FindingKind kind) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> found;
  for (const events::Finding& finding : read.store.findings.listed()) {
    if (finding.kind == kind) found.emplace_back(finding.line, finding.element);
  }
  return found;
}

const std::string kAt = R"("at":"2026-03-01T08:00:00Z")";

}  // namespace

TEST_CASE("each element of a list is a record, with places of its document") {
  const Builder b = audits();
  const std::string bytes = R"({"events":[{"type":"opened"},{"priority":"P1"},{"x":1}],)" + kAt +
                            R"(,"ticket":"A"})"
                            "\n"
                            R"({"ticket":7,)" +
                            kAt + R"(,"events":[{"type":"opened","priority":"P2"}]})";
  Read read = read_bytes(b.program, bytes);
  CHECK(tally(read) == "4 3 1 0");
  CHECK(read.store.tallies[0].documents == 2);
  CHECK(told(read, b.program) ==
        Lines{"7 2026-03-01T08:00:00Z opened", "7 2026-03-01T08:00:00Z priority = tP2",
              "A 2026-03-01T08:00:00Z opened", "A 2026-03-01T08:00:00Z priority = tP1"});
}

TEST_CASE("documents in an array are read as documents in lines") {
  const Builder b = audits();
  const std::string one = "{" + kAt + R"(,"ticket":"A","events":[{"type":"opened"},5]})";
  const std::string two = "{" + kAt + R"(,"ticket":"B","events":[{"type":"opened"},[]]})";
  Read lines = read_bytes(b.program, one + "\n" + two);
  Read array = read_bytes(b.program, "[" + one + "," + two + "]");
  CHECK(tally(lines) == "4 2 0 2");
  CHECK(tally(array) == "4 2 0 2");
  using Places = std::vector<std::pair<std::uint64_t, std::uint64_t>>;
  CHECK(places(lines, FindingKind::NotAnObject) == Places{{1, 2}, {2, 2}});
  CHECK(places(array, FindingKind::NotAnObject) == Places{{1, 2}, {1, 4}});
  CHECK(told(lines, b.program) == told(array, b.program));
}

TEST_CASE("a list in the elements of another, and the line of each record") {
  const Builder b = histories();
  const std::string bytes = R"({"key":"K-1","changelog":{"histories":[
    {"created":"2026-03-01T08:00:00Z","items":[{"field":"status"},
      {"field":"labels"},
      "no object"]},
    {"created":"2026-03-01T09:00:00Z","items":[]},
    {"created":"2026-03-01T10:00:00Z"},
    {"created":"2026-03-01T11:00:00Z","items":{"field":"status"}},
    {"created":"2026-03-01T12:00:00Z","items":[{"field":"status"}]}]}})";
  Read read = read_bytes(b.program, "[" + bytes + "]");
  CHECK(tally(read) == "6 2 1 3");
  using Places = std::vector<std::pair<std::uint64_t, std::uint64_t>>;
  CHECK(places(read, FindingKind::NotAnObject) == Places{{4, 3}});
  CHECK(places(read, FindingKind::WithoutList) == Places{{6, 4}});
  CHECK(places(read, FindingKind::WrongType) == Places{{7, 5}});
  CHECK(told(read, b.program) ==
        Lines{"K-1 2026-03-01T08:00:00Z moved", "K-1 2026-03-01T12:00:00Z moved"});
}

TEST_CASE("a document without its list is a finding, one with an empty list has no records") {
  const Builder b = audits();
  const std::string frame = "{" + kAt + R"(,"ticket":"A")";
  const auto read = [&](const std::string& rest) {
    return read_bytes(b.program,
                      frame + rest + "}\n" + frame + R"(,"events":[{"type":"opened"}]})");
  };
  for (const char* rest : {"", R"(,"events":null)"}) {
    const Read found = read(rest);
    CHECK(tally(found) == "2 1 0 1");
    CHECK(count(found, FindingKind::WithoutList) == 1);
  }
  for (const char* rest :
       {R"(,"events":{"type":"opened"})", R"(,"events":"none")", R"(,"events":3)"}) {
    const Read found = read(rest);
    CHECK(tally(found) == "2 1 0 1");
    CHECK(count(found, FindingKind::WrongType) == 1);
  }
  const Read empty = read(R"(,"events":[ ])");
  CHECK(tally(empty) == "1 1 0 0");
  CHECK(empty.store.tallies[0].documents == 2);
  const Read broken = read_bytes(b.program, frame + "\n5\n");
  CHECK(tally(broken) == "2 0 0 2");
  CHECK(broken.store.tallies[0].documents == 2);
}

TEST_CASE("a record knows nothing of the one before it in its document") {
  Builder b = audits();
  b.program.logs[0].subject = b.field("who");
  Read read =
      read_bytes(b.program, "{" + kAt +
                                R"(,"events":[{"type":"opened","who":"A"},{"type":"opened"},)"
                                R"({"type":"opened","who":"\u0042"}]})");
  CHECK(tally(read) == "3 2 0 1");
  CHECK(count(read, FindingKind::WithoutSubject) == 1);
  CHECK(told(read, b.program) ==
        Lines{"A 2026-03-01T08:00:00Z opened", "B 2026-03-01T08:00:00Z opened"});
}

TEST_CASE("a place through a list is a finding that names the line to write") {
  Builder b = tickets();
  b.event("moved", b.text(ir::Operator::Equal, "changelog.items.field", "status"));
  const std::string frame = R"({"id":1,"ticket":"A",)" + kAt + R"(,"type":"opened","changelog":)";
  Read read = read_bytes(b.program, frame + R"({"items":[{"field":"status"}]}})");
  CHECK(told(read, b.program) == Lines{"A 2026-03-01T08:00:00Z opened"});
  REQUIRE(read.store.findings.listed().size() == 1);
  const events::Finding finding = read.store.findings.listed().front();
  CHECK(finding.kind == FindingKind::WrongType);
  CHECK(finding.subject == "A");
  CHECK(
      finding.detail ==
      "changelog.items.field: through a list; write: records are the elements of changelog.items");
  for (const char* quiet :
       {R"({"items":[]}})", R"({"items":{"field":"status"}}})", "[]}", "null}"}) {
    CHECK(count(read_bytes(b.program, frame + quiet), FindingKind::WrongType) == 0);
  }
  CHECK(count(read_bytes(b.program, frame + R"([{"items":{"field":"status"}}]})"),
              FindingKind::WrongType) == 1);
}

namespace {

// {"incident", "updated", "ticket", "from", "to"}
Builder snapshots(bool by_update) {
  Builder b("incidents");
  b.program.logs[0].subject = b.field("ticket");
  b.program.logs[0].same = {b.field("incident")};
  if (by_update) b.program.logs[0].latest_by = b.field("updated");
  b.window("down", b.text(ir::Operator::NotEqual, "impact", "none"));
  return b;
}

std::string snapshot(const std::string& updated, const std::string& to,
                     const std::string& impact = "major") {
  return R"({"incident":"I1","ticket":"A","from":"2026-03-01T08:00:00Z","impact":")" + impact +
         R"(","updated":"2026-03-01T)" + updated + R"(:00Z","to":)" +
         (to.empty() ? "null" : "\"2026-03-01T" + to + ":00Z\"") + "}\n";
}

}  // namespace

TEST_CASE("of snapshots the latest counts, whatever order they stand in") {
  const Builder b = snapshots(true);
  std::vector<std::string> lines = {snapshot("08:01", ""), snapshot("09:00", "08:30"),
                                    snapshot("12:00", "08:45")};
  std::sort(lines.begin(), lines.end());
  do {
    Read read = read_bytes(b.program, lines[0] + lines[1] + lines[2]);
    CHECK(tally(read) == "3 1 0 2");
    CHECK(count(read, FindingKind::Superseded) == 2);
    CHECK(told(read, b.program) == Lines{"A 2026-03-01T08:00:00Z down to 2026-03-01T08:45:00Z"});
  } while (std::next_permutation(lines.begin(), lines.end()));
}

TEST_CASE("a snapshot that takes all back counts too") {
  const Builder b = snapshots(true);
  Read read = read_bytes(b.program, snapshot("08:01", "") + snapshot("09:00", "08:30", "none"));
  CHECK(tally(read) == "2 0 1 1");
  CHECK(told(read, b.program).empty());
}

TEST_CASE("what was not yet said at the instant of evaluation replaces nothing") {
  const Builder b = snapshots(true);
  const std::string bytes = snapshot("08:01", "") + snapshot("09:00", "08:30");
  Read read = read_bytes(b.program, bytes, *parse_rfc3339("2026-03-01T09:00:00Z"));
  CHECK(count(read, FindingKind::AfterAsOf) == 1);
  CHECK(count(read, FindingKind::Superseded) == 0);
  CHECK(tally(read) == "2 1 0 1");
  CHECK(told(read, b.program).size() == 1);
}

TEST_CASE("told at one instant: one with an end, then as conflicting duplicates") {
  const Builder b = snapshots(false);
  for (const bool swapped : {false, true}) {
    const auto both = [swapped](const std::string& one, const std::string& two) {
      return swapped ? two + one : one + two;
    };
    Read ended = read_bytes(b.program, both(snapshot("08:01", ""), snapshot("08:01", "08:30")));
    CHECK(count(ended, FindingKind::Superseded) == 1);
    CHECK(told(ended, b.program) == Lines{"A 2026-03-01T08:00:00Z down to 2026-03-01T08:30:00Z"});
    Read torn = read_bytes(b.program, both(snapshot("08:01", "08:40"), snapshot("08:01", "08:30")));
    CHECK(count(torn, FindingKind::ConflictingDuplicate) == 1);
    CHECK(told(torn, b.program) == Lines{"A 2026-03-01T08:00:00Z down to 2026-03-01T08:30:00Z"});
    Read twice =
        read_bytes(b.program, both(snapshot("08:01", "08:40"), snapshot("08:01", "08:40")));
    CHECK(count(twice, FindingKind::Duplicate) == 1);
  }
}

TEST_CASE("what tells snapshots apart is never run together") {
  Builder b = snapshots(false);
  b.program.logs[0].same = {b.field("one"), b.field("two")};
  const std::string rest = R"(,"impact":"x","ticket":"A","from":"2026-03-01T08:00:00Z"})"
                           "\n";
  Read read =
      read_bytes(b.program, R"({"one":"a b","two":"c")" + rest + R"({"one":"a","two":"b c")" +
                                rest + R"({"one":"a","two":5)" + rest + R"({"one":"a","two":"5")" +
                                rest + R"({"one":"a")" + rest);
  CHECK(tally(read) == "5 4 0 1");
  CHECK(count(read, FindingKind::Duplicate) == 1);
  CHECK(count(read, FindingKind::WithoutId) == 1);
}

TEST_CASE("a snapshot that takes all back says of what, and since when, or is lost") {
  const Builder b = snapshots(true);
  const std::string rest = R"(,"ticket":"A","impact":"none")";
  const std::string since = R"(,"updated":"2026-03-01T09:00:00Z"})";
  const auto lost_by = [&](const std::string& last) {
    const Read read = read_bytes(b.program, snapshot("08:01", "08:30") + "{" + last);
    CHECK(tally(read) == "2 1 0 1");
    CHECK(count(read, FindingKind::Superseded) == 0);
    REQUIRE(read.store.losses.size() == 1);
    CHECK(read.store.losses[0].from == kFirstInstant);
    CHECK(read.store.subjects.text(read.store.losses[0].subject) == "A");
    return std::vector<std::uint64_t>{
        count(read, FindingKind::WithoutId), count(read, FindingKind::WrongType),
        count(read, FindingKind::WithoutTime), count(read, FindingKind::ImpossibleTime)};
  };
  using Counts = std::vector<std::uint64_t>;
  CHECK(lost_by(R"("ticket":"A","impact":"none")" + since) == Counts{1, 0, 0, 0});
  CHECK(lost_by(R"("incident":null)" + rest + since) == Counts{1, 0, 0, 0});
  CHECK(lost_by(R"("incident":{})" + rest + since) == Counts{0, 1, 0, 0});
  CHECK(lost_by(R"("incident":"I1")" + rest + "}") == Counts{0, 0, 1, 0});
  CHECK(lost_by(R"("incident":"I1","updated":null)" + rest + "}") == Counts{0, 0, 1, 0});
  CHECK(lost_by(R"("incident":"I1","updated":"bad")" + rest + "}") == Counts{0, 0, 0, 1});
  const Read early = read_bytes(b.program, R"({"incident":{})" + rest + since,
                                *parse_rfc3339("2026-03-01T09:00:00Z"));
  CHECK(early.store.losses.empty());
}

TEST_CASE("told at one instant: a snapshot that takes all back conflicts with one that does not") {
  const Builder b = snapshots(true);
  for (const std::string end : {"", "08:30"}) {
    INFO(end);
    const std::string one = snapshot("09:00", end);
    const std::string none = snapshot("09:00", end, "none");
    for (const std::string& bytes : {one + none, none + one}) {
      const Read read = read_bytes(b.program, bytes);
      CHECK(tally(read) == "2 1 0 1");
      CHECK(count(read, FindingKind::ConflictingDuplicate) == 1);
      REQUIRE(read.store.losses.size() == 1);
      CHECK(format_rfc3339(read.store.losses[0].from) == "2026-03-01T08:00:00Z");
    }
  }
}

TEST_CASE("what lost against its id replaces no snapshot") {
  Builder b = snapshots(true);
  b.program.logs[0].id = b.field("id");
  const auto with_id = [](const std::string& line) { return "{\"id\":\"e\"," + line.substr(1); };
  const std::string bytes =
      with_id(snapshot("10:00", "08:30", "none")) + with_id(snapshot("08:01", "08:40"));
  Read read = read_bytes(b.program, bytes);
  CHECK(count(read, FindingKind::ConflictingDuplicate) == 1);
  CHECK(count(read, FindingKind::Superseded) == 0);
  CHECK(told(read, b.program) == Lines{"A 2026-03-01T08:00:00Z down to 2026-03-01T08:40:00Z"});
}

TEST_CASE("an event that is paired has its key, or is a finding") {
  Builder b = tickets();
  ir::Outage outage;
  outage.log = {0};
  outage.down = ir::FromEventToEvent{{{0}}, {{1}}, b.field("alarm")};
  b.program.outages.push_back(outage);
  const std::string frame = R"({"ticket":"A",)" + kAt + R"(,"type":"opened")";
  Read read = read_bytes(b.program, frame +
                                        R"(,"id":1,"alarm":"x"})"
                                        "\n" +
                                        frame +
                                        R"(,"id":2,"alarm":5})"
                                        "\n" +
                                        frame +
                                        R"(,"id":3})"
                                        "\n" +
                                        frame +
                                        R"(,"id":4,"alarm":""})"
                                        "\n" +
                                        frame +
                                        R"(,"id":5,"alarm":[1]})"
                                        "\n" +
                                        frame + R"(,"id":6,"alarm":"x"})");
  CHECK(tally(read) == "6 3 0 3");
  CHECK(count(read, FindingKind::WithoutKey) == 2);
  CHECK(count(read, FindingKind::WrongType) == 1);
  events::arrange(read.store, b.program);
  Lines keys;
  for (const events::Occurrence& o : read.store.occurrences) {
    keys.emplace_back(read.store.values.texts.text(static_cast<std::uint32_t>(o.value)));
  }
  CHECK(keys == Lines{"t5", "tx", "tx"});
}

TEST_CASE("conflicting duplicates are compared by what they say, not by how it is written") {
  Builder b = tickets();
  b.program.logs[0].time = {};
  b.program.events[0].at = b.field("opened_at");
  b.program.events[1].at = b.field("closed_at");
  for (ir::Event& event : b.program.events) event.when = {};
  const std::string frame =
      R"({"id":1,"ticket":"A","opened_at":"2026-03-01T08:00:00Z","closed_at":)";
  // 11:30+07:00 is earlier than 05:00Z, though its text is greater.
  const std::string earlier = frame + R"("2026-03-01T11:30:00+07:00"})"
                                      "\n";
  const std::string later = frame + R"("2026-03-01T05:00:00Z"})"
                                    "\n";
  for (const std::string& bytes : {earlier + later, later + earlier}) {
    Read read = read_bytes(b.program, bytes);
    CHECK(count(read, FindingKind::ConflictingDuplicate) == 1);
    CHECK(told(read, b.program) ==
          Lines{"A 2026-03-01T04:30:00Z closed", "A 2026-03-01T08:00:00Z opened"});
  }
}

TEST_CASE("a subject of two keys is told by both, and names are never run together") {
  Builder b = tickets();
  b.program.logs[0].id = {};
  b.program.logs[0].subject_also = {b.field("queue")};
  const auto line = [](const std::string& keys) {
    return "{" + kAt + R"(,"type":"opened",)" + keys + "}\n";
  };
  Read read = read_bytes(
      b.program, line(R"("ticket":"a b","queue":"c")") + line(R"("ticket":"a","queue":"b c")") +
                     line(R"("ticket":"a / b","queue":"c")") +
                     line(R"("ticket":"a","queue":"b / c")") + line(R"("ticket":5,"queue":"5")") +
                     line(R"("ticket":"5","queue":5)") + line(R"("ticket":"a")") +
                     line(R"("queue":"a")"));
  CHECK(tally(read) == "8 6 0 2");
  CHECK(count(read, FindingKind::WithoutSubject) == 2);
  const std::string rest = " 2026-03-01T08:00:00Z opened";
  CHECK(told(read, b.program) == Lines{"\"a / b\" / c" + rest, "5 / 5" + rest, "5 / 5" + rest,
                                       "a / \"b / c\"" + rest, "a / b c" + rest, "a b / c" + rest});
}

TEST_CASE("a value that cannot be kept leaves the rest of its record in use") {
  Builder b = tickets();
  b.signal("organisation");
  for (const char* value : {R"([{"id":"1"}])", R"(["Acme"])", "[]", "{}", R"({"name":"Acme"})"}) {
    INFO(value);
    Read read = read_bytes(b.program, R"({"id":1,"ticket":"A",)" + kAt +
                                          R"(,"type":"opened","status":"new","organisation":)" +
                                          value + "}");
    CHECK(tally(read) == "1 1 0 0");
    CHECK(count(read, FindingKind::WrongType) == 1);
    CHECK(told(read, b.program) ==
          Lines{"A 2026-03-01T08:00:00Z opened", "A 2026-03-01T08:00:00Z status = tnew"});
  }
}
