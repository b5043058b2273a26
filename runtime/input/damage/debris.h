// Where another record begins in JSON that is broken already.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "runtime/input/scalars.h"
#include "runtime/input/text.h"

namespace akad::input {

// Counts brackets only. Another record begins in it where a bracket opens where none may: right
// behind one that closed all there were, or behind a comma of the object that is open where it
// begins.
class Debris {
 public:
  Debris(std::int64_t depth, bool in_object) : depth_(depth), from_(depth), in_object_(in_object) {}
  // What stands before is a whole value: a comma may follow it, as in `{…},{…}`.
  static Debris behind_value() {
    Debris debris(0, false);
    debris.closed_ = debris.whole_ = true;
    return debris;
  }

  // In a list of records it also ends before its comma or bracket.
  bool ends_before(char c, bool in_list) {
    if (escaped_) return escaped_ = false;
    if (c == '\\') return escaped_ = true, false;
    if (c == '"') return in_text_ = !in_text_, closed_ = whole_ = comma_ = false;
    if (in_text_ || is_space(c)) return false;
    const bool closed = closed_;
    const bool whole = whole_;
    const bool comma = comma_;
    closed_ = whole_ = comma_ = false;
    switch (c) {
      case '{':
      case '[':
        if (closed && depth_ <= 0) return true;
        if (comma && in_object_ && depth_ == from_) return true;
        ++depth_;
        return false;
      case ']':
        if (in_list && depth_ <= 0) return true;
        --depth_;
        closed_ = true;
        return false;
      case '}':
        --depth_;
        closed_ = true;
        return false;
      case ',':
        closed_ = whole;
        comma_ = true;
        return in_list && depth_ <= 0;
      default: return false;
    }
  }
  void begin_in_text(bool escaped) {
    in_text_ = true;
    escaped_ = escaped;
  }
  void end_line() { in_text_ = escaped_ = false; }
  bool is_inside() const { return depth_ > 0; }

 private:
  std::int64_t depth_;
  std::int64_t from_;
  bool in_object_;
  bool in_text_ = false;
  bool escaped_ = false;
  bool closed_ = false;
  bool whole_ = false;
  bool comma_ = false;
};

// Follows lines that are indented no more than the line of a record, for one that is no part of it:
// a bracket opens there, or it is one value alone, or no JSON at all. A part goes on behind its key
// or value with a colon, a comma or a closing bracket. In a list only brackets tell: a value alone
// is its last element; and so does a byte order mark.
class LineHeads {
 public:
  LineHeads(std::size_t indent, bool in_list) : indent_(indent), in_list_(in_list) {}

  // True: such a line begins at `begin()`, which may be before this byte.
  bool take(char c, std::size_t offset) {
    if (c == '\n') {
      const bool alone = state_ >= State::Text;
      state_ = State::Margin;
      blanks_ = 0;
      escaped_ = false;
      return alone;
    }
    switch (state_) {
      case State::Rest: return false;
      case State::Margin: return begin_line(c, offset);
      case State::Mark: return take_mark(c, offset);
      case State::Text: return take_text(c);
      case State::Word:
      case State::Behind: break;
    }
    if (is_space(c)) {
      state_ = State::Behind;
      return false;
    }
    if (state_ == State::Word && is_word(c)) return false;
    state_ = State::Rest;
    return !(c == ',' || c == ']' || c == '}' || (c == ':' && is_text_));
  }
  std::size_t begin() const { return begin_; }
  bool is_undecided() const { return state_ >= State::Mark; }
  void forget_begin() {
    if (is_undecided()) state_ = State::Rest;
  }

 private:
  enum class State : std::uint8_t { Rest, Margin, Mark, Text, Word, Behind };

  static bool begins_word(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == 't' || c == 'f' || c == 'n';
  }
  static bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == 'E' || c == '-' || c == '+' ||
           c == '.';
  }
  bool begin_line(char c, std::size_t offset) {
    if (is_space(c)) {
      if (++blanks_ > indent_) state_ = State::Rest;
      return false;
    }
    begin_ = offset;
    state_ = State::Rest;
    if (c == '{' || c == '[') return true;
    if (in_list_ && c == kMark[0]) state_ = State::Mark;
    if (in_list_ || c == '}' || c == ']' || c == ',' || c == ':') return false;
    is_text_ = c == '"';
    if (!is_text_ && !begins_word(c)) return true;
    state_ = is_text_ ? State::Text : State::Word;
    return false;
  }
  // Another file begins with it, whatever list this one left open.
  bool take_mark(char c, std::size_t offset) {
    const std::size_t at = offset - begin_;
    if (at >= kMark.size() || c != kMark[at]) return state_ = State::Rest, false;
    return at + 1 == kMark.size();
  }
  bool take_text(char c) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      state_ = State::Behind;
    }
    return false;
  }

  std::size_t indent_;
  std::size_t blanks_ = 0;  // before this byte in its line
  std::size_t begin_ = 0;
  State state_ = State::Rest;
  bool in_list_;
  bool is_text_ = false;
  bool escaped_ = false;
};

}  // namespace akad::input
