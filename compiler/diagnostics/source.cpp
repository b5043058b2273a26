#include "compiler/diagnostics/source.h"

#include <algorithm>

namespace akad {
namespace {

constexpr std::uint32_t kBytesAtOnce = 1024;

// A carriage return alone ends a line too, as editors show it; no more than one of `\r\r\n`.
bool ends_line(std::string_view text, std::size_t at) {
  if (text[at] != '\r') return text[at] == '\n';
  const std::string_view rest = text.substr(at + 1);
  return !rest.starts_with('\n') && !rest.starts_with("\r\n") && (at == 0 || text[at - 1] != '\n');
}

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

const Places::Index& Places::index_of(std::int32_t file) {
  Index& index = indices_[static_cast<std::size_t>(file)];
  if (!index.line_starts.empty()) return index;
  const std::string& text = this->file(file).text;
  index.line_starts.push_back(0);
  std::uint32_t points = 0;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    if (at % kBytesAtOnce == 0) index.points.push_back(points);
    if (ends_line(text, at)) index.line_starts.push_back(at + 1);
    if (begins_code_point(text[at])) ++points;
  }
  index.points.push_back(points);
  return index;
}

std::uint32_t Places::points_before(std::int32_t file, std::uint32_t offset) {
  const std::string& text = this->file(file).text;
  const std::uint32_t block = offset / kBytesAtOnce;
  std::uint32_t points = index_of(file).points[block];
  for (std::uint32_t at = block * kBytesAtOnce; at < offset; ++at) {
    if (begins_code_point(text[at])) ++points;
  }
  return points;
}

Place Places::of(std::int32_t file, std::uint32_t offset) {
  const auto end =
      static_cast<std::uint32_t>(std::min<std::size_t>(offset, this->file(file).text.size()));
  const std::vector<std::uint32_t>& starts = index_of(file).line_starts;
  const auto next = std::upper_bound(starts.begin(), starts.end(), end);
  return {static_cast<std::uint32_t>(next - starts.begin()),
          points_before(file, end) - points_before(file, *(next - 1)) + 1};
}

std::string_view Places::line_text(std::int32_t file, std::uint32_t line) {
  const std::vector<std::uint32_t>& starts = index_of(file).line_starts;
  if (line == 0 || line > starts.size()) return {};
  std::string_view text = std::string_view(this->file(file).text).substr(starts[line - 1]);
  if (line < starts.size()) text = text.substr(0, starts[line] - starts[line - 1] - 1);
  while (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace akad
