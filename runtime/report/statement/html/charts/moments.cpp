// By weekday and hour, on the agreement's clock: when missed items were due, when outages began.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/statement/html/charts/svg.h"
#include "runtime/report/statement/html/markup.h"
#include "runtime/report/statement/html/view.h"
#include "runtime/report/words.h"

namespace akad::report::html {
namespace {

constexpr std::size_t kDays = 7, kHours = 24;

struct Moments {
  std::array<std::array<std::uint64_t, kHours>, kDays> counts = {};
  std::uint64_t all = 0, most = 0;

  void add(const time::Zone& zone, Instant at) {
    const auto day = static_cast<std::size_t>(weekday(time::local_date(zone, at)));
    const std::int64_t wall = time::to_wall(zone, at);
    const auto hour = static_cast<std::size_t>((wall % kDay + kDay) % kDay / kHour);
    most = std::max(most, ++counts[day][hour]);
    ++all;
  }
};

std::string day_name(const View& view, std::size_t day) {
  constexpr std::int32_t kMonday = 4;  // 1970-01-05
  return view.say(phrases::weekday(Date{kMonday + static_cast<std::int32_t>(day)}));
}

// One of five shades.
std::string cell(std::size_t hour, std::uint64_t count, std::uint64_t most) {
  const auto left = static_cast<std::int64_t>(hour) * kWidth / static_cast<std::int64_t>(kHours);
  const std::uint64_t shade = count == 0 ? 0 : 1 + (count * 5 - 1) / most;
  constexpr std::int64_t kCell = kWidth / static_cast<std::int64_t>(kHours) - 30;
  std::string drawn =
      fmt::format("<rect class=\"q{}\" x=\"{}\" width=\"{}\" y=\"0\" height=\"22\"/>",
                  std::min<std::uint64_t>(shade, 5), across(left), across(kCell));
  if (count == 0) return drawn;
  return drawn + fmt::format("<text class=\"in q{}\" x=\"{}\" y=\"15\">{}</text>",
                             std::min<std::uint64_t>(shade, 5), across(left + kCell / 2),
                             count < 1000 ? std::to_string(count) : "…");
}

std::string row_of(const View& view, const Moments& moments, std::size_t day) {
  std::string body;
  phrases::PhraseList said;
  std::uint64_t sum = 0;
  for (std::size_t hour = 0; hour < kHours; ++hour) {
    const std::uint64_t count = moments.counts[day][hour];
    sum += count;
    body += cell(hour, count, moments.most);
    if (count > 0) said.add("html.in_hour", fmt::format("{:02}:00", hour), Count{count});
  }
  const std::string name = day_name(view, day);
  const Phrase hours =
      said.empty() ? Phrase::as_is("0") : Phrase::list("list.semicolon", std::move(said));
  return fmt::format(
      "<tr><th scope=\"row\">{}</th><td class=\"chart\"><svg class=\"strip\" role=\"img\" "
      "width=\"100%\" height=\"22\"><title>{}</title>{}</svg></td><td class=\"n\">{}</td></tr>\n",
      escaped(name), escaped(view.say(Phrase("story.group_result", name, hours))), body,
      number_text(sum));
}

std::string scale() {
  std::string body;
  for (std::int64_t hour = 0; hour < 24; hour += 6) {
    body += fmt::format("<text class=\"tick start\" x=\"{}\" y=\"12\">{:02}:00</text>",
                        across(hour * kWidth / 24), hour);
  }
  return "<svg class=\"strip\" aria-hidden=\"true\" width=\"100%\" height=\"15\">" + body +
         "</svg>";
}

void add_map(View& view, const Moments& moments, const Phrase& called) {
  if (moments.all == 0) return;
  std::string rows;
  for (std::size_t day = 0; day < kDays; ++day) rows += row_of(view, moments, day);
  view.sheet.raw("<table class=\"lines heat\">" + element("caption", "", view.say(called)) +
                 fmt::format("<thead><tr><th scope=\"col\">{}</th><th scope=\"col\" "
                             "class=\"chart\"><span class=\"unseen\">{}</span>{}</th>"
                             "<th scope=\"col\" class=\"n\">{}</th></tr></thead>\n<tbody>\n",
                             escaped(view.say(Phrase("html.day"))),
                             escaped(view.say(Phrase("html.hours"))), scale(),
                             escaped(view.say(Phrase("html.in_all")))) +
                 rows + "</tbody></table>\n");
}

struct When {
  Moments missed, outages;
  std::uint64_t without_due = 0;
  std::set<const measures::Item*> seen = {};  // of those that several periods count

  void add(const View& view, const PeriodStatement& period, const ResultsOfTarget& part) {
    const auto items = view.index.missed.find({part.target, period.measured.period.label});
    if (items != view.index.missed.end()) {
      for (const measures::Item* item : items->second) add(view, *item);
    }
    const Id<plan::Period> id = period.measured.results[part.from].period;
    const auto runs = view.index.outages.find({part.target, id});
    if (runs == view.index.outages.end()) return;
    for (const Index::Outage& outage : runs->second) add(view, period, outage);
  }

  // In the first period shown that counts it.
  void add(const View& view, const measures::Item& item) {
    if (!item.missed_open.empty() && !seen.insert(&item).second) return;
    if (item.due == kNever) {
      ++without_due;
    } else {
      missed.add(view.zone, item.due);
    }
  }

  // In the period in which it began.
  void add(const View& view, const PeriodStatement& period, const Index::Outage& outage) {
    const Instant began = outage.row->whole.from;
    const bool here = cut(outage.row->whole, period.measured.period.span).from == began;
    if (here && outage.part->counted > 0) outages.add(view.zone, began);
  }
};

}  // namespace

void add_moments(View& view) {
  When when;
  for (const PeriodStatement& period : view.statement.periods) {
    for (const ResultsOfTarget& part : by_target(period)) when.add(view, period, part);
  }
  if (when.missed.all == 0 && when.outages.all == 0) return;
  view.sheet.part(view.say(Phrase("html.when")));
  const std::string zone = for_terminal(view.program.agreement.zone);
  add_map(view, when.missed, Phrase("html.when_due", zone));
  if (when.without_due > 0) {
    view.sheet.raw(
        element("p", "note", view.say(Phrase("html.without_due", Count{when.without_due}))));
  }
  add_map(view, when.outages, Phrase("html.when_down", zone));
}

}  // namespace akad::report::html
