// conformance PROGRAM FOLDER...: runs every case under the folders with a program that takes the
// arguments of `akad run` and `akad calendar`, and compares what README.md says. PROGRAM may be
// another implementation.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "tests/conformance/compare.h"
#include "tests/drive/drive.h"

namespace fs = std::filesystem;
using namespace akad::drive;
using akad::conformance::compare;
using nlohmann::json;

namespace {

struct Output {
  std::string statement, items;
  std::string trouble;  // the run itself went wrong
};

Output run_case(const std::string& program, const fs::path& folder, const std::string& log,
                const std::string& as_of) {
  const Folder place;
  const auto in_place = [&](const char* name) { return place.path() + "/" + name; };
  write_file(in_place("log.ndjson"), log);
  const Command command{{"akad", "run", (folder / "agreement.sla").string(), "--as-of", as_of,
                         "--events", in_place("log.ndjson"), "--format", "json", "--items",
                         in_place("items.ndjson"), "-o", in_place("statement.json")},
                        ""};
  const Outcome outcome = run(program, command, place.path());
  Output output{read_file(in_place("statement.json")), read_file(in_place("items.ndjson")), ""};
  if (outcome.exit != 0) {
    output.trouble = "exit " + std::to_string(outcome.exit) + ": " + outcome.err + outcome.out;
  }
  return output;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string reversed(const std::string& log) {
  std::string out;
  auto lines = lines_of(log);
  std::reverse(lines.begin(), lines.end());
  for (const auto& line : lines) out += line + "\n";
  return out;
}

std::string differences(const json& expected, const Output& output) {
  std::string trouble;
  json items = json::array();
  for (const auto& line : lines_of(output.items)) items.push_back(json::parse(line));
  if (expected.contains("items")) compare(expected["items"], items, "items", trouble);
  if (expected.contains("item_count") && expected["item_count"] != items.size()) {
    trouble += "items: expected " + expected["item_count"].dump() + ", found " +
               std::to_string(items.size()) + "\n";
  }
  if (expected.contains("statement")) {
    compare(expected["statement"], json::parse(output.statement), "statement", trouble);
  }
  return trouble;
}

std::string check_log(const std::string& program, const fs::path& folder) {
  const json expected = json::parse(read_file((folder / "expected.json").string()));
  const std::string log = read_file((folder / "log.ndjson").string());
  const std::string as_of = expected.at("as_of");
  const Output forward = run_case(program, folder, log, as_of);
  if (!forward.trouble.empty()) return forward.trouble;
  std::string trouble = differences(expected, forward);
  const Output backward = run_case(program, folder, reversed(log), as_of);
  if (backward.statement != forward.statement || backward.items != forward.items) {
    trouble += "other bytes when the log's lines come in reverse order " + backward.trouble + "\n";
  }
  return trouble;
}

// One question to a calendar of the agreement.
std::string check_question(const std::string& program, const fs::path& folder,
                           const json& question) {
  Command command{{"akad", "calendar", (folder / "agreement.sla").string()}, ""};
  for (const auto& word : question.at("ask")) command.words.push_back(word);
  command.words.insert(command.words.end(), {"--format", "json"});
  const Outcome outcome = run(program, command, folder.string());
  if (outcome.exit != 0) return "exit " + std::to_string(outcome.exit) + ": " + outcome.err;
  std::string trouble;
  compare(question.at("answer"), json::parse(outcome.out), "answer", trouble);
  return trouble;
}

struct Tally {
  int cases = 0;
  int failed = 0;
};

void count(Tally& tally, const std::string& name, const std::string& trouble) {
  ++tally.cases;
  if (trouble.empty()) return;
  ++tally.failed;
  std::printf("%s\n%s\n", name.c_str(), trouble.c_str());
}

void check_questions(const std::string& program, const fs::path& folder, Tally& tally) {
  const json asked = json::parse(read_file((folder / "questions.json").string()));
  for (const auto& question : asked.at("questions")) {
    const std::string name = folder.filename().string() + ", " + question.at("case").dump();
    count(tally, name, check_question(program, folder, question));
  }
}

// The files that make a case, in order.
std::vector<fs::path> cases_under(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto name = entry.path().filename();
    if (name == "expected.json" || name == "questions.json") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

int check_all(const std::string& program, const std::vector<std::string>& folders) {
  Tally tally;
  for (const auto& folder : folders) {
    for (const auto& path : cases_under(fs::absolute(folder))) {
      const fs::path place = path.parent_path();
      if (path.filename() == "questions.json") {
        check_questions(program, place, tally);
      } else {
        count(tally, place.filename().string(), check_log(program, place));
      }
    }
  }
  std::printf("%d cases, %d failed\n", tally.cases, tally.failed);
  return tally.cases > 0 && tally.failed == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: conformance PROGRAM FOLDER...\n", stderr);
    return 2;
  }
  try {
    return check_all(fs::absolute(argv[1]).string(), {argv + 2, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "conformance: %s\n", error.what());
    return 2;
  }
}
