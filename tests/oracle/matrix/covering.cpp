#include "tests/oracle/matrix/covering.h"

#include <algorithm>

namespace akad::oracle {
namespace {

constexpr int kTries = 300;        // completions of which the best is taken
constexpr int kMostTries = 3'000;  // before nothing with a tuple is thought to run

int values_of(std::size_t factor) { return static_cast<int>(factors()[factor].size()); }

// Some of the factors with a value each; of the others -1.
using Tuple = Combination;
Tuple nothing() {
  Tuple tuple;
  tuple.fill(-1);
  return tuple;
}

std::vector<Tuple> all_tuples(std::size_t strength, std::size_t factor = 0,
                              const Tuple& begun = nothing()) {
  if (strength == 0) return {begun};
  if (factor == kFactors) return {};
  std::vector<Tuple> all = all_tuples(strength, factor + 1, begun);
  for (int value = 0; value < values_of(factor); ++value) {
    Tuple longer = begun;
    longer[factor] = value;
    for (const Tuple& one : all_tuples(strength - 1, factor + 1, longer)) all.push_back(one);
  }
  return all;
}

bool has(const Combination& combination, const Tuple& tuple) {
  for (std::size_t f = 0; f < kFactors; ++f) {
    if (tuple[f] >= 0 && tuple[f] != combination[f]) return false;
  }
  return true;
}

Combination completed(const Tuple& tuple, Dice& dice) {
  Combination all = tuple;
  for (std::size_t f = 0; f < kFactors; ++f) {
    if (all[f] < 0) all[f] = dice.small(values_of(f));
  }
  return all;
}

// Of one that runs all that stands together in it is done.
void strike(std::vector<Tuple>& open, const Combination& combination) {
  std::erase_if(open, [&](const Tuple& tuple) { return has(combination, tuple); });
}

struct Best {
  Combination combination;
  std::size_t refusals = 100;
  std::ptrdiff_t strikes = -1;
};

Best best_with(const Tuple& tuple, const std::vector<Tuple>& open, Dice& dice) {
  Best best;
  for (int tried = 0; tried < kMostTries; ++tried) {
    if (tried >= kTries && best.refusals == 0) break;
    const Combination combination = completed(tuple, dice);
    const std::size_t refusals = refusals_of(combination).size();
    if (refusals > best.refusals || (refusals == best.refusals && refusals > 0)) continue;
    const auto strikes = refusals > 0 ? 0 : std::count_if(open.begin(), open.end(), [&](auto& one) {
      return has(combination, one);
    });
    if (refusals == best.refusals && strikes <= best.strikes) continue;
    best = {combination, refusals, strikes};
  }
  return best;
}

}  // namespace

Covering covering(std::size_t strength, std::uint64_t seed) {
  Dice dice{std::mt19937_64(seed)};
  Covering all;
  std::vector<Tuple> open = all_tuples(strength);
  all.tuples = open.size();
  std::vector<Tuple> refused;
  while (!open.empty()) {
    const Tuple tuple = open.back();
    const Best best = best_with(tuple, open, dice);
    if (best.refusals > 0) {
      open.pop_back();
      refused.push_back(tuple);
      all.refused.push_back(best.combination);
      continue;
    }
    all.run.push_back(best.combination);
    strike(open, best.combination);
  }
  all.tuples_run = all.tuples - refused.size();
  std::sort(all.refused.begin(), all.refused.end());
  all.refused.erase(std::unique(all.refused.begin(), all.refused.end()), all.refused.end());
  return all;
}

}  // namespace akad::oracle
