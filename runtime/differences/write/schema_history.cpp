#include "runtime/differences/write/schema_history.h"

#include "runtime/report/schema/two_runs.h"

namespace akad::differences {
namespace {

constexpr const char* kHistory = R"json(    "history": {
      "type": "object",
      "description": "what --events would have cost under both; absent where none is given",
      "additionalProperties": false,
      "required": ["as_of", "before", "after", "periods", "credits", "caps", "targets"],
      "properties": {
        "as_of": {"$ref": "#/$defs/instant"},
        "shown": {
          "type": "object",
          "description": "only periods that end on these dates; absent: all that have begun",
          "additionalProperties": false,
          "required": ["first", "last"],
          "properties": {
            "first": {"$ref": "#/$defs/date"},
            "last": {"$ref": "#/$defs/date"}
          }
        },
        "before": {"$ref": "#/$defs/settled"},
        "after": {"$ref": "#/$defs/settled"},
        "change": {"$ref": "#/$defs/change"},
        "periods": {
          "type": "array",
          "description": "in the order in which they end; those of the same dates are one",
          "items": {"$ref": "#/$defs/period_of_both"}
        },
        "credits": {
          "type": "array",
          "description": "of all periods: what became payable, after caps",
          "items": {"$ref": "#/$defs/amounts"}
        },
        "caps": {
          "type": "array",
          "description": "of all periods: what each took off",
          "items": {"$ref": "#/$defs/amounts"}
        },
        "targets": {"type": "array", "items": {"$ref": "#/$defs/target_of_both"}}
      }
    },
    "change": {
      "$ref": "#/$defs/owed",
      "description": "after less before; absent where they are of two kinds or one is not known"
    },
    "period_of_one": {
      "type": "object",
      "additionalProperties": false,
      "required": ["period", "closed", "owed"],
      "properties": {
        "period": {"type": "string", "description": "its label"},
        "closed": {"type": "boolean", "description": "false: nothing is owed for it yet"},
        "owed": {"$ref": "#/$defs/money"},
        "open": {"$ref": "#/$defs/open"},
        "open_end": {"$ref": "#/$defs/open_end"},
        "fee_not_known": {"$ref": "#/$defs/fee_not_known"},
        "items_unknown": {"$ref": "#/$defs/items_unknown"},
        "marked_results": {"$ref": "#/$defs/marked"},
        "in_kind": {"$ref": "#/$defs/totals_in_kind"}
      }
    },
    "period_of_both": {
      "type": "object",
      "description": "before, after: absent where that agreement has no such period",
      "additionalProperties": false,
      "required": ["first", "last", "credits"],
      "properties": {
        "first": {"$ref": "#/$defs/date", "description": "of the calendar, whatever terms leave"},
        "last": {"$ref": "#/$defs/date"},
        "before": {"$ref": "#/$defs/period_of_one"},
        "after": {"$ref": "#/$defs/period_of_one"},
        "change": {"$ref": "#/$defs/change"},
        "credits": {"type": "array", "items": {"$ref": "#/$defs/amounts"}}
      }
    },
    "amounts": {
      "type": "object",
      "description": "declared_before, declared_after: absent where that agreement has none",
      "additionalProperties": false,
      "required": ["before", "after"],
      "properties": {
        "declared_before": {"$ref": "#/$defs/declared"},
        "declared_after": {"$ref": "#/$defs/declared"},
        "before": {"$ref": "#/$defs/owed"},
        "after": {"$ref": "#/$defs/owed"},
        "items_unknown_before": {"$ref": "#/$defs/items_unknown"},
        "items_unknown_after": {"$ref": "#/$defs/items_unknown"},
        "change": {"$ref": "#/$defs/change"}
      }
    },
    "tally": {
      "type": "object",
      "description": "how many of each verdict; left_out: items that count nowhere",
      "additionalProperties": false,
      "properties": {
        "met": {"$ref": "#/$defs/count"},
        "missed": {"$ref": "#/$defs/count"},
        "pending": {"$ref": "#/$defs/count"},
        "not_applicable": {"$ref": "#/$defs/count"},
        "undetermined": {"$ref": "#/$defs/count"},
        "left_out": {"$ref": "#/$defs/count"}
      }
    },
    "tallies": {
      "type": "object",
      "additionalProperties": false,
      "required": ["items", "results"],
      "properties": {
        "items": {"$ref": "#/$defs/tally"},
        "results": {"$ref": "#/$defs/tally"}
      }
    },
    "target_of_both": {
      "type": "object",
      "additionalProperties": false,
      "required": ["verdicts", "items", "results"],
      "properties": {
        "declared_before": {"$ref": "#/$defs/declared"},
        "declared_after": {"$ref": "#/$defs/declared"},
        "verdicts": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "before": {"$ref": "#/$defs/tallies"},
            "after": {"$ref": "#/$defs/tallies"}
          }
        },
        "other_periods": {
          "const": true,
          "description": "results of periods that only one of them has are not compared"
        },
        "other_groups": {
          "const": true,
          "description": "they tell other groups apart: no results are compared"
        },
        "items": {
          "type": "array",
          "description": "whose verdict differs, or that only one judges, or leaves out",
          "items": {"$ref": "#/$defs/item_of_both"}
        },
        "results": {
          "type": "array",
          "description": "whose verdict differs",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "before": {"$ref": "#/$defs/result_of_one"},
              "after": {"$ref": "#/$defs/result_of_one"}
            }
          }
        }
      }
    },
    "item_of_both": {
      "type": "object",
      "additionalProperties": false,
      "required": ["subject", "item", "differ"],
      "properties": {
        "subject": {"type": "string"},
        "item": {"type": "integer", "minimum": 1},
        "before": {"$ref": "#/$defs/item_of_one"},
        "after": {"$ref": "#/$defs/item_of_one"},
        "differ": {
          "type": "array",
          "description": "what differs of it, in words",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["what", "before", "after"],
            "properties": {
              "what": {"type": "string"},
              "before": {"type": "string"},
              "after": {"type": "string"}
            }
          }
        }
      }
    }
)json";

}  // namespace

std::string history_schema() {
  return report::two_runs_schema({"one of the two over the records"}) + kHistory;
}

}  // namespace akad::differences
