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
constexpr std::string_view kPoint = "- ";
constexpr std::size_t kColumns = 100;

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

// The words of a paragraph in lines; a point's further lines are set in below its words.
class Paragraph {
 public:
  void add(std::string_view line) {
    if (line.starts_with(kPoint)) end();
    is_point_ = is_point_ || line.starts_with(kPoint);
    while (!line.empty()) {
      const auto word = line.substr(0, line.find(' '));
      line.remove_prefix(std::min(word.size() + 1, line.size()));
      if (!line_.empty() && columns(line_) + 1 + columns(word) > kColumns) {
        text_ += line_ + "\n";
        line_ = is_point_ ? "  " : "";
        line_ += word;
      } else {
        line_ += (line_.empty() ? "" : " ") + std::string(word);
      }
    }
  }
  void end() {
    if (!line_.empty()) text_ += line_ + "\n";
    line_.clear();
    is_point_ = false;
  }
  void put(std::string_view line) {  // as it is
    end();
    text_ += fmt::format("{}\n", line);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_, line_;
  bool is_point_ = false;
};

// As a terminal shows it: examples are set in, between the lines of the page.
std::string for_reader(std::string_view page) {
  Paragraph text;
  bool inside = false;
  for (const auto line : lines_of(page)) {
    if (line.starts_with(kFence)) {
      inside = !inside;
    } else if (inside || line.empty()) {
      text.put(line.empty() ? "" : fmt::format("    {}", line));
    } else {
      text.add(line.starts_with("# ") ? line.substr(2) : line);
    }
  }
  text.end();
  return text.text();
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
