// The published schema of explanations. explanation.schema.json holds the same text for readers of
// the repository; a unit test compares the two.
#include "runtime/report/explain/view.h"

namespace akad::report {

namespace {

constexpr const char* kSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:akad:explanation:1",
  "title": "An Akad explanation",
  "description": "What akad explain gives: the items of a subject under one target, or its months.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "format", "agreement", "tzdata", "as_of", "subject", "log", "target", "promise",
    "small_rule", "kind", "measure", "measure_rules", "hours", "hours_of_limit", "hours_rules",
    "records", "other_records", "unused_records", "items", "months", "others", "notes"
  ],
  "properties": {
    "format": {"const": "akad explanation 1"},
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
    "subject": {"type": "string"},
    "log": {"type": "string"},
    "target": {"$ref": "#/$defs/named"},
    "promise": {"type": "string", "description": "of the target, in words"},
    "small_rule": {"type": ["string", "null"], "description": "of small numbers, in words"},
    "kind": {"enum": ["items", "time"], "description": "items: see items; time: see months"},
    "measure": {"$ref": "#/$defs/named", "description": "the clock, or the outage"},
    "measure_rules": {"type": "array", "items": {"type": "string"}},
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
    "unused_records": {"type": "array", "items": {"$ref": "#/$defs/unused_record"}},
    "items": {"type": "array", "items": {"$ref": "#/$defs/item"}},
    "months": {"type": "array", "items": {"$ref": "#/$defs/month"}},
    "others": {
      "type": "array",
      "items": {"$ref": "#/$defs/moment"},
      "description": "what happened outside the items"
    },
    "notes": {"type": "array", "items": {"type": "string"}}
  },
  "$defs": {
    "instant": {
      "type": "string",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{3})?Z$"
    },
    "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "year_month": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
    "count": {"type": "integer", "minimum": 0},
    "fraction": {"type": "string", "pattern": "^(0|[1-9][0-9]*)(/[1-9][0-9]*)?$"},
    "verdict": {"enum": ["met", "missed", "pending", "not_applicable", "undetermined"]},
    "clause": {
      "type": "object",
      "additionalProperties": false,
      "required": ["number", "title"],
      "properties": {"number": {"type": "string"}, "title": {"type": "string"}}
    },
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
      "properties": {"file": {"type": "string"}, "line": {"$ref": "#/$defs/count"}}
    },
    "group": {
      "type": "object",
      "description": "signal name, or subject, to value",
      "additionalProperties": {"type": "string"}
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
            "open", "outside hours", "paused by event", "paused by state", "pause counts", "gap"
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
    "target_in_force": {
      "type": "object",
      "additionalProperties": false,
      "required": ["from", "row", "allowed", "policy", "due"],
      "properties": {
        "from": {"$ref": "#/$defs/instant"},
        "row": {
          "type": ["string", "null"],
          "description": "of the table, in words; null: it has one row"
        },
        "allowed": {"type": "string"},
        "policy": {
          "type": ["string", "null"],
          "description": "what the change did; null: no change"
        },
        "due": {
          "anyOf": [{"$ref": "#/$defs/instant"}, {"type": "null"}],
          "description": "as it looked then"
        }
      }
    },
    "result": {
      "description": "of all subjects of the group in the month",
      "type": "object",
      "additionalProperties": false,
      "required": ["group", "verdict", "promised", "measured", "small_number_rule"],
      "properties": {
        "group": {"$ref": "#/$defs/group"},
        "verdict": {"$ref": "#/$defs/verdict"},
        "promised": {"$ref": "#/$defs/fraction"},
        "measured": {"anyOf": [{"$ref": "#/$defs/fraction"}, {"type": "null"}]},
        "small_number_rule": {"type": "boolean"}
      }
    },
    "item_month": {
      "type": "object",
      "additionalProperties": false,
      "required": ["month", "why", "result"],
      "properties": {
        "month": {"$ref": "#/$defs/year_month"},
        "why": {"type": "string"},
        "result": {"anyOf": [{"$ref": "#/$defs/result"}, {"type": "null"}]}
      }
    },
    "item": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "item", "verdict", "started", "stopped", "due", "elapsed_ms", "paused_ms",
        "paused_open_ms", "missed_before", "timeline", "targets",
        "rules", "attributed_to", "attributed", "escalations", "group", "month", "other_months",
        "defaults"
      ],
      "properties": {
        "item": {"type": "integer", "minimum": 1},
        "verdict": {"$ref": "#/$defs/verdict"},
        "started": {"anyOf": [{"$ref": "#/$defs/instant"}, {"type": "null"}]},
        "stopped": {"anyOf": [{"$ref": "#/$defs/instant"}, {"type": "null"}]},
        "due": {"anyOf": [{"$ref": "#/$defs/instant"}, {"type": "null"}]},
        "elapsed_ms": {"type": ["integer", "null"], "minimum": 0},
        "paused_ms": {
          "type": ["integer", "null"],
          "minimum": 0,
          "description": "around the clock"
        },
        "paused_open_ms": {
          "type": ["integer", "null"],
          "minimum": 0,
          "description": "in the hours that count"
        },
        "missed_before": {
          "anyOf": [{"$ref": "#/$defs/instant"}, {"type": "null"}],
          "description": "when a limit was due that had been missed when a change came"
        },
        "timeline": {
          "type": "array",
          "items": {"oneOf": [{"$ref": "#/$defs/moment"}, {"$ref": "#/$defs/stretch"}]}
        },
        "targets": {"type": "array", "items": {"$ref": "#/$defs/target_in_force"}},
        "rules": {
          "type": "array",
          "items": {"type": "string"},
          "description": "how the verdict follows"
        },
        "attributed_to": {
          "type": ["string", "null"],
          "description": "a signal; null: time is not told apart"
        },
        "attributed": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["value", "elapsed_ms"],
            "properties": {"value": {"type": "string"}, "elapsed_ms": {"$ref": "#/$defs/count"}}
          }
        },
        "escalations": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "at", "reached", "rule"],
            "properties": {
              "name": {"type": "string"},
              "at": {
                "anyOf": [{"$ref": "#/$defs/instant"}, {"type": "null"}],
                "description": "null: never, or not known yet"
              },
              "reached": {"type": "boolean", "description": "by as_of"},
              "rule": {"type": "string", "description": "in words: at 75% of the limit"}
            }
          }
        },
        "group": {"$ref": "#/$defs/group"},
        "month": {"anyOf": [{"$ref": "#/$defs/item_month"}, {"type": "null"}]},
        "other_months": {"type": "array", "items": {"type": "string"}},
        "defaults": {
          "type": "array",
          "items": {"type": "string"},
          "description": "rules of the language that mattered"
        }
      }
    },
    "outage": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "from", "to", "parts", "passes", "unfinished", "counted_ms", "why", "records"
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
        "counted_ms": {"$ref": "#/$defs/count", "description": "in this month"},
        "why": {"type": "string"},
        "records": {"type": "array", "items": {"$ref": "#/$defs/place"}}
      }
    },
    "month": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "month", "from", "to", "closed", "service_ms", "down_ms", "outages", "rules", "result"
      ],
      "properties": {
        "month": {"$ref": "#/$defs/year_month"},
        "from": {"$ref": "#/$defs/instant"},
        "to": {"$ref": "#/$defs/instant"},
        "closed": {"type": "boolean"},
        "service_ms": {"$ref": "#/$defs/count"},
        "down_ms": {"$ref": "#/$defs/count"},
        "outages": {"type": "array", "items": {"$ref": "#/$defs/outage"}},
        "rules": {"type": "array", "items": {"type": "string"}},
        "result": {"anyOf": [{"$ref": "#/$defs/result"}, {"type": "null"}]}
      }
    }
  }
}
)json";

}  // namespace

std::string explanation_schema() { return kSchema; }

}  // namespace akad::report
