// What a change of the format keeps: the digest of what does not use it, and old documents.
#include <catch2/catch.hpp>

#include "runtime/ir/store/reader.h"
#include "runtime/ir/store/upgrade.h"
#include "tests/unit/ir/sample.h"

using namespace akad;
using namespace akad::ir;
using nlohmann::json;

// Before and after a change of the format: two fields and a word came with version 3.
namespace changed {

enum class Manner { Plain, Fancy };
constexpr std::array<std::string_view, 2> words(Manner) { return {"plain", "fancy"}; }
constexpr std::int32_t came_with(Manner manner) { return manner == Manner::Fancy ? 3 : 1; }

struct Before {
  std::string name = "n";
  Clause clause;
  std::int32_t count = 4;
  Manner manner = Manner::Plain;
};
struct After : Before {
  bool held = true;
  std::vector<Clause> remarks;
};

template <class V>
void describe_before(V& v, Before& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("count", row.count, or_else(4));
  v.field("manner", row.manner, or_else(Manner::Plain));
}
template <class V>
void describe(V& v, Before& row) {
  describe_before(v, row);
}
template <class V>
void describe(V& v, After& row) {
  describe_before(v, row);
  v.field("held", row.held, or_else(true).since(3));
  v.field("remarks", row.remarks, or_none.since(3));
}

// Two kinds of row; a third came with version 3.
struct Flat {
  static constexpr std::string_view kWord = "flat";
  std::int32_t height = 0;
};
struct Round {
  static constexpr std::string_view kWord = "round";
  std::int32_t height = 0;
  std::vector<Clause> marks;
};
struct Square {
  static constexpr std::string_view kWord = "square";
  static constexpr std::int32_t kSince = 3;
  std::string side;
};
struct Shape {
  std::string name = "n";
  std::variant<Flat, Round, Square> is;
};

template <class V>
void describe(V& v, Flat& row) {
  v.field("height", row.height);
}
template <class V>
void describe(V& v, Round& row) {
  v.field("height", row.height);
  v.field("marks", row.marks, or_none);
}
template <class V>
void describe(V& v, Square& row) {
  v.field("side", row.side);
}
template <class V>
void describe(V& v, Shape& row) {
  v.field("name", row.name);
  v.kind("shape", row.is);
}

}  // namespace changed

namespace {

using changed::After;
using changed::Before;

After read(std::int32_t version, const std::string& text, const std::string& error) {
  store::Reader reader(version);
  After row;
  row.held = false;  // what stood there before must not shine through
  reader.read(json::parse(text), row);
  CHECK(reader.error == error);
  return row;
}

std::string error_of_shape(std::int32_t version, const std::string& text) {
  store::Reader reader(version);
  changed::Shape shape;
  reader.read(json::parse(text), shape);
  if (reader.error.empty()) CHECK(store::written(shape, 2) == json::parse(text));
  return reader.error;
}

std::string error_of(const json& document) {
  LoadError error;
  const auto program = from_json(document.dump(), error);
  CHECK(program.has_value() == error.message.empty());
  return error.message;
}

json sample() { return json::parse(to_json(sample_program())); }

json sample_of_version_1() {
  Program program = sample_program();
  program.ir_version = 1;
  return json::parse(to_json(program));
}

// Every default that `describe` names is the value of a fresh row: two places, one truth.
struct FreshRows {
  template <class T>
  void field(const char* name, T& value, const RuleOf<T>& rule = {}) {
    INFO(name);
    if (!rule.required) CHECK(equals_fallback(value, rule.fallback));
    CHECK(rule.since >= 1);
    CHECK(rule.since <= kIrVersion + 1);  // what authors cannot say yet comes with the next one
    look(value);
  }
  template <class... A>
  void kind(const char*, std::variant<A...>&) {
    const auto fresh = [this](auto row) { look(row); };
    (fresh(A{}), ...);
  }
  template <class T>
  void look(T& value) {
    if constexpr (kIsVector<T>) {
      typename T::value_type element{};
      look(element);
    } else if constexpr (kIsRow<T>) {
      describe(*this, value);
    }
  }
};

}  // namespace

TEST_CASE("a field that comes with a default changes nothing that is written without it") {
  CHECK(store::written(Before{}, 2) == json::parse(R"({"name":"n"})"));
  CHECK(store::written(After{}, 3) == store::written(Before{}, 2));
  CHECK(store::written(After{}, 1) == store::written(Before{}, 1));
  After used;
  used.count = 5;
  Before same;
  same.count = 5;
  CHECK(store::written(used, 3) == store::written(same, 2));
  CHECK(store::version_needed(used) == 1);
}

TEST_CASE("what uses something new needs the version with which it came") {
  After held, remarked, fancy;
  held.held = false;
  remarked.remarks = {{"1", ""}};
  fancy.manner = changed::Manner::Fancy;
  for (const After& row : {held, remarked, fancy}) CHECK(store::version_needed(row) == 3);
  CHECK(store::written(held, 3) == json::parse(R"({"held":false,"name":"n"})"));
}

