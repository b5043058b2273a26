// Which records have an id that another one had before.
#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "runtime/events/reading/duplicates.h"

namespace akad::events {

namespace {

constexpr std::size_t kMostInPart = 2048;  // so that a part's table stays in the nearest cache
constexpr int kRoundBits = 2;              // four rounds over the hashes
constexpr std::size_t kAtOnce = 1024;      // hashes

std::size_t part_of(std::uint32_t hash, int bits) {
  return static_cast<std::size_t>(std::uint64_t{hash} << bits >> 32);
}

// Places of hashes whose turn it is. Which these are nobody can foretell: a processor that tried
// would be wrong about each fourth, so that there is nothing to try.
struct Chosen {
  std::array<std::uint32_t, kAtOnce> places = {};
  std::size_t count = 0;

  void choose(const LargeVector<std::uint32_t>& hashes, std::size_t from, std::size_t round,
              int round_bits) {
    const std::size_t end = std::min(hashes.size(), from + kAtOnce);
    count = 0;
    for (std::size_t at = from; at < end; ++at) {
      places[count] = static_cast<std::uint32_t>(at);
      count += part_of(hashes[at], round_bits) == round ? 1 : 0;
    }
  }
};

}  // namespace

// How many ids stand in the parts before each: the first bits of their hashes deal them out.
std::vector<std::size_t> Duplicates::first_of_parts(int bits) const {
  std::vector<std::size_t> first((std::size_t{1} << bits) + 1, 0);
  for (const std::uint32_t hash : uppers_) ++first[part_of(hash, bits) + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  return first;
}

// Nothing is looked up while reading: at the end the ids are dealt out into parts, and each part is
// searched for repeats by itself. Reading order is kept. Of many, a quarter of the parts at once:
// to go over the hashes again takes no longer than room for all would.
std::vector<Duplicates::Repeat> Duplicates::repeats() const {
  const auto bits = static_cast<int>(std::bit_width(size() / kMostInPart));
  const int round_bits = std::min(bits, kRoundBits);
  const std::vector<std::size_t> first = first_of_parts(bits);
  std::vector<std::size_t> next = first;
  const std::size_t parts = std::size_t{1} << (bits - round_bits);  // of a round
  std::size_t most = 0;
  for (std::size_t begin = 0; begin + 1 < first.size(); begin += parts) {
    most = std::max(most, first[begin + parts] - first[begin]);
  }
  LargeVector<Upper> dealt(most);
  std::vector<Repeat> found;
  std::vector<std::uint32_t> room;
  Chosen chosen;
  for (std::size_t begin = 0; begin + 1 < first.size(); begin += parts) {
    const std::size_t base = first[begin];
    for (std::size_t from = 0; from < size(); from += kAtOnce) {
      chosen.choose(uppers_, from, begin / parts, round_bits);
      for (std::size_t i = 0; i < chosen.count; ++i) {
        const std::uint32_t entry = chosen.places[i];
        const std::uint32_t hash = uppers_[entry];
        dealt[next[part_of(hash, bits)]++ - base] = {hash, entry};
      }
    }
    for (std::size_t part = begin; part < begin + parts; ++part) {
      find_repeats(dealt.data() + (first[part] - base), dealt.data() + (first[part + 1] - base),
                   bits, room, found);
    }
  }
  return found;
}

bool Duplicates::is_same(std::uint32_t a, std::uint32_t b) const {
  return lowers_[a] == lowers_[b] && files_[file_of(a)].log == files_[file_of(b)].log;
}

// All hashes of [begin, end) have the first `known_bits` in common.
void Duplicates::find_repeats(const Upper* begin, const Upper* end, int known_bits,
                              std::vector<std::uint32_t>& room, std::vector<Repeat>& found) const {
  const std::size_t slots = std::bit_ceil(2 * static_cast<std::size_t>(end - begin) + 2);
  const int shift = 32 - std::countr_zero(slots);
  room.assign(slots, 0);  // an index from `begin` and one more; 0 = free
  for (const Upper* upper = begin; upper != end; ++upper) {
    std::size_t at = std::size_t{upper->hash << known_bits} >> shift;
    for (; room[at] != 0; at = (at + 1) & (slots - 1)) {
      const Upper& known = begin[room[at] - 1];
      if (known.hash == upper->hash && is_same(known.entry, upper->entry)) {
        found.push_back({known.entry, upper->entry});
        break;
      }
    }
    if (room[at] == 0) room[at] = static_cast<std::uint32_t>(upper - begin + 1);
  }
}

}  // namespace akad::events
