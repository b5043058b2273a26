#include "tests/hostile/csv.h"

#include <fmt/format.h>

#include <regex>

namespace akad::hostile {
namespace {

// A cell from `at` on, which is then behind it.
std::string cell_at(std::string_view text, std::size_t& at, std::string& mistake) {
  std::string cell;
  if (at >= text.size() || text[at] != '"') {
    const std::size_t end = std::min(text.find_first_of(",\r\n", at), text.size());
    cell = text.substr(at, end - at);
    at = end;
    if (cell.find('"') != cell.npos) mistake = "a quote within a cell without quotes: " + cell;
    return cell;
  }
  for (++at; at < text.size(); ++at) {
    if (text[at] != '"') {
      cell += text[at];
    } else if (at + 1 < text.size() && text[at + 1] == '"') {
      cell += text[at++];
    } else {
      ++at;
      return cell;
    }
  }
  mistake = "quotes that do not end: " + cell;
  return cell;
}

}  // namespace

CsvRows read_csv(std::string_view text, std::string& mistake) {
  CsvRows rows;
  std::size_t at = 0;
  while (at < text.size() && mistake.empty()) {
    std::vector<std::string>& row = rows.emplace_back();
    row.push_back(cell_at(text, at, mistake));
    while (at < text.size() && text[at] == ',') row.push_back(cell_at(text, ++at, mistake));
    if (text.substr(at, 2) != "\r\n") mistake = fmt::format("row {} has no end", rows.size());
    at += 2;
  }
  return rows;
}

bool is_formula(std::string_view cell) {
  static const std::regex number(R"(-?[0-9]+(\.[0-9]+)?)");
  if (std::regex_match(cell.begin(), cell.end(), number)) return false;
  const std::size_t first = cell.find_first_not_of(' ');
  if (first == cell.npos) return false;
  for (const std::string_view sign : {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}) {
    if (cell.substr(first).starts_with(sign)) return true;
  }
  return false;
}

std::string mistake_in_csv(std::string_view text) {
  std::string mistake;
  const CsvRows rows = read_csv(text, mistake);
  for (const auto& row : rows) {
    if (!mistake.empty()) break;
    if (row.size() != rows.front().size()) mistake = "a row of other cells than the first";
    for (const std::string& cell : row) {
      if (is_formula(cell)) mistake = "a formula: " + cell;
    }
  }
  return mistake;
}

}  // namespace akad::hostile
