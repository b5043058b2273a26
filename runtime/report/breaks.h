// Where a text for people may be broken into lines: at blanks, but not within an instant, an
// amount, a length of time or the place of a record, of which half says something else or nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/phrases/book.h"

namespace akad::report {

class Breaks {
 public:
  // Whose lengths and weekdays are known, and signs of money beside codes.
  explicit Breaks(const phrases::Book& book, std::vector<std::string> signs = {});

  // The part of `text` that fits, ended at the last blank that it may be broken at; where there is
  // none, at a blank, and where there is none either, at the width. Reads little more than that.
  std::string_view first_line(std::string_view text, std::size_t width) const;

  // What stands between the blanks that `text` may be broken at, for who breaks it elsewhere.
  struct Piece {
    std::string_view text;
    bool is_whole = false;  // an instant, an amount, a length, a number or a place
  };
  std::vector<Piece> pieces(std::string_view text) const;

  // Columns of the longest of what is not broken, as long as it is no longer than a line of `most`
  // columns: of any word, or only of instants, amounts, lengths and places.
  std::size_t longest_word(std::string_view text, std::size_t most) const;
  std::size_t longest_whole(std::string_view text, std::size_t most) const;

 private:
  bool holds_together(std::string_view before, std::string_view after) const;
  bool ends_with_length(std::string_view before) const;
  bool is_unit(std::string_view word) const;
  bool is_of_money(std::string_view word) const;
  bool is_sign(std::string_view word) const;
  std::size_t longest(std::string_view text, std::size_t most, bool any_word) const;

  std::vector<std::string> units_;  // "hours", "h"
  std::vector<std::string> days_;   // "Mon"
  std::vector<std::string> signs_;  // "Rp"
};

}  // namespace akad::report
