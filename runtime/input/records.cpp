#include "runtime/input/records.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

#include "runtime/base/assert.h"
#include "runtime/input/scalars.h"

namespace akad::input {

namespace {

constexpr std::size_t kPadding = 64;
constexpr std::size_t kReadBytes = std::size_t{1} << 20;
constexpr std::size_t kBlockBytes = std::size_t{128} << 10;
constexpr std::string_view kSpace = " \t\r\n";

}  // namespace

RecordReader::RecordReader(Source source, const std::string& path, std::uint64_t lists,
                           bool lists_are_records)
    : text_(std::move(source)),
      lists_(lists),
      lists_are_records_(lists_are_records),
      capacity_(kReadBytes),
      most_block_(kBlockBytes) {
  buffer_ = std::make_unique_for_overwrite<char[]>(capacity_ + kPadding);
  const auto made = simdjson::get_active_implementation()->create_dom_parser_implementation(
      2 * kBlockBytes, 1, parser_);
  AKAD_ASSERT(made == simdjson::SUCCESS);
  if (input::is_table(path)) table_.emplace(path);
}

RecordReader::~RecordReader() = default;

// Keeps [at_, filled_) and adds what the source gives; false when it gives nothing more.
bool RecordReader::refill() {
  if (ended_) return false;
  elements_end_ = 0;
  if (at_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + at_, filled_ - at_);
    scanned_ -= std::min(scanned_, at_);
    filled_ -= at_;
    at_ = 0;
  }
  if (filled_ == capacity_) {
    auto larger = std::make_unique_for_overwrite<char[]>(2 * capacity_ + kPadding);
    std::memcpy(larger.get(), buffer_.get(), filled_);
    buffer_ = std::move(larger);
    capacity_ *= 2;
  }
  char* to = buffer_.get() + filled_;
  const std::size_t room = capacity_ - filled_;
  const std::size_t got = table_ ? table_->read(text_, to, room) : text_.read(to, room);
  filled_ += got;
  bytes_ += got;
  if (got == 0) ended_ = true;
  return got > 0;
}

std::uint64_t RecordReader::bytes_expected() const {
  const std::uint64_t size = text_.source().file_bytes();
  const std::uint64_t taken = text_.source().file_bytes_read();
  if (taken == 0 || size < taken) return bytes_;
  return bytes_ * (size / taken) + bytes_ * (size % taken) / taken;
}

void RecordReader::find_shape() {
  while (filled_ < kMark.size() && refill()) {
  }
  if (filled_ >= kMark.size() && std::memcmp(buffer_.get(), kMark.data(), kMark.size()) == 0) {
    at_ = kMark.size();
  }
  scanned_ = block_ = block_end_ = at_;
  // A file of nothing but white space is read here as far as one buffer goes.
  std::size_t look = at_;
  for (;;) {
    while (look < filled_ && kSpace.find(buffer_[look]) != std::string_view::npos) ++look;
    if (look < filled_ || look - at_ >= kReadBytes / 2) break;
    look -= ended_ ? 0 : at_;
    if (!refill()) break;
  }
  scanned_ = block_ = block_end_ = at_;
  shape_ = Shape::Lines;
  if (look == filled_ || buffer_[look] != '[') return;
  const auto lines = std::count(buffer_.get() + at_, buffer_.get() + look, '\n');
  at_ = look;
  begin_documents(1 + static_cast<std::uint64_t>(lines));
}

bool RecordReader::next(Record& record) {
  if (shape_ == Shape::Unknown) find_shape();
  while (shape_ == Shape::Lines || shape_ == Shape::Documents) {
    const Shape shape = shape_;
    if (shape == Shape::Lines ? next_line(record) : next_document(record)) return true;
    if (shape_ == shape) break;
  }
  return false;
}

