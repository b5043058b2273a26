// What from_json refuses, and that nothing makes it crash.
#include <catch2/catch.hpp>

#include "tests/unit/ir/sample.h"
#include "tests/unit/json.h"

using namespace akad;
using namespace akad::ir;
using nlohmann::json;

namespace {

std::string error_of(const std::string& text) {
  LoadError error;
  const auto program = from_json(text, error);
  CHECK(program.has_value() == error.message.empty());
  return error.message;
}

std::string error_after(const std::string& pointer, const json& value) {
  json document = parsed(to_json(sample_program()));
  document[json::json_pointer(pointer)] = value;
  return error_of(document.dump());
}

}  // namespace

TEST_CASE("errors say where and what") {
  CHECK(error_after("/targets/0/share", "2/4").find("/targets/0/share: a fraction") == 0);
  CHECK(error_after("/targets/0/share", "1/0").find("/targets/0/share") == 0);
  CHECK(error_after("/targets/0/share", std::string(5000, '9')).find("/targets/0/share") == 0);
  CHECK(error_after("/targets/0/share", 1).find("/targets/0/share: text") == 0);
  CHECK(error_after("/targets/0/all", 1).find("/targets/0/all: true or false") == 0);
  CHECK(error_after("/targets/0/kind", "things").find("/targets/0/kind: one of \"items\"") == 0);
  CHECK(error_after("/targets/0/clock", -1).find("/targets/0/clock: an id") == 0);
  CHECK(error_after("/targets/0/clock", 7).find("/targets/0: `clock` names row 7") == 0);
  CHECK(error_after("/targets/0/small_below", 1e10).find("/targets/0/small_below") == 0);
  CHECK(error_after("/targets/0/small_below", 5000000000).find("too large") != std::string::npos);
  CHECK(error_after("/targets/0/small_below", -5000000000).find("range") != std::string::npos);
  const std::uint64_t large = 18446744073709551615u;
  CHECK(error_after("/scenarios/0/as_of", large).find("too large") != std::string::npos);
  CHECK(error_after("/agreement/term_first", "2026-02-30").find("a date") != std::string::npos);
  CHECK(error_after("/targets/0/groups", json::object()).find("/targets/0/groups: a list") == 0);
  CHECK(error_after("/targets/0/clause", "4.2").find("/targets/0/clause: an object") == 0);
  CHECK(error_after("/targets/0/extra", 1).find("/targets/0/extra: this key is not known") == 0);
  CHECK(error_after("/ir_version", kIrVersion + 1).find("/ir_version") == 0);
}

TEST_CASE("a missing key is an error with its place") {
  json document = parsed(to_json(sample_program()));
  document["caps"][1].erase("most");
  CHECK(error_of(document.dump()) == "/caps/1: `most` is missing");
}

TEST_CASE("documents that are no stored agreement") {
  CHECK(error_of("") == "the document is not JSON");
  CHECK(error_of("{\"ir_version\":1") == "the document is not JSON");
  CHECK(error_of("[]") == "this is not a stored agreement");
  CHECK(error_of("{}") == "this is not a stored agreement");
  CHECK(error_of("\"\xff\"") == "the document is not JSON");
  CHECK(error_of(std::string(1'000'000, '[')) == "the document is nested more than 64 levels");
  CHECK(error_of(std::string((64u << 20) + 1, ' ')) == "the document is longer than 64 MiB");
  CHECK(error_of("{\"a\":{\"b\":1,\"b\":2}}") == "the key `b` occurs twice in one object");
}

TEST_CASE("white space and the order of keys do not matter") {
  LoadError error;
  const std::string text = to_json(sample_program());
  const auto read = from_json(parsed(text).dump(3), error);
  REQUIRE(read.has_value());
  CHECK(to_json(*read) == text);
}

TEST_CASE("corrupted documents never crash, and what loads is sound") {
  const std::string sound = to_json(sample_program());
  const std::string alphabet = "{}[]\",:0123456789-+.eE/\\ntrufalse\x01\x80\xff";
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    std::string text = sound;
    for (std::uint64_t change = 0; change <= seed % 3 && !text.empty(); ++change) {
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0: text[at] = alphabet[random() % alphabet.size()]; break;
        case 1: text.erase(at, random() % 40 + 1); break;
        case 2: text.insert(at, text.substr(random() % text.size(), random() % 40)); break;
        default: text.resize(std::max<std::size_t>(at, 1)); break;
      }
    }
    LoadError error;
    const auto read = from_json(text, error);
    REQUIRE(read.has_value() == error.message.empty());
    if (read) REQUIRE(verify(*read) == "");
  }
}

TEST_CASE("programs with changed leaves are refused or sound, never a crash") {
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    Program program = sample_program();
    change_a_leaf(program, random);
    program.ir_version = kIrVersion;  // is written anew, from what the program uses
    LoadError error;
    const auto read = from_json(to_json(program), error);
    REQUIRE(read.has_value() == verify(program).empty());
  }
}
