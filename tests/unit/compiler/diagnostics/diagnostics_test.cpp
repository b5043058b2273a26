#include <catch2/catch.hpp>

#include "compiler/diagnostics/render/render.h"
#include "tests/unit/json.h"

using namespace akad;

namespace {

SourceSet sources_of(std::string text) {
  SourceSet sources;
  sources.files.push_back({"a.sla", std::move(text)});
  return sources;
}

Diagnostic at(Code code, std::uint32_t begin, std::uint32_t end, std::string message) {
  Diagnostic row;
  row.code = code;
  row.span = {0, begin, end};
  row.message = std::move(message);
  return row;
}

std::string rendered(const std::string& text, Diagnostic row) {
  Sink sink;
  add_to(sink, std::move(row));
  return render_text(sources_of(text), sink, {});
}

std::size_t columns_of(const std::string& line) {
  std::size_t count = 0;
  for (const char byte : line) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  return count;
}

}  // namespace

TEST_CASE("columns are counted in code points, lines from one") {
  const SourceSet sources{{{"a.sla", "a\nè“x\r\n"}}};
  Places places(sources);
  CHECK(places.of(0, 0).line == 1);
  CHECK(places.of(0, 7).line == 2);
  CHECK(places.of(0, 7).column == 3);
  CHECK(places.of(0, 10).line == 3);
  CHECK(places.of(0, 99).column == 1);
  CHECK(places.line_text(0, 2) == "è“x");
  CHECK(places.line_text(0, 3).empty());
  CHECK(places.line_text(0, 9).empty());
}

TEST_CASE("places are the same wherever the blocks of a long text end") {
  SourceSet sources{{{"a.sla", ""}}};
  std::string& text = sources.files[0].text;
  while (text.size() < 5000) text += text.size() % 700 < 3 ? "\n" : "è“x";
  Places places(sources);
  Place place;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    const Place found = places.of(0, at);
    REQUIRE(found.line == place.line);
    REQUIRE(found.column == place.column);
    if (at == text.size()) break;
    if (text[at] == '\n') {
      place = {place.line + 1, 1};
    } else if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) {
      ++place.column;
    }
  }
}

TEST_CASE("a diagnostic shows its line, its mark and what to do") {
  Diagnostic row = at(Code::AK0201, 7, 11, "no log is named `ticks`");
  row.label = "not declared";
  row.others = {{{0, 0, 3}, "near this"}};
  row.steps = {{"did you mean `tickets`?"}};
  CHECK(rendered("one\nof ticks {\n", row) == "error[AK0201]: no log is named `ticks`\n"
                                              " --> a.sla:2:4\n"
                                              "  |\n"
                                              "2 | of ticks {\n"
                                              "  |    ^^^^ not declared\n"
                                              " ::: a.sla:1:1\n"
                                              "  |\n"
                                              "1 | one\n"
                                              "  | --- near this\n"
                                              "help: did you mean `tickets`?\n\n");
}

TEST_CASE("nothing from a file acts on the terminal") {
  const std::string out =
      rendered("a \x1b[31m red \xe2\x80\xae\n", at(Code::AK0102, 2, 3, "bad \x1b"));
  CHECK(out.find('\x1b') == std::string::npos);
  CHECK(out.find("\xe2\x80\xae") == std::string::npos);
}

TEST_CASE("the mark stands under wide signs and behind tabs") {
  CHECK(rendered("\t会 x\n", at(Code::AK0102, 5, 6, "m")).find("  |        ^\n") !=
        std::string::npos);
  CHECK(rendered("会\n", at(Code::AK0102, 0, 3, "m")).find("  | ^^\n") != std::string::npos);
}

TEST_CASE("long lines are cut around the mark") {
  const std::string text(5000, 'x');
  for (const std::uint32_t begin : {0U, 100U, 2500U, 4999U}) {
    const std::string out = rendered(text, at(Code::AK0102, begin, begin + 1, "m"));
    CHECK(out.find('^') != std::string::npos);
    std::size_t from = 0;
    while (from < out.size()) {
      const std::size_t to = out.find('\n', from);
      CHECK(columns_of(out.substr(from, to - from)) <= 120);
      from = to + 1;
    }
  }
}

TEST_CASE("places at the end of the text, in empty files and nowhere are shown") {
  CHECK(rendered("", at(Code::AK0101, 0, 0, "m")).find("1 | \n  | ^") != std::string::npos);
  CHECK(rendered("ab\n", at(Code::AK0101, 3, 3, "m")).find("a.sla:2:1") != std::string::npos);
  Diagnostic nowhere = at(Code::AK0801, 0, 0, "m");
  nowhere.span.file = -1;
  CHECK(rendered("ab\n", nowhere) == "error[AK0801]: m\n\n");
}

