// Rates: quantities that their target has, and prices that can be paid.
#include "runtime/base/written/currencies.h"
#include "runtime/base/written/letters.h"
#include "runtime/ir/amounts/fees.h"
#include "runtime/ir/soundness/soundness.h"
#include "runtime/ir/soundness/written.h"

namespace akad::ir {
namespace {

// Each of which keeps or breaks the promise.
bool is_of_items(const Target& target) {
  return std::holds_alternative<OfItems>(target.of) && !is_of_lengths(target);
}
bool is_of_time(const Target& target) { return std::holds_alternative<OfTime>(target.of); }

struct PriceCheck {
  Checker& c;
  const Rate& rate;
  const Target& target;
  bool is_most = false;  // which may be said to be above the fee

  void operator()(const FixedAmount& amount) const {
    c.require(amount.money >= 0, "an amount is not negative");
    c.require(is_payable(c.p, amount.money), "an amount is a multiple of the smallest one");
  }
  void operator()(const ShareOfFee& amount) const {
    c.require(amount.fee.valid(), "a share of a fee names the fee");
    c.require(!amount.fee.valid() ||
                  can_be_taken(amount.taken, c.p[amount.fee].period, periods_of(target)),
              "a share of a fee for other periods says what of it is taken");
    c.require(amount.share >= 0 && (is_most || amount.share <= 1) && is_percentage(amount.share),
              "the share of a fee lies between 0 and 1");
  }
  void operator()(const ShareOfItem& amount) const {
    const bool known = amount.of.valid() && c.p[amount.of].kind == SignalKind::Money &&
                       is_of_items(target) && c.p[amount.of].log == log_of(c.p, target);
    c.require(known, "an amount of an item is money that a signal of its log says");
    c.require(amount.share >= 0 && amount.share <= 1 && is_percentage(amount.share),
              "the share of an item's amount lies between 0 and 1");
    c.require(is_by_item(rate), "an amount of an item is owed for each item");
  }
  void operator()(const InKind& owed) const { check_in_kind(c, owed); }
};

struct EachCheck {
  Checker& c;
  const Rate& rate;
  const Target& target;

  void operator()(const EachMiss& each) const {
    require_items();
    c.require(lies_between(0, each.free, kMostItems), "so many misses are free");
    c.require(each.free == 0 || !std::holds_alternative<ShareOfItem>(rate.price.is),
              "where each item has its own amount, no miss is free");
  }
  void operator()(const EachTimeLate& each) const {
    require_stops();
    c.require(each.unit > 0 && is_length(each.unit) && is_length(each.free),
              "a unit of time is more than nothing");
  }
  void operator()(const EachDateLate& each) const {
    require_stops();
    c.require(lies_between(0, each.free, kMostItems), "so many dates are free");
  }
  void operator()(const EachTimeDown& each) const {
    c.require(is_of_time(target), "downtime is that of a target of time");
    c.require(each.unit > 0 && is_length(each.unit) && is_length(each.free),
              "a unit of time is more than nothing");
  }
  void operator()(const EachPointBelow& each) const {
    c.require(measured_kind(target) == MeasuredKind::Share && more_is_better(target.test),
              "percentage points below are those of a target that measures a share, at least");
    c.require(!std::holds_alternative<ShareOfItem>(rate.price.is),
              "what items are worth is owed for misses and lateness");
    c.require(each.step > 0 && each.step <= 1 && is_percentage(each.step),
              "a step is more than nothing");
    c.require(each.below > 0 && each.below <= 1 && is_percentage(each.below), kBounds);
  }
  void operator()(const EachOfSum& each) const {
    const std::string* summed = summed_by(target);
    c.require(summed != nullptr && *summed == each.of, "what is summed is that of its target");
    c.require(each.unit > 0 && is_decimal(each.unit) && each.free >= 0 && is_decimal(each.free),
              "a unit of a sum is more than nothing");
  }
  void operator()(const ShareOfTimeDown& each) const {
    c.require(is_of_time(target), "downtime is that of a target of time");
    c.require(each.of > 0 && each.of <= 1 && is_percentage(each.of), kBounds);
  }

  void require_stops() const {
    require_items();
    const auto* items = std::get_if<OfItems>(&target.of);
    c.require(items != nullptr && items->attribution == Attribution::ByStop,
              "lateness is owed for items in the period of their stop, and before it");
  }
  void require_items() const {
    c.require(is_of_items(target) && measured_kind(target) == MeasuredKind::Share,
              "misses and lateness are those of a target of items in time");
  }
};

}  // namespace

void check_in_kind(Checker& c, const InKind& owed) {
  c.require(owed.quantity >= 0 && is_decimal(owed.quantity), "an amount is not negative");
  c.require(is_text(owed.of) && begins_with_letter(owed.of),
            "what is owed in kind is called by words that begin with a letter");
  const std::string& currency = c.p.agreement.currency;
  c.require(!reads_as_money(owed.of, [&](const std::string& code) { return code == currency; }),
            "what is owed in kind is no money");
}

void check_rate(Checker& c, const Rate& rate, const Target& target) {
  c.require(!looks_back(target), "a rate is for a target that does not look back");
  std::visit(PriceCheck{c, rate, target}, rate.price.is);
  if (rate.most) std::visit(PriceCheck{c, rate, target, true}, rate.most->is);
  const auto* kind = std::get_if<InKind>(&rate.price.is);
  const auto* most = rate.most ? std::get_if<InKind>(&rate.most->is) : nullptr;
  c.require(!rate.most || (kind == nullptr ? most == nullptr : most && most->of == kind->of),
            kOneKind);
  std::visit(EachCheck{c, rate, target}, rate.each.of);
}

}  // namespace akad::ir
