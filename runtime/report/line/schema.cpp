// The published schema of lines with what they rest on. line.schema.json holds the same text for
// readers of the repository; a unit test compares the two.
#include "runtime/report/explain/parts_json.h"
#include "runtime/report/line/view.h"

namespace akad::report {
namespace {

constexpr const char* kSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:akad:line:1",
  "title": "A line of an Akad statement, with what it rests on",
  "description": "What akad explain --line gives: the credit, and what its result counts.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "format", "agreement", "tzdata", "as_of", "period", "verdict", "result", "credit", "items",
    "outages"
  ],
  "properties": {
    "format": {"const": "akad line 1"},
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
    "tzdata": {"type": "string"},
    "as_of": {"$ref": "#/$defs/instant", "description": "the instant of evaluation, exclusive"},
    "left_out": {
      "type": "array",
      "items": {"type": "string"},
      "minItems": 1,
      "description": "logs of the agreement that were left out on purpose; absent: none"
    },
    "period": {"type": "string", "description": "its label; of several, the last one"},
    "over_last": {
      "type": "integer",
      "minimum": 2,
      "description": "so many periods its result is over; absent where one"
    },
    "verdict": {"$ref": "#/$defs/verdict"},
    "result": {"$ref": "#/$defs/result", "description": "without the credits of others"},
    "credit": {"$ref": "#/$defs/credit", "description": "as the statement has it"},
    "subject": {"type": "string", "description": "the lists are of it alone; absent: of all"},
    "items": {
      "type": "array",
      "description": "that count as missed, or, of a mean, all that count; by subject",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["subject", "item", "verdict", "started", "stopped", "due", "elapsed_ms",
                     "records"],
        "properties": {
          "subject": {"type": "string"},
          "item": {"type": "integer", "minimum": 1, "description": "which of the subject's"},
          "verdict": {"$ref": "#/$defs/verdict"},
          "started": {"$ref": "#/$defs/instant_or_none"},
          "stopped": {"$ref": "#/$defs/instant_or_none"},
          "due": {"$ref": "#/$defs/instant_or_none"},
          "elapsed_ms": {"$ref": "#/$defs/count", "description": "up to the stop or as_of"},
          "owed": {
            "type": "array",
            "items": {"$ref": "#/$defs/item_owed"},
            "description": "for it, in this line; absent where items have no amounts of their own"
          },
          "lost_records": {
            "$ref": "#/$defs/count",
            "description": "that cannot be used and may have changed it; absent where none"
          },
          "records": {"type": "array", "items": {"$ref": "#/$defs/place"}}
        }
      }
    },
    "outages": {
      "type": "array",
      "description": "with time that counts in the period; by subject",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["subject", "outage"],
        "properties": {
          "subject": {"type": "string"},
          "outage": {"$ref": "#/$defs/outage"}
        }
      }
    },
    "figures": {
      "type": "array",
      "minItems": 1,
      "description": "what each subject adds to the figure; absent of other targets, and of nobody",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["subject", "counts", "records"],
        "properties": {
          "subject": {"type": "string"},
          "counts": {"$ref": "#/$defs/figure_counts"},
          "records": {"type": "array", "items": {"$ref": "#/$defs/place"}}
        }
      }
    },
    "charged": {
      "type": "array",
      "minItems": 1,
      "description": "what records told of the fee of it, or of its caps; in the order of time",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["fee", "charge", "at", "period", "amount", "records"],
        "properties": {
          "fee": {"type": "string"},
          "charge": {"type": "string", "description": "the subject of its log"},
          "at": {"$ref": "#/$defs/instant", "description": "when it happened, or arrived"},
          "period": {"type": "string", "description": "of the fee"},
          "amount": {
            "type": "object",
            "additionalProperties": false,
            "required": ["amount", "currency"],
            "properties": {
              "amount": {"type": "string", "description": "below zero: a credit note"},
              "currency": {"type": "string"}
            }
          },
          "records": {"type": "array", "items": {"$ref": "#/$defs/place"}}
        }
      }
    },
    "summed": {
      "type": "array",
      "minItems": 1,
      "description": "of a line for a sum: the lines that are summed, by number",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["period", "verdict", "result", "credit", "items", "outages"],
        "properties": {
          "period": {"$ref": "#/properties/period"},
          "over_last": {"$ref": "#/properties/over_last"},
          "verdict": {"$ref": "#/properties/verdict"},
          "result": {"$ref": "#/properties/result"},
          "credit": {"$ref": "#/properties/credit"},
          "items": {"$ref": "#/properties/items"},
          "outages": {"$ref": "#/properties/outages"},
          "story": {"$ref": "#/properties/story"}
        }
      }
    },
    "story": {
      "type": "object",
      "description": "of the subject: what akad explain gives, by explanation.schema.json"
    }
  },
  "$defs": {
)json";

}  // namespace

std::string line_schema() { return kSchema + explanation_definitions(); }

}  // namespace akad::report
