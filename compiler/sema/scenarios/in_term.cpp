// What a scenario tells outside the term: nothing is promised there, and a year is soon mistyped.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/sema/scenarios/story.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

constexpr std::int32_t kNearDays = 31;

// A date or a period that lies outside, as it is written.
struct Outside {
  std::string text;
  Span span;
  bool before = false;
  std::string meant;  // with a year of the term; empty where none or several would do
};

const ast::PeriodLabel* period_of(const ast::ThenLine& line) {
  const auto label = [](const auto& said) -> const ast::PeriodLabel* {
    if constexpr (requires { said.period; }) {
      return &said.period;
    } else {
      return nullptr;
    }
  };
  return std::visit(label, line);
}

// The text with another year in front, for each year of the term, if just one of them `lies_in`.
template <class LiesIn>
std::string with_year_of(const ir::Term& term, const std::string& text, LiesIn lies_in) {
  constexpr std::size_t kDigitsOfYear = 4;
  std::string meant;
  if (text.size() <= kDigitsOfYear || text[kDigitsOfYear] != '-') return meant;
  const int last = to_civil(term.last).year;
  for (int year = to_civil(term.first).year; year <= last; ++year) {
    const std::string other = std::to_string(year) + text.substr(kDigitsOfYear);
    if (!lies_in(other)) continue;
    if (!meant.empty()) return "";
    meant = other;
  }
  return meant;
}

bool overlaps(const ir::Term& term, const ir::CalendarPeriod& period) {
  return ir::last_day(period, term) >= term.first && ir::first_day(period, term) <= term.last;
}

std::optional<Outside> period_outside(const ir::Term& term, const ast::PeriodLabel& written) {
  if (!written.period || written.is_season || overlaps(term, *written.period)) return std::nullopt;
  const auto lies_in = [&](const std::string& text) {
    const auto period = ir::parse_period(text, term);
    return period && overlaps(term, *period);
  };
  const bool before = ir::last_day(*written.period, term) < term.first;
  const std::string meant = written.to ? "" : with_year_of(term, written.text, lies_in);
  return Outside{written.text, written.span, before, meant};
}

bool is_near(const ir::Term& term, Date date) {
  return date.days >= term.first.days - kNearDays && date.days <= term.last.days + kNearDays;
}

bool is_within(const ir::Term& term, Date date) { return date >= term.first && date <= term.last; }

// The dates as they are meant. What lies shortly outside may show what becomes of it, and what
// began long ago, as a site, is older than the agreement. So another year is meant only where it
// brings a line beside one that lies within: the one behind it, or before it.
std::vector<Date> meant_dates(const Story& story, const ir::Term& term) {
  std::vector<Date> dates;
  for (const Happened& row : story.happened) dates.push_back(*row.line->at.date.date);
  const auto bring = [&](std::size_t at, std::size_t beside) {
    const Date near = dates[beside];
    const bool stray = story.strays.contains(story.happened[at].line);
    if (stray || is_near(term, dates[at]) || !is_within(term, near)) return;
    const auto stands_there = [&](const std::string& text) {
      const auto date = parse_date(text);
      if (!date || !is_within(term, *date)) return false;
      const std::int32_t days = beside > at ? near.days - date->days : date->days - near.days;
      return days >= 0 && days <= kNearDays;
    };
    const auto date = parse_date(with_year_of(term, format_date(dates[at]), stands_there));
    if (date) dates[at] = *date;
  };
  for (std::size_t at = dates.size(); at-- > 1;) bring(at - 1, at);
  for (std::size_t at = 1; at < dates.size(); ++at) bring(at, at - 1);
  return dates;
}

std::optional<Outside> line_outside(const ir::Term& term, const ast::DateLiteral& written,
                                    Date meant, bool all) {
  const Date date = *written.date;
  Outside outside{format_date(date), written.span, date < term.first, ""};
  if (meant != date) {
    outside.meant = format_date(meant);
    return outside;
  }
  if (!all) return std::nullopt;
  outside.meant = with_year_of(term, outside.text, [&](const std::string& text) {
    const auto other = parse_date(text);
    return other && is_within(term, *other);
  });
  return outside;
}

std::vector<Outside> all_outside(const Story& story, const ir::Term& term) {
  const auto& lines = story.happened;
  const bool all =
      story.strays.empty() && std::none_of(lines.begin(), lines.end(), [&](const Happened& row) {
        return is_near(term, *row.line->at.date.date);
      });
  const std::vector<Date> meant = meant_dates(story, term);
  std::vector<Outside> found;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    auto outside = line_outside(term, lines[at].line->at.date, meant[at], all);
    if (outside) found.push_back(std::move(*outside));
  }
  for (const ast::ThenLine& line : story.written.expectations) {
    const ast::PeriodLabel* period = period_of(line);
    if (period == nullptr) continue;
    if (auto outside = period_outside(term, *period)) found.push_back(std::move(*outside));
  }
  return found;
}

}  // namespace

// Once for a scenario.
void check_in_term(Story& story) {
  const ir::Term term = ir::term_of(story.scope.program);
  if (term.last.days == 0) return;  // it was not understood, as reported
  const std::vector<Outside> found = all_outside(story, term);
  if (found.empty()) return;
  const Outside& first = found.front();
  Diagnostic row = diagnose(
      Code::AK1072, first.span,
      first.before
          ? worded("{} is before the term begins on {}", first.text, format_date(term.first))
          : worded("{} is after the term ends on {}", first.text, format_date(term.last)));
  std::vector<Edit> edits;
  for (const Outside& one : found) {
    if (&one != &first && row.others.size() < scope::kMostLabels) {
      row = std::move(row).with_other(one.span, "outside the term, too");
    }
    if (!one.meant.empty()) edits.push_back({one.span, one.meant});
  }
  if (edits.size() == found.size()) {
    row = std::move(row).with_step({fmt::format("did you mean {}?", first.meant), "", edits});
  }
  complain(story.scope,
           std::move(row).with_help(fmt::format("the term is {} to {}: what happens or is expected "
                                                "outside it counts in no period",
                                                format_date(term.first), format_date(term.last))));
}

}  // namespace akad::sema
