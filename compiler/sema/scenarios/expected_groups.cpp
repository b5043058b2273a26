// Of which group a result or a cap is expected.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/scope/clauses.h"
#include "compiler/sema/passes.h"
#include "compiler/sema/scenarios/expected.h"
#include "runtime/base/exact.h"
#include "runtime/base/text.h"

namespace akad::sema {
namespace {

// A subject is a text; a number stands for its digits.
std::string subject_text(const ast::Literal& written) {
  const bool is_number = written.kind == ir::ConstantKind::Number;
  return value_text({written.kind, is_number ? "" : written.text, written.number, 0});
}

// What has something for each value of its groups: the results of a target, or a cap.
struct Grouping {
  bool is_cap = false;
  const std::string& name;
  const std::vector<Id<ir::Signal>>& signals;
  bool by_subject = false;
  Id<ir::Log> log;
  ir::Cadence cadence;
};

const std::vector<std::string>& nouns_of(const Scope& scope, const Grouping& of) {
  return facts_of(scope, of.log).nouns;
}

std::vector<std::string> names_of(const Scope& scope, const Grouping& of) {
  std::vector<std::string> names;
  if (of.by_subject) names = nouns_of(scope, of);
  for (const Id<ir::Signal> signal : of.signals) names.push_back(scope.program[signal].name);
  return names;
}

bool is_noun(const Scope& scope, const Grouping& of, const std::string& name) {
  const std::vector<std::string>& nouns = nouns_of(scope, of);
  return of.by_subject && std::find(nouns.begin(), nouns.end(), name) != nouns.end();
}

// Of a subject that is told by several keys each was said: they are its one name.
void join_keys(const std::vector<std::string>& nouns, const GroupLine& line,
               std::vector<ir::GroupValue>& values) {
  std::vector<std::string> keys;
  for (const std::string& noun : nouns) {
    for (const ast::GroupPart& part : line.written) {
      if (part.signal.text == noun) keys.push_back(subject_text(*part.value));
    }
  }
  std::erase_if(values, [](const ir::GroupValue& row) { return row.name == ir::kSubjectGroup; });
  values.push_back({std::string(ir::kSubjectGroup), text_of_parts(keys)});
}

void report_no_group(Scope& scope, const Grouping& of, const ast::Name& name) {
  complain(scope,
           diagnose(Code::AK0201, name.span,
                    of.is_cap
                        ? worded("the cap `{}` is not for each `{}`", of.name, name.text)
                        : worded("the target `{}` has no result for each `{}`", of.name, name.text))
               .with_label("not one of its groups")
               .with_steps(scope::suggestions(name, names_of(scope, of))));
}

std::optional<ir::GroupValue> group_value(Scope& scope, const Grouping& of,
                                          const ast::GroupPart& part) {
  if (is_noun(scope, of, part.signal.text)) {
    if (part.value) {
      return ir::GroupValue{std::string(ir::kSubjectGroup), subject_text(*part.value)};
    }
    complain(scope, diagnose(Code::AK0205, part.signal.span,
                             worded("every record is about a `{}`: no result of the {} "
                                    "`{}` is without one",
                                    part.signal.text, of.is_cap ? "cap" : "target", of.name))
                        .with_label("always there")
                        .with_help(fmt::format("write: for {} = \"…\"", part.signal.text)));
    return std::nullopt;
  }
  for (const Id<ir::Signal> id : of.signals) {
    const ir::Signal& signal = scope.program[id];
    if (signal.name != part.signal.text) continue;
    if (!part.value) return ir::GroupValue{signal.name, std::string(ir::kNoValue)};
    const auto constant = constant_for(scope, signal, *part.value);
    if (!constant) return std::nullopt;
    return ir::GroupValue{signal.name, value_text(*constant)};
  }
  report_no_group(scope, of, part.signal);
  return std::nullopt;
}

void report_left_open(Scope& scope, const Grouping& of, const ast::Name& line,
                      const std::string& name) {
  const std::string_view noun = ir::noun_of(of.cadence);
  scope::missing(
      scope, line.span,
      of.is_cap ? worded("`{}` is for each `{}`: which one is meant?", line.text, name)
                : worded("`{}` has a result for each `{}`: which one is meant?", line.text, name),
      is_noun(scope, of, name)
          ? fmt::format("for {} = \"…\", behind the {}", name, noun)
          : fmt::format("for {0} = \"…\", behind the {1}, or: without {0}", name, noun));
}

// The groups of a target or cap; all of them must be said, so that one is meant.
std::vector<ir::GroupValue> group_values(Scope& scope, const Grouping& of, const GroupLine& line) {
  std::vector<ir::GroupValue> values;
  std::set<std::string> said;
  for (const ast::GroupPart& part : line.written) {
    const bool again = !said.insert(part.signal.text).second;
    if (again && !part.value) {
      complain(scope, diagnose(Code::AK0203, part.signal.span,
                               worded("`{}` is spoken of twice", part.signal.text))
                          .with_label("a result has one value of it, or none"));
    }
    auto value = group_value(scope, of, part);
    if (value) values.push_back(std::move(*value));
  }
  if (values.size() < line.written.size()) return values;
  const std::vector<std::string>& nouns = nouns_of(scope, of);
  const bool all_keys = std::all_of(nouns.begin(), nouns.end(),
                                    [&](const std::string& noun) { return said.contains(noun); });
  if (of.by_subject && nouns.size() > 1 && all_keys) join_keys(nouns, line, values);
  for (const std::string& name : names_of(scope, of)) {
    if (!said.contains(name)) report_left_open(scope, of, line.name, name);
  }
  return values;
}

}  // namespace

std::string value_text(const ir::Constant& constant) {
  switch (constant.kind) {
    case ir::ConstantKind::Text:
    case ir::ConstantKind::Flag: return constant.text;
    case ir::ConstantKind::Number: return exact_text(constant.number);
    case ir::ConstantKind::Time: break;
  }
  return format_rfc3339(constant.time);
}

std::vector<ir::GroupValue> group_values(Scope& scope, Id<ir::Target> id, const GroupLine& line) {
  if (!id.valid()) return {};
  const scope::TargetFacts& facts = scope.targets[id.index()];
  if (!facts.log.valid() || !facts.groups_known) return {};
  const ir::Target& target = scope.program[id];
  return group_values(
      scope, {false, target.name, target.groups, target.by_subject, facts.log, target.cadence},
      line);
}

// Of a cap whose credits are known; it is over credits of one log where it has groups.
std::vector<ir::GroupValue> group_values(Scope& scope, Id<ir::Cap> id, const GroupLine& line) {
  if (!id.valid()) return {};
  const ir::Cap& cap = scope.program[id];
  Id<ir::Log> log;
  for (const Id<ir::Credit> credit : ids_of(scope.program.credits)) {
    const Id<ir::Target> target = scope.program[credit].target;
    if (ir::covers(scope.program, cap, credit) && target.valid())
      log = scope.targets[target.index()].log;
  }
  if (!log.valid()) return {};
  return group_values(scope, {true, cap.name, cap.groups, cap.by_subject, log, cap.cadence}, line);
}

}  // namespace akad::sema
