#include "cli/start/brought.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/text.h"

namespace akad::cli {
namespace {

constexpr std::string_view kRemark = "// ";
constexpr std::string_view kQuestion = "// QUESTION:";

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string about(std::string_view text) {
  for (const auto line : lines_of(text)) {
    if (line.starts_with(kRemark)) return std::string(line.substr(kRemark.size()));
  }
  return "";
}

std::string questions_line(std::string_view text, const std::string& file) {
  const auto lines = lines_of(text);
  const auto count = std::count_if(lines.begin(), lines.end(), [](std::string_view line) {
    return line.substr(std::min(line.find_first_not_of(' '), line.size())).starts_with(kQuestion);
  });
  if (count == 0) return "";
  return fmt::format("{} for the parties {} marked QUESTION: in {}\n",
                     count == 1 ? "1 question" : fmt::format("{} questions", count),
                     count == 1 ? "is" : "are", for_terminal(file));
}

std::string no_such(std::string_view kind, std::string_view command, const std::string& name,
                    const std::vector<std::string>& known) {
  constexpr std::size_t kMostSlips = 3;
  const auto meant = nearest_of(name, known, kMostSlips);
  return fmt::format("there is no {} {}{} (akad {} lists them)", kind, shortened(name, 40),
                     meant.empty() ? "" : fmt::format("; did you mean {}?", meant), command);
}

}  // namespace akad::cli
