// The header of a table: what stands between its fields, and what its columns are called. A file
// may have several, where files were put one behind the other.
#include <algorithm>
#include <array>

#include "runtime/base/text.h"
#include "runtime/input/table.h"
#include "runtime/input/text.h"

namespace akad::input {

namespace {

constexpr std::string_view kSeparatorIs = "sep=";
constexpr std::array<char, 3> kSeparators{',', ';', '\t'};

bool is_separator(char c) {
  return std::find(kSeparators.begin(), kSeparators.end(), c) != kSeparators.end();
}

}  // namespace

// What stands between fields is what the header has between its names.
bool Table::find_separator(std::size_t end) {
  if (is_of_tabs(path_)) return separator_ = '\t', true;
  bool quoted = false;
  for (std::size_t i = at_; i < end; ++i) {
    const char c = in_[i];
    if (c == '"') quoted = !quoted;
    if (quoted || !is_separator(c)) continue;
    if (separator_ != 0 && separator_ != c) {
      return fail("its header has more than one of comma, semicolon and tab: put names that "
                  "contain one into quotes");
    }
    separator_ = c;
  }
  if (separator_ == 0) separator_ = ',';
  return true;
}

// `sep=;`, as a line of its own: how some spreadsheets are told what stands between fields.
std::optional<char> Table::told_separator(std::size_t end) const {
  std::string_view line = std::string_view(in_).substr(at_, end - at_);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() > 2 && line.front() == '"' && line.back() == '"') {
    line = line.substr(1, line.size() - 2);
  }
  if (line.size() != kSeparatorIs.size() + 1 || !line.starts_with(kSeparatorIs)) return {};
  return line.back();
}

bool Table::take_separator(char told) {
  if (!is_separator(told)) {
    return fail("its first line names a separator that is none of comma, semicolon and tab");
  }
  separator_ = told;
  return true;
}

bool Table::take_header() {
  const std::vector<std::string> names = cells_from(0);
  if (names.front().find('\0') != std::string::npos) {
    return fail("its header has bytes that are zero: UTF-16 is read by its byte order mark only");
  }
  if (names.back().find('\r') != std::string::npos) {
    return fail("its lines end with carriage returns alone, and a line is told by a line feed");
  }
  if (!columns_.take(names)) return fail("no column has a name");
  go_on(next_);
  return true;
}

// A row of a table of one column that a separator divides, this one or another.
bool Table::has_several() const {
  if (fields_.size() > 1) return true;
  const auto from = in_.begin() + static_cast<std::ptrdiff_t>(fields_[0].begin);
  const auto to = in_.begin() + static_cast<std::ptrdiff_t>(fields_[0].end);
  return in_[at_] != '"' && std::any_of(from, to, is_separator);
}

bool Table::may_be_header() const {
  const Field& field = fields_[0];
  const std::string_view cell = std::string_view(in_).substr(field.begin, field.end - field.begin);
  return marked_ || field.doubled || columns_.is_name(cell) || cell.starts_with(kSeparatorIs);
}

// No record: it says how the rows below it are to be read.
bool Table::take_header_again() {
  std::string how;
  if (told_separator(line_end()) == separator_) {
    how = "sep=";
  } else {
    std::vector<std::string> names = cells_from(0);
    switch (columns_.again(names, marked_)) {
      case Columns::Again::No: return false;
      case Columns::Again::Same: break;
      case Columns::Again::OtherOrder: how = "in another order"; break;
      case Columns::Again::Others: how = "of other columns" + columns_.missing_in(names); break;
    }
    columns_.take(names);
  }
  put_header_again(how);
  go_on(next_);
  return true;
}

void Table::put_header_again(std::string_view how) {
  out_ += kHeaderAgain;
  out_.push_back(' ');
  out_ += how;
  out_.push_back('\n');
  note_made();
}

// A row whose line has no end before the header of the next file.
bool Table::take_joined() {
  const std::size_t columns = columns_.size();
  if (columns < 2 || fields_.size() != 2 * columns - 1) return false;
  std::vector<std::string> names = cells_from(columns - 1);
  const std::optional<std::size_t> begin = columns_.joined(names);
  if (!begin) return false;
  fields_.resize(columns);
  fields_.back().end = fields_.back().begin + *begin;
  put_row();
  names.front().erase(0, *begin);
  if (names.front().starts_with(kMark)) names.front().erase(0, kMark.size());
  const bool same = columns_.again(names, true) == Columns::Again::Same;
  columns_.take(names);
  put_header_again(same ? "" : "in another order");
  go_on(next_);
  return true;
}

}  // namespace akad::input
