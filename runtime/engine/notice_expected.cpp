#include "runtime/engine/notice_expected.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "runtime/phrases/claims.h"

namespace akad::engine {
namespace {

using phrases::Phrase;

// Whether the scenario gives it to the log of the target.
bool is_measured(const ir::Program& program, const ir::Scenario& scenario, const std::string& name,
                 Id<ir::Target> target) {
  const auto& subjects = scenario.subjects;
  const Id<ir::Log> log = ir::log_of(program, program[target]);
  return std::any_of(subjects.begin(), subjects.end(), [&](const ir::ScenarioSubject& subject) {
    return subject.log == log && subject.name == name;
  });
}

}  // namespace

ClaimFound check_claim(const ir::Program& program, const ir::Scenario& scenario,
                       const ir::Expectation& e, const std::vector<measures::ClaimRow>& claims) {
  const std::string& subject = scenario.subjects[static_cast<std::size_t>(e.subject)].name;
  std::vector<std::pair<ir::Grant, ir::GrantReason>> found;
  std::set<std::tuple<Id<ir::Target>, std::string, Instant>> own;
  for (auto row = claims.rbegin(); row != claims.rend(); ++row) {
    if (row->exclusion != e.exclusion || row->span.from != *e.at) continue;
    const std::tuple notice(row->target, row->told_of, row->span.to);
    if (row->subject == subject) own.insert(notice);
    const bool of_everybody = !row->subject &&
                              is_measured(program, scenario, subject, row->target) &&
                              !own.contains(notice);
    if (row->subject != subject && row->told_of != subject && !of_everybody) continue;
    const std::pair what(row->grant, row->reason);
    if (std::find(found.begin(), found.end(), what) == found.end()) found.push_back(what);
  }
  if (found.empty()) return {false, Phrase("found.no_claim")};
  if (found.size() > 1) return {false, Phrase("found.claims", found.size())};
  const auto [grant, reason] = found.front();
  const bool held = grant == *e.grant && (e.reason == ir::GrantReason::None || e.reason == reason);
  return {held, phrases::grant(program, program[e.exclusion], grant, reason)};
}

}  // namespace akad::engine
