// The keys of the records before, each with those that came behind it: in one log nearly every
// record has the same keys in the same order, so the next one is compared, not looked up.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace akad::input {

struct KeyMeaning {
  std::uint32_t node = 0;
  std::int32_t slot = -1;
  bool is_tree = false;  // something inside its value is wanted
};
// As large as a line of the cache, which is also what makes its place a shift.
struct alignas(64) KnownKey {
  static constexpr std::int32_t kInside = -2;
  std::array<std::uint64_t, 2> masks{};
  std::array<std::uint64_t, 2> words{1, 0};  // `"key":` as it is written; here: what never comes
  std::uint32_t size = 0;
  std::uint32_t node = 0;
  std::int32_t slot = -1;              // kInside: something inside its value is wanted
  std::array<std::uint8_t, 2> next{};  // what came behind it, last and before; 0 = nothing yet
};

// The keys of the objects at one node of a PathTree. The first entry stands for the brace.
using KnownKeys = std::vector<KnownKey>;

// At least 16 bytes are readable at `text`.
inline bool is_at(const KnownKey& key, const char* text) {
  std::array<std::uint64_t, 2> there;
  std::memcpy(there.data(), text, sizeof there);
  return (((there[0] & key.masks[0]) ^ key.words[0]) |
          ((there[1] & key.masks[1]) ^ key.words[1])) == 0;
}

// The key at `text` if it is one of those that came behind `last`, or 0.
inline std::uint8_t foretold(const KnownKeys& keys, std::uint8_t last, const char* text) {
  for (const std::uint8_t next : keys[last].next) {
    if (is_at(keys[next], text)) return next;
  }
  return 0;
}

// `written` is `"key":`. What it is known as from now on, or 0 if it is not.
std::uint8_t remember(KnownKeys& keys, std::uint8_t last, std::string_view written,
                      const KeyMeaning& meaning);

// Some nodes of a tree. Few have more than 64: the others are far away, where they cost a record
// nothing that has none.
class NodeSet {
 public:
  // False: it was in already.
  bool add(std::uint32_t node) {
    const bool fresh = !has(node);
    if (node < 64) {
      first_ |= std::uint64_t{1} << node;
    } else {
      if (others_ == nullptr) others_ = std::make_unique<std::vector<bool>>();
      if (node >= others_->size()) others_->resize(std::size_t{node} + 64);
      (*others_)[node] = true;
    }
    return fresh;
  }
  void remove(std::uint32_t node) {
    if (node < 64) {
      first_ &= ~(std::uint64_t{1} << node);
    } else if (others_ != nullptr && node < others_->size()) {
      (*others_)[node] = false;
    }
  }

 private:
  bool has(std::uint32_t node) const {
    if (node < 64) return (first_ >> node & 1) != 0;
    return others_ != nullptr && node < others_->size() && (*others_)[node];
  }

  std::uint64_t first_ = 0;
  std::unique_ptr<std::vector<bool>> others_;
};

}  // namespace akad::input
