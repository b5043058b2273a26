// The published schema of differences. difference.schema.json holds the same text for readers of
// the repository; a unit test compares the two.
#include "runtime/differences/write/schema_history.h"
#include "runtime/differences/write/write.h"
#include "runtime/report/schema/sets.h"

namespace akad::differences {

namespace {

constexpr const char* kSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:akad:difference:1",
  "title": "What two agreements promise differently",
  "description": "What akad diff --format json writes.",
  "type": "object",
  "additionalProperties": false,
  "required": ["format", "language", "before", "after", "favours", "differences", "scenarios"],
  "properties": {
    "format": {"const": "akad difference 1"},
    "language": {"type": "string", "description": "what the texts below are said in"},
    "before": {"$ref": "#/$defs/agreement"},
    "after": {"$ref": "#/$defs/agreement"},
    "favours": {
      "type": "object",
      "description": "how many of the differences favour whom",
      "additionalProperties": false,
      "required": ["neither", "customer", "provider", "depends"],
      "properties": {
        "neither": {"type": "integer", "minimum": 0},
        "customer": {"type": "integer", "minimum": 0},
        "provider": {"type": "integer", "minimum": 0},
        "depends": {"type": "integer", "minimum": 0}
      }
    },
    "differences": {
      "type": "array",
      "description": "by clause; none: the same is promised",
      "items": {"$ref": "#/$defs/difference"}
    },
    "scenarios": {
      "type": "array",
      "description": "likewise of the examples, which are no part of what is owed",
      "items": {"$ref": "#/$defs/difference"}
    },
    "history": {"$ref": "#/$defs/history"}
  },
  "$defs": {
    "agreement": {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "version", "digest"],
      "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "digest": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$",
          "description": "of the compiled agreement"
        },
        "file": {
          "type": "string",
          "description": "where it was read, with its revision where git has it: main:agreement.sla"
        }
      }
    },
    "declared": {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "clause"],
      "properties": {
        "name": {"type": "string"},
        "clause": {
          "type": "object",
          "additionalProperties": false,
          "required": ["number", "title"],
          "properties": {"number": {"type": "string"}, "title": {"type": "string"}}
        }
      }
    },
    "difference": {
      "type": "object",
      "additionalProperties": false,
      "required": ["kind", "of", "place", "said", "favours"],
      "properties": {
        "kind": {"enum": ["added", "removed", "renamed", "moved", "changed", "reordered"]},
        "of": {"type": "string", "description": "the kind of declaration, by its table in the IR"},
        "declared_before": {"$ref": "#/$defs/declared"},
        "declared_after": {"$ref": "#/$defs/declared"},
        "log": {"type": "string", "description": "of an event, a signal or a window"},
        "row": {"type": "string", "description": "of a table, as it reads"},
        "place": {"type": "string", "description": "the field, as the IR names it"},
        "what": {"type": "string", "description": "what the field is called"},
        "before": {"type": "string", "description": "how it reads; absent: it is not said"},
        "after": {"type": "string", "description": "likewise"},
        "said": {"type": "string", "description": "all of it as a sentence"},
        "favours": {
          "enum": ["neither", "customer", "provider", "depends"],
          "description": "whom it favours, whatever happens; neither: nobody"
        },
        "terms": {
          "type": "array",
          "items": {"type": "string"},
          "description": "what a declaration says that is added or removed, a line each"
        }
      }
    },
%history%  }
}
)json";

}  // namespace

std::string json_schema() {
  std::string schema = kSchema;
  report::fill(schema, "%history%", history_schema());
  return schema;
}

}  // namespace akad::differences
