// What is owed and how it came to that, for who reads the schemas of statements and explanations.
#include "runtime/report/credits/claim.h"
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/credits/payment.h"
#include "runtime/report/credits/to_json.h"
#include "runtime/report/schema/sets.h"
#include "runtime/report/statement/counts.h"

namespace akad::report {
namespace {

constexpr const char* kMoney = R"json(    "money": {
      "type": "object",
      "additionalProperties": false,
      "required": ["amount", "currency"],
      "properties": {
        "amount": {
          "type": "string",
          "pattern": "^[0-9]+(\\.[0-9]+|/[1-9][0-9]*)?$",
          "description": "exact: decimal, or a fraction where the decimals do not end"
        },
        "currency": {"$ref": "#/$defs/currency"}
      }
    },
    "exchanged": {
      "type": "object",
      "additionalProperties": false,
      "required": ["from", "at"],
      "properties": {
        "from": {"$ref": "#/$defs/money", "description": "in the currency of the fee"},
        "at": {"$ref": "#/$defs/exact_number", "description": "what one of it is in our money"}
      }
    },
    "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "exact_number": {"type": "string", "pattern": "^(0|[1-9][0-9]*)(/[1-9][0-9]*)?$"},
)json";

constexpr const char* kCredit = R"json(    "credit": {
      "type": "object",
      "additionalProperties": false,
      "required": ["line", "credit", "clause", "target", "group", "result", "slab", "rule",
                   "exact", "payable"],
      "properties": {
        "line": {
          "type": "integer",
          "minimum": 1,
          "description": "its number among all lines of the term: akad explain --line"
        },
        "credit": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "target": {"type": "string"},
        "group": {"$ref": "#/$defs/group"},
        "result": {
          "$ref": "#/$defs/measured",
          "description": "what the table was asked with: without what is not counted again"
        },
        "slab": {"type": "string", "description": "the row of the table that held, in words"},
        "rule": {"type": "string", "description": "how the amount follows, in words"},
        "share_of": {
          "$ref": "#/$defs/money",
          "description": "of the fee, in this period; absent where it is the fee as written"
        },
        "exchanged": {
          "$ref": "#/$defs/exchanged",
          "description": "share_of, of a fee in another currency"
        },
        "without_fee": {
          "const": true,
          "description": "nothing is charged for the group, and so nothing is owed"
        },
        "credited_up_to": {
          "type": "string",
          "description": "a credit was owed for it, before caps: up to its end nothing counts again"
        },
        "credited_then": {
          "type": "object",
          "description": "that credit; with credited_up_to",
          "additionalProperties": false,
          "required": ["exact", "payable"],
          "properties": {
            "exact": {"$ref": "#/$defs/owed", "description": "before caps and rounding"},
            "payable": {"$ref": "#/$defs/owed", "description": "after caps, rounded"}
          }
        },
        "counts": {
          "description": "of which result is taken, where something is not counted again",
          "oneOf": [
%counts%          ]
        },
        "not_counted_again": {
          "type": "object",
          "description": "counts as in time, or as up, since it earned a credit before",
          "additionalProperties": false,
          "properties": {
            "missed": {"$ref": "#/$defs/count"},
            "down_ms": {"$ref": "#/$defs/count"}
          }
        },
        "exact": {
          "$ref": "#/$defs/owed",
          "description": "before small amounts, caps and rounding"
        },
        "small_amount": {
          "type": "object",
          "description": "what becomes of it, since it is small; absent where it stays what it is",
          "additionalProperties": false,
          "required": ["limit", "is", "amount"],
          "properties": {
            "limit": {"$ref": "#/$defs/money"},
            "is": {"enum": ["not due", "raised"]},
            "amount": {"$ref": "#/$defs/money", "description": "before caps and rounding"}
          }
        },
        "claim": {"$ref": "#/$defs/line_claim"},
        "payment": {"$ref": "#/$defs/payment"},
        "payable": {"$ref": "#/$defs/owed", "description": "after caps, rounded"},
        "tax": {
          "type": "object",
          "description": "of what is payable; absent where the agreement says no rate for it",
          "additionalProperties": false,
          "required": ["rate", "on_top", "before_tax", "tax", "with_tax"],
          "properties": {
            "rate": {"$ref": "#/$defs/exact_number", "description": "of 1"},
            "on_top": {
              "type": "boolean",
              "description": "whether payable is the amount before tax; else the one with it"
            },
            "before_tax": {"$ref": "#/$defs/money"},
            "tax": {"$ref": "#/$defs/money", "description": "rounded half up"},
            "with_tax": {"$ref": "#/$defs/money"}
          }
        },
        "working": {
          "type": "object",
          "description": "of a rate: what was counted, and how the amount follows",
          "additionalProperties": false,
          "required": ["units", "amount"],
          "properties": {
            "units": {
              "$ref": "#/$defs/exact_number",
              "description": "that are paid; of all items together, where each has its own amount"
            },
            "counted": {
              "$ref": "#/$defs/exact_number",
              "description": "misses, milliseconds down, or the share measured; absent of items"
            },
            "price": {"$ref": "#/$defs/owed", "description": "of one unit"},
            "share_of": {"$ref": "#/$defs/money", "description": "what the price is a share of"},
            "exchanged": {
              "$ref": "#/$defs/exchanged",
              "description": "share_of, of a fee in another currency"
            },
            "amount": {
              "anyOf": [{"$ref": "#/$defs/owed"}, {"type": "null"}],
              "description": "before the most; null: the fee of the price is not known"
            },
            "most": {"$ref": "#/$defs/owed", "description": "that may be owed"},
            "outages": {
              "type": "integer",
              "minimum": 1,
              "description": "of which units are paid, each with units of its own"
            },
            "counted_before": {
              "type": "integer",
              "minimum": 1,
              "description": "milliseconds of these in earlier periods; theirs are no units here"
            },
            "units_at_least": {
              "$ref": "#/$defs/exact_number",
              "description": "where there may be fewer, if the unknown time was down"
            },
            "items": {
              "type": "integer",
              "minimum": 1,
              "description": "for which something is owed, each with an amount of its own"
            },
            "items_unknown": {
              "type": "integer",
              "minimum": 1,
              "description": "of which the log says no amount that can be used"
            },
            "items_negative": {
              "type": "integer",
              "minimum": 1,
              "description": "of these: whose log says an amount below zero"
            },
            "items_without_known_fee": {
              "type": "integer",
              "minimum": 1,
              "description": "of these: whose fee no record has told"
            }
          }
        },
        "lowered": {
          "type": "array",
          "minItems": 1,
          "items": {"$ref": "#/$defs/lowered"},
          "description": "by caps, in their order; absent where none did"
        },
        "open": {
          "$ref": "#/$defs/owed",
          "description": "of an undetermined result: beyond the least amount, before caps"
        },
        "open_end": {
          "const": true,
          "description": "nobody can say what more it may come to; absent otherwise"
        },
        "fee_not_known": {
          "type": "string",
          "description": "no record has told this fee, of which it or its cap is a share; or absent"
        },
        "lost_charges": {
          "type": "integer",
          "minimum": 1,
          "description": "records that cannot be used and may have told another fee of it"
        },
        "open_by": {
          "type": "object",
          "description": "the row by which the credit would be the most it may be; with open",
          "additionalProperties": false,
          "required": ["slab", "rule"],
          "properties": {
            "slab": {"type": "string"},
            "rule": {"type": "string"},
            "share_of": {"$ref": "#/$defs/money"}
          }
        },
        "lost_records": {
          "type": "integer",
          "minimum": 1,
          "description": "records that cannot be used and may have changed the result"
        }
      }
    },
    "small_sum": {
      "type": "object",
      "description": "the cap is about such sums, which are not due; absent of another cap",
      "minProperties": 1,
      "maxProperties": 1,
      "additionalProperties": false,
      "properties": {
        "below": {"$ref": "#/$defs/money"},
        "up_to": {"$ref": "#/$defs/money"}
      }
    },
    "lowered": {
      "type": "object",
      "additionalProperties": false,
      "required": ["cap", "clause", "by"],
      "properties": {
        "cap": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "by": {"$ref": "#/$defs/money", "description": "exact, before rounding"},
        "small_sum": {"$ref": "#/$defs/small_sum"},
        "largest": {
          "type": "object",
          "description": "of which only the largest is due: that one, or the largest before it",
          "additionalProperties": false,
          "required": ["credit", "period", "amount"],
          "properties": {
            "credit": {"type": "string"},
            "period": {"type": "string"},
            "amount": {"$ref": "#/$defs/money"}
          }
        },
        "over_last": {
          "type": "integer",
          "minimum": 2,
          "description": "of a cap over so many periods: `period` is the last of them"
        },
        "period": {
          "type": "string",
          "description": "of the cap, where it is for other periods than the credit"
        }
      }
    },
)json";

