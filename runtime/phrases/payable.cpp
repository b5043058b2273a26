#include "runtime/phrases/payable.h"

#include "runtime/base/written/money_form.h"

namespace akad::phrases {

Phrase small_amounts(const ir::Program& program, const ir::SmallAmounts& small) {
  const ir::Agreement& agreement = program.agreement;
  const std::string limit = amount_as_agreed(small.limit, agreement.currency, agreement.money_unit);
  if (small.become == ir::SmallAmounts::Become::Raised) return Phrase("akad.small.raised", limit);
  return small.limit_too ? Phrase("akad.small.not_due_up_to", limit)
                         : Phrase("akad.small.not_due_below", limit);
}

}  // namespace akad::phrases
