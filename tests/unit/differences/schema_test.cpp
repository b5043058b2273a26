#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "runtime/differences/write/write.h"
#include "tests/drive/drive.h"
#include "tests/unit/schema.h"

using namespace akad;
using nlohmann::json;

namespace {

const std::string kFile = AKAD_ROOT "/runtime/differences/write/difference.schema.json";

ir::Program stored() {
  ir::LoadError error;
  auto program = ir::from_json(
      drive::read_file(AKAD_ROOT "/tests/stored/v5/exclusions/agreement.ir.json"), error);
  REQUIRE(program);
  return std::move(*program);
}

}  // namespace

TEST_CASE("difference.schema.json is the schema, and what is written fits it") {
  CHECK(drive::read_file(kFile) == differences::json_schema());
  const json schema = json::parse(differences::json_schema());
  const ir::Program before = stored();
  ir::Program after = stored();
  after.targets.front().clause.number += "a";
  after.targets.front().bound = Rational(1, 2);
  after.fees.push_back({"extra", {}, 5, "IDR"});
  after.agreement.provider += " (new)";
  const auto found = differences::compare(before, after);
  CHECK(found.of_the_deal.size() >= 4);
  for (const std::string_view language : phrases::languages()) {
    json written =
        json::parse(differences::to_json(found, before, after, *phrases::find_book(language)));
    CHECK(stage::fits(schema, schema, written));
    CHECK(written["language"] == language);
    written["differences"][0]["kind"] = "better";
    CHECK_FALSE(stage::fits(schema, schema, written));
  }
}

TEST_CASE("an agreement does not differ from itself") {
  const auto found = differences::compare(stored(), stored());
  CHECK(found.are_none());
  CHECK(found.before.digest == found.after.digest);
}
