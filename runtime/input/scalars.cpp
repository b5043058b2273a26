#include "runtime/input/scalars.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>

#include "runtime/base/text.h"
#include "runtime/input/walk.h"

namespace akad::input {

namespace {

const char* skip_digits(const char* at, const char* end) {
  while (at < end && is_digit(*at)) ++at;
  return at;
}

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The four hex digits at `at`, or -1.
int hex_unit(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return -1;
  int unit = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const int digit = hex_digit(text[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

bool is_high(int unit) { return unit >= 0xd800 && unit <= 0xdbff; }
bool is_low(int unit) { return unit >= 0xdc00 && unit <= 0xdfff; }

// The code point of the escape whose `u` stands at `at`; moves `at` behind it. -1: not sound.
std::int32_t code_point(std::string_view text, std::size_t& at) {
  const int first = hex_unit(text, at + 1);
  at += 5;
  if (!is_high(first)) return is_low(first) ? -1 : first;
  if (text.substr(at < text.size() ? at : text.size(), 2) != "\\u") return -1;
  const int second = hex_unit(text, at + 2);
  at += 6;
  if (!is_low(second)) return -1;
  return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
}

void append_utf8(std::string& to, std::int32_t code) {
  const auto byte = [&to](std::int32_t value) { to.push_back(static_cast<char>(value)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xc0 | (code >> 6));
    byte(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    byte(0xe0 | (code >> 12));
    byte(0x80 | ((code >> 6) & 0x3f));
    byte(0x80 | (code & 0x3f));
  } else {
    byte(0xf0 | (code >> 18));
    byte(0x80 | ((code >> 12) & 0x3f));
    byte(0x80 | ((code >> 6) & 0x3f));
    byte(0x80 | (code & 0x3f));
  }
}

constexpr std::string_view kEscapes = "\"\\/bfnrt";
constexpr std::string_view kEscaped = "\"\\/\b\f\n\r\t";

}  // namespace

bool is_json_number(std::string_view text) {
  const char* at = text.data();
  const char* end = at + text.size();
  if (at < end && *at == '-') ++at;
  if (at == end || !is_digit(*at)) return false;
  at = *at == '0' ? at + 1 : skip_digits(at, end);
  if (at < end && *at == '.') {
    const char* digits = ++at;
    at = skip_digits(at, end);
    if (at == digits) return false;
  }
  if (at < end && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at < end && (*at == '+' || *at == '-')) ++at;
    const char* digits = at;
    at = skip_digits(at, end);
    if (at == digits) return false;
  }
  return at == end;
}

bool are_sound_escapes(std::string_view text) {
  for (std::size_t at = text.find('\\'); at < text.size(); at = text.find('\\', at)) {
    if (++at == text.size()) return false;
    if (text[at] == 'u') {
      if (code_point(text, at) < 0) return false;
    } else if (kEscapes.find(text[at]) == std::string_view::npos) {
      return false;
    } else {
      ++at;
    }
  }
  return true;
}

std::string unescaped(std::string_view raw_text) {
  std::string text;
  text.reserve(raw_text.size());
  for (std::size_t at = 0; at < raw_text.size();) {
    if (raw_text[at] != '\\') {
      text.push_back(raw_text[at++]);
    } else if (raw_text[++at] == 'u') {
      append_utf8(text, code_point(raw_text, at));
    } else {
      text.push_back(kEscaped[kEscapes.find(raw_text[at++])]);
    }
  }
  return text;
}

std::string_view text_of(const Value& value, std::string& room) {
  if (!value.escaped) return raw(value);
  room = unescaped(raw(value));
  return room;
}

bool next_scalar(const Record& record, const std::uint32_t*& at, int& depth, Value& element) {
  for (;; ++at) {
    const char first = record.base[*at];
    if (first == '[' || first == '{') ++depth;
    if ((first == ']' || first == '}') && --depth == 0) return false;
    if (depth != 1 || std::strchr("[]{},:", first)) continue;
    const char* begin = record.base + *at++;
    const char* last = record.base + std::min(*at, record.end) - 1;
    while (last > begin && is_space(*last)) --last;
    const bool quoted = first == '"';
    element.begin = quoted ? begin + 1 : begin;
    element.size = static_cast<std::uint32_t>(last + (quoted ? 0 : 1) - element.begin);
    element.escaped = quoted && raw(element).find('\\') != std::string_view::npos;
    element.kind = quoted         ? ValueKind::Text
                   : first == 't' ? ValueKind::True
                   : first == 'f' ? ValueKind::False
                   : first == 'n' ? ValueKind::Null
                                  : ValueKind::Number;
    return true;
  }
}

}  // namespace akad::input
