// Fees: what is charged for each period, from which date on it is another, and shares of others.
#include <fmt/format.h>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/base/text.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::sema {
namespace {

using scope::each;

void analyze_part(Scope& scope, const ast::PartLine& line, ir::Fee& fee) {
  fee.part = line.part;
  const auto noun = line.noun.cadence;
  if (!noun || *noun == fee.period) return;
  complain(scope, Code::AK0207, line.noun.span,
           worded("the fee `{}` is for each {}, not for each {}", fee.name, ir::noun_of(fee.period),
                  ir::noun_of(*noun)));
}

// The first day of one of its periods, or nothing would say what that period costs.
bool begins_a_period(Scope& scope, const ast::FeeStep& written, const ir::Fee& fee) {
  const std::string noun(ir::noun_of(fee.period));
  if (fee.period == ir::Cadence::WholeTerm || fee.period == ir::Cadence::Season) {
    complain(scope, diagnose(Code::AK0207, written.span,
                             worded("the fee `{}` is for each {}, and cannot change on a date",
                                    fee.name, noun))
                        .with_help("write two agreements, or a fee for each calendar month"));
    return false;
  }
  const ir::Term term = ir::term_of(scope.program);
  if (ir::begins_period(fee, *written.from.date, term)) return true;
  const ir::CalendarPeriod period = ir::period_of(fee.period, *written.from.date, term);
  const Date first = ir::first_day(period, term);
  const Date after = ir::first_day(ir::next(period, term), term);
  complain(scope,
           diagnose(Code::AK0207, written.from.span,
                    worded("the fee `{}` would change within a {}: which fee a share of that "
                           "{} is of, nobody could say",
                           fee.name, noun, noun))
               .with_step({format_date(first),
                           fmt::format("if the new fee is for the whole {}", noun),
                           {{written.from.span, format_date(first)}}})
               .with_step({format_date(after),
                           fmt::format("if it is for the {} after it", noun),
                           {{written.from.span, format_date(after)}}}));
  return false;
}

void analyze_steps(Scope& scope, const ast::Fee& written, ir::Fee& fee) {
  const ir::Agreement& agreement = scope.program.agreement;
  Date before = agreement.term_first;
  for (const ast::FeeStep& line : written.later) {
    const auto amount = money_of(scope, line.amount);
    if (!scope::check_date(scope, line.from) || agreement.term_last.days == 0) continue;
    const Date from = *line.from.date;
    if (from <= before || from > agreement.term_last) {
      complain(scope,
               diagnose(Code::AK0207, line.from.span,
                        from > agreement.term_last
                            ? worded("the term is over before {}", format_date(from))
                            : worded("a fee that changes on {} says so behind {}",
                                     format_date(from), format_date(before)))
                   .with_help("write the dates within the term, each later than the one before"));
      continue;
    }
    before = from;
    if (!begins_a_period(scope, line, fee) || !amount) continue;
    fee.later.push_back({from, *amount});
  }
}

void analyze_derived(Scope& scope, const ast::PartOfFee& written, ir::Fee& fee) {
  const auto of = resolve<ast::Fee>(scope, written.fee);
  if (written.share.share > 1) {
    complain(scope, Code::AK0306, written.share.span,
             worded("`{}` would be more than `{}`: a share is at most 100%", fee.name,
                    written.fee.text));
  }
  fee.derived = {scope::share_of(scope, written.share).value_or(1), of};
}
    fee.derived = {1, of};
    return;

void report_circle(Scope& scope, Id<ir::Fee> id, const ast::Fee& written) {
  complain(scope, diagnose(Code::AK0220, written.span,
                           worded("the fee `{}` is a share of itself", written.name.text))
                      .with_help("write one fee with its amount"));
  scope.program.fees[id.index()].derived = std::nullopt;
}

}  // namespace

void derive_fees(ir::Program& program) {
  for (const Id<ir::Fee> id : ids_of(program.fees)) {
    ir::Fee& fee = program.fees[id.index()];
    const auto root = ir::root_of(program, id);
    if (fee.derived && root) ir::follow(fee, program[root->fee], root->share);
  }
}

template <>
void analyze_kind<ast::Fee>(Scope& scope, const ast::File& file) {
  each<ast::Fee>(file, [&](const ast::Fee& written, std::int32_t row) {
    ir::Fee& fee = scope.program.fees[static_cast<std::size_t>(row)];
    fee.name = written.name.text;
    fee.clause = clause_of(scope, written.clause);
    fee.currency = scope.program.agreement.currency;
    if (written.derived) return analyze_derived(scope, *written.derived, fee);
    fee.amount = money_of(scope, written.amount).value_or(0);
    fee.tax = written.tax;
    fee.period = cadence_of(scope, written.periods);
    if (written.part) analyze_part(scope, *written.part, fee);
    analyze_steps(scope, written, fee);
  });
  each<ast::Fee>(file, [&](const ast::Fee& written, std::int32_t row) {
    const Id<ir::Fee> id{row};
    const ir::Fee& fee = scope.program.fees[id.index()];
    if (fee.derived && fee.derived->fee.valid() && !ir::root_of(scope.program, id)) {
      report_circle(scope, id, written);
    }
  });
  derive_fees(scope.program);
}

}  // namespace akad::sema
