#include "runtime/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace akad {
namespace {

bool continues(std::string_view text, std::size_t place) {
  return place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0u) == 0x80u;
}

// Overlong forms, surrogates and values beyond U+10FFFF are not well formed.
bool is_well_formed(std::uint32_t value, std::size_t bytes) {
  constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  return value >= kLeast[bytes] && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

struct Range {
  std::uint32_t first, last;
};
// By Unicode 15: Cc, Cf, Zl, Zp, and Default_Ignorable_Code_Point; private use and noncharacters,
// which have no shape or one of somebody's own; and the planes in which nothing is assigned.
constexpr std::array kUnseen = std::to_array<Range>(
    {{0x0000, 0x001F},   {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},
     {0x0600, 0x0605},   {0x061C, 0x061C},   {0x06DD, 0x06DD},   {0x070F, 0x070F},
     {0x0890, 0x0891},   {0x08E2, 0x08E2},   {0x115F, 0x1160},   {0x17B4, 0x17B5},
     {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},
     {0x3164, 0x3164},   {0xE000, 0xF8FF},   {0xFDD0, 0xFDEF},   {0xFE00, 0xFE0F},
     {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},   {0xFFFE, 0xFFFF},
     {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3},
     {0x1D173, 0x1D17A}, {0x1FFFE, 0x1FFFF}, {0x2FFFE, 0x2FFFF}, {0x3FFFE, 0x10FFFF}});

// `::error::`, but not `::1` or a mark of our own.
bool is_command(std::string_view line) {
  return line.size() > 2 && line.starts_with("::") && line[2] != ':' && !is_digit(line[2]);
}

// What the logs of builds take for a command wherever it stands: the second `#` of these.
bool begins_command(std::string_view text, std::size_t place) {
  if (text[place] != '#' || place == 0 || text[place - 1] != '#') return false;
  const auto rest = text.substr(place + 1);
  return rest.starts_with('[') || rest.starts_with("vso[") || rest.starts_with("teamcity[");
}

// Appends what stands at `place`, made safe; gives the number of bytes read.
std::size_t append_safe(std::string& out, std::string_view text, std::size_t place) {
  const CodePoint point = code_point_at(text, place);
  if (point.bytes == 0) {
    out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[place]));
    return 1;
  }
  if (is_unseen(point.value) || begins_command(text, place)) {
    out += fmt::format("\\u{{{:x}}}", point.value);
  } else {
    out += text.substr(place, point.bytes);
  }
  return point.bytes;
}

// As JSON escapes it: the pair of surrogates for what is beyond four digits.
std::string escaped_in_json(std::uint32_t code) {
  if (code < 0x10000) return fmt::format("\\u{:04x}", code);
  const std::uint32_t above = code - 0x10000;
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (above >> 10), 0xDC00 + (above & 0x3FF));
}

}  // namespace

bool take(std::string_view& rest, char wanted) {
  if (!rest.starts_with(wanted)) return false;
  rest.remove_prefix(1);
  return true;
}

std::string_view take_digits(std::string_view& rest) {
  std::size_t count = 0;
  while (count < rest.size() && is_digit(rest[count])) ++count;
  const std::string_view digits = rest.substr(0, count);
  rest.remove_prefix(count);
  return digits;
}

std::string grouped(std::string_view digits) {
  const std::size_t begin = !digits.empty() && digits[0] == '-' ? 1 : 0;
  const std::size_t end = std::min(digits.find_first_not_of("0123456789", begin), digits.size());
  std::string text(digits.substr(0, begin));
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin && (end - i) % 3 == 0) text += '_';
    text += digits[i];
  }
  return text + std::string(digits.substr(end));
}

std::string grouped(std::uint64_t number) { return grouped(std::to_string(number)); }

CodePoint code_point_at(std::string_view text, std::size_t place) {
  const std::uint32_t lead = static_cast<unsigned char>(text[place]);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4) return {};
  const std::size_t bytes = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t value = lead & (0xFFu >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!continues(text, place + i)) return {};
    value = (value << 6) | (static_cast<unsigned char>(text[place + i]) & 0x3Fu);
  }
  return is_well_formed(value, bytes) ? CodePoint{value, bytes} : CodePoint{};
}

bool is_valid_utf8(std::string_view text) {
  std::size_t place = 0;
  while (place < text.size()) {
    const std::size_t bytes = code_point_at(text, place).bytes;
    if (bytes == 0) return false;
    place += bytes;
  }
  return true;
}

