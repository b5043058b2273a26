#include "runtime/input/keys.h"

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
                    meaning.slot,
                    meaning.is_tree,
                    {}});
  }
  std::array<std::uint8_t, 2>& next = keys[last].next;
  next = {static_cast<std::uint8_t>(at), next[0]};
  return static_cast<std::uint8_t>(at);
}

}  // namespace akad::input
