// Pages that end within a record, and commas that are missing: every sound record is read, and what
// may be missing has a finding, which may touch whatever rests on the log.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>

#include "tests/unit/events/packed.h"
#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;

namespace {

using Texts = std::vector<std::string>;

std::string record(int id) {
  return fmt::format(
      R"({{"id":{0},"at":"2026-03-01T08:{0:02}:00Z","type":"opened","ticket":"T{0}",)"
      R"("x":{{"y":["a, \"}}]",{{"b":[{{}},{{}}]}}],"z":true}}}})",
      id);
}

Texts records(int from, int to) {
  Texts all;
  for (int i = from; i < to; ++i) all.push_back(record(i));
  return all;
}

// As json.dumps with an indent writes it; the texts of records hold no newline.
std::string over_lines(const std::string& text, int depth) {
  std::string out;
  const auto end_line = [&] {
    out += "\n" + std::string(static_cast<std::size_t>(2 * depth), ' ');
  };
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_text || c == '"' || !std::strchr("{}[],", c)) {
      if (in_text && c == '\\') out += text[i++];
      if (text[i] == '"' && (!in_text || c != '\\')) in_text = !in_text;
      out += text[i];
    } else if (c == ',') {
      out += c;
      end_line();
    } else if (c == '{' || c == '[') {
      out += c;
      ++depth;
      end_line();
    } else {
      --depth;
      end_line();
      out += c;
    }
  }
  return out;
}

std::string utf16(const std::string& ascii) {
  std::string out = "\xff\xfe";
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

Id<ir::Field> list(Builder& b, const std::string& dotted, std::int32_t outward) {
  const Id<ir::Field> field = b.field(dotted);
  b.program.fields.back().outward = outward;
  return field;
}

// {"page": 1, "tickets": [...]}
Builder wrapped() {
  Builder b = tickets();
  b.program.logs[0].elements = {list(b, "tickets", 1)};
  return b;
}

// {"data": {"boards": [{"board": 1, "tickets": [...]}]}}
Builder nested() {
  Builder b = tickets();
  b.program.logs[0].elements = {list(b, "data.boards", 2), list(b, "tickets", 1)};
  return b;
}

std::string page_of(const std::string& all) { return R"({"page":1,"tickets":[)" + all + "]}"; }
std::string boards_of(const std::string& all) {
  return R"({"data":{"boards":[{"board":1,"tickets":[]},{"board":2,"tickets":[)" + all + "]}]}}";
}

Texts details(const Read& read) {
  Texts all;
  for (const events::Finding& finding : read.store.findings.listed()) all.push_back(finding.detail);
  return all;
}

// Of anybody, and ever.
bool may_touch_all(const Read& read) {
  return std::any_of(read.store.losses.begin(), read.store.losses.end(), [](const auto& loss) {
    return loss.subject == events::Loss::kOfAnybody && loss.from == kFirstInstant;
  });
}

bool has_all(const Texts& found, const Texts& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& line) {
    return std::find(found.begin(), found.end(), line) != found.end();
  });
}

constexpr const char* kCut = "the document ends within a record; records may be missing behind it";
constexpr const char* kNoComma =
    "no comma behind a record, or no end of its array; some may be missing there";

}  // namespace

TEST_CASE("a page that ends within a record says that records may be missing") {
  const Builder lines = tickets(), pages = wrapped(), boards = nested();
  const auto check = [](const Builder& b, const std::string& bytes, const std::string& expected,
                        const std::string& detail) {
    INFO(bytes);
    const Read read = read_bytes(b.program, bytes);
    CHECK(tally(read) == expected);
    CHECK(details(read) == Texts{detail});
    CHECK(may_touch_all(read));
  };
  const std::string part = record(1).substr(0, 30), rest = "\n[" + record(2) + "]\n";
  check(lines, "[" + record(0) + "," + part + rest, "3 2 0 1", kCut);
  check(lines, "[" + record(0) + "," + part + "\x1e" + rest, "3 2 0 1", kCut);
  check(lines, "[" + record(0) + ",\n" + over_lines(record(1), 0).substr(0, 40) + rest, "3 2 0 1",
        kCut);
  check(lines, "[" + record(0) + rest, "3 2 0 1",
        "an array that is not closed; records may be missing in it");
  check(lines, "[" + record(0) + "," + part, "2 1 0 1",
        "the file ends within its array; records may be missing behind it");
  check(pages, page_of(record(0) + "," + part).substr(0, 140) + "\n" + page_of(record(2)),
        "2 1 0 1", kCut);
  check(pages,
        "[" + page_of(record(0)) + "," + page_of(record(1)).substr(0, 60) + "\n[" +
            page_of(record(2)) + "]",
        "3 2 0 1", kCut);
  check(pages, page_of(record(0)) + "\n" + page_of(record(1)).substr(0, 60), "2 1 0 1", kCut);
  check(boards, boards_of(record(0)).substr(0, 120) + "\n" + boards_of(record(1)), "2 1 0 1", kCut);
  // A record that is a line of its own takes none with it.
  check(lines, record(0) + "\n" + part + "\n" + record(2), "3 2 0 1", "broken text");
}

