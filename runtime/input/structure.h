// How far a value of JSON reaches, byte by byte, as long as brackets, texts, commas and colons
// stand where they may. What stands between them is for `walk` to check.
#pragma once

#include <cstdint>

#include "runtime/input/scalars.h"

namespace akad::input {

constexpr int kMostNesting = 64;
constexpr char kRecordSeparator = '\x1e';  // RFC 7464; stands in no text of JSON

class Structure {
 public:
  enum class Step : std::uint8_t { Goes, Ends, Fails };

  // Bit n of `lists`: of n open brackets the last may be that of a list of records, in which a
  // comma may be missing between two.
  explicit Structure(std::uint64_t lists = 0) : lists_(lists) {}

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
    behind_text_ = behind_object_ = false;
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
  // A `{` here would begin another record right behind one.
  bool lacks_comma() const {
    return behind_object_ && next_ == Next::Comma && !in_object() && depth_ < kMostNesting &&
           (lists_ >> depth_ & 1) != 0;
  }

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
    behind_object_ = false;
    return Step::Goes;
  }
  Step open(bool object) {
    if (object && lacks_comma()) next_ = Next::Value;
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
    behind_object_ = object;
    next_ = Next::Comma;
    behind_text_ = false;
    return --depth_ == 0 ? Step::Ends : Step::Goes;
  }

  std::uint64_t lists_;
  std::uint64_t objects_ = 0;  // a bit for each open bracket, the last in front
  int depth_ = 0;
  Next next_ = Next::Value;
  bool in_text_ = false;
  bool escaped_ = false;
  bool in_word_ = false;
  bool behind_text_ = false;
  bool behind_object_ = false;
};

}  // namespace akad::input
