#include "compiler/format/format.h"

#include "compiler/format/lines.h"
#include "compiler/format/renewed.h"

namespace akad::format {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kRowIndent = 4;

// Code points, which is what an editor shows in a column.
std::size_t width_of(const std::string& text) {
  std::size_t width = 0;
  for (const char c : text) width += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return width;
}

// Rows of one table stand one below the other, without a line of another kind between them.
std::size_t end_of_table(const std::vector<Line>& lines, std::size_t begin) {
  std::size_t end = begin;
  while (end < lines.size() && !lines[end].cells.empty()) ++end;
  return end;
}

void align_cells(std::vector<Line>& lines, std::size_t begin, std::size_t end) {
  std::vector<std::size_t> widths;
  for (std::size_t row = begin; row < end; ++row) {
    widths.resize(std::max(widths.size(), lines[row].cells.size()));
    for (std::size_t i = 0; i < lines[row].cells.size(); ++i) {
      widths[i] = std::max(widths[i], width_of(lines[row].cells[i]));
    }
  }
  for (std::size_t row = begin; row < end; ++row) {
    lines[row].text = "|";
    for (std::size_t i = 0; i < lines[row].cells.size(); ++i) {
      const std::string& cell = lines[row].cells[i];
      lines[row].text += " " + cell + std::string(widths[i] - width_of(cell), ' ') + " |";
    }
  }
}

void align_tables(std::vector<Line>& lines) {
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = end_of_table(lines, begin);
    if (end > begin) align_cells(lines, begin, end);
    begin = end > begin ? end : begin + 1;
  }
}

std::string print(const Line& line) {
  const bool row = !line.cells.empty() || line.behind_table;
  const std::size_t indent = line.depth * kIndent + (row ? kRowIndent - kIndent : 0);
  std::string text = std::string(indent, ' ') + line.text;
  if (!line.remark.empty()) text += (line.text.empty() ? "" : "  ") + line.remark;
  return text + "\n";
}

}  // namespace

std::string format(const parser::Parsed& parsed) {
  std::vector<Line> lines = lines_of(renewed(parsed.tokens));
  align_tables(lines);
  space_lines(lines);
  std::string text;
  for (const Line& line : lines) {
    if (line.blank_before) text += "\n";
    text += print(line);
  }
  return text;
}

bool same_meaning(const parser::Parsed& a, const parser::Parsed& b) {
  const auto texts_of = [](const parser::Parsed& parsed, bool comments) {
    std::vector<std::string> texts;
    for (const parser::Token& token : renewed(parsed.tokens)) {
      if (token.comment == comments) texts.push_back(token.text);
    }
    return texts;
  };
  return texts_of(a, false) == texts_of(b, false) && texts_of(a, true) == texts_of(b, true);
}

}  // namespace akad::format
