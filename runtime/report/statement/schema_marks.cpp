// What results say of themselves, for who reads the schemas of statements and explanations.
#include "runtime/report/schema/sets.h"
#include "runtime/report/statement/marks.h"

namespace akad::report {
namespace {

// %i% is the indent.
constexpr std::string_view kMembers = R"json(,
%i%"lost_records": {
%i%  "type": "integer",
%i%  "minimum": 1,
%i%  "description": "records that cannot be used and may have changed this; absent where none"
%i%},
%i%"lost_in": {
%i%  "type": "array",
%i%  "items": {"type": "string"},
%i%  "minItems": 1,
%i%  "description": "of which logs these records are; absent where none"
%i%},
%i%"no_record_in_period": {
%i%  "const": true,
%i%  "description": "no record of the log stands in the period; absent where one does"
%i%},
%i%"too_little": {
%i%  "const": true,
%i%  "description": "something counts, and less than the target needs; absent where it is enough"
%i%},
%i%"level": {
%i%  "type": ["string", "null"],
%i%  "description": "of the target's levels; null: none of them; absent where it has none"
%i%},
%i%"reopened_later": {
%i%  "type": "integer",
%i%  "minimum": 1,
%i%  "description": "items that stood as stopped at the period's end; absent where there are none"
%i%},
%i%"changed_later": {
%i%  "type": "integer",
%i%  "minimum": 1,
%i%  "description": "things of which records told after its end changed what it counts; or absent"
%i%},
%i%"if_down": {
%i%  "type": "object",
%i%  "description": "if time was down of which nobody knows; absent where there is none",
%i%  "additionalProperties": false,
%i%  "required": ["measured", "verdict"],
%i%  "properties": {
%i%    "measured": {"$ref": "#/$defs/measured"},
%i%    "verdict": {"enum": ["met", "missed", "pending"]},
%i%    "level": {"type": ["string", "null"], "description": "as that of the result"}
%i%  }
%i%},
%i%"no_end": {
%i%  "const": true,
%i%  "description": "of a sum: nobody can say how much more it may be; absent where one can"
%i%},
%i%"if_all_owed": {
%i%  "type": "object",
%i%  "description": "of a sum: with all that is open of what is summed; absent where nothing is",
%i%  "additionalProperties": false,
%i%  "required": ["measured", "verdict"],
%i%  "properties": {
%i%    "measured": {"$ref": "#/$defs/measured"},
%i%    "verdict": {"enum": ["met", "missed", "pending"]},
%i%    "level": {"type": ["string", "null"], "description": "as that of the result"}
%i%  }
%i%},
%i%"without_exclusions": {
%i%  "type": "object",
%i%  "description": "as if no time and no item were excluded; absent where none is",
%i%  "additionalProperties": false,
%i%  "required": ["measured", "verdict"],
%i%  "properties": {
%i%    "measured": {"$ref": "#/$defs/measured"},
%i%    "verdict": {"enum": ["met", "missed", "pending"]},
%i%    "level": {"type": ["string", "null"], "description": "as that of the result"}
%i%  }
%i%},
%i%"error_budget": {
%i%  "type": "object",
%i%  "description": "how much may go wrong by what counts so far; absent where no such thing is",
%i%  "additionalProperties": false,
%i%  "required": ["allowed", "used", "left", "burn_rate"],
%i%  "properties": {
%i%    "allowed": {"$ref": "#/$defs/measured"},
%i%    "used": {"$ref": "#/$defs/measured"},
%i%    "left": {"$ref": "#/$defs/measured", "description": "below zero: so much too much"},
%i%    "burn_rate": {
%i%      "anyOf": [{"$ref": "#/$defs/number"}, {"type": "null"}],
%i%      "description": "used, as many times as is allowed; null where nothing is"
%i%    }
%i%  }
%i%},
%i%"by_known": {
%i%  "enum": ["met", "missed", "not_applicable"],
%i%  "description": "undetermined ones: the verdict of what is measured: unknown time is up in it"
%i%})json";

constexpr std::string_view kClaim = R"json(    "claim": {
      "description": "what became of a notice's time, for one subject of a target or for all",
      "type": "object",
      "additionalProperties": false,
      "required": ["target", "exclusion", "clause", "subject", "from", "to", "grant", "granted_ms",
                   "granted_down_ms"],
      "properties": {
        "target": {"type": "string"},
        "exclusion": {"type": "string"},
        "clause": {"$ref": "#/$defs/clause"},
        "subject": {
          "type": ["string", "null"],
          "description": "null: whoever has no row of its own for the notice, which is everybody's"
        },
        "notice": {"type": "string", "description": "who tells of it, where that is another"},
        "from": {"$ref": "#/$defs/instant", "description": "as it was claimed, up to as_of"},
        "to": {"$ref": "#/$defs/instant"},
        "end_unknown": {"const": true, "description": "its end cannot be read; or absent"},
        "announced": {"$ref": "#/$defs/instant", "description": "absent where nobody asks"},
        "grant": {"enum": [%grants%]},
        "reason": {"enum": [%reasons%]},
        "used_up": {"$ref": "#/$defs/used_up"},
        "too_late": {"$ref": "#/$defs/too_late"},
        "granted_ms": {"$ref": "#/$defs/count", "description": "in the period, around the clock"},
        "granted_down_ms": {"$ref": "#/$defs/count", "description": "of it, in outages"}
      }
    },
)json";

}  // namespace

std::string claims_schema() { return with_sets(kClaim); }

std::string marks_schema(std::size_t indent) {
  std::string text;
  std::string_view rest = kMembers;
  for (std::size_t at = rest.find("%i%"); at != rest.npos; at = rest.find("%i%")) {
    text += rest.substr(0, at);
    text.append(indent, ' ');
    rest.remove_prefix(at + 3);
  }
  return text += rest;
}

}  // namespace akad::report
