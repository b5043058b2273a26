// Answers for machines: canonical JSON, instants in UTC, lengths in milliseconds.
#include <nlohmann/json.hpp>

#include "runtime/base/text.h"
#include "runtime/report/calendar/view.h"
#include "runtime/report/calendar/words.h"

namespace akad::report {
namespace {

using nlohmann::json;  // ordered maps: sorted keys

json instant(Instant at) { return format_rfc3339(at); }

json instant_or_null(const std::optional<Instant>& at) { return at ? instant(*at) : json(); }

json moment(const std::variant<Instant, Date>& at) {
  const Date* date = std::get_if<Date>(&at);
  return date != nullptr ? json(format_date(*date)) : instant(std::get<Instant>(at));
}

json openings(const std::vector<Interval>& open) {
  json rows = json::array();
  for (const Interval& row : open) {
    rows.push_back({{"from", instant(row.from)}, {"to", instant(row.to)}});
  }
  return rows;
}

struct Writer {
  const time::Zone& zone;
  const phrases::Book& book;

  json day(const DayRow& row) const {
    json hours = json::array();
    for (const Interval& open : row.open) hours.push_back(hours_text(zone, row.date, open));
    json text = {{"date", format_date(row.date)},
                 {"open", openings(row.open)},
                 {"hours", hours},
                 {"open_ms", time::total_length(row.open)}};
    if (!row.reason.empty()) text["reason"] = row.reason;
    if (!row.clocks.empty()) text["clocks"] = book.say(row.clocks);
    return text;
  }

  json operator()(const MonthView& month) const {
    json days = json::array();
    for (const DayRow& row : month.days) days.push_back(day(row));
    return {{"month", format_month(month.month)},
            {"days", days},
            {"open_ms", month.open_length},
            {"working_days", month.working_days}};
  }

  json operator()(const ElapsedAnswer& answer) const {
    return {
        {"from", instant(answer.from)}, {"to", instant(answer.to)}, {"elapsed_ms", answer.length}};
  }

  json operator()(const DueAnswer& answer) const {
    json text = {{"from", instant(answer.from)},
                 {"length_ms", answer.length},
                 {"due", answer.due == kNever ? json() : instant(answer.due)}};
    if (answer.due == kNever) text["why"] = book.say(never_said(answer.length < 0));
    return text;
  }

  json operator()(const LaterAnswer& answer) const {
    json text = {{"from", moment(answer.from)},
                 {"step", answer.step},
                 {"later", answer.later ? moment(*answer.later) : json()}};
    if (!answer.later) text["why"] = book.say(Phrase("calendar.no_date"));
    return text;
  }

  json operator()(const ListAnswer& answer) const {
    return {{"from", instant(answer.span.from)},
            {"to", instant(answer.span.to)},
            {"open", openings(answer.open)},
            {"elapsed_ms", time::total_length(answer.open)}};
  }

  json operator()(const AtAnswer& answer) const {
    json lines = json::array();
    for (const LineRow& row : answer.lines) {
      lines.push_back(
          {{"calendar", row.calendar}, {"open", row.open}, {"line", book.say(row.line)}});
    }
    return {{"at", instant(answer.at)},
            {"open", answer.open},
            {"lines", lines},
            {"open_until", instant_or_null(answer.open_until)},
            {"next_opening", instant_or_null(answer.next_opening)},
            {"last_closing", instant_or_null(answer.last_closing)}};
  }

  json operator()(const DaysAnswer& answer) const {
    return {{"from", format_date(answer.first)},
            {"to", format_date(answer.last)},
            {"working_days", answer.count}};
  }
};

}  // namespace

std::string to_json(const CalendarAnswer& answer, const phrases::Book& book) {
  json text = std::visit(Writer{answer.zone, book}, answer.answer);
  text["calendar"] = answer.calendar;
  text["zone"] = answer.zone.name;
  text["notes"] = json::array();
  for (const Phrase& note : answer.notes) text["notes"].push_back(book.say(note));
  return json_text(text, 2) + "\n";
}

}  // namespace akad::report