TEST_CASE("diagnostics come in file order and exact repeats once") {
  Sink sink;
  add_to(sink, at(Code::AK1005, 9, 10, "late"));
  add_to(sink, at(Code::AK0201, 2, 3, "early"));
  add_to(sink, at(Code::AK0201, 2, 3, "early"));
  sort_in_file_order(sink);
  REQUIRE(sink.diagnostics.size() == 2);
  CHECK(sink.diagnostics[0].message == "early");
  CHECK(count_of(sink).errors == 1);
  CHECK(count_of(sink).warnings == 1);
  CHECK(has_errors(sink));
}

TEST_CASE("advice is a level of its own, told in its own words") {
  Sink sink;
  add_to(sink, at(Code::AK1020, 0, 1, "look"));
  CHECK_FALSE(has_errors(sink));
  CHECK(count_of(sink).advice == 1);
  CHECK(count_of(sink).warnings == 0);
  CHECK(render_text(sources_of("a\n"), sink, {}).starts_with("advice[AK1020]: look\n"));
  CHECK(render_text(sources_of("a\n"), sink, {true}).starts_with("\x1b[1;32madvice"));
  CHECK(parsed(render_json(sources_of("a\n"), sink))[0]["severity"] == "advice");
}

TEST_CASE("a message keeps its form and what was put into it") {
  const Message message = worded("`{}` has {} parts, at most {:>3}", "a", std::size_t{70}, 64);
  CHECK(message.text == "`a` has 70 parts, at most  64");
  CHECK(message.form == "`{}` has {} parts, at most {:>3}");
  CHECK(message.arguments == std::vector<Argument>{"a", std::int64_t{70}, std::int64_t{64}});
  CHECK(worded("{} and {}", 'x', true).arguments == std::vector<Argument>{"x", "true"});
  Sink sink;
  add_to(sink, diagnose(Code::AK0903, {0, 0, 1}, message));
  add_to(sink, diagnose(Code::AK0903, {0, 0, 1}, "no value"));
  const auto json = parsed(render_json(sources_of("a\n"), sink));
  CHECK(json[0]["form"] == message.form);
  CHECK(json[0]["arguments"][0] == "a");
  CHECK(json[0]["arguments"][1] == 70);
  CHECK(json[1]["arguments"].empty());
  CHECK_FALSE(json[1].contains("form"));
}

TEST_CASE("a step says what it means, and its edits are data") {
  const Step both{"write `x`", "the first", {{{0, 0, 1}, "x"}, {{0, 2, 3}, "y"}}, true};
  Sink sink;
  add_to(sink, diagnose(Code::AK0402, {0, 0, 1}, "m").with_step(both).with_help("or not"));
  CHECK(render_text(sources_of("a b\n"), sink, {})
            .ends_with("help: write `x`: the first\n"
                       "help: or not\n\n"));
  const auto row = parsed(render_json(sources_of("a b\n"), sink))[0];
  CHECK(row["help"][0] == "write `x`");
  CHECK_FALSE(row.contains("fix"));  // it has room for one edit
  CHECK(row["steps"][0]["means"] == "the first");
  CHECK(row["steps"][0]["sole"] == true);
  CHECK(row["steps"][0]["edits"][1]["column"] == 3);
  CHECK(row["steps"][0]["edits"][1]["text"] == "y");
  CHECK(row["steps"][1]["edits"].empty());
  CHECK(row["steps"][1]["sole"] == false);
}

TEST_CASE("the JSON rendering holds code, place, labels and help") {
  Sink sink;
  Diagnostic row = at(Code::AK0201, 7, 11, "no log is named `ticks`");
  row.others = {{{0, 0, 3}, "near this"}};
  row.steps = {{"did you mean `tickets`?"}};
  add_to(sink, row);
  const auto json = parsed(render_json(sources_of("one\nof ticks {\n"), sink));
  REQUIRE(json.size() == 1);
  CHECK(json[0]["code"] == "AK0201");
  CHECK(json[0]["severity"] == "error");
  CHECK(json[0]["line"] == 2);
  CHECK(json[0]["column"] == 4);
  CHECK(json[0]["end_column"] == 8);
  CHECK(json[0]["labels"][0]["line"] == 1);
  CHECK(json[0]["help"][0] == "did you mean `tickets`?");
  CHECK(render_json({}, {}) == "[]\n");
}
