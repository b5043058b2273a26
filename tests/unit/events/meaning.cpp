// What a sound record says: events, signals and windows, each at its instant.
#include <catch2/catch.hpp>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;
using ir::Operator;

namespace {

using Lines = std::vector<std::string>;

Instant at(const char* text) { return *parse_rfc3339(text); }

// A log without a time of its own: one record holds several instants.
Builder deliveries() {
  Builder b("deliveries");
  b.program.logs[0].subject = b.field("order");
  b.event("promised").at = b.field("promised_at");
  ir::Event& delivered = b.event("delivered");
  delivered.only_when_present = true;
  delivered.at = b.field("delivered_at");
  b.signal("value", ir::SignalKind::Money);
  return b;
}

// Events `yes` that happen where the condition holds.
bool holds(Builder& b, Id<ir::Condition> when, const std::string& inside) {
  Builder one = b;
  one.program.logs[0].time = one.field("at");
  one.program.logs[0].single_subject = "all";
  one.event("yes", when);
  const Read read = read_bytes(one.program, R"({"at":"2026-03-01T08:00:00Z")" + inside + "}");
  return read.store.tallies[0].used == 1;
}

}  // namespace

TEST_CASE("one record, several instants") {
  const Builder b = deliveries();
  CHECK(lines_of(b.program, R"({"order":"O1","promised_at":"2026-03-05T08:00:00Z","value":"12.50",)"
                            R"("delivered_at":"2026-03-04T08:00:00+07:00"})") ==
        Lines{"O1 2026-03-04T01:00:00Z delivered", "O1 2026-03-04T01:00:00Z value = n25/2",
              "O1 2026-03-05T08:00:00Z promised"});
  const std::string open = R"({"order":7,"promised_at":"2026-03-05T08:00:00Z","value":3)";
  CHECK(lines_of(b.program, open + "}").size() == 2);
  CHECK(lines_of(b.program, open + ",\"delivered_at\":null}").size() == 2);
  CHECK(lines_of(b.program, open + "}")[0] == "7 2026-03-05T08:00:00Z promised");
  Read missing = read_bytes(b.program, R"({"order":"O1","delivered_at":"2026-03-05T08:00:00Z"})");
  CHECK(count(missing, FindingKind::WithoutTime) == 1);
  CHECK(tally(missing) == "1 1 0 0");
  CHECK(tally(read_bytes(b.program, R"({"order":"O1","value":3})")) == "1 0 0 1");
}

TEST_CASE("signals kept as text keep the characters as written") {
  const Builder b = tickets();
  const auto status = [&b](const std::string& value) {
    return lines_of(b.program,
                    R"({"id":1,"at":"2026-03-01T08:00:00Z","ticket":"A","status":)" + value + "}");
  };
  const std::string head = "A 2026-03-01T08:00:00Z status = ";
  CHECK(status("\"5\"") == Lines{head + "t5"});
  CHECK(status("5") == Lines{head + "t5"});
  CHECK(status("5.0") == Lines{head + "t5.0"});
  CHECK(status("-0") == Lines{head + "t-0"});
  CHECK(status("0.1e1") == Lines{head + "t0.1e1"});
  CHECK(status("1e400") == Lines{head + "t1e400"});
  CHECK(status("true") == Lines{head + "ttrue"});
  CHECK(status("\"true\"") == Lines{head + "ttrue"});
  CHECK(status("null") == Lines{head + "z"});
  CHECK(status("\"\"") == Lines{head + "t"});
  CHECK(status("\"\\u0041\\n\"") == Lines{head + "tA\n"});
  CHECK(status("12345678901234567890123456789012345678") ==
        Lines{head + "t12345678901234567890123456789012345678"});
  CHECK(status("[1]").empty());
  CHECK(status("{}").empty());
}

