#include "runtime/report/statement/html/markup.h"

#include <fmt/format.h>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"

namespace akad::report::html {
namespace {

bool is_plain(char c) { return is_digit(c) || c == ' '; }

}  // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\'': safe += "&#39;"; break;
      default: safe += c;
    }
  }
  return safe;
}

std::string text_of_style(std::string_view text) {
  std::string written = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    AKAD_ASSERT(point.bytes > 0);
    written += is_plain(text[at]) ? std::string(1, text[at]) : fmt::format("\\{:x} ", point.value);
    at += point.bytes;
  }
  return written + "\"";
}

std::string element(std::string_view name, std::string_view classes, std::string_view text) {
  if (classes.empty()) return fmt::format("<{0}>{1}</{0}>", name, escaped(text));
  return fmt::format("<{0} class=\"{1}\">{2}</{0}>", name, classes, escaped(text));
}

std::string begin_wide(bool as_cards, std::string_view called) {
  return fmt::format("<div class=\"wide{}\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">",
                     as_cards ? " cards" : "", escaped(called));
}

}  // namespace akad::report::html
