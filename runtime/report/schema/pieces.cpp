#include "runtime/report/schema/pieces.h"

namespace akad::report {

std::string shared_definitions() {
  return R"json(    "instant": {
      "type": "string",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{3})?Z$"
    },
    "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "count": {"type": "integer", "minimum": 0},
    "fraction": {"type": "string", "pattern": "^(0|[1-9][0-9]*)(/[1-9][0-9]*)?$"},
    "number": {"type": "string", "pattern": "^-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?$"},
    "clause": {
      "type": "object",
      "additionalProperties": false,
      "required": ["number", "title"],
      "properties": {"number": {"type": "string"}, "title": {"type": "string"}}
    },
    "used_up": {
      "description": "of a quota: the first of its periods that the claim goes beyond",
      "type": "object",
      "additionalProperties": false,
      "required": ["of_ms", "before_ms", "period"],
      "properties": {
        "of_ms": {"$ref": "#/$defs/count", "description": "what the quota is"},
        "before_ms": {"$ref": "#/$defs/count", "description": "of it, used before the claim"},
        "period": {"type": "string", "description": "its label"}
      }
    },
    "too_late": {
      "description": "how long before its start a notice must be announced, and how long it was",
      "type": "object",
      "additionalProperties": false,
      "required": ["asked"],
      "properties": {
        "asked": {"type": "string", "description": "in words"},
        "ahead_ms": {
          "type": "integer",
          "minimum": 1,
          "description": "in the hours that are asked for; absent of days, and where not before"
        }
      }
    },
)json";
}

}  // namespace akad::report
