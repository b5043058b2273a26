#include "runtime/events/keyed_hash.h"

#include <sodium.h>

#include "runtime/base/assert.h"

namespace akad::events {

HashKey HashKey::drawn() {
  AKAD_ASSERT(sodium_init() >= 0);
  HashKey key;
  randombytes_buf(key.words_.data(), sizeof key.words_);
  randombytes_buf(key.lengths_.data(), sizeof key.lengths_);
  randombytes_buf(key.long_texts_.data(), sizeof key.long_texts_);
  randombytes_buf(key.numbers_.data(), sizeof key.numbers_);
  return key;
}

const HashKey& HashKey::of_process() {
  static const HashKey key = drawn();
  return key;
}

std::array<std::uint64_t, 4> HashKey::reduced(std::string_view text) const {
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), long_texts_.data(), long_texts_.size());
  std::array<std::uint64_t, 4> words{};
  std::memcpy(words.data(), hash.data(), sizeof words);
  return words;
}

}  // namespace akad::events
