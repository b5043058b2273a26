// The JSON Schema of a stored agreement, generated from the same descriptions as the writer.
#include <limits>

#include "runtime/base/text.h"
#include "runtime/ir/program.h"
#include "runtime/ir/store/writer.h"

namespace akad::ir {
namespace {

using store::json;

json of_type(const char* type) { return {{"type", type}}; }
json text_like(const char* pattern) { return {{"type", "string"}, {"pattern", pattern}}; }
json one_word_of(const std::vector<std::string_view>& words) { return {{"enum", words}}; }
json an_id() { return {{"type", {"integer", "null"}}, {"minimum", 0}}; }
json or_null(const json& schema) { return {{"anyOf", {schema, of_type("null")}}}; }
json list_of(const json& schema) { return {{"type", "array"}, {"items", schema}}; }
json between(std::int64_t least, std::int64_t most) {
  return {{"type", "integer"}, {"minimum", least}, {"maximum", most}};
}

template <class T>
json schema_of();

template <class T>
json default_of(const void* fallback) {
  if constexpr (kIsRow<T>)
    return json::object();
  else if constexpr (kHasEmpty<T>)
    return store::written(T{}, kIrVersion);
  else
    return store::written(*static_cast<const T*>(fallback), kIrVersion);
}

class RowSchema {
 public:
  template <class T>
  void field(const char* name, T&, const RuleOf<T>& rule = {}) {
    if (rule.since > kIrVersion) return;
    if (rule.required)
      require(name, schema_of<T>);
    else
      add(name, schema_of<T>, &rule.fallback, default_of<T>);
  }
  template <class... A>
  void kind(const char* name, std::variant<A...>&) {
    require_word(name, {A::kWord...});
    (add_kind(name, A::kWord, own_of<A>), ...);
  }
  json object() const {
    json object = {{"type", "object"},
                   {"additionalProperties", false},
                   {"properties", properties_},
                   {"required", required_}};
    if (!kinds_.empty()) object["oneOf"] = kinds_;
    return object;
  }

 private:
  // What a type gives, called in one place: a field costs no more to compile than a call.
  using Schema = json (*)();
  using Default = json (*)(const void* fallback);
  void add(const char* name, Schema schema, const void* fallback, Default value) {
    properties_[name] = schema();
    properties_[name]["default"] = value(fallback);
  }
  void require(const char* name, Schema schema) {
    properties_[name] = schema();
    required_.push_back(name);
  }
  void require_word(const char* name, const std::vector<std::string_view>& words) {
    properties_[name] = one_word_of(words);
    required_.push_back(name);
  }
  template <class Alternative>
  static void own_of(RowSchema& own) {
    Alternative fresh;
    describe(own, fresh);
  }
  void add_kind(const char* name, std::string_view word, void (*describe_own)(RowSchema&)) {
    RowSchema own;
    describe_own(own);
    for (const auto& [field, schema] : own.properties_.items()) allow(field, schema);
    kinds_.push_back({{"properties", {{name, {{"const", word}}}}}, {"required", own.required_}});
  }

  // Two kinds may have fields of one name that say different things.
  void allow(const std::string& field, const json& schema) {
    const auto known = properties_.find(field);
    if (known == properties_.end()) {
      properties_[field] = schema;
    } else if (*known != schema) {
      *known = {{"anyOf", {*known, schema}}};
    }
  }

  json properties_ = json::object();
  json required_ = json::array();
  json kinds_ = json::array();  // what each kind of the row requires
};

template <class Row>
json schema_of_row() {
  Row row{};
  RowSchema schema;
  describe(schema, row);
  return schema.object();
}

template <class T>
json schema_of_words() {
  static constexpr auto kAll = words(T{});
  std::vector<std::string_view> list;
  for (std::size_t at = 0; at < kAll.size(); ++at) {
    if (version_of_word(static_cast<T>(at)) <= kIrVersion) list.push_back(kAll[at]);
  }
  return one_word_of(list);
}

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
    return text_like("^-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?$");
  } else if constexpr (std::is_same_v<T, Date>) {
    return text_like("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
  } else if constexpr (std::is_same_v<T, std::string>) {
    return of_type("string");
  } else if constexpr (std::is_same_v<T, bool>) {
    return of_type("boolean");
  } else if constexpr (std::is_enum_v<T>) {
    return schema_of_words<T>();
  } else if constexpr (kIsId<T>) {
    return an_id();
  } else if constexpr (kIsOptional<T>) {
    return or_null(Inner<T>::schema());
  } else if constexpr (kIsVector<T>) {
    return list_of(Inner<T>::schema());
  } else if constexpr (kIsRow<T>) {
    return schema_of_row<T>();
  } else {
    static_assert(std::is_signed_v<T>);
    return between(std::numeric_limits<T>::min(), std::numeric_limits<T>::max());
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
