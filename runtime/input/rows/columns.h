// The names of the columns of a table, and which of its rows are such names again: where files were
// put one behind the other, each begins with its own.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace akad::input {

// What a table makes of such a row, which is no record; behind it stands how they differ from those
// before.
constexpr std::string_view kHeaderAgain = "HEADER";
// How; none: the text is not made of such a row.
std::optional<std::string_view> header_again(std::string_view text);
// Whether it says that this column is missing in it.
bool lacks(std::string_view how, std::string_view column);

// As a text of JSON has it, without its quotes.
void put_json(std::string& to, std::string_view text);

class Columns {
 public:
  enum class Again { No, Same, OtherOrder, Others };

  // False: they name no column.
  bool take(const std::vector<std::string>& names);
  bool empty() const { return keys_.empty(); }
  std::size_t size() const { return keys_.size(); }
  const std::string& key(std::size_t column) const { return keys_[column]; }
  // From here on no column has a name: what stands there was moved by a separator without quotes.
  std::size_t nameless_from() const { return nameless_from_; }
  const std::set<std::string>& doubled() const { return doubled_; }  // names, of all headers

  // Of most cells the first byte tells that they are none.
  bool is_name(std::string_view cell) const {
    return !cell.empty() && first_[static_cast<unsigned char>(cell.front())] && is_known(cell);
  }
  // `marked`: a byte order mark stands before it.
  Again again(const std::vector<std::string>& cells, bool marked) const;
  // `, without "End"`: what none of the others is called; empty where none is missing.
  std::string missing_in(const std::vector<std::string>& others) const;
  // Of a row that has its header's names once more behind it, without the end of a line between:
  // where the first of them begins in the last cell of the row. `cells`: from that one on.
  std::optional<std::size_t> joined(std::vector<std::string> cells) const;

 private:
  bool is_known(std::string_view cell) const;

  std::vector<std::string> names_;
  std::vector<std::string> sorted_;
  std::vector<std::string> keys_;  // as JSON writes them, with the colon and a quote
  std::size_t nameless_from_ = 0;
  std::set<std::string> doubled_;
  std::array<bool, 256> first_{};
};

}  // namespace akad::input
