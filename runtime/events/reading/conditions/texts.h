// The texts that conditions compare a place with. What a record says there is looked up once,
// however many conditions ask for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace akad::events {

// The last eight bytes of a text, or all of it and zeros behind: two texts of one size are rarely
// different with equal ends. At least eight bytes are readable at `text`.
inline std::uint64_t end_of(const char* text, std::size_t size) {
  std::uint64_t end = 0;
  std::memcpy(&end, size < 8 ? text : text + size - 8, 8);
  return size < 8 ? end & ((std::uint64_t{1} << (8 * size)) - 1) : end;
}
// Whether two texts of one size with equal ends are the same, word by word.
inline bool are_same_before_end(const char* a, const char* b, std::size_t size) {
  for (std::size_t at = 0; at + 8 < size; at += 8) {
    std::uint64_t of_a = 0, of_b = 0;
    std::memcpy(&of_a, a + at, 8);
    std::memcpy(&of_b, b + at, 8);
    if (of_a != of_b) return false;
  }
  return true;
}

class AskedTexts {
 public:
  explicit AskedTexts(std::int32_t slot) : slot_(slot), rows_(kFirstRows) {}
  std::int32_t slot() const { return slot_; }
  void add(const std::string& text, std::size_t test);
  // The tests that hold of it. At least eight bytes are readable at its beginning.
  std::span<const std::size_t> tests_of(std::string_view text) const {
    return rows_[place_of(text, end_of(text.data(), text.size()))].tests;
  }

 private:
  // Powers of two. Where that takes no more than so many, rows are added until each text stands
  // where it is looked for first: then a processor can foretell how long it looks.
  static constexpr std::size_t kFirstRows = 16;
  static constexpr std::size_t kMostRowsForHomes = 256;
  struct Row {
    std::uint64_t end = 0;  // end_of
    std::string text;
    std::vector<std::size_t> tests;  // none: the row is free
  };
  std::size_t home_of(std::uint64_t end, std::size_t size) const {
    return (end + size) * 0x9e3779b97f4a7c15u >> 32 & (rows_.size() - 1);
  }
  // Of the row of the text, or of the free one where it would stand. Who chooses the texts is who
  // writes the agreement: a log cannot make this slow.
  std::size_t place_of(std::string_view text, std::uint64_t end) const {
    for (std::size_t at = home_of(end, text.size());; at = (at + 1) & (rows_.size() - 1)) {
      const Row& row = rows_[at];
      if (row.tests.empty()) return at;
      const bool may_be = row.end == end && row.text.size() == text.size();
      if (may_be && are_same_before_end(row.text.data(), text.data(), text.size())) return at;
    }
  }
  void grow();

  std::int32_t slot_;
  std::vector<Row> rows_;
  std::size_t taken_ = 0;
};

}  // namespace akad::events
