// Conditions that a record leaves undecided: what they compare is not there, or of another kind.
#include <catch2/catch.hpp>

#include <functional>

#include "tests/unit/events/sample.h"

using namespace sample;
using ir::Operator;

namespace {

using Condition = std::function<Id<ir::Condition>(Builder&)>;

Builder site() {
  Builder b("sites");
  b.program.logs[0].time = b.field("at");
  b.program.logs[0].subject = b.field("site");
  return b;
}

std::string record(const std::string& members) {
  return R"({"at":"2026-03-02T08:00:00Z","site":"A",)" + members + "}\n";
}

// Of each finding its kind and place, then "lost" where the record counts as lost, then the tally.
std::string told(const Builder& b, const std::string& bytes, Instant as_of = kNever) {
  const Read read = read_bytes(b.program, bytes, as_of);
  std::string text;
  for (const events::Finding& finding : read.store.findings.listed()) {
    text += std::string(words(finding.kind)[static_cast<std::size_t>(finding.kind)]) + " " +
            finding.detail.substr(0, finding.detail.find(';')) + ", ";
  }
  return text + (read.store.losses.empty() ? "" : "lost, ") + tally(read);
}

// Of one record, and an event that happens when the condition holds.
std::string told_of(const Condition& condition, const std::string& members) {
  Builder b = site();
  const Id<ir::Condition> when = condition(b);
  b.event("down", when);
  return told(b, record(members));
}

Condition unequal(const std::string& place, const std::string& text) {
  return [=](Builder& b) { return b.text(Operator::NotEqual, place, text); };
}

Condition joined(Operator op, std::vector<Condition> parts) {
  return [op, parts](Builder& b) {
    std::vector<Id<ir::Condition>> rows;
    for (const Condition& part : parts) rows.push_back(part(b));
    return b.all(op, rows);
  };
}

Condition equal(const std::string& place, const std::string& text) {
  return [=](Builder& b) { return b.text(Operator::Equal, place, text); };
}

Condition asks(Operator op, const std::string& place) {
  return [=](Builder& b) { return b.test(op, place); };
}

Condition number(Operator op, const std::string& place, const std::string& value) {
  return [=](Builder& b) { return b.number(op, place, value); };
}

Condition flag(const std::string& place, bool value) {
  return [=](Builder& b) { return b.flag(Operator::Equal, place, value); };
}

Condition contains(const std::string& place, const std::string& text) {
  return [=](Builder& b) { return b.text(Operator::Contains, place, text); };
}

}  // namespace

TEST_CASE("what is unequal to nothing is a finding where nothing else decides") {
  const Condition cause = unequal("cause", "customer");
  CHECK(told_of(cause, R"("cause":"power")") == "1 1 0 0");
  CHECK(told_of(cause, R"("cause":"customer")") == "1 0 1 0");
  CHECK(told_of(cause, R"("x":1)") == "nothing to compare cause, 1 0 1 0");
  CHECK(told_of(cause, R"("cause":null)") == "nothing to compare cause: null, 1 0 1 0");
  const Condition present = asks(Operator::Present, "cause"),
                  absent = asks(Operator::Absent, "cause");
  CHECK(told_of(joined(Operator::And, {present, cause}), R"("x":1)") == "1 0 1 0");
  CHECK(told_of(joined(Operator::Or, {absent, cause}), R"("x":1)") == "1 1 0 0");
  CHECK(told_of(joined(Operator::Not, {equal("cause", "customer")}), R"("x":1)") == "1 1 0 0");
  CHECK(told_of(joined(Operator::Not, {cause}), R"("x":1)") == "nothing to compare cause, 1 1 0 0");
  // another comparison decides, or does not
  const Condition down = equal("state", "down");
  CHECK(told_of(joined(Operator::And, {down, cause}), R"("state":"up")") == "1 0 1 0");
  CHECK(told_of(joined(Operator::And, {down, cause}), R"("state":"down")") ==
        "nothing to compare cause, 1 0 1 0");
  CHECK(told_of(joined(Operator::Or, {down, cause}), R"("state":"down")") == "1 1 0 0");
  CHECK(told_of(joined(Operator::Or, {down, cause}), R"("state":"up")") ==
        "nothing to compare cause, 1 0 1 0");
  CHECK(told_of(joined(Operator::And, {cause, unequal("owner", "customer")}),
                R"("cause":"customer")") == "1 0 1 0");
  // what compares otherwise is false where nothing stands, as everybody expects
  CHECK(told_of(number(Operator::Less, "score", "80"), R"("x":1)") == "1 0 1 0");
}

