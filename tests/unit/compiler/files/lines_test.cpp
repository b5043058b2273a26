// Every line of the examples says something: without it the agreement is another, or is refused.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "compiler/driver/driver.h"
#include "runtime/ir/program.h"
#include "tests/drive/drive.h"

using namespace akad;

namespace fs = std::filesystem;

namespace {

fs::path examples() {
  return fs::path(__FILE__).parent_path().parent_path().parent_path().parent_path().parent_path() /
         "examples";
}

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines.push_back(line);
  return lines;
}

// They write what holds without them, for whoever reads.
const std::set<std::string> kSayWhatHolds = {"  rounded half up to IDR 1",
                                             "  as of 2026-06-01 00:00"};

// Nothing, or for people alone.
bool says_nothing(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string::npos) return true;
  const std::string_view said = std::string_view(line).substr(begin);
  return said.starts_with("//") || said.starts_with("accepted ");
}

// None: it is refused.
std::optional<std::string> digest_of_file(const fs::path& agreement) {
  driver::InputError error;
  const driver::Compilation found = driver::compile_file(agreement.string(), {}, error);
  if (!found.program) return std::nullopt;
  return ir::digest(*found.program);
}

void write_without(const fs::path& path, const std::vector<std::string>& lines, std::size_t at) {
  std::ofstream text(path);
  for (std::size_t i = 0; i < lines.size(); ++i) text << (i == at ? "" : lines[i]) << "\n";
}

// The lines of a file of the agreement that it would be the same without.
std::set<std::string> idle_lines(const fs::path& agreement, const fs::path& file) {
  const std::optional<std::string> whole = digest_of_file(agreement);
  REQUIRE(whole);
  const std::vector<std::string> lines = lines_of(text_of(file));
  std::set<std::string> idle;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (says_nothing(lines[at])) continue;
    write_without(file, lines, at);
    const bool same = digest_of_file(agreement) == whole;
    if (same && !kSayWhatHolds.contains(lines[at])) idle.insert(lines[at]);
  }
  write_without(file, lines, lines.size());
  REQUIRE(digest_of_file(agreement) == whole);
  return idle;
}

}  // namespace

TEST_CASE("no line of an example can be left out unseen") {
  std::size_t files = 0;
  for (const auto& example : fs::directory_iterator(examples())) {
    // Agreements that stand by themselves are tried by their scenarios: their lines would take
    // minutes.
    if (!fs::exists(example.path() / "agreement.sla")) continue;
    const drive::Folder folder;
    fs::copy(example.path(), folder.path(), fs::copy_options::recursive);
    for (const auto& file : fs::directory_iterator(folder.path())) {
      if (file.path().extension() != ".sla") continue;
      INFO(example.path() / file.path().filename());
      CHECK(idle_lines(fs::path(folder.path()) / "agreement.sla", file.path()) ==
            std::set<std::string>{});
      ++files;
    }
  }
  CHECK(files >= 4);
}
