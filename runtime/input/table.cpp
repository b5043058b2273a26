#include "runtime/input/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "runtime/base/text.h"
#include "runtime/input/blocks/bytes.h"
#include "runtime/input/records.h"
#include "runtime/input/text.h"

namespace akad::input {

namespace {

constexpr std::size_t kChunk = std::size_t{256} << 10;
constexpr std::size_t kMostShown = std::size_t{1} << 20;  // bytes of a row that cannot be read

bool ends_with(std::string_view path, std::string_view end) {
  return path.size() > end.size() &&
         std::equal(end.rbegin(), end.rend(), path.rbegin(), [](char wanted, char c) {
           return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
         });
}

std::string_view unpacked_name(std::string_view path) {
  for (const std::string_view end : {".gz", ".zst"}) {
    if (ends_with(path, end)) return path.substr(0, path.size() - end.size());
  }
  return path;
}

std::string fields(std::size_t count) {
  return fmt::format("{} field{}", count, count == 1 ? "" : "s");
}

}  // namespace

bool is_table(std::string_view path) {
  const std::string_view name = unpacked_name(path);
  return ends_with(name, ".csv") || is_of_tabs(path);
}

bool is_of_tabs(std::string_view path) { return ends_with(unpacked_name(path), ".tsv"); }

std::size_t Table::read(Text& text, char* to, std::size_t most) {
  if (out_at_ == out_.size()) {
    out_.clear();
    out_at_ = 0;
    while (out_.size() < kChunk && produce(text)) {
    }
  }
  if (!error_.empty() || !text.error().empty()) return 0;
  const std::size_t size = std::min(most, out_.size() - out_at_);
  std::memcpy(to, out_.data() + out_at_, size);
  out_at_ += size;
  return size;
}

std::uint64_t Table::line_of(std::uint64_t made) {
  while (!lines_.empty() && lines_.front().first <= made) {
    known_made_ = lines_.front().first;
    known_line_ = lines_.front().second;
    lines_.pop_front();
  }
  return known_line_ + (made - known_made_);
}

bool Table::fail(const std::string& why) {
  error_ = fmt::format("`{}`: {}", for_terminal(path_), why);
  return false;
}

// More bytes behind those that are there; false at the end.
bool Table::fill(Text& text) {
  if (ended_) return false;
  in_.erase(0, at_);
  at_ = 0;
  const std::size_t kept = in_.size();
  in_.resize(kept + std::max(kChunk, kept));  // a long row is not looked at over and over
  const std::size_t got = text.read(in_.data() + kept, in_.size() - kept);
  in_.resize(kept + got);
  ended_ = got == 0;
  return got > 0;
}

// The next row, or a blank line; false at the end.
bool Table::produce(Text& text) {
  Row row = Row::Cut;
  for (;;) {
    if (at_ == in_.size() && !fill(text)) {
      const bool nothing = columns_.empty() && text.error().empty() && error_.empty();
      return nothing ? fail("there is no header line") : false;
    }
    if (skipping_) {
      skip_line();
      continue;
    }
    if (in_[at_] == kMark[0] && skip_mark(text)) continue;
    row = parse();
    if (row != Row::Cut) break;
    if (!ended_ && in_.size() - at_ <= kMostRecordBytes) {
      fill(text);
      continue;
    }
    if (!text.error().empty()) return false;
    const bool is_long = in_.size() - at_ > kMostRecordBytes;
    wrong_ = is_long && line_end() == in_.size() ? "a line of more than 16 MiB"
                                                 : "a quote that is not closed";
    row = Row::Wrong;
    break;
  }
  const bool blank = row == Row::Whole && fields_.size() == 1 && !fields_[0].doubled &&
                     fields_[0].begin == fields_[0].end && in_[at_] != '"';
  if (blank || row == Row::Nothing) {
    go_on(next_);
    return true;
  }
  return error_.empty() && take(row);
}

bool Table::take(Row row) {
  if (columns_.empty()) return row == Row::Whole ? take_header() : fail(wrong_ + " in the header");
  const bool first = !std::exchange(first_taken_, true);
  if (first && columns_.size() == 1 && row == Row::Whole && has_several()) {
    return fail(
        "its first line is one name and the next has several fields: the first line has the names "
        "of the columns, and what stands above them is to be taken away");
  }
  if (row == Row::Whole && may_be_header() && take_header_again()) return true;
  if (row == Row::Whole && is_as_wide()) {
    take_row();
    return true;
  }
  if (row == Row::Whole && take_joined()) return true;
  take_wrong();
  return true;
}

// Where a file was put behind another, its mark stands there too. False: there is none.
bool Table::skip_mark(Text& text) {
  while (in_.size() - at_ < kMark.size() && fill(text)) {
  }
  if (in_.compare(at_, kMark.size(), kMark) != 0) return false;
  at_ += kMark.size();
  return marked_ = true;
}

// Of a line that is too long, what is there of the rest.
void Table::skip_line() {
  const std::size_t end = line_end();
  skipping_ = end == in_.size();
  go_on(std::min(end + 1, in_.size()));
}

bool Table::is_end_of_line(std::size_t at) const {
  return in_[at] == '\n' || (in_[at] == '\r' && at + 1 < in_.size() && in_[at + 1] == '\n');
}

// The newline of the line at at_, or the end of what is there.
std::size_t Table::line_end() const { return std::min(in_.find('\n', at_), in_.size()); }

Table::Row Table::parse() {
  fields_.clear();
  wrong_.clear();
  if (separator_ == 0) {
    const std::size_t end = line_end();
    if (end == in_.size() && !ended_) return Row::Cut;
    if (const auto told = told_separator(end)) {
      next_ = std::min(end + 1, in_.size());
      return take_separator(*told) ? Row::Nothing : Row::Wrong;
    }
    if (!find_separator(end)) return Row::Wrong;
  }
  std::size_t at = at_;
  for (;;) {
    const Row field = parse_field(at);
    if (field != Row::Whole) return field;
    if (at == in_.size() || in_[at] != separator_) break;
    ++at;
  }
  if (at < in_.size() && in_[at] == '\r') ++at;
  next_ = std::min(at + 1, in_.size());
  return Row::Whole;
}

// To behind it: a separator, the end of the line or of the file.
Table::Row Table::parse_field(std::size_t& at) {
  if (at < in_.size() && in_[at] == '"') return parse_quoted(at);
  const std::size_t begin = at;
  bool plain = true;
  for (;; ++at) {
    at += before_sign_of_field(in_.data() + at, in_.size() - at, separator_);
    const bool ends = at == in_.size() || in_[at] == separator_ || in_[at] == '"';
    if (ends || is_end_of_line(at)) break;
    plain = false;
  }
  if (at == in_.size() && !ended_) return Row::Cut;
  if (at < in_.size() && in_[at] == '"') {
    wrong_ = "a quote within a field that is not quoted";
    return Row::Wrong;
  }
  fields_.push_back({begin, at, false, plain});
  return Row::Whole;
}

Table::Row Table::parse_quoted(std::size_t& at) {
  const std::size_t begin = ++at;
  bool doubled = false;
  for (;; at += 2) {
    at = in_.find('"', at);
    if (at == std::string::npos || (at + 2 >= in_.size() && !ended_)) {
      return Row::Cut;
    };
    if (at + 1 == in_.size() || in_[at + 1] != '"') break;
    doubled = true;
  }
  fields_.push_back({begin, at, doubled, false});
  ++at;
  if (at == in_.size() || in_[at] == separator_ || is_end_of_line(at)) return Row::Whole;
  wrong_ = "something behind a quoted field";
  return Row::Wrong;
}

std::string Table::value_of(const Field& field) const {
  std::string text = in_.substr(field.begin, field.end - field.begin);
  if (!field.doubled) return text;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    text[kept++] = text[i];
    if (text[i] == '"') ++i;
  }
  text.resize(kept);
  return text;
}