TEST_CASE("of a page that is cut off anywhere the records of the next are read") {
  struct Form {
    const Builder& builder;
    std::string first, between, second;
    std::size_t step = 1;
  };
  const Builder lines = tickets(), pages = wrapped(), boards = nested();
  const std::string one = joined(records(0, 2), ","), two = joined(records(2, 4), ",");
  const auto pretty = [](const std::string& text) { return over_lines(text, 0); };
  const std::vector<Form> forms = {
      {lines, "[" + one + "]", "\n", "[" + two + "]\n"},
      {lines, "[\n" + joined(records(0, 2), ",\n") + "\n]", "\n",
       "[\n" + joined(records(2, 4), ",\n") + "\n]\n"},
      {lines, pretty("[" + one + "]"), "\n", pretty("[" + two + "]")},
      {lines, "[" + one + "]", "\x1e", "[" + two + "]"},
      {lines, "[" + one + "]", "\n", joined(records(2, 4), "\n")},
      {lines, joined(records(0, 2), "\n"), "\n", joined(records(2, 4), "\n")},
      {lines, joined(records(0, 2), "\n\x1e"), "\n\x1e", joined(records(2, 4), "\n\x1e")},
      {lines, "[\n" + one + "]", "\n\xef\xbb\xbf", "[" + two + "]"},
      {lines, utf16("[" + one + "]"), std::string("\n\0", 2), utf16("[" + two + "]").substr(2), 2},
      {pages, page_of(one), "\n", page_of(two)},
      {pages, pretty(page_of(one)), "\n", pretty(page_of(two))},
      {pages, "[" + page_of(one) + "]", "\n", "[" + page_of(two) + "]"},
      {boards, boards_of(one), "\n", boards_of(two)},
      {boards, pretty(boards_of(one)), "\n", pretty(boards_of(two))},
  };
  for (const Form& form : forms) {
    const Texts wanted = lines_of(form.builder.program, form.second);
    const bool is_wide = form.step == 2;
    REQUIRE((is_wide || wanted.size() == 2));
    for (std::size_t end = is_wide ? 4 : 1; end < form.first.size(); end += form.step) {
      const std::string bytes = form.first.substr(0, end) + form.between + form.second;
      INFO(bytes);
      Read read = read_bytes(form.builder.program, bytes);
      // Between lines nothing tells that one is gone.
      const Read before = read_bytes(form.builder.program, form.first.substr(0, end));
      CHECK(read.store.tallies[0].not_used >= before.store.tallies[0].not_used);
      CHECK(read.store.tallies[0].used >= before.store.tallies[0].used + 2);
      CHECK(may_touch_all(read) == (read.store.tallies[0].not_used > 0));
      const bool is_lines = form.first[0] == '{' && &form.builder == &lines;
      CHECK((is_lines || may_touch_all(read)));
      if (!is_wide) CHECK(has_all(told(read, form.builder.program), wanted));
    }
  }
}

