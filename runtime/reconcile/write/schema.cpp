// The published schema of reconciliations. reconciliation.schema.json holds the same text for
// readers of the repository; a unit test compares the two.
#include "runtime/reconcile/write/schema_rows.h"
#include "runtime/reconcile/write/write.h"
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/credits/payment.h"
#include "runtime/report/schema/sets.h"

namespace akad::reconcile {
namespace {

constexpr const char* kSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:akad:reconciliation:1",
  "title": "What the logs of two parties make different",
  "description": "What akad reconcile --format json writes. A side without a thing is absent.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "format", "language", "agreement", "as_of", "ours", "theirs", "periods", "credits", "targets",
    "alike", "records"
  ],
  "properties": {
    "format": {"const": "akad reconcile 1"},
    "language": {"type": "string", "description": "what is said in it"},
    "agreement": {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "version", "digest"],
      "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
      }
    },
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
    "ours": {"$ref": "#/$defs/settled"},
    "theirs": {"$ref": "#/$defs/settled"},
    "difference": {"$ref": "#/$defs/difference"},
    "in_kind": {"$ref": "#/$defs/in_kind_of_both"},
    "periods": {
      "type": "array",
      "description": "all that are shown, in the order in which they end",
      "items": {"$ref": "#/$defs/period"}
    },
    "credits": {
      "type": "array",
      "description": "whose amounts differ: what became payable, after caps",
      "items": {"$ref": "#/$defs/credit"}
    },
    "targets": {
      "type": "array",
      "description": "of which something differs",
      "items": {"$ref": "#/$defs/target"}
    },
    "alike": {"type": "integer", "minimum": 0, "description": "records that both have alike"},
    "records": {
      "type": "array",
      "description": "all that differ, by log and time",
      "items": {"$ref": "#/$defs/record"}
    }
  },
  "$defs": {
    "instant": {
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
%in_kind%%total_in_kind%    "totals_in_kind": {
      "type": "array",
      "minItems": 1,
      "items": {"$ref": "#/$defs/total_in_kind"},
      "description": "each kind that is no money; absent where the agreement owes nothing so"
    },
    "difference": {
      "$ref": "#/$defs/owed",
      "description": "theirs less ours; absent where one is not known"
    },
    "clause": {
      "type": "object",
      "additionalProperties": false,
      "required": ["number", "title"],
      "properties": {"number": {"type": "string"}, "title": {"type": "string"}}
    },
    "group": {
      "type": "object",
      "description": "the values of `for each`, null for none",
      "additionalProperties": {"type": ["string", "null"]}
    },
    "settled": {
      "type": "object",
      "description": "what one side's logs come to",
      "additionalProperties": false,
      "required": ["total", "subjects", "logs", "findings"],
      "properties": {
        "total": {"$ref": "#/$defs/money"},
        "open": {"$ref": "#/$defs/open"}, "open_end": {"$ref": "#/$defs/open_end"},
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
    "open": {"$ref": "#/$defs/open"}, "open_end": {"$ref": "#/$defs/open_end"},
    "fee_not_known": {"$ref": "#/$defs/fee_not_known"},
    "items_unknown": {"$ref": "#/$defs/items_unknown"},
    "beside": {
      "type": "object",
      "description": "what there is beside what is payable; absent where nothing",
      "additionalProperties": false,
      "properties": {
        "open": {"$ref": "#/$defs/owed"}, "open_end": {"$ref": "#/$defs/open_end"},
        "fee_not_known": {"$ref": "#/$defs/fee_not_known"},
        "items_unknown": {"$ref": "#/$defs/items_unknown"},
        "claimable": {
          "$ref": "#/$defs/owed",
          "description": "what may still be claimed, before caps; absent where nothing"
        }
      }
    },
    "marked": {
      "type": "integer",
      "minimum": 1,
      "description": "results that lost records may change; absent where none"
    },
    "period": {
      "type": "object",
      "additionalProperties": false,
      "required": ["period", "first", "last", "closed", "ours", "theirs"],
      "properties": {
        "period": {"type": "string", "description": "its label"},
        "first": {"$ref": "#/$defs/date", "description": "of the calendar, whatever terms leave"},
        "last": {"$ref": "#/$defs/date"},
        "closed": {"type": "boolean", "description": "false: nothing is owed for it yet"},
        "ours": {"$ref": "#/$defs/money"},
        "theirs": {"$ref": "#/$defs/money"},
        "difference": {"$ref": "#/$defs/difference"},
        "beside_ours": {"$ref": "#/$defs/beside"},
        "beside_theirs": {"$ref": "#/$defs/beside"},
        "in_kind": {"$ref": "#/$defs/in_kind_of_both"}
      }
    },
    "in_kind_of_both": {
      "type": "array",
      "minItems": 1,
      "description": "each kind that is no money; absent where the agreement owes nothing so",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["ours", "theirs"],
        "properties": {
          "ours": {"$ref": "#/$defs/total_in_kind"},
          "theirs": {"$ref": "#/$defs/total_in_kind"},
          "difference": {"$ref": "#/$defs/difference"}
        }
      }
    },
%payment%    "credit": {
      "type": "object",
      "additionalProperties": false,
      "required": ["period", "name", "clause", "target", "group", "ours", "theirs", "records"],
      "properties": {
        "period": {"type": "string"},
        "name": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "target": {"type": "string"},
        "group": {"$ref": "#/$defs/group"},
        "ours": {"$ref": "#/$defs/owed"}, "theirs": {"$ref": "#/$defs/owed"},
        "difference": {"$ref": "#/$defs/difference"},
        "beside_ours": {"$ref": "#/$defs/beside"}, "beside_theirs": {"$ref": "#/$defs/beside"},
        "paid_ours": {"$ref": "#/$defs/payment"}, "paid_theirs": {"$ref": "#/$defs/payment"},
        "records": {"$ref": "#/$defs/behind"}
      }
    },
    "target": {
      "type": "object",
      "additionalProperties": false,
      "required": ["target", "clause", "results", "items", "outages"],
      "properties": {
        "target": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
        "items": {"type": "array", "items": {"$ref": "#/$defs/item"}},
        "outages": {"type": "array", "items": {"$ref": "#/$defs/outage"}}
      }
    },
%rows%  }
}
)json";

}  // namespace

std::string json_schema() {
  std::string schema = kSchema;
  report::fill(schema, "%rows%", rows_schema());
  report::fill(schema, "%payment%", report::payment_schema());
  report::fill(schema, "%in_kind%", report::in_kind_schema());
  report::fill(schema, "%total_in_kind%", report::total_in_kind_schema());
  return schema;
}

}  // namespace akad::reconcile
