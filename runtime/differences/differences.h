// What two agreements promise differently: the meaning, never the layout. Both are compiled, so
// that a remark, an order of lines or another way to write the same does not differ.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "runtime/ir/program.h"
#include "runtime/phrases/phrase.h"

namespace akad::differences {

using phrases::Phrase;

// Moved: it has another clause number or title. Reordered: of a table whose order decides.
enum class Kind { Added, Removed, Renamed, Moved, Changed, Reordered };
constexpr std::array<std::string_view, 6> words(Kind) {
  return {"added", "removed", "renamed", "moved", "changed", "reordered"};
}

// Whom a difference favours (favour/favour.h says what that claims).
enum class Favour { Neither, Customer, Provider, Depends };
constexpr std::array<std::string_view, 4> words(Favour) {
  return {"neither", "customer", "provider", "depends"};
}
inline constexpr std::array kFavours = {Favour::Neither, Favour::Customer, Favour::Provider,
                                        Favour::Depends};

// A declaration in one of the two; without a name where it is not there.
struct Declared {
  std::string name;
  ir::Clause clause;
};

// Which declaration differs, and where in it.
struct Where {
  std::string of;  // the key of its table; "agreement" of what stands in the head
  Declared before, after;
  std::string log;  // of events, signals and windows: where they are declared
  Phrase row;       // of a table, as it reads: `priority = "P1"`; empty: the whole line

  // Places in a table of each agreement; -1: it is not there.
  struct At {
    std::int32_t before = -1, after = -1;
  };
  At at = {};      // of the declaration; of a condition, the first that has its name
  At row_at = {};  // of the row, in the list that it stands in
};

struct Difference {
  Kind kind = Kind::Changed;
  Where where;
  std::string place;               // "clocks.reopening": the field; of a declaration its table
  Phrase what;                     // what the field is called; empty: the declaration
  Phrase before, after;            // as they read; empty: it is not said there
  std::vector<Phrase> terms = {};  // of a declaration that is added or removed: what it says
  Favour favours = Favour::Neither;
};

// Which agreement it is.
struct Origin {
  std::string digest;
  std::string file = {};  // as readers know it, "main:agreement.sla"; empty: none is known
};

struct Differences {
  std::vector<Difference> of_the_deal;   // by clause; those without a number first
  std::vector<Difference> of_scenarios;  // examples are no part of what is owed
  Origin before, after;

  bool are_none() const { return of_the_deal.empty() && of_scenarios.empty(); }
};

// How many of the deal favour whom.
std::size_t count_of(const Differences& found, Favour favour);

Differences compare(const ir::Program& before, const ir::Program& after);

// The field at a place as it is called to readers; empty where a sentence of the agreement says it.
// `place`: of the kind of row, where that is met first ("logs.format.zone" of every format).
Phrase field_called(std::string_view place);

}  // namespace akad::differences
