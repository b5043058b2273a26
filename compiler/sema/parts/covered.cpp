// Which subjects of a log are in service, from what is written to the IR.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/scope/clauses.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

struct Covered {
  Scope& scope;
  const ast::Covered& written;
  ir::Cover& row;
};

// By one key, so that a text names who is meant.
bool names_subjects(Covered& covered, const ast::InServiceLine& line) {
  if (!covered.row.log.valid()) return false;
  const ir::Log& log = covered.scope.program[covered.row.log];
  if (log.subject.valid() && log.subject_also.empty()) return true;
  complain(covered.scope,
           diagnose(Code::AK0206, line.span,
                    worded("the log `{}` does not tell its subjects by one key",
                           covered.written.log.text))
               .with_help(log.subject.valid()
                              ? "who is in service can be told by another log of such subjects: "
                                "each of … from … to …"
                              : "it is always about one subject, which is in service anyway"));
  return false;
}

// Days before the term or after it are no mistake while some lie in it: a site may be older than
// the agreement. Where none does, the line decides nothing, and a year is soon mistyped.
void check_in_term(Covered& covered, const ast::InServiceLine& line, const ir::InService& row) {
  const ir::Agreement& agreement = covered.scope.program.agreement;
  if (agreement.term_last.days == 0) return;  // it was not understood, as reported
  const bool before = row.last && *row.last < agreement.term_first;
  if (!before && row.first <= agreement.term_last) return;
  complain(covered.scope,
           diagnose(Code::AK1013, line.span,
                    worded("\"{}\" is in service on no day of the term", row.subject))
               .with_label(before ? "these days are over before the term begins"
                                  : "these days begin when the term is over")
               .with_help(fmt::format(
                   "the term is {} to {}: change the dates, or leave the line out",
                   format_date(agreement.term_first), format_date(agreement.term_last))));
}

void add_subject(Covered& covered, const ast::InServiceLine& line) {
  if (!names_subjects(covered, line) || !line.first.date) return;
  if (line.last && !line.last->date) return;
  ir::InService row{line.subject.text, *line.first.date, std::nullopt};
  if (line.last) row.last = line.last->date;
  if (line.subject.text.empty()) {
    complain(covered.scope, diagnose(Code::AK0308, line.subject.span, "nobody has an empty name"));
    return;
  }
  if (row.last && *row.last < row.first) {
    complain(covered.scope,
             diagnose(Code::AK0308, line.last->span, "the last day lies before the first"));
    return;
  }
  check_in_term(covered, line, row);
  covered.row.subjects.push_back(std::move(row));
}

bool overlap(const ir::InService& a, const ir::InService& b) {
  const bool a_ends_before = a.last && *a.last < b.first;
  const bool b_ends_before = b.last && *b.last < a.first;
  return a.subject == b.subject && !a_ends_before && !b_ends_before;
}

// Of one subject in the order of their first days.
void check_apart(Covered& covered) {
  std::map<std::pair<std::string, Date>, std::pair<ir::InService, Span>> rows;
  for (const ast::InServiceLine& line : covered.written.subjects) {
    if (!line.first.date || (line.last && !line.last->date)) continue;
    ir::InService row{line.subject.text, *line.first.date, std::nullopt};
    if (line.last) row.last = line.last->date;
    const auto report = [&](const auto& other) {
      scope::report_twice(covered.scope, other.second, line.span,
                          fmt::format("\"{}\" in service", line.subject.text));
    };
    const auto next = rows.lower_bound({row.subject, row.first});
    if (next != rows.end() && overlap(next->second.first, row)) {
      report(next->second);
    } else if (next != rows.begin() && overlap(std::prev(next)->second.first, row)) {
      report(std::prev(next)->second);
    } else {
      rows.emplace(std::pair(row.subject, row.first), std::pair(row, line.span));
    }
  }
}

void analyze_register(Covered& covered) {
  Scope& scope = covered.scope;
  scope::said_once(scope, covered.written.registers, "each of …");
  if (covered.written.registers.empty()) return;
  const ast::RegisterLine& line = covered.written.registers.front();
  const auto log = resolve<ast::Log>(scope, line.log);
  if (!log.valid() || !covered.row.log.valid()) return;
  if (!ir::can_meet(scope.program[log], scope.program[covered.row.log])) {
    complain(scope, diagnose(Code::AK0206, line.log.span,
                             worded("`{}` is a log of other subjects than `{}`", line.log.text,
                                    covered.written.log.text))
                        .with_help("its subjects are those of the same name: it names them by as "
                                   "many keys, or is about one as well"));
    return;
  }
  covered.row.told_by = log;
  covered.row.begins = members_of<ast::Event>(scope, log, line.begins);
  covered.row.ends = members_of<ast::Event>(scope, log, line.ends);
}

// Those that belong together are in service while one of them is.
void refuse_group(Covered& covered) {
  if (!covered.row.log.valid() || !facts_of(covered.scope, covered.row.log).is_group) return;
  complain(covered.scope,
           diagnose(Code::AK0207, covered.written.log.span,
                    worded("the subjects of `{}` are made of others, and those are in service",
                           covered.written.log.text))
               .with_help("name the log of those"));
  covered.row.log = {};
}

void check_said(Covered& covered) {
  const ast::Covered& written = covered.written;
  if (!written.subjects.empty() || !written.registers.empty() || written.broken) return;
  scope::missing(covered.scope, written.name.span,
                 worded("the cover `{}` does not say who is in service", written.name.text),
                 "a subject and its days, e.g. \"JKT-SIN-1\" from 2026-01-01; or: each of register "
                 "from added to removed");
}

}  // namespace

template <>
void analyze_kind<ast::Covered>(Scope& scope, const ast::File& file) {
  std::map<Id<ir::Log>, Span> logs;
  scope::each<ast::Covered>(file, [&](const ast::Covered& written, std::int32_t at) {
    Covered covered{scope, written, scope.program.covers[static_cast<std::size_t>(at)]};
    covered.row.name = written.name.text;
    covered.row.clause = clause_of(scope, written.clause);
    covered.row.log = resolve<ast::Log>(scope, written.log);
    refuse_group(covered);
    if (covered.row.log.valid()) {
      const auto [first, fresh] = logs.emplace(covered.row.log, written.log.span);
      if (!fresh) {
        scope::report_twice(scope, first->second, written.log.span,
                            fmt::format("covered … of {}", written.log.text));
      }
    }
    for (const ast::InServiceLine& line : written.subjects) add_subject(covered, line);
    check_apart(covered);
    analyze_register(covered);
    check_said(covered);
  });
}

}  // namespace akad::sema
