// What was charged, for who reads the schema of statements.
#include "runtime/report/credits/charged.h"

namespace akad::report {
namespace {

constexpr const char* kCharged = R"json(    "charged": {
      "description": "what records told of a fee",
      "type": "object",
      "additionalProperties": false,
      "required": ["fee", "log", "periods"],
      "properties": {
        "fee": {"type": "string"},
        "log": {"type": "string"},
        "periods": {
          "type": "array",
          "description": "those that records name; of any other nobody knows the fee",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["period", "records", "amount"],
            "properties": {
              "period": {"type": "string"},
              "records": {"$ref": "#/$defs/count"},
              "amount": {
                "$ref": "#/$defs/signed_money",
                "description": "the sum of what they say; below zero it is no fee"
              }
            }
          }
        },
        "charge_nothing": {
          "type": "array",
          "minItems": 1,
          "description": "records of it that count for no period; absent where there are none",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["charge", "at", "period", "why"],
            "properties": {
              "charge": {"type": "string", "description": "the subject of its log"},
              "at": {"$ref": "#/$defs/instant", "description": "when it happened, or arrived"},
              "period": {"type": ["string", "null"], "description": "null: it names none"},
              "why": {"enum": ["no period", "no such period", "no amount"]}
            }
          }
        },
        "lost_records": {
          "type": "integer",
          "minimum": 1,
          "description": "records that cannot be used and may have told another; or absent"
        }
      }
    },
    "signed_money": {
      "type": "object",
      "additionalProperties": false,
      "required": ["amount", "currency"],
      "properties": {
        "amount": {
          "type": "string",
          "pattern": "^-?[0-9]+(\\.[0-9]+|/[1-9][0-9]*)?$"
        },
        "currency": {"type": "string"}
      }
    },
)json";

}  // namespace

std::string charged_schema() { return kCharged; }

}  // namespace akad::report
