// Which records are lost, of whom they may have told, and from when on: REFERENCE, "Findings".
#include <catch2/catch.hpp>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::Loss;

namespace {

using Lines = std::vector<std::string>;

// "T1 from 2026-03-01T08:00:00Z", "anybody from ever", in the order of reading.
Lines lost(const Read& read) {
  Lines lines;
  for (const Loss& loss : read.store.losses) {
    const bool known = loss.subject != Loss::kOfAnybody;
    const std::string who =
        known ? std::string(read.store.subjects.text(loss.subject)) : std::string("anybody");
    lines.push_back(who + " from " +
                    (loss.from == kFirstInstant ? "ever" : format_rfc3339(loss.from)));
  }
  return lines;
}

const std::string kAt = R"("at":"2026-03-01T08:00:00Z")";
const std::string kFrom = " from 2026-03-01T08:00:00Z";

Lines lost_of(const std::string& line) { return lost(read_bytes(tickets().program, line)); }

Builder outages() {
  Builder b("outages");
  b.program.logs[0].subject = b.field("site");
  b.window("down");
  return b;
}

Lines lost_window(const std::string& members) {
  return lost(read_bytes(outages().program, R"({"site":"S")" + members + "}"));
}

}  // namespace

TEST_CASE("of a broken record nobody knows whom it told of, or when") {
  for (const std::string line : {"x", "[1]", "5", R"({"id":1,)", "\"text\"",
                                 "{\"id\":1,\"at\":\"\xff\"}", R"({"id":1,"a":01})"}) {
    INFO(line);
    CHECK(lost_of(line) == Lines{"anybody from ever"});
  }
  const std::string deep = std::string(70, '[') + std::string(70, ']');
  CHECK(lost_of("{\"a\":" + deep + "}") == Lines{"anybody from ever"});
}

TEST_CASE("a snapshot that does not say when it was told may have replaced any") {
  Builder b = outages();
  b.program.logs[0].same = {b.field("incident")};
  b.program.logs[0].latest_by = b.field("updated");
  const std::string known = R"({"site":"S","incident":"i","from":"2026-03-01T08:00:00Z")";
  for (const std::string updated : {"", R"(,"updated":null)", R"(,"updated":"bad")"}) {
    INFO(updated);
    CHECK(lost(read_bytes(b.program, known + updated + "}")) == Lines{"S from ever"});
  }
  const std::string told = R"(,"updated":"2026-03-02T08:00:00Z"})";
  CHECK(lost(read_bytes(b.program, known + told)).empty());
}

TEST_CASE("a record is lost from its time on, and to its subject, as far as these can be read") {
  const std::string opened = R"(,"type":"opened"})";
  for (const std::string subject : {"", R"(,"ticket":null)", R"(,"ticket":"")", R"(,"ticket":[1])",
                                    R"(,"ticket":true)", R"(,"ticket":{"a":1})"}) {
    INFO(subject);
    CHECK(lost_of(R"({"id":1,)" + kAt + subject + opened) == Lines{"anybody" + kFrom});
  }
  for (const std::string time :
       {"", R"(,"at":null)", R"(,"at":"2026-02-30T08:00:00Z")", R"(,"at":5)", R"(,"at":"")",
        R"(,"at":"2026-03-01T08:00:00+99:00")", R"(,"at":[])", R"(,"at":"1969-12-31T00:00:00Z")"}) {
    INFO(time);
    CHECK(lost_of(R"({"id":1,"ticket":"T1")" + time + opened) == Lines{"T1 from ever"});
  }
  CHECK(lost_of(R"({"id":1,"at":"?")" + opened) == Lines{"anybody from ever"});
}

TEST_CASE("a value of the wrong kind is lost from its record's time on") {
  for (const std::string value : {"[1]", "{}", "[]", R"({"name":"new"})", "[\"new\"]"}) {
    INFO(value);
    CHECK(lost_of(R"({"id":1,"ticket":"T1",)" + kAt + R"(,"status":)" + value + "}") ==
          Lines{"T1" + kFrom});
  }
  CHECK(lost_of(R"({"id":1,"ticket":"T1",)" + kAt + R"(,"type":"opened","status":[]})") ==
        Lines{"T1" + kFrom});
}

