// Canonical JSON, digest, dump and schema.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/unit/ir/sample.h"
#include "tests/unit/json.h"

using namespace akad;
using namespace akad::ir;
using nlohmann::json;

TEST_CASE("the sample is sound and uses every table") {
  const Program program = sample_program();
  REQUIRE(verify(program) == "");
  const json document = parsed(to_json(program));
  for (const auto& [key, table] : document.items()) {
    INFO(key);
    if (table.is_array()) CHECK_FALSE(table.empty());
  }
}

TEST_CASE("a program survives the way to JSON and back") {
  const std::string text = to_json(sample_program());
  LoadError error;
  const auto read = from_json(text, error);
  INFO(error.message);
  REQUIRE(read.has_value());
  CHECK(to_json(*read) == text);
  CHECK(digest(*read) == digest(sample_program()));
}

TEST_CASE("random sound programs survive the way to JSON and back") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const std::string text = to_json(random_program(random, 25));
    LoadError error;
    const auto read = from_json(text, error);
    INFO(error.message);
    REQUIRE(read.has_value());
    REQUIRE(to_json(*read) == text);
  }
}

TEST_CASE("canonical JSON: sorted keys, no white space, fractions, dates, words") {
  Program program;
  program.agreement.money_unit = Rational(10, 200);
  program.agreement.term_first = to_date({2026, 1, 1});
  const std::string text = to_json(program);
  CHECK(text.rfind("{\"agreement\":{\"currency\":\"\",", 0) == 0);
  CHECK(text.find("\"money_unit\":\"1/20\"") != std::string::npos);
  CHECK(text.find("\"term_first\":\"2026-01-01\"") != std::string::npos);
  const json sample = parsed(to_json(sample_program()));
  CHECK(sample["targets"][0]["share"] == "19/20");
  CHECK(sample["targets"][0]["attribution"] == "by due");
  CHECK(sample["targets"][1]["outage"] == 0);
  CHECK(sample["scenarios"][0]["expectations"][0].count("line") == 0);
}

TEST_CASE("canonical JSON leaves out what equals its default") {
  const json sample = parsed(to_json(sample_program()));
  CHECK(sample["targets"][0].count("outage") == 0);
  CHECK(sample["targets"][0].count("all") == 0);
  CHECK(sample["scenarios"][0]["expectations"][1].count("due") == 0);
  CHECK(sample["scenarios"][0]["happenings"][0].count("to") == 0);
  CHECK(sample["scenarios"][0]["happenings"][1].count("to") == 1);
  CHECK(sample["logs"][0].count("format") == 0);
  CHECK(sample["caps"][1].count("clause") == 0);
  CHECK(parsed(to_json(Program{})).size() == 3);  // versions and the agreement: no tables
}

TEST_CASE("the digest is stable, and changes with the meaning") {
  // Held here so that no change of the format goes unnoticed: signatures hang on it.
  Program old;
  old.ir_version = 1;
  CHECK(digest(old) == "sha256:0c189250aeefa68441e853ee4c447281795c41e30c9dc51c73be919469474582");
  CHECK(digest(Program{}) ==
        "sha256:f2dc1ba52900eb693d51a5e2ca297211f71cab1198324fc649b6691d5a409624");
  Program changed = sample_program();
  const std::string before = digest(changed);
  changed.scenarios[0].expectations[0].line = 99;  // a place in the text means nothing
  CHECK(digest(changed) == before);
  changed.targets[0].bound = Rational(9, 10);
  CHECK(digest(changed) != before);
}

TEST_CASE("the dump has a line a row and names instead of numbers") {
  const std::string text = dump(sample_program());
  CHECK(text.find("targets[0] name=\"resolution\" clause={number=\"4.2\"") != std::string::npos);
  CHECK(text.find("starts=[#0:opened]") != std::string::npos);
  CHECK(text.find("a \\u{") == std::string::npos);
  CHECK(text.find("story\n\u2026") == std::string::npos);  // control characters are shown, not sent
}

namespace {

std::filesystem::path schema_file() {
  return std::filesystem::path(__FILE__).parent_path() / "../../../runtime/ir/store/ir.schema.json";
}

// Every value against the part of the schema that is about it; only what our schema uses.
void check(const json& value, const json& schema, const std::string& place) {
  INFO(place);
  if (schema.count("anyOf") != 0) {
    if (!value.is_null()) check(value, schema["anyOf"][0], place);
    return;
  }
  if (schema.count("enum") != 0) {
    const json& list = schema["enum"];
    REQUIRE(std::find(list.begin(), list.end(), value) != list.end());
  }
  if (value.is_array()) {
    REQUIRE(schema["type"] == "array");
    for (const json& element : value) check(element, schema["items"], place + "/*");
  }
  if (!value.is_object()) return;
  REQUIRE(schema["type"] == "object");
  for (const json& key : schema["required"]) REQUIRE(value.count(key.get<std::string>()) == 1);
  for (const auto& [key, inner] : value.items()) {
    REQUIRE(schema["properties"].count(key) == 1);
    check(inner, schema["properties"][key], place + "/" + key);
  }
}

}  // namespace

// AKAD_BLESS=1 writes the file anew; read the difference before you commit it.
TEST_CASE("the schema has the fields and the words of every version") {
  const json tables = parsed(json_schema())["properties"];
  const json target = tables["targets"]["items"]["properties"];
  CHECK(target.contains("open_items"));
  CHECK(target["aggregate"]["enum"].size() == ir::words(ir::Aggregate{}).size());
  CHECK(target["test"]["enum"] == json({"at least", "more than", "at most", "less than"}));
  const json slab = tables["credits"]["items"]["properties"]["slabs"]["items"]["properties"];
  CHECK(slab["bound"]["enum"] == json({"at least", "below", "otherwise", "more than", "at most"}));
}

TEST_CASE("ir.schema.json is the schema of the tables") {
  if (std::getenv("AKAD_BLESS") != nullptr) std::ofstream(schema_file()) << json_schema();
  std::ifstream file(schema_file());
  std::stringstream text;
  text << file.rdbuf();
  CHECK(text.str() == json_schema());
}

TEST_CASE("what is written fits the schema") {
  check(parsed(to_json(sample_program())), parsed(json_schema()), "");
}
