// Records that are lists, places by number, and elements that are records and hold others.
#include <catch2/catch.hpp>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;

namespace {

using Lines = std::vector<std::string>;

Id<ir::Field> item(Builder& b, std::int32_t number, const std::string& dotted) {
  const Id<ir::Field> field = b.field(dotted);
  b.program.fields.back().item = number;
  return field;
}

Id<ir::Field> item_of_record(Builder& b, std::int32_t number) {
  const Id<ir::Field> field = item(b, number, "record");
  b.program.fields.back().path.clear();
  return field;
}

// {"result": [{"metric": {"instance"}, "values": [[time, "value"]]}]}
Builder samples() {
  Builder b("probes");
  ir::Log& log = b.program.logs[0];
  log.elements = {outward(b, "result", 2), outward(b, "values", 1)};
  log.format.kind = ir::TimeKind::EpochSeconds;
  log.time = item_of_record(b, 1);
  log.subject = outward(b, "metric.instance", 1);
  ir::Signal& up = b.signal("up");
  up.field = item_of_record(b, 2);
  return b;
}

Read read_samples(const std::string& values) {
  return read_bytes(samples().program,
                    R"({"result":[{"metric":{"instance":"A"},"values":[)" + values + "]}]}");
}

Lines told_of(const std::string& values) {
  Read read = read_samples(values);
  return told(read, samples().program);
}

}  // namespace

TEST_CASE("a record that is a list is read by the numbers of its items") {
  const Lines up = {"A 2026-04-06T10:00:00Z up = t1"};
  for (const char* pair :
       {R"([1775469600,"1"])", R"([1775469600.0,1])", R"(["1775469600","1"])",
        R"([ 1775469600 , "1" , "more", {"x":[1,[2]]}])", R"([1775469600.0004,"\u0031"])"}) {
    CAPTURE(pair);
    CHECK(told_of(pair) == up);
    CHECK(tally(read_samples(pair)) == "1 1 0 0");
  }
  CHECK(told_of(R"([1775469600,"1"],[1775469660,"0"])") ==
        Lines{"A 2026-04-06T10:00:00Z up = t1", "A 2026-04-06T10:01:00Z up = t0"});
  CHECK(tally(read_samples("")) == "0 0 0 0");
}

TEST_CASE("a list without the item, or with another kind of it, is told as any record is") {
  struct Case {
    const char* values;
    FindingKind kind;
  };
  for (const Case& broken : {Case{"[]", FindingKind::WithoutTime},
                             {R"([null,"1"])", FindingKind::WithoutTime},
                             {R"([1775469600000,"1"])", FindingKind::ImpossibleTime},
                             {R"(["noon","1"])", FindingKind::ImpossibleTime},
                             {R"([1775469600,["1"]])", FindingKind::WrongType},
                             {R"([1775469600,{"up":1}])", FindingKind::WrongType},
                             {R"({"0":1775469600,"1":"1"})", FindingKind::WithoutTime},
                             {"1775469600", FindingKind::NotAnObject}}) {
    CAPTURE(broken.values);
    const Read read = read_samples(broken.values);
    CHECK(count(read, broken.kind) == 1);
    CHECK(tally(read) == "1 0 0 1");
  }
  CHECK(tally(read_samples("[1775469600]")) == "1 0 1 0");
}

TEST_CASE("items of a list that stands in a record") {
  Builder b("probes");
  ir::Log& log = b.program.logs[0];
  log.format.kind = ir::TimeKind::EpochSeconds;
  log.time = item(b, 1, "point.value");
  log.subject = b.field("job");
  b.signal("third").field = item(b, 3, "point.value");
  b.signal("second").field = item(b, 2, "point.value");
  const auto read = [&b](const std::string& point) {
    return read_bytes(b.program, R"({"job":"A","point":)" + point + "}");
  };
  Read all = read(R"({"value":[1775469600,"x","y","z"]})");
  CHECK(told(all, b.program) ==
        Lines{"A 2026-04-06T10:00:00Z third = ty", "A 2026-04-06T10:00:00Z second = tx"});
  Read last = read(R"({"value":[1,"a","b"],"value":[1775469600,"x"]})");
  CHECK(told(last, b.program) == Lines{"A 2026-04-06T10:00:00Z second = tx"});
  CHECK(count(last, FindingKind::RepeatedKey) == 1);
  for (const char* none :
       {R"({"value":[]})", R"({"value":"[1]"})", R"({"value":{"1":1}})", "null"}) {
    CHECK(count(read(none), FindingKind::WithoutTime) == 1);
  }
  const Read through = read(R"([{"value":[1775469600,"x"]}])");
  REQUIRE(count(through, FindingKind::WrongType) == 1);
  for (const events::Finding& finding : through.store.findings.listed()) {
    if (finding.kind != FindingKind::WrongType) continue;
    CHECK(finding.detail ==
          "point.value: through a list; write: records are the elements of point");
  }
}

