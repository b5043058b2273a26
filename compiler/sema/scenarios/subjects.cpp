// The subjects of scenarios, by name: what is told of them, and those that are not given.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/sema/scenarios/story.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

// As the text of a sentence: a subject may have any sign in its name.
std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char sign : name) {
    if (sign == '"' || sign == '\\') text += '\\';
    text += sign;
  }
  return text + '"';
}

std::string as_written(const std::string& name) { return ir::is_name(name) ? name : quoted(name); }

// Takes what is told of each subject from the lines of a scenario.
struct Listener {
  const Scope& scope;
  std::map<std::string, Mentions>& mentions;

  Mentions& of(const ast::Name& subject) const {
    Mentions& row = mentions[subject.text];
    row.places.push_back(subject.span);
    return row;
  }
  void hear(const ast::HappeningLine& line) const {
    Mentions& row = of(line.subject);
    for (const ast::Setting& setting : line.settings) row.words.insert(setting.signal.text);
    if (line.event) row.words.insert(line.event->text);
    for (const ast::NoteAt& note : line.beside) row.words.insert(note.event.text);
  }
  void operator()(const ast::ThenItem& line) const {
    const auto target = scope::row_of<ast::Target>(scope.names, line.target.text);
    Mentions& row = of(line.subject);
    if (target.valid()) row.logs.insert(scope.targets[target.index()].log);
  }
  void operator()(const ast::ThenClaim& line) const {
    const auto exclusion = scope::row_of<ast::Exclusion>(scope.names, line.exclusion.text);
    Mentions& row = of(line.subject);
    if (exclusion.valid()) row.logs.insert(scope.program[exclusion].log);
  }
  void operator()(const ast::ThenPeriod&) const {}
  void operator()(const ast::ThenCredit&) const {}
  void operator()(const ast::ThenCap&) const {}
  void operator()(const ast::ThenTotal&) const {}
  void operator()(const ast::ThenTax&) const {}
};

// Signals that records say, of a log.
std::vector<std::string> signals_said(const Scope& scope, Id<ir::Log> log) {
  std::vector<std::string> names;
  for (const scope::Declared& row : facts_of(scope, log).members.rows) {
    if (row.thing != scope::kThing<ast::Signal>) continue;
    if (scope.program.signals[static_cast<std::size_t>(row.at)].means.empty()) {
      names.push_back(row.name);
    }
  }
  return names;
}

// Above what happens, below what else is given.
Edit line_above(const Story& story, const std::string& line) {
  const ast::Scenario& written = story.written;
  if (!written.given.empty()) {
    const Span last = written.given.back().span;
    return {{last.file, last.end, last.end}, "\n  " + line};
  }
  const auto span_of_line = [](const auto& said) { return said.span; };
  Span first = written.happenings.empty() ? std::visit(span_of_line, written.expectations.front())
                                          : written.happenings.front().span;
  for (const ast::ThenLine& then : written.expectations) {
    const Span span = std::visit(span_of_line, then);
    if (span.begin < first.begin) first = span;
  }
  return {{first.file, first.begin, first.begin}, line + "\n  "};
}

// What of it is told at first is not known here: of a log with signals the line may be too short.
std::vector<Step> steps_to_give(const Story& story, const std::string& name, Id<ir::Log> log,
                                const Mentions& told) {
  const std::string line =
      fmt::format("given {} of {}", as_written(name), facts_of(story.scope, log).name);
  const std::vector<std::string> signals = signals_said(story.scope, log);
  Step step{"write: " + line, "", {line_above(story, line)}, signals.empty()};
  const auto silent = std::find_if(signals.begin(), signals.end(), [&](const std::string& signal) {
    return !told.words.contains(signal);
  });
  if (silent == signals.end()) return {std::move(step)};
  step.means = fmt::format("it then begins without `{}`", *silent);
  return {std::move(step),
          {fmt::format("or with what is known of it: {} with {} = …", line, *silent)}};
}

// A subject that is given, and of which nothing is told: it may be this one by another name. Where
// just one is so.
const ast::Name* idle_one(const Story& story, const std::map<std::string, Mentions>& mentions) {
  const ast::Name* idle = nullptr;
  for (const ast::GivenLine& line : story.written.given) {
    const std::string& name = line.subject.text;
    if (name.empty() || !mentions.at(name).places.empty()) continue;
    if (idle != nullptr) return nullptr;
    idle = &line.subject;
  }
  return idle;
}

