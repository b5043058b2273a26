// Rows of CSV as lines of JSON: each becomes the record that it means, an object of texts under the
// names of the header, without its empty fields. So one reader, one digest and one set of findings
// serve both. A row that cannot be read becomes a line that is no JSON and says why, and so does a
// header that stands there again (see Columns).
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/input/rows/columns.h"
#include "runtime/input/text.h"

namespace akad::input {

// By the end of the name, also before .gz or .zst: the content cannot tell; `[1]` may be both.
bool is_table(std::string_view path);
bool is_of_tabs(std::string_view path);  // .tsv

class Table {
 public:
  // `path` says what stands between fields (a .tsv has tabs), and is named in messages.
  explicit Table(std::string path) : path_(std::move(path)) {}
  // As Source::read.
  std::size_t read(Text& text, char* to, std::size_t most);
  const std::string& error() const { return error_; }
  // Where the row begins whose line is this one. Asked in ascending order.
  std::uint64_t line_of(std::uint64_t made);
  // Names that several columns have.
  const std::set<std::string>& doubled() const { return columns_.doubled(); }

 private:
  struct Field {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool doubled = false;  // quotes in it are written twice
    bool plain = false;    // it stands in a text of JSON as it is
  };
  enum class Row { Whole, Cut, Wrong, Nothing };  // Cut: more bytes are needed

  bool fill(Text& text);
  bool produce(Text& text);
  bool take(Row row);
  Row parse();
  Row parse_field(std::size_t& at);
  Row parse_quoted(std::size_t& at);
  std::size_t line_end() const;
  bool skip_mark(Text& text);
  void skip_line();
  bool is_end_of_line(std::size_t at) const;
  std::string value_of(const Field& field) const;
  std::vector<std::string> cells_from(std::size_t first) const;
  bool take_header();
  bool has_several() const;
  bool may_be_header() const;
  bool take_header_again();
  void put_header_again(std::string_view how);
  bool take_joined();
  bool is_as_wide();
  std::optional<char> told_separator(std::size_t end) const;
  bool take_separator(char told);
  bool find_separator(std::size_t end);
  bool fail(const std::string& why);
  void take_row();
  void put_row();
  void take_wrong();
  void note_made();
  void go_on(std::size_t next);

  std::string path_;
  std::string error_;
  std::string in_;  // read, from at_ on not taken
  std::size_t at_ = 0;
  bool ended_ = false;
  bool skipping_ = false;   // to the end of a line that was given up
  std::uint64_t line_ = 1;  // of at_
  char separator_ = 0;
  Columns columns_;      // empty = no header yet
  bool marked_ = false;  // a byte order mark stands before the row at at_
  bool first_taken_ = false;

  std::vector<Field> fields_;  // of the row that was parsed
  std::size_t next_ = 0;       // where the one behind it begins
  std::string wrong_;          // why it cannot be read

  std::string out_;
  std::size_t out_at_ = 0;
  std::uint64_t made_ = 0;                                     // lines
  std::uint64_t behind_ = 0;                                   // line_ less made_, of the last row
  std::deque<std::pair<std::uint64_t, std::uint64_t>> lines_;  // made, and where it begins: jumps
  std::uint64_t known_made_ = 0;
  std::uint64_t known_line_ = 0;
};

}  // namespace akad::input
