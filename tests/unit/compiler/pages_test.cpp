// Every code has a page, and what the pages show is true: the wrong example has exactly this
// mistake, the right one has none.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

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

std::string block(const std::string& page, const std::string& kind) {
  const std::string opening = "```" + kind + "\n";
  const std::size_t from = page.find(opening);
  if (from == std::string::npos) return {};
  const std::size_t begin = from + opening.size();
  return page.substr(begin, page.find("```", begin) - begin);
}

std::string frame_of_pages() { return text_of(root() / "tests/docs/frame.sla") + "\n"; }

// The codes reported in the example itself: an example that is no whole agreement stands behind
// the frame of REFERENCE, which has warnings of its own.
std::vector<std::string> codes_in(const std::string& example) {
  const bool whole = example.rfind("language", 0) == 0;
  const std::string before = whole ? std::string() : frame_of_pages();
  std::vector<std::string> codes;
  for (const Diagnostic& row : compiled(before + example).sink.diagnostics) {
    if (row.span.begin >= before.size()) codes.emplace_back(name_of(row.code));
  }
  return codes;
}

// These speak of bytes and sizes, which a page cannot show.
bool has_no_example(Code code) {
  return code == Code::AK0109 || code == Code::AK0608 || code == Code::AK0805 ||
         (code >= Code::AK0901 && code <= Code::AK0905);
}

}  // namespace

TEST_CASE("every code has a page whose examples are true") {
  for (const Code code : all_codes()) {
    const std::string name(name_of(code));
    INFO(name);
    const std::string page = text_of(root() / "compiler/diagnostics/pages" / (name + ".md"));
    CHECK(page.rfind("# " + name + ": " + std::string(title_of(code)) + "\n", 0) == 0);
    const std::string wrong = block(page, "wrong");
    const std::string right = block(page, "right");
    CHECK(wrong.empty() == has_no_example(code));
    CHECK(right.empty() == wrong.empty());
    if (wrong.empty()) continue;
    if (severity_of(code) == Severity::Error) {
      CHECK(codes_in(wrong) == std::vector<std::string>{name});
      const bool whole = right.rfind("language", 0) == 0;
      CHECK(errors_of(whole ? right : frame_of_pages() + right).empty());
    } else {
      const auto codes = codes_in(wrong);
      CHECK(std::count(codes.begin(), codes.end(), name) == 1);
      const auto mended = codes_in(right);
      CHECK(std::count(mended.begin(), mended.end(), name) == 0);
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
