// Everything that can be wrong with a record has a name, a line and a place in the tally.
#include <catch2/catch.hpp>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;

namespace {

const std::string kGood = R"({"id":1,"at":"2026-03-01T08:00:00Z","type":"opened","ticket":"A"})";

// One bad line between two good ones: found once, on line 2, and the good ones are used.
void check_one(const std::string& line, FindingKind kind) {
  const std::string after = R"({"id":2,"at":"2026-03-01T09:00:00Z","type":"closed","ticket":"A"})";
  INFO(line.substr(0, 200));
  const Builder b = tickets();
  Read read = read_bytes(b.program, kGood + "\n" + line + "\n" + after + "\n");
  REQUIRE(read.ok);
  CHECK(count(read, kind) == 1);
  CHECK(tally(read) == "3 2 0 1");
  REQUIRE(read.store.findings.listed().size() == 1);
  CHECK(read.store.findings.listed()[0].line == 2);
  CHECK(read.store.findings.listed()[0].file == 0);
  CHECK(told(read, b.program).size() == 2);
}

std::string record(const std::string& inside) {
  return R"({"id":9,"at":"2026-03-01T08:30:00Z","type":"opened","ticket":"B")" + inside + "}";
}

constexpr Instant kFirstOfMarch = 1772323200000;  // 2026-03-01T00:00:00Z

}  // namespace

TEST_CASE("a line that is not JSON is malformed and harms no other line") {
  const std::string whole = record("");
  check_one(whole.substr(0, whole.size() - 2), FindingKind::Malformed);
  check_one(whole.substr(0, whole.size() - 1), FindingKind::Malformed);
  check_one(R"({"id":9,)", FindingKind::Malformed);
  check_one("{", FindingKind::Malformed);
  check_one("}", FindingKind::Malformed);
  check_one("\"", FindingKind::Malformed);
  check_one("\\", FindingKind::Malformed);
  check_one("nonsense", FindingKind::Malformed);
  check_one(kGood + " x", FindingKind::Malformed);
  check_one(kGood + "]", FindingKind::Malformed);
}

TEST_CASE("a record that breaks off within a list through which a place leads is malformed") {
  Builder b = tickets();
  b.event("moved", b.text(ir::Operator::Equal, "changelog.items.field", "status"));
  const std::string whole = R"({"id":1,"ticket":"A","at":"2026-03-01T08:00:00Z","type":"opened",)"
                            R"("changelog":{"items":[{"field":"status"}]}})";
  for (std::size_t size = 1; size < whole.size(); ++size) {
    for (const char* behind : {"", "\n", " \n \n"}) {
      INFO(whole.substr(0, size) << behind);
      Read read = read_bytes(b.program, whole.substr(0, size) + behind);
      CHECK(count(read, FindingKind::Malformed) == 1);
      CHECK(told(read, b.program).empty());
    }
  }
}

TEST_CASE("what nobody wants must be JSON too") {
  for (const char* value :
       {"tru", "nul",   "01",      "1.",        ".5",          "+1",          "1e",      "0x10",
        "NaN", "-",     "'a'",     "[1,]",      "[1 2]",       "[,]",         "{\"a\"}", "{\"a\":}",
        "{,}", "{1:2}", "\"\\q\"", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\"", "\"a\"b",  "1\"a\"",
        "",    "[",     "]",       "{]",        "[}",          "\"a\" \"b\"", "\\\"",    "\f1"}) {
    check_one(record(std::string(R"(,"other":)") + value), FindingKind::Malformed);
  }
  check_one(record(","), FindingKind::Malformed);
  check_one(record(R"(,"\x":1)"), FindingKind::Malformed);
  for (const char* value : {"true", "null", "-0", "1.5e-7", "[]", "{}", "[[],{}]", "[1,\"]\"]",
                            "\"\\u00e9\\n\\\"\\\\\"", "\"\\ud83d\\ude00\"", " {\"a\" : [ 1 ] } "}) {
    const Builder b = tickets();
    const Read read = read_bytes(b.program, record(std::string(R"(,"other":)") + value) + "\n");
    INFO(value);
    CHECK(tally(read) == "1 1 0 0");
  }
}

