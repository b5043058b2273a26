#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

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
    if (row.told) return std::nullopt;
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

// One of each group for which results of the target may cost another fee. Shares of a fee by group
// have its groups.
std::vector<Owing> owing_of(const ir::Program& program, const ir::Target& target) {
  std::vector<Owing> all;
  std::set<ir::CalledGroups> known;
  for (const ir::Fee& fee : program.fees) {
    if (fee.for_each.empty() || !ir::is_by(program, target, fee.for_each)) continue;
    for (ir::CalledGroups& group : ir::groups_of(fee)) {
      if (known.insert(group).second) all.push_back({target, std::move(group)});
    }
  }
  if (all.empty()) all.push_back({target, {}});
  return all;
}

// A credit, and of what is the same for each group: the row that owes most, and the least of the
// caps that limit it.
struct Owed {
  Id<ir::Credit> credit;
  std::size_t row = 0;
  std::optional<Rational> capped;
};
// The credits of one target fall due together: for a bad period all of them are owed.
using ByTarget = std::map<Id<ir::Target>, std::vector<Owed>>;

std::optional<Rational> capped_at(const Audit& audit, const std::vector<Rational>& most_of_caps,
                                  Id<ir::Credit> credit) {
  std::optional<Rational> least;
  for (const Id<ir::Cap> cap : ids_of(audit.program.caps)) {
    const Rational& most = most_of_caps[cap.index()];
    if (!ir::limits(audit.program, audit.program[cap], credit)) continue;
    if (!least || most < *least) least = most;
  }
  return least;
}

Rational dearest(const Audit& audit, const Owed& owed, const ir::CalledGroups& group) {
  return usual_amount(audit, audit.program[owed.credit], owed.row, group);
}

void tell_of_row(Audit& audit, const Owed& owed, const ir::CalledGroups& group,
                 const std::string& fees) {
  const ir::Credit& credit = audit.program[owed.credit];
  tell(audit,
       diagnose(Code::AK1033, audit.map.slab_rows[owed.credit.index()][owed.row],
                worded("{} of the credit `{}` owes {}, more than {}", row_text(credit, owed.row),
                       credit.name, amount_text(audit, owed.credit, owed.row, group), fees))
           .with_label("more than the service costs")
           .with_help("check the amount and its digits, and whether the parties mean more "
                      "than the price"));
}

// False where it is not told.
bool check_together(Audit& audit, const std::vector<Owed>& credits, const ir::CalledGroups& group,
                    const Rational& fees, const std::string& said) {
  Rational sum = 0;
  for (const Owed& owed : credits) {
    if (owed.capped && *owed.capped <= fees) return false;
    const Rational most = dearest(audit, owed, group);
    if (most > fees) return false;
    sum += most;
  }
  if (sum <= fees) return false;
  const Id<ir::Credit> last = credits.back().credit;
  Diagnostic row = diagnose(
      Code::AK1033, audit.map[last],
      worded("one result of `{}` owes {} together, more than {}",
             audit.program[audit.program[last].target].name, money_text(audit, sum), said));
  for (std::size_t at = 0; at + 1 < credits.size() && at < scope::kMostLabels; ++at) {
    row = std::move(row).with_other(audit.map[credits[at].credit], "owed for the same result");
  }
  tell(audit, std::move(row).with_help("write a cap, if more than the fee is not meant"));
  return true;
}

// The first group of which it is told stands for the others.
bool check_owing(Audit& audit, const std::vector<Owed>& credits, const Owing& owing) {
  const auto fees = fees_of(audit.program, owing);
  if (!fees || *fees == 0) return false;
  const std::string said = fee_text(audit, *fees, owing);
  bool told = false;
  for (const Owed& owed : credits) {
    if (dearest(audit, owed, owing.group) <= *fees) continue;
    tell_of_row(audit, owed, owing.group, said);
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
  const bool capped =
      std::any_of(audit.program.caps.begin(), audit.program.caps.end(),
                  [&](const ir::Cap& cap) { return ir::limits(audit.program, cap, id); });
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
  std::vector<Rational> most_of_caps;
  for (const ir::Cap& cap : audit.program.caps) most_of_caps.push_back(usual_most(audit, cap));
  ByTarget all;
  for (const Id<ir::Credit> id : with_fixed_amounts(audit.program)) {
    if (ir::unit_in_kind(audit.program[id]) != nullptr) continue;
    check_owed_anew(audit, id);
    const ir::Credit& credit = audit.program[id];
    all[credit.target].push_back(
        {id, dearest_row(audit, credit), capped_at(audit, most_of_caps, id)});
  }
  for (const auto& [target, credits] : all) {
    for (const Owing& owing : owing_of(audit.program, audit.program[target])) {
      if (check_owing(audit, credits, owing)) break;
    }
  }
}

}  // namespace akad::audit