TEST_CASE("a record that is no such thing whatever its condition says is not told of") {
  Builder b = site();
  b.window("out", b.text(Operator::NotEqual, "cause", "customer"));
  const std::string from = R"("from":"2026-03-02T08:00:00Z","to":"2026-03-02T09:00:00Z")";
  CHECK(told(b, record(from)) == "nothing to compare cause, 1 0 1 0");
  CHECK(told(b, record(R"("x":1)")) == "1 0 1 0");
  CHECK(told(b, record(from), *parse_rfc3339("2026-03-02T08:00:00Z")) == "1 0 1 0");
  Builder closing = site();
  const auto when = closing.text(Operator::NotEqual, "cause", "customer");
  const auto at = closing.field("closed_at");
  ir::Event& event = closing.event("closed", when);
  event.at = at;
  event.only_when_present = true;
  CHECK(told(closing, record(R"("closed_at":null)")) == "1 0 1 0");
  CHECK(told(closing, record(R"("closed_at":"2026-03-02T09:00:00Z")")) ==
        "nothing to compare cause, 1 0 1 0");
  Builder rows = site();
  const auto field = rows.text(Operator::NotEqual, "field", "note");
  rows.signal("status").when = field;
  CHECK(told(rows, record(R"("x":1)")) == "1 0 1 0");
  CHECK(told(rows, record(R"("status":"open")")) == "nothing to compare field, 1 0 1 0");
}

TEST_CASE("a value of another kind than it is compared with is lost with its record") {
  const Condition planned = flag("planned", false);
  CHECK(told_of(planned, R"("planned":false)") == "1 1 0 0");
  CHECK(told_of(planned, R"("planned":"true")") == "1 0 1 0");
  for (const char* other : {"0", "1", "\"0\"", "\"no\"", "\"False\"", "\"\"", "0.0"}) {
    INFO(other);
    CHECK(told_of(planned, std::string(R"("planned":)") + other) ==
          std::string("wrong type planned: ") + other + ", lost, 1 0 0 1");
  }
  CHECK(told_of(planned, R"("planned":null)") == "1 0 1 0");
  const Condition code = joined(Operator::Or, {number(Operator::Equal, "code", "0"),
                                               number(Operator::AtLeast, "code", "500")});
  CHECK(told_of(code, R"("code":"0")") == "1 1 0 0");
  CHECK(told_of(code, R"("code":"5e2")") == "1 1 0 0");
  CHECK(told_of(code, R"("code":200)") == "1 0 1 0");
  for (const char* other : {"\"000\"", "\"085\"", "\"n/a\"", "true", "\"50 0\"", "\"+1\""}) {
    INFO(other);
    CHECK(told_of(code, std::string(R"("code":)") + other) ==
          std::string("wrong type code: ") + other + ", lost, 1 0 0 1");
  }
  // also where it is unequal
  CHECK(told_of([](Builder& b) { return b.number(Operator::NotEqual, "code", "80"); },
                R"("code":"high")") == "wrong type code: \"high\", lost, 1 0 0 1");
}

TEST_CASE("a kind that some condition of the log names is expected there") {
  const Condition either =
      joined(Operator::Or, {flag("planned", false), number(Operator::Equal, "planned", "0")});
  for (const char* value : {"0", "1", "true", "\"false\"", "\"7\""}) {
    INFO(value);
    CHECK(told_of(either, std::string(R"("planned":)") + value).find("wrong") == std::string::npos);
  }
  CHECK(told_of(either, R"("planned":"no")") == "wrong type planned: \"no\", lost, 1 0 0 1");
  // a text holds against the characters of any value
  for (const char* value : {"\"no\"", "0", "false"}) {
    CHECK(told_of(joined(Operator::And, {flag("planned", true), equal("planned", "yes")}),
                  std::string(R"("planned":)") + value) == "1 0 1 0");
  }
  CHECK(told_of(joined(Operator::And,
                       {equal("type", "audit"), number(Operator::AtLeast, "score", "80")}),
                R"("type":"note","score":"high")") == "1 0 1 0");
}

TEST_CASE("what stands in lists of objects is not contained in them") {
  const Condition labels = contains("labels", "P1");
  CHECK(told_of(labels, R"("labels":["P1","bug"])") == "1 1 0 0");
  CHECK(told_of(labels, R"("labels":["bug",7,null])") == "1 0 1 0");
  CHECK(told_of(labels, R"("labels":[])") == "1 0 1 0");
  CHECK(told_of(labels, R"("labels":"P1, bug")") == "1 1 0 0");
  CHECK(told_of(labels, R"("labels":[ { "name" : "P1" } ])") ==
        "wrong type labels: an array, lost, 1 0 0 1");
  CHECK(told_of(labels, R"("labels":[["P1"]])") == "wrong type labels: an array, lost, 1 0 0 1");
  CHECK(told_of(labels, R"("labels":{"P1":true})") ==
        "wrong type labels: an object, lost, 1 0 0 1");
  CHECK(told_of(equal("labels", "P1"), R"("labels":["P1"])") ==
        "wrong type labels: an array, lost, 1 0 0 1");
  CHECK(told_of(equal("labels", "P1"), R"("labels":{"name":"P1"})") ==
        "wrong type labels: an object, lost, 1 0 0 1");
  // who looks into the list as well has thought of it
  CHECK(told_of(joined(Operator::Or, {equal("labels", "P1"), labels}), R"("labels":["bug"])") ==
        "1 0 1 0");
  CHECK(told_of(number(Operator::Contains, "codes", "5"), R"("codes":["a"])") ==
        "wrong type codes: an array, lost, 1 0 0 1");
  CHECK(told_of(number(Operator::Contains, "codes", "5"), R"("codes":["a",6])") == "1 0 1 0");
  CHECK(told_of(number(Operator::Contains, "codes", "5"), R"("codes":5)") ==
        "wrong type codes: 5, lost, 1 0 0 1");
}

