// The JSON Schema of a stored agreement, generated from the same descriptions as the writer.
#include "runtime/base/text.h"
#include "runtime/ir/program.h"
#include "runtime/ir/store/writer.h"

namespace akad::ir {
namespace {

using store::json;

template <class T>
json schema_of();

template <class T>
json default_of(const T& fallback) {
  if constexpr (kIsRow<T>)
    return json::object();
  else
    return store::written(fallback, kIrVersion);
}

struct RowSchema {
  json properties = json::object();
  json required = json::array();
  json kinds = json::array();  // what each kind of the row requires
  template <class T>
  void field(const char* name, T&, const RuleOf<T>& rule = {}) {
    if (rule.since > kIrVersion) return;
    properties[name] = schema_of<T>();
    if (rule.required)
      required.push_back(name);
    else
      properties[name]["default"] = default_of(rule.fallback);
  }
  template <class... A>
  void kind(const char* name, std::variant<A...>&) {
    properties[name] = {{"enum", {A::kWord...}}};
    required.push_back(name);
    (add_kind<A>(name), ...);
  }
  template <class Alternative>
  void add_kind(const char* name) {
    Alternative fresh;
    RowSchema own;
    describe(own, fresh);
    properties.update(own.properties);
    kinds.push_back(
        {{"properties", {{name, {{"const", Alternative::kWord}}}}}, {"required", own.required}});
  }
};

template <class Row>
json schema_of_row() {
  Row row{};
  RowSchema schema;
  describe(schema, row);
  json object = {{"type", "object"},
                 {"additionalProperties", false},
                 {"properties", schema.properties},
                 {"required", schema.required}};
  if (!schema.kinds.empty()) object["oneOf"] = schema.kinds;
  return object;
}

template <class T>
json schema_of_words() {
  json list = json::array();
  constexpr auto all = words(T{});
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (version_of_word(static_cast<T>(at)) <= kIrVersion) list.push_back(std::string(all[at]));
  }
  return {{"enum", list}};
}

json or_null(const json& schema) { return {{"anyOf", {schema, {{"type", "null"}}}}}; }

template <class T>
struct Inner;
template <class T>
struct Inner<std::vector<T>> {
  static json schema() { return schema_of<T>(); }
};
template <class T>
struct Inner<std::optional<T>> {
  static json schema() { return schema_of<T>(); }
};

template <class T>
json schema_of() {
  if constexpr (std::is_same_v<T, Rational>) {
    return {{"type", "string"}, {"pattern", "^-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?$"}};
  } else if constexpr (std::is_same_v<T, Date>) {
    return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
  } else if constexpr (std::is_same_v<T, std::string>) {
    return {{"type", "string"}};
  } else if constexpr (std::is_same_v<T, bool>) {
    return {{"type", "boolean"}};
  } else if constexpr (std::is_enum_v<T>) {
    return schema_of_words<T>();
  } else if constexpr (kIsId<T>) {
    return {{"type", {"integer", "null"}}, {"minimum", 0}};
  } else if constexpr (kIsOptional<T>) {
    return or_null(Inner<T>::schema());
  } else if constexpr (kIsVector<T>) {
    return {{"type", "array"}, {"items", Inner<T>::schema()}};
  } else if constexpr (kIsRow<T>) {
    return schema_of_row<T>();
  } else {
    return {{"type", "integer"},
            {"minimum", std::numeric_limits<T>::min()},
            {"maximum", std::numeric_limits<T>::max()}};
  }
}

}  // namespace

std::string json_schema() {
  json schema = schema_of_row<Program>();
  schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
  schema["$id"] = "urn:akad:ir:" + std::to_string(kIrVersion);
  schema["title"] = "A stored Akad agreement";
  schema["description"] =
      "Generated from the descriptions of the tables. Instants are milliseconds since "
      "1970-01-01T00:00:00Z, durations are milliseconds, ids are indices into the table of their "
      "kind, fractions are in lowest terms. A field that is left out has its default.";
  schema["properties"]["ir_version"] = {
      {"type", "integer"}, {"minimum", store::kLastFullVersion + 1}, {"maximum", kIrVersion}};
  schema["properties"]["language"] = {{"const", kLanguageEdition}};
  return json_text(schema, 2) + "\n";
}

}  // namespace akad::ir
