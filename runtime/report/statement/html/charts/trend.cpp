// Result against promise, period by period: a line where a target has one result a period, else how
// many of its results were met.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/html/charts/svg.h"
#include "runtime/report/statement/html/markup.h"
#include "runtime/report/statement/html/view.h"
#include "runtime/report/statement/marks.h"
#include "runtime/report/words.h"

namespace akad::report::html {
namespace {

constexpr std::int64_t kTop = 22;  // of the plot, below what is written above it
constexpr std::int64_t kPlot = 96;
constexpr std::int64_t kHeight = kTop + kPlot + 28;
constexpr std::size_t kMostLabels = 6;
constexpr std::size_t kMostPoints = 62;  // that are drawn one by one where they say nothing special

struct Point {
  std::size_t period = 0;  // of the statement
  ResultsOfTarget part;
};

struct Trend {
  const View& view;
  Id<ir::Target> target;
  std::vector<Point> points;

  const results::Result& result(const Point& point) const {
    return view.statement.periods[point.period].measured.results[point.part.from];
  }
  std::string label(const Point& point) const {
    return label_of(view, view.statement.periods[point.period]);
  }
  std::int64_t x(std::size_t point) const {
    return kWidth * (2 * static_cast<std::int64_t>(point) + 1) /
           (2 * static_cast<std::int64_t>(points.size()));
  }
};

std::string text_at(std::string_view x, std::int64_t y, std::string_view classes,
                    std::string_view text) {
  return fmt::format("<text x=\"{}\" y=\"{}\" class=\"{}\">{}</text>", x, y, classes,
                     escaped(text));
}

// Some of the labels, where there is no room for all.
std::string labels_of(const Trend& trend) {
  const std::size_t step = (trend.points.size() + kMostLabels - 1) / kMostLabels;
  std::string drawn;
  for (std::size_t i = 0; i < trend.points.size(); i += step) {
    drawn += text_at(across(trend.x(i)), kHeight - 6, "tick", trend.label(trend.points[i]));
  }
  return drawn;
}

// Missed ones have another shape, not only another colour.
std::string mark_at(std::int64_t x, std::int64_t y, ir::Verdict verdict) {
  if (verdict == ir::Verdict::Missed) {
    return fmt::format("<svg x=\"{}\" y=\"{}\"><path class=\"miss\" "
                       "d=\"M-5 -5L5 5M-5 5L5 -5\"/></svg>",
                       across(x), y);
  }
  return fmt::format("<circle class=\"point {}\" cx=\"{}\" cy=\"{}\" r=\"3.5\"/>",
                     class_of(verdict), across(x), y);
}

// From the least to the greatest of what was measured and promised, and a little more.
struct Range {
  Rational from, to;

