// One description of every IR table: `describe(v, row)` names each field once, and the JSON writer,
// the JSON reader, the schema and the readable dump are all visitors of it.
//
// A visitor has `template <class T> void field(const char* name, T& value, const RuleOf<T>& = {})`,
// and `template <class... A> void kind(const char* name, std::variant<A...>& one)` where a row is
// one of several kinds: an alternative is a row whose fields stand beside the others, has the word
// of its kind in `kWord`, and in `kSince` the version it came with where that is not 1.
// Enumerations give their words through `words(Enum)`: the n-th word is the n-th enumerator; one
// that did not come with version 1 has its version in `came_with(Enum)`. The shapes below are the
// closed list of what a field can be. What versions and rules promise: store/README.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "runtime/base/id.h"
#include "runtime/base/instant.h"
#include "runtime/base/rational.h"

namespace akad::ir {

constexpr std::int32_t kIrVersion = 6;  // the newest that this program writes and reads
// Of what the runtime can and no author can say yet: some version that comes.
constexpr std::int32_t kNotYet = kIrVersion + 1;

template <class T>
inline constexpr bool kIsId = false;
template <class Row>
inline constexpr bool kIsId<Id<Row>> = true;
template <class T>
inline constexpr bool kIsVector = false;
template <class T>
inline constexpr bool kIsVector<std::vector<T>> = true;
template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <class T>
inline constexpr bool kIsRow =
    std::is_class_v<T> && !kIsId<T> && !kIsVector<T> && !kIsOptional<T> &&
    !std::is_same_v<T, std::string> && !std::is_same_v<T, Rational> && !std::is_same_v<T, Date>;

// Of these a field that is left out is the empty one; of a row, every field left out. Any other has
// a value that `describe` names.
template <class T>
inline constexpr bool kHasEmpty =
    kIsId<T> || kIsVector<T> || kIsOptional<T> || kIsRow<T> || std::is_same_v<T, std::string>;
struct Empty {};
template <class T>
using Fallback = std::conditional_t<kHasEmpty<T>, Empty, T>;

// What a stored document may leave out, and with which version of the format the field came.
template <class T>
struct Rule {
  bool required = true;
  Fallback<T> fallback{};  // what a document without the field means
  std::int32_t since = 1;
};
// Visitors take rules through this, so that only the value decides the type.
template <class T>
using RuleOf = std::type_identity_t<Rule<T>>;

// The third argument of `field`: `or_else(true)`, `or_none`, `or_none.since(3)`. Without one the
// field stands in every document, so only fields of version 1 can be without one.
template <class T>
struct OrElse {
  T fallback;
  std::int32_t version = 1;

  constexpr OrElse since(std::int32_t came) const { return {fallback, came}; }
  template <class U>
  operator Rule<U>() const {  // NOLINT: written where a rule is expected
    static_assert(!kHasEmpty<U>, "it is empty where it is left out: or_none");
    return {false, static_cast<U>(fallback), version};
  }
};
template <class T>
constexpr OrElse<T> or_else(T fallback) {
  return {fallback};
}

struct OrNone {
  std::int32_t version = 1;

  constexpr OrNone since(std::int32_t came) const { return {came}; }
  template <class U>
  operator Rule<U>() const {  // NOLINT: written where a rule is expected
    static_assert(!std::is_enum_v<U> && !std::is_arithmetic_v<U>, "say which value: or_else(…)");
    return {false, {}, version};
  }
};
constexpr OrNone or_none;

// `describe` takes rows that can be written to, for the reader's sake. A visitor that writes
// nothing may see a const row through this, and only through this.
template <class V, class Row>
void describe_row(V& visitor, const Row& row) {
  describe(visitor, const_cast<Row&>(row));
}

// The word of the alternative that a row is, and that alternative's fields.
template <class... A>
std::string_view word_of(const std::variant<A...>& one) {
  return std::visit([](const auto& is) { return std::decay_t<decltype(is)>::kWord; }, one);
}
template <class V, class... A>
void describe_kind(V& visitor, std::variant<A...>& one) {
  std::visit([&](auto& is) { describe(visitor, is); }, one);
}

// The version with which a word of an enumeration came.
template <class T>
std::int32_t version_of_word(const T& value) {
  if constexpr (requires { came_with(value); })
    return came_with(value);
  else
    return 1;
}

// The version with which a kind of row came.
template <class Alternative>
constexpr std::int32_t version_of_kind() {
  if constexpr (requires { Alternative::kSince; })
    return Alternative::kSince;
  else
    return 1;
}

template <class T>
bool equals_fallback(const T& value, const Fallback<T>& fallback);

// Would a document that leaves the field out mean the same?
template <class T>
bool is_left_out(const T& value, const RuleOf<T>& rule) {
  return !rule.required && equals_fallback(value, rule.fallback);
}

struct LeftOut {
  bool all = true;
  template <class T>
  void field(const char*, T& value, const RuleOf<T>& rule = {}) {
    all = all && is_left_out(value, rule);
  }
  template <class... A>
  void kind(const char*, std::variant<A...>&) {
    all = false;  // every document says the kind
  }
};

template <class T>
bool equals_fallback(const T& value, const Fallback<T>& fallback) {
  if constexpr (kIsVector<T> || std::is_same_v<T, std::string>) {
    return value.empty();
  } else if constexpr (kIsOptional<T>) {
    return !value.has_value();
  } else if constexpr (kIsId<T>) {
    return value == T{};
  } else if constexpr (kIsRow<T>) {
    LeftOut fields;
    describe_row(fields, value);
    return fields.all;
  } else {
    return value == fallback;
  }
}

constexpr std::array<std::string_view, 4> words(RoundingMode) {
  return {"half up", "half even", "down", "up"};
}

// Every declaration that matters in law carries these; both may be empty.
struct Clause {
  std::string number;
  std::string title;
};

template <class V>
void describe(V& v, Clause& row) {
  v.field("number", row.number, or_none);
  v.field("title", row.title, or_none);
}

}  // namespace akad::ir
