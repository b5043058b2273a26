#include <nlohmann/json.hpp>

#include "runtime/base/text.h"
#include "runtime/trials/write/write.h"

namespace akad::trials {
namespace {

using nlohmann::json;  // ordered maps: sorted keys

json lines_of(const std::string& text) {
  json lines = json::array();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

json scenario(const Tried& tried, std::size_t at, const phrases::Book& book) {
  const Trial& trial = tried.trials[at];
  json expectations = json::array();
  for (const engine::ExpectationResult& one : trial.result.expectations) {
    json row = {
        {"held", one.held}, {"expected", book.say(one.expected)}, {"found", book.say(one.found)}};
    if (one.line > 0) row["line"] = one.line;
    expectations.push_back(std::move(row));
  }
  json row = {{"name", trial.result.name},
              {"file", file_of(tried, at)},
              {"passed", trial.result.passed},
              {"expectations", std::move(expectations)}};
  if (!trial.because.empty()) row["because"] = lines_of(trial.because);
  return row;
}

json coverage(const Coverage& found, const phrases::Book& book) {
  json untried = json::array();
  for (const Untried& one : found.untried) {
    json row = {{"of", one.table},
                {"name", one.name},
                {"clause", {{"number", one.clause.number}, {"title", one.clause.title}}}};
    if (!one.row.empty()) row["row"] = book.say(one.row);
    untried.push_back(std::move(row));
  }
  return {{"all", found.all}, {"untried", std::move(untried)}};
}

// As it is signed: without the scenarios that stand beside it.
std::string digest_of(const Tried& tried) {
  const auto beside = [&](std::size_t at) {
    return at < tried.stand_in.size() && tried.stand_in[at] != tried.file;
  };
  ir::Program own = *tried.program;
  own.scenarios.clear();
  for (std::size_t at = 0; at < tried.program->scenarios.size(); ++at) {
    if (!beside(at)) own.scenarios.push_back(tried.program->scenarios[at]);
  }
  return ir::digest(own);
}

json agreement(const Tried& tried, const phrases::Book& book) {
  json row = {{"file", tried.file}, {"checks", tried.program != nullptr}};
  row["scenarios"] = json::array();
  if (tried.program == nullptr) return row;
  row["name"] = tried.program->agreement.name;
  row["version"] = tried.program->agreement.version;
  row["digest"] = digest_of(tried);
  for (std::size_t at = 0; at < tried.trials.size(); ++at) {
    row["scenarios"].push_back(scenario(tried, at, book));
  }
  if (tried.coverage) row["coverage"] = coverage(*tried.coverage, book);
  return row;
}

}  // namespace

const std::string& file_of(const Tried& tried, std::size_t trial) {
  const std::size_t scenario = tried.chosen[trial];
  return scenario < tried.stand_in.size() ? tried.stand_in[scenario] : tried.file;
}

Count count_of(const Tried& tried) {
  Count count;
  for (const Trial& trial : tried.trials) ++(trial.result.passed ? count.passed : count.failed);
  return count;
}

Count count_of(const std::vector<Tried>& all) {
  Count count;
  for (const Tried& tried : all) {
    const Count one = count_of(tried);
    count.passed += one.passed;
    count.failed += one.failed;
  }
  return count;
}

std::string to_json(const std::vector<Tried>& all, const phrases::Book& book) {
  const Count count = count_of(all);
  json agreements = json::array();
  for (const Tried& tried : all) agreements.push_back(agreement(tried, book));
  const json document = {{"format", "akad test 1"},
                         {"language", book.language()},
                         {"passed", count.passed},
                         {"failed", count.failed},
                         {"agreements", std::move(agreements)}};
  return json_text(document) + "\n";
}

}  // namespace akad::trials
