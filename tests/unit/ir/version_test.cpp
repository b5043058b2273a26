// Documents of every version of the format: what each says, and the digest it keeps.
#include "runtime/ir/store/upgrade.h"
#include "tests/unit/ir/sample.h"
#include "tests/unit/json.h"

using namespace akad;
using namespace akad::ir;
using nlohmann::json;

namespace {

std::string error_of(const json& document) {
  LoadError error;
  const auto program = from_json(document.dump(), error);
  CHECK(program.has_value() == error.message.empty());
  return error.message;
}

json sample() { return parsed(to_json(sample_program())); }

json sample_of_version_1() {
  Program program = sample_program();
  program.ir_version = 1;
  return parsed(to_json(program));
}

}  // namespace

TEST_CASE("a field without a default is missed with its place, one with a default is not") {
  json document = sample();
  document["targets"][0].erase("share");
  CHECK(error_of(document) == "/targets/0: `share` is missing");
  for (const json& whole : {sample(), sample_of_version_1()}) {
    json less = whole;
    less["clocks"][0].erase("hours_of_limit");
    less["credits"][0].erase("clause");
    less.erase("caps");
    less["calendars"][0]["exceptions"] = json::array();
    CHECK(error_of(less) == "");
  }
}

TEST_CASE("an unknown key is refused where it says something") {
  for (json document : {sample(), sample_of_version_1()}) {
    document["ledgers"] = json::array();
    document["caps"][0]["by"] = nullptr;
    document["agreement"]["parties"] = json::object();
    CHECK(error_of(document) == "");
    document["ledgers"].push_back(json::object());
    CHECK(error_of(document) == "/ledgers: this key is not known");
    document.erase("ledgers");
    document["caps"][0]["by"] = false;
    CHECK(error_of(document) == "/caps/0/by: this key is not known");
  }
}

TEST_CASE("a document of a newer version is refused in one sentence, whatever is in it") {
  json document = sample();
  document["ir_version"] = kIrVersion + 1;
  document["ledgers"] = {{{"name", "upkeep"}}};
  CHECK(error_of(document) ==
        "/ir_version: written by a newer version of the program: the document uses version " +
            std::to_string(kIrVersion + 1) +
            " of the format, and this program reads versions 1 to " + std::to_string(kIrVersion));
  for (const json& wrong : {json(0), json(-1), json("2"), json(1.5), json(nullptr)}) {
    document["ir_version"] = wrong;
    CHECK(error_of(document).find("/ir_version: the version of the format is a whole") == 0);
  }
}

TEST_CASE("a document of any version becomes one of the newest, and the newest stays as it is") {
  for (std::int32_t version = 1; version <= kIrVersion; ++version) {
    json document = sample();
    document["ir_version"] = version;
    const json before = document;
    store::upgrade(document, version);
    CHECK(document["ir_version"] == kIrVersion);
    document["ir_version"] = version;
    CHECK(document == before);  // it says nothing that an older version says in another form
  }
}

TEST_CASE("a program keeps the version it was read from, and the digest of that version") {
  Program old = sample_program();
  old.ir_version = 1;
  const std::string text = to_json(old);
  CHECK(parsed(text)["ir_version"] == 1);
  CHECK(parsed(text)["targets"][1]["clock"].is_null());
  LoadError error;
  const auto read_again = from_json(text, error);
  REQUIRE(read_again.has_value());
  CHECK(to_json(*read_again) == text);
  CHECK(digest(*read_again) == digest(old));
  CHECK(digest(old) != digest(sample_program()));
}

TEST_CASE("version 1 says what an amount would need in another kind, and later versions do not") {
  json document = sample_of_version_1();
  json& nothing = document["credits"][0]["slabs"][0]["amount"];
  CHECK(nothing == parsed(R"({"kind":"nothing","value":"0","fee":null})"));
  CHECK(sample()["credits"][0]["slabs"][0]["amount"] == parsed(R"({"kind":"nothing"})"));
  nothing["value"] = "5";
  CHECK(error_of(document) == "/credits/0/slabs/0/amount/value: this key is not known");
}

TEST_CASE("limits, steps, calendars and dated lines have the fields of their own kind alone") {
  const std::vector<std::pair<std::string, json>> foreign = {
      {"/targets/0/limits/0/limit/count", 3},
      {"/targets/0/limits/1/limit/length", 5},
      {"/targets/0/limits/2/limit/calendar", 0},
      {"/targets/0/limits/2/limit/minute", 5},
      {"/targets/0/limits/3/limit/signal", 2},
      {"/targets/0/escalations/0/offset", 1000},
      {"/targets/0/escalations/1/share", "1/2"},
      {"/calendars/0/shift", 1000},
      {"/calendars/1/operands", {0}},
      {"/calendars/2/nights", "each date"},
      {"/calendars/2/shift", 1000},
      {"/calendars/3/weekly", {{{"days", 1}, {"open_minute", 0}, {"close_minute", 60}}}},
      {"/calendars/0/exceptions/0/first", "2026-01-01"},
      {"/calendars/0/exceptions/1/open_minute", 480},
      {"/calendars/0/exceptions/2/holidays", 0}};
  for (const json& whole : {sample(), sample_of_version_1()}) {
    CHECK(error_of(whole) == "");
    for (const auto& [place, value] : foreign) {
      json document = whole;
      document[json::json_pointer(place)] = value;
      CHECK(error_of(document) == place + ": this key is not known");
    }
  }
}

TEST_CASE("version 1 says what the other kinds of limits, steps and calendars would need") {
  const json full = sample_of_version_1(), brief = sample();
  const json& target = full["targets"][0];
  CHECK(target["limits"][3]["limit"] ==
        parsed(R"({"kind":"no target","length":0,"count":0,"minute":0,"calendar":null,
                        "signal":null,"roll":"keep","strict":false})"));
  CHECK(brief["targets"][0]["limits"][3]["limit"] == parsed(R"({"kind":"no target"})"));
  CHECK(target["limits"][1]["limit"] ==
        parsed(R"({"kind":"working day at","length":0,"count":2,"minute":960,"calendar":0,
                        "signal":null,"roll":"forward","strict":false})"));
  CHECK(target["escalations"][1] ==
        parsed(R"({"name":"late","kind":"after due","share":"0","offset":3600000,
                        "held":false})"));
  CHECK(full["calendars"][0]["exceptions"][0] ==
        parsed(R"({"kind":"closed holidays","first":"1970-01-01","last":"1970-01-01",
                        "holidays":0,"open_minute":0,"close_minute":0,"name":""})"));
  CHECK(full["calendars"][3] ==
        parsed(R"({"name":"later","clause":{"number":"","title":""},"zone":"Asia/Jakarta",
                        "zone_signal":null,"kind":"shift","nights":"opening day","weekly":[],
                        "exceptions":[],"operands":[2],"shift":-3600000})"));
}

TEST_CASE("defaults written out change no digest") {
  json document = sample();
  document["clocks"][0]["earlier_pauses"] = true;
  document["targets"][1]["clause"] = {{"number", ""}};
  document["outages"][0]["begins"] = json::array();
  LoadError error;
  const auto program = from_json(document.dump(), error);
  REQUIRE(program.has_value());
  CHECK(digest(*program) == digest(sample_program()));
}

TEST_CASE("an id gives its row") {
  const Program program = sample_program();
  CHECK(&program[of_items(program.targets[0]).clock] == &program.clocks[0]);
  CHECK(&program[Id<Calendar>{2}] == &program.calendars[2]);
}
