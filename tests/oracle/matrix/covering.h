// Combinations in which every few values of different factors stand together, each time in an
// agreement that runs, if any with them does.
#pragma once

#include <cstdint>

#include "tests/oracle/matrix/factors.h"

namespace akad::oracle {

struct Covering {
  std::vector<Combination> run;  // that nothing refuses
  std::vector<Combination>
      refused;             // for what no agreement that runs has; of as few refusals as may be
  std::size_t tuples = 0;  // values that were to stand together
  std::size_t tuples_run = 0;
};
// `strength`: 2 for pairs, 3 for triples.
Covering covering(std::size_t strength, std::uint64_t seed);

}  // namespace akad::oracle