// A name that only one line speaks of may be a slip for one that is given.
std::vector<Step> as_a_slip(const Story& story, const std::string& name, const Mentions& told) {
  if (told.places.size() > 1 || !offers_names(story.scope)) return {};
  std::vector<std::string> known;
  for (const ast::GivenLine& line : story.written.given) {
    if (!line.subject.text.empty()) known.push_back(line.subject.text);
  }
  scope::Steps steps = scope::suggestions({name, told.places.front()}, known);
  for (Step& step : steps) {
    for (Edit& edit : step.edits) edit.text = as_written(edit.text);
  }
  return steps;
}

void report_not_given(Story& story, const std::string& name, const Mentions& told,
                      const ast::Name* idle) {
  constexpr std::size_t kFewLogs = 3;
  const std::size_t lines = told.places.size();
  Diagnostic row =
      diagnose(Code::AK0702, told.places.front(), worded("`{}` was not given", name))
          .with_label(lines == 1 ? "not known here" : fmt::format("{} lines speak of it", lines))
          .with_steps(as_a_slip(story, name, told));
  if (idle != nullptr) {
    const std::string here = as_written(name);
    row = std::move(row)
              .with_other(idle->span, "given, and nothing is told of it")
              .with_step({fmt::format("if it is meant there, write there: given {} of …", here),
                          "",
                          {Edit{idle->span, here}}});
  }
  std::vector<Id<ir::Log>> logs;
  if (offers_names(story.scope)) logs = logs_telling(story.scope, told);
  const bool alone = row.steps.empty() && logs.size() == 1;
  if (logs.empty() || logs.size() > kFewLogs) {
    row = std::move(row).with_help(fmt::format("begin with: given {} of …", as_written(name)));
  } else {
    for (const Id<ir::Log> log : logs) {
      std::vector<Step> steps = steps_to_give(story, name, log, told);
      row =
          std::move(row).with_steps(alone ? std::move(steps) : scope::to_choose(std::move(steps)));
    }
  }
  complain(story.scope, std::move(row));
}

}  // namespace

void report_nameless(Scope& scope, const ast::Name& subject) {
  complain(scope, diagnose(Code::AK0702, subject.span, "a subject has a name")
                      .with_label("an empty text")
                      .with_help("write what stands in the records, e.g. T1"));
}

std::map<std::string, Mentions> mentions_in(const Scope& scope, const ast::Scenario& written) {
  std::map<std::string, Mentions> mentions;
  for (const ast::GivenLine& line : written.given) ++mentions[line.subject.text].given;
  const Listener listener{scope, mentions};
  for (const ast::HappeningLine& line : written.happenings) listener.hear(line);
  for (const ast::ThenLine& line : written.expectations) std::visit(listener, line);
  return mentions;
}

// Each word leaves only logs that have it, so that the work is no more than the logs are long.
std::vector<Id<ir::Log>> logs_telling(const Scope& scope, const Mentions& told) {
  std::vector<Id<ir::Log>> logs;
  if (told.logs.empty() && told.words.empty()) return logs;
  for (const Id<ir::Log> id : ids_of(scope.program.logs)) logs.push_back(id);
  for (const Id<ir::Log> log : told.logs) {
    if (log.valid()) std::erase_if(logs, [&](Id<ir::Log> other) { return other != log; });
  }
  for (const std::string& word : told.words) {
    std::erase_if(
        logs, [&](Id<ir::Log> log) { return !facts_of(scope, log).members.places.contains(word); });
  }
  return logs;
}

void report_missing(Story& story, const std::map<std::string, Mentions>& mentions) {
  if (story.written.broken) return;  // it may be given in a line that was not understood
  std::vector<const std::pair<const std::string, Mentions>*> missing;
  for (const auto& told : mentions) {
    if (!told.first.empty() && told.second.given == 0) missing.push_back(&told);
  }
  const ast::Name* idle = missing.size() == 1 ? idle_one(story, mentions) : nullptr;
  for (const auto* told : missing) report_not_given(story, told->first, told->second, idle);
}

std::vector<std::int32_t> subject_of(Scope& scope, const Subjects& subjects,
                                     const ast::Name& name) {
  const auto found = subjects.find(name.text);
  if (found != subjects.end()) return found->second;
  if (name.text.empty()) report_nameless(scope, name);
  return {};
}

}  // namespace akad::sema
