#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/clauses.h"
#include "compiler/scope/money.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

using scope::each;
using scope::said_once;

std::optional<ir::Periods> periods_of(const Scope& scope, Id<ir::Target> target) {
  if (!target.valid()) return std::nullopt;
  return ir::periods_of(scope.program[target]);
}

ir::Owed owed_in(Scope& scope, const ast::Owed& written, Id<ir::Target> target) {
  if (const auto* rate = std::get_if<ast::Rate>(&written.what)) {
    auto owed = analyze_rate(scope, *rate, target);
    return owed ? ir::Owed{*std::move(owed)} : ir::Owed{};
  }
  if (const auto* literal = std::get_if<ast::InKindLiteral>(&written.what)) {
    auto kind = scope::in_kind_of(scope, *literal);
    return kind ? ir::Owed{*std::move(kind)} : ir::Owed{};
  }
  ast::Amount amount{{}, written.span, written.text};
  if (const auto* share = std::get_if<ast::ShareOfFee>(&written.what)) amount.what = *share;
  if (const auto* money = std::get_if<ast::MoneyLiteral>(&written.what)) amount.what = *money;
  return ir::owed_of(amount_in(scope, amount, periods_of(scope, target)));
}

// Whether it says what the row above it leaves.
bool is_rest_of(const ast::SlabRow& line, const ast::SlabRow* above) {
  return line.worse && above != nullptr && above->level && !above->worse &&
         above->level->text == line.level->text;
}

// What a row asks of the result; the row of the text is made to ask that where it names a level.
std::optional<Rational> asked_in(Scope& scope, ast::SlabRow& line, const ast::SlabRow* above,
                                 Id<ir::Target> target, const scope::MeasuredBy& by) {
  if (!line.level) {
    return ir::test_of(line.bound) ? quantity_of(scope, line.result, by) : std::nullopt;
  }
  const ir::Level* level = level_of(scope, target, *line.level);
  if (level == nullptr) {
    line.bound = ir::BoundKind::AtLeast;  // reported: it asks something
    return std::nullopt;
  }
  if (is_rest_of(line, above)) return std::nullopt;  // as `otherwise`
  line.bound = ir::bound_kind(line.worse ? ir::opposite(level->test) : level->test);
  return level->bound;
}

void analyze_table(Scope& scope, const ast::SlabTable& written, const std::string& target,
                   ir::Credit& credit, std::vector<Span>& spans,
                   std::vector<std::string>& amounts) {
  const scope::MeasuredBy by = measured_by(scope, credit.target, target);
  ast::SlabTable table = written;
  std::vector<std::optional<Rational>> results;
  bool known = true;
  const ast::SlabRow* above = nullptr;
  for (ast::SlabRow& line : table.rows) {
    results.push_back(asked_in(scope, line, above, credit.target, by));
    above = &line;
    known = known && (results.back() || !line.level || !ir::test_of(line.bound));
    ir::SlabRow row;
    row.bound = line.bound;
    if (ir::test_of(line.bound)) row.result = results.back().value_or(1);
    row.amount = owed_in(scope, line.amount, credit.target);
    credit.slabs.push_back(std::move(row));
    spans.push_back(line.span);
    amounts.push_back(line.amount.text);
  }
  if (!known) return;  // whether its rows go one way nobody can say
  const auto test =
      credit.target.valid() ? std::optional(scope.program[credit.target].test) : std::nullopt;
  check_slabs(scope, table, by.kind.value_or(MeasuredKind::Share), test, results);
}

// One rate for every result, in place of a table.
void analyze_line(Scope& scope, const ast::Credit& written, ir::Credit& credit,
                  std::vector<Span>& spans, std::vector<std::string>& amounts) {
  const ast::RateLine& line = written.rates.front();
  auto rate = analyze_rate(scope, line.rate, credit.target);
  credit.when = analyze_owed(scope, written, credit.target, rate);
  credit.slabs.push_back({ir::BoundKind::Otherwise, 0, {}});
  if (rate) credit.slabs.back().amount.is = *std::move(rate);
  spans.push_back(line.span);
  amounts.push_back(line.text);
}

void analyze_slabs(Scope& scope, const ast::Credit& written, ir::Credit& credit,
                   std::vector<Span>& spans, std::vector<std::string>& amounts) {
  said_once(scope, written.slabs, "the result is");
  said_once(scope, written.rates, "the credit is");
  if (written.slabs.empty() && !written.rates.empty()) {
    return analyze_line(scope, written, credit, spans, amounts);
  }
  if (written.slabs.empty()) {
    if (written.broken) return;
    scope::missing(
        scope, written.name.span,
        worded("the credit `{}` does not say which result earns what", written.name.text),
        "the result is | at least 95% | no credit | otherwise | 5% of monthly_charge |");
    return;
  }
  const ast::SlabTable& table = written.slabs.front();
  if (!written.rates.empty()) {
    scope::excluded(scope, written.rates.front().span, table.span,
                    "a credit has a table or one rate, not both: a row of a table may give a rate");
  }
  if (!written.owed.empty()) {
    scope::excluded(scope, written.owed.front().span, table.span,
                    "the table says of each result what is owed, met or missed");
  }
  analyze_table(scope, table, written.target.text, credit, spans, amounts);
}

void analyze_rounding(Scope& scope, const ast::Credit& written, ir::Credit& credit) {
  said_once(scope, written.rounded, "rounded");
  if (ir::unit_in_kind(credit) != nullptr) return analyze_rounding_in_kind(scope, written, credit);
  credit.unit = scope.currency_known ? scope.program.agreement.money_unit : Rational(1);
  if (written.rounded.empty()) return;
  const ast::RoundedLine& line = written.rounded.front();
  credit.rounding = line.mode;
  const auto unit = quantity_in_kind(scope, line.unit, nullptr);
  if (!unit) return;
  if (*unit > 0) {
    credit.unit = *unit;
    return;
  }
  complain(scope, Code::AK0308, std::get<ast::MoneyLiteral>(line.unit).span,
           "an amount is rounded to more than zero");
}

}  // namespace

namespace {

void analyze_credits(Scope& scope, const ast::File& file, bool of_sums) {
  each<ast::Credit>(file, [&](const ast::Credit& written, std::int32_t at) {
    const auto row = static_cast<std::size_t>(at);
    ir::Credit& credit = scope.program.credits[row];
    const bool is_of_sum =
        credit.target.valid() && ir::summed_by(scope.program[credit.target]) != nullptr;
    if (is_of_sum != of_sums) return;
    analyze_slabs(scope, written, credit, scope.map.slab_rows[row], scope.map.slab_amounts[row]);
    check_kinds(scope, credit, scope.map.slab_rows[row]);
    analyze_rounding(scope, written, credit);
    analyze_claim(scope, written, credit);
    if (refuse_lines_of_money(scope, written, credit)) return;
    analyze_small(scope, written, credit);
    analyze_payment(scope, written, credit);
  });
}

}  // namespace

// What is summed is known before what is owed for the sum.
template <>
void analyze_kind<ast::Credit>(Scope& scope, const ast::File& file) {
  analyze_told_fees(scope, file);
  each<ast::Credit>(file, [&](const ast::Credit& written, std::int32_t at) {
    ir::Credit& credit = scope.program.credits[static_cast<std::size_t>(at)];
    credit.name = written.name.text;
    credit.clause = clause_of(scope, written.clause);
    credit.target = resolve<ast::Target>(scope, written.target);
  });
  analyze_credits(scope, file, false);
  analyze_sums(scope, file);
  analyze_credits(scope, file, true);
  check_summed(scope, file);
}

}  // namespace akad::sema
