#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/audit/analysis/results.h"
#include "compiler/scope/scope.h"
#include "runtime/ir/amounts/fees.h"

namespace akad::audit {
namespace {

// Of whom a credit is owed: a target, and one of the groups that it has a result for.
struct Owing {
  const ir::Target& target;
  ir::CalledGroups group;
};

// The most that a fee can be said to be in a period, for one group; none: no share of it can be
// taken there.
std::optional<Rational> fee_of(const ir::Program& program, Id<ir::Fee> id, const Owing& owing,
                               const ir::CalledGroups& group) {
  const ir::Periods of = ir::periods_of(owing.target);
  const ir::Arising arising{ir::usual_period(program, of.cadence), of.over, group};
  std::optional<Rational> most;
  for (const ir::FeeTaken taken : ir::ways_to_take(program[id].period, of)) {
    const Rational base = ir::base_of(program, {Rational(1), id, taken}, arising);
    if (!most || base > *most) most = base;
  }
  return most;
}

// Of a fee by group, where a result is of all groups: none where nobody knows how many there are.
std::optional<Rational> fee_of_all(const ir::Program& program, Id<ir::Fee> id, const Owing& owing) {
  const auto others = fee_of(program, id, owing, {});
  if (!others || *others > 0) return std::nullopt;
  Rational sum = 0;
  for (const ir::CalledGroups& group : ir::groups_of(program[id])) {
    sum += *fee_of(program, id, owing, group);
  }
  return sum;
}

// All that is charged for a period; none: nobody can say.
std::optional<Rational> fees_of(const ir::Program& program, const Owing& owing) {
  Rational sum = 0;
  for (const Id<ir::Fee> id : ids_of(program.fees)) {
    const ir::Fee& row = program[id];
    const bool of_all = !row.for_each.empty() && !ir::is_by(program, owing.target, row.for_each);
    const auto fee =
        of_all ? fee_of_all(program, id, owing) : fee_of(program, id, owing, owing.group);
    if (!fee) return std::nullopt;
    sum += *fee;
  }
  return sum;
}

std::string fee_text(const Audit& audit, const Rational& fees, const Owing& owing) {
  const std::string period(ir::noun_of(ir::periods_of(owing.target)));
  std::string group;
  for (const ir::Fee& fee : audit.program.fees) {
    if (group.empty()) group = group_text(fee, owing.group);
  }
  if (audit.program.fees.size() > 1) {
    return fmt::format("the {} of all fees for the {}{}", money_text(audit, fees), period, group);
  }
  return fmt::format("the {} of `{}` for the {}{}", money_text(audit, fees),
                     audit.program.fees.front().name, period, group);
}

// One of each group for which results of the target may cost another fee.
std::vector<Owing> owing_of(const ir::Program& program, const ir::Target& target) {
  std::vector<Owing> all;
  for (const ir::Fee& fee : program.fees) {
    if (fee.for_each.empty() || !ir::is_by(program, target, fee.for_each)) continue;
    for (ir::CalledGroups& group : ir::groups_of(fee)) all.push_back({target, std::move(group)});
  }
  if (all.empty()) all.push_back({target, {}});
  return all;
}

// The credits of one target fall due together: for a bad period all of them are owed.
using ByTarget = std::map<Id<ir::Target>, std::vector<Id<ir::Credit>>>;

bool is_capped(const Audit& audit, Id<ir::Credit> credit, const Rational& fees) {
  return std::any_of(audit.program.caps.begin(), audit.program.caps.end(), [&](const ir::Cap& cap) {
    return ir::limits(cap, credit) && usual_most(audit, cap) <= fees;
  });
}

Rational dearest(const Audit& audit, Id<ir::Credit> id, const ir::CalledGroups& group) {
  const ir::Credit& credit = audit.program[id];
  return usual_amount(audit, credit, dearest_row(audit, credit), group);
}

void tell_of_row(Audit& audit, Id<ir::Credit> id, const ir::CalledGroups& group,
                 const std::string& fees) {
  const ir::Credit& credit = audit.program[id];
  const std::size_t row = dearest_row(audit, credit);
  tell(audit, diagnose(Code::AK1033, audit.map.slab_rows[id.index()][row],
                       worded("{} of the credit `{}` owes {}, more than {}", row_text(credit, row),
                              credit.name, amount_text(audit, id, row, group), fees))
                  .with_label("more than the service costs")
                  .with_help("check the amount and its digits, and whether the parties mean more "
                             "than the price"));
}

// False where it is not told.
bool check_together(Audit& audit, const std::vector<Id<ir::Credit>>& credits,
                    const ir::CalledGroups& group, const Rational& fees, const std::string& said) {
  Rational sum = 0;
  for (const Id<ir::Credit> id : credits) {
    if (is_capped(audit, id, fees)) return false;
    if (dearest(audit, id, group) > fees) return false;
    sum += dearest(audit, id, group);
  }
  if (sum <= fees) return false;
  Diagnostic row = diagnose(Code::AK1033, audit.map[credits.back()],
                            worded("one result of `{}` owes {} together, more than {}",
                                   audit.program[audit.program[credits.back()].target].name,
                                   money_text(audit, sum), said));
  for (std::size_t at = 0; at + 1 < credits.size() && at < scope::kMostLabels; ++at) {
    row = std::move(row).with_other(audit.map[credits[at]], "owed for the same result");
  }
  tell(audit, std::move(row).with_help("write a cap, if more than the fee is not meant"));
  return true;
}

// The first group of which it is told stands for the others.
bool check_owing(Audit& audit, const std::vector<Id<ir::Credit>>& credits, const Owing& owing) {
  const auto fees = fees_of(audit.program, owing);
  if (!fees || *fees == 0) return false;
  const std::string said = fee_text(audit, *fees, owing);
  bool told = false;
  for (const Id<ir::Credit> id : credits) {
    if (dearest(audit, id, owing.group) <= *fees) continue;
    tell_of_row(audit, id, owing.group, said);
    told = true;
  }
  if (credits.size() < 2) return told;
  return check_together(audit, credits, owing.group, *fees, said) || told;
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
                       money_text(audit, usual_amount(audit, credit, row) / share->share)))
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
    for (const Owing& owing : owing_of(audit.program, audit.program[target])) {
      if (check_owing(audit, credits, owing)) break;
    }
  }
}

}  // namespace akad::audit
