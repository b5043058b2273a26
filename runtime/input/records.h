// A stream of bytes as records. A file is a sequence of JSON documents: an object is a record, of
// an array each element. As long as each line is a record, the positions of its tokens come from
// simdjson's first stage over a whole block of lines at once, and `walk` (walk.h) then reads a
// record strictly. A line that is none is read again as documents, which may begin and end
// anywhere.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/input/table.h"
#include "runtime/input/text.h"

namespace simdjson::internal {
class dom_parser_implementation;
}

namespace akad::input {

constexpr std::size_t kMostRecordBytes = std::size_t{16} << 20;

class LineHeads;
class Structure;

enum class Lexed {
  Sound,      // tokens are there
  Broken,     // invalid UTF-8, a bare control character, a text that does not end
  TooLong,    // more than kMostRecordBytes; nothing of it was kept
  Unclosed,   // the file ends within its JSON array
  NotClosed,  // behind an element another document begins; no record, and nothing of a text
  NoComma     // behind an element another record begins, likewise
};

// A record that was indexed with those behind it ends where `walk` finds its end: an element before
// a comma or the bracket of its array, a document at the end of a line.
enum class Open : std::uint8_t { No, Element, Document };

// Valid until the next record is asked for. Token positions and `end` count from `base`; at least
// 64 readable bytes follow `end`.
struct Record {
  const char* base = nullptr;
  const std::uint32_t* token = nullptr;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint64_t line = 0;     // from 1; where the record begins
  std::uint64_t element = 0;  // from 1, of a JSON array; else 0
  bool escapes = false;       // a backslash may occur in it
  bool cut = false;           // a document or array that another one, or the file's end, breaks off
  Open open = Open::No;       // `end` is that of all that were indexed, until it was walked
  bool lacks_comma = false;   // between two elements of a list of records; by `walk`
  bool repeats = false;       // a wanted place stands in it more than once; by `walk`
  bool repeats_list = false;  // the list of records stands in it more than once; by `walk`
  // Of what `walk` met: a wanted place through a list, its slot and one more (0 = none), and of how
  // many keys the place of the list is.
  std::uint32_t through = 0;
  std::uint32_t through_keys = 0;
  Lexed state = Lexed::Sound;
};

inline std::string_view text_of(const Record& record) {
  return {record.base + record.begin, record.end - record.begin};
}

class RecordReader {
 public:
  // `path` tells what is a table of rows (see is_table), `lists` where lists of records stand in
  // documents (see Structure), `lists_are_records` that a line may be a list that `walk` takes.
  explicit RecordReader(Source source, const std::string& path = {}, std::uint64_t lists = 0,
                        bool lists_are_records = false);
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  ~RecordReader();

  // Pass the same record each time: what `walk` read of it is not read again. What is sound must
  // have been walked.
  // False at the end, or when the source broke: then source_error() is not empty. Blank lines are
  // no records.
  bool next(Record& record);
  // The next record where it stands in the same memory as the last one, which then stays valid; the
  // two may be one. False: there may be more, but not here.
  bool next_beside(const Record& last, Record& record);
  // Of the last record, which `walk` found not sound. True: it was a line or one of several, and
  // what stands there is read once more, as documents, or by itself.
  bool again(const Record& record);
  bool is_table() const { return table_.has_value(); }
  const std::set<std::string>& doubled_columns() const { return table_->doubled(); }
  // Of a table: where the row stands that a record's line is, of records in their order.
  std::uint64_t line_in_table(std::uint64_t line) { return table_->line_of(line); }
  const std::string& source_error() const {
    return table_ && !table_->error().empty() ? table_->error() : text_.error();
  }
  std::uint64_t bytes() const { return bytes_; }  // unpacked bytes read so far
  std::uint64_t bytes_done() const { return bytes_ - (filled_ - at_); }  // handed out as records
  std::uint64_t bytes_expected() const;  // a guess at bytes() at the end, if that can be guessed

