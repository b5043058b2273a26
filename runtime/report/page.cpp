#include "runtime/report/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/base/written/money_form.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

constexpr std::size_t kLabelColumns = 14;
constexpr std::size_t kGap = 2;          // between columns of a table
constexpr std::size_t kLeastColumn = 4;  // of a cell that is wrapped
constexpr std::size_t kBelow = 4;        // of a text below its row
constexpr std::size_t kLeastLine = 20;   // behind a long label

void skip_blanks(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
}

std::string money_sign(const ir::Agreement& agreement) {
  return sign_of(money_form(agreement.written, agreement.currency));
}

void add_wrapped(Page& page, std::string first_prefix, std::size_t indent, std::string_view text) {
  std::string prefix = std::move(first_prefix);
  const std::size_t width = std::max(kPageColumns - std::min(kPageColumns, indent), kLeastLine);
  do {
    const std::string_view line = page.breaks.first_line(text, width);
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

// What columns have, and what they cannot do with less than.
struct Room {
  std::vector<std::size_t> widths, least;

  std::size_t width_of(std::size_t column, std::size_t most) const {
    return std::min(widths[column], std::max(most, least[column]));
  }
  std::size_t sum_of(std::size_t most) const {
    std::size_t sum = kGap * (widths.size() - 1);
    for (std::size_t i = 0; i < widths.size(); ++i) sum += width_of(i, most);
    return sum;
  }
  // The widest that all columns can be with the others as they are; 0 = not even one column each.
  std::size_t widest(std::size_t available) const {
    std::size_t fits = 0;
    for (std::size_t too_wide = available + 1; too_wide - fits > 1;) {
      const std::size_t middle = fits + (too_wide - fits) / 2;
      (sum_of(middle) <= available ? fits : too_wide) = middle;
    }
    return fits;
  }
};

// Makes the widest as narrow as they must be; false = too many columns for a table, or too wide.
bool narrow(Room& room, std::size_t available) {
  const std::size_t most = room.widest(available);
  if (room.sum_of(most) > available) return false;
  std::size_t left = available - room.sum_of(most);
  for (std::size_t i = room.widths.size(); i-- > 0;) {
    const std::size_t width = room.width_of(i, most);
    if (room.widths[i] == width) continue;
    if (width < kLeastColumn) return false;
    const std::size_t more = left > 0 && width == most ? 1 : 0;
    room.widths[i] = width + more;
    left -= more;
  }
  return true;
}

// By `longest` of a text, which is told how many columns a line has.
template <class Longest>
std::vector<std::size_t> least_widths(const Table& table, std::size_t available, Longest longest) {
  std::vector<std::size_t> least(table.columns.size(), 0);
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      least[i] = std::max(least[i], longest(row[i], available));
    }
  }
  return least;
}

// Empty where what may not be broken finds no room.
std::vector<std::size_t> fitted(const Page& page, const Table& table,
                                const std::vector<std::string>& titles, std::size_t available) {
  Room room{widths_of(table, titles), std::vector<std::size_t>(titles.size(), 0)};
  if (room.sum_of(available) <= available) return room.widths;
  const auto word = [&](std::string_view text, std::size_t most) {
    return page.breaks.longest_word(text, most);
  };
  const auto whole = [&](std::string_view text, std::size_t most) {
    return page.breaks.longest_whole(text, most);
  };
  Room by_words = room;
  by_words.least = least_widths(table, available, word);
  for (std::size_t i = 0; i < titles.size(); ++i) {
    by_words.least[i] = std::max(by_words.least[i], word(titles[i], available));
  }
  if (narrow(by_words, available)) return by_words.widths;
  room.least = least_widths(table, available, whole);
  return narrow(room, available) ? room.widths : std::vector<std::size_t>{};
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
      const std::string_view part = page.breaks.first_line(rest[i], widths[i]);
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

bool is_empty(const std::string& cell) { return cell.empty(); }

// Of a table whose last column is text and finds no room beside the others: its cells stand below
// their rows. False where the others have no room either.
bool add_with_texts_below(Page& page, std::size_t indent, const Table& table,
                          const std::vector<std::string>& titles) {
  if (table.columns.size() < 2 || table.columns.back().to_the_right) return false;
  Table others = table;
  others.columns.pop_back();
  for (auto& row : others.rows) row.pop_back();
  std::vector<std::vector<std::string>> rows = {titles};
  rows.front().pop_back();
  const auto widths = fitted(page, others, rows.front(), kPageColumns - indent);
  if (widths.empty()) return false;
  rows.insert(rows.end(), others.rows.begin(), others.rows.end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool says_more = !std::all_of(rows[i].begin(), rows[i].end(), is_empty);
    if (says_more) add_row(page, indent, others, widths, rows[i]);
    const std::string& below = i == 0 ? titles.back() : table.rows[i - 1].back();
    const std::size_t deeper = indent + kBelow;
    if (!below.empty()) add_wrapped(page, std::string(deeper, ' '), deeper, below);
  }
  return true;
}

}  // namespace

Page page_of(const phrases::Book& book, std::initializer_list<const ir::Program*> programs) {
  std::vector<std::string> signs;
  for (const ir::Program* program : programs) signs.push_back(money_sign(program->agreement));
  return {book, {}, Breaks(book, std::move(signs))};
}

void add_part(Page& page, const Phrase& title) {
  if (page.sheet != nullptr) return page.sheet->part(page.say(title));
  page += "\n";
  add_line(page, 0, title);
  add_rule(page, '-');
}

void add_heading(Page& page, const Phrase& said) {
  if (page.sheet != nullptr) return page.sheet->heading(page.say(said));
  page += "\n";
  add_line(page, 0, said);
}

void add_line(Page& page, std::size_t indent, const Phrase& said) {
  if (page.sheet != nullptr) return page.sheet->line(indent, page.say(said));
  add_wrapped(page, std::string(indent, ' '), indent, page.say(said));
}

void add_value(Page& page, std::size_t indent, const Phrase& label, const Phrase& said) {
  if (page.sheet != nullptr) return page.sheet->value(page.say(label), page.say(said));
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
  if (page.sheet != nullptr) return page.sheet->more(page.say(said));
  add_value(page, indent, Phrase(), said);
}

void add_rule(Page& page, char mark) {
  page.text.append(kPageColumns, mark);
  page += "\n";
}

void add_table(Page& page, std::size_t indent, const Table& table) {
  std::vector<std::string> titles;
  for (const Column& column : table.columns) titles.push_back(page.say(column.title));
  if (page.sheet != nullptr) return page.sheet->table(titles, table);
  const std::vector<std::size_t> widths = fitted(page, table, titles, kPageColumns - indent);
  if (widths.empty()) {
    if (add_with_texts_below(page, indent, table, titles)) return;
    for (const auto& row : table.rows) add_cells(page, indent, titles, row);
    return;
  }
  add_row(page, indent, table, widths, titles);
  for (const auto& row : table.rows) add_row(page, indent, table, widths, row);
}

}  // namespace akad::report
