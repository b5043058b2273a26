// What was written: names are strings, every part knows its place. One struct a declaration; a
// clause that may stand once is still a vector here, so that a second one can be reported. `broken`
// in a declaration: some of its text was not understood and is left out (reported by the parser),
// so a clause that seems to be missing may have been there.
//
// A kind of declaration says which rows of the IR are its own (`Row`) and, where others name it,
// what it is called (`kWord`), and `kStandsAlone` where it means something though nothing speaks of
// it. The rest goes by these and by the list below: names and "did you mean", rows and their
// places, the order of analysis, and what nothing uses.
#pragma once

#include <cstdint>
#include <optional>
#include <type_traits>
#include <variant>
#include <vector>

#include "compiler/ast/calendar.h"
#include "compiler/ast/condition.h"
#include "compiler/ast/figure.h"
#include "compiler/ast/header.h"
#include "compiler/ast/interpretation.h"
#include "compiler/ast/literals.h"
#include "compiler/ast/log.h"
#include "compiler/ast/meaning.h"
#include "compiler/ast/measure.h"
#include "compiler/ast/remedy.h"
#include "compiler/ast/scenario.h"
#include "compiler/ast/target.h"

namespace akad::ast {

// A declaration whose text could not be understood: reported by the parser; its name, when it has
// one, is known, so that later stages stay silent about it.
struct Broken {
  Name name;
  Span span;
};

// Every kind of declaration, as the rule `declaration` of the grammar has them: in the order in
// which they are analysed. A struct is called as its rule is.
#define AKAD_PLAIN(name, Name, FIRST, Struct) Struct,
#define AKAD_BLOCK(name, Name, FIRST, Struct) Struct,
using Declaration = std::variant<
#include <AkadDeclarations.inc>
    Broken>;
using Member = std::variant<Event, Signal, Window>;  // of a log

template <class Kind>
concept HasRows = requires {
  typename Kind::Row;
};
// Of a kind that others name.
template <class Kind>
concept Named = HasRows<Kind> && requires {
  Kind::kWord;
};

template <class Kind>
constexpr bool stands_alone() {
  if constexpr (requires { Kind::kStandsAlone; })
    return Kind::kStandsAlone;
  else
    return false;
}

// Calls `function` with std::type_identity of each kind in turn.
template <class... Kinds, class Function>
void for_kinds(std::type_identity<std::variant<Kinds...>>, Function function) {
  (function(std::type_identity<Kinds>{}), ...);
}
template <class Variant, class Function>
void for_kinds_of(Function function) {
  for_kinds(std::type_identity<Variant>{}, function);
}

// Where the text says something that was reported, and could not be read.
struct Unread {
  // What stands before the place where a sentence breaks off, on its line: words of the sentence
  // that was meant, whatever they seem to be.
  std::vector<Span> lines;
  std::vector<Span> numbers;  // that were taken for 0

  void add(const Unread& more) {
    lines.insert(lines.end(), more.lines.begin(), more.lines.end());
    numbers.insert(numbers.end(), more.numbers.begin(), more.numbers.end());
  }
};

struct File {
  std::int32_t source = 0;             // index into SourceSet::files
  std::optional<Agreement> agreement;  // or
  std::optional<Name> library;         // or
  std::optional<Text> annex_of;        // none of them: the top was broken, reported
  std::vector<Declaration> declarations;
  Unread unread;
  bool broken = false;  // some part was not understood
};

}  // namespace akad::ast
