// The published schema of explanations. explanation.schema.json holds the same text for readers of
// the repository; a unit test compares the two.
#include "runtime/report/credits/to_json.h"
#include "runtime/report/explain/parts_json.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/schema/periods.h"
#include "runtime/report/schema/pieces.h"
#include "runtime/report/schema/sets.h"
#include "runtime/report/statement/counts.h"

namespace akad::report {

namespace {

constexpr const char* kSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:akad:explanation:2",
  "title": "An Akad explanation",
  "description": "What akad explain gives: items of a subject under one target, or its periods.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "format", "agreement", "tzdata", "as_of", "term", "subject", "log", "target", "promise",
    "small_rule", "kind", "measure", "measure_rules", "outage_rule", "hours", "hours_of_limit",
    "hours_rules",
    "records", "other_records", "unused_records", "items", "others", "notes"
  ],
  "oneOf": [%[{"required": ["%noun%s"]}]%],
  "properties": {
    "format": {"const": "akad explanation 2"},
    "agreement": {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "version", "digest", "provider", "customer", "zone"],
      "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "provider": {"type": "string"},
        "customer": {"type": "string"},
        "zone": {"type": "string"}
      }
    },
    "tzdata": {"type": "string"},
    "as_of": {"$ref": "#/$defs/instant", "description": "the instant of evaluation, exclusive"},
    "term": {"$ref": "#/$defs/span", "description": "both days included"},
    "subject": {"type": "string"},
    "log": {"type": "string"},
    "left_out": {
      "type": "array",
      "items": {"type": "string"},
      "minItems": 1,
      "description": "logs of the agreement that were left out on purpose; absent: none"
    },
    "target": {"$ref": "#/$defs/named"},
    "promise": {"type": "string", "description": "of the target, in words"},
    "small_rule": {"type": ["string", "null"], "description": "of small numbers, in words"},
    "kind": {
      "enum": ["items", "time", "figure"],
      "description": "items: see items; others: see periods"
    },
    "measure": {"$ref": "#/$defs/named", "description": "the clock, or the outage"},
    "measure_rules": {"type": "array", "items": {"type": "string"}},
    "outage_rule": {
      "anyOf": [{"$ref": "#/$defs/outage_rule"}, {"type": "null"}],
      "description": "of targets of time"
    },
    "hours": {
      "anyOf": [{"$ref": "#/$defs/hours"}, {"type": "null"}],
      "description": "null: around the clock, or the hours of each limit"
    },
    "hours_of_limit": {"type": "boolean"},
    "hours_rules": {
      "type": "array",
      "items": {"type": "string"},
      "description": "when each calendar that counts is open, in words"
    },
    "records": {
      "type": "array",
      "items": {"$ref": "#/$defs/record"},
      "description": "those that changed something the target looks at"
    },
    "other_records": {"$ref": "#/$defs/count", "description": "of the subject, that did not"},
    "unused_records": {
      "type": "array",
      "items": {"$ref": "#/$defs/unused_record"},
      "description": "of the subject, and the first of those that nobody knows whose they are"
    },
    "excluded": {
      "type": "array",
      "items": {"$ref": "#/$defs/excluded"},
      "description": "in which time the clock pauses; absent where nothing was claimed"
    },
    "more_unused_records": {
      "$ref": "#/$defs/count",
      "description": "further ones that nobody knows whose they are; only where there are any"
    },
    "items": {"type": "array", "items": {"$ref": "#/$defs/item"}},
    "%noun%s": {"type": "array", "items": {"$ref": "#/$defs/period"}},
    "others": {
      "type": "array",
      "items": {"$ref": "#/$defs/moment"},
      "description": "what happened outside the items"
    },
    "notes": {"type": "array", "items": {"type": "string"}}
  },
  "$defs": {
)json";