bool is_odd_blank(std::uint32_t code_point) {
  return code_point == 0xA0 || code_point == 0x1680 ||
         (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x202F ||
         code_point == 0x205F || code_point == 0x3000;
}

bool is_unseen(std::uint32_t code_point) {
  if (code_point < 0x7F) return code_point < 0x20;
  const auto* range =
      std::lower_bound(kUnseen.begin(), kUnseen.end(), code_point,
                       [](const Range& one, std::uint32_t wanted) { return one.last < wanted; });
  return range != kUnseen.end() && range->first <= code_point;
}

std::string visible_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  std::size_t kept = 0;  // up to here it stands in `out`
  for (std::size_t at = 0; at < json.size();) {
    const auto byte = static_cast<unsigned char>(json[at]);
    if (byte < 0x7F && byte != '#') {
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(json, at);
    const bool hidden = is_unseen(point.value) || begins_command(json, at);
    if (point.bytes > 0 && hidden) {
      out += json.substr(kept, at - kept);
      out += escaped_in_json(point.value);
      kept = at + point.bytes;
    }
    at += std::max<std::size_t>(point.bytes, 1);
  }
  out += json.substr(kept);
  return out;
}

std::size_t blanks_before(std::string_view line) {
  const auto is_blank = [](std::uint32_t code) {
    return code == ' ' || (code >= 0x09 && code <= 0x0D && code != '\n') || code == 0x85 ||
           code == 0x2028 || code == 0x2029 || is_odd_blank(code);
  };
  std::size_t at = 0;
  while (at < line.size()) {
    const CodePoint point = code_point_at(line, at);
    if (point.bytes == 0 || !is_blank(point.value)) break;
    at += point.bytes;
  }
  return at;
}

std::string without_commands(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size() - 1) + 1;
    const auto line = lines.substr(0, end);
    const std::size_t first = blanks_before(line);
    out += line.substr(0, first);
    if (is_command(line.substr(first))) {
      out += "\\u{3a}";
      out += line.substr(first + 1);
    } else {
      out += line.substr(first);
    }
    lines.remove_prefix(end);
  }
  return out;
}

std::string for_terminal(std::string_view text) { return shortened(text, text.size()); }

std::string shortened(std::string_view text, std::size_t most_chars) {
  std::string out;
  out.reserve(std::min(text.size(), most_chars));
  std::size_t place = 0;
  for (std::size_t count = 0; count < most_chars && place < text.size(); ++count) {
    place += append_safe(out, text, place);
  }
  return place < text.size() ? out + "…" : out;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t beyond = limit + 1;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return beyond;
  // Only what lies within the limit of the diagonal can be within it.
  std::vector<std::size_t> row(a.size() + 1, beyond);
  for (std::size_t i = 0; i <= std::min(limit, a.size()); ++i) row[i] = i;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    const std::size_t first = j > limit ? j - limit : 1;
    const std::size_t last = std::min(a.size(), j + limit);
    std::size_t diagonal = row[first - 1];
    row[first - 1] = j > limit ? beyond : j;
    std::size_t least = row[first - 1];
    for (std::size_t i = first; i <= last; ++i) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[i];
      row[i] = std::min({replaced, row[i] + 1, row[i - 1] + 1});
      least = std::min(least, row[i]);
    }
    if (least > limit) return beyond;
  }
  return std::min(row[a.size()], beyond);
}

std::string nearest_of(std::string_view name, const std::vector<std::string>& names,
                       std::size_t limit) {
  std::string found;
  std::size_t least = limit + 1;
  for (const std::string& other : names) {
    const std::size_t distance = edit_distance(name, other, limit);
    if (distance >= least) continue;
    least = distance;
    found = other;
  }
  return found;
}

namespace {

constexpr std::string_view kBetween = " / ";

// With what stands before and behind it a part could end sooner or later than it does.
bool is_misread(std::string_view part) {
  return part.front() == '"' || part.front() == ' ' || part.back() == ' ' || part == "/" ||
         part.starts_with("/ ") || part.ends_with(" /") ||
         part.find(kBetween) != std::string_view::npos;
}

}  // namespace

std::string text_of_parts(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += kBetween;
    if (!is_misread(part)) {
      text += part;
      continue;
    }
    text += '"';
    for (const char c : part) {
      if (c == '"' || c == '\\') text += '\\';
      text += c;
    }
    text += '"';
  }
  return text;
}

}  // namespace akad