TEST_CASE("the line to write names what stands in the record") {
  const auto advice = [](const Condition& condition, const std::string& members) {
    Builder b = site();
    const Id<ir::Condition> when = condition(b);
    b.event("down", when);
    const Read read = read_bytes(b.program, record(members));
    REQUIRE(read.store.findings.listed().size() == 1);
    const std::string detail = read.store.findings.listed()[0].detail;
    return detail.substr(detail.rfind(std::string("write: ")) + 7);
  };
  CHECK(advice(contains("labels", "P1"), R"("labels":[{"id":7,"color":"red","name":"P1"}])") ==
        "records are the elements of labels, and ask of each, as in name = \"P1\"");
  CHECK(advice(contains("a.labels", "P1"), R"("a":{"labels":[{"id":7,"color":"red"}]})") ==
        "records are the elements of a.labels, and ask of each, as in color = \"P1\"");
  CHECK(advice(contains("labels", "P1"), R"("labels":[{"na\"me":"P1","color":"red"}])") ==
        "records are the elements of labels, and ask of each, as in color = \"P1\"");
  CHECK(advice(contains("labels", "P1"), R"("labels":[{"id":7}])") ==
        "records are the elements of labels, and ask of each, as in … = \"P1\"");
  CHECK(advice(flag("planned", false), R"("planned":"N")") == "planned = \"N\"");
  CHECK(advice(number(Operator::Equal, "code", "0"), R"("code":"000")") == "code = \"000\"");
  CHECK(advice(equal("tags", "P1"), R"("tags":["P1"])") == "tags contains \"P1\"");
}

TEST_CASE("what is compared with an instant and is none is lost with its record") {
  const Condition late = [](Builder& b) {
    const auto row = b.text(Operator::AtLeast, "due", "");
    b.program.conditions.back().constants[0].kind = ir::ConstantKind::Time;
    b.program.conditions.back().constants[0].time = *parse_rfc3339("2026-03-01T00:00:00Z");
    return row;
  };
  CHECK(told_of(late, R"("due":"2026-03-02T00:00:00Z")") == "1 1 0 0");
  CHECK(told_of(late, R"("due":"2026-02-02T00:00:00Z")") == "1 0 1 0");
  CHECK(told_of(late, R"("due":"soon")") == "wrong type due: \"soon\", lost, 1 0 0 1");
}

TEST_CASE("events on which something starts are looked for until a record is one") {
  Builder b = tickets();
  b.program.clocks.emplace_back();
  b.program.clocks[0].log = {0};
  b.program.clocks[0].starts.push_back({0});
  b.program.clocks[0].stops.push_back({1});
  b.program.targets.emplace_back();
  std::get<ir::OfItems>(b.program.targets[0].of).clock = {0};
  const auto line = [](const std::string& type) {
    return R"({"at":"2026-03-02T08:00:00Z","ticket":"A","type":)" + type + "}\n";
  };
  const auto seen = [&](const std::string& bytes) {
    const Read read = read_bytes(b.program, bytes);
    std::string text;
    for (const events::Watched& event : read.store.watched) {
      text += event.happened ? "yes" : "no";
      for (const events::Watched::Place& place : event.places) {
        if (event.happened) break;
        text += " " + place.name + (place.stands ? "" : " nowhere");
        for (const std::string& value : place.values) text += " " + value;
      }
      text += "; ";
    }
    return text;
  };
  CHECK(seen(line("\"opened\"") + line("\"closed\"")) == "yes; yes; ");
  CHECK(seen(line("\"opened\"")) == "yes; no type; ");
  CHECK(seen(line("\"opened\"") + line("\"Closed\"") + line("7")) == "yes; no type 7 Closed; ");
  CHECK(seen(line("7") + line("\"Closed\"") + line("\"opened\"")) == "yes; no type 7 Closed; ");
  CHECK(seen("{\"at\":\"2026-03-02T08:00:00Z\",\"ticket\":\"A\"}\n") ==
        "no type nowhere; no type nowhere; ");
  std::string many, reversed;
  for (int i = 0; i < 100; ++i) {
    const std::string row = line(std::to_string(100 + (7 * i) % 100));
    many += row;
    reversed = row + reversed;
  }
  CHECK(seen(many).find(" 162 163; ") != std::string::npos);
  CHECK(seen(reversed) == seen(many));
}
