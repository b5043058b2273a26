#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "compiler/sema/scenarios/expected.h"
#include "runtime/base/exact.h"
#include "runtime/base/text.h"
#include "runtime/ir/amounts/told.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

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
  void operator()(const ast::ThenCap& line) const;
  void operator()(const ast::ThenTotal& line) const;
  void operator()(const ast::ThenTax& line) const;
  void operator()(const ast::ThenClaim& line) const;
};

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
  const bool is_sum = ir::summed_by(target) != nullptr;
  const bool is_figure = ir::figure_of(target).valid();
  const bool is_time = ir::outage_of(target).valid();
  if (!is_sum && !is_figure && !is_time) return;  // its own line was reported
  complain(expected.scope,
           diagnose(Code::AK0205, line.target.span,
                    worded("the target `{}` judges {} of a {}, not items", line.target.text,
                           is_sum      ? "a sum"
                           : is_figure ? "a figure"
                                       : "the time",
                           ir::noun_of(target.cadence)))
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
  scope::said_once(scope, line.left_out, "left out");
  row.left_out = !line.left_out.empty();
  row.told = told_of(scope, row.target, line.told);
  row.held = held_of(scope, row.target, line.held);
  add(std::move(row), line.span);
}

// "is undetermined, between 97% and 99.2%".
void set_least(Scope& scope, const ast::ThenPeriod& line, ir::Expectation& row) {
  row.least = quantity_of(scope, *line.least, measured_by(scope, row.target, line.target.text));
  if (line.verdict != ir::Verdict::Undetermined) {
    complain(scope, diagnose(Code::AK0207, line.least->span,
                             "only what is undetermined lies between two values")
                        .with_help("write: is undetermined, between … and …; or: is met with …"));
  } else if (row.least && row.result && *row.least > *row.result) {
    complain(scope, diagnose(Code::AK0308, line.least->span,
                             "the least value stands first, then the greatest"));
  }
}

// "no level" is said of a target that has some.
void check_levels(Scope& scope, Id<ir::Target> id, const ast::ThenPeriod& line) {
  if (!id.valid() || !scope.program[id].levels.empty() || scope.targets[id.index()].broken) return;
  complain(scope, diagnose(Code::AK0207, line.span,
                           worded("the target `{}` has no levels", line.target.text))
                      .with_other(scope.map[id], "this target"));
}

void Expected::operator()(const ast::ThenPeriod& line) const {
  ir::Expectation row;
  row.kind = ir::ExpectationKind::Period;
  row.target = resolve<ast::Target>(scope, line.target);
  row.period = period_of_line(scope, line.period, row.target);
  row.groups = group_values(scope, row.target, {line.target, line.groups});
  row.verdict = line.verdict;
  if (line.result) {
    row.result = quantity_of(scope, *line.result, measured_by(scope, row.target, line.target.text));
  }
  if (line.least) set_least(scope, line, row);
  if (line.level) {
    const ir::Level* level = level_of(scope, row.target, *line.level);
    if (level != nullptr) row.level = level->name;
  } else if (line.no_level) {
    row.level = "";
    check_levels(scope, row.target, line);
  }
  add(std::move(row), line.span);
}

// What the credit owes: money, or in kind. Nothing is known of one that is not there.
std::optional<Rational> amount_of_credit(Scope& scope, const ast::OwedLiteral& written,
                                         Id<ir::Credit> credit) {
  if (!credit.valid()) return std::nullopt;
  return quantity_in_kind(scope, written, ir::unit_in_kind(scope.program[credit]));
}

// "is USD 250.00, claimable until 2026-04-30", "has lapsed", "is waived".
void set_claim(Scope& scope, const ast::ThenCredit& line, ir::Expectation& row) {
  row.claim = line.claim;
  if (line.amount) row.amount = amount_of_credit(scope, *line.amount, row.credit);
  if (line.until && check_date(scope, *line.until)) row.until = line.until->date;
  if (!row.credit.valid() || scope.program[row.credit].claim) return;
  complain(scope, diagnose(Code::AK0207, line.span,
                           worded("the credit `{}` need not be claimed", line.credit.text))
                      .with_other(scope.map[row.credit], "this credit")
                      .with_help("write what is owed: is IDR 1_000, or is no credit"));
}

// "is not known": what it is a share of, or its cap.
void set_unknown(Scope& scope, const ast::ThenCredit& line, ir::Expectation& row) {
  row.fee_unknown = true;
  if (ir::is_told(scope.program)) return;
  complain(scope, diagnose(Code::AK0207, line.span,
                           "what every fee is, is written here: no record tells one, and so every "
                           "credit is known")
                      .with_help("write what is owed: is IDR 1_000, or is no credit"));
}

// Of a period as those that the credit is owed for.
std::string invoice_of(Scope& scope, const ast::PeriodLabel& written, const ir::Credit& credit) {
  const auto period = period_meant(scope, written);
  if (!period || !credit.target.valid()) return written.text;
  const ir::Cadence own = scope.program[credit.target].cadence;
  if (own == period->cadence && own != ir::Cadence::WholeTerm) return written.text;
  complain(scope,
           diagnose(Code::AK0206, written.span,
                    worded("the credit `{}` is owed for each {}, and deducted from the invoice of "
                           "the next {}, not of a {}",
                           credit.name, ir::noun_of(own), ir::noun_of(own),
                           ir::noun_of(period->cadence)))
               .with_help("write the period behind that of the credit as statements name it, or: "
                          "deducted from the next invoice, where it has no name"));
  return written.text;
}

