// The order of a scenario. A date that is mistyped puts one line out of it, and the mistake is told
// at that line: the lines that stand in order without it are the most that do, and of as many those
// that lie closest together.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/sema/scenarios/story.h"

namespace akad::sema {
namespace {

// The best line to go on from: so many in order up to it, the first as late as can be.
struct Chain {
  std::int32_t length = 0;
  Instant first = 0;
  std::int32_t last = -1;  // the number of the line
};

bool is_better(const Chain& a, const Chain& b) {
  if (a.length != b.length) return a.length > b.length;
  if (a.first != b.first) return a.first > b.first;
  return b.last < 0 || (a.last >= 0 && a.last < b.last);
}

// The best chain that ends at an instant or before, by its rank: a tree of sums, with the best in
// place of the sum.
struct Chains {
  std::vector<Chain> nodes;

  explicit Chains(std::size_t ranks) : nodes(ranks + 1) {}
  Chain up_to(std::size_t rank) const {
    Chain best;
    for (std::size_t at = rank + 1; at > 0; at &= at - 1) {
      if (is_better(nodes[at], best)) best = nodes[at];
    }
    return best;
  }
  void add(std::size_t rank, const Chain& chain) {
    for (std::size_t at = rank + 1; at < nodes.size(); at += at & (~at + 1)) {
      if (is_better(chain, nodes[at])) nodes[at] = chain;
    }
  }
};

// Which lines stay, so that what stays is in order.
std::vector<bool> in_order(const std::vector<Happened>& lines) {
  std::vector<Instant> ranks;
  for (const Happened& row : lines) ranks.push_back(row.at);
  std::sort(ranks.begin(), ranks.end());
  Chains chains(ranks.size());
  std::vector<std::int32_t> before;
  Chain best;
  Duration shortest = 0;
  for (const Happened& row : lines) {
    const auto rank = std::upper_bound(ranks.begin(), ranks.end(), row.at) - ranks.begin() - 1;
    const Chain longest = chains.up_to(static_cast<std::size_t>(rank));
    const auto number = static_cast<std::int32_t>(before.size());
    const Chain chain{longest.length + 1, longest.length > 0 ? longest.first : row.at, number};
    before.push_back(longest.last);
    chains.add(static_cast<std::size_t>(rank), chain);
    const Duration span = row.at - chain.first;
    if (chain.length > best.length || (chain.length == best.length && span < shortest)) {
      best = chain;
      shortest = span;
    }
  }
  std::vector<bool> kept(lines.size(), false);
  for (std::int32_t at = best.last; at >= 0; at = before[static_cast<std::size_t>(at)]) {
    kept[static_cast<std::size_t>(at)] = true;
  }
  return kept;
}

// A line that is out of order, between those beside it that are not; null at an end.
struct Stray {
  const Happened* line;
  const Happened* above;
  const Happened* below;

