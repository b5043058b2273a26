#include "runtime/report/credits/payment.h"

#include "runtime/phrases/dates.h"
#include "runtime/report/credits/to_json.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

using nlohmann::json;
using phrases::Phrase;
using phrases::PhraseList;

constexpr const char* kPayment = R"json(    "payment": {
      "type": "object",
      "description": "how what is payable is paid",
      "additionalProperties": false,
      "required": ["as"],
      "properties": {
        "as": {"enum": ["deduction", "payment"]},
        "invoice": {
          "type": ["string", "null"],
          "description": "of a deduction: the period whose invoice it is; null: it has no name"
        },
        "by": {
          "type": ["string", "null"],
          "format": "date",
          "description": "of a payment: the last date; null: the calendar has no such one"
        }
      }
    },
)json";

constexpr const char* kTogether = R"json(    "paid_together": {
      "type": "object",
      "additionalProperties": false,
      "required": ["amount", "payment"],
      "properties": {
        "amount": {"$ref": "#/$defs/money"},
        "payment": {
          "anyOf": [{"$ref": "#/$defs/payment"}, {"type": "null"}],
          "description": "null: the agreement does not say"
        }
      }
    },
)json";

}  // namespace

Phrase payment_said(const settlement::Payment& payment) {
  if (payment.as == ir::PaidAs::Deduction) {
    return payment.invoice ? Phrase("payment.invoice", phrases::period_label(*payment.invoice))
                           : Phrase("payment.next_invoice");
  }
  return payment.by ? Phrase("payment.by", format_date(*payment.by)) : Phrase("payment.no_date");
}

json payment_json(const settlement::Payment& payment) {
  json row = {{"as", std::string(ir::words(payment.as)[static_cast<std::size_t>(payment.as)])}};
  if (payment.as == ir::PaidAs::Deduction) {
    row["invoice"] = payment.invoice ? json(ir::label_of(*payment.invoice)) : json(nullptr);
  } else {
    row["by"] = payment.by ? json(format_date(*payment.by)) : json(nullptr);
  }
  return row;
}

PhraseList paid_together_said(const ir::Program& program,
                              std::span<const settlement::PeriodSettlement* const> periods) {
  const auto all = settlement::paid_together(periods);
  PhraseList said;
  if (all.size() < 2) return said;
  for (const settlement::PaidTogether& row : all) {
    const std::string amount = money_text(row.amount, program.agreement);
    said.push_back(row.payment ? Phrase("statement.paid", amount, payment_said(*row.payment))
                               : Phrase("statement.paid_unsaid", amount));
  }
  return said;
}

json paid_together_json(const ir::Program& program,
                        std::span<const settlement::PeriodSettlement* const> periods) {
  json rows = json::array();
  for (const settlement::PaidTogether& row : settlement::paid_together(periods)) {
    rows.push_back({{"amount", money_json(row.amount, program.agreement.currency)},
                    {"payment", row.payment ? payment_json(*row.payment) : json(nullptr)}});
  }
  return rows;
}

std::string payment_schema() { return kPayment; }
std::string paid_together_schema() { return kTogether; }

}  // namespace akad::report
