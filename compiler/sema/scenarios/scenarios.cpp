#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/scenarios/story.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

using scope::each;

// In one of them, which stand one behind the other.
bool lies_in(const std::vector<Span>& all, const Span& span) {
  const auto behind = std::partition_point(
      all.begin(), all.end(), [&](const Span& one) { return one.begin <= span.begin; });
  if (behind == all.begin()) return false;
  const Span& one = *std::prev(behind);
  return span.file == one.file && span.end <= one.end;
}

// Without a mistake in any of them. One mistake in an exclusion is one message: what a scenario
// tells because the exclusion asks for it, is not refused beside it.
bool knows_exclusions(const Scope& scope, const ast::File& file) {
  bool sound = !scope.names.incomplete;
  for (const ast::Declaration& declaration : file.declarations) {
    sound = sound && !std::holds_alternative<ast::Broken>(declaration);
  }
  std::vector<Span> written;  // one behind the other
  each<ast::Exclusion>(file, [&](const ast::Exclusion& exclusion, std::int32_t) {
    sound = sound && !exclusion.broken;
    written.push_back(exclusion.span);
  });
  const auto& found = scope.sink.diagnostics;
  return sound && std::none_of(found.begin(), found.end(), [&](const Diagnostic& row) {
           return severity_of(row.code) == Severity::Error && lies_in(written, row.span);
         });
}

void analyze_as_of(Story& story) {
  scope::said_once(story.scope, story.written.as_of, "as of");
  if (!story.written.as_of.empty()) {
    story.row.as_of = instant_of(story.scope, story.written.as_of.front()).value_or(0);
  } else if (story.scope.zone) {
    const time::Zone& zone = *story.scope.zone;
    story.row.as_of =
        std::min(start_of_day(zone, after_last(story.scope.program, story.row, zone)), kEndOfTime);
  }
}

void demand_expectation(Story& story) {
  if (!story.written.expectations.empty() || story.written.broken) return;
  complain(story.scope,
           diagnose(Code::AK0703, story.written.name.span,
                    fmt::format("the scenario \"{}\" expects nothing", story.written.name.text))
               .with_help("write: then resolution of T1 is met"));
}

}  // namespace

template <>
void analyze_kind<ast::Scenario>(Scope& scope, const ast::File& file) {
  std::map<std::string, Span> names;
  const std::vector<Id<ir::Field>> pairs = ir::pair_keys(scope.program);
  const bool exclusions_known = knows_exclusions(scope, file);
  each<ast::Scenario>(file, [&](const ast::Scenario& written, std::int32_t) {
    const auto [first, fresh] = names.emplace(written.name.text, written.name.span);
    if (!fresh) {
      complain(scope,
               diagnose(Code::AK0202, written.name.span,
                        fmt::format("the scenario \"{}\" is written twice", written.name.text))
                   .with_other(first->second, "first here"));
    }
    ir::Scenario scenario;
    scenario.name = written.name.text;
    Story story{scope, written, scenario, pairs, exclusions_known};
    const std::map<std::string, Mentions> mentions = mentions_in(scope, written);
    for (const ast::GivenLine& line : written.given) {
      analyze_given(story, line, mentions.at(line.subject.text));
    }
    report_missing(story, mentions);
    for (const ast::HappeningLine& line : written.happenings) analyze_happening(story, line);
    check_order(story);
    check_in_term(story);
    // What a record tells beside may have happened long before.
    std::stable_sort(scenario.happenings.begin(), scenario.happenings.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    std::vector<Span> lines;
    for (const ast::ThenLine& line : written.expectations) {
      analyze_expectation({scope, scenario, story.subjects}, line, lines);
    }
    analyze_as_of(story);
    demand_expectation(story);
    scope.program.scenarios.push_back(std::move(scenario));
    scope.map.of<ir::Scenario>().push_back(written.name.span);
    scope.map.expectations.push_back(std::move(lines));
  });
}

}  // namespace akad::sema