TEST_CASE("signals of a kind refuse other kinds") {
  const auto wrong = [](ir::SignalKind kind, const std::string& value) {
    Builder b;
    b.program.logs[0].time = b.field("at");
    b.program.logs[0].single_subject = "all";
    b.signal("x", kind);
    const Read read = read_bytes(b.program, R"({"at":"2026-03-01T08:00:00Z","x":)" + value + "}");
    const auto findings =
        count(read, FindingKind::WrongType) + count(read, FindingKind::ImpossibleTime);
    CHECK(tally(read) == (findings ? "1 0 0 1" : "1 1 0 0"));
    return findings == 1;
  };
  using ir::SignalKind;
  CHECK(wrong(SignalKind::Money, "\"12 EUR\""));
  CHECK(wrong(SignalKind::Money, "\"\""));
  CHECK(wrong(SignalKind::Money, "true"));
  CHECK_FALSE(wrong(SignalKind::Money, "\"-12.5\""));
  CHECK(wrong(SignalKind::Number, "\"x\""));
  CHECK_FALSE(wrong(SignalKind::Number, "1e3"));
  CHECK_FALSE(wrong(SignalKind::Number, "1e400"));
  CHECK(wrong(SignalKind::Number, "1e1000000000000000000"));
  CHECK_FALSE(wrong(SignalKind::Number, "0e1000000000000000000"));
  CHECK(wrong(SignalKind::Money, "1e400"));
  CHECK(wrong(SignalKind::Money, "12345678901234567890123456789012345678901"));
  CHECK_FALSE(wrong(SignalKind::Money, "1" + std::string(60, '0')));
  CHECK_FALSE(wrong(SignalKind::Money, "\"12.5" + std::string(90, '0') + "\""));
  CHECK(wrong(SignalKind::Flag, "\"true\""));
  CHECK(wrong(SignalKind::Flag, "1"));
  CHECK_FALSE(wrong(SignalKind::Flag, "false"));
  CHECK(wrong(SignalKind::Time, "\"soon\""));
  CHECK_FALSE(wrong(SignalKind::Time, "\"2026-03-01T08:00:00Z\""));
  CHECK_FALSE(wrong(SignalKind::Time, "null"));
  CHECK_FALSE(wrong(SignalKind::Flag, "null"));
}

TEST_CASE("an absent field leaves a signal alone, a null one ends its value") {
  Builder b = tickets();
  b.signal("due", ir::SignalKind::Time);
  CHECK(lines_of(b.program,
                 R"({"id":1,"at":"2026-03-01T08:00:00Z","ticket":"A","due":"2026-03-02T00:00:00Z"})"
                 "\n"
                 R"({"id":2,"at":"2026-03-01T09:00:00Z","ticket":"A","due":null,"status":null})") ==
        Lines{"A 2026-03-01T08:00:00Z due = 2026-03-02T00:00:00Z",
              "A 2026-03-01T09:00:00Z status = z", "A 2026-03-01T09:00:00Z due = none"});
}

TEST_CASE("windows") {
  Builder b("notices");
  b.program.logs[0].time = b.field("at");
  b.program.logs[0].subject = b.field("site");
  b.window("maintenance");
  const auto window = [&b](const std::string& inside, Instant as_of = kNever) {
    const std::string head = R"({"at":"2026-01-01T00:00:00Z","site":"S")";
    return read_bytes(b.program, head + inside + "}", as_of);
  };
  const std::string from = R"(,"from":"2026-03-01T08:00:00Z")";
  Read whole = window(from + R"(,"to":"2026-03-01T09:00:00Z")");
  CHECK(told(whole, b.program) ==
        Lines{"S 2026-03-01T08:00:00Z maintenance to 2026-03-01T09:00:00Z"});
  for (const std::string& to : {std::string(), std::string(",\"to\":null")}) {
    Read open = window(from + to);
    CHECK(told(open, b.program) == Lines{"S 2026-03-01T08:00:00Z maintenance to open"});
  }
  for (const std::string to : {"2026-03-01T08:00:00Z", "2026-03-01T07:00:00Z"}) {
    const Read empty = window(from + ",\"to\":\"" + to + "\"");
    CHECK(count(empty, FindingKind::EmptyWindow) == 1);
    CHECK(tally(empty) == "1 0 0 1");
  }
  CHECK(count(window(",\"to\":\"2026-03-01T09:00:00Z\""), FindingKind::WithoutTime) == 1);
  CHECK(tally(window("")) == "1 0 1 0");
  const std::string both = from + R"(,"to":"2026-03-01T09:00:00Z")";
  Read cut = window(both, at("2026-03-01T08:30:00Z"));
  CHECK(told(cut, b.program) == Lines{"S 2026-03-01T08:00:00Z maintenance to open"});
  const Read later = window(both, at("2026-03-01T07:30:00Z"));
  CHECK(count(later, FindingKind::AfterAsOf) == 1);
  CHECK(tally(later) == "1 0 0 1");
}

