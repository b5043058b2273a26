#include "runtime/report/statement/html/charts/svg.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/report/statement/html/markup.h"

namespace akad::report::html {

std::string across(std::int64_t place) {
  return fmt::format("{}.{:02}%", place / 100, place % 100);
}

std::int64_t place_of(const Rational& value, const Rational& from, const Rational& to,
                      std::int64_t most) {
  if (to <= from) return 0;
  return std::clamp<std::int64_t>(floor_of((value - from) / (to - from) * most), 0, most);
}

std::string chart(std::string_view id, std::string_view title, std::string_view description,
                  std::int64_t height, std::string_view body) {
  return fmt::format("<svg class=\"chart\" role=\"img\" aria-labelledby=\"{0}t {0}d\" "
                     "width=\"100%\" height=\"{1}\"><title id=\"{0}t\">{2}</title>"
                     "<desc id=\"{0}d\">{3}</desc>{4}</svg>\n",
                     id, height, escaped(title), escaped(description), body);
}

std::string strip(std::string_view title, std::string_view body) {
  return fmt::format("<svg class=\"strip\" role=\"img\" width=\"100%\" height=\"16\">"
                     "<title>{}</title>{}</svg>",
                     escaped(title), body);
}

std::string bar(const Bar& bar) {
  constexpr std::int64_t kSeen = 30;  // of kWidth: however short, it is seen
  const std::int64_t length = std::max(bar.length, kSeen);
  const std::int64_t from = std::min(bar.from, kWidth - length);
  return fmt::format("<rect class=\"{}\" x=\"{}\" width=\"{}\" y=\"2\" height=\"12\"/>", bar.kind,
                     across(from), across(length));
}

}  // namespace akad::report::html
