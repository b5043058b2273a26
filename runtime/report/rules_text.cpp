#include "runtime/report/rules_text.h"

#include <fmt/format.h>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/report/words.h"
#include "runtime/results/promise.h"

namespace akad::report {
namespace {

// A mean of durations need not be whole milliseconds.
std::string duration_text(const Rational& milliseconds) {
  const std::string whole = format_duration(floor_of(milliseconds));
  return is_whole(milliseconds) ? whole : whole + "…";
}

std::string value_text(const ir::Program& program, const Measured& value, int decimals) {
  switch (value.kind) {
    case MeasuredKind::Share: return to_decimal(value.value * 100, decimals) + "%";
    case MeasuredKind::Length: return duration_text(value.value);
    case MeasuredKind::Count:
    case MeasuredKind::Number: return grouped(to_decimal(value.value, decimals));
    case MeasuredKind::Amount: return money_text(value.value, program.agreement.currency);
  }
  AKAD_ASSERT(false);
}

struct AmountText {
  const ir::Program& program;

  std::string operator()(const ir::NoAmount&) const { return "no credit"; }
  std::string operator()(const ir::FixedAmount& amount) const {
    return money_text(amount.money, program.agreement.currency);
  }
  std::string operator()(const ir::ShareOfFee& amount) const {
    const ir::Fee& fee = results::row_of(program, amount.fee);
    return fmt::format("{} of {} ({} {})", exact_percent(amount.share), fee.name,
                       money_text(fee.amount, fee.currency),
                       words(fee.tax)[static_cast<std::size_t>(fee.tax)]);
  }
};

}  // namespace

std::string measured_text(const ir::Program& program, const Measured& measured) {
  return value_text(program, measured, 4);
}

std::string bound_text(const ir::Program& program, const Measured& bound) {
  return value_text(program, bound, 10);
}

std::string promised_text(const ir::Program& program, const ir::Target& target) {
  if (target.all) return "every item in time";
  const std::string_view test = words(target.test)[static_cast<std::size_t>(target.test)];
  return fmt::format("{} {} {}", test, bound_text(program, results::promise_of(target)),
                     target.kind == ir::TargetKind::TimeWithoutOutage
                         ? "of the time without outage"
                         : "of the items in time");
}

std::string slab_text(const ir::Program& program, const ir::Credit& credit, Id<ir::SlabRow> row) {
  std::optional<Measured> below, at_least;
  const auto lower_than = [&](const Measured& m) { if (!below || m < *below) below = m; };
  const auto reaching = [&](const Measured& m) { if (!at_least || m > *at_least) at_least = m; };
  for (std::size_t i = 0; i <= row.index(); ++i) {
    const ir::SlabRow& slab = credit.slabs[i];
    if (slab.bound == ir::BoundKind::Otherwise) continue;
    const Measured bound =
        results::bound_of(results::row_of(program, credit.target), slab.result);
    if ((slab.bound == ir::BoundKind::Below) == (i == row.index())) lower_than(bound);
    else reaching(bound);
  }
  if (!below && !at_least) return "any result";
  std::string text = below ? "below " + bound_text(program, *below) : "";
  if (below && at_least) text += ", ";
  return at_least ? text + "at least " + bound_text(program, *at_least) : text;
}

std::string amount_text(const ir::Program& program, const ir::Amount& amount) {
  return std::visit(AmountText{program}, amount.is);
}

}  // namespace akad::report
