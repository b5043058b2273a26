// Every code has a page, and what the pages show is true: a wrong example has exactly this
// mistake, a right one has none, and the audit finds nothing in it.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/unit/compiler/audit/sampled.h"
#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

namespace fs = std::filesystem;

fs::path root() {
  return fs::path(__FILE__).parent_path().parent_path().parent_path().parent_path();
}

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

using Texts = std::vector<std::string>;

Texts blocks(const std::string& page, const std::string& kind) {
  const std::string opening = "```" + kind + "\n";
  Texts found;
  for (auto from = page.find(opening); from != page.npos; from = page.find(opening, from)) {
    from += opening.size();
    found.push_back(page.substr(from, page.find("```", from) - from));
  }
  return found;
}

// The only one there is, or none.
std::string block(const std::string& page, const std::string& kind) {
  const Texts all = blocks(page, kind);
  CHECK(all.size() <= 1);
  return all.empty() ? std::string() : all.front();
}

std::string frame_of_pages() { return text_of(root() / "tests/docs/frame.sla") + "\n"; }

// The codes reported in the example itself: an example that is no whole agreement stands behind
// the frame of REFERENCE, which has warnings of its own.
// A page that has a sample is about the log `calls` of its examples.
Texts codes_in(const std::string& example, const std::string& sample) {
  const bool whole = example.rfind("language", 0) == 0;
  const std::string before = whole ? std::string() : frame_of_pages();
  Texts codes;
  const driver::Compilation found =
      sample.empty() ? compiled(before + example) : with_sample(before + example, "calls", sample);
  CHECK(found.problem.empty());
  for (const Diagnostic& row : found.sink.diagnostics) {
    const bool is_mistake = severity_of(row.code) == Severity::Error;
    if (is_mistake || row.span.begin >= before.size()) codes.emplace_back(name_of(row.code));
  }
  return codes;
}

// These speak of bytes and sizes, which a page cannot show.
bool has_no_example(Code code) {
  return code == Code::AK0109 || code == Code::AK0608 || code == Code::AK0805 ||
         (code >= Code::AK0901 && code <= Code::AK0905);
}

// What an example shows besides, and could not do without.
void set_aside(const std::string& page, Texts& codes) {
  // A declaration that is shown alone is used by nothing.
  if (page != "AK1005") std::erase(codes, "AK1005");
  // One of the answers to what neighbouring outages are joins them.
  if (page == "AK0407") std::erase(codes, "AK1009");
}

bool is_choice(Code code) { return name_of(code).substr(0, 4) == "AK04"; }

// A sentence that is offered, where its author would write it: as a line of the block, in place of
// the line or of the part that is shown, or behind it.
std::string pasted(std::string text, const Diagnostic& row, const std::string& sentence) {
  const std::size_t begin = row.span.begin;
  const auto line = text.rfind('\n', begin) + 1;
  const auto line_end = text.find('\n', begin);
  if (row.code == Code::AK0409 || row.code == Code::AK0413) {
    return text.replace(line, line_end - line, "  " + sentence);
  }
  const bool of_a_part = row.code >= Code::AK0421 && row.code <= Code::AK0423;
  if (row.code == Code::AK0414 || of_a_part) {
    return text.replace(begin, row.span.end - begin, sentence);
  }
  if (row.code == Code::AK0415) return text.insert(line_end, ", " + sentence);
  return text.insert(text.find("\n}", begin), "\n  " + sentence);
}

// A limit that a change replaces asks the next question.
bool is_answered(const std::string& text, Code code) {
  for (const Diagnostic& row : compiled(text).sink.diagnostics) {
    const bool is_next = code == Code::AK0403 && row.code == Code::AK0411;
    if (severity_of(row.code) == Severity::Error && !is_next) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("every code has a page whose examples are true") {
  for (const Code code : all_codes()) {
    const std::string name(name_of(code));
    INFO(name);
    const std::string page = text_of(root() / "compiler/diagnostics/pages" / (name + ".md"));
    CHECK(page.rfind("# " + name + ": " + std::string(title_of(code)) + "\n", 0) == 0);
    const Texts wrong = blocks(page, "wrong"), right = blocks(page, "right");
    const std::string sample = block(page, "sample");
    CHECK(wrong.empty() == has_no_example(code));
    CHECK(right.size() == wrong.size());
    for (const std::string& example : wrong) {
      INFO(example);
      Texts codes = codes_in(example, sample);
      set_aside(name, codes);
      CHECK(codes == Texts{name});
    }
    for (const std::string& example : right) {
      INFO(example);
      Texts codes = codes_in(example, sample);
      set_aside(name, codes);
      CHECK(codes.empty());
    }
  }
}

TEST_CASE("there is no page without its code") {
  for (const auto& entry : fs::directory_iterator(root() / "compiler/diagnostics/pages")) {
    const std::string name = entry.path().stem().string();
    INFO(name);
    const auto& codes = all_codes();
    CHECK(
        std::any_of(codes.begin(), codes.end(), [&](Code code) { return name_of(code) == name; }));
  }
}

TEST_CASE("each sentence that a choice offers says what it means, and checks where it is pasted") {
  for (const Code code : all_codes()) {
    if (!is_choice(code)) continue;
    const std::string name(name_of(code));
    const std::string page = text_of(root() / "compiler/diagnostics/pages" / (name + ".md"));
    const std::string wrong = blocks(page, "wrong").front();
    CHECK(page.find("\nThe dispute it prevents: ") != std::string::npos);
    const bool whole = wrong.rfind("language", 0) == 0;
    const std::string text = whole ? wrong : frame_of_pages() + wrong;
    for (const Diagnostic& row : compiled(text).sink.diagnostics) {
      if (row.code != code) continue;
      CHECK(line_of(row.steps.back()) == "`akad explain " + name + "` says more");
      for (std::size_t at = 0; at + 1 < row.steps.size(); ++at) {
        const Step& step = row.steps[at];
        INFO(name << ": " << step.text);
        CHECK(!step.means.empty());
        CHECK(is_answered(pasted(text, row, step.text), code));
      }
    }
  }
}