TEST_CASE("a record is held to the same rules behind one of the same shape") {
  const std::string good =
      R"({"at":"2026-03-01T08:00:00Z","type":"opened","ticket":"A","agent":"x","team":"y"})";
  const std::string same =
      R"({"at":"2026-03-01T08:00:01Z","type":"opened","ticket":"B","agent":"x","team":"y"})";
  Builder b = tickets();
  b.program.logs[0].id = {};
  for (std::size_t i = 0; i < same.size(); ++i) {  // without one byte; with one that is wrong there
    for (const char* instead : {"", "\"", ",", "}", " ", "x", "\\"}) {
      std::string line = same;
      line.replace(i, 1, instead);
      INFO(line);
      const Read alone = read_bytes(b.program, line + "\n");
      Read behind = read_bytes(b.program, good + "\n" + good + "\n" + line + "\n");
      CHECK(count(behind, FindingKind::Malformed) == count(alone, FindingKind::Malformed));
      std::vector<std::string> expected = lines_of(b.program, line + "\n" + good + "\n" + good);
      CHECK(told(behind, b.program) == expected);
    }
  }
}

TEST_CASE("a file that ends within a foretold key is malformed there") {
  const std::string whole = record(R"(,"agent":"x")");
  for (std::size_t size = 1; size < whole.size(); ++size) {
    const Builder b = tickets();
    const Read read = read_bytes(b.program, whole + "\n" + whole.substr(0, size));
    INFO(size);
    CHECK(count(read, FindingKind::Malformed) == 1);
    CHECK(tally(read) == "2 1 0 1");
  }
}

TEST_CASE("a time of a day that was read before is still checked") {
  const std::string good = R"({"at":"2026-03-01T08:00:00Z","type":"opened","ticket":"A"})";
  Builder b = tickets();
  b.program.logs[0].id = {};
  for (const char* bad : {"2026-03-01T24:00:00Z", "2026-03-01T08:60:00Z", "2026-03-01T08:00:61Z",
                          "2026-03-01T08:00:0:Z", "2026-03-01T0/:00:00Z", "2026-03-01T08.00:00Z",
                          "2026-03-01T08:00;00Z", "2026-03-01T08:00:00", "2026-03-01T08:00:00Y",
                          "2026-02-29T08:00:00Z", "2026-03-01T\u00e98:00:00"}) {
    const std::string line = R"({"at":")" + std::string(bad) + R"(","type":"opened","ticket":"A"})";
    INFO(line);
    const Read read = read_bytes(b.program, good + "\n" + line + "\n" + good + "\n");
    CHECK(count(read, FindingKind::ImpossibleTime) == 1);
    CHECK(tally(read) == "3 2 0 1");
  }
  const auto at = [](const std::string& time) {
    return R"({"at":")" + time + R"(","type":"opened","ticket":"A"})" + "\n";
  };
  Read read =
      read_bytes(b.program, at("2026-03-01T08:00:00Z") + at("2026-03-01T23:59:59Z") +
                                at("2026-03-01T23:59:60Z") + at("2026-03-02T00:00:00+07:00") +
                                at("2026-03-02T00:00:01+07:00") + at("2026-03-02T00:00:01-07:00"));
  std::vector<Instant> times;
  for (const events::Occurrence& o : read.store.occurrences) times.push_back(o.at - kFirstOfMarch);
  CHECK(times == std::vector<Instant>{28800000, 86399000, 86400000, 61200000, 61201000, 111601000});
}

TEST_CASE("bytes that are no text are malformed") {
  check_one(record(",\"x\":\"\xff\""), FindingKind::Malformed);
  check_one(record(",\"x\":\"\xc0\x80\""), FindingKind::Malformed);
  check_one(record(",\"x\":\"\xed\xa0\x80\""), FindingKind::Malformed);
  check_one(record(std::string(",\"x\":\"a\0b\"", 10)), FindingKind::Malformed);
  check_one(record(",\"x\":\"a\tb\""), FindingKind::Malformed);
  check_one(std::string("\0", 1), FindingKind::Malformed);
  check_one(kGood + std::string("\0", 1), FindingKind::Malformed);
}

