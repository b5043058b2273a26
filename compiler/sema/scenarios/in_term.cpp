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

// The text with another year in front, for each year of the term; `lies_in` says which are meant.
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

// What lies shortly outside may show what becomes of it, and what began long ago, as a site, is
// older than the agreement. So a line alone is told of where another year brings it beside a line
// that lies within.
bool is_beside(const Story& story, std::size_t at, Date date) {
  const auto days_to = [&](std::size_t other) {
    return story.happened[other].line->at.date.date->days - date.days;
  };
  const bool above = at > 0 && days_to(at - 1) <= 0 && days_to(at - 1) >= -kNearDays;
  const bool below =
      at + 1 < story.happened.size() && days_to(at + 1) >= 0 && days_to(at + 1) <= kNearDays;
  return above || below;
}

std::optional<Outside> line_outside(const Story& story, const ir::Term& term, std::size_t at,
                                    bool all) {
  const ast::HappeningLine& line = *story.happened[at].line;
  const Date date = *line.at.date.date;
  if (story.strays.contains(&line) || is_near(term, date)) return std::nullopt;
  const auto lies_in = [&](const std::string& text) {
    const auto other = parse_date(text);
    return other && *other >= term.first && *other <= term.last &&
           (all || is_beside(story, at, *other));
  };
  const std::string meant = with_year_of(term, format_date(date), lies_in);
  if (meant.empty() && !all) return std::nullopt;
  return Outside{format_date(date), line.at.date.span, date < term.first, meant};
}

std::vector<Outside> all_outside(const Story& story, const ir::Term& term) {
  const auto& lines = story.happened;
  const bool all = std::none_of(lines.begin(), lines.end(), [&](const Happened& row) {
    return is_near(term, *row.line->at.date.date);
  });
  std::vector<Outside> found;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (auto outside = line_outside(story, term, at, all)) found.push_back(std::move(*outside));
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
