#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/base/exact.h"
#include "runtime/base/text.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

// As a group is named on a statement.
std::string text_of(const ir::Constant& constant) {
  switch (constant.kind) {
    case ir::ConstantKind::Text:
    case ir::ConstantKind::Flag: return constant.text;
    case ir::ConstantKind::Number: return exact_text(constant.number);
    case ir::ConstantKind::Time: break;
  }
  return format_rfc3339(constant.time);
}

struct Expected {
  Scope& scope;
  ir::Scenario& scenario;
  const Subjects& subjects;
  std::vector<Span>& lines;

  void add(ir::Expectation row, Span span) const {
    scenario.expectations.push_back(std::move(row));
    lines.push_back(span);
  }
  void operator()(const ast::ThenItem& line) const;
  void operator()(const ast::ThenPeriod& line) const;
  void operator()(const ast::ThenCredit& line) const;
  void operator()(const ast::ThenTotal& line) const;
  void operator()(const ast::ThenClaim& line) const;
};

// As scenarios name one.
std::string example_of(ir::Cadence cadence) {
  const std::string example(ir::form_of(cadence).example);
  if (cadence == ir::Cadence::Season) return fmt::format("season \"{}\"", example);
  return cadence == ir::Cadence::WholeTerm ? "the " + example : example;
}

std::string cadence_help(ir::Cadence cadence) {
  return cadence == ir::Cadence::WholeTerm
             ? "write: the whole term"
             : fmt::format("write a {} like `{}`", ir::noun_of(cadence), example_of(cadence));
}

// "the 12 months to 2026-12"
std::string periods_to(const ir::Periods& periods, const std::string& last) {
  const std::string_view noun = ir::noun_of(periods.cadence);
  return fmt::format("the {} {}s to {}", periods.over, noun, last);
}

std::string example_in(const ir::Periods& periods) {
  const std::string example = example_of(periods.cadence);
  return periods.looks_back() ? periods_to(periods, example) : example;
}

// A result over several periods is named by how many they are and the last of them.
void check_looking_back(Scope& scope, const ast::PeriodLabel& written, const ir::Target& target) {
  const ir::Periods of = ir::periods_of(target);
  if (!written.to && !of.looks_back()) return;
  if (!of.looks_back()) {
    complain(scope, diagnose(Code::AK0206, written.span,
                             fmt::format("the target `{}` has results for each {}, not for several",
                                         target.name, ir::noun_of(of.cadence)))
                        .with_help(fmt::format("write: in {}", written.text)));
    return;
  }
  const bool same = written.to && written.to->cadence == of.cadence && written.to->over &&
                    written.to->over->value == of.over;
  if (same) return;
  complain(scope, diagnose(Code::AK0206, written.span,
                           fmt::format("each result of the target `{}` is over {} {}s", target.name,
                                       of.over, ir::noun_of(of.cadence)))
                      .with_help(fmt::format("write: in {}", periods_to(of, written.text))));
}

// None where there is no such period, as reported.
std::optional<ir::CalendarPeriod> period_meant(Scope& scope, const ast::PeriodLabel& written) {
  if (!written.is_season) return written.period;
  const ir::Term term = ir::term_of(scope.program);
  const auto season = ir::parse_period(written.text, term);
  if (season && season->cadence == ir::Cadence::Season) return season;
  std::vector<std::string> names;
  for (const ir::NamedSeason& row : term.seasons) {
    names.push_back(fmt::format("write: in season \"{}\"", row.name));
  }
  complain(scope, diagnose(Code::AK0201, written.span,
                           fmt::format("no season is called \"{}\"", written.text))
                      .with_help(std::move(names)));
  return std::nullopt;
}

