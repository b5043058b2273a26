#include "runtime/report/credits/item_owed.h"

#include "runtime/base/assert.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/credits/said.h"
#include "runtime/report/credits/to_json.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

using nlohmann::json;
using phrases::Phrase;
using phrases::PhraseList;

// A credit that is not owed for every result is owed for the items only where this one earns it.
Phrase where_earned(const ir::Credit& credit, Phrase said) {
  switch (credit.when) {
    case ir::OwedWhen::Always: return said;
    case ir::OwedWhen::Missed: return Phrase("item.owed_if_missed", std::move(said));
    case ir::OwedWhen::ByResult:
      return credit.slabs.size() > 1 ? Phrase("item.owed_by_result", std::move(said)) : said;
  }
  AKAD_ASSERT(false);
}

Phrase amount_said(const ir::Program& program, const measures::ItemAmount& row) {
  const ir::Credit& credit = program[row.by.credit];
  const std::string by = clause_text(credit.clause, credit.name);
  const Phrase period = phrases::period_label(row.period);
  const std::string units = exact_number(row.units);
  if (row.unpriced) return Phrase("item.owed_unpriced", units, period, by);
  if (!row.owed) {
    return row.negative ? Phrase("item.owed_negative", units, period, by)
                        : Phrase("item.owed_unknown", units, period, by);
  }
  const auto money = [&](const Rational& amount) {
    return owed_text(program, row.by.credit, amount);
  };
  const ir::RateAmount& owed = *row.owed;
  if (owed.amount == owed.whole) {
    return Phrase("item.owed", money(owed.amount), units, money(owed.price), period, by);
  }
  return Phrase("item.owed_most", money(owed.amount), units, money(owed.price), money(owed.whole),
                period, by);
}

bool is_by_dates(const ir::Program& program, const measures::ItemAmount& row) {
  return std::holds_alternative<ir::EachDateLate>(ir::rate_of(program, row.by).each.of);
}

Phrase with_lateness(const ir::Program& program, const measures::ItemAmount& row, Phrase said) {
  if (!row.late) return said;
  if (!is_by_dates(program, row)) {
    return Phrase("item.owed_late", std::move(said), phrases::length(*row.late));
  }
  const phrases::Count dates{static_cast<std::uint64_t>(*row.late)};
  return Phrase("item.owed_late_dates", std::move(said), dates);
}

json amount_json(const ir::Program& program, const measures::ItemAmount& row) {
  const ir::Credit& credit = program[row.by.credit];
  json told = {{"credit", credit.name},
               {"period", ir::label_of(row.period)},
               {"units", to_fraction(row.units)},
               {"price", nullptr},
               {"amount", nullptr}};
  if (row.late) told[is_by_dates(program, row) ? "late_dates" : "late_ms"] = *row.late;
  if (credit.slabs.size() > 1) told["row"] = row.by.row.index() + 1;
  if (!row.owed && row.negative) told["negative"] = true;
  if (row.unpriced) told["fee_not_known"] = true;
  if (!row.owed) return told;
  const auto amount = [&](const Rational& value) {
    return owed_json(program, row.by.credit, value);
  };
  told["price"] = amount(row.owed->price);
  told["amount"] = amount(row.owed->amount);
  if (row.owed->most) told["most"] = amount(*row.owed->most);
  return told;
}

}  // namespace

json item_owed_json(const ir::Program& program, const ItemAmounts& owed) {
  json rows = json::array();
  for (const measures::ItemAmount& row : owed) rows.push_back(amount_json(program, row));
  return rows;
}

PhraseList item_owed_said(const ir::Program& program, const ItemAmounts& owed) {
  PhraseList said;
  for (const measures::ItemAmount& row : owed) {
    Phrase amount = with_lateness(program, row, amount_said(program, row));
    said.push_back(where_earned(program[row.by.credit], std::move(amount)));
  }
  return said;
}

}  // namespace akad::report
