// The published schema of statements. statement.schema.json holds the same text for readers of the
// repository; a unit test compares the two.
#include <fmt/format.h>

#include "runtime/base/assert.h"
#include "runtime/report/credits/charged.h"
#include "runtime/report/credits/payment.h"
#include "runtime/report/credits/to_json.h"
#include "runtime/report/schema/periods.h"
#include "runtime/report/schema/pieces.h"
#include "runtime/report/statement/counts.h"
#include "runtime/report/statement/marks.h"
#include "runtime/report/statement/statement.h"

namespace akad::report {

namespace {

constexpr const char* kSchema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:akad:statement:2",
  "title": "An Akad statement",
  "description": "What akad run gives. The same agreement and records give the same bytes.",
  "type": "object",
  "additionalProperties": false,
  "required": ["format", "agreement", "engine", "as_of", "tzdata", "subjects", "periods", "total",
               "logs", "findings"],
  "properties": {
    "format": {"const": "akad statement 2"},
    "agreement": {"$ref": "#/$defs/agreement"},
    "engine": {"type": "string", "description": "the version of akad, e.g. 0.1.0"},
    "as_of": {"$ref": "#/$defs/instant", "description": "the instant of evaluation, exclusive"},
    "tzdata": {"type": "string", "description": "version of the time zone database, e.g. 2025b"},
    "subjects": {"$ref": "#/$defs/count"},
    "periods": {"type": "array", "items": {"$ref": "#/$defs/period"}},
    "total": {"$ref": "#/$defs/money"},
    "tax": {"$ref": "#/$defs/taxes"},
    "in_kind": {
      "type": "array",
      "minItems": 1,
      "items": {"$ref": "#/$defs/total_in_kind"},
      "description": "what is owed that is not money; absent where the agreement owes nothing so"
    },
    "open": {
      "$ref": "#/$defs/money",
      "description": "what undetermined results may come to beyond it, where known; or absent"
    },
    "open_end": {"$ref": "#/$defs/open_end"},
    "items_unknown": {"$ref": "#/$defs/items_unknown"},
    "claimable": {
      "$ref": "#/$defs/money",
      "description": "what may still be claimed beyond it, before caps; absent where nothing"
    },
    "paid": {
      "type": "array",
      "minItems": 1,
      "items": {"$ref": "#/$defs/paid_together"},
      "description": "the total by how it is paid; absent where the agreement says nothing of it"
    },
    "fee_not_known": {"$ref": "#/$defs/fee_not_known"},
    "may_fall": {"$ref": "#/$defs/may_fall"},
    "charged": {
      "type": "array",
      "minItems": 1,
      "items": {"$ref": "#/$defs/charged"},
      "description": "of each fee that records tell; absent where none is"
    },
    "claims_of_nothing": {
      "type": "array",
      "minItems": 1,
      "items": {"$ref": "#/$defs/claim_of_nothing"},
      "description": "claims for periods that are over, or for none; absent where there are none"
    },
    "caps_leave": {
      "type": "array",
      "items": {"$ref": "#/$defs/cap_leaves"},
      "description": "caps under which no more than this becomes payable of what is not known"
    },
    "marked_results": {
      "type": "integer",
      "minimum": 1,
      "description": "results that lost records may change; absent where there are none"
    },
    "marked_credits": {
      "type": "integer",
      "minimum": 1,
      "description": "credits that lost records of claims or fees may change; or absent"
    },
    "masked": {
      "const": ["subjects"],
      "description": "labels stand for the names of subjects; absent where names stand"
    },
    "shown": {
      "type": "object",
      "description": "where periods were asked for: those of the term that end on these dates",
      "additionalProperties": false,
      "required": ["first", "last"],
      "properties": {"first": {"$ref": "#/$defs/date"}, "last": {"$ref": "#/$defs/date"}}
    },
    "interpretation": {
      "type": "array",
      "items": {"$ref": "#/$defs/interpretation"},
      "description": "what the agreement says where contracts differ; absent where it need not"
    },
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
        "kind": {"enum": ["duration", "count", "amount", "number", "value"]},
        "value": {"$ref": "#/$defs/number"}
      }
    },
    "measured": {"oneOf": [{"$ref": "#/$defs/share"}, {"$ref": "#/$defs/value"}]},
    "group": {
      "type": "object",
      "description": "signal name, or subject, to value; empty where the target has no groups",
      "additionalProperties": {"type": ["string", "null"], "description": "null: without a value"}
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
        "exclusions": {
          "type": "array",
          "items": {"$ref": "#/$defs/claim"},
          "description": "what was claimed of its time; absent where nothing was"
        },
        "credits": {"type": "array", "items": {"$ref": "#/$defs/credit"}},
        "credited_before": {
          "type": "array",
          "items": {"$ref": "#/$defs/credit"},
          "description": "what owes nothing since a credit was owed before; absent where nothing is"
        },
        "tax": {"$ref": "#/$defs/taxes"},
        "in_kind": {
          "type": "array",
          "minItems": 1,
          "items": {"$ref": "#/$defs/total_in_kind"},
          "description": "what is owed that is not money; absent where there can be nothing"
        },
        "credits_without_fee": {
          "type": "array",
          "items": {"$ref": "#/$defs/credit"},
          "description": "what owes nothing since its group has no fee; absent where nothing is"
        },
        "open": {
          "$ref": "#/$defs/money",
          "description": "what undetermined results may come to beyond it, where known; or absent"
        },
        "fee_not_known": {"$ref": "#/$defs/fee_not_known"},
        "may_fall": {"$ref": "#/$defs/may_fall"},
        "open_end": {"$ref": "#/$defs/open_end"},
        "items_unknown": {"$ref": "#/$defs/items_unknown"},
        "claimable": {
          "$ref": "#/$defs/money",
          "description": "what may still be claimed beyond it, before caps; absent where nothing"
        },
        "paid": {
          "type": "array",
          "minItems": 1,
          "items": {"$ref": "#/$defs/paid_together"},
          "description": "the total by how it is paid; absent where the agreement does not say"
        },
        "caps_leave": {
          "type": "array",
          "items": {"$ref": "#/$defs/cap_leaves"},
          "description": "caps under which no more than this becomes payable of what is not known"
        },
        "marked_results": {
          "type": "integer",
          "minimum": 1,
          "description": "results that lost records may change; absent where there are none"
        },
        "marked_credits": {
          "type": "integer",
          "minimum": 1,
          "description": "credits that lost records of claims or fees may change"
        },
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
        "kind": {"enum": ["items", "time", "sum", "figure"]},
        "summed": {"type": "string", "description": "of a sum: what it is so many of"},
        "verdict": {"enum": ["met", "missed", "pending", "not_applicable", "undetermined"]},
        "promised": {
          "oneOf": [{"$ref": "#/$defs/promised_share"}, {"$ref": "#/$defs/promised_value"}]
        },
        "measured": {"anyOf": [{"$ref": "#/$defs/measured"}, {"type": "null"}]},
        "counts": {
          "oneOf": [
)json";

// Between these: which ways of counting there are, and what each of them says.
constexpr const char* kFromResults =
    R"json(          ]
        },
        "small_number_rule": {
          "type": "boolean",
          "description": "met although the share falls short, by the rule for small numbers"
        },
        "over": {
          "type": "object",
          "description": "of results over several periods; absent where each is over its own",
          "additionalProperties": false,
          "required": ["periods", "in_term", "first", "last"],
          "properties": {
            "periods": {"type": "integer", "minimum": 2},
            "in_term": {
              "type": "integer",
              "minimum": 1,
              "description": "how many of them the term has, whole or in part"
            },
            "first": {"$ref": "#/$defs/date"},
            "last": {"$ref": "#/$defs/date"}
          }
        },
        "no_record_used": {
          "const": true,
          "description": "no record says anything that the measure looks for; absent where one does"
        }%marks%
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
        "kind": {"enum": ["duration", "count", "amount", "number", "value"]},
        "value": {"$ref": "#/$defs/number"},
        "test": {"$ref": "#/$defs/test"}
      }
    },
)json";