 private:
  enum class Shape { Unknown, Lines, Documents, Done };
  // Where the next value stands. Unsure: behind something broken in an array, which may have been
  // its end: what follows the value tells.
  enum class Within { File, Array, Unsure };
  // What was found of a value: how many bytes belong to it, and how many more are done with.
  struct Found {
    std::size_t size = 0;
    std::size_t behind = 0;
    Within next = Within::File;
    bool outside = false;  // it stands in no array after all
    bool unclosed = false;
    bool too_long = false;
    bool cut = false;
  };
  struct Scan;    // of a value that may be sound
  struct Broken;  // where, and how
  static Broken broken_at(const Structure& structure, std::size_t from, std::size_t text,
                          std::size_t indent);

  bool refill();
  void find_shape();
  bool next_line(Record& record);
  bool next_in_block(const Record& last, Record& record);
  bool next_block();
  bool begins_list() const;
  bool whole_line();
  bool index(std::size_t size);
  void make_broken(Record& record, Lexed state, std::size_t size) const;
  bool is_there(std::size_t offset);
  char at(std::size_t offset) const { return buffer_[at_ + offset]; }

  // documents.cpp
  void begin_documents(std::uint64_t line);
  void begin_lines();
  void advance(std::size_t bytes);
  bool is_mark();
  bool next_document(Record& record);
  bool skip_between();
  bool begin_value(Record& record, bool& is_value);
  bool end_of_file(Record& record);
  bool give_up_array(Record& record);
  bool read_value(Record& record);
  Found find_value();
  Found broken_off(Scan scan, std::size_t indent);
  Found behind_value(std::size_t size);
  Found cut(std::size_t size, char next) const;
  std::size_t head_in_line(LineHeads& heads, std::size_t offset);
  std::size_t without_space(std::size_t size) const;
  Found find_end(Broken broken);
  Found end_before(const Broken& broken, bool inside, std::size_t offset, char c) const;
  bool finish_value(Record& record, const Found& found);

  // blocks/elements.cpp
  bool begins_object();
  bool index_elements();
  std::size_t newline_from(std::size_t at) const;
  std::uint64_t newlines_to(std::size_t place);
  bool next_element(const Record& last, Record& record);
  void close_element(const Record& record);
  void give_up_elements();

  Text text_;
  std::uint64_t lists_;
  bool lists_are_records_;
  std::optional<Table> table_;
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t at_ = 0;  // the first byte not handed out
  std::size_t filled_ = 0;
  std::size_t scanned_ = 0;  // up to here: no newline behind at_ (lines)
  bool ended_ = false;
  Shape shape_ = Shape::Unknown;
  std::uint64_t line_ = 0;  // the last one handed out; of documents the one at at_
  std::uint64_t bytes_ = 0;

  // Of documents.
  Within within_ = Within::File;
  std::uint64_t element_ = 0;   // the last one handed out
  bool not_closed_ = false;     // the array before at_ is not, and this was not said
  bool behind_array_ = false;   // one that ended in the line of at_
  bool first_in_line_ = false;  // nothing but blanks stands before at_ in its line:
  std::size_t indent_ = 0;      // so many
  std::size_t array_indent_ = 0;

  // The elements or documents that were indexed last; the end is 0 when they are no longer.
  std::size_t elements_ = 0;
  std::size_t elements_end_ = 0;
  std::size_t newline_ = 0;                  // among them, the next one that was not counted
  std::optional<std::uint64_t> indexed_at_;  // how many bytes were done with before them
  bool is_open_ = false;                     // the last one handed out is not done with
  bool is_alone_ = false;                    // what stands at at_ is read by itself

  // The block of lines that was indexed last, and how large the next may be: one line after a
  // broken one, then growing again.
  std::size_t block_ = 0;
  std::size_t block_end_ = 0;
  std::size_t most_block_ = 0;
  const std::uint32_t* token_ = nullptr;
  bool escapes_ = false;
};

}  // namespace akad::input
