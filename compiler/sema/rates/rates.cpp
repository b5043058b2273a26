// Rates: prices that can be paid, for quantities that their target has.
#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/sema/rates/rate.h"

namespace akad::sema {
namespace {

using rates::each_of;
using rates::inserted;
using rates::price_of;
using rates::Reading;
using rates::refuse;
using scope::Choice;

bool is_share_of_fee(const ir::Price& price) {
  return std::holds_alternative<ir::ShareOfFee>(price.is);
}

// `also above the fee` says something where the most would be the fee, or is more than it.
bool check_above(const Reading& reading, const ir::Rate& rate) {
  const ast::Rate& written = reading.written;
  if (!written.above_the_fee) return true;
  const auto* most = rate.most ? std::get_if<ir::ShareOfFee>(&rate.most->is) : nullptr;
  if (most != nullptr ? most->share > 1 : !rate.most && is_share_of_fee(rate.price)) return true;
  if (rate.most) {
    scope::excluded(reading.scope, *written.above_the_fee, written.most->span,
                    "the most that is said is not above a fee");
  } else {
    scope::excluded(reading.scope, *written.above_the_fee, written.price.span,
                    "no fee limits this amount: it is not a share of one");
  }
  return false;
}

// An amount of each item is the most of what is owed for that item, not of what is for all.
bool check_most(const Reading& reading, const ir::Rate& rate) {
  if (!rate.most || !std::holds_alternative<ir::ShareOfItem>(rate.most->is)) return true;
  if (ir::is_by_item(rate)) return true;
  scope::excluded(reading.scope, reading.written.most->span, reading.written.each.span,
                  "this amount is one for all together, and each item has its own most");
  return false;
}

// What items are worth is paid for their misses and their lateness.
bool check_item_price(const Reading& reading, const ir::Rate& rate) {
  if (!std::holds_alternative<ir::ShareOfItem>(rate.price.is)) return true;
  const bool of_items = !std::holds_alternative<ir::EachPointBelow>(rate.each.of) &&
                        !std::holds_alternative<ir::EachOfSum>(rate.each.of);
  if (of_items) return true;
  scope::excluded(reading.scope, reading.written.each.span, reading.written.price.span,
                  "each item has its own amount, and a result is one of all items together");
  return false;
}

const std::string* kind_of(const ir::Price& price) {
  const auto* kind = std::get_if<ir::InKind>(&price.is);
  return kind == nullptr ? nullptr : &kind->of;
}

// The most is of what is paid.
bool check_one_kind(const Reading& reading, const ir::Rate& rate) {
  if (!rate.most) return true;
  const std::string *price = kind_of(rate.price), *most = kind_of(*rate.most);
  if (scope::same_kind(price, most)) return true;
  scope::complain(reading.scope, diagnose(Code::AK0312, reading.written.most->span,
                                          worded("the most is {}, and what is owed is {}",
                                                 scope::kind_said(most), scope::kind_said(price)))
                                     .with_other(reading.written.price.span, "what is owed")
                                     .with_help("the same in both places, in the same words"));
  return false;
}

bool set_most(const Reading& reading, ir::Rate& rate) {
  const ast::Rate& written = reading.written;
  if (written.most) {
    rate.most =
        price_of(reading, *written.most,
                 written.above_the_fee ? scope::AboveTheFee::Said : scope::AboveTheFee::Offered);
    if (!rate.most) return false;
  } else if (const auto* share = std::get_if<ir::ShareOfFee>(&rate.price.is);
             share != nullptr && !written.above_the_fee) {
    rate.most = ir::Price{ir::ShareOfFee{1, share->fee, share->taken}};
  }
  return true;
}

Reading reading_of(Scope& scope, const ast::Rate& written, Id<ir::Target> target) {
  Reading reading{scope, written, nullptr, {}, {}, {}};
  if (!target.valid()) return reading;
  const scope::TargetFacts& facts = scope.targets[target.index()];
  reading.log = facts.log;
  reading.periods = ir::periods_of(scope.program[target]);
  reading.target_place = scope.map[target];
  if (!facts.broken) reading.target = &scope.program[target];
  return reading;
}

// Whether the target can be met although the rate comes to something.
bool owes_where_met(const ir::Target& target, const ir::Rate& rate) {
  const auto* items = std::get_if<ir::OfItems>(&target.of);
  if (items != nullptr && items->small_misses > 0) return true;
  if (const auto* points = std::get_if<ir::EachPointBelow>(&rate.each.of)) {
    return points->below > target.bound;
  }
  if (const auto* sum = std::get_if<ir::EachOfSum>(&rate.each.of)) {
    return sum->free < target.bound;
  }
  return target.bound < 1;
}

}  // namespace

std::optional<ir::Rate> analyze_rate(Scope& scope, const ast::Rate& written,
                                     Id<ir::Target> target) {
  const Reading reading = reading_of(scope, written, target);
  const auto price = price_of(reading, written.price, scope::AboveTheFee::OfUnit);
  if (reading.target != nullptr && ir::looks_back(*reading.target)) {
    refuse(reading,
           worded("the target `{}` looks back, and a rate for such a target is not in the "
                  "language yet",
                  reading.target->name),
           "a table of results can be written for it: the result is …");
    return std::nullopt;
  }
  const auto each = each_of(reading, price);
  ir::Rate rate{price.value_or(ir::Price{}), each.value_or(ir::Each{}), {}};
  const bool sound = set_most(reading, rate);
  if (!sound || !price || !each) return std::nullopt;
  if (!check_one_kind(reading, rate)) return std::nullopt;
  if (!check_above(reading, rate) || !check_most(reading, rate)) return std::nullopt;
  return check_item_price(reading, rate) ? std::optional(rate) : std::nullopt;
}

ir::OwedWhen analyze_owed(Scope& scope, const ast::Credit& written, Id<ir::Target> target,
                          const std::optional<ir::Rate>& rate) {
  scope::said_once(scope, written.owed, "owed");
  if (!written.owed.empty()) return written.owed.front().when;
  const bool known = target.valid() && !scope.targets[target.index()].broken && !written.broken;
  if (!known || !rate || !owes_where_met(scope.program[target], *rate)) {
    return ir::OwedWhen::Missed;
  }
  const ast::RateLine& line = written.rates.front();
  scope::Asked asked{written.name.text, written.target.text};
  const auto way = [&](std::string text, std::string means) {
    Step step = inserted("\n  " + text, std::move(means), line.span, true);
    step.text = std::move(text);
    asked.offers.push_back(std::move(step));
  };
  way("owed only where the target is missed", "what the promise allows to be missed costs nothing");
  way("owed whether the target is met or missed",
      "all that is missed costs, also what the promise allows");
  demand(scope, Choice::OwedWhen, line.span, asked, {scope.map[target], "it allows some misses"});
  return ir::OwedWhen::Missed;
}

}  // namespace akad::sema