std::vector<std::string> Table::cells_from(std::size_t first) const {
  std::vector<std::string> cells;
  for (std::size_t i = first; i < fields_.size(); ++i) cells.push_back(value_of(fields_[i]));
  return cells;
}

// Says why not. What stands behind the last name was moved there by a separator without quotes.
bool Table::is_as_wide() {
  const std::size_t named = columns_.nameless_from();
  if (fields_.size() == columns_.size() && named == columns_.size()) return true;
  if (fields_.size() < named || fields_.size() > columns_.size()) {
    wrong_ = fmt::format("{}, and the header has {}", fields(fields_.size()), columns_.size());
    return false;
  }
  for (std::size_t i = named; i < fields_.size(); ++i) {
    if (fields_[i].begin == fields_[i].end) continue;
    wrong_ = fmt::format("a value in column {}, which has no name", i + 1);
    return false;
  }
  return true;
}

void Table::take_row() {
  put_row();
  go_on(next_);
}

void Table::put_row() {
  out_.push_back('{');
  bool first = true;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const Field& field = fields_[i];
    if (field.begin == field.end) continue;
    if (!first) out_.push_back(',');
    first = false;
    out_ += columns_.key(i);
    if (field.plain) {
      out_.append(in_, field.begin, field.end - field.begin);
    } else if (field.doubled) {
      put_json(out_, value_of(field));
    } else {
      put_json(out_, std::string_view(in_).substr(field.begin, field.end - field.begin));
    }
    out_.push_back('"');
  }
  if (first) return out_.pop_back();  // as a blank line: it says nothing
  out_ += "}\n";
  note_made();
}

// The first line of it is given up, so that no quote takes rows with it that are sound.
void Table::take_wrong() {
  const std::size_t end = line_end();
  std::string_view row = std::string_view(in_).substr(at_, std::min(end - at_, kMostShown));
  if (row.ends_with('\r')) row.remove_suffix(1);
  out_ += "CSV \"";
  put_json(out_, wrong_ + ": ");
  put_json(out_, row);
  out_ += "\"\n";
  note_made();
  skipping_ = end == in_.size() && !ended_;
  go_on(std::min(end + 1, in_.size()));
}

// A line was made of the row at at_.
void Table::note_made() {
  ++made_;
  if (line_ != made_ + behind_) lines_.emplace_back(made_, line_);
  behind_ = line_ - made_;
}

void Table::go_on(std::size_t next) {
  const char* from = in_.data() + at_;
  const char* to = in_.data() + next;
  while (const void* newline = std::memchr(from, '\n', static_cast<std::size_t>(to - from))) {
    from = static_cast<const char*>(newline) + 1;
    ++line_;
  }
  at_ = next;
  marked_ = false;
}

}  // namespace akad::input
