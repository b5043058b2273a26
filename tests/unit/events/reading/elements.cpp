// Elements of an array are indexed many at once. What comes of it is what comes of them one by one.
#include <fmt/format.h>

#include <algorithm>

#include <catch2/catch.hpp>
#include <random>

#include "runtime/input/blocks/bytes.h"
#include "runtime/input/walk.h"
#include "tests/unit/events/sample.h"

using namespace sample;

namespace {

// So much white space before an element that it is read by itself.
const std::string kAlone(200'000, ' ');

struct Element {
  input::Lexed state = input::Lexed::Sound;
  input::Walked walked = input::Walked::Sound;
  std::uint64_t line = 0;
  std::uint64_t number = 0;
  bool cut = false;
  std::string text;
  std::string id;
  bool operator==(const Element&) const = default;
};

std::string without_long_space(std::string_view text) {
  std::string out(text);
  for (auto at = out.find(kAlone); at != out.npos; at = out.find(kAlone)) {
    out.erase(at, kAlone.size());
  }
  return out;
}

std::vector<Element> elements_of(std::string_view bytes) {
  const File file(bytes);
  std::string error;
  auto source = input::Source::open(file.path, error);
  REQUIRE(source);
  input::RecordReader records(std::move(*source));
  input::PathTree tree;
  add_path(tree, {"id"});
  std::vector<input::KnownKeys> known;
  std::vector<input::Value> values;
  std::vector<Element> found;
  input::Record record;
  for (bool more = records.next(record); more;) {
    input::Walked walked = input::Walked::Sound;
    if (record.state == input::Lexed::Sound) walked = walk(record, tree, known, values);
    if (walked != input::Walked::Sound && records.again(record)) {
      more = records.next(record);
      continue;
    }
    Element element{record.state, walked, record.line, record.element, record.cut, {}, {}};
    const bool is_whole = record.state != input::Lexed::Unclosed;  // else little is kept of it
    if (is_whole) element.text = without_long_space(text_of(record));
    const bool sound = record.state == input::Lexed::Sound && walked == input::Walked::Sound;
    if (sound && values[0].kind != input::ValueKind::Absent) element.id = raw(values[0]);
    found.push_back(std::move(element));
    more = records.next_beside(record, record) || records.next(record);
  }
  return found;
}

std::string element(std::uint32_t pick, std::size_t id) {
  static const std::vector<std::string> kForms = {
      R"({{"id":{},"a":"b"}})",
      R"({{"a":{{"b":[{{"c":1}},[]]}}, "id" : {} }})",
      R"({{"id":{},"a":"}},{{","b":"\"\\"}})",
      "{{\n  \"id\": {},\n  \"a\": [\n    1\n  ]\n}}",
      "\n{{\"id\":{}}}\n",
      R"({{"id":{},"id":0}})",
      R"([{}])",
      R"("{}")",
      R"({{"id":{},"a":tru}})",
      R"({{"id":{},"a":"b}})",
      R"({{"id":{},"a":["b"}})",
      R"({{"id":{}}} 7)",
      R"({{"id":{},"a":\"}})",
      "{{\"id\":{},\"a\":\"\xff\"}}",
      "{{\"id\":{},\"a\":\"\n\"}}",
      "\x1e{{\"id\":{}}}",
      "\xef\xbb\xbf{{\"id\":{}}}",
      R"({{"id":{}}},)",
      R"({{"id":{}}}{{"id":1}})",
      R"({{"id":{}}}])",
      "{{\"id\":{}}}]\n[",
  };
  // Half of them are sound.
  const std::size_t form = pick % 2 == 0 ? pick / 2 % 6 : pick / 2 % kForms.size();
  return fmt::format(fmt::runtime(kForms[form]), id);
}

}  // namespace

TEST_CASE("elements read many at once are those read one by one") {
  std::mt19937 random(9);
  std::size_t sound = 0, others = 0;
  for (int round = 0; round < 250; ++round) {
    std::string beside = "[", alone = "[";
    const std::size_t count = 1 + random() % 12;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string text = element(static_cast<std::uint32_t>(random()), i);
      const std::string comma = i > 0 ? "," : "";
      beside += comma + text;
      alone += comma + kAlone + text;
    }
    const std::string end = random() % 4 == 0 ? "" : "]\n";
    const std::vector<Element> found = elements_of(beside + end);
    INFO(beside + end);
    CHECK(found == elements_of(alone + end));
    for (const Element& one : found) {
      ++(one.state == input::Lexed::Sound && one.walked == input::Walked::Sound ? sound : others);
    }
  }
  CHECK(sound > 500);
  CHECK(others > 200);
}

