#include "runtime/ir/amounts/in_kind.h"

#include <algorithm>

namespace akad::ir {

bool may_be_any_part(const Owed& owed) {
  const auto* rate = std::get_if<Rate>(&owed.is);
  if (rate == nullptr) return false;
  return std::visit(
      [](const auto& each) {
        using EachOf = std::decay_t<decltype(each)>;
        if constexpr (requires { each.parts; }) return each.parts == Parts::InProportion;
        return std::is_same_v<EachOf, ShareOfTimeDown>;
      },
      rate->each.of);
}

Rational implied_unit(const Credit& credit) {
  Rational unit(1, 1'000'000);
  const auto keep = [&](const Rational& quantity) {
    while (!is_whole(quantity / unit)) unit /= 10;
  };
  for (const SlabRow& row : credit.slabs) {
    if (const InKind* kind = in_kind(row.amount)) keep(kind->quantity);
    const auto* rate = std::get_if<Rate>(&row.amount.is);
    const auto* most =
        rate != nullptr && rate->most ? std::get_if<InKind>(&rate->most->is) : nullptr;
    if (most != nullptr) keep(most->quantity);
  }
  return unit;
}

bool is_always_whole(const Credit& credit) {
  if (is_whole(credit.unit)) return true;
  return std::all_of(credit.slabs.begin(), credit.slabs.end(), [](const SlabRow& row) {
    const InKind* kind = in_kind(row.amount);
    const auto* rate = std::get_if<Rate>(&row.amount.is);
    const auto* most =
        rate != nullptr && rate->most ? std::get_if<InKind>(&rate->most->is) : nullptr;
    return (kind == nullptr || is_whole(kind->quantity)) &&
           (most == nullptr || is_whole(most->quantity)) && !may_be_any_part(row.amount);
  });
}

bool is_rounded_in_kind(const Credit& credit) {
  const auto any_part = [](const SlabRow& row) { return may_be_any_part(row.amount); };
  return credit.rounding != RoundingMode::HalfUp || credit.unit != implied_unit(credit) ||
         std::any_of(credit.slabs.begin(), credit.slabs.end(), any_part);
}

}  // namespace akad::ir
