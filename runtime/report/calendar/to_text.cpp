// Answers for people.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/report/calendar/page.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/page.h"

namespace akad::report {
namespace {

using Moment = std::variant<Instant, Date>;

std::string never_text(bool back) {
  return back ? "never: there is not so much before it, from 1970 on"
              : "never: there is not so much after it, up to 2100";
}

std::string counted_hours(Duration length) {
  const std::string text = length_text(length);
  const std::string exact = fmt::format("{} seconds", length / kSecond);
  return length % kSecond != 0 || length < kMinute ? text : text + " (" + exact + ")";
}

struct Writer {
  std::string& page;
  const time::Zone& zone;

  void value(std::string_view label, std::string_view text) { add_value(page, 2, label, text); }
  void moment(std::string_view label, const Moment& at) {
    const Date* date = std::get_if<Date>(&at);
    value(label, date != nullptr ? weekday_text(*date) + " " + format_date(*date)
                                 : local_text(zone, std::get<Instant>(at)));
  }

  void operator()(const MonthView& month) { add_month(page, month, zone); }

  void operator()(const ElapsedAnswer& answer) {
    moment("from", answer.from);
    moment("to", answer.to);
    value("open for", counted_hours(answer.length));
  }

  void operator()(const DueAnswer& answer) {
    moment("from", answer.from);
    value("open time", length_text(answer.length));
    if (answer.due == kNever) return value("due", never_text(answer.length < 0));
    moment(answer.length < 0 ? "began" : "due", answer.due);
  }

  void operator()(const LaterAnswer& answer) {
    moment("from", answer.from);
    value("step", for_terminal(answer.step));
    if (!answer.later) return value("is", "no date from 1970 to 2100");
    moment("is", *answer.later);
  }

  void operator()(const ListAnswer& answer) {
    moment("from", answer.span.from);
    moment("to", answer.span.to);
    value("open for", counted_hours(time::total_length(answer.open)));
    page += '\n';
    Table table{{{"opens", false}, {"closes", false}, {"length", false}}, {}};
    for (const Interval& open : answer.open) {
      table.rows.push_back({local_text(zone, open.from), local_text(zone, open.to),
                            length_text(open.length())});
    }
    if (!answer.open.empty()) add_table(page, 2, table);
  }

  void operator()(const AtAnswer& answer) {
    moment("at", answer.at);
    value("is", answer.open ? "open" : "closed");
    for (const LineRow& row : answer.lines) {
      const std::string part = answer.lines.size() == 1 ? "" : row.calendar + ": ";
      value("by", part + row.line);
    }
    if (answer.open && !answer.open_until) value("open until", "it does not close up to 2100");
    if (answer.open_until) moment("open until", *answer.open_until);
    if (answer.next_opening) moment("next opening", *answer.next_opening);
    if (answer.last_closing) moment("last closing", *answer.last_closing);
  }

  void operator()(const DaysAnswer& answer) {
    moment("from", answer.first);
    moment("to", answer.last);
    value("working days", std::to_string(answer.count));
  }
};

}  // namespace

std::string to_text(const CalendarAnswer& answer) {
  std::string title = answer.calendar;
  if (const auto* month = std::get_if<MonthView>(&answer.answer)) {
    title += ", " + month_text(month->month);
  }
  std::string page;
  add_line(page, 0, title + " (" + answer.zone.name + ")");
  std::visit(Writer{page, answer.zone}, answer.answer);
  for (const std::string& note : answer.notes) add_value(page, 2, "note", note);
  return page;
}

}  // namespace akad::report
