// RecordReader over documents that are no lines: arrays, records over several lines, several in one
// line. Where one is broken, reading goes on at the first place after its beginning where another
// record can begin; grammar/REFERENCE.md says which these are.
#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>

#include "runtime/input/blocks/bytes.h"
#include "runtime/input/damage/debris.h"
#include "runtime/input/records.h"
#include "runtime/input/structure.h"

namespace akad::input {

namespace {

bool is_opening(char c) { return c == '{' || c == '['; }

}  // namespace

// What stands before `from` is a beginning of something with `depth` open brackets, or `closed`. A
// text that seems to end before `from` may not have been one: then brackets behind `text`, where it
// begins, count.
struct RecordReader::Broken {
  std::size_t from = 0;
  std::int64_t depth = 0;
  bool in_object = false;
  bool closed = false;
  std::optional<std::size_t> text = std::nullopt;
  std::size_t indent = 0;
  bool in_line = false;  // no record that may go on in the next line
  bool too_long = false;
  bool in_text = false;  // at `from`
  bool escaped = false;
};

struct RecordReader::Scan {
  Structure structure;
  LineHeads heads;
  std::size_t offset = 0;
  std::size_t head = 0;  // of the first line within it that may begin a document
  std::size_t text = 0;  // the last that began
};

void RecordReader::begin_documents(std::uint64_t line) {
  shape_ = Shape::Documents;
  within_ = Within::File;
  behind_array_ = false;
  line_ = line;
  first_in_line_ = true;
  indent_ = 0;
}

void RecordReader::begin_lines() {
  shape_ = Shape::Lines;
  --line_;
  block_ = block_end_ = scanned_ = at_;
  most_block_ = 1;
}

bool RecordReader::again(const Record& record) {
  if (is_open_) return give_up_elements(), true;
  if (shape_ != Shape::Lines) return false;
  at_ = block_ + record.begin;
  begin_documents(record.line);
  return true;
}

bool RecordReader::is_there(std::size_t offset) {
  while (at_ + offset >= filled_) {
    if (!refill()) return false;
  }
  return true;
}

void RecordReader::advance(std::size_t bytes) {
  const char* from = buffer_.get() + at_;
  line_ += static_cast<std::uint64_t>(std::count(from, from + bytes, '\n'));
  at_ += bytes;
}

bool RecordReader::is_mark() {
  return at(0) == kMark[0] && is_there(2) &&
         std::memcmp(buffer_.get() + at_, kMark.data(), kMark.size()) == 0;
}

// To the next byte that stands in a value; false at the end. Behind a whole line it is lines again.
bool RecordReader::skip_between() {
  while (is_there(0)) {
    const char c = at(0);
    const bool outside = within_ == Within::File;
    if (c == '\n') {
      ++line_;
      ++at_;
      first_in_line_ = true;
      behind_array_ = false;
      indent_ = 0;
      if (!outside) continue;
      begin_lines();
      return true;
    }
    if (is_space(c)) {
      ++at_;
      ++indent_;
    } else if (outside && c == kRecordSeparator) {
      ++at_;
    } else if (outside && is_mark()) {
      at_ += kMark.size();
    } else {
      return true;
    }
  }
  return false;
}

bool RecordReader::next_document(Record& record) {
  if (is_open_) close_element(record);
  if (not_closed_) {
    not_closed_ = false;
    return give_up_array(record);
  }
  for (;;) {
    if (within_ != Within::Unsure && !is_alone_) {
      if (next_element(record, record)) return true;
      if (index_elements() && next_element(record, record)) return true;
    }
    if (!skip_between()) return end_of_file(record);
    if (shape_ == Shape::Lines) return false;
    bool is_value = true;
    const bool is_record = begin_value(record, is_value);
    if (is_record || is_value) return is_record || read_value(record);
    first_in_line_ = false;
  }
}

// What stands between values: brackets and commas of arrays. True: it makes a record.
bool RecordReader::begin_value(Record& record, bool& is_value) {
  const char c = at(0);
  is_value = false;
  if (within_ == Within::File) {
    if (c != '[') return is_value = true, false;
    within_ = Within::Array;
    behind_array_ = false;
    element_ = 0;
    array_indent_ = first_in_line_ ? indent_ : 0;
    ++at_;
    return false;
  }
  const bool another = c == '[' && first_in_line_ && indent_ <= array_indent_;
  if (another || c == kRecordSeparator || is_mark()) {
    within_ = Within::File;
    return give_up_array(record);
  }
  if (c != ',' && c != ']') return is_value = true, false;
  const bool nothing = within_ == Within::Array && (c == ',' || element_ > 0);
  if (nothing) {
    record.line = line_;
    record.element = ++element_;
    make_broken(record, Lexed::Broken, 0);
  }
  within_ = c == ',' ? Within::Array : Within::File;
  behind_array_ = c == ']';
  ++at_;
  first_in_line_ = false;
  return nothing;
}

bool RecordReader::end_of_file(Record& record) {
  const bool inside = within_ == Within::Array && source_error().empty();
  shape_ = Shape::Done;
  if (!inside) return false;
  record.line = line_;
  record.element = ++element_;
  make_broken(record, Lexed::Unclosed, 0);
  return true;
}

bool RecordReader::give_up_array(Record& record) {
  record.line = line_;
  record.element = 0;
  make_broken(record, within_ == Within::Unsure ? Lexed::NoComma : Lexed::NotClosed, 0);
  return true;
}

bool RecordReader::read_value(Record& record) {
  elements_end_ = 0;
  is_alone_ = false;
  record.line = line_;
  record.element = within_ == Within::File ? 0 : ++element_;
  const Found found = find_value();
  if (found.outside) record.element = 0;
  return finish_value(record, found);
}

// A beginning that goes on no further than `from`; `text` is the last text that began in it.
RecordReader::Broken RecordReader::broken_at(const Structure& structure, std::size_t from,
                                             std::size_t text, std::size_t indent) {
  Broken broken{.from = from, .depth = structure.depth()};
  broken.in_object = structure.in_object();
  broken.indent = indent;
  broken.too_long = from > kMostRecordBytes;
  if (broken.too_long) {
    broken.in_text = structure.in_text();
    broken.escaped = structure.is_escaped();
  } else if (structure.behind_text()) {
    broken.text = text;
  }
  return broken;
}

RecordReader::Found RecordReader::find_value() {
  const std::size_t indent = first_in_line_ ? indent_ : 0;
  if (!is_opening(at(0)))
    return find_end({.closed = behind_array_, .indent = indent, .in_line = true});
  Scan scan{Structure(lists_), LineHeads(indent, within_ != Within::File)};
  std::optional<Scan> gap;  // where the first comma is missing: only of what then ends as it should
  const auto breaks_off = [&] { return broken_off(gap ? *gap : scan, indent); };
  while (scan.offset <= kMostRecordBytes && is_there(scan.offset)) {
    const std::size_t end = std::min(filled_ - at_, kMostRecordBytes + 1);
    for (; scan.offset < end; ++scan.offset) {
      if (scan.structure.in_text() && !scan.structure.is_escaped()) {
        const char* from = buffer_.get() + at_ + scan.offset;
        scan.offset += before_sign_of_text(from, end - scan.offset);  // nobody looks at these
        if (scan.offset == end) break;
      }
      const char c = at(scan.offset);
      const bool is_head = scan.heads.take(c, scan.offset) && scan.head == 0;
      if (is_head) scan.head = scan.heads.begin();
      if (is_head && scan.head == scan.offset && !is_opening(c)) return breaks_off();  // in no JSON
      if (c == '"' && !scan.structure.in_text()) scan.text = scan.offset;
      if (c == '{' && !gap && scan.structure.lacks_comma()) gap = scan;
      const Structure::Step step = scan.structure.take(c);
      if (step == Structure::Step::Ends) return behind_value(scan.offset + 1);
      if (step == Structure::Step::Fails) return breaks_off();
    }
  }
  return breaks_off();
}

// A value that goes on no further.
RecordReader::Found RecordReader::broken_off(Scan scan, std::size_t indent) {
  const bool more = scan.offset <= kMostRecordBytes && is_there(scan.offset);
  if (scan.head == 0) scan.head = head_in_line(scan.heads, scan.offset + (more ? 1 : 0));
  if (scan.head > 0) return cut(scan.head, at(scan.head));
  const bool out_of_place = scan.structure.in_object() && !scan.structure.takes_value();
  if (more && is_opening(at(scan.offset)) && out_of_place) return cut(scan.offset, at(scan.offset));
  return find_end(broken_at(scan.structure, scan.offset, scan.text, indent));
}

// Where the line begins that goes on here, if it is no part of a record; 0 where it is.
std::size_t RecordReader::head_in_line(LineHeads& heads, std::size_t offset) {
  for (; heads.is_undecided() && offset <= kMostRecordBytes; ++offset) {
    if (heads.take(is_there(offset) ? at(offset) : '\n', offset)) return heads.begin();
  }
  return 0;
}

// A whole value stands here: does what follows let it stand?
RecordReader::Found RecordReader::behind_value(std::size_t size) {
  std::size_t offset = size;
  const bool outside = within_ == Within::File;
  while (offset <= kMostRecordBytes && is_there(offset) && is_space(at(offset)) &&
         (!outside || at(offset) != '\n')) {
    ++offset;
  }
  Found found{.size = size};
  if (offset > kMostRecordBytes) {
    return find_end({.from = offset, .closed = true, .in_line = true, .too_long = true});
  }
  const bool more = is_there(offset);
  const char c = more ? at(offset) : '\n';
  const bool begins = is_opening(c) || c == kRecordSeparator || c == kMark[0];
  if (!outside && (c == ',' || c == ']')) {
    found.next = c == ',' ? Within::Array : Within::File;
    found.behind = offset + 1 - size;
    return found;
  }
  if (within_ == Within::Array && !more) {
    found.unclosed = true;
    return found;
  }
  if (!more || begins || (outside && c == '\n')) {
    const char* behind = buffer_.get() + at_ + size;
    const bool beside =
        c == '{' && std::find(behind, behind + (offset - size), '\n') == behind + (offset - size);
    found.outside = within_ == Within::Unsure && !beside;
    not_closed_ = within_ == Within::Array;
    if (!outside && c == '{') found.next = Within::Unsure;
    return found;
  }
  return find_end({.from = offset, .closed = true, .in_line = true});
}

std::size_t RecordReader::without_space(std::size_t size) const {
  while (size > 0 && is_space(at(size - 1))) --size;
  return size;
}

// Another document begins at `size`.
RecordReader::Found RecordReader::cut(std::size_t size, char next) const {
  const bool inside = within_ != Within::File && next == '{';
  Found found{.size = without_space(size), .next = inside ? Within::Unsure : Within::File};
  found.cut = true;
  if (within_ != Within::File && found.size > 0 && at(found.size - 1) == ',') --found.size;
  found.behind = size - found.size;
  return found;
}

// `inside`: brackets of it are open.
RecordReader::Found RecordReader::end_before(const Broken& broken, bool inside, std::size_t offset,
                                             char c) const {
  Found found = cut(offset, c);
  found.cut = inside;
  if (c == ',' || c == ']') {
    found.size = offset;
    found.behind = 1;
    found.next = c == ',' ? Within::Array : Within::File;
    found.cut = false;
  }
  found.too_long = broken.too_long;
  return found;
}

// Of something broken. Where it is too long, its bytes are let go.
RecordReader::Found RecordReader::find_end(Broken broken) {
  Debris plain = broken.closed ? Debris::behind_value() : Debris(broken.depth, broken.in_object);
  if (broken.in_text) plain.begin_in_text(broken.escaped);
  Debris other(broken.text ? broken.depth : 1, broken.in_object);
  const bool in_list = within_ != Within::File;
  LineHeads heads(broken.indent, in_list);
  const auto is_inside = [&] { return plain.is_inside() && (!broken.text || other.is_inside()); };
  const auto before = [&](std::size_t end) {
    return end_before(broken, is_inside(), end, at(end));
  };
  std::size_t offset = broken.text ? *broken.text + 1 : broken.from;
  for (;; ++offset) {
    if (offset > kMostRecordBytes) {
      broken.too_long = true;
      advance(std::min(offset, filled_ - at_));
      broken.from -= std::min(broken.from, offset);
      offset = 0;
      heads.forget_begin();
    }
    if (!is_there(offset)) break;
    const char c = at(offset);
    if (heads.take(c, offset)) return before(heads.begin());
    if (c == kRecordSeparator) return before(offset);
    if (c == '\n') {
      plain.end_line();
      other.end_line();
      if (!in_list && (broken.in_line || !is_inside())) return before(offset);
    }
    const bool ends_here = offset >= broken.from && plain.ends_before(c, in_list);
    if (ends_here || (broken.text && other.ends_before(c, in_list))) return before(offset);
  }
  if (heads.take('\n', offset)) return before(heads.begin());
  Found found{.size = without_space(offset), .too_long = broken.too_long, .cut = is_inside()};
  found.behind = offset - found.size;
  found.unclosed = within_ == Within::Array;
  return found;
}

bool RecordReader::finish_value(Record& record, const Found& found) {
  behind_array_ = within_ != Within::File && found.next == Within::File;
  within_ = found.next;
  first_in_line_ = false;
  if (found.unclosed) {
    shape_ = Shape::Done;
    if (!source_error().empty()) return false;
    make_broken(record, Lexed::Unclosed, std::min<std::size_t>(found.size, 256));
    return true;
  }
  if (found.too_long || found.size == 0 || !index(found.size)) {
    make_broken(record, found.too_long ? Lexed::TooLong : Lexed::Broken,
                found.too_long ? 0 : found.size);
  } else {
    record.base = buffer_.get() + at_;
    record.token = token_;
    record.begin = 0;
    record.end = static_cast<std::uint32_t>(found.size);
    record.escapes = escapes_;
    record.state = Lexed::Sound;
    record.open = Open::No;
  }
  record.cut = found.cut;
  advance(found.size + found.behind);
  return true;
}

}  // namespace akad::input
