#include "runtime/reconcile/write/schema_rows.h"

namespace akad::reconcile {
namespace {

constexpr const char* kRows =
    R"json(    "behind": {
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
              "excluded_ms": {"$ref": "#/$defs/count"}
            }
          }
        }
      }
    },
    "verdict": {"enum": ["met", "missed", "pending", "not_applicable", "undetermined"]},
    "item_of_one": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "item", "verdict", "started", "stopped", "due", "elapsed_ms", "allowed", "why"
      ],
      "properties": {
        "item": {"type": "integer", "minimum": 1, "description": "which of the subject's items"},
        "verdict": {"$ref": "#/$defs/verdict"},
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
)json";

}  // namespace

std::string rows_schema() { return kRows; }

}  // namespace akad::reconcile