constexpr const char* kCapLeaves = R"json(    "cap_leaves": {
      "type": "object",
      "additionalProperties": false,
      "required": ["cap", "clause", "most"],
      "properties": {
        "cap": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "most": {"$ref": "#/$defs/money"},
        "period": {"type": "string", "description": "of the cap; absent where it is of several"}
      }
    },
)json";

constexpr const char* kBeside = R"json(    "may_fall": {
      "const": true,
      "description": "less may become payable: what is open or claimable may be the largest"
    },
    "fee_not_known": {
      "const": true,
      "description": "some credits are a share of a fee that no record has told; absent otherwise"
    },
    "open_end": {
      "const": true,
      "description": "nobody can say what more may come of what is open; absent otherwise"
    },
    "items_unknown": {
      "type": "integer",
      "minimum": 1,
      "description": "of items, one for each credit, that nobody knows: the total is the least"
    },
)json";

constexpr const char* kTaxes = R"json(    "taxes": {
      "type": "object",
      "description": "of the credits with a tax; absent where there are none",
      "additionalProperties": false,
      "required": ["before_tax", "tax", "with_tax"],
      "properties": {
        "before_tax": {"$ref": "#/$defs/money"},
        "tax": {"$ref": "#/$defs/money", "description": "the sum of those of the credits"},
        "with_tax": {"$ref": "#/$defs/money"},
        "untaxed": {
          "$ref": "#/$defs/money",
          "description": "payable of credits without a tax; absent where nothing is"
        }
      }
    },
)json";

