// Digests, dealt out by their first bits as they come: when the last is there, little is left to
// do until all of them stand in ascending order.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "runtime/events/digest.h"
#include "runtime/events/large.h"

namespace akad::events {

class DigestSet {
 public:
  void add(const Digest& digest) {
    ++count_;
    if (!parts_.empty()) {
      add_to_part(digest);
    } else {
      few_.push_back(digest);
      if (few_.size() == kFew) deal_out();
    }
  }
  // Takes over what the other one has.
  void absorb(DigestSet other);
  // Of all, in ascending order, one behind the other.
  RecordsDigest ordered();

 private:
  static constexpr std::size_t kFew = std::size_t{1} << 16;  // of less, whole blocks are a waste
  static constexpr std::size_t kParts = 1024;
  struct alignas(64) Block {
    std::array<Digest, 63> digests;
    Block* before;
    std::size_t count;  // once it is not the last one
  };
  struct Part {
    Block* last = nullptr;
    Digest* next = nullptr;  // where the next one is put, up to `end`
    Digest* end = nullptr;
  };
  static constexpr std::size_t kBlocksAtOnce = 2 * LargeAllocator<Block>::kPage / sizeof(Block);
  struct Release {
    void operator()(Block* blocks) const {
      LargeAllocator<Block>().deallocate(blocks, kBlocksAtOnce);
    }
  };

  static std::size_t part_of(const Digest& digest) {
    return std::size_t{digest[0]} << 2 | digest[1] >> 6;
  }
  static void close(Part& part);
  void add_to_part(const Digest& digest) {
    Part& part = parts_[part_of(digest)];
    if (part.next == part.end) begin_block(part);
    *part.next++ = digest;
  }
  void begin_block(Part& part);
  void deal_out();
  void order(Part& part, std::vector<Digest>& ordered) const;

  std::size_t count_ = 0;
  std::vector<Digest> few_;
  std::vector<Part> parts_;  // none as long as there are few
  std::vector<std::unique_ptr<Block[], Release>> blocks_;
  std::size_t begun_ = 0;  // of the blocks that came last
};

}  // namespace akad::events