TEST_CASE("a document of an older version is read with the defaults of what came later") {
  CHECK(read(2, R"({"name":"n"})", "").held);
  CHECK(read(1, R"({"name":"n","clause":{"number":"","title":""},"count":4,"manner":"plain"})", "")
            .held);
  CHECK_FALSE(read(3, R"({"name":"n","held":false})", "").held);
  const std::string late =
      "this came with version 3 of the format, and the document is of version 2";
  read(2, R"({"name":"n","held":true})", "/held: " + late);
  read(2, R"({"name":"n","remarks":[{"number":"1"}]})", "/remarks: " + late);
  read(2, R"({"name":"n","manner":"fancy"})", "/manner: " + late);
  read(2, R"({"name":"n","remarks":[]})", "");
}

TEST_CASE("a row of a kind has the fields of its own, in version 1 those of the others too") {
  const changed::Shape flat{"n", changed::Flat{7}}, square{"n", changed::Square{"s"}};
  CHECK(store::written(flat, 2) == json::parse(R"({"name":"n","shape":"flat","height":7})"));
  CHECK(store::written(flat, 1) ==
        json::parse(R"({"name":"n","shape":"flat","height":7,"marks":[]})"));
  CHECK(store::version_needed(flat) == 1);
  CHECK(store::version_needed(square) == 3);
}

TEST_CASE("a kind is read with its own fields and no others") {
  CHECK(error_of_shape(2, R"({"name":"n","shape":"flat","height":7})") == "");
  CHECK(error_of_shape(3, R"({"name":"n","shape":"square","side":"s"})") == "");
  CHECK(error_of_shape(2, R"({"name":"n","shape":"flat"})") ==
        "the whole document: `height` is missing");
  CHECK(error_of_shape(2, R"({"name":"n","shape":"square","side":"s"})")
            .find("this came with version 3") != std::string::npos);
  CHECK(error_of_shape(2, R"({"name":"n","shape":"flat","height":7,"side":"s"})") ==
        "/side: this key is not known");
  CHECK(error_of_shape(2, R"({"name":"n","shape":"oval","height":7})") ==
        "/shape: one of \"flat\", \"round\", \"square\" is expected");
  CHECK(error_of_shape(2, R"({"name":"n","height":7})").find("`shape` is missing") !=
        std::string::npos);
}

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
    document["exclusions"] = json::array();
    document["caps"][0]["by"] = nullptr;
    document["agreement"]["parties"] = json::object();
    CHECK(error_of(document) == "");
    document["exclusions"].push_back(json::object());
    CHECK(error_of(document) == "/exclusions: this key is not known");
    document.erase("exclusions");
    document["caps"][0]["by"] = false;
    CHECK(error_of(document) == "/caps/0/by: this key is not known");
  }
}

TEST_CASE("a document of a newer version is refused in one sentence, whatever is in it") {
  json document = sample();
  document["ir_version"] = kIrVersion + 1;
  document["exclusions"] = {{{"name", "upkeep"}}};
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
  CHECK(json::parse(text)["ir_version"] == 1);
  CHECK(json::parse(text)["targets"][1]["clock"].is_null());
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
  CHECK(nothing == json::parse(R"({"kind":"nothing","value":"0","fee":null})"));
  CHECK(sample()["credits"][0]["slabs"][0]["amount"] == json::parse(R"({"kind":"nothing"})"));
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
        json::parse(R"({"kind":"no target","length":0,"count":0,"minute":0,"calendar":null,
                        "signal":null,"roll":"keep","strict":false})"));
  CHECK(brief["targets"][0]["limits"][3]["limit"] == json::parse(R"({"kind":"no target"})"));
  CHECK(target["limits"][1]["limit"] ==
        json::parse(R"({"kind":"working day at","length":0,"count":2,"minute":960,"calendar":0,
                        "signal":null,"roll":"forward","strict":false})"));
  CHECK(target["escalations"][1] ==
        json::parse(R"({"name":"late","kind":"after due","share":"0","offset":3600000,
                        "held":false})"));
  CHECK(full["calendars"][0]["exceptions"][0] ==
        json::parse(R"({"kind":"closed holidays","first":"1970-01-01","last":"1970-01-01",
                        "holidays":0,"open_minute":0,"close_minute":0,"name":""})"));
  CHECK(full["calendars"][3] ==
        json::parse(R"({"name":"later","clause":{"number":"","title":""},"zone":"Asia/Jakarta",
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

TEST_CASE("a fresh row has the defaults that its description names") {
  Program program;
  FreshRows rows;
  describe(rows, program);
}

TEST_CASE("an id gives its row") {
  const Program program = sample_program();
  CHECK(&program[of_items(program.targets[0]).clock] == &program.clocks[0]);
  CHECK(&program[Id<Calendar>{2}] == &program.calendars[2]);
}
