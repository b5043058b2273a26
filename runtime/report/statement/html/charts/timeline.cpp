#include "runtime/report/statement/html/charts/timeline.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/statement/html/charts/svg.h"
#include "runtime/report/statement/html/markup.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::report::html {
namespace {

constexpr std::size_t kMostLines = 30;

struct Line {
  const std::string* subject;
  std::vector<Index::Outage> outages;
  Duration counted = 0;
};

std::vector<Line> lines_of(const std::vector<Index::Outage>& outages) {
  std::vector<Line> lines;
  for (const Index::Outage& outage : outages) {
    if (lines.empty() || *lines.back().subject != outage.row->subject) {
      lines.push_back({&outage.row->subject, {}});
    }
    lines.back().outages.push_back(outage);
    lines.back().counted += floor_of(measures::time_down(*outage.part));
  }
  return lines;
}

// Those that were down longest, in their order.
std::size_t keep_longest(std::vector<Line>& lines) {
  if (lines.size() <= kMostLines) return 0;
  std::vector<Duration> lengths;
  for (const Line& line : lines) lengths.push_back(line.counted);
  std::nth_element(lengths.begin(), lengths.begin() + kMostLines - 1, lengths.end(),
                   std::greater<>());
  const Duration least = lengths[kMostLines - 1];
  const std::size_t all = lines.size();
  std::erase_if(lines, [&](const Line& line) { return line.counted < least; });
  if (lines.size() > kMostLines) lines.resize(kMostLines);
  return all - lines.size();
}

std::int64_t place(Instant at, const Interval& span) {
  return place_of(at, span.from, span.to, kWidth);
}

std::string drawn(const View& view, const Line& line, const Interval& span) {
  std::string body = "<rect class=\"track\" x=\"0\" width=\"100%\" y=\"7\" height=\"2\"/>";
  for (const Index::Outage& outage : line.outages) {
    const Interval here = cut(outage.row->whole, span);
    if (here.empty()) continue;
    body += bar({place(here.from, span), place(here.to, span) - place(here.from, span),
                 outage.part->counted > 0 ? "down" : "excluded"});
  }
  const std::string title =
      view.say(Phrase("html.line_of", value_text(*line.subject), phrases::brief(line.counted),
                      Count{line.outages.size()}));
  return strip(title, body);
}

// The first instant of the period, and where each quarter of it begins.
std::string scale_of(const View& view, const Interval& span) {
  std::string body;
  for (std::int64_t quarter = 0; quarter < 4; ++quarter) {
    const Instant at = span.from + span.length() / 4 * quarter;
    const std::string x = across(kWidth / 4 * quarter);
    body += fmt::format("<line class=\"axis\" x1=\"{0}\" x2=\"{0}\" y1=\"0\" y2=\"5\"/>"
                        "<text class=\"tick start\" x=\"{0}\" y=\"16\">{1}</text>",
                        x, format_date(time::local_date(view.zone, at)).substr(5));
  }
  return fmt::format("<svg class=\"strip\" aria-hidden=\"true\" width=\"100%\" "
                     "height=\"18\">{}</svg>",
                     body);
}

}  // namespace

void add_timeline(View& view, const PeriodStatement& period, Id<ir::Target> target,
                  const std::vector<Index::Outage>& outages) {
  std::vector<Line> lines = lines_of(outages);
  const std::size_t more = keep_longest(lines);
  const Interval span = period.measured.period.span;
  const Phrase noun = phrases::period_noun(period.measured.period.calendar.cadence);
  std::string rows;
  for (const Line& line : lines) {
    rows += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"chart\">{}</td>"
                        "<td class=\"n\">{}</td></tr>\n",
                        escaped(value_text(*line.subject)), drawn(view, line, span),
                        escaped(view.say(phrases::brief(line.counted))));
  }
  const std::string called =
      for_terminal(results::subject_called(view.program, view.program[target]));
  view.sheet.raw(
      "<table class=\"lines\">" + element("caption", "", view.say(Phrase("html.timeline", noun))) +
      fmt::format("<thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"chart\">"
                  "<span class=\"unseen\">{}</span>{}</th><th scope=\"col\" "
                  "class=\"n\">{}</th></tr></thead>\n<tbody>\n",
                  escaped(called), escaped(view.say(Phrase("html.dates"))), scale_of(view, span),
                  escaped(view.say(Phrase("html.counted")))) +
      rows + "</tbody></table>\n");
  if (more > 0) {
    view.sheet.raw(element("p", "note", view.say(Phrase("html.more_lines", Count{more}))) + "\n");
  }
}

}  // namespace akad::report::html
