// One difference is judged twice: with all else as the agreement before has it, and as the one
// after does. What it is judged in is a context.
#pragma once

#include "runtime/differences/align/rows.h"
#include "runtime/differences/favour/known.h"

namespace akad::differences {

struct Context {
  const Rows& rows;
  const Known& known;
  Edition edition;

  Context in(Edition other) const { return {rows, known, other}; }
  Context elsewhere() const {
    return in(edition == Edition::Before ? Edition::After : Edition::Before);
  }
  const ir::Program& program() const { return rows.program(edition); }

  // The same row here; none where it is not there.
  template <class Row>
  Id<Row> here(Edition from, Id<Row> id) const {
    if (!id.valid() || from == edition) return id;
    if (edition == Edition::After) return {rows.partners<Row>()[id.index()]};
    const std::int32_t number = rows.number(from, id);
    const auto count = ir::table_of<Row>(program()).size();
    return number < static_cast<std::int32_t>(count) ? Id<Row>{number} : Id<Row>{};
  }

  // Whether a row before and one after are the same, or both are none.
  template <class Row>
  bool same(Id<Row> before, Id<Row> after) const {
    return rows.number(Edition::Before, before) == rows.number(Edition::After, after);
  }
};

// A declaration, or a part of one, before and after.
template <class Row>
struct Pair {
  const Row& before;
  const Row& after;
};

}  // namespace akad::differences