TEST_CASE("a file of lists in a list") {
  Builder b("probes");
  ir::Log& log = b.program.logs[0];
  log.format.kind = ir::TimeKind::EpochSeconds;
  log.time = item_of_record(b, 1);
  log.subject = {};
  log.single_subject = "portal";
  b.signal("up").field = item_of_record(b, 2);
  b.signal("other").field = b.field("other");
  Read read = read_bytes(b.program, R"([[1775469600,"1"],[1775469660,"0"],{"other":1}])");
  CHECK(tally(read) == "3 2 0 1");
  CHECK(told(read, b.program) ==
        Lines{"portal 2026-04-06T10:00:00Z up = t1", "portal 2026-04-06T10:01:00Z up = t0"});
}

namespace {

// {"issues": [{"key", "created", "items": [{"field", "at"}]}]}
Builder issues() {
  Builder b("issues");
  ir::Log& log = b.program.logs[0];
  log.elements = {outward(b, "issues", 2), outward(b, "items", 1)};
  log.also_elements = {log.elements[0]};
  log.time = b.field("at");
  log.subject = outward(b, "key", 1);
  ir::Event& opened = b.event("opened", b.test(ir::Operator::Absent, "field"));
  opened.at = outward(b, "created", 1);
  b.event("moved", b.text(ir::Operator::Equal, "field", "status"));
  return b;
}

std::string issue(const std::string& key, const std::string& rest) {
  return R"({"key":")" + key + R"(","created":"2026-03-01T08:00:00Z")" + rest + "}";
}

Read read_issues(const std::string& elements) {
  return read_bytes(issues().program, R"({"issues":[)" + elements + "]}");
}

const std::string kMoved = R"({"field":"status","at":"2026-03-01T09:00:00Z"})";

}  // namespace

TEST_CASE("elements that hold records may be records too") {
  const Builder b = issues();
  Read read =
      read_issues(issue("A", R"(,"items":[)" + kMoved + "]") + "," + issue("B", R"(,"items":[])") +
                  "," + issue("C", R"(,"items":[)" + kMoved + "," + kMoved + "]"));
  CHECK(tally(read) == "6 6 0 0");
  CHECK(told(read, b.program) ==
        Lines{"A 2026-03-01T08:00:00Z opened", "A 2026-03-01T09:00:00Z moved",
              "B 2026-03-01T08:00:00Z opened", "C 2026-03-01T08:00:00Z opened",
              "C 2026-03-01T09:00:00Z moved", "C 2026-03-01T09:00:00Z moved"});
}

TEST_CASE("what is wrong with the list inside takes nothing from the element around it") {
  const Builder b = issues();
  const Lines opened = {"A 2026-03-01T08:00:00Z opened"};
  struct Case {
    const char* items;
    FindingKind kind;
  };
  for (const Case& broken : {Case{"", FindingKind::WithoutList},
                             {R"(,"items":null)", FindingKind::WithoutList},
                             {R"(,"items":{"field":"status"})", FindingKind::WrongType},
                             {R"(,"items":["status"])", FindingKind::NotAnObject},
                             {R"(,"items":[{"field":"status"}])", FindingKind::WithoutTime},
                             {R"(,"items":[],"items":[])", FindingKind::RepeatedKey}}) {
    CAPTURE(broken.items);
    Read read = read_issues(issue("A", broken.items));
    CHECK(tally(read) == "2 1 0 1");
    CHECK(count(read, broken.kind) == 1);
    CHECK(told(read, b.program) == opened);
  }
  Read none = read_issues("5," + issue("A", R"(,"items":[])"));
  CHECK(tally(none) == "2 1 0 1");
  CHECK(count(none, FindingKind::NotAnObject) == 1);
  CHECK(told(none, b.program) == opened);
}

TEST_CASE("a list that is not the last may be left to be the frame of others") {
  Builder b = issues();
  b.program.logs[0].also_elements.clear();
  Read read = read_bytes(b.program, R"({"issues":[)" + issue("A", R"(,"items":[)" + kMoved + "]") +
                                        "," + issue("B", R"(,"items":[])") + "]}");
  CHECK(tally(read) == "1 1 0 0");
  CHECK(told(read, b.program) == Lines{"A 2026-03-01T09:00:00Z moved"});
}
