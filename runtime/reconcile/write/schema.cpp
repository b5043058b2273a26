// The published schema of reconciliations. reconciliation.schema.json holds the same text for
// readers of the repository; a unit test compares the two.
#include "runtime/reconcile/write/write.h"
#include "runtime/report/credits/payment.h"
#include "runtime/report/schema/sets.h"
#include "runtime/report/schema/two_runs.h"

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
%two_runs%    "difference": {
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
    "behind": {
      "type": "array",
      "description": "the records that make the difference: places in `records`, from 0",
      "items": {"$ref": "#/$defs/count"}
    },
    "differ": {
      "type": "array",
      "description": "what differs, in words, where both have it",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["what", "ours", "theirs"],
        "properties": {
          "what": {"type": "string"},
          "ours": {"type": "string"},
          "theirs": {"type": "string"}
        }
      }
    },
    "result": {
      "type": "object",
      "additionalProperties": false,
      "required": ["period", "group", "records"],
      "properties": {
        "period": {"type": "string"},
        "group": {"$ref": "#/$defs/group"},
        "ours": {"$ref": "#/$defs/result_of_one"}, "theirs": {"$ref": "#/$defs/result_of_one"},
        "records": {"$ref": "#/$defs/behind"}
      }
    },
    "item": {
      "type": "object",
      "additionalProperties": false,
      "required": ["subject", "differ", "records"],
      "properties": {
        "subject": {"type": "string"},
        "ours": {"$ref": "#/$defs/item_of_one"}, "theirs": {"$ref": "#/$defs/item_of_one"},
        "differ": {"$ref": "#/$defs/differ"},
        "records": {"$ref": "#/$defs/behind"}
      }
    },
    "outage": {
      "type": "object",
      "additionalProperties": false,
      "required": ["subject", "differ", "records"],
      "properties": {
        "subject": {"type": "string"},
        "ours": {"$ref": "#/$defs/outage_of_one"},
        "theirs": {"$ref": "#/$defs/outage_of_one"},
        "differ": {"$ref": "#/$defs/differ"},
        "records": {"$ref": "#/$defs/behind"}
      }
    },
    "outage_of_one": {
      "type": "object",
      "additionalProperties": false,
      "required": ["began", "ended", "parts"],
      "properties": {
        "began": {"$ref": "#/$defs/instant"},
        "ended": {"$ref": "#/$defs/instant_or_null", "description": "null: it goes on at as_of"},
        "parts": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["period", "counted_ms", "excluded_ms"],
            "properties": {
              "period": {"type": "string"},
              "counted_ms": {"$ref": "#/$defs/count"},
              "excluded_ms": {"$ref": "#/$defs/count"},
              "down": {
                "$ref": "#/$defs/fraction",
                "description": "milliseconds of counted_ms as they weigh; absent where all do alike"
              }
            }
          }
        }
      }
    },
    "record": {
      "type": "object",
      "description": "that only one side has, or that both have by its id and do not have alike",
      "additionalProperties": false,
      "required": ["log", "id", "subject", "changes"],
      "properties": {
        "log": {"type": "string"},
        "id": {"type": ["string", "null"]},
        "subject": {"type": ["string", "null"]},
        "changes": {
          "type": "boolean",
          "description": "it stands with something that differs; false: it changes nothing"
        },
        "again": {
          "const": true,
          "description": "the other side has it as well, less often"
        },
        "counts_once": {
          "const": true,
          "description": "its id and what it says stand there more than once, which changes nothing"
        },
        "ours": {"$ref": "#/$defs/record_of_one"},
        "theirs": {"$ref": "#/$defs/record_of_one"}
      }
    },
    "record_of_one": {
      "type": "object",
      "additionalProperties": false,
      "required": ["file", "line", "said"],
      "properties": {
        "file": {"type": "string"},
        "line": {"type": "integer", "minimum": 1},
        "element": {"type": "integer", "minimum": 1, "description": "of a JSON array"},
        "said": {
          "type": "array",
          "description": "what the agreement takes of it, by instant",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["at", "what"],
            "properties": {
              "at": {"$ref": "#/$defs/instant"},
              "what": {"type": "array", "items": {"type": "string"}}
            }
          }
        },
        "unused": {"type": "string", "description": "why nothing is taken of it"}
      }
    }
  }
}
)json";

}  // namespace

std::string json_schema() {
  std::string schema = kSchema;
  report::fill(schema, "%payment%", report::payment_schema());
  report::fill(schema, "%two_runs%",
               report::two_runs_schema({"what one side's logs come to", true}));
  return schema;
}

}  // namespace akad::reconcile