TEST_CASE("a record that names nothing is held to its time and its subject") {
  CHECK(lost_of(R"({"id":1,"ticket":"T1",)" + kAt + "}").empty());
  CHECK(lost_of(R"({"id":1,"ticket":"T1"})") == Lines{"T1 from ever"});
  CHECK(lost_of("{" + kAt + "}") == Lines{"anybody" + kFrom});
  CHECK(lost_of("{}") == Lines{"anybody from ever"});
  CHECK(lost_of(R"({"id":1,"ticket":"T1","type":[]})") == Lines{"T1 from ever"});
  // What tells that it is none of what is looked for can change nothing, whenever and of whom.
  CHECK(lost_of(R"({"id":1,"ticket":"T1","type":"comment"})").empty());
  CHECK(lost_of(R"({"id":1,"ticket":"T1","type":7,"at":"2026-02-30T09:00:00Z"})").empty());
  CHECK(lost_of("{" + kAt + R"(,"type":"comment"})").empty());
}

TEST_CASE("of a key that stands there twice the value that does not count is lost") {
  const std::string line = R"({"id":1,"ticket":"T1",)" + kAt;
  CHECK(lost_of(line + R"(,"status":"a","status":"b"})") == Lines{"T1" + kFrom});
  CHECK(lost_of(line + R"(,"type":"opened","type":"noted"})") == Lines{"T1" + kFrom});
  CHECK(lost_of(line + R"(,"other":1,"other":2})").empty());
  // Of whom it was, or when, is then not known.
  CHECK(lost_of(line + R"(,"type":"opened","ticket":"T2"})") == Lines{"anybody" + kFrom});
  CHECK(lost_of(line + R"(,"type":"opened","at":"2026-04-01T08:00:00Z"})") ==
        Lines{"T1 from ever"});
}

TEST_CASE("of windows the beginning says from when on they are lost") {
  const std::string begin = R"(,"from":"2026-03-01T08:00:00Z")";
  CHECK(lost_window(begin + R"(,"to":"2026-03-01T09:00:00Z")").empty());
  CHECK(lost_window(begin + R"(,"to":"-")").empty());  // it is kept
  CHECK(lost_window(begin + R"(,"to":"2026-03-01T08:00:00Z")").empty());
  CHECK(lost_window(begin + R"(,"to":"2026-03-01T07:00:00Z")") ==
        Lines{"S from 2026-03-01T07:00:00Z"});
  CHECK(lost_window(R"(,"from":"-","to":"2026-03-01T09:00:00Z")") == Lines{"S from ever"});
  CHECK(lost_window(R"(,"to":"2026-03-01T09:00:00Z")") == Lines{"S from ever"});
}

TEST_CASE("a window of no length is an instant of its record all the same") {
  Builder b = outages();
  b.signal("v", ir::SignalKind::Number);
  const std::string at = R"({"site":"S","v":1,"from":"2026-03-01T08:00:00Z","to":)";
  const Read same = read_bytes(b.program, at + R"("2026-03-01T08:00:00Z"})");
  CHECK(lost(same).empty());
  REQUIRE(same.store.occurrences.size() == 1);
  CHECK(same.store.occurrences[0].at == *parse_rfc3339("2026-03-01T08:00:00Z"));
  const Read before = read_bytes(b.program, at + R"("2026-03-01T07:00:00Z"})");
  CHECK(lost(before) == Lines{"S from 2026-03-01T07:00:00Z"});
  CHECK(before.store.occurrences.size() == 1);
}

TEST_CASE("of two records with one id and other content nobody knows which is right") {
  const auto record = [](const char* ticket, const char* hour) {
    return std::string(R"({"id":1,"ticket":")") + ticket + R"(","at":"2026-03-01T)" + hour +
           R"(:00:00Z","type":"opened"})" + "\n";
  };
  CHECK(lost_of(record("T1", "08") + record("T1", "08")).empty());
  CHECK(lost_of(record("T1", "08") + record("T1", "09")) == Lines{"T1 from 2026-03-01T08:00:00Z"});
  CHECK(lost_of(record("T2", "09") + record("T1", "08")) ==
        Lines{"T2 from 2026-03-01T09:00:00Z", "T1 from 2026-03-01T08:00:00Z"});
}

