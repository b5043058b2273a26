#include "runtime/report/schema/two_runs.h"

#include "runtime/report/credits/in_kind.h"
#include "runtime/report/schema/sets.h"

namespace akad::report {
namespace {

constexpr const char* kTwoRuns = R"json(    "instant": {
      "type": "string",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{3})?Z$"
    },
    "instant_or_null": {
      "anyOf": [{"$ref": "#/$defs/instant"}, {"type": "null", "description": "not known, or none"}]
    },
    "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "count": {"type": "integer", "minimum": 0},
    "money": {
      "type": "object",
      "additionalProperties": false,
      "required": ["amount", "currency"],
      "properties": {
        "amount": {"type": "string", "pattern": "^-?(0|[1-9][0-9]*)(\\.[0-9]+|/[1-9][0-9]*)?$"},
        "currency": {"type": "string"}
      }
    },
    "totals_in_kind": {
      "type": "array",
      "minItems": 1,
      "items": {"$ref": "#/$defs/total_in_kind"},
      "description": "each kind that is no money; absent where the agreement owes nothing so"
    },
    "settled": {
      "type": "object",
      "description": "%settled%",
      "additionalProperties": false,
      "required": ["total", "subjects", "logs", "findings"],
      "properties": {
        "total": {"$ref": "#/$defs/money"},
        "open": {"$ref": "#/$defs/open"},
        "open_end": {"$ref": "#/$defs/open_end"},
        "fee_not_known": {"$ref": "#/$defs/fee_not_known"},
        "items_unknown": {"$ref": "#/$defs/items_unknown"},
        "marked_results": {"$ref": "#/$defs/marked"},
        "in_kind": {"$ref": "#/$defs/totals_in_kind"},
        "subjects": {"$ref": "#/$defs/count"},
        "logs": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "digest", "read", "used"],
            "properties": {
              "name": {"type": "string"},
              "digest": {"type": ["string", "null"], "description": "of its records"},
              "read": {"$ref": "#/$defs/count"},
              "used": {"$ref": "#/$defs/count"},
              "left_out": {"const": true, "description": "on purpose"}
            }
          }
        },
        "findings": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["log", "kind", "count"],
            "properties": {
              "log": {"type": "string"},
              "kind": {"type": "string"},
              "count": {"$ref": "#/$defs/count"}
            }
          }
        }
      }
    },
    "open": {
      "$ref": "#/$defs/money",
      "description": "what undetermined results leave open, before caps; absent where nothing"
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
      "description": "amounts of items that nobody knows: the sum is the least; absent where none"
    },
    "marked": {
      "type": "integer",
      "minimum": 1,
      "description": "results that lost records may change; absent where none"
    },
    "verdict": {"enum": ["met", "missed", "pending", "not_applicable", "undetermined"]},
    "item_of_one": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        %item_too%"verdict", "started", "stopped", "due", "elapsed_ms", "allowed", "why"
      ],
      "properties": {
%item%        "verdict": {"$ref": "#/$defs/verdict"},
        "started": {"$ref": "#/$defs/instant_or_null"},
        "stopped": {"$ref": "#/$defs/instant_or_null"},
        "due": {"$ref": "#/$defs/instant_or_null"},
        "elapsed_ms": {"type": ["integer", "null"]},
        "allowed": {"type": "string", "description": "in words"},
        "why": {
          "type": "array",
          "items": {"type": "string"},
          "description": "how the verdict follows, but for what both say"
        },
        "left_out": {"type": "string", "description": "by which line; absent: it counts"},
        "lost_records": {
          "type": "integer",
          "minimum": 1,
          "description": "that cannot be used and may have changed it; absent where none"
        }
      }
    },
    "measured": {
      "type": "object",
      "description": "as statements have it",
      "additionalProperties": {"type": ["string", "integer"]}
    },
    "result_of_one": {
      "type": "object",
      "additionalProperties": false,
      "required": ["period", "group", "verdict", "measured", "why"],
      "properties": {
        "period": {"type": "string", "description": "its label"},
        "group": {
          "type": "object",
          "additionalProperties": {"type": ["string", "null"]}
        },
        "verdict": {"$ref": "#/$defs/verdict"},
        "measured": {"anyOf": [{"$ref": "#/$defs/measured"}, {"type": "null"}]},
        "why": {"type": "string", "description": "what was measured and promised"},
        "lost_records": {"type": "integer", "minimum": 1}
      }
    },
)json";

constexpr const char* kItem = R"json(        "item": {
          "type": "integer",
          "minimum": 1,
          "description": "which of the subject's items"
        },
)json";

}  // namespace

std::string two_runs_schema(const TwoRuns& of) {
  std::string schema = kTwoRuns + in_kind_schema() + total_in_kind_schema();
  fill(schema, "%settled%", of.settled);
  fill(schema, "%item_too%", of.numbers_items ? R"("item", )" : "");
  fill(schema, "%item%", of.numbers_items ? kItem : "");
  return schema;
}

}  // namespace akad::report
