// The digest of many digests in ascending order. They are as good as random, so that their first
// bits deal them out evenly: first into parts, in place, then each part into small heaps.
#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "runtime/events/reading/digester.h"

namespace akad::events {

namespace {

constexpr std::size_t kFew = 4096;       // not worth dealing out
constexpr std::size_t kFewOfPart = 256;  // not worth their heaps
constexpr std::size_t kParts = 1024;
constexpr std::size_t kHeaps = 2048;

std::size_t first_bits(const Digest& digest) {
  return std::size_t{digest[0]} << 16 | std::size_t{digest[1]} << 8 | digest[2];
}
std::size_t part_of(const Digest& digest) { return first_bits(digest) >> 14; }
std::size_t heap_of(const Digest& digest) { return first_bits(digest) >> 3 & (kHeaps - 1); }

std::string_view bytes_of(const Digest* begin, std::size_t count) {
  return {reinterpret_cast<const char*>(begin), count * sizeof(Digest)};
}

// Where each part begins, and the end; afterwards the parts stand one behind the other.
std::vector<std::size_t> deal_out(Digest* digests, std::size_t count) {
  std::vector<std::size_t> first(kParts + 1, 0);
  for (std::size_t i = 0; i < count; ++i) ++first[part_of(digests[i]) + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::vector<std::size_t> next = first;
  for (std::size_t part = 0; part < kParts; ++part) {
    while (next[part] < first[part + 1]) {
      Digest& here = digests[next[part]];
      const std::size_t to = part_of(here);
      if (to == part) {
        ++next[part];
      } else {
        std::swap(here, digests[next[to]++]);
      }
    }
  }
  return first;
}

// The digests of one part, in order.
void order_part(const Digest* part, std::size_t count, std::vector<Digest>& ordered) {
  if (count <= kFewOfPart) {
    ordered.assign(part, part + count);
    std::sort(ordered.begin(), ordered.end());
    return;
  }
  std::array<std::size_t, kHeaps + 1> first{};
  for (std::size_t i = 0; i < count; ++i) ++first[heap_of(part[i]) + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  std::array<std::size_t, kHeaps + 1> next = first;
  ordered.resize(count);
  for (std::size_t i = 0; i < count; ++i) ordered[next[heap_of(part[i])]++] = part[i];
  for (std::size_t heap = 0; heap < kHeaps; ++heap) {
    const auto at = [&](std::size_t place) {
      return ordered.begin() + static_cast<std::ptrdiff_t>(first[place]);
    };
    if (first[heap + 1] - first[heap] > 1) std::sort(at(heap), at(heap + 1));
  }
}

}  // namespace

RecordsDigest digest_in_order(Digest* digests, std::size_t count) {
  if (count <= kFew) {
    std::sort(digests, digests + count);
    return {count, sha256(bytes_of(digests, count))};
  }
  const std::vector<std::size_t> first = deal_out(digests, count);
  Sha256 hash;
  std::vector<Digest> ordered;
  for (std::size_t part = 0; part < kParts; ++part) {
    order_part(digests + first[part], first[part + 1] - first[part], ordered);
    hash.add(bytes_of(ordered.data(), ordered.size()));
  }
  return {count, hash.end()};
}

}  // namespace akad::events
