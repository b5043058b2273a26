// How far a value of JSON reaches, byte by byte: as long as brackets, texts, commas and colons
// stand where they may (`Structure`), and in what is broken already (`Debris`). What stands between
// them is for `walk` to check.
#pragma once

#include <cstdint>

#include "runtime/input/scalars.h"

namespace akad::input {

constexpr int kMostNesting = 64;
constexpr char kRecordSeparator = '\x1e';  // RFC 7464; stands in no text of JSON

class Structure {
 public:
  enum class Step : std::uint8_t { Goes, Ends, Fails };

  Step take(char c) {
    if (in_text_) return take_text(c);
    if (is_space(c)) {
      in_word_ = false;
      return Step::Goes;
    }
    if (in_word_ && !is_sign(c)) return Step::Goes;
    in_word_ = false;
    switch (c) {
      case '"': return begin_text();
      case '{': return open(true);
      case '[': return open(false);
      case '}': return close(true);
      case ']': return close(false);
      case ':': return behind_text_ = false, pass(Next::Colon, Next::Value);
      case ',':
        return behind_text_ = false, pass(Next::Comma, in_object() ? Next::Key : Next::Value);
      default: break;
    }
    if (!takes_value() || c == kRecordSeparator) return Step::Fails;
    behind_text_ = false;
    in_word_ = true;
    next_ = Next::Comma;
    return Step::Goes;
  }

  int depth() const { return depth_; }
  bool takes_value() const { return next_ == Next::Value || next_ == Next::ValueOrEnd; }
  bool in_object() const { return (objects_ & 1) != 0; }  // of the brackets that are open, the last
  bool in_text() const { return in_text_; }
  bool is_escaped() const { return escaped_; }
  bool behind_text() const { return behind_text_; }  // or in it

 private:
  enum class Next : std::uint8_t { Value, ValueOrEnd, Key, KeyOrEnd, Colon, Comma };

  static bool is_sign(char c) {
    return c == '"' || c == '{' || c == '[' || c == '}' || c == ']' || c == ':' || c == ',' ||
           c == kRecordSeparator;
  }
  Step pass(Next wanted, Next then) {
    if (next_ != wanted) return Step::Fails;
    next_ = then;
    return Step::Goes;
  }
  // No text goes over the end of a line.
  Step take_text(char c) {
    if (c == '\n' || c == kRecordSeparator) return Step::Fails;
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_text_ = false;
    }
    return Step::Goes;
  }
  Step begin_text() {
    const bool key = next_ == Next::Key || next_ == Next::KeyOrEnd;
    if (!key && !takes_value()) return Step::Fails;
    next_ = key ? Next::Colon : Next::Comma;
    in_text_ = behind_text_ = true;
    return Step::Goes;
  }
  Step open(bool object) {
    if (!takes_value() || depth_ == kMostNesting) return Step::Fails;
    ++depth_;
    objects_ = objects_ << 1 | (object ? 1u : 0u);
    next_ = object ? Next::KeyOrEnd : Next::ValueOrEnd;
    behind_text_ = false;
    return Step::Goes;
  }
  Step close(bool object) {
    const bool may = next_ == Next::Comma || next_ == (object ? Next::KeyOrEnd : Next::ValueOrEnd);
    if (!may || object != in_object()) return Step::Fails;
    objects_ >>= 1;
    next_ = Next::Comma;
    behind_text_ = false;
    return --depth_ == 0 ? Step::Ends : Step::Goes;
  }

  std::uint64_t objects_ = 0;  // a bit for each open bracket, the last in front
  int depth_ = 0;
  Next next_ = Next::Value;
  bool in_text_ = false;
  bool escaped_ = false;
  bool in_word_ = false;
  bool behind_text_ = false;
};

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
// is its last element.
class LineHeads {
 public:
  LineHeads(std::size_t indent, bool in_list) : indent_(indent), in_list_(in_list) {}

  // True: such a line begins at `begin()`, which may be before this byte.
  bool take(char c, std::size_t offset) {
    if (c == '\n') {
      const bool alone = state_ == State::Word || state_ == State::Behind;
      state_ = State::Margin;
      blanks_ = 0;
      escaped_ = false;
      return alone;
    }
    switch (state_) {
      case State::Rest: return false;
      case State::Margin: return begin_line(c, offset);
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
  bool is_undecided() const { return state_ >= State::Text; }
  void forget_begin() {
    if (is_undecided()) state_ = State::Rest;
  }

 private:
  enum class State : std::uint8_t { Rest, Margin, Text, Word, Behind };

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
    if (in_list_ || c == '}' || c == ']' || c == ',' || c == ':') return false;
    is_text_ = c == '"';
    if (!is_text_ && !begins_word(c)) return true;
    state_ = is_text_ ? State::Text : State::Word;
    return false;
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
