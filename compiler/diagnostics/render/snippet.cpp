#include "compiler/diagnostics/render/snippet.h"

#include <algorithm>
#include <array>
#include <vector>

#include "runtime/base/text.h"

namespace akad {
namespace {

// One code point as it is shown.
struct Cell {
  std::string text;
  std::size_t columns = 1;
  std::size_t byte = 0;  // in the line
};

struct Range {
  std::uint32_t first, last;
};
// The blocks that terminals draw two columns wide, near enough for a caret.
constexpr std::array<Range, 8> kWide = {{{0x1100, 0x115F},
                                         {0x2E80, 0x303E},
                                         {0x3041, 0xA4CF},
                                         {0xAC00, 0xD7A3},
                                         {0xF900, 0xFAFF},
                                         {0xFE30, 0xFE6F},
                                         {0xFF00, 0xFF60},
                                         {0x1F300, 0x1FAFF}}};
constexpr std::array<Range, 4> kNoWidth = {
    {{0x0300, 0x036F}, {0x1AB0, 0x1AFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}}};

template <std::size_t N>
bool within(const std::array<Range, N>& ranges, std::uint32_t point) {
  return std::any_of(ranges.begin(), ranges.end(), [point](const Range& range) {
    return range.first <= point && point <= range.last;
  });
}

std::size_t length_at(std::string_view line, std::size_t at) {
  return std::max<std::size_t>(code_point_at(line, at).bytes, 1);
}

// A `#` behind another may begin what the log of a build obeys: that is seen with what follows.
std::string shown_at(std::string_view line, std::size_t at, std::size_t length) {
  const bool second = at > 0 && line[at] == '#' && line[at - 1] == '#';
  const std::string shown = for_terminal(line.substr(second ? at - 1 : at, second ? 16 : length));
  if (!second) return shown;
  return shown.starts_with("##") ? "#" : shown.substr(1, shown.find('}'));
}

Cell cell_of(std::string_view line, std::size_t at, std::size_t length) {
  const std::string_view bytes = line.substr(at, length);
  if (bytes == "\t") return {"    ", 4, at};
  const std::string shown = shown_at(line, at, length);
  if (shown != bytes) return {shown, shown.size(), at};
  const std::uint32_t point = code_point_at(bytes, 0).value;
  const std::size_t columns = within(kNoWidth, point) ? 0 : within(kWide, point) ? 2 : 1;
  return {shown, columns, at};
}

// Of a part of a line that begins at byte `begin` of it.
std::vector<Cell> cells_of(std::string_view part, std::size_t begin) {
  std::vector<Cell> cells;
  for (std::size_t at = 0; at < part.size();) {
    const std::size_t length = length_at(part, at);
    cells.push_back(cell_of(part, at, length));
    cells.back().byte = begin + at;
    at += length;
  }
  return cells;
}

std::size_t columns_of(const std::vector<Cell>& cells, std::size_t from, std::size_t to) {
  std::size_t columns = 0;
  for (std::size_t at = from; at < to; ++at) columns += cells[at].columns;
  return columns;
}

// Cells [first, last) that fit into `most` columns and show the mark's beginning with some of what
// stands before it.
struct View {
  std::size_t first, last;
};
View view_of(const std::vector<Cell>& cells, std::size_t mark, std::size_t most) {
  std::size_t first = mark;
  std::size_t used = 0;
  while (first > 0 && used + cells[first - 1].columns <= most / 3) used += cells[--first].columns;
  const std::size_t room = most - 2;  // one column each for the signs of omission
  std::size_t last = first;
  used = 0;
  while (last < cells.size() && used + cells[last].columns <= room) used += cells[last++].columns;
  while (first > 0 && used + cells[first - 1].columns <= room) used += cells[--first].columns;
  return {first, last};
}

// The bytes of a line about the mark, whole code points: more than a page shows, however long the
// line is.
struct Part {
  std::size_t begin, end;
};
Part part_about(std::string_view line, std::size_t mark, std::size_t most_columns) {
  constexpr std::size_t kBytesOfColumn = 16;
  const std::size_t reach = most_columns * kBytesOfColumn;
  Part part{mark - std::min(mark, reach), std::min(line.size(), mark + reach)};
  const auto continues = [&](std::size_t at) {
    return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U;
  };
  while (part.begin > 0 && continues(part.begin)) --part.begin;
  while (continues(part.end)) ++part.end;
  return part;
}

std::size_t cell_at(const std::vector<Cell>& cells, std::size_t byte) {
  const auto found = std::partition_point(cells.begin(), cells.end(),
                                          [byte](const Cell& cell) { return cell.byte < byte; });
  return static_cast<std::size_t>(found - cells.begin());
}

}  // namespace

Snippet snippet_of(std::string_view line, std::uint32_t line_begin, Span span,
                   std::size_t most_columns) {
  const std::size_t mark_byte = std::min<std::size_t>(span.begin - line_begin, line.size());
  const Part part = part_about(line, mark_byte, most_columns);
  const std::vector<Cell> cells =
      cells_of(line.substr(part.begin, part.end - part.begin), part.begin);
  const std::size_t mark = cell_at(cells, span.begin - line_begin);
  const std::size_t mark_end = cell_at(cells, std::max(span.begin, span.end) - line_begin);
  const bool whole = part.begin == 0 && part.end == line.size() &&
                     columns_of(cells, 0, cells.size()) <= most_columns;
  const View view = whole ? View{0, cells.size()} : view_of(cells, mark, most_columns);
  const bool cut_before = part.begin > 0 || view.first > 0;
  Snippet snippet;
  if (cut_before) snippet.text = "…";
  for (std::size_t at = view.first; at < view.last; ++at) snippet.text += cells[at].text;
  if (part.end < line.size() || view.last < cells.size()) snippet.text += "…";
  const std::size_t shown_from = std::min(mark, view.last);
  const std::size_t shown_to = std::clamp(mark_end, shown_from, view.last);
  snippet.indent = columns_of(cells, view.first, shown_from) + (cut_before ? 1 : 0);
  snippet.width = std::max<std::size_t>(1, columns_of(cells, shown_from, shown_to));
  return snippet;
}

}  // namespace akad