constexpr std::size_t kWidth = 100;

// With commas, broken where a line would be too long; `end` closes the last one.
std::string in_lines(const std::vector<std::string>& parts, std::size_t column,
                     std::string_view end) {
  std::string text;
  std::size_t at = column;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string part = parts[i] + (i + 1 < parts.size() ? "," : std::string(end));
    if (i > 0 && at + 1 + part.size() > kWidth) {
      text += "\n" + std::string(column, ' ');
      at = column;
    } else if (i > 0) {
      text += " ";
      ++at;
    }
    text += part;
    at += part.size();
  }
  return text;
}

std::string_view definition_of(MeasuredKind kind) {
  switch (kind) {
    case MeasuredKind::Count:
    case MeasuredKind::Length: return "count";
    case MeasuredKind::Share:
    case MeasuredKind::Amount:
    case MeasuredKind::Number:
    case MeasuredKind::Value: return "measured";
  }
  AKAD_ASSERT(false);
}

}  // namespace

std::string counts_references() {
  std::vector<std::string> parts;
  for (const auto& way : measures::ways_of_counting()) {
    parts.push_back(fmt::format(R"({{"$ref": "#/$defs/{}"}})", way.key));
  }
  const std::string indent(12, ' ');
  return indent + in_lines(parts, indent.size(), "") + "\n";
}

std::string counts_schema(const measures::WayOfCounting& way) {
  std::vector<std::string> required;
  std::string properties;
  for (const measures::Figure& figure : way.figures) {
    const std::string key = key_of(figure);
    if (measures::is_written(figure)) required.push_back(fmt::format(R"("{}")", key));
    properties +=
        fmt::format(R"({}        "{}": {{"$ref": "#/$defs/{}"}})", properties.empty() ? "" : ",\n",
                    key, definition_of(figure.value.kind));
  }
  std::string text = fmt::format("    \"{}\": {{\n", way.key);
  if (!way.about.empty()) text += fmt::format("      \"description\": \"{}\",\n", way.about);
  text += "      \"type\": \"object\",\n      \"additionalProperties\": false,\n";
  const std::string begin = "      \"required\": [";
  text += begin + in_lines(required, begin.size(), "],") + "\n";
  return text + "      \"properties\": {\n" + properties + "\n      }\n    },\n";
}

std::string json_schema() {
  std::string counts;
  for (const auto& way : measures::ways_of_counting()) counts += counts_schema(way);
  std::string from_results = kFromResults;
  const std::string_view hole = "%marks%";
  from_results.replace(from_results.find(hole), hole.size(), marks_schema(8));
  return for_each_cadence(kSchema + shared_definitions() + money_schema() + kDefinitions +
                          counts_references() + from_results + counts + claims_schema() +
                          credit_schema() + taxes_schema() + caps_leave_schema() +
                          charged_schema() + paid_together_schema() + credits_schema());
}

}  // namespace akad::report
