#include "tests/property/favour/mutations.h"

namespace akad::favour {
namespace {

using oracle::Dice;

template <class Amount>
bool move_amount(Dice& dice, Amount& amount) {
  if (auto* fixed = std::get_if<ir::FixedAmount>(&amount.is)) {
    fixed->money = moved<Rational>(dice, fixed->money, 100);
    return true;
  }
  if (auto* share = std::get_if<ir::ShareOfFee>(&amount.is)) {
    share->share = moved<Rational>(dice, share->share, Rational(1, 50));
    return true;
  }
  amount.is = ir::FixedAmount{100};
  return true;
}

bool change_slabs(Dice& dice, ir::Credit& credit) {
  static const std::vector<Rational> kShares = {Rational(1, 5), Rational(2, 5), Rational(3, 5),
                                                Rational(4, 5), Rational(97, 100)};
  const auto last = static_cast<std::int32_t>(credit.slabs.size()) - 1;
  switch (dice.small(5)) {
    case 0:
      if (last == 0) return false;
      credit.slabs.erase(credit.slabs.begin() + dice.small(last));
      return true;
    case 1: {
      ir::SlabRow row;
      row.bound = last == 0 ? ir::BoundKind::AtLeast : credit.slabs[0].bound;
      row.result = dice.of(kShares);
      row.amount = any_of(dice, credit.slabs)->amount;
      move_amount(dice, row.amount);
      credit.slabs.insert(credit.slabs.begin() + dice.small(last + 1), row);
      return true;
    }
    case 2:
      if (last == 0) return false;
      credit.slabs[dice.engine() % static_cast<std::size_t>(last)].result = dice.of(kShares);
      return true;
    default: return move_amount(dice, any_of(dice, credit.slabs)->amount);
  }
}

bool change_small(Dice& dice, ir::Credit& credit) {
  using Become = ir::SmallAmounts::Become;
  if (credit.small && dice.one_in(3)) {
    credit.small.reset();
    return true;
  }
  const Rational limit = Rational(100 * (1 + dice.small(8)));
  const bool raised = dice.one_in(2);
  credit.small =
      ir::SmallAmounts{limit, !raised && dice.one_in(2), raised ? Become::Raised : Become::NotDue};
  return true;
}

// Told by the log of the credit's target, as by any other.
bool change_claim(Dice& dice, const ir::Program& program, ir::Credit& credit) {
  if (credit.claim) {
    if (dice.one_in(3))
      credit.claim.reset();
    else
      credit.claim->within.days += 20;
    return true;
  }
  const Id<ir::Log> log = ir::log_of(program, program[credit.target]);
  ir::ClaimTerms terms;
  terms.within.days = 10;
  for (const Id<ir::Event> id : ids_of(program.events)) {
    if (terms.on.empty() && program[id].log == log) terms.on.push_back(id);
  }
  for (const Id<ir::Signal> id : ids_of(program.signals)) {
    const ir::Signal& signal = program[id];
    if (signal.log == log && signal.kind == ir::SignalKind::Text) terms.period = id;
  }
  if (terms.on.empty() || !terms.period.valid()) return false;
  credit.claim = terms;
  return true;
}

bool change_credit(Dice& dice, ir::Program& program) {
  ir::Credit* credit = any_of(dice, program.credits);
  if (credit == nullptr) return false;
  switch (dice.small(8)) {
    case 6: return change_small(dice, *credit);
    case 7: return change_claim(dice, program, *credit);
    case 0: credit->rounding = static_cast<RoundingMode>(dice.small(4)); return true;
    case 1:
      credit->unit = dice.one_in(2) ? program.agreement.money_unit : Rational(10);
      return true;
    case 2: {
      ir::Credit more = *credit;
      more.name = "more";
      program.credits.push_back(more);
      return true;
    }
    default: return change_slabs(dice, *credit);
  }
}

bool change_cap(Dice& dice, ir::Program& program) {
  ir::Cap* cap = any_of(dice, program.caps);
  if (cap == nullptr || dice.one_in(5)) {
    if (program.credits.empty()) return false;
    ir::Cap more;
    more.name = "more";
    more.most.is = ir::FixedAmount{700};
    if (dice.one_in(2)) more.credits = {any_id(dice, program.credits)};
    if (dice.one_in(3)) more.cadence = ir::Cadence::WholeTerm;
    program.caps.push_back(more);
    return true;
  }
  switch (dice.small(6)) {
    case 0:
      if (dice.one_in(2))
        cap->credits.clear();
      else
        cap->credits = {any_id(dice, program.credits)};
      return true;
    case 1: cap->cadence = another(dice, cap->cadence); return true;
    case 2: return take_one(dice, cap->groups);
    case 3: cap->by_subject = !cap->by_subject; return true;
    case 4:
      if (program.caps.size() < 2) return false;
      std::swap(program.caps[0], program.caps[1]);
      return true;
    default: return move_amount(dice, cap->most);
  }
}

bool change_fee(Dice& dice, ir::Program& program) {
  ir::Fee& fee = *any_of(dice, program.fees);
  if (dice.one_in(2))
    fee.part = another(dice, fee.part);
  else
    fee.amount = fee.amount + 1000;
  return true;
}

}  // namespace

bool mutate_remedy(Dice& dice, ir::Program& program) {
  switch (dice.small(5)) {
    case 0: return change_fee(dice, program);
    case 1:
    case 2: return change_cap(dice, program);
    default: return change_credit(dice, program);
  }
}

bool mutate(Dice& dice, ir::Program& program) {
  switch (dice.small(7)) {
    case 0:
    case 1: return mutate_target(dice, program);
    case 2:
    case 3:
    case 4:
    case 5: return mutate_measure(dice, program);
    default: return mutate_remedy(dice, program);
  }
}

}  // namespace akad::favour