// A period that the target has results for.
std::string period_of_line(Scope& scope, const ast::PeriodLabel& written, Id<ir::Target> of) {
  const auto period = period_meant(scope, written);
  if (!period || !of.valid()) return written.text;
  const ir::Cadence cadence = period->cadence;
  const ir::Target& target = scope.program.targets[of.index()];
  if (target.cadence != cadence) {
    const ir::LabelForm& form = ir::form_of(target.cadence);
    complain(scope, diagnose(Code::AK0206, written.span,
                             fmt::format("the target `{}` has results for each {}, not for each {}",
                                         target.name, form.noun, ir::noun_of(cadence)))
                        .with_help(cadence_help(target.cadence)));
  } else {
    check_looking_back(scope, written, target);
  }
  return written.text;
}

std::string period_of_total(Scope& scope, const ast::PeriodLabel& written) {
  const auto period = period_meant(scope, written);
  if (!period) return {};
  const ir::Cadence cadence = period->cadence;
  if (!ir::has_periods(scope.program, cadence)) {
    complain(scope, Code::AK0206, written.span,
             fmt::format("no target has results for each {}", ir::noun_of(cadence)));
  } else if (written.to) {
    complain(scope,
             diagnose(Code::AK0206, written.span,
                      fmt::format("credits are owed in a {}, not in several", ir::noun_of(cadence)))
                 .with_help(fmt::format("write: in {}", written.text)));
  }
  return written.text;
}

void check_item_log(const Expected& expected, const ast::ThenItem& line,
                    const ir::Expectation& row) {
  if (!row.target.valid() || row.subject < 0) return;
  const Id<ir::Log> log = expected.scope.targets[row.target.index()].log;
  const Id<ir::Log> own = expected.scenario.subjects[static_cast<std::size_t>(row.subject)].log;
  if (!log.valid() || !own.valid() || log == own) return;
  complain(expected.scope, Code::AK0206, line.subject.span,
           fmt::format("`{}` is of the log `{}`; the target `{}` judges `{}`", line.subject.text,
                       facts_of(expected.scope, own).name, line.target.text,
                       facts_of(expected.scope, log).name));
}

void check_item_target(const Expected& expected, const ast::ThenItem& line, Id<ir::Target> id) {
  if (!id.valid()) return;
  const ir::Target& target = expected.scope.program[id];
  if (ir::clock_of(target).valid()) return;
  complain(expected.scope,
           diagnose(Code::AK0205, line.target.span,
                    fmt::format("the target `{}` judges the time of a {}, not items",
                                line.target.text, ir::noun_of(target.cadence)))
               .with_label("not for items")
               .with_help(fmt::format("write: then {} in {} is met", line.target.text,
                                      example_in(ir::periods_of(target)))));
}

// Of a subject that several logs tell of, the one in the target's log; -1 where none was given.
std::int32_t row_in_log(const Expected& expected, const std::vector<std::int32_t>& rows,
                        Id<ir::Target> target) {
  if (rows.empty()) return -1;
  if (!target.valid()) return rows.front();
  const Id<ir::Log> log = expected.scope.targets[target.index()].log;
  const auto in_log = std::find_if(rows.begin(), rows.end(), [&](std::int32_t row) {
    return expected.scenario.subjects[static_cast<std::size_t>(row)].log == log;
  });
  return in_log == rows.end() ? rows.front() : *in_log;
}

void Expected::operator()(const ast::ThenItem& line) const {
  ir::Expectation row;
  row.kind = ir::ExpectationKind::Item;
  row.target = resolve<ast::Target>(scope, line.target);
  row.subject = row_in_log(*this, subject_of(scope, subjects, line.subject), row.target);
  check_item_log(*this, line, row);
  check_item_target(*this, line, row.target);
  if (line.item) row.item = count_of(scope, *line.item, 1, ir::kMostItems, "an item").value_or(1);
  row.verdict = line.verdict;
  scope::said_once(scope, line.elapsed, "elapsed");
  scope::said_once(scope, line.due, "due");
  if (!line.elapsed.empty()) row.elapsed = duration_of(scope, line.elapsed.front(), {});
  if (!line.due.empty()) row.due = instant_of(scope, line.due.front());
  add(std::move(row), line.span);
}

