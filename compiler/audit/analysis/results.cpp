#include "compiler/audit/analysis/results.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/quantities.h"
#include "runtime/base/text.h"
#include "runtime/base/written/money_form.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::audit {
namespace {

void cut_from(Range& range, const Rational& bound, bool with_bound) {
  if (range.from && (*range.from > bound || (*range.from == bound && !range.with_from))) return;
  range.from = bound;
  range.with_from = with_bound;
}

void cut_to(Range& range, const Rational& bound, bool with_bound) {
  if (range.to && (*range.to < bound || (*range.to == bound && !range.with_to))) return;
  range.to = bound;
  range.with_to = with_bound;
}

void keep(Range& range, ir::Comparison test, const Rational& bound) {
  switch (test) {
    case ir::Comparison::AtLeast: return cut_from(range, bound, true);
    case ir::Comparison::MoreThan: return cut_from(range, bound, false);
    case ir::Comparison::AtMost: return cut_to(range, bound, true);
    case ir::Comparison::LessThan: return cut_to(range, bound, false);
  }
}

// The last of as many periods that the term does not cut as are looked back on, or of those that
// there are: the first of the term have fewer behind them, and shares of fewer fees.
ir::CalendarPeriod usual_last(const ir::Program& program, const ir::Periods& of) {
  const ir::Term term = ir::term_of(program);
  ir::CalendarPeriod last = ir::usual_period(program, of.cadence);
  for (std::int32_t behind = 1; behind < of.over; ++behind) {
    const ir::CalendarPeriod after = ir::next(last, term);
    if (ir::first_day(after, term) > term.last || ir::is_cut(after, term)) break;
    last = after;
  }
  return last;
}

}  // namespace

Date first_within(const ir::CalendarPeriod& period, const ir::Term& term) {
  return std::max(ir::first_day(period, term), term.first);
}

Duration length_of(const ir::Term& term, const ir::Target& target,
                   const ir::CalendarPeriod& period) {
  const Date first = first_within(period, term), last = ir::last_day_within(period, term);
  const std::int32_t days = last.days - first.days + 1;
  const std::int32_t taken_as = ir::of_time(target).month_days;
  if (taken_as == 0) return days * kDay;
  const std::int32_t months = (days + taken_as / 2) / taken_as;
  return months * taken_as * kDay;
}

Duration longest_of(const ir::Program& program, const ir::Target& target) {
  const ir::Term term = ir::term_of(program);
  const ir::CalendarPeriod last = ir::period_of(target.cadence, term.last, term);
  Duration longest = 0;
  for (auto period = ir::period_of(target.cadence, term.first, term); period.number <= last.number;
       period = ir::next(period, term)) {
    if (!ir::is_between(period)) longest = std::max(longest, length_of(term, target, period));
  }
  return longest * target.over_last;
}

std::vector<Id<ir::Credit>> with_fixed_amounts(const ir::Program& program) {
  std::vector<Id<ir::Credit>> credits;
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    if (!ir::has_rate(program[id])) credits.push_back(id);
  }
  return credits;
}

Rational usual_amount(const Audit& audit, const ir::Credit& credit, std::size_t row) {
  const ir::Periods of = ir::periods_of(audit.program[credit.target]);
  return ir::money_of(audit.program, *ir::amount_of(credit.slabs[row].amount),
                      usual_last(audit.program, of), of.over);
}

std::vector<Range> ranges_of(const ir::Program& program, const ir::Credit& credit) {
  const Scale scale = scale_of(ir::measured_kind(program[credit.target]));
  Range left{scale.least, scale.most};
  std::vector<Range> ranges;
  for (const ir::SlabRow& slab : credit.slabs) {
    ranges.push_back(left);
    const auto test = ir::test_of(slab.bound);
    if (!test) continue;
    keep(ranges.back(), *test, slab.result);
    keep(left, ir::opposite(*test), slab.result);
  }
  return ranges;
}

std::optional<Range> those_of(Range range, ir::Comparison test, const Rational& bound) {
  keep(range, test, bound);
  if (!range.from || !range.to || *range.from < *range.to) return range;
  if (*range.from == *range.to && range.with_from && range.with_to) return range;
  return std::nullopt;
}

std::string text_of(MeasuredKind kind, const Range& range) {
  const Scale scale = scale_of(kind);
  const auto text = [&](const Rational& result) { return scope::quantity_text(kind, result); };
  const bool begins = range.from && range.from != scale.least;
  const bool ends = range.to && range.to != scale.most;
  if (range.from && range.from == range.to) return fmt::format("of {}", text(*range.from));
  if (begins && ends) return fmt::format("from {} to {}", text(*range.from), text(*range.to));
  if (begins && range.with_from) return fmt::format("from {} on", text(*range.from));
  if (begins) return fmt::format("above {}", text(*range.from));
  if (ends && range.with_to) return fmt::format("up to {}", text(*range.to));
  if (ends) return fmt::format("below {}", text(*range.to));
  return "for any result";
}

Rational usual_most(const Audit& audit, const ir::Cap& cap) {
  return ir::money_of(audit.program, cap.most,
                      usual_last(audit.program, {cap.cadence, cap.over_last}), cap.over_last);
}

std::size_t dearest_row(const Audit& audit, const ir::Credit& credit) {
  std::size_t dearest = 0;
  for (std::size_t row = 1; row < credit.slabs.size(); ++row) {
    if (usual_amount(audit, credit, row) > usual_amount(audit, credit, dearest)) dearest = row;
  }
  return dearest;
}

std::string money_text(const Audit& audit, const Rational& money) {
  const ir::Agreement& agreement = audit.program.agreement;
  return amount_as_agreed(money, agreement.currency, agreement.money_unit);
}

std::string amount_text(const Audit& audit, Id<ir::Credit> id, std::size_t row) {
  const ir::Credit& credit = audit.program[id];
  const std::string& written = audit.map.slab_amounts[id.index()][row];
  if (!std::holds_alternative<ir::ShareOfFee>(credit.slabs[row].amount.is)) return written;
  return fmt::format("{} ({})", written, money_text(audit, usual_amount(audit, credit, row)));
}

std::string row_text(const ir::Credit& credit, std::size_t row) {
  if (row + 1 == credit.slabs.size()) return "the row `otherwise`";
  return fmt::format("row {}", row + 1);
}

}  // namespace akad::audit