// Runs simdjson's first stage over [at_, at_ + size): UTF-8, control characters, closed texts, and
// the positions of all tokens.
bool RecordReader::index(std::size_t size) {
  elements_end_ = 0;
  if (size > parser_->capacity()) {
    const auto grown = parser_->set_capacity(std::max(size, 2 * parser_->capacity()));
    AKAD_ASSERT(grown == simdjson::SUCCESS);
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(buffer_.get() + at_);
  const auto result = parser_->stage1(bytes, size, simdjson::stage1_mode::regular);
  if (result == simdjson::EMPTY) {
    parser_->n_structural_indexes = 0;
  } else if (result != simdjson::SUCCESS) {
    return false;
  }
  token_ = parser_->structural_indexes.get();
  for (std::size_t i = 0; i < 4; ++i) {  // `walk` looks as far ahead as that
    parser_->structural_indexes[parser_->n_structural_indexes + i] = 0xffffffffu;
  }
  escapes_ = std::memchr(bytes, '\\', size) != nullptr;
  block_ = at_;
  block_end_ = at_ + size;
  return true;
}

void RecordReader::make_broken(Record& record, Lexed state, std::size_t size) const {
  record.base = buffer_.get() + at_;
  record.token = nullptr;
  record.begin = 0;
  record.end = static_cast<std::uint32_t>(std::min(size, kMostRecordBytes));
  record.state = state;
  record.cut = false;
  record.open = Open::No;
}

bool RecordReader::next_beside(const Record& last, Record& record) {
  return shape_ == Shape::Documents ? next_element(last, record)
                                    : shape_ == Shape::Lines && next_in_block(last, record);
}

bool RecordReader::next_line(Record& record) {
  while (!next_in_block(record, record)) {
    if (!next_block()) return false;
    record.token = token_;
  }
  return true;
}

bool RecordReader::next_in_block(const Record& last, Record& record) {
  if (at_ != block_end_) token_ = last.token;
  while (at_ != block_end_) {
    const char* begin = buffer_.get() + at_;
    const auto* newline = static_cast<const char*>(std::memchr(begin, '\n', block_end_ - at_));
    const auto end = static_cast<std::size_t>(newline ? newline - buffer_.get()
                                                      : static_cast<std::ptrdiff_t>(block_end_));
    record.begin = static_cast<std::uint32_t>(at_ - block_);
    record.end = static_cast<std::uint32_t>(end - block_);
    while (*token_ < record.begin) ++token_;
    ++line_;
    at_ = end + (newline ? 1 : 0);
    if (*token_ >= record.end) continue;
    record.base = buffer_.get() + block_;
    record.token = token_;
    record.line = line_;
    record.element = 0;
    record.escapes = escapes_;
    record.cut = false;
    record.open = Open::No;
    record.state = Lexed::Sound;
    return true;
  }
  return false;
}

// A list of records in one line, which `walk` would find to be none.
bool RecordReader::begins_list() const {
  std::size_t at = at_;
  while (at < filled_ && buffer_[at] != '\n' && is_space(buffer_[at])) ++at;
  return !lists_are_records_ && at < filled_ && buffer_[at] == '[';
}

// Indexes the next block of whole lines; a line that cannot be indexed is read as documents.
bool RecordReader::next_block() {
  if (at_ == filled_) refill();
  if (begins_list()) {
    begin_documents(line_ + 1);
    return false;
  }
  const char* newline = nullptr;
  for (;;) {
    scanned_ = std::max(scanned_, at_);
    newline =
        static_cast<const char*>(std::memchr(buffer_.get() + scanned_, '\n', filled_ - scanned_));
    if (newline) break;
    scanned_ = filled_;
    if (filled_ - at_ > kMostRecordBytes) break;
    if (!refill()) break;
  }
  block_ = block_end_ = at_;
  if (at_ == filled_) return false;
  if (!newline && !ended_) {
    begin_documents(line_ + 1);
    return false;
  }
  const std::size_t window = std::min(filled_ - at_, most_block_);
  const auto* last = static_cast<const char*>(memrchr(buffer_.get() + at_, '\n', window));
  if (!last) last = newline;
  const std::size_t size =
      last ? static_cast<std::size_t>(last - buffer_.get()) + 1 - at_ : filled_ - at_;
  if (!last || last == newline) return whole_line();
  if (index(size)) {
    most_block_ = std::min(kBlockBytes, most_block_ * 2);
    return true;
  }
  most_block_ = 1;
  return whole_line();
}

// The line at at_, alone. What cannot be indexed is read as documents.
bool RecordReader::whole_line() {
  const auto* newline =
      static_cast<const char*>(std::memchr(buffer_.get() + at_, '\n', filled_ - at_));
  const std::size_t size =
      newline ? static_cast<std::size_t>(newline - buffer_.get()) - at_ : filled_ - at_;
  const std::size_t step = size + (newline ? 1 : 0);
  if (size > kMostRecordBytes || !index(step)) {
    begin_documents(line_ + 1);
    return false;
  }
  most_block_ = std::min(kBlockBytes, std::max(most_block_, step) * 2);
  return true;
}

}  // namespace akad::input
