// Names: what is declared under them, and "did you mean".
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/diagnostics/diagnostic.h"

namespace akad::scope {

// What a name can stand for, by the word for it: "holiday set".
struct Thing {
  std::string_view word;
  bool operator==(const Thing&) const = default;
};
template <ast::Named Kind>
inline constexpr Thing kThing{Kind::kWord};
constexpr Thing kCondition{"condition"};  // with a name, over the signals of a log
constexpr Thing kUnknown{"thing"};        // its declaration was not understood

std::string phrase_of(Thing thing);  // "a holiday set"

struct Declared {
  Thing thing = kUnknown;
  std::string name;
  Span span;
  std::int32_t at = -1;  // row of its table
};

struct Names {
  std::vector<Declared> rows;
  std::multimap<std::string, std::size_t> places;  // name to row, duplicates in order
  bool incomplete = false;  // some name was not understood: an unknown one may be that
};

// Reports AK0202 for a name that was declared before.
void declare(Names& names, Declared row, Sink& sink);

// The row of that name, of that kind if there is one; null when nothing has the name.
const Declared* find(const Names& names, const std::string& name, Thing thing);

// The row of that name and kind; none when there is no such one.
template <ast::Named Kind>
Id<typename Kind::Row> row_of(const Names& names, const std::string& name) {
  const Declared* found = find(names, name, kThing<Kind>);
  if (found == nullptr || found->thing != kThing<Kind>) return {};
  return {found->at};
}

std::vector<std::string> names_of(const Names& names, Thing thing);
template <ast::Named Kind>
std::vector<std::string> names_of(const Names& names) {
  return names_of(names, kThing<Kind>);
}

// The nearest is one with a slip in every third letter at most; empty where there is none.
// "did you mean `x`?", which is an edit, or the names there are when they are few; none when
// nothing helps. The edit is never sole: `reopened` is no slip for `opened`, nor `west_desk` for
// `east_desk`, and only the author knows.
using Steps = std::vector<Step>;
std::string nearest(const std::string& name, const std::vector<std::string>& candidates);
Steps suggestions(const ast::Name& written, const std::vector<std::string>& candidates);
Step suggestion(const ast::Name& written, const std::string& meant);
// As `steps`, none of them sole: another thing may be meant than the nearest.
Steps to_choose(Steps steps);

// The diagnostic for a name that does not stand for what is needed here.
Diagnostic another_kind(const ast::Name& name, const Declared& found, Thing needed);

}  // namespace akad::scope
