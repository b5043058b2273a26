// One description of every IR table: `describe(v, row)` names each field once, and the JSON writer,
// the JSON reader, the schema and the readable dump are all visitors of it.
//
// A visitor has `template <class T> void field(const char* name, T& value)`. Enumerations give their
// words through `words(Enum)`: the n-th word is the n-th enumerator.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

template <class V>
void describe(V& v, Clause& row) {
  v.field("number", row.number);
  v.field("title", row.title);
}

}  // namespace akad::ir
