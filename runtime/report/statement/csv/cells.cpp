#include "runtime/report/statement/csv/cells.h"

#include <algorithm>
#include <array>

#include "runtime/base/text.h"

namespace akad::report {
namespace {

// The wide forms too: spreadsheets of East Asia take them for the usual ones.
constexpr std::array<std::string_view, 9> kBeginFormulas = {"=",  "+",  "-",  "@", "'",
                                                            "＝", "＋", "－", "＠"};

bool begins_formula(std::string_view text) {
  text.remove_prefix(blanks_before(text));
  return std::any_of(kBeginFormulas.begin(), kBeginFormulas.end(),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

std::string quoted_where_needed(const std::string& cell) {
  if (cell.find_first_of("\",\r\n") == std::string::npos) return cell;
  std::string text = "\"";
  for (const char c : cell) {
    if (c == '"') text += c;
    text += c;
  }
  return text + '"';
}

}  // namespace

std::string text_cell(std::string_view text) {
  return (begins_formula(text) ? "'" : "") + for_terminal(text);
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) line += ',';
    first = false;
    line += quoted_where_needed(cell);
  }
  return line + "\r\n";
}

}  // namespace akad::report