TEST_CASE("other JSON than objects") {
  for (const char* line : {"5", "\"a\"", "null", "true", "[1]", "[[1,2]]", "-1.5"}) {
    check_one(line, FindingKind::NotAnObject);
  }
}

TEST_CASE("nesting has a limit, whether wanted or not") {
  const std::string open(63, '[');
  const std::string close(63, ']');
  const Builder b = tickets();
  CHECK(tally(read_bytes(b.program, record(",\"x\":" + open + close))) == "1 1 0 0");
  check_one(record(",\"x\":[" + open + close + "]"), FindingKind::TooDeep);
  std::string objects;
  for (int i = 0; i < 200; ++i) objects += "{\"ticket\":";
  check_one(objects + "1" + std::string(200, '}'), FindingKind::TooDeep);
  check_one(std::string(100000, '['), FindingKind::TooDeep);
}

TEST_CASE("a line that is too long is skipped and the next one read") {
  check_one(record(",\"x\":\"" + std::string(50'000'000, 'y') + "\""), FindingKind::TooLong);
  check_one(std::string(17 << 20, '['), FindingKind::TooLong);
  const Builder b = tickets();
  const std::string long_line = record(",\"x\":\"" + std::string(5'000'000, 'y') + "\"");
  CHECK(tally(read_bytes(b.program, long_line + "\n" + kGood)) == "2 2 0 0");
}

TEST_CASE("a record must have a subject") {
  check_one(R"({"id":9,"at":"2026-03-01T08:30:00Z","type":"opened"})", FindingKind::WithoutSubject);
  check_one(R"({"id":9,"at":"2026-03-01T08:30:00Z","type":"opened","ticket":null})",
            FindingKind::WithoutSubject);
  check_one(R"({"id":9,"at":"2026-03-01T08:30:00Z","type":"opened","ticket":""})",
            FindingKind::WithoutSubject);
  check_one(R"({"id":9,"at":"2026-03-01T08:30:00Z","type":"opened","ticket":{"a":1}})",
            FindingKind::WrongType);
  check_one(R"({"id":9,"at":"2026-03-01T08:30:00Z","type":"opened","ticket":true})",
            FindingKind::WrongType);
}

TEST_CASE("a record must have a possible time") {
  for (const char* at : {"\"2026-02-30T00:00:00Z\"", "\"2026-03-01T08:00:00\"", "\"yesterday\"",
                         "\"1969-12-31T23:59:59Z\"", "\"2101-01-01T00:00:00Z\"", "17", "true", "[]",
                         "\"2026-03-01T24:00:00Z\"", "\"2026-03-01T08:00:61Z\""}) {
    check_one(std::string(R"({"id":9,"type":"opened","ticket":"B","at":)") + at + "}",
              FindingKind::ImpossibleTime);
  }
  check_one(R"({"id":9,"type":"opened","ticket":"B"})", FindingKind::WithoutTime);
  check_one(R"({"id":9,"type":"opened","ticket":"B","at":null,"status":"x"})",
            FindingKind::WithoutTime);
}

TEST_CASE("second 60 is the next second") {
  const Builder b = tickets();
  const std::string leap = R"({"id":1,"at":"2016-12-31T23:59:60Z","type":"opened","ticket":"A"})";
  CHECK(lines_of(b.program, leap) == std::vector<std::string>{"A 2017-01-01T00:00:00Z opened"});
}