constexpr const char* kItemOwed = R"json(    "item_owed": {
      "type": "object",
      "additionalProperties": false,
      "required": ["credit", "period", "units", "price", "amount"],
      "properties": {
        "credit": {"type": "string"},
        "row": {
          "type": "integer",
          "minimum": 1,
          "description": "of the credit's table; absent where it has one"
        },
        "period": {"type": "string", "description": "that owes it"},
        "late_ms": {
          "$ref": "#/$defs/count",
          "description": "in all, as of then, as the rate counts it; absent: it does not"
        },
        "late_dates": {"$ref": "#/$defs/count", "description": "likewise, in dates"},
        "units": {"$ref": "#/$defs/fraction", "description": "that are paid in this period"},
        "price": {
          "anyOf": [{"$ref": "#/$defs/owed"}, {"type": "null"}],
          "description": "of one unit; null: no record says what the item is worth, or see negative"
        },
        "most": {
          "$ref": "#/$defs/owed",
          "description": "what earlier periods left of it; absent: no such limit"
        },
        "amount": {
          "anyOf": [{"$ref": "#/$defs/owed"}, {"type": "null"}],
          "description": "units times price, at most the most; null: nobody knows it"
        },
        "negative": {
          "const": true,
          "description": "what the item is worth is said to be below zero; absent otherwise"
        },
        "fee_not_known": {
          "const": true,
          "description": "no record has told the fee of it; absent otherwise"
        }
      }
    },
)json";

}  // namespace

std::string item_owed_schema() { return kItemOwed; }

std::string money_schema() { return kMoney + in_kind_schema(); }

std::string credit_schema() {
  std::string schema = kCredit + claim_schema() + payment_schema();
  fill(schema, "%counts%", counts_references());
  return schema;
}

std::string caps_leave_schema() {
  std::string schema = kCapLeaves;
  schema += kBeside;
  return schema;
}

std::string taxes_schema() { return kTaxes; }

}  // namespace akad::report
