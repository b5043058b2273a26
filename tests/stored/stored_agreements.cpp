// stored_agreements AKAD FOLDER: runs every case below FOLDER (README.md says what a case is) and
// requires what came out when it was stored; then asks whether the documents use the whole format.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/drive/drive.h"
#include "tests/stored/coverage.h"

namespace fs = std::filesystem;
using namespace akad;
using namespace akad::drive;
using nlohmann::json;

namespace {

// Statements and items as they were before a group without a value had a form of its own.
bool is_older(const json& statement) { return statement.at("format") == "akad statement 1"; }

void renew_group(json& row) {
  for (auto& [name, value] : row.at("group").items()) {
    if (value == "(none)") value = nullptr;
  }
}

void renew_statement(json& statement) {
  statement["format"] = "akad statement 2";
  for (json& period : statement.at("periods")) {
    for (const char* list : {"results", "credits", "caps"}) {
      for (json& row : period.at(list)) renew_group(row);
    }
  }
}

void renew_item(json& item) {
  renew_group(item);
  const auto attributed = item.find("attributed");
  if (attributed == item.end() || !attributed->contains("(none)")) return;
  item["unattributed_ms"] = attributed->at("(none)");
  attributed->erase("(none)");
}

// An open item had no period, also where a month counted it as missed.
void renew_open_item(json& item) {
  if (item.at("stopped").is_null() && item.at("period").is_null()) item.erase("period");
}

// More kinds of findings may come, and more that is said of how an agreement is read; what was
// known then is there as often.
json known_then(const json& rows, const json& was, const char* by) {
  json known = json::array();
  for (const json& row : rows) {
    const auto is_known = [&](const json& old) { return old.at(by) == row.at(by); };
    if (std::any_of(was.begin(), was.end(), is_known)) known.push_back(row);
  }
  return known;
}

// What a result would be without exclusions asked the share alone, whatever small numbers may miss.
bool is_small_number_now(const std::string& place, const json& was, const json& is) {
  return place.ends_with("/without_exclusions/verdict") && was == "missed" && is == "met";
}

// Every member and element that was must be there and equal; an object may have more members.
void require_all(const json& was, const json& is, const std::string& place, std::string& trouble) {
  const bool alike = was.type() == is.type() && (!was.is_array() || was.size() == is.size());
  if (is_small_number_now(place, was, is)) return;
  if (!alike || (!was.is_structured() && was != is)) {
    trouble += "  " + place + ": was " + was.dump() + ", is " + is.dump() + "\n";
    return;
  }
  if (!was.is_structured()) return;
  for (const auto& [key, value] : was.items()) {
    const std::string here = place + "/" + key;
    if (here == "statement/tzdata") continue;
    if (was.is_array())
      require_all(value, is[std::stoul(key)], here, trouble);
    else if (is.contains(key))
      require_all(value, is[key], here, trouble);
    else
      trouble += "  " + here + ": is no longer there\n";
  }
}

json lines_as_list(const std::string& text) {
  json list = json::array();
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) list.push_back(json::parse(line));
  return list;
}

void require_exit(const Outcome& outcome, std::string& trouble) {
  if (outcome.exit == 0) return;
  trouble += "  exit " + std::to_string(outcome.exit) + ": " + outcome.out + outcome.err + "\n";
}

void check_run(const std::string& program, const fs::path& folder, const std::string& as_of,
               std::string& trouble) {
  const auto kept = [&](const char* name) { return (folder / name).string(); };
  const Folder place;
  const Command command{
      {"akad", "run", kept("agreement.ir.json"), "--events", kept("log.ndjson"), "--as-of", as_of,
       "--format", "json", "-o", "statement.json", "--items", "items.ndjson"},
      ""};
  require_exit(run(program, command, place.path()), trouble);
  if (!trouble.empty()) return;
  json statement = json::parse(read_file(kept("statement.json")));
  json items = lines_as_list(read_file(kept("items.ndjson")));
  if (is_older(statement)) {
    renew_statement(statement);
    for (json& item : items) renew_item(item);
  }
  for (json& item : items) renew_open_item(item);
  json found = json::parse(read_file(place.path() + "/statement.json"));
  found["findings"] = known_then(found.at("findings"), statement.at("findings"), "kind");
  if (statement.contains("interpretation") && found.contains("interpretation")) {
    const json& was = statement.at("interpretation");
    found["interpretation"] = known_then(found.at("interpretation"), was, "says");
  }
  require_all(statement, found, "statement", trouble);
  require_all(items, lines_as_list(read_file(place.path() + "/items.ndjson")), "items", trouble);
}

void check_scenarios(const std::string& program, const fs::path& folder, std::string& trouble) {
  const Command command{{"akad", "test", (folder / "agreement.ir.json").string()}, ""};
  require_exit(run(program, command, folder.string()), trouble);
}

std::string check(const std::string& program, const fs::path& folder, ir::Program& read) {
  const json expected = json::parse(read_file((folder / "case.json").string()));
  ir::LoadError error;
  auto loaded = ir::from_json(read_file((folder / "agreement.ir.json").string()), error);
  if (!loaded) return "  " + error.message + "\n";
  read = std::move(*loaded);
  std::string trouble;
  if (ir::digest(read) != expected.at("digest")) {
    trouble += "  the digest was " + expected.at("digest").get<std::string>() + ", is " +
               ir::digest(read) + "\n";
  }
  check_run(program, folder, expected.at("as_of"), trouble);
  if (!read.scenarios.empty()) check_scenarios(program, folder, trouble);
  return trouble;
}

std::vector<fs::path> cases_below(const fs::path& folder) {
  std::vector<fs::path> cases;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().filename() == "case.json") cases.push_back(entry.path().parent_path());
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

int check_all(const std::string& program, const fs::path& root) {
  int failed = 0;
  std::set<std::string> unused = stored::known_places();
  const auto cases = cases_below(root);
  for (const fs::path& folder : cases) {
    ir::Program read;
    const std::string trouble = check(program, folder, read);
    for (const std::string& place : stored::used_places(read)) unused.erase(place);
    if (trouble.empty()) continue;
    ++failed;
    std::printf("FAIL %s\n%s", fs::relative(folder, root).c_str(), trouble.c_str());
  }
  for (const std::string& place : unused) {
    ++failed;
    std::printf("FAIL no stored agreement uses %s\n", place.c_str());
  }
  std::printf("%zu stored agreements, %d failures\n", cases.size(), failed);
  return failed == 0 && !cases.empty() ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "usage: stored_agreements AKAD FOLDER\n");
    return 2;
  }
  try {
    return check_all(fs::absolute(words[1]).string(), fs::absolute(words[2]));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "stored_agreements: %s\n", error.what());
    return 2;
  }
}
