#include "compiler/scope/scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace akad::scope {
namespace {

Steps steps_of(const Scope& scope, const ast::Name& name, const Names& names, Thing thing) {
  if (!offers_names(scope)) return {};
  return suggestions(name, names_of(names, thing));
}

// Another log has it: AK0206. False when none has.
bool report_other_log(Scope& scope, Id<ir::Log> log, const ast::Name& name, Thing thing) {
  const std::string& own = facts_of(scope, log).name;
  for (const LogFacts& other : scope.logs) {
    const Declared* found = find(other.members, name.text, thing);
    if (found == nullptr || found->thing != thing || other.name == own) continue;
    complain(scope, diagnose(Code::AK0206, name.span,
                             worded("`{}` is {} of the log `{}`, not of `{}`", name.text,
                                    phrase_of(thing), other.name, own))
                        .with_label("of another log")
                        .with_other(found->span, "declared here")
                        .with_steps(steps_of(scope, name, facts_of(scope, log).members, thing)));
    return true;
  }
  return false;
}

bool is_about_a_name(Code code) {
  return code == Code::AK0201 || code == Code::AK0205 || code == Code::AK0206;
}

bool is_before(Span a, Span b) { return std::pair(a.file, a.begin) < std::pair(b.file, b.begin); }

bool is_about_a_number(Code code) { return code == Code::AK0306 || code == Code::AK0308; }

// A number that was not read has no value that could be too small, or too large.
bool has_unread_number(const Scope& scope, Span span) {
  const auto& numbers = scope.unread.numbers;
  const auto first = std::lower_bound(numbers.begin(), numbers.end(), span, is_before);
  return first != numbers.end() && first->file == span.file && first->begin < span.end;
}

bool is_on_broken_line(const Scope& scope, Span span) {
  const auto& lines = scope.unread.lines;
  const auto next = std::upper_bound(lines.begin(), lines.end(), span, is_before);
  if (next == lines.begin()) return false;
  const Span& line = *(next - 1);
  return line.file == span.file && span.begin < line.end;
}

}  // namespace

bool offers_names(const Scope& scope) {
  constexpr std::size_t kMostOffers = 2000;
  return scope.sink.diagnostics.size() < kMostOffers;
}

void complain(Scope& scope, Diagnostic row) {
  if (is_about_a_name(row.code) && is_on_broken_line(scope, row.span)) return;
  if (is_about_a_number(row.code) && has_unread_number(scope, row.span)) return;
  add_to(scope.sink, std::move(row));
}

void complain(Scope& scope, Code code, Span span, Message message) {
  complain(scope, diagnose(code, span, std::move(message)));
}

std::int32_t resolve(Scope& scope, const ast::Name& name, Thing thing) {
  if (name.text.empty()) return -1;
  const Declared* found = find(scope.names, name.text, thing);
  if (found != nullptr) {
    if (found->thing == thing) return found->at;
    if (found->thing != kUnknown) complain(scope, another_kind(name, *found, thing));
    return -1;
  }
  if (scope.names.incomplete) return -1;
  complain(scope,
           diagnose(Code::AK0201, name.span, worded("no {} is named `{}`", thing.word, name.text))
               .with_label("not declared")
               .with_steps(steps_of(scope, name, scope.names, thing)));
  return -1;
}

std::int32_t resolve_member(Scope& scope, Id<ir::Log> log, const ast::Name& name, Thing thing) {
  if (name.text.empty() || !log.valid()) return -1;
  const LogFacts& facts = facts_of(scope, log);
  const Declared* found = find(facts.members, name.text, thing);
  if (found != nullptr) {
    if (found->thing == thing) return found->at;
    complain(scope, another_kind(name, *found, thing));
    return -1;
  }
  if (facts.broken) return -1;
  if (offers_names(scope) && report_other_log(scope, log, name, thing)) return -1;
  const Declared* outside = find(scope.names, name.text, thing);
  if (outside != nullptr) {
    if (outside->thing != kUnknown) complain(scope, another_kind(name, *outside, thing));
    return -1;
  }
  complain(scope, diagnose(Code::AK0201, name.span,
                           worded("the log `{}` has no {} `{}`", facts.name, thing.word, name.text))
                      .with_label("not declared")
                      .with_steps(steps_of(scope, name, facts.members, thing)));
  return -1;
}

const LogFacts& facts_of(const Scope& scope, Id<ir::Log> log) { return scope.logs[log.index()]; }

std::string counted_noun(const Scope& scope, Id<ir::Clock> clock) {
  const ir::Clock& row = scope.program[clock];
  return row.items_called.empty() ? facts_of(scope, row.log).name : row.items_called;
}