TEST_CASE("what happens before the instant of evaluation counts, at it or later does not") {
  const Builder b = deliveries();
  const std::string line = R"({"order":"O","promised_at":"2026-03-05T08:00:00Z",)"
                           R"("delivered_at":"2026-03-04T08:00:00Z"})";
  Read before = read_bytes(b.program, line, at("2026-03-05T07:59:59.999Z"));
  CHECK(told(before, b.program) == Lines{"O 2026-03-04T08:00:00Z delivered"});
  CHECK(count(before, FindingKind::AfterAsOf) == 1);
  CHECK(tally(before) == "1 1 0 0");
  Read at_last = read_bytes(b.program, line, at("2026-03-05T08:00:00Z"));
  CHECK(told(at_last, b.program) == Lines{"O 2026-03-04T08:00:00Z delivered"});
  CHECK(count(at_last, FindingKind::AfterAsOf) == 1);
  Read after = read_bytes(b.program, line, at("2026-03-05T08:00:00.001Z"));
  CHECK(count(after, FindingKind::AfterAsOf) == 0);
  const Read none = read_bytes(b.program, line, at("2026-03-01T08:00:00Z"));
  CHECK(count(none, FindingKind::AfterAsOf) == 1);
  CHECK(tally(none) == "1 0 0 1");
}

TEST_CASE("comparisons look at what is written") {
  Builder b;
  const auto is = [&b](Operator op, const std::string& number, const std::string& value) {
    return holds(b, b.number(op, "x", number), ",\"x\":" + value);
  };
  CHECK(is(Operator::Equal, "5", "5"));
  CHECK(is(Operator::Equal, "5", "5.0"));
  CHECK(is(Operator::Equal, "0.1", "0.1"));
  CHECK(is(Operator::Equal, "0.1", "1e-1"));
  CHECK(is(Operator::Equal, "5", "\"5\""));
  CHECK(is(Operator::Equal, "5", "\"5.0\""));
  CHECK(is(Operator::NotEqual, "5", "\"6\""));
  CHECK_FALSE(is(Operator::NotEqual, "5", "\"six\""));
  CHECK_FALSE(is(Operator::NotEqual, "5", "null"));
  CHECK(is(Operator::NotEqual, "5", "5.000000000000000000001"));
  CHECK(is(Operator::Less, "9007199254740993", "9007199254740992"));
  CHECK(is(Operator::More, "-3", "-2.5"));
  CHECK(is(Operator::AtMost, "3", "3"));
  CHECK(is(Operator::AtLeast, "3", "3"));
  CHECK_FALSE(is(Operator::Less, "3", "3"));
  CHECK_FALSE(is(Operator::More, "3", "3"));
  CHECK_FALSE(is(Operator::Equal, "1", "true"));
  const auto text = [&b](Operator op, const std::string& literal, const std::string& value) {
    return holds(b, b.text(op, "x", literal), ",\"x\":" + value);
  };
  CHECK(text(Operator::Equal, "agent", "\"agent\""));
  CHECK(text(Operator::Equal, "agent", "\"\\u0061gent\""));
  CHECK_FALSE(text(Operator::Equal, "agent", "\"Agent\""));
  CHECK(text(Operator::Equal, "5", "5"));
  CHECK_FALSE(text(Operator::Equal, "5", "5.0"));
  CHECK(text(Operator::NotEqual, "5", "5.0"));
  CHECK(text(Operator::Equal, "true", "true"));
  CHECK(text(Operator::NotEqual, "agent", "\"bot\""));
  CHECK_FALSE(text(Operator::NotEqual, "agent", "\"agent\""));
  CHECK(text(Operator::Less, "b", "\"a\""));
  CHECK(text(Operator::Contains, "vip", "[\"new\",\"vip\"]"));
  CHECK_FALSE(text(Operator::Contains, "vip", "[[\"vip\"],{\"vip\":\"vip\"},1]"));
  CHECK_FALSE(text(Operator::Contains, "vip", "[]"));
  CHECK(text(Operator::Contains, "vip", "\"a vip customer\""));
  CHECK_FALSE(text(Operator::Contains, "vip", "{\"vip\":true}"));
  CHECK(holds(b, b.number(Operator::Contains, "x", "2"), ",\"x\":[1, 2.0 , \"2\"]"));
  CHECK(holds(b, b.number(Operator::Contains, "x", "2"), ",\"x\":[1,\"2.0\"]"));
  CHECK_FALSE(holds(b, b.number(Operator::Contains, "x", "2"), ",\"x\":[[2],\"2 \"]"));
  CHECK(holds(b, b.text(Operator::Contains, "x", "2"), ",\"x\":[1,2]"));
  CHECK_FALSE(holds(b, b.text(Operator::Contains, "x", "2"), ",\"x\":[2.0,12]"));
  CHECK(holds(b, b.flag(Operator::Equal, "x", false), ",\"x\":false"));
  CHECK_FALSE(holds(b, b.flag(Operator::Equal, "x", false), ""));
  CHECK_FALSE(holds(b, b.flag(Operator::Less, "x", true), ",\"x\":false"));
}

