// What a statement says of its evidence, and the file that names the logs one by one.
#include "runtime/report/evidence/evidence.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/unit/schema.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;
using nlohmann::json;
using stage::fits;

namespace {

std::filesystem::path schema_file() {
  return std::filesystem::path(__FILE__).parent_path() /
         "../../../runtime/report/evidence/evidence.schema.json";
}

report::Statement statement() {
  static const ir::Program p = [] {
    ir::Program program = stage::support();
    program.logs.resize(1);
    program.logs[0].name = "tickets";
    return program;
  }();
  report::Statement s;
  s.program = &p;
  s.as_of = *parse_rfc3339("2026-02-10T00:00:00+07:00");
  s.digest = "sha256:" + std::string(64, 'a');
  s.engine = "0.1.0";
  s.tzdata = "2025b";
  s.logs = {{"tickets", {1'204, 1'200, 0, 4}, false, "sha256:" + std::string(64, 'b')}};
  return s;
}

events::FileDigest file() {
  events::FileDigest one;
  one.bytes = 17;
  one.stored = events::sha256("as it is stored");
  one.records = {1'204, events::sha256("of its records")};
  return one;
}

}  // namespace

// AKAD_BLESS=1 writes the file anew; read the difference before you commit it.
TEST_CASE("evidence.schema.json is the published schema") {
  if (std::getenv("AKAD_BLESS") != nullptr) {
    std::ofstream(schema_file()) << report::evidence_schema();
  }
  std::ifstream given(schema_file());
  std::stringstream text;
  text << given.rdbuf();
  CHECK(text.str() == report::evidence_schema());
}

TEST_CASE("evidence fits its schema and names each file") {
  const json schema = json::parse(report::evidence_schema());
  const json document =
      json::parse(report::evidence_to_json(statement(), {file(), file()}, {"a.gz", "-"}));
  CHECK(fits(schema, schema, document));
  CHECK(document["format"] == "akad evidence 1");
  CHECK(document["engine"] == "0.1.0");
  CHECK(document["logs"][0]["digest"] == "sha256:" + std::string(64, 'b'));
  CHECK(document["files"].size() == 2);
  CHECK(document["files"][1]["name"] == "-");
  CHECK(document["files"][0]["sha256"] == events::hex_of(events::sha256("as it is stored")));
  CHECK(document["files"][0]["digest"] == events::text_of(events::sha256("of its records")));
  json wrong = document;
  wrong["files"][0].erase("sha256");
  CHECK_FALSE(fits(schema, schema, wrong));
}

TEST_CASE("the header of a statement says in full what it rests on") {
  const std::string text = report::to_text(statement());
  const std::string header = text.substr(0, text.find("\n\n"));
  for (const std::string& part :
       {"sha256:" + std::string(64, 'a'), "sha256:" + std::string(64, 'b'),
        std::string("tickets: 1_204"), std::string("akad 0.1.0")}) {
    INFO(part);
    CHECK(header.find(part) != std::string::npos);
  }
  const json document = json::parse(report::to_json(statement()));
  CHECK(document["engine"] == "0.1.0");
  CHECK(document["logs"][0]["digest"] == "sha256:" + std::string(64, 'b'));
}

TEST_CASE("a statement of records that came from no file has no digest of them") {
  report::Statement s = statement();
  s.logs[0].digest.clear();
  CHECK(json::parse(report::to_json(s))["logs"][0]["digest"].is_null());
  CHECK(report::to_text(s).find("tickets: 1_204") == std::string::npos);
}