namespace {

std::string not_counted(const Scope& scope, const ir::Clock& clock, const ast::Name& noun,
                        bool other_log) {
  if (!clock.items_called.empty()) {
    return fmt::format("the clock `{}` calls its items `{}`, not `{}`", clock.name,
                       clock.items_called, noun.text);
  }
  if (!other_log) return fmt::format("`{}` is not the log that is counted here", noun.text);
  return fmt::format("`{}` is another log; this is about `{}`", noun.text,
                     facts_of(scope, clock.log).name);
}

}  // namespace

bool check_counted_noun(Scope& scope, Id<ir::Clock> clock, const ast::Name& noun) {
  if (noun.text.empty() || !clock.valid() || !scope.program[clock].log.valid()) return true;
  const std::string own = counted_noun(scope, clock);
  if (noun.text == own) return true;
  const Declared* found = find(scope.names, noun.text, kThing<ast::Log>);
  if (found != nullptr && found->thing == kUnknown) return false;
  const bool log = found != nullptr && found->thing == kThing<ast::Log>;
  const ir::Clock& row = scope.program[clock];
  const bool other = log && noun.text != facts_of(scope, row.log).name;
  Steps steps = {{fmt::format("write `{}`", own), "", {Edit{noun.span, own}}}};
  if (row.items_called.empty() && !log) {
    steps.push_back({fmt::format("or say in the clock `{}` what it counts: items are called {}",
                                 row.name, noun.text)});
  }
  steps.front().sole = steps.size() == 1 && !other;
  complain(scope, diagnose(other ? Code::AK0206 : Code::AK0201, noun.span,
                           not_counted(scope, row, noun, other))
                      .with_label(fmt::format("`{}` is meant", own))
                      .with_steps(std::move(steps)));
  return false;
}

namespace {

bool is_noun(const std::vector<std::string>& nouns, const std::string& name) {
  return std::find(nouns.begin(), nouns.end(), name) != nouns.end();
}

}  // namespace

std::string said(const std::vector<ast::Name>& names) {
  std::string text;
  for (const ast::Name& name : names) {
    text += fmt::format("{}{}", text.empty() ? "" : " and ", name.text);
  }
  return fmt::format("`{}`", text);
}

namespace {

// All keys of the subject are among them: results are for the subject, which each record names.
bool says_all(const std::vector<std::string>& nouns, const std::vector<ast::Name>& names) {
  return !nouns.empty() && std::all_of(nouns.begin(), nouns.end(), [&](const std::string& noun) {
    return std::any_of(names.begin(), names.end(),
                       [&](const ast::Name& name) { return name.text == noun; });
  });
}

// One key of several, and no signal of its name: whose results are meant can't be told.
bool is_part(Scope& scope, const LogFacts& facts, const ast::Name& name) {
  if (facts.nouns.size() < 2 || !is_noun(facts.nouns, name.text)) return false;
  if (row_of<ast::Signal>(facts.members, name.text).valid()) return false;
  complain(scope,
           diagnose(Code::AK0201, name.span,
                    worded("the subject is told by `{}`, not by `{}` alone", facts.noun, name.text))
               .with_label("one of several keys")
               .with_help(fmt::format("by `{0}` alone only items are counted, by a signal at "
                                      "the same place (signal {0} is …); `for each {1}` is "
                                      "another deal",
                                      name.text, facts.noun)));
  return true;
}

}  // namespace

Groups resolve_groups(Scope& scope, Id<ir::Log> log, const std::vector<ast::Name>& names) {
  Groups groups;
  const LogFacts none;
  const LogFacts& facts = log.valid() ? facts_of(scope, log) : none;
  groups.by_subject = says_all(facts.nouns, names);
  Span has_subject;
  std::map<std::string, Span> said;
  for (const ast::Name& name : names) {
    const auto [first, is_new] = said.emplace(name.text, name.span);
    if (!is_new) {
      complain(scope,
               diagnose(Code::AK0203, name.span, worded("`for each {}` is said twice", name.text))
                   .with_other(first->second, "first here"));
      continue;
    }
    if (groups.by_subject && is_noun(facts.nouns, name.text)) continue;
    if (is_part(scope, facts, name)) {
      groups.known = false;
      continue;
    }
    const auto signal = resolve_member<ast::Signal>(scope, log, name);
    groups.known = groups.known && signal.valid();
    if (name.text == ir::kSubjectGroup) has_subject = name.span;
    if (signal.valid()) groups.signals.push_back(signal);
  }
  if (groups.by_subject && has_subject.file >= 0) {
    complain(scope, diagnose(Code::AK0202, has_subject,
                             "a statement calls the subject itself `subject`: two groups would "
                             "have this name")
                        .with_help("give the signal another name"));
  }
  return groups;
}

}  // namespace akad::scope
