// A table of results as a whole: what its rows would say in another order or with one word.
#pragma once

#include <string>
#include <vector>

#include "compiler/sema/passes.h"
#include "runtime/ir/amounts/cuts.h"

namespace akad::sema::tables {

// What a row takes that is reached.
struct Threshold {
  ir::Cut cut;
  std::size_t row = 0;  // from 1
  Span span;
};

// A table of results, of the kind that is measured.
struct Slabs {
  Scope& scope;
  const std::vector<ast::SlabRow>& rows;
  const std::vector<std::optional<Rational>>& results;
  MeasuredKind kind;
  std::optional<ir::Comparison> test;  // of the target, where it is known
  bool falling = false;                // from the greatest result to the least
  std::vector<Threshold> taken = {};   // each takes more than the one before

  std::string text(const Rational& result) const;
  std::string bound_text(ir::BoundKind bound, const Rational& result) const;  // "at least 95%"
  std::string row_text(ir::BoundKind bound, const Rational& result,
                       const std::string& amount) const;
  ir::Cut cut_of(std::size_t row) const;  // whose result is known
  bool goes_on(const ir::Cut& cut,
               const ir::Cut& from) const;    // a row there takes more than one here
  bool takes_none(const ir::Cut& cut) const;  // there is no such result
  bool takes_all(const ir::Cut& cut) const;   // there is no other one
  bool takes_all() const;  // no result is left for a row below those that are taken
};

// The rows in the order in which each is reached, where they stand the other way round and the
// better result has the smaller amount throughout. Empty otherwise: then it is not clear that only
// the order is wrong.
std::vector<std::size_t> order_meant(const Slabs& slabs);

// The rows of a table that goes both ways, from the highest to the lowest; with `…` where it says
// nothing of some results, of which `open` tells one stretch. Empty where some row is not reached.
struct SameRows {
  std::vector<std::string> rows;
  std::string open;
};
SameRows going_down(const Slabs& slabs);

// What is left to the row below one that takes all up to the cut: "a result below 95%".
std::string left_by(const Slabs& slabs, const ir::Cut& cut);

}  // namespace akad::sema::tables
