// The published schema of statements. statement.schema.json holds the same text for readers of the
// repository; a unit test compares the two.
#include "runtime/report/schema.h"
#include "runtime/report/schema_periods.h"
#include "runtime/report/statement/statement.h"

namespace akad::report {

namespace {

constexpr const char* kSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:akad:statement:1",
  "title": "An Akad statement",
  "description": "What akad run gives. The same agreement and records give the same bytes.",
  "type": "object",
  "additionalProperties": false,
  "required": ["format", "agreement", "engine", "as_of", "tzdata", "subjects", "periods", "total",
               "logs", "findings"],
  "properties": {
    "format": {"const": "akad statement 1"},
    "agreement": {"$ref": "#/$defs/agreement"},
    "engine": {"type": "string", "description": "the version of akad, e.g. 0.1.0"},
    "as_of": {"$ref": "#/$defs/instant", "description": "the instant of evaluation, exclusive"},
    "tzdata": {"type": "string", "description": "version of the time zone database, e.g. 2025b"},
    "subjects": {"$ref": "#/$defs/count"},
    "periods": {"type": "array", "items": {"$ref": "#/$defs/period"}},
    "total": {"$ref": "#/$defs/money"},
    "logs": {"type": "array", "items": {"$ref": "#/$defs/log"}},
    "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}}
  },
  "$defs": {
)json";

constexpr const char* kDefinitions =
    R"json(    "%noun%": {"type": "string", "pattern": "^%pattern%$"},
    "percent": {
      "type": "string",
      "pattern": "^[0-9]+(\\.[0-9]+)?…?$",
      "description": "decimal; cut after ten places where it does not end, with an ellipsis"
    },
    "month": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
    "money": {
      "type": "object",
      "additionalProperties": false,
      "required": ["amount", "currency"],
      "properties": {
        "amount": {
          "type": "string",
          "pattern": "^[0-9]+(\\.[0-9]+|/[1-9][0-9]*)?$",
          "description": "exact: decimal, or a fraction where the decimals do not end"
        },
        "currency": {"$ref": "#/$defs/currency"}
      }
    },
    "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "share": {
      "type": "object",
      "additionalProperties": false,
      "required": ["fraction", "percent"],
      "properties": {
        "fraction": {"$ref": "#/$defs/fraction"},
        "percent": {"$ref": "#/$defs/percent"}
      }
    },
    "value": {
      "description": "of a target that measures no share; durations are in milliseconds",
      "type": "object",
      "additionalProperties": false,
      "required": ["kind", "value"],
      "properties": {
        "kind": {"enum": ["duration", "count", "amount", "number"]},
        "value": {"$ref": "#/$defs/fraction"}
      }
    },
    "measured": {"oneOf": [{"$ref": "#/$defs/share"}, {"$ref": "#/$defs/value"}]},
    "group": {
      "type": "object",
      "description": "signal name, or subject, to value; empty where the target has no groups",
      "additionalProperties": {"type": "string"}
    },
    "agreement": {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "version", "digest", "provider", "customer", "measured_by", "term",
                   "zone", "currency"],
      "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
        "provider": {"type": "string"},
        "customer": {"type": "string"},
        "measured_by": {"type": ["string", "null"]},
        "term": {
          "type": "object",
          "additionalProperties": false,
          "required": ["first", "last"],
          "properties": {
            "first": {"$ref": "#/$defs/date"},
            "last": {"$ref": "#/$defs/date"}
          }
        },
        "zone": {"type": "string"},
        "currency": {"$ref": "#/$defs/currency"}
      }
    },
    "period": {
      "type": "object",
      "additionalProperties": false,
      "required": ["from", "to", "closed", "results", "credits", "caps", "total"],
      "oneOf": [%[{"required": ["%noun%"]}]%],
      "properties": {
        "%noun%": {"$ref": "#/$defs/%noun%"},
        "from": {"$ref": "#/$defs/instant"},
        "to": {"$ref": "#/$defs/instant"},
        "closed": {"type": "boolean", "description": "false: not over at as_of, no credits yet"},
        "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
        "credits": {"type": "array", "items": {"$ref": "#/$defs/credit"}},
        "caps": {"type": "array", "items": {"$ref": "#/$defs/cap"}},
        "total": {"$ref": "#/$defs/money"}
      }
    },
    "result": {
      "type": "object",
      "additionalProperties": false,
      "required": ["target", "clause", "group", "kind", "verdict", "promised", "measured", "counts",
                   "small_number_rule"],
      "properties": {
        "target": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "group": {"$ref": "#/$defs/group"},
        "kind": {"enum": ["items", "time"]},
        "verdict": {"enum": ["met", "missed", "pending", "not_applicable"]},
        "promised": {
          "oneOf": [{"$ref": "#/$defs/promised_share"}, {"$ref": "#/$defs/promised_value"}]
        },
        "measured": {"anyOf": [{"$ref": "#/$defs/measured"}, {"type": "null"}]},
        "counts": {
          "oneOf": [
            {"$ref": "#/$defs/item_counts"}, {"$ref": "#/$defs/item_lengths"},
            {"$ref": "#/$defs/time_counts"}
          ]
        },
        "small_number_rule": {
          "type": "boolean",
          "description": "met although the share falls short, by the rule for small numbers"
        }
      }
    },
    "test": {"enum": ["at least", "more than", "at most", "less than", "all"]},
    "promised_share": {
      "type": "object",
      "additionalProperties": false,
      "required": ["fraction", "percent", "test"],
      "properties": {
        "fraction": {"$ref": "#/$defs/fraction"},
        "percent": {"$ref": "#/$defs/percent"},
        "test": {"$ref": "#/$defs/test"}
      }
    },
    "promised_value": {
      "type": "object",
      "additionalProperties": false,
      "required": ["kind", "value", "test"],
      "properties": {
        "kind": {"enum": ["duration", "count", "amount", "number"]},
        "value": {"$ref": "#/$defs/fraction"},
        "test": {"$ref": "#/$defs/test"}
      }
    },
    "item_counts": {
      "type": "object",
      "additionalProperties": false,
      "required": ["met", "missed", "open_missed", "pending", "not_applicable", "undetermined"],
      "properties": {
        "met": {"$ref": "#/$defs/count"},
        "missed": {"$ref": "#/$defs/count"},
        "open_missed": {"$ref": "#/$defs/count"},
        "pending": {"$ref": "#/$defs/count"},
        "not_applicable": {"$ref": "#/$defs/count"},
        "undetermined": {"$ref": "#/$defs/count"}
      }
    },
    "item_lengths": {
      "description": "of targets that ask how long the items took",
      "type": "object",
      "additionalProperties": false,
      "required": ["met", "missed", "open_missed", "pending", "not_applicable", "undetermined",
                   "longest_ms"],
      "properties": {
        "met": {"$ref": "#/$defs/count"},
        "missed": {"$ref": "#/$defs/count"},
        "open_missed": {"$ref": "#/$defs/count"},
        "pending": {"$ref": "#/$defs/count"},
        "not_applicable": {"$ref": "#/$defs/count"},
        "undetermined": {"$ref": "#/$defs/count"},
        "longest_ms": {"$ref": "#/$defs/count"}
      }
    },
    "time_counts": {
      "type": "object",
      "additionalProperties": false,
      "required": ["service_ms", "down_ms", "outages"],
      "properties": {
        "service_ms": {"$ref": "#/$defs/count"},
        "down_ms": {"$ref": "#/$defs/count"},
        "outages": {"$ref": "#/$defs/count"}
      }
    },
    "credit": {
      "type": "object",
      "additionalProperties": false,
      "required": ["credit", "clause", "target", "group", "result", "slab", "rule", "exact",
                   "payable"],
      "properties": {
        "credit": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "target": {"type": "string"},
        "group": {"$ref": "#/$defs/group"},
        "result": {"$ref": "#/$defs/measured"},
        "slab": {"type": "string", "description": "the row of the table that held, in words"},
        "rule": {"type": "string", "description": "how the amount follows, in words"},
        "exact": {"$ref": "#/$defs/money", "description": "before caps and rounding"},
        "payable": {"$ref": "#/$defs/money", "description": "after caps, rounded"}
      }
    },
    "cap": {
      "type": "object",
      "additionalProperties": false,
      "required": ["cap", "clause", "group", "before", "most", "reduction"],
      "properties": {
        "cap": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "group": {"$ref": "#/$defs/group"},
        "before": {"$ref": "#/$defs/money", "description": "sum of the credits it covers"},
        "most": {"$ref": "#/$defs/money"},
        "reduction": {"$ref": "#/$defs/money"}
      }
    },
    "log": {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "digest", "read", "used", "unnamed", "not_used"],
      "properties": {
        "name": {"type": "string"},
        "digest": {
          "type": ["string", "null"],
          "pattern": "^sha256:[0-9a-f]{64}$",
          "description": "of its records, in any order and any files; null: not read from files"
        },
        "read": {"$ref": "#/$defs/count", "description": "used + unnamed + not_used"},
        "used": {"$ref": "#/$defs/count"},
        "unnamed": {"$ref": "#/$defs/count"},
        "not_used": {"$ref": "#/$defs/count"}
      }
    },
    "finding": {
      "type": "object",
      "additionalProperties": false,
      "required": ["log", "kind", "count"],
      "properties": {
        "log": {"type": "string"},
        "kind": {
          "enum": ["malformed", "not an object", "too long", "too deep", "without subject",
                   "without time", "without id", "impossible time", "wrong type", "duplicate",
                   "conflicting duplicate", "empty window", "after as-of", "redundant start",
                   "redundant pause", "redundant resume", "stop without start",
                   "conflicting values", "outside the term", "stop before start"]
        },
        "count": {"type": "integer", "minimum": 1}
      }
    }
  }
}
)json";

}  // namespace

std::string json_schema() {
  return for_each_cadence(kSchema + shared_definitions() + kDefinitions);
}

}  // namespace akad::report
