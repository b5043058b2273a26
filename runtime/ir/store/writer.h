// Rows to JSON as one version of the format writes them, and which version a row needs.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>

#include "runtime/ir/describe.h"

namespace akad::ir::store {

using nlohmann::json;  // its objects are ordered maps: sorted keys come for free

// Version 1 wrote every field it had. Since version 2 a field that equals its default is left out,
// so that a new field changes nothing about agreements that do not use it.
constexpr std::int32_t kLastFullVersion = 1;

template <class T>
json written(const T& value, std::int32_t version);

// What does not depend on the type of a row or value.
json value_of(const Rational& value);
json value_of(Date value);
json value_of(std::string_view text);
json value_of(std::int64_t number);
json flag(bool value);
json reference(std::int32_t at);  // an id

// A value by its address and how its type is written, so that a field costs no more to compile
// than a call.
using Write = json (*)(const void* value, std::int32_t version);
template <class T>
json write(const void* value, std::int32_t version) {
  return written(*static_cast<const T*>(value), version);
}
void append(json& list, const void* value, std::int32_t version, Write how);

struct RowWriter {
  std::int32_t version;
  json row = json::object();

  template <class T>
  void field(const char* name, T& value, const RuleOf<T>& rule = {}) {
    const bool full = version <= kLastFullVersion;
    if (full ? rule.since > version : is_left_out(value, rule)) return;
    put(name, &value, write<T>);
  }

  // Version 1 wrote the fields of every kind, of those that the row is not at their defaults.
  template <class... A>
  void kind(const char* name, std::variant<A...>& one) {
    if (version <= kLastFullVersion) (write_other<A>(), ...);
    put_word(name, word_of(one));
    describe_kind(*this, one);
  }
  void put(const char* name, const void* value, Write how);
  void put_word(const char* name, std::string_view word);
  template <class Alternative>
  void write_other() {
    Alternative fresh;
    if (version_of_kind<Alternative>() <= version) describe(*this, fresh);
  }
};

template <class T>
json written_list(const std::vector<T>& values, std::int32_t version) {
  json list = json::array();
  for (const T& value : values) append(list, &value, version, write<T>);
  return list;
}

template <class T>
json written(const T& value, std::int32_t version) {
  if constexpr (std::is_enum_v<T>) {
    static constexpr auto kWords = words(T{});
    return value_of(kWords[static_cast<std::size_t>(value)]);
  } else if constexpr (kIsId<T>) {
    return reference(value.at);
  } else if constexpr (std::is_same_v<T, bool>) {
    return flag(value);
  } else if constexpr (kIsOptional<T>) {
    return value ? written(*value, version) : json(nullptr);
  } else if constexpr (kIsVector<T>) {
    return written_list(value, version);
  } else if constexpr (kIsRow<T>) {
    RowWriter writer{version};
    describe_row(writer, value);
    return std::move(writer.row);
  } else {
    return value_of(value);
  }
}

// The least version of the format that has every field and word in use.
struct Needs {
  std::int32_t version = 1;

  template <class T>
  void field(const char*, T& value, const RuleOf<T>& rule = {}) {
    if (is_left_out(value, rule)) return;
    version = std::max(version, rule.since);
    look(value);
  }
  template <class... A>
  void kind(const char*, std::variant<A...>& one) {
    const auto came = [](const auto& is) { return version_of_kind<std::decay_t<decltype(is)>>(); };
    version = std::max(version, std::visit(came, one));
    describe_kind(*this, one);
  }

  template <class T>
  void look(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      version = std::max(version, version_of_word(value));
    } else if constexpr (kIsVector<T>) {
      for (const auto& element : value) look(element);
    } else if constexpr (kIsOptional<T>) {
      if (value) look(*value);
    } else if constexpr (kIsRow<T>) {
      describe_row(*this, value);
    }
  }
};

template <class Row>
std::int32_t version_needed(const Row& row) {
  Needs needs;
  needs.look(row);
  return needs.version;
}

}  // namespace akad::ir::store
