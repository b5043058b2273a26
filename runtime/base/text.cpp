#include "runtime/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace akad {
namespace {

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t bytes = 0;  // 0: the first byte begins no well-formed sequence
};

bool continues(std::string_view text, std::size_t place) {
  return place < text.size() && (static_cast<unsigned char>(text[place]) & 0xC0u) == 0x80u;
}

// Overlong forms, surrogates and values beyond U+10FFFF are not well formed.
bool is_well_formed(std::uint32_t value, std::size_t bytes) {
  constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  return value >= kLeast[bytes] && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

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

// What moves the cursor, changes colours, breaks lines or turns the direction of writing.
bool acts_on_terminal(std::uint32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool bidi = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                    (c >= 0x2066 && c <= 0x2069);
  const bool separator = c == 0x2028 || c == 0x2029;
  const bool invisible = c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >> 8) == 0xE00;
  return control || bidi || separator || invisible;
}

// Appends what stands at `place`, made safe; gives the number of bytes read.
std::size_t append_safe(std::string& out, std::string_view text, std::size_t place) {
  const CodePoint point = code_point_at(text, place);
  if (point.bytes == 0) {
    out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[place]));
    return 1;
  }
  if (acts_on_terminal(point.value)) {
    out += fmt::format("\\u{{{:x}}}", point.value);
  } else {
    out += text.substr(place, point.bytes);
  }
  return point.bytes;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  std::size_t place = 0;
  while (place < text.size()) {
    const std::size_t bytes = code_point_at(text, place).bytes;
    if (bytes == 0) return false;
    place += bytes;
  }
  return true;
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

}  // namespace akad
