// conformance PROGRAM FOLDER...: runs every case under the folders with a program that takes the
// arguments of `akad run`, and compares what README.md says. PROGRAM may be another implementation.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "tests/drive/drive.h"

namespace fs = std::filesystem;
using namespace akad::drive;
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

// How many leaves of `wanted` stand in `found`, to show the nearest when none holds them all.
int agreeing(const json& wanted, const json& found) {
  if (!wanted.is_object() || !found.is_object()) return wanted == found ? 1 : 0;
  int count = 0;
  for (const auto& [key, value] : wanted.items()) {
    if (found.contains(key)) count += agreeing(value, found[key]);
  }
  return count;
}

void compare(const json& wanted, const json& found, const std::string& where, std::string& trouble);

// Every element that is wanted must be there; others may be.
void compare_list(const json& wanted, const json& found, const std::string& where,
                  std::string& trouble) {
  for (const auto& element : wanted) {
    const json* nearest = nullptr;
    std::string least;
    for (const auto& candidate : found) {
      const bool nearer = nearest == nullptr ||
                          agreeing(element, candidate) > agreeing(element, *nearest);
      std::string differences;
      compare(element, candidate, where + "[]", differences);
      if (differences.empty() || nearer) {
        nearest = &candidate;
        least = differences;
        if (differences.empty()) break;
      }
    }
    if (nearest == nullptr) trouble += where + ": none, expected " + element.dump() + "\n";
    if (!least.empty()) trouble += "nearest to " + element.dump() + ":\n" + least;
  }
}

void compare(const json& wanted, const json& found, const std::string& where,
             std::string& trouble) {
  if (wanted.is_object() && found.is_object()) {
    for (const auto& [key, value] : wanted.items()) {
      if (!found.contains(key)) {
        trouble += where + ": no `" + key + "`\n";
      } else {
        compare(value, found[key], where + "." + key, trouble);
      }
    }
  } else if (wanted.is_array() && found.is_array()) {
    compare_list(wanted, found, where, trouble);
  } else if (wanted != found) {
    trouble += where + ": expected " + wanted.dump() + ", found " + found.dump() + "\n";
  }
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

std::string check(const std::string& program, const fs::path& folder) {
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

std::vector<fs::path> cases_under(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().filename() == "expected.json") found.push_back(entry.path().parent_path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

int check_all(const std::string& program, const std::vector<std::string>& folders) {
  int cases = 0;
  int failed = 0;
  for (const auto& folder : folders) {
    for (const auto& path : cases_under(fs::absolute(folder))) {
      ++cases;
      const std::string trouble = check(program, path);
      if (trouble.empty()) continue;
      ++failed;
      std::printf("%s\n%s\n", path.filename().c_str(), trouble.c_str());
    }
  }
  std::printf("%d cases, %d failed\n", cases, failed);
  return cases > 0 && failed == 0 ? 0 : 1;
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
