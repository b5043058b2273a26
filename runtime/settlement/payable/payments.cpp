// How what is payable is paid. See payable.h.
#include <algorithm>
#include <map>
#include <tuple>

#include "runtime/settlement/payable/payable.h"

namespace akad::settlement {
namespace {

// The next period that has a name; none behind the whole term, or behind the last season.
std::optional<ir::CalendarPeriod> invoice_after(const ir::CalendarPeriod& period,
                                                const ir::Term& term) {
  if (period.cadence == ir::Cadence::WholeTerm) return std::nullopt;
  ir::CalendarPeriod after = ir::next(period, term);
  if (ir::is_between(after)) after = ir::next(after, term);
  const bool nameless = after.cadence == ir::Cadence::Season && after.name.empty();
  return nameless ? std::nullopt : std::optional(after);
}

// From when on the dates are counted: after a claim that came before the end of its period, from
// that end.
Date counted_from(const ir::PaidHow& how, const LineItem& line, const plan::Period& period,
                  const claimed::Dates& dates) {
  if (!how.after_claim) return period.last;
  return std::max(period.last, dates.date_of(line.claim->by->at));
}

// What payments that are one have alike; none where nothing is said.
using Invoice = std::pair<ir::Cadence, std::int32_t>;
using PaymentKey =
    std::optional<std::tuple<ir::PaidAs, std::optional<Invoice>, std::optional<Date>>>;

PaymentKey key_of(const std::optional<Payment>& payment) {
  if (!payment) return std::nullopt;
  std::optional<Invoice> invoice;
  if (payment->invoice) invoice = {payment->invoice->cadence, payment->invoice->number};
  return std::tuple(payment->as, invoice, payment->by);
}

}  // namespace

void set_payments(const ir::Program& program, std::span<const results::PeriodResults> periods,
                  std::vector<Line>& lines) {
  std::optional<claimed::Dates> dates;
  const ir::Term term = ir::term_of(program);
  for (Line& line : lines) {
    const auto& how = program[line.item.credit].paid;
    if (!how || line.item.payable == 0) continue;
    const plan::Period& period = periods[line.period].period;
    Payment& payment = line.item.payment.emplace(Payment{how->as});
    if (how->as == ir::PaidAs::Deduction) {
      payment.invoice = invoice_after(period.calendar, term);
      continue;
    }
    if (!dates) dates.emplace(program);
    payment.by = dates->last_of(*how->within, counted_from(*how, line.item, period, *dates));
  }
}

std::vector<PaidTogether> paid_together(std::span<const PeriodSettlement* const> periods) {
  std::vector<PaidTogether> all;
  std::map<PaymentKey, std::size_t> places;
  for (const PeriodSettlement* period : periods) {
    for (const LineItem& line : period->items) {
      if (line.payable == 0) continue;
      const auto [known, is_new] = places.try_emplace(key_of(line.payment), all.size());
      if (is_new) all.push_back({line.payment, 0});
      all[known->second].amount += line.payable;
    }
  }
  const bool unsaid = std::none_of(all.begin(), all.end(),
                                   [](const PaidTogether& row) { return row.payment.has_value(); });
  if (unsaid) all.clear();
  return all;
}

}  // namespace akad::settlement
