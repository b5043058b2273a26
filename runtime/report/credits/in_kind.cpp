#include "runtime/report/credits/in_kind.h"

#include <nlohmann/json.hpp>

#include "runtime/base/exact.h"
#include "runtime/report/json_object.h"
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

std::string in_kind_schema() { return kInKind; }

}  // namespace akad::report