// A subject is a text; a number stands for its digits.
std::string subject_text(const ast::Literal& written) {
  const bool is_number = written.kind == ir::ConstantKind::Number;
  return text_of({written.kind, is_number ? "" : written.text, written.number, 0});
}

struct GroupLine {
  const ast::Name& name;  // of the target or credit
  const std::vector<ast::GroupPart>& written;
};

std::vector<std::string> groups_of(const Scope& scope, const ir::Target& target, Id<ir::Log> log) {
  std::vector<std::string> names;
  if (target.by_subject) names = facts_of(scope, log).nouns;
  for (const Id<ir::Signal> signal : target.groups) {
    names.push_back(scope.program.signals[signal.index()].name);
  }
  return names;
}

bool is_noun(const Scope& scope, const ir::Target& target, Id<ir::Log> log,
             const std::string& name) {
  const std::vector<std::string>& nouns = facts_of(scope, log).nouns;
  return target.by_subject && std::find(nouns.begin(), nouns.end(), name) != nouns.end();
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

std::optional<ir::GroupValue> group_value(const Expected& expected, const ir::Target& target,
                                          Id<ir::Log> log, const ast::GroupPart& part) {
  Scope& scope = expected.scope;
  if (is_noun(scope, target, log, part.signal.text)) {
    if (part.value) {
      return ir::GroupValue{std::string(ir::kSubjectGroup), subject_text(*part.value)};
    }
    complain(scope, diagnose(Code::AK0205, part.signal.span,
                             fmt::format("every record is about a `{}`: no result of the target "
                                         "`{}` is without one",
                                         part.signal.text, target.name))
                        .with_label("always there")
                        .with_help(fmt::format("write: for {} = \"…\"", part.signal.text)));
    return std::nullopt;
  }
  for (const Id<ir::Signal> id : target.groups) {
    const ir::Signal& signal = scope.program.signals[id.index()];
    if (signal.name != part.signal.text) continue;
    if (!part.value) return ir::GroupValue{signal.name, std::string(ir::kNoValue)};
    const auto constant = constant_for(scope, signal, *part.value);
    if (!constant) return std::nullopt;
    return ir::GroupValue{signal.name, text_of(*constant)};
  }
  complain(scope, diagnose(Code::AK0201, part.signal.span,
                           fmt::format("the target `{}` has no result for each `{}`", target.name,
                                       part.signal.text))
                      .with_label("not one of its groups")
                      .with_advice(scope::suggestions(part.signal, groups_of(scope, target, log))));
  return std::nullopt;
}

// The groups of a target; all of them must be said, so that one result is meant.
std::vector<ir::GroupValue> group_values(const Expected& expected, Id<ir::Target> id,
                                         const GroupLine& line) {
  Scope& scope = expected.scope;
  std::vector<ir::GroupValue> values;
  if (!id.valid()) return values;
  const ir::Target& target = scope.program.targets[id.index()];
  const Id<ir::Log> log = scope.targets[id.index()].log;
  if (!log.valid() || !scope.targets[id.index()].groups_known) return values;
  std::set<std::string> said;
  for (const ast::GroupPart& part : line.written) {
    const bool again = !said.insert(part.signal.text).second;
    if (again && !part.value) {
      complain(scope, diagnose(Code::AK0203, part.signal.span,
                               fmt::format("`{}` is spoken of twice", part.signal.text))
                          .with_label("a result has one value of it, or none"));
    }
    auto value = group_value(expected, target, log, part);
    if (value) values.push_back(std::move(*value));
  }
  if (values.size() < line.written.size()) return values;
  const std::vector<std::string>& nouns = facts_of(scope, log).nouns;
  const bool all_keys = std::all_of(nouns.begin(), nouns.end(),
                                    [&](const std::string& noun) { return said.contains(noun); });
  if (target.by_subject && nouns.size() > 1 && all_keys) join_keys(nouns, line, values);
  for (const std::string& name : groups_of(scope, target, log)) {
    if (said.contains(name)) continue;
    const std::string_view noun = ir::noun_of(target.cadence);
    scope::missing(
        scope, line.name.span,
        fmt::format("`{}` has a result for each `{}`: which one is meant?", line.name.text, name),
        is_noun(scope, target, log, name)
            ? fmt::format("for {} = \"…\", behind the {}", name, noun)
            : fmt::format("for {0} = \"…\", behind the {1}, or: without {0}", name, noun));
  }
  return values;
}

void Expected::operator()(const ast::ThenPeriod& line) const {
  ir::Expectation row;
  row.kind = ir::ExpectationKind::Period;
  row.target = resolve<ast::Target>(scope, line.target);
  row.period = period_of_line(scope, line.period, row.target);
  row.groups = group_values(*this, row.target, {line.target, line.groups});
  row.verdict = line.verdict;
  if (line.result) {
    row.result = quantity_of(scope, *line.result, measured_kind(scope, row.target),
                             fmt::format("the target `{}`", line.target.text));
  }
  add(std::move(row), line.span);
}

void Expected::operator()(const ast::ThenCredit& line) const {
  ir::Expectation row;
  row.kind = ir::ExpectationKind::CreditAmount;
  row.credit = resolve<ast::Credit>(scope, line.credit);
  const Id<ir::Target> target =
      row.credit.valid() ? scope.program.credits[row.credit.index()].target : Id<ir::Target>{};
  row.period = period_of_line(scope, line.period, target);
  row.groups = group_values(*this, target, {line.credit, line.groups});
  row.amount = line.amount ? money_of(scope, *line.amount) : Rational(0);
  add(std::move(row), line.span);
}

void Expected::operator()(const ast::ThenTotal& line) const {
  ir::Expectation row;
  row.kind = ir::ExpectationKind::TotalAmount;
  row.period = period_of_total(scope, line.period);
  row.amount = money_of(scope, line.amount);
  add(std::move(row), line.span);
}

// Whether a grant has such a reason: what is granted has none, and what is refused all the others.
bool may_be(ir::Grant grant, ir::GrantReason reason) {
  if (reason == ir::GrantReason::None) return true;
  const bool partly = reason == ir::GrantReason::OutsideHours || reason == ir::GrantReason::UsedUp;
  return grant == ir::Grant::Refused || (grant == ir::Grant::InPart && partly);
}

template <class Enum>
std::string_view word(Enum value) {
  return words(value)[static_cast<std::size_t>(value)];
}

void Expected::operator()(const ast::ThenClaim& line) const {
  ir::Expectation row;
  row.kind = ir::ExpectationKind::Claim;
  row.exclusion = resolve<ast::Exclusion>(scope, line.exclusion);
  const std::vector<std::int32_t> rows = subject_of(scope, subjects, line.subject);
  row.subject = rows.empty() ? -1 : rows.front();
  row.at = instant_of(scope, line.at);
  row.grant = line.grant;
  row.reason = line.reason;
  if (!may_be(line.grant, line.reason)) {
    complain(scope,
             diagnose(Code::AK0207, line.span,
                      fmt::format("what is {} is not {}", word(line.grant), word(line.reason)))
                 .with_help(line.grant == ir::Grant::Granted
                                ? "leave the reason out"
                                : "in part is granted what lies outside the hours, or when "
                                  "a quota is used up"));
  }
  add(std::move(row), line.span);
}

}  // namespace

void analyze_expectation(const Told& told, const ast::ThenLine& written, std::vector<Span>& lines) {
  std::visit(Expected{told.scope, told.row, told.subjects, lines}, written);
}

}  // namespace akad::sema
