#include "runtime/report/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

constexpr std::size_t kLabelColumns = 14;
constexpr std::size_t kGap = 2;          // between columns of a table
constexpr std::size_t kLeastColumn = 4;  // of a cell that is wrapped
constexpr std::size_t kLeastLine = 20;   // behind a long label

// Byte offset behind `count` code points, or the end.
std::size_t behind(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    if (begins && count-- == 0) break;
  }
  return at;
}

// The part of `text` that fits, ended at a blank where there is one. Reads no further than that.
std::string_view first_line(std::string_view text, std::size_t width) {
  const std::size_t most = behind(text, width);
  if (most == text.size()) return text;
  const std::size_t blank = text.rfind(' ', most);
  return text.substr(0, blank == std::string_view::npos || blank == 0 ? most : blank);
}

void skip_blanks(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
}

void add_wrapped(Page& page, std::string first_prefix, std::size_t indent, std::string_view text) {
  std::string prefix = std::move(first_prefix);
  const std::size_t width = std::max(kPageColumns - std::min(kPageColumns, indent), kLeastLine);
  do {
    const std::string_view line = first_line(text, width);
    page += without_commands(fmt::format("{}{}\n", prefix, line));
    text.remove_prefix(line.size());
    skip_blanks(text);
    prefix = std::string(indent, ' ');
  } while (!text.empty());
}

std::vector<std::size_t> widths_of(const Table& table, const std::vector<std::string>& titles) {
  std::vector<std::size_t> widths;
  for (const std::string& title : titles) widths.push_back(columns(title));
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns(row[i]));
  }
  return widths;
}

std::size_t sum_of(const std::vector<std::size_t>& widths, std::size_t most) {
  std::size_t sum = kGap * (widths.size() - 1);
  for (const std::size_t width : widths) sum += std::min(width, most);
  return sum;
}

// The widest that all columns can be with the others as they are; 0 = not even one column each.
std::size_t widest(const std::vector<std::size_t>& widths, std::size_t available) {
  std::size_t fits = 0;
  for (std::size_t too_wide = available + 1; too_wide - fits > 1;) {
    const std::size_t middle = fits + (too_wide - fits) / 2;
    (sum_of(widths, middle) <= available ? fits : too_wide) = middle;
  }
  return fits;
}

// Makes the widest as narrow as they must be; false = too many columns for a table.
bool narrow(std::vector<std::size_t>& widths, std::size_t available) {
  const std::size_t most = widest(widths, available);
  std::size_t left = available - std::min(available, sum_of(widths, most));
  for (auto width = widths.rbegin(); width != widths.rend(); ++width) {
    if (*width <= most) continue;
    if (most < kLeastColumn) return false;
    *width = most + (left > 0 ? 1 : 0);
    left -= left > 0 ? 1 : 0;
  }
  return true;
}

std::string cell(std::string_view text, std::size_t width, bool to_the_right) {
  const std::string blanks(width - columns(text), ' ');
  return to_the_right ? blanks + std::string(text) : std::string(text) + blanks;
}

// A row takes as many lines as its longest cell needs: nothing is cut off.
void add_row(Page& page, std::size_t indent, const Table& table,
             const std::vector<std::size_t>& widths, const std::vector<std::string>& cells) {
  std::vector<std::string_view> rest(cells.begin(), cells.end());
  bool more = true;
  while (more) {
    more = false;
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < rest.size(); ++i) {
      const std::string_view part = first_line(rest[i], widths[i]);
      if (i > 0) line += std::string(kGap, ' ');
      line += cell(part, widths[i], table.columns[i].to_the_right);
      rest[i].remove_prefix(part.size());
      skip_blanks(rest[i]);
      more = more || !rest[i].empty();
    }
    line.erase(line.find_last_not_of(' ') + 1);
    page += without_commands(line + "\n");
  }
}

// Of a table with more columns than a page can hold: a line for every cell that is not empty.
void add_cells(Page& page, std::size_t indent, const std::vector<std::string>& titles,
               const std::vector<std::string>& cells) {
  std::string prefix = std::string(indent, ' ') + "- ";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    add_wrapped(page, std::move(prefix), indent + 2, titles[i] + ": " + cells[i]);
    prefix = std::string(indent + 2, ' ');
  }
}

}  // namespace

void add_line(Page& page, std::size_t indent, const Phrase& said) {
  add_wrapped(page, std::string(indent, ' '), indent, page.say(said));
}

void add_value(Page& page, std::size_t indent, const Phrase& label, const Phrase& said) {
  std::string prefix(indent, ' ');
  const std::string text = page.say(label);
  prefix += text;
  prefix += std::string(kLabelColumns - std::min(kLabelColumns - 1, columns(text)), ' ');
  const std::size_t width = columns(prefix);
  add_wrapped(page, std::move(prefix), width, page.say(said));
}

void add_value(Page& page, std::size_t indent, Key<0> label, const Phrase& said) {
  add_value(page, indent, Phrase(label), said);
}

void add_more(Page& page, std::size_t indent, const Phrase& said) {
  add_value(page, indent, Phrase(), said);
}

void add_rule(Page& page, char mark) {
  page.text.append(kPageColumns, mark);
  page += "\n";
}

void add_table(Page& page, std::size_t indent, const Table& table) {
  std::vector<std::string> titles;
  for (const Column& column : table.columns) titles.push_back(page.say(column.title));
  std::vector<std::size_t> widths = widths_of(table, titles);
  if (!narrow(widths, kPageColumns - indent)) {
    for (const auto& row : table.rows) add_cells(page, indent, titles, row);
    return;
  }
  add_row(page, indent, table, widths, titles);
  for (const auto& row : table.rows) add_row(page, indent, table, widths, row);
}

}  // namespace akad::report
