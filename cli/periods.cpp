#include "cli/periods.h"

#include <fmt/format.h>

namespace akad::cli {
namespace {

struct AskedPeriods {
  ir::CalendarPeriod first, last;
};

std::optional<AskedPeriods> periods_of(const std::string& text, const ir::Term& term) {
  if (const auto one = ir::parse_period(text, term)) return AskedPeriods{*one, *one};
  const auto dots = text.find("..");
  const auto first = ir::parse_period(text.substr(0, dots), term);
  const auto last = dots == text.npos ? first : ir::parse_period(text.substr(dots + 2), term);
  if (!first || !last) return std::nullopt;
  return AskedPeriods{*first, *last};
}

std::string not_periods(const std::string& text) {
  return fmt::format("--period {} is no period that an agreement can have, and no range of them, "
                     "the earlier first: write 2026-03, 2026-Q1, 2026-W07, \"contract month 3\", "
                     "the name of a season, or 2026-03..2026-06",
                     text);
}

}  // namespace

std::optional<report::ShownPeriods> shown_periods(const std::string& text,
                                                  const ir::Program& program,
                                                  std::string& problem) {
  const ir::Term term = ir::term_of(program);
  const auto asked = periods_of(text, term);
  const auto shown = asked ? std::optional(report::ShownPeriods{ir::first_day(asked->first, term),
                                                                ir::last_day(asked->last, term)})
                           : std::nullopt;
  if (!shown || shown->last < shown->first) {
    problem = not_periods(text);
    return std::nullopt;
  }
  const auto lies_outside = [&](const ir::CalendarPeriod& period) {
    return ir::last_day(period, term) < term.first || term.last < ir::first_day(period, term);
  };
  if (!lies_outside(asked->first) && !lies_outside(asked->last)) return shown;
  problem = fmt::format("--period {} lies outside the term of the agreement, {} to {}", text,
                        format_date(term.first), format_date(term.last));
  return std::nullopt;
}

}  // namespace akad::cli
