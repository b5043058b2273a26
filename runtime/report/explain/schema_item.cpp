// The part of the published schema of explanations that is about one item.
#include "runtime/report/explain/sections.h"
#include "runtime/report/statement/marks.h"

namespace akad::report {
namespace {

constexpr const char* kItem = R"json(    "target_in_force": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "from", "row", "allowed", "limit", "policy", "policies", "found_missed", "due"
      ],
      "properties": {
        "from": {"$ref": "#/$defs/instant"},
        "row": {
          "type": ["string", "null"],
          "description": "of the table, in words; null: it has one row"
        },
        "allowed": {"type": "string"},
        "limit": {
          "type": "object",
          "additionalProperties": false,
          "required": ["kind", "length_ms", "at", "hours", "strict"],
          "properties": {
            "kind": {"enum": ["none", "length", "instant"]},
            "length_ms": {"$ref": "#/$defs/length_or_none"},
            "at": {"$ref": "#/$defs/instant_or_none"},
            "hours": {
              "type": ["string", "null"],
              "description": "in which time counts, and their zone; null: every hour"
            },
            "strict": {"type": "boolean", "description": "less than it, before it"}
          }
        },
        "policy": {
          "type": ["string", "null"],
          "description": "what the change did; null: no change"
        },
        "policies": {
          "type": "array",
          "items": {"type": "string"},
          "description": "of the signals that changed; the strongest applied"
        },
        "found_missed": {
          "type": "boolean",
          "description": "the change found that what was allowed before it was missed"
        },
        "due": {
          "anyOf": [{"$ref": "#/$defs/instant"}, {"type": "null"}],
          "description": "as it looked then"
        }
      }
    },
    "measured": {
      "description": "a share as a fraction, anything else with its kind",
      "oneOf": [
        {"$ref": "#/$defs/fraction"},
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["kind", "value"],
          "properties": {
            "kind": {"enum": ["duration", "count", "amount", "number", "value"]},
            "value": {"$ref": "#/$defs/number"}
          }
        }
      ]
    },
    "result": {
      "description": "of all subjects of the group in the period",
      "type": "object",
      "additionalProperties": false,
      "required": ["group", "verdict", "promised", "measured", "small_number_rule"],
      "properties": {
        "group": {"$ref": "#/$defs/group"},
        "verdict": {"$ref": "#/$defs/verdict"},
        "promised": {"$ref": "#/$defs/measured"},
        "measured": {"anyOf": [{"$ref": "#/$defs/measured"}, {"type": "null"}]},
        "small_number_rule": {"type": "boolean"},
        "credits": {
          "type": "array",
          "items": {"$ref": "#/$defs/credit"},
          "description": "what is owed for it, as in a statement; absent where none rests on it"
        }%marks%
      }
    },
    "item_period": {
      "type": "object",
      "additionalProperties": false,
      "required": ["why", "result"],
      "oneOf": [%[{"required": ["%noun%"]}]%],
      "properties": {
        "%noun%": {"$ref": "#/$defs/%noun%"},
        "why": {"type": "string"},
        "result": {"anyOf": [{"$ref": "#/$defs/result"}, {"type": "null"}]}
      }
    },
    "reckoning": {
      "description": "the numbers that the verdict was reached by",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "basis", "counted_from", "until", "exact_ms", "rounded_to_ms", "rounding", "allowed_ms",
        "used_up_ms", "strict", "named", "reached", "changed_at", "stays_missed", "moved",
        "openings_ahead", "openings_around"
      ],
      "properties": {
        "basis": {
          "enum": [
            "nothing", "elapsed time against a length", "stop against due",
            "stop against an instant"
          ]
        },
        "counted_from": {
          "$ref": "#/$defs/instant",
          "description": "where elapsed time is zero: the counted stretches from here on add up"
        },
        "until": {"$ref": "#/$defs/instant", "description": "the stop, or as_of"},
        "exact_ms": {"$ref": "#/$defs/count", "description": "elapsed, before it is rounded"},
        "rounded_to_ms": {
          "$ref": "#/$defs/length_or_none",
          "description": "to a multiple of this; null: not rounded"
        },
        "rounding": {"type": ["string", "null"]},
        "allowed_ms": {
          "type": ["integer", "null"],
          "description": "negative where a change in proportion brought it and it had passed"
        },
        "used_up_ms": {
          "type": ["integer", "null"],
          "description": "more than allowed_ms only by a part of a millisecond"
        },
        "strict": {"type": "boolean"},
        "named": {
          "$ref": "#/$defs/instant_or_none",
          "description": "where a length is used up, or the instant of `by`, moved already"
        },
        "reached": {
          "$ref": "#/$defs/instant_or_none",
          "description": "moved as the target says; `until` is held against it, not against `due`"
        },
        "changed_at": {
          "$ref": "#/$defs/instant_or_none",
          "description": "when what is allowed last changed: it is due no earlier"
        },
        "stays_missed": {
          "type": "boolean",
          "description": "an earlier limit was missed, and that decides"
        },
        "moved": {"type": "string", "description": "what happens to a limit outside its hours"},
        "openings_ahead": {
          "type": "array",
          "items": {"$ref": "#/$defs/span"},
          "description": "in which the length goes on being used up after `until`"
        },
        "openings_around": {
          "type": "array",
          "items": {"$ref": "#/$defs/span"},
          "description": "of the limit's hours about `named`, where it may be moved"
        },
        "moved_by_pauses": {
          "description": "of an instant that pauses move, in the hours in which they are counted",
          "type": "object",
          "additionalProperties": false,
          "required": ["named", "stood_still", "openings"],
          "properties": {
            "named": {"$ref": "#/$defs/instant", "description": "before they moved it"},
            "stood_still": {
              "type": "array",
              "items": {"$ref": "#/$defs/span"},
              "description": "time that did not count, from `counted_from` on"
            },
            "openings": {
              "type": "array",
              "items": {"$ref": "#/$defs/span"},
              "description": "from the instant that is named up to where pauses moved it"
            }
          }
        }
      }
    },
    "attribution": {
      "description": "to which period the item belongs, and what others make of it",
      "type": "object",
      "additionalProperties": false,
      "required": ["by", "at", "placed", "open"],
      "properties": {
        "by": {"enum": ["stop", "start", "due"]},
        "at": {"$ref": "#/$defs/instant_or_none", "description": "whose period it is"},
        "placed": {
          "enum": ["counted", "forgiven", "no instant", "outside the term", "not begun", "left out",
                   "between periods"]
        },
        "open": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["period", "at", "counted"],
            "properties": {
              "period": {"type": "string"},
              "at": {"$ref": "#/$defs/instant"},
              "counted": {
                "enum": ["missed", "pending", "so far", "not open", "no limit"],
                "description": "pending: open and left out, overdue or not; not open: in a gap"
              }
            }
          },
          "description": "at the ends of periods in which it was open, or at as_of"
        }
      }
    },
    "item": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "item", "verdict", "started", "stopped", "due", "elapsed_ms", "paused_ms",
        "paused_open_ms", "missed_before", "timeline", "targets", "reckoning", "attribution",
        "rules", "attributed_to", "attributed", "escalations", "group",
        "defaults"
      ],
      "oneOf": [%[{"required": ["%noun%", "other_%noun%s"]}]%],
      "properties": {
        "item": {"type": "integer", "minimum": 1},
        "verdict": {"$ref": "#/$defs/verdict"},
        "left_out": {
          "type": "string",
          "description": "the line by which it counts nowhere; absent where none does"
        },
        "lost_records": {
          "type": "integer",
          "minimum": 1,
          "description": "records that cannot be used and may have changed it; absent where none"
        },
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
        "reckoning": {
          "anyOf": [{"$ref": "#/$defs/reckoning"}, {"type": "null"}],
          "description": "null: of an item without a start"
        },
        "attribution": {"$ref": "#/$defs/attribution"},
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
            "properties": {
              "value": {"type": ["string", "null"], "description": "null: without a value"},
              "elapsed_ms": {"$ref": "#/$defs/count"}
            }
          }
        },
        "escalations": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "at", "reached", "limit_ms", "rule"],
            "properties": {
              "name": {"type": "string"},
              "at": {
                "anyOf": [{"$ref": "#/$defs/instant"}, {"type": "null"}],
                "description": "null: never, or not known yet"
              },
              "reached": {"type": "boolean", "description": "by as_of"},
              "limit_ms": {
                "type": ["integer", "null"],
                "description": "of a share of the limit: what it is a share of, as it was then"
              },
              "rule": {"type": "string", "description": "in words: at 75% of the limit"}
            }
          }
        },
        "owed": {
          "type": "array",
          "items": {"$ref": "#/$defs/item_owed"},
          "description": "for it alone, where its credits give each item an amount of its own"
        },
        "group": {"$ref": "#/$defs/group"},
        "%noun%": {"anyOf": [{"$ref": "#/$defs/item_period"}, {"type": "null"}]},
        "other_%noun%s": {"type": "array", "items": {"type": "string"}},
        "defaults": {
          "type": "array",
          "items": {"type": "string"},
          "description": "rules of the language that mattered"
        }
      }
    },
)json";

}  // namespace

std::string explanation_item_schema() {
  std::string text = kItem;
  const std::string_view hole = "%marks%";
  return text.replace(text.find(hole), hole.size(), marks_schema(8));
}

}  // namespace akad::report
