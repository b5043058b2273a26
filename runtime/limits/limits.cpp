#include "runtime/limits/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "runtime/base/text.h"

namespace akad::limits {
namespace {

constexpr std::size_t kMostSlips = 2;  // in a name that is meant

constexpr bool is_in_order() {
  for (std::size_t at = 0; at < kRows.size(); ++at) {
    if (static_cast<std::size_t>(kRows[at].limit) != at) return false;
  }
  return true;
}
static_assert(is_in_order());

const Row& row_of(Limit limit) { return kRows[static_cast<std::size_t>(limit)]; }

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const Row& row : kRows) all.emplace_back(row.name);
  return all;
}

std::string unknown_name(std::string_view name) {
  const std::string found = nearest_of(name, names(), kMostSlips);
  return fmt::format("there is no limit {}{} (limits: {})", shortened(name, 40),
                     found.empty() ? "" : fmt::format("; did you mean {}?", found),
                     fmt::join(names(), ", "));
}

// As an agreement writes it: 50000 or 50_000. None: no whole number, or one of more than 18 digits.
std::optional<std::uint64_t> number_of(std::string_view text) {
  constexpr int kMostDigits = 18;
  std::uint64_t number = 0;
  int digits = 0;
  char before = '_';
  for (const char sign : text) {
    if (!is_digit(sign) && (sign != '_' || before == '_')) return std::nullopt;
    before = sign;
    if (sign == '_') continue;
    if (number > 0 || sign != '0') ++digits;
    if (digits > kMostDigits) return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(sign - '0');
  }
  if (before == '_') return std::nullopt;
  return number;
}

}  // namespace

Limits::Limits() : most_{} {
  std::transform(kRows.begin(), kRows.end(), most_.begin(),
                 [](const Row& row) { return row.usual; });
}

std::optional<Setting> setting_of(std::string_view text, std::string& problem) {
  const std::size_t equal = text.find('=');
  const std::string_view name = text.substr(0, equal);
  const auto* row =
      std::find_if(kRows.begin(), kRows.end(), [&](const Row& one) { return one.name == name; });
  if (row == kRows.end()) {
    problem = unknown_name(name);
    return std::nullopt;
  }
  const std::string_view said = equal == text.npos ? "" : text.substr(equal + 1);
  const auto most = number_of(said);
  if (!most || *most == 0 || *most > row->highest) {
    problem =
        fmt::format("write {}=N with a whole number from 1 to {}{}", name, grouped(row->highest),
                    said.empty() ? "" : ", not " + shortened(said, 40));
    return std::nullopt;
  }
  return Setting{row->limit, *most};
}

std::string table_text() {
  std::string text;
  for (const Row& row : kRows) {
    text += fmt::format("  {:<15} {:>14}  {}\n", row.name, grouped(row.usual), row.bounds);
  }
  return text;
}

std::string sentence(const Limits& limits, Limit limit, std::string_view found,
                     std::uint64_t enough) {
  const Row& row = row_of(limit);
  const std::uint64_t most = limits[limit];
  const std::uint64_t more = enough > most ? enough : most * 2;
  return fmt::format("{}: there may be at most {} {}, so that no log can take a whole machine; "
                     "--limit {}={} allows more",
                     found, grouped(most), row.bounds, row.name, std::min(more, row.highest));
}

}  // namespace akad::limits
