// Caps that lowered what is owed, and what the statement rests on, for who reads its schema.
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/schema/sets.h"
#include "runtime/report/statement/marks.h"

namespace akad::report {
namespace {

constexpr const char* kCreditsOfKind = R"json(,
        "credits": {
          "type": "array",
          "items": {"$ref": "#/$defs/credit"},
          "description": "of a period: those that owe it, each amount of that kind"
        })json";

constexpr const char* kCredits =
    R"json(    "cap": {
      "type": "object",
      "additionalProperties": false,
      "required": ["cap", "clause", "group", "before", "most", "reduction"],
      "properties": {
        "cap": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "group": {"$ref": "#/$defs/group"},
        "before": {"$ref": "#/$defs/money", "description": "sum of the credits it covers"},
        "earlier": {
          "$ref": "#/$defs/money",
          "description": "of these, in earlier periods: payable, or the largest; absent: nothing"
        },
        "most": {"$ref": "#/$defs/money"},
        "period": {
          "type": "string",
          "description": "of the cap, where it is for other periods than the credits"
        },
        "over_last": {
          "type": "integer",
          "minimum": 2,
          "description": "of a cap over so many periods: `period` is the last of them"
        },
        "reduction": {"$ref": "#/$defs/money"},
        "small_sum": {"$ref": "#/$defs/small_sum"},
        "only_largest": {
          "const": true,
          "description": "of the credits under the cap only the largest is due: `most`"
        }
      }
    },
%total_in_kind%    "claim_of_nothing": {
      "type": "object",
      "additionalProperties": false,
      "required": ["log", "claim", "at", "period", "credit", "why"],
      "properties": {
        "log": {"type": "string"},
        "claim": {"type": "string", "description": "the subject of its log"},
        "at": {"$ref": "#/$defs/instant", "description": "when it was made, or arrived"},
        "period": {"type": ["string", "null"], "description": "as named; null: it names none"},
        "credit": {"type": ["string", "null"], "description": "likewise; null: for any"},
        "why": {
          "enum": [
            "not readable", "no such credit", "no such period", "no such group", "nothing owed"
          ]
        }
      }
    },
    "interpretation": {
      "type": "object",
      "additionalProperties": false,
      "required": ["says", "of"],
      "properties": {
        "says": {"type": "string", "description": "as it would be written for all clauses"},
        "of": {
          "type": "array",
          "minItems": 1,
          "items": {"type": "string"},
          "description": "the clocks, targets, outages, calendars or logs of which it holds"
        }
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
        "not_used": {"$ref": "#/$defs/count"},
        "documents": {
          "$ref": "#/$defs/count",
          "description": "whose lists hold the records; absent where a document is a record"
        },
        "lost_records_may_change": {
          "type": "object",
          "additionalProperties": {"type": "integer", "minimum": 1},
          "description": "by target, how many of its results say so; absent where none does"
        },
        "left_out": {
          "const": true,
          "description": "on purpose: nothing rests on its records; absent where it was read"
        },
        "not_measured": {
          "type": "array",
          "items": {"type": "string"},
          "description": "where it was left out: the targets that rest on it, which have no results"
        }
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
                   "without time", "without id", "impossible time", "wrong type",
                   "unstable name", "duplicate",
                   "conflicting duplicate", "empty window", "unknown end", "after as-of",
                   "redundant start", "redundant pause", "redundant resume", "stop without start",
                   "conflicting values", "outside the term", "stop before start",
                   "value not in the list", "signal never given", "repeated key",
                   "without key", "superseded", "without list", "header again",
                   "nothing to compare", "event never happened",
                   "missing change", "not in service", "amount below zero"]
        },
        "count": {"type": "integer", "minimum": 1},
        "of": {
          "type": "object",
          "additionalProperties": {"type": "integer", "minimum": 1},
          "description": "how many of each place, signal or event; of kinds that name one"
        },
        "first": {
          "type": "object",
          "description": "of kinds that lose records: the first one by what it says; or absent",
          "additionalProperties": false,
          "required": ["detail"],
          "properties": {
            "subject": {"type": "string", "description": "absent where it is not known"},
            "detail": {"type": "string", "description": "empty where there is no more to say"}
          }
        }
      }
    }
  }
}
)json";

}  // namespace

std::string credits_schema() {
  std::string schema = kCredits;
  fill(schema, "%total_in_kind%", total_in_kind_schema(kCreditsOfKind));
  return schema;
}

}  // namespace akad::report
