// What the text of a statement says stands in its HTML, each word at least as often; and that reads
// by strict rules, which the house's own writer does not know.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <sstream>

#include "tests/drive/drive.h"
#include "tests/golden/frames.h"
#include "tests/golden/sections.h"
#include "tests/harness/markup.h"

using namespace akad;

namespace {

using Words = std::vector<std::string>;

// The command without what says where and how it writes; empty when it is no run.
Words run_of(const std::string& command) {
  const Words words = drive::parse_command(command).words;
  if (words.size() < 2 || words[1] != "run") return {};
  Words kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const bool writes = word == "-o" || word == "--output" || word == "--format" ||
                        word == "--items" || word == "--findings" || word == "--evidence" ||
                        word == "--fail-on";
    if (writes) {
      ++i;
    } else {
      kept.push_back(word);
    }
  }
  return kept;
}

drive::Outcome said(const Words& run, const char* format, const drive::Command& command,
                    const std::string& folder) {
  drive::Command asked{run, command.input};
  asked.words.insert(asked.words.end(), {"--format", format});
  return drive::run(AKAD_PROGRAM, asked, folder);
}

std::map<std::string, int> counted(const std::string& text) {
  std::map<std::string, int> counts;
  std::istringstream words(text);
  for (std::string word; words >> word;) ++counts[word];
  return counts;
}

// Lines across the page and marks of lists are the form of a text.
bool is_form(const std::string& word) { return word.find_first_not_of("-=") == word.npos; }

// What stands between them in a text stands in an element of its own.
std::string without_backticks(std::string text) {
  std::erase(text, '`');
  return text;
}

std::string missing(const std::string& text, const std::string& html) {
  std::string blank_free;
  for (const char c : html) {
    if (c != ' ' && c != '\n') blank_free += c;
  }
  const auto have = counted(html);
  std::string lost;
  for (const auto& [word, count] : counted(text)) {
    const auto found = have.find(word);
    const int there = found == have.end() ? 0 : found->second;
    if (is_form(word) || there >= count) continue;
    // A text breaks what is longer than a column of it.
    if (there == 0 && blank_free.find(word) != blank_free.npos) continue;
    lost += word + " " + std::to_string(there) + " of " + std::to_string(count) + "; ";
  }
  return lost;
}

struct Compared {
  int statements = 0, tables = 0, charts = 0;
};

void compare(const std::string& path, Compared& compared) {
  const auto golden = golden::parse_golden(drive::read_file(path));
  const Words run = golden.commands.size() == 1 ? run_of(golden.commands.front()) : Words{};
  if (run.empty()) return;
  const drive::Folder folder;
  for (const auto& input : golden.inputs) {
    drive::write_file(folder.path() + "/" + input.name,
                      golden::expanded(golden::with_frame(input.text, golden::frames_of(path))));
  }
  const auto command = drive::parse_command(golden.commands.front());
  const auto text = said(run, "text", command, folder.path());
  if (text.exit != 0) return;
  const auto html = said(run, "html", command, folder.path());
  INFO(path);
  CHECK(html.exit == 0);
  CHECK(html.err == text.err);
  const auto read = harness::read_markup(html.out);
  CHECK(read.problem == "");
  CHECK(missing(without_backticks(text.out), without_backticks(read.text)) == "");
  ++compared.statements;
  for (const std::string& element : read.elements) {
    compared.tables += element == "table" ? 1 : 0;
    compared.charts += element == "svg" ? 1 : 0;
  }
}

}  // namespace

TEST_CASE("the HTML of a statement says what its text says, in every golden") {
  Compared compared;
  for (const auto& file : std::filesystem::recursive_directory_iterator(AKAD_GOLDENS)) {
    if (file.path().extension() == ".golden") compare(file.path().string(), compared);
  }
  CHECK(compared.statements > 60);
  CHECK(compared.tables > 200);
  CHECK(compared.charts > 100);
}

TEST_CASE("what is lost, raw, foreign or out of order in HTML is noticed") {
  const auto problem = [](const std::string& body) {
    return harness::read_markup("<!DOCTYPE html>\n<html><head><style>a {}</style></head><body>" +
                                body + "</body></html>\n")
        .problem;
  };
  CHECK(problem("<h1>A &amp; B</h1><h2>C</h2><p id=\"x\">D</p><a href=\"#x\">E</a>").empty());
  for (const char* body : {"<script>x</script>",
                           "<p onclick=\"x\">A</p>",
                           "<p style=\"x\">A</p>",
                           "<p>A & B</p>",
                           "<p>A > B</p>",
                           "<p>A",
                           "<p><span>A</p></span>",
                           "<p class=\"a\" class=\"b\">A</p>",
                           "<a href=\"other\">A</a>",
                           "<a href=\"#y\">A</a>",
                           "<img src=\"x\"/>",
                           "<h3>A</h3>",
                           "<h1>A</h1><h1>B</h1>",
                           "<table><tbody></tbody></table>",
                           "<table><caption>A</caption><tr><th>B</th></tr></table>",
                           "<svg width=\"1\"></svg>",
                           "<svg role=\"img\"><rect/></svg>",
                           "<p id=\"x\">A</p><p id=\"x\">B</p>",
                           "<p class=x>A</p>",
                           "<style>a { b: url(c) }</style>",
                           "<style>@import x</style>"}) {
    INFO(body);
    CHECK_FALSE(problem(body).empty());
  }
  CHECK(missing("a b b", "a b") == "b 1 of 2; ");
}
