// The published schema of what became of scenarios. test.schema.json holds the same text for
// readers of the repository; a unit test compares the two.
#include "runtime/trials/write/write.h"

namespace akad::trials {

namespace {

constexpr const char* kSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:akad:test:1",
  "title": "What became of the scenarios of agreements",
  "description": "What akad test --format json writes.",
  "type": "object",
  "additionalProperties": false,
  "required": ["format", "language", "passed", "failed", "agreements"],
  "properties": {
    "format": {"const": "akad test 1"},
    "language": {"type": "string", "description": "what the texts below are said in"},
    "passed": {"type": "integer", "minimum": 0, "description": "scenarios that hold"},
    "failed": {"type": "integer", "minimum": 0, "description": "the others"},
    "agreements": {"type": "array", "items": {"$ref": "#/$defs/agreement"}}
  },
  "$defs": {
    "agreement": {
      "type": "object",
      "additionalProperties": false,
      "required": ["file", "checks", "scenarios"],
      "properties": {
        "file": {"type": "string"},
        "checks": {
          "type": "boolean",
          "description": "false: it has mistakes, and nothing was tried"
        },
        "name": {"type": "string"},
        "version": {"type": "string"},
        "digest": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$",
          "description": "of the compiled agreement, without the scenarios that stand beside it"
        },
        "scenarios": {"type": "array", "items": {"$ref": "#/$defs/scenario"}},
        "coverage": {"$ref": "#/$defs/coverage"}
      }
    },
    "scenario": {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "file", "passed", "expectations"],
      "properties": {
        "name": {"type": "string"},
        "file": {"type": "string", "description": "where it stands"},
        "passed": {"type": "boolean"},
        "expectations": {
          "type": "array",
          "description": "what stands behind `then`, in its order",
          "items": {"$ref": "#/$defs/expectation"}
        },
        "because": {
          "type": "array",
          "items": {"type": "string"},
          "description": "how the first that did not hold came about, in lines"
        }
      }
    },
    "expectation": {
      "type": "object",
      "additionalProperties": false,
      "required": ["held", "expected", "found"],
      "properties": {
        "held": {"type": "boolean"},
        "line": {"type": "integer", "minimum": 1, "description": "absent: of a stored agreement"},
        "expected": {"type": "string"},
        "found": {"type": "string"}
      }
    },
    "coverage": {
      "type": "object",
      "description": "with --coverage",
      "additionalProperties": false,
      "required": ["all", "untried"],
      "properties": {
        "all": {
          "type": "integer",
          "minimum": 0,
          "description": "declarations and rows that scenarios can come to"
        },
        "untried": {
          "type": "array",
          "description": "those that none comes to",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["of", "name", "clause"],
            "properties": {
              "of": {"enum": ["events", "windows", "exclusions", "targets", "credits", "caps"]},
              "name": {"type": "string"},
              "clause": {
                "type": "object",
                "additionalProperties": false,
                "required": ["number", "title"],
                "properties": {"number": {"type": "string"}, "title": {"type": "string"}}
              },
              "row": {"type": "string", "description": "absent: the declaration itself"}
            }
          }
        }
      }
    }
  }
}
)json";

}  // namespace

std::string json_schema() { return kSchema; }

}  // namespace akad::trials
