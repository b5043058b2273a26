// akad explain AK0401: the page of a diagnostic.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/output/outputs.h"
#include "cli/start/brought.h"

namespace akad::cli {
namespace {

constexpr std::string_view kFence = "```";

// As a terminal shows it: examples are set in, between the lines of the page.
std::string for_reader(std::string_view page) {
  std::string text;
  bool inside = false;
  for (const auto line : lines_of(page)) {
    if (line.starts_with(kFence)) {
      inside = !inside;
    } else if (line.starts_with("# ")) {
      text += fmt::format("{}\n", line.substr(2));
    } else {
      text += fmt::format("{}{}\n", inside && !line.empty() ? "    " : "", line);
    }
  }
  return text;
}

}  // namespace

bool is_code(std::string_view word) {
  if (word.size() != 6 || (word.substr(0, 2) != "AK" && word.substr(0, 2) != "ak")) return false;
  return std::all_of(word.begin() + 2, word.end(), [](char c) { return '0' <= c && c <= '9'; });
}

int show_page(const std::string& code) {
  const auto name = fmt::format("AK{}.md", std::string_view(code).substr(2));
  for (const auto& page : pages()) {
    if (page.name != name) continue;
    Outputs outputs;
    auto problem = outputs.say(for_reader(page.text));
    if (problem.empty()) problem = outputs.commit();
    return problem.empty() ? kDone : fail(problem);
  }
  return fail(fmt::format(
      "no diagnostic has the code {}; `akad check` writes the code of each in brackets", code));
}

}  // namespace akad::cli