namespace {

constexpr std::size_t kMany = 30'000;

struct Told {
  std::uint64_t line = 0;
  std::uint64_t number = 0;
  std::string id;
  bool operator==(const Told&) const = default;
};

std::vector<Told> told_of(std::string_view bytes) {
  std::vector<Told> found;
  for (const Element& one : elements_of(bytes)) found.push_back({one.line, one.number, one.id});
  return found;
}

// All of one form, one of them broken.
std::string many(std::uint32_t form, const std::string& between, bool in_array,
                 std::vector<Told>& expected) {
  std::string bytes = in_array ? "[" : "";
  std::uint64_t line = 1;
  for (std::size_t i = 0; i < kMany; ++i) {
    const bool is_broken = i == 3'000 * (form + 1);
    if (i > 0) {
      bytes += between;
      line += between.size() > 1 || !in_array;
    }
    const std::string text = is_broken ? "{\"id\":}" : element(form, i);
    const std::string id = is_broken ? "" : fmt::format("{}", i);
    expected.push_back({line + (text[0] == '\n'), in_array ? i + 1 : 0, id});
    line += static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    bytes += text;
  }
  return bytes + (in_array ? "]" : "");
}

}  // namespace

TEST_CASE("elements and documents are told by their lines and numbers over all blocks") {
  for (const std::uint32_t form : {0u, 2u, 4u, 6u, 8u}) {  // the sound ones
    for (const std::string between : {",", ",\n", "\n ,"}) {
      std::vector<Told> expected;
      const std::string bytes = many(form, between, true, expected);
      CHECK(told_of(bytes) == expected);
    }
    std::vector<Told> expected;
    const std::string bytes = many(form, "\n", false, expected);
    CHECK(told_of(bytes) == expected);
  }
}

TEST_CASE("a line behind an array is no element") {
  const std::string array = R"([{"id":1},{"id":2}])";
  const std::vector<std::pair<std::string, std::vector<std::uint64_t>>> logs = {
      {array + "\n{\"id\":3}\n{\"id\":4}\n", {1, 2, 0, 0}},
      {array + "\n\n \n{\"id\":3}\n{\"id\":4}", {1, 2, 0, 0}},
      {array + array + "\n{\"id\":3}\n" + array + "\n{\"id\":4}\n", {1, 2, 1, 2, 0, 1, 2, 0}},
      {array + "\n\x1e{\"id\":3}\n\x1e{\"id\":4}\n", {1, 2, 0, 0}},
      {array + "\n{\"id\":}\n{\"id\":4}\n{\"id\":5}\n", {1, 2, 0, 0, 0}},
      {array + "\n{\n\"id\":3}\n{\"id\":4}\n{\"id\":5}\n", {1, 2, 0, 0, 0}},
  };
  for (const auto& [bytes, expected] : logs) {
    INFO(bytes);
    std::vector<std::uint64_t> found;
    for (const Element& one : elements_of(bytes)) found.push_back(one.number);
    CHECK(found == expected);
  }
}

TEST_CASE("what bytes mean is found sixteen at a time as one by one") {
  std::mt19937 random(5);
  const std::string signs = "\"\\\n\r\t,;\x1f\x20\x7f\x80\xff";
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(random() % 70, 'a');
    for (std::size_t i = random() % 4; i > 0 && !bytes.empty(); --i) {
      bytes[random() % bytes.size()] = signs[random() % signs.size()];
    }
    const std::size_t from = bytes.empty() ? 0 : random() % bytes.size();
    const char* begin = bytes.data() + from;
    const std::size_t size = bytes.size() - from;
    const char separator = signs[5 + random() % 2];
    const std::size_t of_text = input::before_sign_of_text(begin, size);
    const std::size_t of_field = input::before_sign_of_field(begin, size, separator);
    REQUIRE(of_text == input::portable::before_sign_of_text(begin, size));
    REQUIRE(of_field == input::portable::before_sign_of_field(begin, size, separator));
    REQUIRE((of_text == size || input::is_sign_of_text(begin[of_text])));
  }
}