TEST_CASE("conditions join, deny and ask for presence") {
  Builder b;
  const auto a = b.text(Operator::Equal, "author.role", "agent");
  const auto open = b.flag(Operator::Equal, "public", true);
  const auto both = b.all(Operator::And, {a, open});
  const auto either = b.all(Operator::Or, {a, open});
  const auto neither = b.all(Operator::Not, {either});
  const std::string agent = R"(,"author":{"name":"x","role":"agent"})";
  CHECK(holds(b, both, agent + ",\"public\":true"));
  CHECK_FALSE(holds(b, both, agent));
  CHECK(holds(b, either, agent));
  CHECK(holds(b, neither, R"(,"author":{"role":"bot"})"));
  CHECK(holds(b, neither, R"(,"author":[{"role":"agent"}])"));
  CHECK_FALSE(holds(b, neither, agent));
  CHECK(holds(b, b.test(Operator::Present, "author"), agent));
  CHECK_FALSE(holds(b, b.test(Operator::Present, "author"), ",\"author\":null"));
  CHECK(holds(b, b.test(Operator::Absent, "author.team"), agent));
  CHECK(holds(b, b.test(Operator::Absent, "author"), ",\"author\":null"));
  auto row = b.text(Operator::OneOf, "x", "p");
  b.program.conditions.back().constants.resize(2);
  b.program.conditions.back().constants[1].text = "q";
  CHECK(holds(b, row, ",\"x\":\"q\""));
  CHECK_FALSE(holds(b, row, ",\"x\":\"r\""));
  CHECK_FALSE(holds(b, row, ""));
  Id<ir::Condition> deep = a;
  for (int i = 0; i < 100000; ++i) deep = b.all(Operator::Not, {deep});
  CHECK(holds(b, deep, agent));
}

TEST_CASE("instants compare in the log's own format") {
  Builder b;
  b.program.logs[0].format.kind = ir::TimeKind::Rfc3339;
  const auto row = b.text(Operator::Less, "due", "");
  ir::Constant& constant = b.program.conditions.back().constants[0];
  constant.kind = ir::ConstantKind::Time;
  constant.time = at("2026-03-01T00:00:00Z");
  CHECK(holds(b, row, R"(,"due":"2026-03-01T06:59:59+07:00")"));
  CHECK_FALSE(holds(b, row, R"(,"due":"2026-03-01T07:00:00+07:00")"));
  CHECK_FALSE(holds(b, row, R"(,"due":"soon")"));
}

TEST_CASE("a key that occurs twice counts the last time") {
  Builder b;
  const auto role = b.text(Operator::Equal, "author.role", "agent");
  CHECK(holds(b, role, R"(,"author":{"role":"bot"},"author":{"role":"agent"})"));
  CHECK_FALSE(holds(b, role, R"(,"author":{"role":"agent"},"author":{"name":"x"})"));
  CHECK_FALSE(holds(b, role, R"(,"author":{"role":"agent"},"author":null)"));
  CHECK(holds(b, role, R"(,"author":{"role":1,"role":"agent"})"));
  CHECK(holds(b, role, R"(,"\u0061uthor":{"r\u006fle":"agent"})"));
}

