// RecordReader over objects that are elements of an array, or documents over several lines: they
// are indexed many at once and `walk` finds where each ends. What it does not find sound, and
// followed by what may follow it, is read again by itself. So the cost of what was indexed in vain
// is bound by what was read since.
#include <algorithm>
#include <cstring>

#include "runtime/input/records.h"
#include "runtime/input/scalars.h"

namespace akad::input {

namespace {

constexpr std::size_t kMostBytes = std::size_t{128} << 10;
constexpr std::size_t kLeastBytes = 512;
constexpr std::size_t kMostSpace = 64;  // between two, where it is looked over

}  // namespace

bool RecordReader::begins_object() {
  std::size_t offset = 0;
  while (offset < kMostBytes && is_there(offset) && is_space(at(offset))) ++offset;
  return offset < kMostBytes && is_there(offset) && at(offset) == '{';
}

// As many from at_ on as are known to end, and the sign behind the last.
bool RecordReader::index_elements() {
  if (!begins_object()) return false;
  const std::uint64_t here = bytes_done();
  const std::uint64_t since = indexed_at_ ? here - *indexed_at_ : kMostBytes;
  const std::size_t most = std::clamp<std::size_t>(2 * since, kLeastBytes, kMostBytes);
  indexed_at_ = here;
  while (filled_ - at_ < most && refill()) {
  }
  const char* from = buffer_.get() + at_;
  const auto* last = static_cast<const char*>(memrchr(from, '}', std::min(filled_ - at_, most)));
  if (last == nullptr) return false;
  auto size = static_cast<std::size_t>(last + 1 - from);
  const std::size_t far = std::min(filled_ - at_, size + kMostSpace);
  std::size_t next = size;
  while (next < far && is_space(from[next])) ++next;
  if (next < far && (from[next] == ',' || from[next] == ']' || from[next] == '{')) size = next + 1;
  if (!index(size)) return false;
  elements_ = at_;
  elements_end_ = at_ + size;
  newline_ = newline_from(at_);
  return true;
}

std::size_t RecordReader::newline_from(std::size_t at) const {
  const char* from = buffer_.get() + at;
  const auto* found = static_cast<const char*>(std::memchr(from, '\n', elements_end_ - at));
  return found != nullptr ? at + static_cast<std::size_t>(found - from) : elements_end_;
}

// Newlines from the last one asked for to this place.
std::uint64_t RecordReader::newlines_to(std::size_t place) {
  std::uint64_t lines = 0;
  for (; newline_ < place; newline_ = newline_from(newline_ + 1)) ++lines;
  return lines;
}

// The next one of those that were indexed. Nothing of it is done with until it was walked.
bool RecordReader::next_element(const Record& last, Record& record) {
  if (is_open_) close_element(last);
  if (within_ == Within::Unsure || at_ >= elements_end_) return false;
  while (elements_ + *token_ < at_) ++token_;
  const std::size_t begin = elements_ + *token_;
  if (begin + 1 >= elements_end_ || buffer_[begin] != '{') return false;
  newlines_to(at_);
  record.base = buffer_.get() + elements_;
  record.token = token_;
  record.begin = *token_;
  record.end = static_cast<std::uint32_t>(elements_end_ - elements_);
  record.line = line_ + newlines_to(begin);
  record.element = within_ == Within::Array ? element_ + 1 : 0;
  record.escapes = escapes_;
  record.state = Lexed::Sound;
  record.cut = false;
  record.open = within_ == Within::Array ? Open::Element : Open::Document;
  is_open_ = true;
  return true;
}

// It was walked. What ends an element is done with, too.
void RecordReader::close_element(const Record& record) {
  is_open_ = first_in_line_ = behind_array_ = false;
  at_ = elements_ + record.end;
  token_ = record.token;
  if (within_ == Within::Array) {
    at_ = elements_ + *token_++ + 1;
    element_ = record.element;
    behind_array_ = buffer_[at_ - 1] == ']';
    if (behind_array_) within_ = Within::File;
  }
  line_ = record.line + newlines_to(at_);
}

// What stands at at_ is read by itself.
void RecordReader::give_up_elements() {
  is_open_ = false;
  elements_end_ = 0;
  is_alone_ = true;
}

}  // namespace akad::input
