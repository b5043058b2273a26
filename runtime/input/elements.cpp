// RecordReader over the elements of one JSON array, which may span lines.
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <string_view>

#include "runtime/input/records.h"
#include "runtime/input/scalars.h"

namespace akad::input {

namespace {

// Where in an element a byte stands; carried from buffer to buffer.
struct Place {
  std::int64_t depth = 0;
  bool in_text = false;
  bool escaped = false;
};

// True where the element ends before `c`.
bool ends_before(Place& place, char c) {
  if (place.in_text) {
    if (place.escaped) {
      place.escaped = false;
    } else if (c == '\\') {
      place.escaped = true;
    } else if (c == '"') {
      place.in_text = false;
    }
    return false;
  }
  switch (c) {
    case '"': place.in_text = true; return false;
    case '{':
    case '[': ++place.depth; return false;
    case '}': --place.depth; return false;
    case ']': return place.depth-- <= 0;
    case ',': return place.depth <= 0;
    default: return false;
  }
}

}  // namespace

// To the next byte that is not white space; false at the end.
bool RecordReader::skip_space() {
  for (;;) {
    while (at_ < filled_ && is_space(buffer_[at_])) {
      if (buffer_[at_] == '\n') ++line_;
      ++at_;
    }
    scanned_ = at_;
    if (at_ < filled_) return true;
    if (!refill()) return false;
  }
}

// Moves scanned_ to the `,` or `]` behind the element at at_. False: the file ends before.
bool RecordReader::scan_element(bool& too_long) {
  Place place;
  scanned_ = at_;
  for (;;) {
    for (; scanned_ < filled_; ++scanned_) {
      if (ends_before(place, buffer_[scanned_])) return true;
      if (buffer_[scanned_] == '\n') ++line_;
    }
    if (too_long || filled_ - at_ > kMostRecordBytes) {
      too_long = true;
      at_ = scanned_ = filled_;
    }
    if (!refill()) return false;
  }
}

bool RecordReader::next_element(Record& record) {
  const bool more = skip_space();
  if (more && element_ == 0 && buffer_[at_] == ']') {
    ++at_;
    shape_ = Shape::Tail;
    return check_tail(record);
  }
  record.line = line_;
  record.element = ++element_;
  bool too_long = false;
  const bool closed = more && scan_element(too_long);
  return finish_element(record, too_long, closed);
}

bool RecordReader::finish_element(Record& record, bool too_long, bool closed) {
  std::size_t size = scanned_ - std::min(scanned_, at_);
  too_long = too_long || size > kMostRecordBytes;
  if (!closed) {
    shape_ = Shape::Done;
    if (!source_.error().empty()) return false;
    make_broken(record, Lexed::Unclosed, std::min<std::size_t>(size, 256));
    return true;
  }
  if (buffer_[scanned_] == ']') shape_ = Shape::Tail;
  if (too_long || size == 0 || !index(size)) {
    make_broken(record, too_long ? Lexed::TooLong : Lexed::Broken, too_long ? 0 : size);
  } else {
    record.base = buffer_.get() + at_;
    record.token = token_;
    record.begin = 0;
    record.end = static_cast<std::uint32_t>(size);
    record.escapes = escapes_;
    record.state = Lexed::Sound;
  }
  at_ = scanned_ + 1;
  return true;
}

// Behind the array: nothing but white space, or one broken record.
bool RecordReader::check_tail(Record& record) {
  shape_ = Shape::Done;
  if (!skip_space()) return false;
  record.line = line_;
  record.element = 0;
  make_broken(record, Lexed::Broken, 0);
  while (refill()) at_ = filled_;
  return source_.error().empty();
}

}  // namespace akad::input
