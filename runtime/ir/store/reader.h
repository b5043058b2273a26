// JSON to rows: every key known, every value of its type, the first mistake with its place. Only
// what depends on the type of a value is a template, and no more of it than that.
#pragma once

#include <limits>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <span>

#include "runtime/ir/describe.h"

namespace akad::ir::store {

using nlohmann::json;

class Reader {
 public:
  explicit Reader(std::int32_t document_version) : version(document_version) {}

  std::int32_t version;            // of the document as it was written
  std::vector<std::string> place;  // keys and indices from the root
  std::string error;               // the first one; reading goes on harmlessly

  void fail(const std::string& message);
  void need(std::int32_t since);  // the version with which something in the document came

  template <class T>
  void read(const json& from, T& to);

  // What a value says, where it is of that type and within bounds.
  void read_value(const json& from, std::string& to);
  void read_value(const json& from, bool& to);
  void read_value(const json& from, Rational& to);
  void read_value(const json& from, Date& to);
  std::int64_t integer(const json& from, std::int64_t least, std::int64_t most);
  std::optional<std::size_t> word(const json& from, std::span<const std::string_view> words);
  std::optional<std::size_t> place_of(const std::string& text,
                                      std::span<const std::string_view> words);

 private:
  template <class T>
  void read_integer(const json& from, T& to);
  template <class T>
  void read_word(const json& from, T& to);
  template <class T>
  void read_list(const json& from, std::vector<T>& to);
  template <class Row>
  void read_row(const json& from, Row& to);
  bool is_list(const json& from);
  std::size_t size_of(const json& list) const;
  const json& enter(const json& list, std::size_t at);  // an element, until `leave`
  void leave() { place.pop_back(); }
};

bool is_null(const json& value);

class RowReader {
 public:
  RowReader(Reader& to, const json& from) : reader_(to), row_(from) {}

  template <class T>
  void field(const char* name, T& value, const RuleOf<T>& rule = {}) {
    const bool found = read(name, rule.required, rule.since, &value, read_as<T>);
    if (!found && !rule.required) leave_out(value, rule);
  }

  template <class... A>
  void kind(const char* name, std::variant<A...>& one) {
    static constexpr std::array<std::string_view, sizeof...(A)> kWords = {A::kWord...};
    const auto chosen = kind_of(name, kWords);
    if (!chosen) return;
    std::size_t at = 0;
    ((at++ == *chosen ? take<A>(one) : void()), ...);
    describe_kind(*this, one);
  }

  bool is_object();
  void refuse_unknown_keys();

 private:
  // A value by its address and how its type is read, so that a field costs no more to compile than
  // a call. False = the row does not have it.
  using Read = void (*)(Reader& reader, const json& from, void* value);
  bool read(const char* name, bool required, std::int32_t since, void* value, Read how);
  template <class T>
  static void read_as(Reader& reader, const json& from, void* value) {
    reader.read(from, *static_cast<T*>(value));
  }
  std::optional<std::size_t> kind_of(const char* name, std::span<const std::string_view> words);
  template <class Alternative, class Variant>
  void take(Variant& one) {
    one.template emplace<Alternative>();
    reader_.need(version_of_kind<Alternative>());
  }
  template <class T>
  static void leave_out(T& value, const RuleOf<T>& rule) {
    if constexpr (kHasEmpty<T>)
      value = T{};
    else
      value = rule.fallback;
  }

  Reader& reader_;
  const json& row_;
  std::set<std::string_view> known_;
};

template <class Row>
void Reader::read_row(const json& from, Row& to) {
  RowReader row(*this, from);
  if (!row.is_object()) return;
  describe(row, to);
  row.refuse_unknown_keys();
}

template <class T>
void Reader::read_list(const json& from, std::vector<T>& to) {
  if (!is_list(from)) return;
  const std::size_t size = size_of(from);
  to = std::vector<T>(size);
  for (std::size_t i = 0; i < size && error.empty(); ++i) {
    read(enter(from, i), to[i]);
    leave();
  }
}

template <class T>
void Reader::read_integer(const json& from, T& to) {
  static_assert(std::is_signed_v<T>);
  const auto number = integer(from, std::numeric_limits<T>::min(), std::numeric_limits<T>::max());
  if (error.empty()) to = static_cast<T>(number);
}

template <class T>
void Reader::read_word(const json& from, T& to) {
  static constexpr auto kWords = words(T{});
  const auto known = word(from, kWords);
  if (!known) return;
  to = static_cast<T>(*known);
  need(version_of_word(to));
}

template <class T>
void Reader::read(const json& from, T& to) {
  if (!error.empty()) return;
  if constexpr (std::is_enum_v<T>) {
    read_word(from, to);
  } else if constexpr (kIsId<T>) {
    if (is_null(from)) return;
    read_integer(from, to.at);
    if (to.at < 0) fail("an id is null or not negative");
  } else if constexpr (kIsOptional<T>) {
    if (!is_null(from)) read(from, to.emplace());
  } else if constexpr (kIsVector<T>) {
    read_list(from, to);
  } else if constexpr (kIsRow<T>) {
    read_row(from, to);
  } else if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
    read_integer(from, to);
  } else {
    read_value(from, to);
  }
}

}  // namespace akad::ir::store
