// The part of the published schema of explanations that is about one period: of time, or a figure.
#include "runtime/report/explain/sections.h"

namespace akad::report {
namespace {

constexpr const char* kPeriod = R"json(    "outage_rule": {
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
        "counted_ms": {"$ref": "#/$defs/count", "description": "in this period, by the clock"},
        "weighs": {
          "description": "how much of counted_ms counts in which share; absent: all of it in full",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["share", "counted_ms"],
            "properties": {
              "share": {"$ref": "#/$defs/fraction"},
              "counted_ms": {"$ref": "#/$defs/count"}
            }
          }
        },
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
    "slot": {
      "description": "a slot of the result of which something was told, up to as_of",
      "type": "object",
      "additionalProperties": false,
      "required": ["from", "to", "counted", "in_all", "records", "few", "value"],
      "properties": {
        "from": {"$ref": "#/$defs/instant"},
        "to": {"$ref": "#/$defs/instant"},
        "counted": {"$ref": "#/$defs/number"},
        "in_all": {"$ref": "#/$defs/number", "description": "of a share, in what; else 0"},
        "records": {"$ref": "#/$defs/count", "description": "that tell what is counted"},
        "few": {"type": "boolean", "description": "there is too little to take the figure of"},
        "value": {
          "oneOf": [{"$ref": "#/$defs/number"}, {"type": "null"}],
          "description": "what it comes to by itself; null where it is left out"
        },
        "own": {
          "description": "what the subject told; absent where nobody else tells of the result",
          "type": "object",
          "additionalProperties": false,
          "required": ["counted", "in_all", "records"],
          "properties": {
            "counted": {"$ref": "#/$defs/number"},
            "in_all": {"$ref": "#/$defs/number"},
            "records": {"$ref": "#/$defs/count"}
          }
        }
      }
    },
    "number": {"type": "string", "pattern": "^-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?$"},
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
        "slots": {
          "type": "array",
          "description": "of a figure taken for each, those of which was told; absent of others",
          "items": {"$ref": "#/$defs/slot"}
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

std::string explanation_period_schema() { return kPeriod; }

}  // namespace akad::report
