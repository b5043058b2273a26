// A stream of bytes as records: the lines of NDJSON, or the elements of one JSON array. Each record
// comes with the positions of its tokens, found by simdjson's first stage over a whole block of
// lines at once; `walk` (walk.h) then reads a record strictly.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "runtime/input/source.h"

namespace simdjson::internal {
class dom_parser_implementation;
}

namespace akad::input {

constexpr std::size_t kMostRecordBytes = std::size_t{16} << 20;

enum class Lexed {
  Sound,    // tokens are there
  Broken,   // invalid UTF-8, a bare control character, a text that does not end
  TooLong,  // more than kMostRecordBytes; nothing of it was kept
  Unclosed  // the file ends within its JSON array
};

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
  explicit RecordReader(Source source);
  RecordReader(const RecordReader&) = delete;
  RecordReader& operator=(const RecordReader&) = delete;
  ~RecordReader();

  // Pass the same record each time: what `walk` read of it is not read again.
  // False at the end, or when the source broke: then source_error() is not empty. Blank lines are
  // no records.
  bool next(Record& record);
  // The next record where it stands in the same memory as the last one, which then stays valid.
  // Pass a copy of the last one. False: there may be more, but not here.
  bool next_beside(Record& record);
  const std::string& source_error() const { return source_.error(); }
  std::uint64_t bytes() const { return bytes_; }  // unpacked bytes read so far
  std::uint64_t bytes_done() const { return bytes_ - (filled_ - at_); }  // handed out as records
  std::uint64_t bytes_expected() const;  // a guess at bytes() at the end, if that can be guessed

 private:
  enum class Shape { Unknown, Lines, Array, Tail, Done };

  bool refill();
  void find_shape();
  bool next_line(Record& record);
  bool next_in_block(Record& record);
  bool next_block(Record& record, bool& is_record);
  bool whole_line(Record& record, bool& is_record);
  void skip_line();
  bool index(std::size_t size);
  bool next_element(Record& record);
  bool skip_space();
  bool scan_element(bool& too_long);
  bool finish_element(Record& record, bool too_long, bool closed);
  bool check_tail(Record& record);
  void make_broken(Record& record, Lexed state, std::size_t size) const;

  Source source_;
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t at_ = 0;  // the first byte not handed out
  std::size_t filled_ = 0;
  std::size_t scanned_ = 0;  // up to here: no newline behind at_ (lines), or read (elements)
  bool ended_ = false;
  Shape shape_ = Shape::Unknown;
  std::uint64_t element_ = 0;  // the last one handed out
  std::uint64_t line_ = 0;
  std::uint64_t bytes_ = 0;

  // The block of lines that was indexed last, and how large the next may be: one line after a
  // broken one, then growing again.
  std::size_t block_ = 0;
  std::size_t block_end_ = 0;
  std::size_t most_block_ = 0;
  const std::uint32_t* token_ = nullptr;
  bool escapes_ = false;
};

}  // namespace akad::input
