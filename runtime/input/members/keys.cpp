#include "runtime/input/members/keys.h"

#include "runtime/input/walk.h"

namespace akad::input {

namespace {

constexpr std::size_t kMostKeys = 32;
constexpr std::size_t kMostWritten = 16;

std::array<std::uint64_t, 2> words_of(std::string_view bytes) {
  std::array<std::uint64_t, 2> words{};
  std::memcpy(words.data(), bytes.data(), bytes.size());
  return words;
}

}  // namespace

std::uint8_t remember(KnownKeys& keys, std::uint8_t last, std::string_view written,
                      const KeyMeaning& meaning) {
  if (written.size() > kMostWritten) return 0;
  const std::array<std::uint64_t, 2> words = words_of(written);
  std::size_t at = 1;
  while (at < keys.size() && (keys[at].words != words || keys[at].size != written.size())) ++at;
  if (at == kMostKeys) return 0;
  if (at == keys.size()) {
    static constexpr std::string_view kOnes = "\xff\xff\xff\xff\xff\xff\xff\xff"
                                              "\xff\xff\xff\xff\xff\xff\xff\xff";
    keys.push_back({words_of(kOnes.substr(0, written.size())),
                    words,
                    static_cast<std::uint32_t>(written.size()),
                    meaning.node,
                    meaning.is_tree ? KnownKey::kInside : meaning.slot,
                    {}});
  }
  std::array<std::uint8_t, 2>& next = keys[last].next;
  next = {static_cast<std::uint8_t>(at), next[0]};
  return static_cast<std::uint8_t>(at);
}

namespace {

std::uint32_t item_of(PathTree& tree, std::uint32_t node, std::uint32_t number) {
  std::vector<ItemStep>& items = tree.nodes[node].items;
  const auto at = std::find_if(items.begin(), items.end(),
                               [number](const ItemStep& step) { return step.number >= number; });
  if (at != items.end() && at->number == number) return at->node;
  const auto next = static_cast<std::uint32_t>(tree.nodes.size());
  items.insert(at, {number, next});
  tree.nodes.emplace_back();
  return next;
}

}  // namespace

std::int32_t add_path(PathTree& tree, const std::vector<std::string>& path, std::int32_t item) {
  std::uint32_t node = 0;
  for (const std::string& key : path) {
    const auto next = static_cast<std::uint32_t>(tree.nodes.size());
    const auto [known, fresh] = tree.below.emplace(std::pair(node, key), next);
    if (fresh) {
      std::string padded = key;
      padded.resize(key.size() + 8);
      tree.nodes[node].sizes |= size_bit(key.size());
      tree.nodes[node].steps.push_back({key, head_of(padded.data(), key.size()), next});
      tree.nodes.emplace_back();
    }
    node = known->second;
  }
  if (item > 0) node = item_of(tree, node, static_cast<std::uint32_t>(item));
  std::int32_t& slot = tree.nodes[node].slot;
  if (slot < 0) slot = static_cast<std::int32_t>(tree.slots++);
  return slot;
}

}  // namespace akad::input
