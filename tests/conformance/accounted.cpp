// accounted FACTS CONFORMANCE: whether every case of the fact files in FACTS is held by the
// conformance suite, by its id; and whether README.md names each that was decided otherwise.
// Exit 77 (skipped) where the facts are not there.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/drive/drive.h"

namespace fs = std::filesystem;
using namespace akad::drive;
using nlohmann::json;

namespace {

constexpr int kSkipped = 77;

// Where a case is held.
struct Held {
  bool in_a_log = false;
  bool in_a_question = false;
  bool otherwise = false;  // a question gives another answer than the product
};
using Suite = std::map<std::string, Held>;

void add_file(const fs::path& path, Suite& suite) {
  if (path.filename() == "expected.json") {
    const json expected = json::parse(read_file(path.string()));
    for (const auto& item : expected.value("items", json::array())) {
      if (item.contains("subject")) suite[item["subject"]].in_a_log = true;
    }
  }
  if (path.filename() != "questions.json") return;
  const json asked = json::parse(read_file(path.string()));
  for (const auto& question : asked.at("questions")) {
    Held& held = suite[question.at("case")];
    held.in_a_question = true;
    held.otherwise = held.otherwise || question.contains("theirs");
  }
}

Suite read_suite(const fs::path& folder) {
  Suite suite;
  for (const char* family : {"business_hours", "glpi", "erpnext"}) {
    for (const auto& entry : fs::recursive_directory_iterator(folder / family)) {
      add_file(entry.path(), suite);
    }
  }
  return suite;
}

int check_facts(const fs::path& file, const Suite& suite, const std::string& readme) {
  int cases = 0, logs = 0, questions = 0, otherwise = 0, missing = 0;
  const json facts = json::parse(read_file(file.string()));
  for (const auto& fact : facts.at("cases")) {
    ++cases;
    const std::string id = fact.at("id");
    const auto held = suite.find(id);
    if (held == suite.end()) {
      ++missing;
      std::printf("%s: held nowhere\n", id.c_str());
      continue;
    }
    logs += held->second.in_a_log ? 1 : 0;
    questions += held->second.in_a_question ? 1 : 0;
    otherwise += held->second.otherwise ? 1 : 0;
    if (held->second.otherwise && readme.find("`" + id + "`") == std::string::npos) {
      ++missing;
      std::printf("%s: decided otherwise, and README.md does not say why\n", id.c_str());
    }
  }
  std::printf("%s: %d cases; in logs %d, in questions %d; otherwise %d; missing %d\n",
              file.filename().c_str(), cases, logs, questions, otherwise, missing);
  return missing;
}

int check_all(const fs::path& facts, const fs::path& folder) {
  if (!fs::exists(facts)) {
    std::printf("skipped: there is no %s\n", facts.c_str());
    return kSkipped;
  }
  const Suite suite = read_suite(folder);
  const std::string readme = read_file((folder / "README.md").string());
  int missing = 0;
  for (const char* name : {"business-hours-library-cases.json", "glpi-sla-cases.json",
                           "erpnext-issue-sla-cases.json"}) {
    missing += check_facts(facts / name, suite, readme);
  }
  return missing == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: accounted FACTS CONFORMANCE\n", stderr);
    return 2;
  }
  try {
    return check_all(argv[1], argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "accounted: %s\n", error.what());
    return 2;
  }
}