TEST_CASE("what is found and loses nothing") {
  const std::string ticket = R"("ticket":"T1","type":"opened"})";
  CHECK(lost_of("{" + kAt + "," + ticket).empty());              // without id
  CHECK(lost_of(R"({"id":[],)" + kAt + "," + ticket).empty());   // likewise
  CHECK(lost_of(R"({"id":1.0,)" + kAt + "," + ticket).empty());  // unstable
  CHECK(lost_of(R"({"id":1,)" + kAt + R"(,"ticket":5.0,"type":"opened"})").empty());
  const Instant as_of = *parse_rfc3339("2026-03-01T08:00:00Z");
  const std::string line = R"({"id":1,)" + kAt;
  CHECK(lost(read_bytes(tickets().program, line + "," + ticket, as_of)).empty());
  CHECK(lost(read_bytes(tickets().program, line + R"(,"type":"opened"})", as_of)).empty());
}

TEST_CASE("losses are counted by log, subject and time") {
  const Read read = read_bytes(tickets().program,
                               R"({"id":1,"at":"2026-03-01T08:00:00Z","ticket":"T1","status":[]})"
                               "\n"
                               R"({"id":2,"at":"2026-04-01T08:00:00Z","ticket":"T2","status":[]})"
                               "\n"
                               R"({"id":3,"at":"2026-05-01T08:00:00Z","type":"opened"})"
                               "\n");
  const events::Losses losses(read.store, {});
  const Id<ir::Log> log{0};
  const auto at = [](const char* text) { return *parse_rfc3339(text); };
  CHECK(losses.before(log, at("2026-03-01T08:00:00Z")) == 0);
  CHECK(losses.before(log, at("2026-03-02T08:00:00Z")) == 1);
  CHECK(losses.before(log, at("2026-06-01T08:00:00Z")) == 3);
  CHECK(losses.before(log, "T1", at("2026-04-30T08:00:00Z")) == 1);
  CHECK(losses.before(log, "T2", at("2026-03-30T08:00:00Z")) == 0);
  CHECK(losses.before(log, "T1", at("2026-06-01T08:00:00Z")) == 2);
  CHECK(losses.before(log, "T3", at("2026-06-01T08:00:00Z")) == 1);
  CHECK(losses.before(Id<ir::Log>{1}, at("2026-06-01T08:00:00Z")) == 0);
  CHECK(events::Losses().empty());
}

TEST_CASE("a subject that a record names without effect is known, where outages are told of") {
  Builder b = outages();
  const auto named = [&b](const std::string& line) {
    const Read read = read_bytes(b.program, line);
    return read.store.subjects.size() == 1 && events::is_named(read.store, Id<ir::Log>{0}, 0);
  };
  CHECK_FALSE(named(R"({"site":"S"})"));  // no target asks for the time of the log
  b.program.outages.push_back({});
  ir::Outage& outage = b.program.outages.back();
  outage.log = Id<ir::Log>{0};
  b.program.targets.push_back({});
  b.program.targets.back().of = ir::OfTime{};
  std::get<ir::OfTime>(b.program.targets.back().of).outage = Id<ir::Outage>{0};
  CHECK(named(R"({"site":"S"})"));
  CHECK(named(R"({"site":"S","from":"-"})"));
  CHECK(named(R"({"site":"S","from":"2026-03-01T08:00:00Z","to":"2026-03-01T07:00:00Z"})"));
  CHECK_FALSE(named(R"({"from":"2026-03-01T08:00:00Z"})"));
  b.program.windows[0].when = b.text(ir::Operator::Equal, "impact", "major");
  const auto named_at = [&b](const std::string& as_of) {
    const Read read = read_bytes(
        b.program, R"({"site":"S","impact":"minor","from":"2026-03-01T08:00:00Z","to":null})",
        *parse_rfc3339(as_of));
    return events::is_named(read.store, Id<ir::Log>{0}, 0);
  };
  CHECK(named_at("2026-03-01T08:00:01Z"));
  CHECK_FALSE(named_at("2026-03-01T08:00:00Z"));
}