TEST_CASE("times in every format") {
  const auto read_at = [](ir::TimeFormat format, const std::string& value) {
    Builder b;
    b.program.logs[0].time = b.field("at");
    b.program.logs[0].format = format;
    b.program.logs[0].single_subject = "all";
    b.event("it");
    Read read = read_bytes(b.program, "{\"at\":" + value + "}");
    const Lines lines = told(read, b.program);
    CHECK(lines.size() + count(read, FindingKind::ImpossibleTime) == 1);
    return lines.empty() ? "" : lines[0].substr(4, lines[0].size() - 7);
  };
  ir::TimeFormat seconds;
  seconds.kind = ir::TimeKind::EpochSeconds;
  CHECK(read_at(seconds, "1772352000") == "2026-03-01T08:00:00Z");
  CHECK(read_at(seconds, "1772352000.0019") == "2026-03-01T08:00:00.001Z");
  CHECK(read_at(seconds, "\"1772352000\"") == "2026-03-01T08:00:00Z");
  CHECK(read_at(seconds, "1.772352e9") == "2026-03-01T08:00:00Z");
  CHECK(read_at(seconds, "-1").empty());
  CHECK(read_at(seconds, "4133980800").empty());
  CHECK(read_at(seconds, "1e39").empty());
  CHECK(read_at(seconds, "\"2026-03-01T08:00:00Z\"").empty());
  ir::TimeFormat milliseconds;
  milliseconds.kind = ir::TimeKind::EpochMilliseconds;
  CHECK(read_at(milliseconds, "1772352000123") == "2026-03-01T08:00:00.123Z");
  CHECK(read_at(milliseconds, "4133980800000").empty());
  ir::TimeFormat local;
  local.kind = ir::TimeKind::Local;
  local.zone = "Europe/Berlin";
  CHECK(read_at(local, "\"2026-01-01 09:00\"") == "2026-01-01T08:00:00Z");
  CHECK(read_at(local, "\"2026-10-25T02:30:00\"") == "2026-10-25T00:30:00Z");
  CHECK(read_at(local, "\"2026-03-29T02:30:00\"") == "2026-03-29T01:30:00Z");
  local.repeated = ir::RepeatedHour::Later;
  local.skipped = ir::SkippedHour::Refused;
  CHECK(read_at(local, "\"2026-10-25T02:30:00\"") == "2026-10-25T01:30:00Z");
  CHECK(read_at(local, "\"2026-03-29T02:30:00\"").empty());
  CHECK(read_at(local, "\"2026-01-01T09:00:00Z\"").empty());
  CHECK(read_at(local, "1772352000").empty());
}

TEST_CASE("a zone that nobody knows is an error") {
  Builder b = tickets();
  b.program.logs[0].format.kind = ir::TimeKind::Local;
  b.program.logs[0].format.zone = "Asia/Atlantis";
  CHECK(read_bytes(b.program, "").error == "the time zone `Asia/Atlantis` is not known here");
}

TEST_CASE("received is checked where it is declared") {
  Builder b = tickets();
  b.program.logs[0].received = b.field("received");
  const std::string head = R"({"id":1,"at":"2026-03-01T08:00:00Z","ticket":"A","type":"opened")";
  const Read bad = read_bytes(b.program, head + R"(,"received":"2026-02-30T00:00:00Z"})");
  CHECK(count(bad, FindingKind::ImpossibleTime) == 1);
  CHECK(tally(bad) == "1 1 0 0");
  CHECK(count(read_bytes(b.program, head + "}"), FindingKind::ImpossibleTime) == 0);
}

TEST_CASE("values survive the table") {
  events::ValueTable values;
  for (const ir::ConstantKind kind : {ir::ConstantKind::Text, ir::ConstantKind::Number,
                                      ir::ConstantKind::Flag, ir::ConstantKind::Time}) {
    ir::Constant value;
    value.kind = kind;
    if (kind == ir::ConstantKind::Text || kind == ir::ConstantKind::Flag) value.text = "true";
    if (kind == ir::ConstantKind::Number) value.number = Rational(-7, 3);
    if (kind == ir::ConstantKind::Time) value.time = 12345;
    const std::uint32_t id = events::intern_value(values, value);
    CHECK(events::intern_value(values, value) == id);
    const ir::Constant back = events::value_of(values, id);
    CHECK(back.kind == value.kind);
    CHECK(back.text == value.text);
    CHECK(back.number == value.number);
    CHECK(back.time == value.time);
    CHECK_FALSE(events::is_none(values, id));
  }
  CHECK(values.texts.size() == 4);
  CHECK(events::is_none(values, events::intern_none(values)));
}
