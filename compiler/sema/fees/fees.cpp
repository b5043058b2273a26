// Fees: what is charged for each period, from which date on it is another, and shares of others.
#include <fmt/format.h>

#include <utility>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/base/text.h"
#include "runtime/ir/amounts/fees.h"
#include "runtime/ir/soundness/written.h"

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

}  // namespace

std::optional<Rational> fee_amount(Scope& scope, const ast::MoneyLiteral& written,
                                   const ir::Fee& fee) {
  const auto amount = fee_money_of(scope, written);
  if (!amount || written.currency.text == fee.currency) return amount;
  complain(scope, diagnose(Code::AK0304, written.span,
                           worded("an amount in {} of the fee `{}`, which is in {}",
                                  written.currency.text, fee.name, fee.currency))
                      .with_label("another currency")
                      .with_help("all amounts of a fee are in one currency"));
  return std::nullopt;
}

std::vector<ir::FeeStep> fee_steps(Scope& scope, const std::vector<ast::FeeStep>& written,
                                   const ir::Fee& fee) {
  std::vector<ir::FeeStep> later;
  const ir::Agreement& agreement = scope.program.agreement;
  Date before = agreement.term_first;
  for (const ast::FeeStep& line : written) {
    const auto amount = fee_amount(scope, line.amount, fee);
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
    later.push_back({from, *amount});
  }
  return later;
}

namespace {

// Of its first amount, which all follow.
void set_currency(Scope& scope, const ast::MoneyLiteral& written, ir::Fee& fee) {
  const auto exchange = scope.exchanges.find(written.currency.text);
  if (exchange == scope.exchanges.end()) return;
  fee.currency = written.currency.text;
  fee.exchange = exchange->second.rate;
}

const ast::MoneyLiteral* first_amount(const ast::Fee& written) {
  if (written.for_each.text.empty()) return &written.amount;
  for (const ast::FeeRow& row : written.rows) {
    if (row.amount) return &*row.amount;
  }
  return nullptr;
}

void analyze_tax(Scope& scope, const ast::Percentage& written, ir::Fee& fee) {
  const auto rate = scope::share_of(scope, written);
  if (!rate) return;
  if (*rate > 0) {
    fee.tax_rate = *rate;
    return;
  }
  complain(scope, diagnose(Code::AK0308, written.span, "a tax is more than nothing")
                      .with_help("where there is none, nothing is written of its rate"));
}

void analyze_derived(Scope& scope, const ast::PartOfFee& written, ir::Fee& fee) {
  const auto of = resolve<ast::Fee>(scope, written.fee);
  if (written.share.share > 1) {
    complain(scope, Code::AK0306, written.share.span,
             worded("`{}` would be more than `{}`: a share is at most 100%", fee.name,
                    written.fee.text));
    fee.derived = {1, of};
    return;
  }
  fee.derived = {scope::share_of(scope, written.share).value_or(1), of};
}

// How fees are shares of others, each looked at once.
class Shares {
 public:
  explicit Shares(const ir::Program& program)
      : program_(program), deep_(program.fees.size(), kNew) {}

  // How many steps away the fee is that has an amount of its own; kNone: there is none.
  static constexpr int kNone = -1;
  int depth_of(Id<ir::Fee> id) {
    std::vector<std::size_t> path;
    Id<ir::Fee> at = id;
    for (; at.valid() && deep_[at.index()] == kNew; at = of(at)) {
      deep_[at.index()] = kOpen;
      path.push_back(at.index());
    }
    const bool ends = at.valid() ? deep_[at.index()] >= 0 : ends_at(path.back());
    if (at.valid() && deep_[at.index()] == kOpen) circle_ = at;
    int depth = at.valid() ? deep_[at.index()] : kNone;
    for (std::size_t step = path.size(); step > 0; --step) {
      deep_[path[step - 1]] = ends ? ++depth : kNone;
    }
    return deep_[id.index()];
  }
  // A fee of a circle that was come upon, once.
  Id<ir::Fee> take_circle() { return std::exchange(circle_, {}); }

 private:
  static constexpr int kNew = -2, kOpen = -3;

  Id<ir::Fee> of(Id<ir::Fee> id) const {
    const auto& derived = program_[id].derived;
    return derived ? derived->fee : Id<ir::Fee>();
  }
  bool ends_at(std::size_t fee) const { return !program_.fees[fee].derived; }

  const ir::Program& program_;
  std::vector<int> deep_;
  Id<ir::Fee> circle_ = {};
};

void report_circle(Scope& scope, const ast::Fee& written) {
  complain(scope, diagnose(Code::AK0220, written.span,
                           worded("the fee `{}` is a share of itself", written.name.text))
                      .with_help("write one fee with its amount"));
}

void report_depth(Scope& scope, const ast::Fee& written) {
  complain(scope, diagnose(Code::AK0902, written.span,
                           worded("`{}` is a share of a share, and so on: at most {} deep",
                                  written.name.text, ir::kDeepestNesting))
                      .with_help("write it as a share of a fee that is nearer to an amount"));
}

void check_shares(Scope& scope, const ast::File& file) {
  Shares shares(scope.program);
  std::vector<const ast::Fee*> fees;
  each<ast::Fee>(file, [&](const ast::Fee& written, std::int32_t) { fees.push_back(&written); });
  bool told = false;
  for (std::size_t at = 0; at < fees.size(); ++at) {
    const int depth = shares.depth_of(Id<ir::Fee>::of(at));
    const Id<ir::Fee> circle = shares.take_circle();
    if (circle.valid()) report_circle(scope, *fees[circle.index()]);
    if (depth > ir::kDeepestNesting && !told) report_depth(scope, *fees[at]);
    told = told || depth > ir::kDeepestNesting;
  }
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
  analyze_exchanges(scope, file);
  each<ast::Fee>(file, [&](const ast::Fee& written, std::int32_t row) {
    ir::Fee& fee = scope.program.fees[static_cast<std::size_t>(row)];
    fee.name = written.name.text;
    fee.clause = clause_of(scope, written.clause);
    fee.currency = scope.program.agreement.currency;
    if (written.derived) return analyze_derived(scope, *written.derived, fee);
    if (const auto* money = written.told ? nullptr : first_amount(written))
      set_currency(scope, *money, fee);
    fee.tax = written.tax;
    if (written.tax_rate) analyze_tax(scope, *written.tax_rate, fee);
    fee.period = cadence_of(scope, written.periods);
    if (written.told) fee.told.emplace();  // analyze_told_fees says by what
    if (written.told) return;
    if (written.part) analyze_part(scope, *written.part, fee);
    if (!written.for_each.text.empty()) return analyze_fee_rows(scope, written, fee);
    fee.amount = fee_amount(scope, written.amount, fee).value_or(0);
    fee.later = fee_steps(scope, written.later, fee);
  });
  check_shares(scope, file);
  derive_fees(scope.program);
}

}  // namespace akad::sema