TEST_CASE("where commas are missing between records all of them are read") {
  constexpr int kRecords = 6;
  const Builder lines = tickets(), pages = wrapped(), boards = nested();
  const Texts all = records(0, kRecords);
  const std::string next = record(kRecords);
  for (unsigned missing = 0; missing < 1u << (kRecords - 1); ++missing) {
    const auto with = [&](const std::string& comma, const std::string& none) {
      std::string text = all[0];
      for (unsigned i = 1; i < kRecords; ++i) {
        text += (missing >> (i - 1) & 1) != 0 ? none : comma;
        text += all[i];
      }
      return text;
    };
    const auto check = [&](const Builder& b, const std::string& bytes) {
      INFO(bytes);
      const Read read = read_bytes(b.program, bytes);
      CHECK(read.store.tallies[0].used == kRecords + 1);
      CHECK(count(read, FindingKind::Malformed) == read.store.tallies[0].not_used);
      CHECK((read.store.tallies[0].not_used > 0) == (missing != 0));
      CHECK(may_touch_all(read) == (missing != 0));
      for (const std::string& detail : details(read)) CHECK(detail == kNoComma);
    };
    for (const char* none : {"", " ", "\n", "\r\n  "}) {
      const std::string comma = none[0] == '\r' ? ",\r\n  " : ",";
      const std::string text = with(comma, none);
      check(lines, "[" + text + "]\n[" + next + "]\n");
      check(lines, "[" + text + "]" + next + "\n");
      check(lines, "\x1e[" + text + "]\x1e[" + next + "]");
      check(lines, "[\n" + text + "\n]\n" + next);
      check(lines, utf16("[" + text + "]\n[" + next + "]"));
      check(pages, page_of(text) + "\n" + page_of(next));
      check(pages, page_of("\n" + text + "\n") + "\n" + page_of(next));
      check(pages, "[" + page_of(text) + "," + page_of(next) + "]");
      check(pages, page_of(text) + page_of(next));
      check(boards, boards_of(text) + "\n" + boards_of(next));
      check(boards, boards_of("\n" + text + "\n") + "\n" + boards_of(next));
    }
    check(lines, over_lines("[" + with(",", "") + "]", 0) + "\n" + next);
    check(pages, over_lines(page_of(with(",", "")), 0) + "\n" + page_of(next));
    check(boards, over_lines(boards_of(with(",", "")), 0) + "\n" + boards_of(next));
  }
}

TEST_CASE("a comma that is missing elsewhere breaks its record alone") {
  const Builder lines = tickets(), pages = wrapped(), boards = nested();
  const auto check = [](const Builder& b, const std::string& bytes, const std::string& expected) {
    INFO(bytes);
    CHECK(tally(read_bytes(b.program, bytes)) == expected);
  };
  const std::string broken = R"({"id":9,"at":"2026-03-01T08:00:00Z","type":"opened",)"
                             R"("ticket":"T","l":[{"a":1}{"b":2}]})";
  check(lines, broken + "\n" + record(1), "2 1 0 1");
  check(lines, "[" + broken + "," + record(1) + "]", "2 1 0 1");
  check(pages, page_of(broken) + "\n" + page_of(record(1)), "2 1 0 1");
  check(pages, page_of(record(1) + "5") + "\n" + page_of(record(1)), "2 1 0 1");
  check(pages, page_of("5" + record(1)) + "\n" + page_of(record(1)), "2 1 0 1");
  check(pages, page_of(record(1) + "[]") + "\n" + page_of(record(1)), "2 1 0 1");
  check(pages,
        R"({"page":{"a":1}{"b":2},"tickets":[]})"
        "\n" +
            page_of(record(1)),
        "3 1 0 2");
  check(boards, boards_of(broken) + "\n" + boards_of(record(1)), "2 1 0 1");
  // Boards one behind the other: between them a comma is missing as well.
  const std::string two = R"({"data":{"boards":[{"tickets":[)" + record(0) + R"(]}{"tickets":[)" +
                          record(1) + record(2) + R"(]}{"tickets":[]}]}})";
  check(boards, two + "\n", "4 3 0 1");
  check(boards, "[" + two + "," + boards_of(record(3)) + "]", "5 4 0 1");
}

TEST_CASE("commas that are missing are told where they are, once a document") {
  const Builder pages = wrapped();
  const auto place = [&](const std::string& bytes) {
    const Read read = read_bytes(pages.program, bytes);
    const auto listed = read.store.findings.listed();
    REQUIRE(listed.size() == 1);
    return fmt::format("{} {}", listed[0].line, listed[0].element);
  };
  CHECK(place(page_of(record(0) + record(1) + record(2))) == "1 0");
  CHECK(place(page_of("\n" + record(0) + ",\n" + record(1) + "\n" + record(2) + "\n")) == "4 0");
  CHECK(place(page_of(record(0)) + "\n\n" + page_of(record(1) + "\n" + record(2))) == "4 0");
}

TEST_CASE("pages that are cut off over and over cost what they are long") {
  const Builder pages = wrapped();
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += R"({"tickets":[{}{"tickets":[{}{"tickets":[{})";
  const Read read = read_bytes(pages.program, bytes + "\n" + page_of(record(0)));
  CHECK(read.store.tallies[0].used == 1);
  CHECK(may_touch_all(read));
  std::string lines;
  for (int i = 0; i < 100'000; ++i) lines += "{\"tickets\":[\n{}\n{}\n";
  CHECK(may_touch_all(read_bytes(pages.program, lines + "[\n" + page_of(record(0)))));
}
