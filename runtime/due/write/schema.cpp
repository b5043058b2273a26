// The published schema of what is due. due.schema.json holds the same text for readers of the
// repository; a unit test compares the two.
#include "runtime/due/write/write.h"
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/schema/sets.h"

namespace akad::due {

namespace {

constexpr const char* kSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:akad:due:1",
  "title": "What is open at an instant, and due when",
  "description": "What akad due --format json writes: open items, the most urgent first; claims.",
  "type": "object",
  "additionalProperties": false,
  "required": ["format", "language", "agreement", "as_of", "within_ms", "counts", "claims",
               "items", "room"],
  "properties": {
    "format": {"const": "akad due 1"},
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
    "within_ms": {
      "type": "integer",
      "minimum": 0,
      "description": "what is due so long after as_of, or earlier, is at risk"
    },
    "counts": {
      "type": "object",
      "description": "items by class",
      "additionalProperties": false,
      "required": [
        "at risk", "overdue", "due later", "paused", "never due", "no limit", "left out",
        "claimable"
      ],
      "properties": {
        "at risk": {"$ref": "#/$defs/count"},
        "overdue": {"$ref": "#/$defs/count"},
        "due later": {"$ref": "#/$defs/count"},
        "paused": {"$ref": "#/$defs/count"},
        "never due": {"$ref": "#/$defs/count"},
        "no limit": {"$ref": "#/$defs/count"},
        "left out": {"$ref": "#/$defs/count"},
        "claimable": {"$ref": "#/$defs/count", "description": "amounts, no items"}
      }
    },
    "claims": {
      "type": "array",
      "items": {"$ref": "#/$defs/claim"},
      "description": "amounts that are payable once claimed; what lapses first stands first"
    },
    "items": {"type": "array", "items": {"$ref": "#/$defs/item"}},
    "room": {
      "type": "array",
      "description": "what is left of the promises of periods that go on, if nothing else happens",
      "items": {"$ref": "#/$defs/room"}
    }
  },
  "$defs": {
    "count": {"type": "integer", "minimum": 0},
    "instant": {"type": "string", "format": "date-time"},
    "instant_or_null": {
      "anyOf": [{"$ref": "#/$defs/instant"}, {"type": "null"}]
    },
    "room": {
      "type": "object",
      "additionalProperties": false,
      "required": ["target", "clause", "period", "ends", "group"],
      "properties": {
        "target": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "period": {"type": "string", "description": "its label"},
        "ends": {"$ref": "#/$defs/instant"},
        "group": {"$ref": "#/$defs/group"},
        "misses_left": {
          "type": "integer",
          "minimum": 0,
          "description": "of items: how many more may be missed"
        },
        "in_time_needed": {
          "type": ["integer", "null"],
          "description": "of items: so many more in time make it kept; null: none would"
        },
        "burn_rate": {
          "type": "string",
          "pattern": "^[0-9]+(/[1-9][0-9]*)?$",
          "description": "how much went wrong, as many times as is allowed of what counts so far"
        },
        "downtime_left_ms": {
          "type": "integer",
          "description": "of time: how long it may still be down; below zero: it is missed"
        }
      }
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
    "money": {
      "type": "object",
      "additionalProperties": false,
      "required": ["amount", "currency"],
      "properties": {
        "amount": {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+|/[1-9][0-9]*)?$"},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"}
      }
    },
%in_kind%    "claim": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "credit", "clause", "target", "group", "period", "amount", "until", "lapses",
        "lapses_within"
      ],
      "properties": {
        "credit": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "target": {"type": "string"},
        "group": {"$ref": "#/$defs/group"},
        "period": {"type": "string", "description": "for which it is owed, as a claim names it"},
        "amount": {"$ref": "#/$defs/owed", "description": "before caps, rounded"},
        "open": {
          "$ref": "#/$defs/owed",
          "description": "that it may come to besides, once what is open is known; absent: nothing"
        },
        "open_end": {
          "const": true,
          "description": "nobody can say what it may come to besides"
        },
        "until": {
          "type": ["string", "null"],
          "format": "date",
          "description": "the last date to claim it; null: it does not lapse"
        },
        "lapses": {
          "description": "behind the last instant at which it can be claimed",
          "$ref": "#/$defs/instant_or_null"
        },
        "lapses_within": {"type": "boolean", "description": "within_ms of as_of"},
        "fee_not_known": {
          "type": "string",
          "description": "the fee of it that no record has told yet: the amount is the least"
        },
        "lost_charges": {
          "type": "integer",
          "minimum": 1,
          "description": "records that cannot be used and may have told another fee of it"
        },
        "lost_records": {
          "type": "integer",
          "minimum": 1,
          "description": "records of claims that cannot be used and may claim it"
        }
      }
    },
    "item": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "class", "target", "clause", "subject", "item", "group", "limit", "started", "opened_by",
        "due", "due_if_resumed", "in_time_until", "elapsed_ms", "remaining_ms", "paused",
        "outside", "escalations", "next_escalation"
      ],
      "properties": {
        "class": {
          "enum": [
            "at risk", "overdue", "due later", "paused", "never due", "no limit", "left out"
          ]
        },
        "target": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "subject": {"type": "string"},
        "item": {
          "type": "integer",
          "minimum": 1,
          "description": "which of the subject's items"
        },
        "group": {"$ref": "#/$defs/group"},
        "limit": {
          "type": "object",
          "description": "in force at as_of",
          "additionalProperties": false,
          "required": ["said", "row"],
          "properties": {
            "said": {"type": "string"},
            "row": {
              "type": ["string", "null"],
              "description": "of the target's table; null where it has one row only"
            }
          }
        },
        "started": {"$ref": "#/$defs/instant"},
        "opened_by": {
          "description": "where the record stands that started it",
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["file", "line"],
              "properties": {
                "file": {"type": "string"},
                "line": {"type": "integer", "minimum": 1},
                "element": {
                  "type": "integer",
                  "minimum": 1,
                  "description": "of a JSON array"
                }
              }
            },
            {"type": "null"}
          ]
        },
        "due": {
          "description": "by the limit in force, if nothing happens; null: never, or it waits",
          "$ref": "#/$defs/instant_or_null"
        },
        "due_if_resumed": {
          "description": "where it waits: what would be due if the clock went on at as_of",
          "$ref": "#/$defs/instant_or_null"
        },
        "in_time_until": {
          "description": "the last instant at which a stop is in time, if nothing happens",
          "$ref": "#/$defs/instant_or_null"
        },
        "missed_since": {
          "description": "overdue only: when what was missed was due",
          "$ref": "#/$defs/instant_or_null"
        },
        "late_ms": {
          "type": ["integer", "null"],
          "description": "overdue only: from then to as_of, around the clock"
        },
        "elapsed_ms": {"type": "integer", "minimum": 0},
        "remaining_ms": {
          "type": ["integer", "null"],
          "description": "of the limit, in the hours in which it counts; below zero: over it"
        },
        "at_risk": {
          "type": "object",
          "description": "at risk only: why",
          "additionalProperties": false,
          "required": ["due_within", "escalated"],
          "properties": {
            "due_within": {"type": "boolean"},
            "escalated": {
              "type": "boolean",
              "description": "somebody was told since the limit holds"
            }
          }
        },
        "paused": {
          "description": "the clock does not run at as_of; null: it does",
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["since", "why"],
              "properties": {
                "since": {"$ref": "#/$defs/instant"},
                "why": {"type": "string"}
              }
            },
            {"type": "null"}
          ]
        },
        "outside": {
          "description": "the hours of the limit are closed at as_of; null: they are open",
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["calendar", "since", "opens"],
              "properties": {
                "calendar": {"type": "string"},
                "since": {"$ref": "#/$defs/instant"},
                "opens": {"$ref": "#/$defs/instant_or_null"}
              }
            },
            {"type": "null"}
          ]
        },
        "escalations": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "rule", "at", "reached"],
            "properties": {
              "name": {"type": "string"},
              "rule": {"type": "string", "description": "as it is written"},
              "at": {"$ref": "#/$defs/instant_or_null"},
              "reached": {"type": "boolean", "description": "by as_of"}
            }
          }
        },
        "next_escalation": {
          "description": "if nothing happens; null: none comes",
          "anyOf": [
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["name", "at"],
              "properties": {"name": {"type": "string"}, "at": {"$ref": "#/$defs/instant"}}
            },
            {"type": "null"}
          ]
        },
        "left_out": {
          "type": "string",
          "description": "the line by which the target leaves it out"
        },
        "lost_records": {
          "type": "integer",
          "minimum": 1,
          "description": "records that cannot be used and may have changed it"
        }
      }
    }
  }
}
)json";

}  // namespace

std::string json_schema() {
  std::string schema = kSchema;
  report::fill(schema, "%in_kind%", report::in_kind_schema());
  return schema;
}

}  // namespace akad::due
