#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/audit/analysis/results.h"
#include "compiler/scope/scope.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::audit {
namespace {

// The most that a fee can be said to be in a period; none: no share of it can be taken there.
std::optional<Rational> fee_of(const ir::Program& program, Id<ir::Fee> id, const ir::Periods& of) {
  const ir::CalendarPeriod period = ir::usual_period(program, of.cadence);
  std::optional<Rational> most;
  for (const ir::FeeTaken taken : ir::ways_to_take(program[id].period, of)) {
    const Rational base = ir::base_of(program, {Rational(1), id, taken}, period, of.over);
    if (!most || base > *most) most = base;
  }
  return most;
}

// All that is charged for a period; none: nobody can say.
std::optional<Rational> fees_of(const ir::Program& program, const ir::Periods& of) {
  Rational sum = 0;
  for (const Id<ir::Fee> id : ids_of(program.fees)) {
    const auto fee = fee_of(program, id, of);
    if (!fee) return std::nullopt;
    sum += *fee;
  }
  return sum;
}

std::string fee_text(const Audit& audit, const Rational& fees, const ir::Periods& of) {
  const std::string period(ir::noun_of(of));
  if (audit.program.fees.size() > 1) {
    return fmt::format("the {} of all fees for the {}", money_text(audit, fees), period);
  }
  return fmt::format("the {} of `{}` for the {}", money_text(audit, fees),
                     audit.program.fees.front().name, period);
}

// The credits of one target fall due together: for a bad period all of them are owed.
using ByTarget = std::map<Id<ir::Target>, std::vector<Id<ir::Credit>>>;

bool is_capped(const Audit& audit, Id<ir::Credit> credit, const Rational& fees) {
  return std::any_of(audit.program.caps.begin(), audit.program.caps.end(), [&](const ir::Cap& cap) {
    return ir::limits(cap, credit) && usual_most(audit, cap) <= fees;
  });
}

Rational dearest(const Audit& audit, Id<ir::Credit> id) {
  const ir::Credit& credit = audit.program[id];
  return usual_amount(audit, credit, dearest_row(audit, credit));
}

void tell_of_row(Audit& audit, Id<ir::Credit> id, const std::string& fees) {
  const ir::Credit& credit = audit.program[id];
  const std::size_t row = dearest_row(audit, credit);
  tell(audit, diagnose(Code::AK1033, audit.map.slab_rows[id.index()][row],
                       worded("{} of the credit `{}` owes {}, more than {}", row_text(credit, row),
                              credit.name, amount_text(audit, id, row), fees))
                  .with_label("more than the service costs")
                  .with_help("check the amount and its digits, and whether the parties mean more "
                             "than the price"));
}

void check_together(Audit& audit, const std::vector<Id<ir::Credit>>& credits, const Rational& fees,
                    const std::string& said) {
  Rational sum = 0;
  for (const Id<ir::Credit> id : credits) {
    if (is_capped(audit, id, fees)) return;
    if (dearest(audit, id) > fees) return;
    sum += dearest(audit, id);
  }
  if (sum <= fees) return;
  Diagnostic row = diagnose(Code::AK1033, audit.map[credits.back()],
                            worded("one result of `{}` owes {} together, more than {}",
                                   audit.program[audit.program[credits.back()].target].name,
                                   money_text(audit, sum), said));
  for (std::size_t at = 0; at + 1 < credits.size() && at < scope::kMostLabels; ++at) {
    row = std::move(row).with_other(audit.map[credits[at]], "owed for the same result");
  }
  tell(audit, std::move(row).with_help("write a cap, if more than the fee is not meant"));
}

std::int32_t periods_in_term(const ir::Program& program, ir::Cadence cadence) {
  const ir::Term term = ir::term_of(program);
  return ir::period_of(cadence, term.last, term).number -
         ir::period_of(cadence, term.first, term).number + 1;
}

// How many periods of a credit can owe a share of one and the same fee; 0 = nobody can say.
std::int32_t periods_of_one_fee(const ir::Program& program, const ir::ShareOfFee& share,
                                ir::Cadence credit) {
  const ir::Cadence fee = program[share.fee].period;
  if (credit == ir::Cadence::Season) return 0;
  const std::int32_t in_term = periods_in_term(program, credit);
  if (share.taken == ir::FeeTaken::Around) return std::min(in_term, ir::parts_in(fee, credit));
  return fee == ir::Cadence::WholeTerm ? in_term : 0;
}

// A share of the fee of a longer period, which each shorter one owes anew.
void check_owed_anew(Audit& audit, Id<ir::Credit> id) {
  const ir::Credit& credit = audit.program[id];
  const ir::Target& target = audit.program[credit.target];
  const std::size_t row = dearest_row(audit, credit);
  const auto* share = std::get_if<ir::ShareOfFee>(&credit.slabs[row].amount.is);
  if (share == nullptr || ir::looks_back(target) || share->share > 1) return;
  const std::int32_t count = periods_of_one_fee(audit.program, *share, target.cadence);
  const bool capped = std::any_of(audit.program.caps.begin(), audit.program.caps.end(),
                                  [&](const ir::Cap& cap) { return ir::limits(cap, id); });
  if (capped || count * share->share <= 1) return;
  const ir::Fee& fee = audit.program[share->fee];
  const std::string longer(ir::noun_of(fee.period)), shorter(ir::noun_of(target.cadence));
  tell(audit,
       diagnose(Code::AK1033, audit.map.slab_rows[id.index()][row],
                worded("{} of the credit `{}` owes {} for each {}: {} for {} of them in a {}, "
                       "more than its {}",
                       row_text(credit, row), credit.name, amount_text(audit, id, row), shorter,
                       money_text(audit, usual_amount(audit, credit, row) * count), count, longer,
                       money_text(audit, fee.amount)))
           .with_label(fmt::format("of a whole {}, each time", longer))
           .with_other(audit.map[share->fee], "the fee")
           .with_help(fmt::format("write a cap, or take the share of the part of the fee that "
                                  "falls on a {}",
                                  shorter)));
}

}  // namespace

void check_credit_over_fee(Audit& audit) {
  if (audit.program.fees.empty()) return;
  ByTarget all;
  for (const Id<ir::Credit> id : with_fixed_amounts(audit.program)) {
    check_owed_anew(audit, id);
    all[audit.program[id].target].push_back(id);
  }
  for (const auto& [target, credits] : all) {
    const ir::Periods of = ir::periods_of(audit.program[target]);
    const auto fees = fees_of(audit.program, of);
    if (!fees || *fees == 0) continue;
    const std::string said = fee_text(audit, *fees, of);
    for (const Id<ir::Credit> id : credits) {
      if (dearest(audit, id) > *fees) tell_of_row(audit, id, said);
    }
    if (credits.size() > 1) check_together(audit, credits, *fees, said);
  }
}

}  // namespace akad::audit