// "paid by 2026-04-14", "deducted from the invoice of 2026-04".
void set_paid(Scope& scope, const ast::PaidSo& written, ir::Expectation& row) {
  row.paid = ir::PaidSo{written.as};
  if (written.by && check_date(scope, *written.by)) row.paid->by = written.by->date;
  if (!row.credit.valid()) return;
  const ir::Credit& credit = scope.program[row.credit];
  if (written.invoice) row.paid->invoice = invoice_of(scope, *written.invoice, credit);
  if (credit.paid && credit.paid->as == written.as) return;
  const std::string_view how = !credit.paid ? "does not say how it is paid"
                               : credit.paid->as == ir::PaidAs::Payment
                                   ? "is paid by a date, and not deducted from an invoice"
                                   : "is deducted from an invoice, and not paid by a date";
  complain(scope,
           diagnose(Code::AK0207, written.span, worded("the credit `{}` {}", credit.name, how))
               .with_other(scope.map[row.credit], "this credit")
               .with_help("write what is owed alone, or how the credit says that it is paid"));
}

void Expected::operator()(const ast::ThenCredit& line) const {
  ir::Expectation row;
  row.kind = ir::ExpectationKind::CreditAmount;
  row.credit = resolve<ast::Credit>(scope, line.credit);
  const Id<ir::Target> target =
      row.credit.valid() ? scope.program.credits[row.credit.index()].target : Id<ir::Target>{};
  row.period = period_of_line(scope, line.period, target);
  row.groups = group_values(scope, target, {line.credit, line.groups});
  if (line.fee_unknown) {
    set_unknown(scope, line, row);
  } else if (line.claim) {
    set_claim(scope, line, row);
  } else {
    row.amount = line.amount ? amount_of_credit(scope, *line.amount, row.credit) : Rational(0);
  }
  if (line.paid) set_paid(scope, *line.paid, row);
  add(std::move(row), line.span);
}

// A cap is asked about in periods of its own.
std::string period_of_cap(Scope& scope, const ast::ThenCap& line, Id<ir::Cap> cap) {
  const auto period = period_meant(scope, line.period);
  if (!period || !cap.valid()) return line.period.text;
  const ir::Cadence own = scope.program[cap].cadence;
  if (period->cadence != own) {
    complain(scope, diagnose(Code::AK0206, line.period.span,
                             worded("the cap `{}` is one for each {}, not for each {}",
                                    line.cap.text, ir::noun_of(own), ir::noun_of(period->cadence)))
                        .with_steps(own_periods(scope, line.period, *period, own)));
  } else if (line.period.to) {
    complain(scope, diagnose(Code::AK0206, line.period.span,
                             fmt::format("the cap `{}` is one for each {}, not for several",
                                         line.cap.text, ir::noun_of(own)))
                        .with_step(in_place(line.period, line.period.text)));
  }
  return line.period.text;
}

void Expected::operator()(const ast::ThenCap& line) const {
  ir::Expectation row;
  row.kind = ir::ExpectationKind::CapTakesOff;
  row.cap = resolve<ast::Cap>(scope, line.cap);
  row.period = period_of_cap(scope, line, row.cap);
  row.groups = group_values(scope, row.cap, {line.cap, line.groups});
  row.amount = line.amount ? money_of(scope, *line.amount) : Rational(0);
  add(std::move(row), line.span);
}

void Expected::operator()(const ast::ThenTotal& line) const {
  ir::Expectation row;
  row.kind = ir::ExpectationKind::TotalAmount;
  row.period = period_of_total(scope, line.period);
  if (const auto* kind = std::get_if<ast::InKindLiteral>(&line.amount)) {
    row.of_kind = kind->of.text;
    row.amount = kind->quantity.value;
    if (!ir::owes_in_kind(scope.program, row.of_kind)) {
      complain(scope,
               diagnose(Code::AK0312, kind->span, worded("no credit owes \"{}\"", kind->of.text))
                   .with_help("what a credit owes, in its words"));
      return;
    }
  } else {
    row.amount = money_of(scope, std::get<ast::MoneyLiteral>(line.amount));
  }
  add(std::move(row), line.span);
}

void Expected::operator()(const ast::ThenTax& line) const {
  ir::Expectation row;
  row.kind = ir::ExpectationKind::TotalTax;
  row.period = period_of_total(scope, line.period);
  row.amount = money_of(scope, line.amount);
  const bool has_tax = std::any_of(scope.program.fees.begin(), scope.program.fees.end(),
                                   [](const ir::Fee& fee) { return fee.tax_rate.has_value(); });
  if (!has_tax) {
    complain(scope, diagnose(Code::AK0207, line.span, "no fee says the rate of its tax")
                        .with_help("write the rate behind the fee: before tax, tax …%"));
  }
  add(std::move(row), line.span);
}

template <class Enum>
std::string_view word(Enum value) {
  return words(value)[static_cast<std::size_t>(value)];
}

std::string reasons_in_part() {
  std::string said;
  for (const ir::GrantReason reason : ir::kReasonsInPart) {
    said += fmt::format("{}{}", said.empty() ? "" : " or ", word(reason));
  }
  return said;
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
  if (!ir::may_be(line.grant, line.reason)) {
    complain(scope,
             diagnose(Code::AK0207, line.span,
                      fmt::format("what is {} is not {}", word(line.grant), word(line.reason)))
                 .with_help(line.grant == ir::Grant::Granted
                                ? std::string("leave the reason out")
                                : "what is granted in part is " + reasons_in_part()));
  }
  add(std::move(row), line.span);
}

}  // namespace

void analyze_expectation(const Told& told, const ast::ThenLine& written, std::vector<Span>& lines) {
  std::visit(Expected{told.scope, told.row, told.subjects, lines}, written);
}

}  // namespace akad::sema
