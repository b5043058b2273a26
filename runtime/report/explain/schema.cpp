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

constexpr const char* kOutages = R"json(    "outage_rule": {
      "description": "how stretches become outages, and outages periods",
      "type": "object",
      "additionalProperties": false,
      "required": ["joined_below_ms", "test", "length_ms", "counted", "crossing"],
      "properties": {
        "joined_below_ms": {"$ref": "#/$defs/count", "description": "stretches less apart are one"},
        "test": {"type": "string"},
        "length_ms": {"$ref": "#/$defs/count"},
        "counted": {"type": "string", "description": "the whole, or what exceeds the length"},
        "crossing": {"type": "string", "description": "of a period"},
        "month_days": {
          "type": "integer",
          "minimum": 1,
          "description": "that each month is taken as; absent where it is as long as it is"
        }
      }
    },
    "outage": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "from", "to", "parts", "passes", "unfinished", "counts", "counted_ms", "why", "records"
      ],
      "properties": {
        "from": {"$ref": "#/$defs/instant"},
        "to": {"$ref": "#/$defs/instant"},
        "parts": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["from", "to"],
            "properties": {
              "from": {"$ref": "#/$defs/instant"},
              "to": {"$ref": "#/$defs/instant"}
            }
          },
          "description": "the recorded stretches it is made of"
        },
        "passes": {"type": "boolean", "description": "the length test"},
        "unfinished": {"type": "boolean"},
        "counts": {
          "anyOf": [{"$ref": "#/$defs/span"}, {"type": "null"}],
          "description": "what would count of it, were the term longer; null: nothing"
        },
        "counted_ms": {"$ref": "#/$defs/count", "description": "in this period"},
        "excluded_ms": {
          "$ref": "#/$defs/count",
          "description": "in this period: would count but for exclusions; absent where nothing"
        },
        "why": {"type": "string"},
        "records": {"type": "array", "items": {"$ref": "#/$defs/place"}}
      }
    },
    "excluded": {
      "description": "a stretch that an exclusion claims, as it was recorded, up to as_of",
      "type": "object",
      "additionalProperties": false,
      "required": ["from", "to", "exclusion", "clause", "grant", "granted", "records"],
      "properties": {
        "from": {"$ref": "#/$defs/instant"},
        "to": {"$ref": "#/$defs/instant"},
        "exclusion": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "time": {
          "enum": ["neither down nor promised", "promised and not down"],
          "description": "absent where a clock pauses in it"
        },
        "grant": {"enum": [%grants%]},
        "reason": {"enum": [%reasons%]},
        "used_up": {"$ref": "#/$defs/used_up"},
        "too_late": {"$ref": "#/$defs/too_late"},
        "granted": {"type": "array", "items": {"$ref": "#/$defs/span"}},
        "announced": {"$ref": "#/$defs/instant", "description": "absent where nobody asks"},
        "notice": {"type": "string", "description": "who tells of it, where that is another"},
        "records": {"type": "array", "items": {"$ref": "#/$defs/place"}}
      }
    },
    "unrecorded": {
      "description": "a stretch of which no record tells, or nobody knows the state, up to as_of",
      "type": "object",
      "additionalProperties": false,
      "required": ["from", "to", "counts", "why"],
      "properties": {
        "from": {"$ref": "#/$defs/instant"},
        "to": {"$ref": "#/$defs/instant"},
        "counts": {"enum": ["unknown", "up", "down", "left out", "not covered"]},
        "why": {"type": "string", "description": "the line of the agreement"}
      }
    },
    "period": {
      "type": "object",
      "additionalProperties": false,
      "oneOf": [%[{"required": ["%noun%"]}]%],
      "anyOf": [{"required": ["counts"]}, {"required": ["service_ms", "down_ms", "outages"]}],
      "required": ["from", "to", "closed", "rules", "result"],
      "properties": {
        "%noun%": {"$ref": "#/$defs/%noun%"},
        "from": {"$ref": "#/$defs/instant"},
        "to": {"$ref": "#/$defs/instant"},
        "over": {
          "type": "integer",
          "minimum": 2,
          "description": "so many periods are told of, of which this is the last; absent where one"
        },
        "closed": {"type": "boolean"},
        "counts": {
          "$ref": "#/$defs/figure_counts",
          "description": "what the subject adds to a figure, up to as_of; absent of time"
        },
        "service_ms": {"$ref": "#/$defs/count", "description": "inside the term, up to as_of"},
        "down_ms": {"$ref": "#/$defs/count"},
        "down_without_record_ms": {
          "$ref": "#/$defs/count",
          "description": "of down_ms, of which no record tells; absent if none"
        },
        "up_without_record_ms": {
          "$ref": "#/$defs/count",
          "description": "of service_ms, that counts as up without a record; absent if none"
        },
        "outages": {"type": "array", "items": {"$ref": "#/$defs/outage"}},
        "excluded_ms": {"$ref": "#/$defs/count", "description": "overlaps once; up to as_of"},
        "excluded_down_ms": {
          "$ref": "#/$defs/count",
          "description": "of it, what would be down without exclusions"
        },
        "excluded": {
          "type": "array",
          "items": {"$ref": "#/$defs/excluded"},
          "description": "absent, with the two above, where nothing is excluded"
        },
        "unrecorded": {
          "type": "array",
          "items": {"$ref": "#/$defs/unrecorded"},
          "description": "what no record tells of, or nobody knows; absent where nothing"
        },
        "unknown_ms": {
          "$ref": "#/$defs/count",
          "description": "of service_ms, of which nobody knows whether it was down; absent if none"
        },
        "left_out_ms": {"$ref": "#/$defs/count", "description": "no service time; absent if none"},
        "not_covered_ms": {
          "$ref": "#/$defs/count",
          "description": "no service time; absent if none"
        },
        "openings": {
          "type": "array",
          "items": {"$ref": "#/$defs/span"},
          "description": "of the hours that are promised, up to as_of; absent where all are"
        },
        "rules": {"type": "array", "items": {"type": "string"}},
        "result": {"anyOf": [{"$ref": "#/$defs/result"}, {"type": "null"}]}
      }
    }
  }
}
)json";

}  // namespace

std::string explanation_definitions() {
  std::string credits = money_schema() + credit_schema() + item_owed_schema();
  for (const auto& way : measures::ways_of_counting()) credits += counts_schema(way);
  return with_sets(for_each_cadence(shared_definitions() + kDefinitions +
                                    explanation_item_schema() + credits + kOutages));
}

std::string explanation_schema() { return for_each_cadence(kSchema) + explanation_definitions(); }

}  // namespace akad::report
