#include "compiler/diagnostics/source.h"

#include <algorithm>

namespace akad {
namespace {

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

Place place_of(const SourceFile& file, std::uint32_t offset) {
  const std::size_t end = std::min<std::size_t>(offset, file.text.size());
  Place place;
  for (std::size_t at = 0; at < end; ++at) {
    if (file.text[at] == '\n') {
      ++place.line;
      place.column = 1;
    } else if (begins_code_point(file.text[at])) {
      ++place.column;
    }
  }
  return place;
}

std::string_view line_text(const SourceFile& file, std::uint32_t line) {
  std::string_view rest = file.text;
  for (std::uint32_t at = 1; at < line; ++at) {
    const std::size_t newline = rest.find('\n');
    if (newline == std::string_view::npos) return {};
    rest.remove_prefix(newline + 1);
  }
  std::string_view text = rest.substr(0, rest.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace akad
