#include "runtime/differences/align/lists.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace akad::differences {
namespace {

using Places = std::vector<std::optional<std::size_t>>;  // of each row, its place in the other

// What stands at both ends alike, so that a row that comes to say what its neighbour says is not
// taken for it.
template <class Pair>
void pair_ends(const Nodes& before, const Nodes& after, Pair pair) {
  const std::size_t most = std::min(before.size(), after.size());
  const auto same = [&](std::size_t a, std::size_t b) {
    return before[a].meaning == after[b].meaning;
  };
  std::size_t first = 0, last = 0;
  while (first < most && same(first, first)) ++first;
  while (first + last < most && same(before.size() - 1 - last, after.size() - 1 - last)) ++last;
  for (std::size_t i = 0; i < first; ++i) pair(i, i);
  for (std::size_t i = 1; i <= last; ++i) pair(before.size() - i, after.size() - i);
}

// Of the rows that have no partner yet those with one key are told apart by their number.
std::vector<std::pair<std::string, int>> keys_of(const Nodes& rows, const Places& partners) {
  std::map<std::string, int> seen;
  std::vector<std::pair<std::string, int>> keys;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    keys.emplace_back(rows[i].key, partners[i] ? -1 : seen[rows[i].key]++);
  }
  return keys;
}

struct Gap {
  std::vector<std::size_t> gone, come;
};

// By the row before behind which they stand, counted from 1; 0: before all.
std::map<std::size_t, Gap> gaps_of(const Places& after_of, const Places& before_of) {
  std::map<std::size_t, Gap> gaps;
  std::size_t behind = 0;
  for (std::size_t i = 0; i < after_of.size(); ++i) {
    if (after_of[i]) {
      behind = i + 1;
    } else {
      gaps[behind].gone.push_back(i);
    }
  }
  behind = 0;
  for (std::size_t i = 0; i < before_of.size(); ++i) {
    if (before_of[i]) {
      behind = *before_of[i] + 1;
    } else {
      gaps[behind].come.push_back(i);
    }
  }
  return gaps;
}

}  // namespace

Aligned align(const Nodes& before, const Nodes& after) {
  Aligned aligned;
  Places after_of(before.size()), before_of(after.size());
  const auto pair = [&](std::size_t at_before, std::size_t at_after) {
    after_of[at_before] = at_after;
    before_of[at_after] = at_before;
    aligned.pairs.emplace_back(at_before, at_after);
  };
  pair_ends(before, after, pair);
  std::map<std::pair<std::string, int>, std::size_t> places;
  const auto keys_after = keys_of(after, before_of);
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (!before_of[i]) places[keys_after[i]] = i;
  }
  const auto keys_before = keys_of(before, after_of);
  std::size_t last = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (after_of[i]) continue;
    const auto found = places.find(keys_before[i]);
    if (found == places.end()) continue;
    aligned.reordered = aligned.reordered || found->second < last;
    last = found->second;
    pair(i, found->second);
  }
  for (const auto& [behind, gap] : gaps_of(after_of, before_of)) {
    if (gap.gone.size() == gap.come.size()) {
      for (std::size_t i = 0; i < gap.gone.size(); ++i) {
        aligned.pairs.emplace_back(gap.gone[i], gap.come[i]);
      }
    } else {
      aligned.gone.insert(aligned.gone.end(), gap.gone.begin(), gap.gone.end());
      aligned.come.insert(aligned.come.end(), gap.come.begin(), gap.come.end());
    }
  }
  std::sort(aligned.pairs.begin(), aligned.pairs.end());
  return aligned;
}

}  // namespace akad::differences
