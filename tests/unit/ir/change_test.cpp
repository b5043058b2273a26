// What a change of the format keeps: what does not use it is written, read and numbered as before.
#include "runtime/ir/store/reader.h"
#include "runtime/ir/store/writer.h"
#include "tests/unit/json.h"

using namespace akad;
using namespace akad::ir;

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
  reader.read(parsed(text), row);
  CHECK(reader.error == error);
  return row;
}

std::string error_of_shape(std::int32_t version, const std::string& text) {
  store::Reader reader(version);
  changed::Shape shape;
  reader.read(parsed(text), shape);
  if (reader.error.empty()) CHECK(store::written(shape, 2) == parsed(text));
  return reader.error;
}

}  // namespace

TEST_CASE("a field that comes with a default changes nothing that is written without it") {
  CHECK(store::written(Before{}, 2) == parsed(R"({"name":"n"})"));
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
  CHECK(store::written(held, 3) == parsed(R"({"held":false,"name":"n"})"));
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
  CHECK(store::written(flat, 2) == parsed(R"({"name":"n","shape":"flat","height":7})"));
  CHECK(store::written(flat, 1) == parsed(R"({"name":"n","shape":"flat","height":7,"marks":[]})"));
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
