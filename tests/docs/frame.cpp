#include "tests/docs/frame.h"

#include <algorithm>

namespace akad::docs {
namespace {

// "clock resolution_time" for a line that begins such a declaration, otherwise empty.
std::string declared_by(const std::string& line) {
  for (const std::string kind : {"fee", "calendar", "holidays", "log", "clock", "outage", "target",
                                 "credit", "cap", "agreement"}) {
    if (!line.starts_with(kind + " ")) continue;
    const auto from = kind.size() + 1;
    const auto end = line.find(' ', from);
    return kind == "agreement" ? kind : kind + " " + line.substr(from, end - from);
  }
  return "";
}

}  // namespace

Lines lines_of(const std::string& text) {
  Lines lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

std::string framed(const Lines& frame, const Lines& part) {
  Lines replaced;
  for (const auto& line : part) {
    if (!declared_by(line).empty()) replaced.push_back(declared_by(line));
  }
  Lines lines;
  bool skipping = false;
  for (const auto& line : frame) {
    const auto name = declared_by(line);
    if (!name.empty()) skipping = std::count(replaced.begin(), replaced.end(), name) > 0;
    if (!skipping) lines.push_back(line);
    if (line == "}" || line.starts_with("fee ")) skipping = false;
  }
  lines.insert(lines.end(), part.begin(), part.end());
  return joined(lines);
}

}  // namespace akad::docs
