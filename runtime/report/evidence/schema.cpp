// The published schema of evidence. evidence.schema.json holds the same text for readers of the
// repository; a unit test compares the two.
#include "runtime/report/evidence/evidence.h"

namespace akad::report {

namespace {

constexpr const char* kSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:akad:evidence:1",
  "title": "What an Akad statement rests on",
  "description": "What akad run --evidence writes: the files that were read, and their digests.",
  "type": "object",
  "additionalProperties": false,
  "required": ["format", "agreement", "engine", "as_of", "logs", "files"],
  "properties": {
    "format": {"const": "akad evidence 1"},
    "agreement": {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "version", "digest"],
      "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "digest": {"$ref": "#/$defs/digest", "description": "of the compiled agreement"}
      }
    },
    "engine": {"type": "string", "description": "the version of akad, e.g. 0.1.0"},
    "as_of": {"$ref": "#/$defs/instant", "description": "the instant of evaluation, exclusive"},
    "logs": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["name", "records", "digest"],
        "properties": {
          "name": {"type": "string"},
          "records": {"$ref": "#/$defs/count"},
          "digest": {"$ref": "#/$defs/digest", "description": "of its records, as in the statement"}
        }
      }
    },
    "left_out": {
      "type": "array",
      "items": {"type": "string"},
      "description": "logs that were left out on purpose; absent where none was"
    },
    "files": {
      "type": "array",
      "description": "in the order in which they were given",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["name", "log", "bytes", "sha256", "records", "digest"],
        "properties": {
          "name": {"type": "string", "description": "as it was given; - is standard input"},
          "log": {"type": "string"},
          "bytes": {"$ref": "#/$defs/count", "description": "as it is stored, packed or not"},
          "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$",
                     "description": "of these bytes, as sha256sum says it"},
          "records": {"$ref": "#/$defs/count"},
          "digest": {"$ref": "#/$defs/digest", "description": "of its records"}
        }
      }
    }
  },
  "$defs": {
    "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
    "count": {"type": "integer", "minimum": 0},
    "instant": {
      "type": "string",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{3})?Z$"
    }
  }
}
)json";

}  // namespace

std::string evidence_schema() { return kSchema; }

}  // namespace akad::report
