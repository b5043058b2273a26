// Tables on a page: whatever is in them, they fit, and nothing is left out.
#include <algorithm>
#include <catch2/catch.hpp>

#include "runtime/report/page.h"

using namespace akad;
using namespace akad::report;

namespace {

std::string shown(const std::vector<std::vector<std::string>>& rows, std::size_t indent = 0) {
  Page page{*phrases::find_book("en")};
  Table table;
  for (std::size_t i = 0; i < rows.front().size(); ++i) {
    table.columns.push_back({Phrase("column.result")});
  }
  table.rows = rows;
  add_table(page, indent, table);
  return page.text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = text.find('\n', from);
    lines.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return lines;
}

std::string only(const std::string& text, char wanted) {
  std::string kept;
  std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
               [&](char c) { return c == wanted; });
  return kept;
}

// What narrowing means: the widest column, the first of several, loses one until all fit.
std::vector<std::size_t> narrowed(std::vector<std::size_t> widths, std::size_t available) {
  std::size_t sum = 2 * (widths.size() - 1);
  for (const std::size_t width : widths) sum += width;
  for (; sum > available; --sum) --*std::max_element(widths.begin(), widths.end());
  return widths;
}

}  // namespace

TEST_CASE("the widest columns are narrowed, the first ones first") {
  const std::vector<std::vector<std::size_t>> tables = {
      {80, 60, 10}, {70, 70, 70}, {200, 9, 200, 9}, {51, 51}, {49, 49}, {33, 90, 7, 31}};
  for (const auto& widths : tables) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      cells.emplace_back(widths[i], static_cast<char>('p' + i));
    }
    std::string line;
    char letter = 'p';
    for (const std::size_t width : narrowed(widths, 96)) {
      if (!line.empty()) line += "  ";
      line += std::string(width, letter++);
    }
    const std::string text = shown({cells}, 4);
    CHECK(lines_of(text)[1] == "    " + line);
    // Later letters stand in the title.
    for (std::size_t i = 0; i < std::min<std::size_t>(widths.size(), 3); ++i) {
      CHECK(only(text, static_cast<char>('p' + i)).size() >= widths[i]);
    }
  }
}

TEST_CASE("a table with more columns than a page has room for becomes a list of its cells") {
  std::vector<std::string> first, second;
  for (int i = 0; i < 45; ++i) {
    first.push_back("first " + std::to_string(i));
    second.push_back(i == 7 ? "" : "second " + std::to_string(i));
  }
  const auto lines = lines_of(shown({first, second}, 4));
  REQUIRE(lines.size() == 45 + 44);
  CHECK(lines[0] == "    - result: first 0");
  CHECK(lines[44] == "      result: first 44");
  CHECK(lines[45] == "    - result: second 0");
  CHECK(lines[52] == "      result: second 8");
}

TEST_CASE("a very long cell is wrapped whole") {
  const auto lines = lines_of(shown({{"a", std::string(300000, 'z'), "b"}}));
  std::size_t count = 0;
  for (const std::string& line : lines) {
    CHECK(line.size() <= 100);
    count += only(line, 'z').size();
  }
  CHECK(count == 300000);
}