constexpr const char* kDefinitions = R"json(    "span": {
      "type": "object",
      "additionalProperties": false,
      "required": ["from", "to"],
      "properties": {"from": {"$ref": "#/$defs/instant"}, "to": {"$ref": "#/$defs/instant"}}
    },
    "instant_or_none": {"anyOf": [{"$ref": "#/$defs/instant"}, {"type": "null"}]},
    "length_or_none": {"type": ["integer", "null"], "minimum": 0},
    "%noun%": {"type": "string", "pattern": "^%pattern%$"},
    "verdict": {"enum": ["met", "missed", "pending", "not_applicable", "undetermined"]},
    "named": {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "clause"],
      "properties": {"name": {"type": "string"}, "clause": {"$ref": "#/$defs/clause"}}
    },
    "hours": {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "clause", "zone"],
      "properties": {
        "name": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "zone": {"type": "string", "description": "in which the calendar was read"}
      }
    },
    "place": {
      "type": "object",
      "additionalProperties": false,
      "required": ["file", "line"],
      "properties": {
        "file": {"type": "string"},
        "line": {"$ref": "#/$defs/count"},
        "element": {
          "$ref": "#/$defs/count",
          "description": "of a file that is one JSON array: which of its elements, from 1"
        }
      }
    },
    "group": {
      "type": "object",
      "description": "signal name, or subject, to value",
      "additionalProperties": {"type": ["string", "null"], "description": "null: without a value"}
    },
    "record": {
      "type": "object",
      "additionalProperties": false,
      "required": ["at", "record", "gave"],
      "properties": {
        "at": {"$ref": "#/$defs/instant"},
        "record": {"$ref": "#/$defs/place"},
        "gave": {
          "type": "array",
          "items": {"type": "string"},
          "description": "in the words of the agreement"
        }
      }
    },
    "unused_record": {
      "type": "object",
      "additionalProperties": false,
      "required": ["record", "why"],
      "properties": {"record": {"$ref": "#/$defs/place"}, "why": {"type": "string"}}
    },
    "moment": {
      "type": "object",
      "additionalProperties": false,
      "required": ["type", "at", "kind", "what", "records"],
      "properties": {
        "type": {"const": "moment"},
        "at": {"$ref": "#/$defs/instant"},
        "kind": {"enum": ["value", "event", "target", "due", "end"]},
        "what": {"type": "string"},
        "records": {"type": "array", "items": {"$ref": "#/$defs/place"}}
      }
    },
    "stretch": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "type", "from", "to", "kind", "why", "counted_ms", "elapsed_ms", "next_opening",
        "closed", "clocks"
      ],
      "properties": {
        "type": {"const": "stretch"},
        "from": {"$ref": "#/$defs/instant"},
        "to": {"$ref": "#/$defs/instant"},
        "kind": {
          "enum": [
            "open", "outside hours", "paused by event", "paused by state", "pause counts", "gap",
            "excluded"
          ]
        },
        "why": {"type": "string"},
        "counted_ms": {"$ref": "#/$defs/count"},
        "elapsed_ms": {"$ref": "#/$defs/count", "description": "at its end"},
        "next_opening": {
          "anyOf": [{"$ref": "#/$defs/instant"}, {"type": "null"}],
          "description": "outside hours only"
        },
        "closed": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["date", "name"],
            "properties": {"date": {"$ref": "#/$defs/date"}, "name": {"type": "string"}}
          },
          "description": "dates of it that a line of the calendar closes"
        },
        "clocks": {
          "type": ["string", "null"],
          "description": "what a change of the clocks does in it"
        }
      }
    },
)json";

}  // namespace

std::string explanation_definitions() {
  std::string credits = money_schema() + credit_schema() + item_owed_schema();
  for (const auto& way : measures::ways_of_counting()) credits += counts_schema(way);
  return with_sets(for_each_cadence(shared_definitions() + kDefinitions +
                                    explanation_item_schema() + credits +
                                    explanation_period_schema()));
}

std::string explanation_schema() { return for_each_cadence(kSchema) + explanation_definitions(); }

}  // namespace akad::report