  bool fits(Instant at) const {
    return (above == nullptr || at >= above->at) && (below == nullptr || at <= below->at);
  }
  bool too_early() const { return above != nullptr && line->at < above->at; }
};

std::vector<Stray> strays_of(const std::vector<Happened>& lines) {
  const std::vector<bool> kept = in_order(lines);
  std::vector<Stray> strays;
  const Happened* above = nullptr;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (!kept[at]) strays.push_back({&lines[at], above, nullptr});
    if (kept[at]) above = &lines[at];
  }
  const Happened* below = nullptr;
  auto stray = strays.rbegin();
  for (std::size_t at = lines.size(); at-- > 0;) {
    if (kept[at]) {
      below = &lines[at];
    } else {
      (stray++)->below = below;
    }
  }
  return strays;
}

// The date with year and month of another, or all of it; none where there is no such date.
std::optional<Date> date_like(const Date& date, const Date& other, bool whole_date) {
  if (whole_date) return other;
  const CivilDay near = to_civil(other);
  const CivilDay day{near.year, near.month, to_civil(date).day};
  return is_valid(day) ? std::optional(to_date(day)) : std::nullopt;
}

// The dates at which the line would stand in order: a month or a year is soon mistyped, and then it
// is that of a line beside it; or else the day.
std::vector<Step> dates_that_fit(const Stray& stray, std::string_view which) {
  const ast::DateLiteral& written = stray.line->line->at.date;
  for (const bool whole_date : {false, true}) {
    std::set<std::int32_t> days;
    for (const Happened* beside : {stray.above, stray.below}) {
      if (beside == nullptr) continue;
      const auto date = date_like(*written.date, *beside->line->at.date.date, whole_date);
      if (!date || *date == *written.date) continue;
      const Instant at = stray.line->at + (date->days - written.date->days) * kDay;
      if (stray.fits(at)) days.insert(date->days);
    }
    std::vector<Step> steps;
    for (const std::int32_t day : days) {
      const std::string date = format_date(Date{day});
      steps.push_back(
          {fmt::format("if {} is mistyped, {} fits", which, date), "", {Edit{written.span, date}}});
    }
    if (!steps.empty()) return steps;
  }
  return {};
}

// The line beside it, where that may be the wrong one as well: without it, too, the others are in
// order, and lie as close together.
std::optional<Stray> other_stray(const std::vector<Happened>& lines, const Stray& stray) {
  const bool early = stray.too_early();
  const Happened* other = early ? stray.above : stray.below;
  if (other == nullptr) return std::nullopt;
  std::vector<Instant> without, kept;
  for (const Happened& row : lines) {
    if (&row != other) without.push_back(row.at);
    if (&row != stray.line) kept.push_back(row.at);
  }
  if (!std::is_sorted(without.begin(), without.end())) return std::nullopt;
  if (without.back() - without.front() != kept.back() - kept.front()) return std::nullopt;
  if (early) return Stray{other, other == &lines.front() ? nullptr : other - 1, stray.line};
  return Stray{other, stray.line, other == &lines.back() ? nullptr : other + 1};
}

void report_stray(Story& story, const Stray& stray, const std::optional<Stray>& other) {
  const bool early = stray.too_early();
  const Happened* beside = early ? stray.above : stray.below;
  Diagnostic row = diagnose(Code::AK0701, stray.line->line->at.span,
                            early ? "this happens before what stands above it"
                                  : "this happens after what stands below it")
                       .with_label(early ? "earlier" : "later");
  if (beside != nullptr) {
    row = std::move(row).with_other(beside->line->at.span, early ? "above it" : "below it");
  }
  row = std::move(row)
            .with_help("write what happens in the order of time")
            .with_steps(dates_that_fit(stray, "its date"));
  if (other) {
    row = std::move(row).with_steps(
        dates_that_fit(*other, early ? "the date above it" : "the date below it"));
  }
  complain(story.scope, std::move(row));
}

// One subject after the other, each in order.
bool is_told_by_subject(const std::vector<Happened>& lines) {
  std::set<std::string_view> known;
  const Happened* above = nullptr;
  for (const Happened& row : lines) {
    const std::string& name = row.line->subject.text;
    const bool goes_on = above != nullptr && above->line->subject.text == name;
    if (goes_on ? row.at < above->at : !known.insert(name).second) return false;
    above = &row;
  }
  return known.size() > 1;
}

// Once, where the whole is told in another order.
void report_order(Story& story, const std::vector<Stray>& strays, bool by_subject) {
  Diagnostic row = diagnose(Code::AK0701, strays.front().line->line->at.span,
                            by_subject ? "each subject is told for itself, not in the order of time"
                                       : "these lines are not in the order of time")
                       .with_label("out of order");
  for (std::size_t at = 1; at < strays.size() && at < scope::kMostLabels; ++at) {
    row = std::move(row).with_other(strays[at].line->line->at.span, "out of order");
  }
  complain(story.scope, std::move(row).with_help("write what happens in the order of time, whoever "
                                                 "it happens to"));
}

}  // namespace

void check_order(Story& story) {
  constexpr std::size_t kFewStrays = 3;
  const std::vector<Happened>& lines = story.happened;
  const auto earlier = [](const Happened& a, const Happened& b) { return a.at < b.at; };
  if (std::is_sorted(lines.begin(), lines.end(), earlier)) return;
  const std::vector<Stray> strays = strays_of(lines);
  for (const Stray& stray : strays) story.strays.insert(stray.line->line);
  const bool mistyped = strays.size() == 1 && !dates_that_fit(strays.front(), "").empty();
  const bool by_subject = !mistyped && is_told_by_subject(lines);
  if (by_subject || strays.size() > kFewStrays) return report_order(story, strays, by_subject);
  for (const Stray& stray : strays) {
    report_stray(story, stray, strays.size() == 1 ? other_stray(lines, stray) : std::nullopt);
  }
}

}  // namespace akad::sema
