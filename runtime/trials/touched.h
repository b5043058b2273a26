// What of an agreement scenarios come to: ids, no words.
#pragma once

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "runtime/engine/engine.h"

namespace akad::trials {

// A declaration counts where a scenario's `then` rests on it: a target by its own items and
// results, by a credit on it, or by all credits. A row counts where such a scenario comes to it.
struct Touched {
  std::set<Id<ir::Event>> events;          // that happen
  std::set<Id<ir::Window>> windows;        // likewise
  std::set<Id<ir::Exclusion>> exclusions;  // under which something is claimed
  std::set<Id<ir::Target>> targets;
  std::set<std::pair<Id<ir::Target>, std::size_t>> limits;  // a row in force for an item
  std::set<Id<ir::Credit>> credits;
  std::set<std::pair<Id<ir::Credit>, Id<ir::SlabRow>>> slabs;  // into which a result fell
  std::set<Id<ir::Cap>> caps;                                  // that lowered something

  void add(const Touched& other);
};

Touched touched_by(const ir::Program& program, const ir::Scenario& scenario,
                   const engine::RunResult& found, const limits::Limits& limits);

// A declaration that no scenario comes to, or a row of its table.
struct Untried {
  std::string_view table;  // of the declaration, as the IR names it
  std::string name;
  ir::Clause clause;         // of an event or a window none
  phrases::Phrase row = {};  // empty: the declaration itself
};

struct Coverage {
  std::size_t all = 0;           // declarations and rows that scenarios can come to
  std::vector<Untried> untried;  // in the agreement's order of tables
};
Coverage coverage_of(const ir::Program& program, const Touched& touched);

// "Target 4.1 Response (response)"
phrases::Phrase declared(const Untried& untried);

}  // namespace akad::trials
