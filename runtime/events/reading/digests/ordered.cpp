// Digests are as good as random, so that their first bits deal them out evenly: into parts, and
// each part into small heaps.
#include "runtime/events/reading/digests/ordered.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>
#include <numeric>
#include <string_view>
#include <utility>

namespace akad::events {

namespace {

constexpr std::size_t kFewInOrder = 4096;  // not worth dealing out
constexpr int kMostHeapBits = 11;
constexpr std::size_t kMostHeaps = std::size_t{1} << kMostHeapBits;
constexpr std::size_t kSmallHeap = 8;

// The bits behind those that chose the part, as many as make heaps of one or two digests: a few
// digests do not pay for as many heaps as millions need.
struct Heaps {
  int bits;

  explicit Heaps(std::size_t digests)
      : bits(std::clamp(static_cast<int>(std::bit_width(digests)) - 1, 0, kMostHeapBits)) {}

  std::size_t count() const { return std::size_t{1} << bits; }

  std::size_t of(const Digest& digest) const {
    const std::size_t all = (std::size_t{digest[1]} << 5 | digest[2] >> 3) & (kMostHeaps - 1);
    return all >> (kMostHeapBits - bits);
  }
};

std::uint64_t head_of(const Digest& digest) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t head = 0;
  std::memcpy(&head, digest.data(), sizeof head);
  return __builtin_bswap64(head);
}

struct Earlier {
  bool operator()(const Digest& a, const Digest& b) const {
    const std::uint64_t head_a = head_of(a), head_b = head_of(b);
    return head_a != head_b ? head_a < head_b : a < b;
  }
};

void sort(Digest* begin, Digest* end) {
  if (end - begin > static_cast<std::ptrdiff_t>(kSmallHeap)) {
    std::sort(begin, end, Earlier{});
    return;
  }
  for (Digest* here = begin; here != end; ++here) {
    for (Digest* at = here; at != begin && Earlier{}(*at, *(at - 1)); --at) {
      std::swap(*at, *(at - 1));
    }
  }
}

std::string_view bytes_of(const std::vector<Digest>& digests) {
  return {reinterpret_cast<const char*>(digests.data()), digests.size() * sizeof(Digest)};
}

}  // namespace

void DigestSet::close(Part& part) {
  if (part.last == nullptr) return;
  part.last->count = static_cast<std::size_t>(part.next - part.last->digests.data());
}

void DigestSet::begin_block(Part& part) {
  if (blocks_.empty() || begun_ == kBlocksAtOnce) {
    blocks_.emplace_back(LargeAllocator<Block>().allocate(kBlocksAtOnce));
    begun_ = 0;
  }
  close(part);
  Block& block = blocks_.back()[begun_++];
  block.before = std::exchange(part.last, &block);
  part.next = block.digests.data();
  part.end = part.next + block.digests.size();
}

void DigestSet::deal_out() {
  parts_.resize(kParts);
  for (const Digest& digest : std::exchange(few_, {})) add_to_part(digest);
}

void DigestSet::absorb(DigestSet other) {
  if (parts_.empty()) std::swap(*this, other);
  for (const Digest& digest : other.few_) add(digest);
  if (other.parts_.empty()) return;
  count_ += other.count_;
  for (std::size_t i = 0; i < kParts; ++i) {
    Part& part = parts_[i];
    Part& more = other.parts_[i];
    if (more.last == nullptr) continue;
    close(more);
    Block* first = more.last;
    while (first->before != nullptr) first = first->before;
    close(part);
    first->before = part.last;
    part = more;
  }
  std::move(other.blocks_.begin(), other.blocks_.end(), std::back_inserter(blocks_));
  begun_ = other.begun_;
}

void DigestSet::order(Part& part, std::vector<Digest>& ordered) const {
  close(part);
  std::size_t digests = 0;
  for (const Block* block = part.last; block != nullptr; block = block->before) {
    digests += block->count;
  }
  ordered.resize(digests);
  const Heaps heaps(digests);
  std::array<std::size_t, kMostHeaps + 1> next;  // of as many as there are heaps
  std::fill_n(next.begin(), heaps.count() + 1, std::size_t{0});
  for (const Block* block = part.last; block != nullptr; block = block->before) {
    for (std::size_t i = 0; i < block->count; ++i) ++next[heaps.of(block->digests[i]) + 1];
  }
  const auto end_of_heaps = next.begin() + static_cast<std::ptrdiff_t>(heaps.count()) + 1;
  std::partial_sum(next.begin(), end_of_heaps, next.begin());
  for (const Block* block = part.last; block != nullptr; block = block->before) {
    for (std::size_t i = 0; i < block->count; ++i) {
      ordered[next[heaps.of(block->digests[i])]++] = block->digests[i];
    }
  }
  Digest* begin = ordered.data();
  for (std::size_t heap = 0; heap < heaps.count(); ++heap) {  // where it ended, the next one began
    Digest* end = ordered.data() + next[heap];
    sort(begin, end);
    begin = end;
  }
}

namespace {

RecordsDigest ended(std::uint64_t count, Sha256& records) {
  Sha256 with_word = records;
  with_word.add("secret");
  return {count, records.end(), with_word.end()};
}

}  // namespace

RecordsDigest DigestSet::ordered() {
  if (parts_.empty() && few_.size() > kFewInOrder) deal_out();
  if (parts_.empty()) {
    sort(few_.data(), few_.data() + few_.size());
    Sha256 hash;
    hash.add(bytes_of(few_));
    return ended(count_, hash);
  }
  Sha256 hash;
  std::vector<Digest> ordered;
  for (Part& part : parts_) {
    order(part, ordered);
    hash.add(bytes_of(ordered));
  }
  return ended(count_, hash);
}

}  // namespace akad::events
