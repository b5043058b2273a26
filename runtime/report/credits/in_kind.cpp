#include "runtime/report/credits/in_kind.h"

#include <nlohmann/json.hpp>

#include "runtime/base/exact.h"
#include "runtime/report/json_object.h"
#include "runtime/report/schema/sets.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

using nlohmann::json;
using phrases::Count;
using phrases::Phrase;
using phrases::PhraseList;

constexpr int kDigits = 80;  // what is rounded ends before

constexpr const char* kInKind = R"json(    "in_kind": {
      "type": "object",
      "description": "no money: so many of what the agreement calls so",
      "additionalProperties": false,
      "required": ["quantity", "of"],
      "properties": {
        "quantity": {
          "type": "string",
          "pattern": "^-?[0-9]+(\\.[0-9]+|/[1-9][0-9]*)?$",
          "description": "exact: decimal, or a fraction where the decimals do not end"
        },
        "of": {"type": "string", "description": "as the agreement calls it"}
      }
    },
    "owed": {"oneOf": [{"$ref": "#/$defs/money"}, {"$ref": "#/$defs/in_kind"}]},
)json";

constexpr const char* kTotal = R"json(    "total_in_kind": {
      "type": "object",
      "additionalProperties": false,
      "required": ["total"],
      "properties": {
        "total": {"$ref": "#/$defs/in_kind", "description": "of one kind: the sum of what is owed"},
        "open": {
          "$ref": "#/$defs/in_kind",
          "description": "what undetermined results may come to beyond it, where known; or absent"
        },
        "open_end": {"$ref": "#/$defs/open_end"},
        "fee_not_known": {"$ref": "#/$defs/fee_not_known"},
        "items_unknown": {"$ref": "#/$defs/items_unknown"},
        "claimable": {
          "$ref": "#/$defs/in_kind",
          "description": "what may still be claimed beyond it; absent where nothing"
        }%more%
      }
    },
)json";

}  // namespace

Phrase in_kind_said(const settlement::KindTotal& total) {
  std::string said = in_kind_text(total.quantity, total.of);
  if (settlement::unsaid_in(total.beside) == 0) return Phrase(std::move(said));
  return Phrase("bound.at_least", std::move(said));
}

PhraseList beside_in_kind_said(const settlement::KindTotal& total) {
  PhraseList said;
  const auto text = [&](const Rational& quantity) { return in_kind_text(quantity, total.of); };
  if (total.claimable > 0) said.add("in_kind.claimable", text(total.claimable));
  if (total.beside.unknown > 0) said.add("statement.unknown", Count{total.beside.unknown});
  if (total.beside.open_end) {
    said.add("statement.open_end");
  } else if (total.beside.open > 0) {
    said.add("in_kind.open", text(total.beside.open));
  }
  return said;
}

json in_kind_json(const Rational& quantity, const std::string& of) {
  return object_of({{"quantity", exact_text(quantity, kDigits)}, {"of", of}});
}

json in_kind_json(const settlement::KindTotal& total) {
  json row = {{"total", in_kind_json(total.quantity, total.of)}};
  const auto amount = [&](const Rational& quantity) { return in_kind_json(quantity, total.of); };
  if (total.beside.open > 0) row["open"] = amount(total.beside.open);
  if (total.beside.open_end) row["open_end"] = true;
  if (total.beside.unknown > 0) row["items_unknown"] = total.beside.unknown;
  if (total.claimable > 0) row["claimable"] = amount(total.claimable);
  return row;
}

json in_kind_json(const std::vector<settlement::KindTotal>& totals) {
  json rows = json::array();
  for (const settlement::KindTotal& total : totals) rows.push_back(in_kind_json(total));
  return rows;
}

std::string in_kind_schema() { return kInKind; }

std::string total_in_kind_schema(std::string_view more) {
  std::string schema = kTotal;
  fill(schema, "%more%", std::string(more));
  return schema;
}

}  // namespace akad::report
