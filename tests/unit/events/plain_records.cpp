// Records whose keys come in the order of those before, as most do: they are read in a shorter way,
// and are held to the same.
#include <catch2/catch.hpp>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;

namespace {

std::string record(const std::string& more) {
  return R"({"id":"1","at":"2026-03-01T08:00:00Z","ticket":"A","type":"opened","n":)" + more;
}

// The same record, behind some that foretell its keys.
Read read_behind(const Builder& b, const std::string& more) {
  const std::string before = record("1,\"m\":2}\n");
  return read_bytes(b.program, before + before + before + record(more) + "\n");
}

Builder asking() {
  Builder b = tickets();
  b.program.logs[0].id = {};
  return b;
}

}  // namespace

TEST_CASE("numbers and words are held to what JSON is where a record is plain") {
  const Builder b = asking();
  for (const std::string value :
       {"0",     "7",    "12",   "1234567", "12345678", "123456789", "1234567890123456789012",
        "-1",    "-0",   "0.5",  "1.5",     "12e3",     "1E-2",      "true",
        "false", "null", "\"\"", "\"1\"",   "1 ",       "\"1\" "}) {
    CAPTURE(value);
    CHECK(tally(read_behind(b, value + "}")) == "4 4 0 0");
    CHECK(tally(read_behind(b, value + ",\"m\":" + value + "}")) == "4 4 0 0");
  }
  for (const std::string value : {"01",       "00",         "1a",     "1:2",   "12345;", "1234567/",
                                  "1234567:", "123456789:", "1.",     "1e",    "+1",     "0x1",
                                  "1-",       "--1",        "tru",    "truer", "nul",    "True",
                                  "a",        "\"1",        "\"1\"2", "",      "1 2"}) {
    CAPTURE(value);
    CHECK(tally(read_behind(b, value + "}")) == "4 3 0 1");
    CHECK(tally(read_behind(b, value + ",\"m\":1}")) == "4 3 0 1");
    CHECK(tally(read_behind(b, "1,\"m\":" + value + "}")) == "4 3 0 1");
  }
}

TEST_CASE("a plain record that ends otherwise than those before is no other record") {
  const Builder b = asking();
  for (const std::string sound : {"1}", "1,\"m\":2,\"k\":3}", "1,\"k\":3}", "1,\"m\":{}}",
                                  "1,\"m\":[1,2]}", "1,\"m\":{\"m\":1},\"k\":3}"}) {
    CAPTURE(sound);
    CHECK(tally(read_behind(b, sound)) == "4 4 0 0");
  }
  for (const std::string broken : {"1", "1,", "1,}", "1,\"m\"}", "1,\"m\":}", "1,\"m\":2", "1]",
                                   "1,\"m\":2]", "1,\"m\":2},", "1,\"m\":2}}", "1,\"m\" 2}"}) {
    CAPTURE(broken);
    CHECK(tally(read_behind(b, broken)) == "4 3 0 1");
  }
}

TEST_CASE("a key that stands twice in a plain record is told, and the last one counts") {
  const Builder b = asking();
  Read read = read_behind(b, "1,\"ticket\":\"B\"}");
  CHECK(count(read, FindingKind::RepeatedKey) == 1);
  CHECK(told(read, b.program).back() == "B 2026-03-01T08:00:00Z opened");
}

TEST_CASE("a scalar where something inside is wanted is no value of it") {
  Builder b = asking();
  b.signal("inner").field = b.field("m.inner");
  Read read = read_behind(b, "1,\"m\":\"x\"}");
  CHECK(tally(read) == "4 4 0 0");
  read = read_behind(b, "1,\"m\":{\"inner\":\"x\"},\"k\":1}");
  CHECK(told(read, b.program).back() == "A 2026-03-01T08:00:00Z inner = tx");
}
