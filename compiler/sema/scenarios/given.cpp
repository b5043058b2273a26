// What a scenario gives: its subjects, and what is known of them.
#include <fmt/format.h>

#include "compiler/scope/clauses.h"
#include "compiler/sema/scenarios/story.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

void check_subject_name(Story& story, Id<ir::Log> log, const ast::Name& name) {
  if (!log.valid()) return;
  if (facts_of(story.scope, log).is_group) {
    const Id<ir::Log> members = story.scope.program[log].members;
    complain(story.scope,
             diagnose(Code::AK0702, name.span,
                      worded("nothing happens to `{}` itself: it is made of others", name.text))
                 .with_help(fmt::format(
                     "give those that belong to it, of `{}`",
                     members.valid() ? facts_of(story.scope, members).name : std::string("…"))));
    return;
  }
  const std::string& single = story.scope.program.logs[log.index()].single_subject;
  if (single.empty() || single == name.text) return;
  complain(story.scope, diagnose(Code::AK0702, name.span,
                                 fmt::format("the log `{}` is always about \"{}\"",
                                             facts_of(story.scope, log).name, single))
                            .with_help(fmt::format("write: given \"{}\" of {}", single,
                                                   facts_of(story.scope, log).name)));
}

// Once; where several logs may tell of it, once in each.
bool is_given(Story& story, const ast::Name& name, Id<ir::Log> log) {
  for (const std::int32_t at : story.subjects[name.text]) {
    const auto row = static_cast<std::size_t>(at);
    const bool elsewhere = story.row.subjects[row].log != log;
    if (elsewhere && !story.exclusions_known) continue;
    if (elsewhere && ir::may_share_subjects(story.scope.program)) continue;
    complain(story.scope,
             diagnose(Code::AK0202, name.span, fmt::format("`{}` is given twice", name.text))
                 .with_other(story.lines[row], "first here"));
    return true;
  }
  return false;
}

// Where its log tells nothing of what happens to the subject, and just one other tells all of it,
// that one is meant: each line would be a mistake otherwise.
Id<ir::Log> meant_log(Story& story, const ast::GivenLine& line, const Mentions& told,
                      Id<ir::Log> log) {
  if (!log.valid() || told.words.empty() || told.given > 1) return log;
  const scope::LogFacts& facts = facts_of(story.scope, log);
  if (facts.broken) return log;
  for (const std::string& word : told.words) {
    if (facts.members.places.contains(word)) return log;
  }
  const std::vector<Id<ir::Log>> logs = logs_telling(story.scope, told);
  if (logs.size() != 1) return log;
  const std::string& meant = facts_of(story.scope, logs.front()).name;
  complain(story.scope,
           diagnose(Code::AK0206, line.log.span,
                    worded("`{}` is given of the log `{}`, and what is told of it is of the log "
                           "`{}`",
                           line.subject.text, facts.name, meant))
               .with_other(told.places.front(), "told here")
               .with_step(
                   {fmt::format("write: given … of {}", meant), "", {Edit{line.log.span, meant}}}));
  return logs.front();
}

}  // namespace

std::vector<ir::ScenarioValue> values_of(Story& story, Id<ir::Log> log,
                                         const std::vector<ast::Setting>& settings) {
  std::vector<ir::ScenarioValue> values;
  std::map<std::string, Span> said;
  for (const ast::Setting& setting : settings) {
    const auto [first, fresh] = said.emplace(setting.signal.text, setting.span);
    if (!fresh) {
      scope::report_twice(story.scope, first->second, setting.span, setting.signal.text);
      continue;
    }
    const auto signal = resolve_member<ast::Signal>(story.scope, log, setting.signal);
    if (!signal.valid()) continue;
    const ir::Signal& row = story.scope.program.signals[signal.index()];
    if (!row.means.empty()) {
      complain(story.scope,
               diagnose(Code::AK0207, setting.span,
                        fmt::format("no record says `{}`: it follows from other signals", row.name))
                   .with_other(story.scope.map[signal], "as is said here")
                   .with_help("give the signals that it follows from"));
      continue;
    }
    if (!setting.value) {
      values.push_back({signal, {}, true});
      continue;
    }
    auto constant = constant_for(story.scope, row, *setting.value);
    if (constant) values.push_back({signal, std::move(*constant)});
  }
  return values;
}

void analyze_given(Story& story, const ast::GivenLine& line, const Mentions& told) {
  if (line.subject.text.empty()) return report_nameless(story.scope, line.subject);
  ir::ScenarioSubject subject;
  subject.name = line.subject.text;
  subject.log = meant_log(story, line, told, resolve<ast::Log>(story.scope, line.log));
  if (is_given(story, line.subject, subject.log)) return;
  story.subjects[subject.name].push_back(static_cast<std::int32_t>(story.row.subjects.size()));
  check_subject_name(story, subject.log, line.subject);
  subject.values = values_of(story, subject.log, line.settings);
  story.row.subjects.push_back(std::move(subject));
  story.lines.push_back(line.subject.span);
}

}  // namespace akad::sema