TEST_CASE("a record without the id that its log declares is used and told") {
  const Builder b = tickets();
  const auto found = [&b](const std::string& id, FindingKind kind) {
    const Read read = read_bytes(
        b.program, "{" + id + R"("at":"2026-03-01T08:00:00Z","type":"opened","ticket":"A"})");
    CHECK(tally(read) == "1 1 0 0");
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < events::kFindingKinds; ++i) {
      all += count(read, static_cast<FindingKind>(i));
    }
    return all == 1 && count(read, kind) == 1;
  };
  for (const char* none : {"", R"("id":null,)", R"("id":"",)"}) {
    CHECK(found(none, FindingKind::WithoutId));
  }
  for (const char* no_name :
       {R"("id":true,)", R"("id":false,)", R"("id":[],)", R"("id":{"a":1},)"}) {
    CHECK(found(no_name, FindingKind::WrongType));
  }
  for (const char* loose : {R"("id":5.5,)", R"("id":-5.0,)", R"("id":1e3,)", R"("id":1E400,)"}) {
    CHECK(found(loose, FindingKind::UnstableName));
  }
}

TEST_CASE("a subject that others may write otherwise is used and told") {
  const Builder b = tickets();
  const auto found = [&b](const std::string& ticket) {
    const Read read =
        read_bytes(b.program, R"({"id":1,"at":"2026-03-01T08:00:00Z","type":"opened",)"
                              R"("ticket":)" +
                                  ticket + "}");
    CHECK(tally(read) == "1 1 0 0");
    const auto listed = read.store.findings.listed();
    const bool told = listed.size() == 1 && listed[0].kind == FindingKind::UnstableName;
    if (told) CHECK((listed[0].subject == ticket && listed[0].detail == "ticket: " + ticket));
    CHECK((told || listed.empty()));
    return told;
  };
  for (const char* loose : {"5.0", "5.5", "1e3", "1E3", "0e0", "-0.0"}) CHECK(found(loose));
  for (const char* sound : {"5", "-5", "0", "123456789012345678901234567890123456789012345678901",
                            "\"5.0\"", "\"1e3\""}) {
    CHECK_FALSE(found(sound));
  }
}

TEST_CASE("records that the agreement does not name are no findings") {
  const Builder b = tickets();
  const std::string place = R"("at":"2026-03-01T08:00:00Z","ticket":"A")";
  const Read read = read_bytes(b.program, "{" + place + "}\n{\"type\":\"comment\"," + place +
                                              "}\n\n  \r\n{\"a\":[{}]," + place + "}\r\n");
  CHECK(tally(read) == "3 0 3 0");
  CHECK(read.store.findings.listed().empty());
}

TEST_CASE("records that the agreement does not name are held to their time and subject") {
  const Builder b = tickets();
  const Read read = read_bytes(b.program, R"({"type":"comment","ticket":"A"}
{"type":"comment","ticket":"A","at":"2026-02-30T08:00:00Z"}
{"type":"comment","at":"2026-03-01T08:00:00Z"})");
  CHECK(tally(read) == "3 0 0 3");
  CHECK(count(read, FindingKind::WithoutTime) == 1);
  CHECK(count(read, FindingKind::ImpossibleTime) == 1);
  CHECK(count(read, FindingKind::WithoutSubject) == 1);
}

TEST_CASE("many bad lines cost no more than a look at each") {
  const Builder b = tickets();
  std::string bytes;
  for (int i = 0; i < 20000; ++i) bytes += i % 2 ? "{\"broken\n" : "{\"type\":\"\xff\"}\n";
  const Read read = read_bytes(b.program, bytes);
  CHECK(tally(read) == "20000 0 0 20000");
  CHECK(count(read, FindingKind::Malformed) == 20000);
  CHECK(read.store.findings.listed().size() == events::kMostListed);
}

TEST_CASE("details are made safe and short") {
  const Builder b = tickets();
  const std::string hostile = "\"\\u001b[2J" + std::string(5000, 'x') + "\"";
  const Read read =
      read_bytes(b.program, R"({"id":9,"type":"opened","ticket":"B","at":)" + hostile + "}");
  REQUIRE(read.store.findings.listed().size() == 1);
  const std::string detail = read.store.findings.listed()[0].detail;
  CHECK(detail.find('\x1b') == std::string::npos);
  CHECK(detail.size() < 400);
  CHECK(detail.substr(0, 4) == "at: ");
}