  std::int64_t y(const Rational& value) const {
    return kTop + kPlot - place_of(value, from, to, kPlot);
  }
};

Range range_of(const Trend& trend, const Rational& promise) {
  Range range{promise, promise};
  for (const Point& point : trend.points) {
    const auto& measured = trend.result(point).measured;
    if (!measured) continue;
    range.from = std::min(range.from, measured->value);
    range.to = std::max(range.to, measured->value);
  }
  const Rational room = range.from == range.to ? Rational(1, 100) : (range.to - range.from) / 8;
  range.from -= room;
  range.to += room;
  return range;
}

std::string line_of(const Trend& trend, const Range& range) {
  std::string drawn;
  const results::Result* before = nullptr;
  for (std::size_t i = 0; i < trend.points.size(); ++i) {
    const results::Result& here = trend.result(trend.points[i]);
    if (before != nullptr && before->measured && here.measured) {
      drawn += fmt::format("<line class=\"trend\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
                           across(trend.x(i - 1)), range.y(before->measured->value),
                           across(trend.x(i)), range.y(here.measured->value));
    }
    before = &here;
  }
  return drawn;
}

// Which missed ones have their value written beside them: the worst first, and as many as there is
// room for.
std::vector<std::size_t> with_values(const Trend& trend) {
  std::vector<std::size_t> missed;
  for (std::size_t i = 0; i < trend.points.size(); ++i) {
    const results::Result& row = trend.result(trend.points[i]);
    if (row.verdict == ir::Verdict::Missed && row.measured) missed.push_back(i);
  }
  const ir::Target& target = trend.view.program[trend.target];
  const bool more_is_better = target.all || ir::more_is_better(target.test);
  std::stable_sort(missed.begin(), missed.end(), [&](std::size_t a, std::size_t b) {
    const Rational& x = trend.result(trend.points[a]).measured->value;
    const Rational& y = trend.result(trend.points[b]).measured->value;
    return more_is_better ? x < y : y < x;
  });
  const std::size_t apart = trend.points.size() / (kMostLabels - 1) + 1;
  std::vector<std::size_t> written;
  for (const std::size_t point : missed) {
    const bool has_room = std::none_of(written.begin(), written.end(), [&](std::size_t other) {
      return std::max(point, other) - std::min(point, other) < apart;
    });
    if (has_room) written.push_back(point);
  }
  return written;
}

std::string points_of(const Trend& trend, const Range& range) {
  std::string drawn;
  const bool all = trend.points.size() <= kMostPoints;
  for (std::size_t i = 0; i < trend.points.size(); ++i) {
    const results::Result& here = trend.result(trend.points[i]);
    if (!here.measured || (!all && here.verdict != ir::Verdict::Missed)) continue;
    drawn += mark_at(trend.x(i), range.y(here.measured->value), here.verdict);
  }
  for (const std::size_t point : with_values(trend)) {
    const Measured& measured = *trend.result(trend.points[point]).measured;
    const std::int64_t y = range.y(measured.value);
    const std::size_t few = kMostLabels - 2;
    const bool many = trend.points.size() > few;
    const std::string_view side = many && point == 0                         ? "start"
                                  : many && point + 1 == trend.points.size() ? "end"
                                                                             : "middle";
    drawn += text_at(across(trend.x(point)), y > kTop + kPlot - 20 ? y - 10 : y + 18,
                     fmt::format("value {}", side),
                     trend.view.say(measured_said(trend.view.program, measured)));
  }
  return drawn;
}

std::string drawn_line(const Trend& trend) {
  const ir::Target& target = trend.view.program[trend.target];
  const Rational promise = target.all ? Rational(1) : promise_of(target).value;
  const Range range = range_of(trend, promise);
  std::string body = fmt::format("<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{0}\" "
                                 "y2=\"{0}\"/><line class=\"promise\" x1=\"0\" x2=\"100%\" "
                                 "y1=\"{1}\" y2=\"{1}\"/>",
                                 kTop + kPlot, range.y(promise));
  const std::string said = trend.view.say(bound_said(
      trend.view.program, target, target.all ? ir::bound_of(target, promise) : promise_of(target)));
  body += text_at("100%", range.y(promise) - 5, "limit", said);
  return body + line_of(trend, range) + points_of(trend, range);
}

// How many results of a period have which verdict, from below.
constexpr std::array kFromBelow = {ir::Verdict::Met, ir::Verdict::NotApplicable,
                                   ir::Verdict::Pending, ir::Verdict::Undetermined,
                                   ir::Verdict::Missed};

std::int64_t count_of(const Trend& trend, const Point& point, ir::Verdict verdict) {
  const auto& results = trend.view.statement.periods[point.period].measured.results;
  const auto at = [&](std::size_t place) {
    return results.begin() + static_cast<std::ptrdiff_t>(place);
  };
  return std::count_if(at(point.part.from), at(point.part.to),
                       [&](const results::Result& row) { return row.verdict == verdict; });
}

std::string drawn_bars(const Trend& trend) {
  std::size_t most = 1;
  for (const Point& point : trend.points) most = std::max(most, point.part.to - point.part.from);
  const auto count = static_cast<std::int64_t>(trend.points.size());
  const std::int64_t width = std::min(kWidth * 7 / (10 * count), kWidth / 10);
  std::string body = fmt::format(
      "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"{0}\" y2=\"{0}\"/>", kTop + kPlot);
  for (std::size_t i = 0; i < trend.points.size(); ++i) {
    std::int64_t below = 0;  // so many are drawn
    for (const ir::Verdict verdict : kFromBelow) {
      const std::int64_t here = count_of(trend, trend.points[i], verdict);
      if (here == 0) continue;
      const auto y = [&](std::int64_t number) {
        return kTop + kPlot - kPlot * number / static_cast<std::int64_t>(most);
      };
      body += fmt::format("<rect class=\"{}\" x=\"{}\" width=\"{}\" y=\"{}\" height=\"{}\"/>",
                          class_of(verdict), across(trend.x(i) - width / 2), across(width),
                          y(below + here), std::max<std::int64_t>(y(below) - y(below + here), 1));
      below += here;
      if (verdict != ir::Verdict::Missed || trend.points.size() > 2 * kMostLabels) continue;
      body += text_at(across(trend.x(i)), y(below) - 4, "value",
                      number_text(static_cast<std::uint64_t>(here)));
    }
  }
  return body;
}

std::string description_of(const Trend& trend) {
  phrases::PhraseList points;
  for (const Point& point : trend.points) {
    const results::Result& row = trend.result(point);
    Phrase said = tally_of(trend.view.statement.periods[point.period], point.part);
    if (row.group.empty()) {
      said = phrases::verdict(row.verdict);
      const auto measured = measured_briefly(trend.view.program, row);
      if (measured) said = Phrase("html.point", *measured, said);
    }
    points.add("story.group_result", trend.label(point), std::move(said));
  }
  return trend.view.say(Phrase::list("list.semicolon", std::move(points)));
}

bool is_single(const Trend& trend) { return trend.result(trend.points.front()).group.empty(); }

std::string figure(const Trend& trend) {
  const ir::Target& target = trend.view.program[trend.target];
  const std::string clause = clause_of(trend.view, trend.target);
  const std::string promise = trend.view.say(promised(trend.view.program, target));
  const std::string body =
      (is_single(trend) ? drawn_line(trend) : drawn_bars(trend)) + labels_of(trend);
  return "<figure><figcaption>" + element("strong", "", clause) + element("span", "", promise) +
         "</figcaption>" +
         chart("trend" + std::to_string(trend.target.index()),
               trend.view.say(Phrase("html.trend", clause)), description_of(trend), kHeight, body) +
         "</figure>\n";
}

}  // namespace

void add_trends(View& view) {
  std::vector<Trend> trends;
  for (const Id<ir::Target> target : ids_of(view.program.targets)) {
    trends.push_back(Trend{view, target, {}});
  }
  for (std::size_t i = 0; i < view.statement.periods.size(); ++i) {
    for (const ResultsOfTarget& part : by_target(view.statement.periods[i])) {
      trends[part.target.index()].points.push_back({i, part});
    }
  }
  std::vector<Trend> shown;
  std::copy_if(trends.begin(), trends.end(), std::back_inserter(shown),
               [](const Trend& trend) { return trend.points.size() > 1; });
  if (shown.empty()) return;
  view.sheet.part(view.say(Phrase("html.trends")));
  if (std::any_of(shown.begin(), shown.end(), is_single)) {
    view.sheet.raw(element("p", "note", view.say(Phrase("html.trends_lines"))) + "\n");
  }
  if (!std::all_of(shown.begin(), shown.end(), is_single)) {
    view.sheet.raw(element("p", "note", view.say(Phrase("html.trends_columns"))) + "\n");
  }
  view.sheet.raw("<div class=\"figures\">\n");
  for (const Trend& trend : shown) view.sheet.raw(figure(trend));
  view.sheet.raw("</div>\n");
}

}  // namespace akad::report::html
