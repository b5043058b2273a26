// A line that stands twice, or is lost, is one mistake: what follows from it is not told.
#include <catch2/catch.hpp>

#include <sstream>

#include "compiler/parser/parser.h"
#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::vector<std::string> lines_of_sound_text() {
  std::istringstream text(
      agreement(frame() + "target t {\n"
                          "  handling is within\n"
                          "    | priority = \"a\" | 15 minutes of office |\n"
                          "    | otherwise | 4 hours of office |\n"
                          "  for at least 95% of tickets resolved in each calendar month\n"
                          "  open at the end of a month: left out\n"
                          "  small numbers: no exception\n"
                          "  with no tickets: met\n"
                          "}\n"
                          "credit c for t {\n"
                          "  the result is\n"
                          "    | at least 95% | no credit |\n"
                          "    | otherwise | 20% of charge |\n"
                          "  rounded down to IDR 1\n"
                          "}\n"));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

std::size_t count_of_errors(const std::string& text) {
  return akad::count_of(compiled(text).sink).errors;
}

Diagnostic first_of(const std::string& text) {
  const auto found = compiled(text).sink.diagnostics;
  REQUIRE(!found.empty());
  return found.front();
}

std::string without(const std::string& lost) {
  auto lines = lines_of_sound_text();
  const auto place = std::find(lines.begin(), lines.end(), lost);
  REQUIRE(place != lines.end());
  lines.erase(place);
  return joined(lines);
}

}  // namespace

TEST_CASE("a line that stands twice or is lost is one mistake at most") {
  const auto sound = lines_of_sound_text();
  REQUIRE(count_of_errors(joined(sound)) == 0);
  std::size_t doubled = 0;
  std::size_t dropped = 0;
  for (std::size_t at = 0; at < sound.size(); ++at) {
    if (sound[at].empty()) continue;
    CAPTURE(sound[at]);
    auto twice = sound;
    twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(at), sound[at]);
    auto lost = sound;
    lost.erase(lost.begin() + static_cast<std::ptrdiff_t>(at));
    const std::size_t of_twice = count_of_errors(joined(twice));
    const std::size_t of_lost = count_of_errors(joined(lost));
    CHECK(of_twice <= 1);
    CHECK(of_lost <= 1);
    doubled += of_twice;
    dropped += of_lost;
  }
  CHECK(doubled > 15);
  CHECK(dropped > 15);
}

TEST_CASE("a line that opens a block and stands twice is left out by its fix") {
  const std::string sound = joined(lines_of_sound_text());
  for (const std::string& line : lines_of_sound_text()) {
    const bool opens = line.ends_with("{") || line == "language 1";
    if (!opens) continue;
    CAPTURE(line);
    std::string twice = sound;
    twice.insert(twice.find(line + "\n"), line + "\n");
    CHECK(errors_of(twice) == "AK0101");
    CHECK(with_sole_edits(twice) == sound);
  }
}

TEST_CASE("a text of which a line is left out is not as it should be, wherever it stands") {
  const std::string sound = joined(lines_of_sound_text());
  for (const std::string line :
       {"language 1\n", "target t {\n", "agreement \"Support\" version \"1\" {\n"}) {
    CAPTURE(line);
    std::string twice = sound;
    REQUIRE(twice.find(line) != twice.npos);
    twice.insert(twice.find("target t {\n"), line);
    Sink sink;
    SourceSet sources;
    sources.files.push_back({"a.sla", twice});
    CHECK(parser::parse(sources, 0, sink).file.broken);
    CHECK(has_errors(sink));
  }
}

TEST_CASE("a scenario is not blamed for what a mistake in the target hides") {
  std::string text = joined(lines_of_sound_text());
  const std::string line = "  small numbers: no exception\n";
  text.insert(text.find(line), "  escalate \"lead\" at 50% of the limit\n");
  text += "scenario \"s\" {\n"
          "  given T1 of tickets with priority = \"a\"\n"
          "  when 2026-03-02 09:00 T1 opened\n"
          "  when 2026-03-02 12:00 T1 resolved\n"
          "  then t of T1 is missed, escalated to \"lead\" at 2026-03-02 09:08\n"
          "}\n";
  REQUIRE(errors_of(text).empty());
  const std::string row = "priority = \"a\" | 15 minutes";
  text.replace(text.find(row), row.size(), "priority is not \"a\" | 15 minutes");
  CHECK(errors_of(text) == "AK0101");
}

TEST_CASE("clauses that no line opens say which line is lost") {
  CHECK(first_of(without("target t {")).message ==
        "`handling` is a clause of a target, and the line that opens it does not stand above");
  std::string early = joined(lines_of_sound_text());
  const std::string end = "  small numbers: no exception\n";
  early.insert(early.find(end), "}\n");
  const Diagnostic found = first_of(early);
  CHECK(found.message == "this `}` closes the block before its last clause");
  CHECK(errors_of(early) == "AK0101");
  CHECK(with_edits(early, found.steps.front().edits).find("}\n" + end) == std::string::npos);
}

TEST_CASE("a name that is nowhere declared is told once, with its places and an edit for each") {
  std::string text = joined(lines_of_sound_text());
  const std::string charge = "charge =";
  text.replace(text.find(charge), charge.size(), "charges =");
  const std::string last = "    | otherwise | 20% of charge |\n";
  text.insert(text.find(last), "    | at least 50% | 10% of charge |\n");
  CHECK(errors_of(text) == "AK0201");
  const Diagnostic found = first_of(text);
  CHECK(found.others.size() == 1);
  REQUIRE(found.steps.size() == 1);
  CHECK(found.steps.front().edits.size() == 2);
  CHECK_FALSE(found.steps.front().sole);
  CHECK(errors_of(with_edits(text, found.steps.front().edits)).empty());
}

TEST_CASE("of many places the first ones are shown, and all are counted") {
  std::string rows;
  for (int bound = 90; bound > 40; bound -= 10) {
    rows += "    | at least " + std::to_string(bound) + "% | " + std::to_string(100 - bound) +
            "% of nothing |\n";
  }
  std::string sound = joined(lines_of_sound_text());
  sound.insert(sound.find("    | otherwise | 20%"), rows);
  const Diagnostic found = first_of(sound);
  CHECK(found.code == Code::AK0201);
  CHECK(found.others.size() == 3);
  CHECK(found.label == "not declared; used in 5 places");
}

TEST_CASE("several values behind one sign are a list") {
  for (const char* written :
       {"\"a\" or \"b\"", "\"a\", \"b\"", "\"a\" or \"b\" or \"c\"", "\"a\", \"b\" or \"c\""}) {
    CAPTURE(written);
    std::string text = joined(lines_of_sound_text());
    const std::string sign = "priority = \"a\"";
    text.replace(text.find(sign), sign.size(), std::string("priority = ") + written);
    CHECK(errors_of(text) == "AK0101");
    CHECK(errors_of(with_sole_edits(text)).empty());
    CHECK(with_sole_edits(text).find("priority is one of (\"a\", \"b\"") != std::string::npos);
  }
}
