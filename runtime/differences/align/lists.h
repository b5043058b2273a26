// Which row of a table is which of the other: by its key, and where that is gone by its place
// between rows that are found again.
#pragma once

#include "runtime/differences/tell/node.h"

namespace akad::differences {

struct Aligned {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;  // before, after
  std::vector<std::size_t> gone, come;                     // of before, of after
  bool reordered = false;  // those that are found again by their keys
};

Aligned align(const Nodes& before, const Nodes& after);

}  // namespace akad::differences
