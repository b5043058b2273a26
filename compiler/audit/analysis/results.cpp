#include "compiler/audit/analysis/results.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/quantities.h"
#include "runtime/base/text.h"
#include "runtime/base/written/money_form.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::audit {
namespace {

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
  const std::int32_t taken_as = ir::of_time(target).month_days;
  if (taken_as > 0) {
    return floor_of(ir::months_within(period, term) * Rational(taken_as) * Rational(kDay));
  }
  const Date first = first_within(period, term), last = ir::last_day_within(period, term);
  return (last.days - first.days + 1) * kDay;
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

namespace {

struct IsAsTold {
  const ir::Program& program;

  bool operator()(const ir::ShareOfFee& share) const { return program[share.fee].told.has_value(); }
  bool operator()(const ir::Rate& rate) const {
    return std::visit(*this, rate.price.is) || (rate.most && std::visit(*this, rate.most->is));
  }
  template <class Other>
  bool operator()(const Other&) const {
    return false;
  }
};

}  // namespace

bool is_as_told(const ir::Program& program, const ir::Credit& credit) {
  return std::any_of(credit.slabs.begin(), credit.slabs.end(), [&](const ir::SlabRow& row) {
    return std::visit(IsAsTold{program}, row.amount.is);
  });
}

bool is_as_told(const ir::Program& program, const ir::Cap& cap) {
  return std::visit(IsAsTold{program}, cap.most.is);
}

std::vector<Id<ir::Credit>> with_fixed_amounts(const ir::Program& program) {
  std::vector<Id<ir::Credit>> credits;
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    const ir::Credit& credit = program[id];
    if (!ir::has_rate(credit) && !is_as_told(program, credit)) credits.push_back(id);
  }
  return credits;
}

namespace {

const ir::Fee* fee_of(const ir::Program& program, const ir::Amount& amount) {
  const auto* share = std::get_if<ir::ShareOfFee>(&amount.is);
  return share == nullptr ? nullptr : &program[share->fee];
}

// The groups for which an amount may be another.
std::vector<ir::CalledGroups> groups_of(const ir::Program& program, const ir::Amount& amount) {
  const ir::Fee* fee = fee_of(program, amount);
  return fee == nullptr ? std::vector<ir::CalledGroups>(1) : ir::groups_of(*fee);
}

Rational usual_money(const Audit& audit, const ir::Amount& amount, const ir::Periods& of,
                     const ir::CalledGroups& group) {
  return ir::money_of(audit.program, amount, {usual_last(audit.program, of), of.over, group});
}

// For whom it is the most.
ir::CalledGroups dearest_group(const Audit& audit, const ir::Amount& amount,
                               const ir::Periods& of) {
  const auto groups = groups_of(audit.program, amount);
  return *std::max_element(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
    return usual_money(audit, amount, of, a) < usual_money(audit, amount, of, b);
  });
}

Rational least_money(const Audit& audit, const ir::Amount& amount, const ir::Periods& of) {
  std::optional<Rational> least;
  for (const ir::CalledGroups& group : groups_of(audit.program, amount)) {
    const Rational money = usual_money(audit, amount, of, group);
    if (!least || money < *least) least = money;
  }
  return *least;
}

// Of what is owed in kind the number, which is held against others of the same credit alone.
ir::Amount amount_in(const ir::Credit& credit, std::size_t row) {
  const ir::Owed& owed = credit.slabs[row].amount;
  if (const ir::InKind* kind = ir::in_kind(owed)) return {ir::FixedAmount{kind->quantity}};
  return *ir::amount_of(owed);
}

}  // namespace

Rational usual_amount(const Audit& audit, const ir::Credit& credit, std::size_t row,
                      const ir::CalledGroups& group) {
  const ir::Periods of = ir::periods_of(audit.program[credit.target]);
  return usual_money(audit, amount_in(credit, row), of, group);
}

Rational usual_amount(const Audit& audit, const ir::Credit& credit, std::size_t row) {
  const ir::Periods of = ir::periods_of(audit.program[credit.target]);
  const ir::Amount amount = amount_in(credit, row);
  return usual_money(audit, amount, of, dearest_group(audit, amount, of));
}

Rational least_amount(const Audit& audit, const ir::Credit& credit, std::size_t row) {
  return least_money(audit, amount_in(credit, row), ir::periods_of(audit.program[credit.target]));
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
  const ir::Periods of = ir::periods_of(cap);
  return usual_money(audit, cap.most, of, dearest_group(audit, cap.most, of));
}

Rational least_most(const Audit& audit, const ir::Cap& cap) {
  return least_money(audit, cap.most, ir::periods_of(cap));
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

std::string group_text(const ir::Fee& fee, const ir::CalledGroups& group) {
  if (fee.for_each.empty()) return {};
  const auto called = std::find_if(group.begin(), group.end(), [&](const ir::CalledGroup& row) {
    return row.name == fee.for_each;
  });
  if (called == group.end() || !called->value)
    return fmt::format(" for any other {}", fee.for_each);
  return fmt::format(" for {} \"{}\"", fee.for_each, *called->value);
}

std::string amount_text(const Audit& audit, Id<ir::Credit> id, std::size_t row,
                        const ir::CalledGroups& group) {
  const ir::Credit& credit = audit.program[id];
  const std::string& written = audit.map.slab_amounts[id.index()][row];
  const ir::Fee* fee = fee_of(audit.program, amount_in(credit, row));
  if (fee == nullptr) return written;
  return fmt::format("{} ({}{})", written,
                     money_text(audit, usual_amount(audit, credit, row, group)),
                     group_text(*fee, group));
}

std::string amount_text(const Audit& audit, Id<ir::Credit> id, std::size_t row) {
  const ir::Credit& credit = audit.program[id];
  const ir::Periods of = ir::periods_of(audit.program[credit.target]);
  return amount_text(audit, id, row, dearest_group(audit, amount_in(credit, row), of));
}

std::string row_text(const ir::Credit& credit, std::size_t row) {
  if (row + 1 == credit.slabs.size()) return "the row `otherwise`";
  return fmt::format("row {}", row + 1);
}

}  // namespace akad::audit
