// One description of every IR table: `describe(v, row)` names each field once, and the JSON writer,
// the JSON reader, the schema and the readable dump are all visitors of it.
//
// A visitor has `template <class T> void field(const char* name, T& value)`. Enumerations give
// their words through `words(Enum)`: the n-th word is the n-th enumerator. The shapes below are the
// closed list of what a field can be.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "runtime/base/id.h"
#include "runtime/base/instant.h"
#include "runtime/base/rational.h"

namespace akad::ir {

// Every declaration that matters in law carries these; both may be empty.
struct Clause {
  std::string number;
  std::string title;
};

constexpr std::array<std::string_view, 4> words(RoundingMode) {
  return {"half up", "half even", "down", "up"};
}

template <class V>
void describe(V& v, Clause& row) {
  v.field("number", row.number);
  v.field("title", row.title);
}

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

// `describe` takes rows that can be written to, for the reader's sake. A visitor that writes
// nothing may see a const row through this, and only through this.
template <class V, class Row>
void describe_row(V& visitor, const Row& row) {
  describe(visitor, const_cast<Row&>(row));
}

}  // namespace akad::ir
