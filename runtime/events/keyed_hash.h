// Hashes of texts that come from others. Their key is drawn anew by each process, so that nobody
// who writes a log can know which texts share a hash: not to have one record taken for another, and
// not to make tables slow. They decide equality only, never an order: no output depends on them.
//
// A text is the sum of its words, each times a key of its own, and a key of its length; of it the
// upper bits are kept (Lemire and Kaser, Strongly universal string hashing is fast, 2014). For any
// two texts that were written before the key was drawn, the chance that they share a hash of n
// bits is 2^-n. Long texts are first reduced by keyed BLAKE2b.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace akad::events {

__extension__ using Wide = unsigned __int128;

class HashKey {
 public:
  static constexpr std::size_t kMostBytes = 256;  // of a text that is not reduced
  // 128 bits, and 32 more below them.
  struct Part {
    std::uint64_t upper = 0, lower = 0;
    std::uint32_t below = 0;
  };
  struct Hash96 {
    std::uint64_t lower = 0;
    std::uint32_t upper = 0;
  };

  static HashKey drawn();
  static const HashKey& of_process();

  std::uint32_t hash32(std::string_view text) const;
  Hash96 hash96(std::string_view text) const;
  // For hashes of a few numbers, which are cheaper to mix by hand.
  std::uint64_t secret(std::size_t which) const { return numbers_[which]; }

 private:
  template <class Sum>
  Sum sum_of(std::string_view text) const;
  template <class Sum>
  Sum sum_of_words(std::string_view text) const;
  template <class Sum>
  Sum sum_of_long(std::string_view text) const;
  std::array<std::uint64_t, 4> reduced(std::string_view text) const;

  std::array<Part, kMostBytes / 8> words_{};
  std::array<Part, kMostBytes + 2> lengths_{};  // the last one of those that are longer
  std::array<unsigned char, 32> long_texts_{};
  std::array<std::uint64_t, 2> numbers_{};
};

namespace hashing {

inline std::uint64_t word_at(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// Of a text of less than eight bytes: with its length, it says which one.
inline std::uint64_t short_word(std::string_view text) {
  if (text.size() >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, text.data(), sizeof first);
    std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
    return std::uint64_t{first} << 32 | last;
  }
  if (text.empty()) return 0;
  const auto byte = [text](std::size_t at) {
    return std::uint64_t{static_cast<unsigned char>(text[at])};
  };
  return byte(0) << 16 | byte(text.size() / 2) << 8 | byte(text.size() - 1);
}

// The sum modulo 2^128 of keys of 128 bits times words; 65 upper bits of it are good.
struct Sum128 {
  Wide sum;             // of what the lower halves of the keys make
  std::uint64_t upper;  // and the upper ones, in units of 2^64
  explicit Sum128(const HashKey::Part& key) : sum(key.lower), upper(key.upper) {}
  void add(const HashKey::Part& key, std::uint64_t word) {
    sum += Wide{key.lower} * word;
    upper += key.upper * word;
  }
  std::uint64_t upper64() const { return static_cast<std::uint64_t>(sum >> 64) + upper; }
};

// The same modulo 2^160 of keys of 160 bits; 97 upper bits are good.
struct Sum160 {
  Sum128 whole;
  Wide below;  // in units of 2^-32; far from too large with so few words
  explicit Sum160(const HashKey::Part& key) : whole(key), below(key.below) {}
  void add(const HashKey::Part& key, std::uint64_t word) {
    whole.add(key, word);
    below += Wide{key.below} * word;
  }
  Wide upper96() const { return (whole.sum + (Wide{whole.upper} << 64) + (below >> 32)) >> 32; }
};

// Sums of texts that are alike are near each other; the upper bits of this are not.
inline std::uint64_t scattered(std::uint64_t sum) {
  return (sum >> 32 ^ sum) * 0x9e3779b97f4a7c15u;
}

}  // namespace hashing

// Most names are of two words, the second of which may lie over the first: they need no call.
template <class Sum>
[[gnu::always_inline]] inline Sum HashKey::sum_of(std::string_view text) const {
  if (text.size() < 8 || text.size() > 16) return sum_of_words<Sum>(text);
  Sum sum(lengths_[text.size()]);
  sum.add(words_[0], hashing::word_at(text.data()));
  sum.add(words_[1], hashing::word_at(text.data() + text.size() - 8));
  return sum;
}

template <class Sum>
[[gnu::noinline]] Sum HashKey::sum_of_words(std::string_view text) const {
  if (text.size() > kMostBytes) return sum_of_long<Sum>(text);
  Sum sum(lengths_[text.size()]);
  const Part* key = words_.data();
  if (text.size() < 8) {
    sum.add(*key, hashing::short_word(text));
    return sum;
  }
  const char* at = text.data();
  const char* last = at + text.size() - 8;  // may lie over the one before
  sum.add(*key++, hashing::word_at(at));
  for (at += 8; at < last; at += 8) sum.add(*key++, hashing::word_at(at));
  sum.add(*key, hashing::word_at(last));
  return sum;
}

template <class Sum>
Sum HashKey::sum_of_long(std::string_view text) const {
  Sum sum(lengths_.back());
  const Part* key = words_.data();
  for (const std::uint64_t word : reduced(text)) sum.add(*key++, word);
  return sum;
}

inline std::uint32_t HashKey::hash32(std::string_view text) const {
  const std::uint64_t sum = sum_of<hashing::Sum128>(text).upper64();
  return static_cast<std::uint32_t>(hashing::scattered(sum) >> 32);
}

inline HashKey::Hash96 HashKey::hash96(std::string_view text) const {
  const Wide sum = sum_of<hashing::Sum160>(text).upper96();
  const std::uint64_t upper = hashing::scattered(static_cast<std::uint64_t>(sum >> 32));
  return {upper << 32 | static_cast<std::uint32_t>(sum), static_cast<std::uint32_t>(upper >> 32)};
}

}  // namespace akad::events
