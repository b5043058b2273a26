// Answers for people.
#include "runtime/base/text.h"
#include "runtime/report/calendar/page.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/page.h"

namespace akad::report {
namespace {

using Moment = std::variant<Instant, Date>;

Phrase counted_hours(Duration length) {
  const Phrase text = phrases::length(length);
  if (length % kSecond != 0 || length < kMinute) return text;
  return Phrase("calendar.length_exact", text, length / kSecond);
}

struct Writer {
  Page& page;
  const time::Zone& zone;

  void value(Key<0> label, const Phrase& text) { add_value(page, 2, label, text); }
  void moment(Key<0> label, const Moment& at) {
    const Date* date = std::get_if<Date>(&at);
    value(label, date != nullptr ? phrases::date(*date) : local(zone, std::get<Instant>(at)));
  }

  void operator()(const MonthView& month) { add_month(page, month, zone); }

  void operator()(const ElapsedAnswer& answer) {
    moment("label.from", answer.from);
    moment("label.to", answer.to);
    value("label.open_for", counted_hours(answer.length));
  }

  void operator()(const DueAnswer& answer) {
    const bool back = answer.length < 0;
    moment("label.from", answer.from);
    value("label.open_time", phrases::length(answer.length));
    if (answer.due == kNever) return value("label.due", never_said(back));
    moment(back ? Key<0>("label.began") : Key<0>("label.due"), answer.due);
  }

  void operator()(const LaterAnswer& answer) {
    moment("label.from", answer.from);
    value("label.step", Phrase::as_is(for_terminal(answer.step)));
    if (!answer.later) return value("label.is", Phrase("calendar.no_date"));
    moment("label.is", *answer.later);
  }

  void operator()(const ListAnswer& answer) {
    moment("label.from", answer.span.from);
    moment("label.to", answer.span.to);
    value("label.open_for", counted_hours(time::total_length(answer.open)));
    page += "\n";
    Table table{{{Phrase("column.opens")}, {Phrase("column.closes")}, {Phrase("column.length")}},
                {}};
    for (const Interval& open : answer.open) {
      table.rows.push_back({page.say(local(zone, open.from)), page.say(local(zone, open.to)),
                            page.say(phrases::length(open.length()))});
    }
    if (!answer.open.empty()) add_table(page, 2, table);
  }

  void operator()(const AtAnswer& answer) {
    moment("label.at", answer.at);
    value("label.is", answer.open ? Phrase("calendar.open") : Phrase("calendar.closed"));
    for (const LineRow& row : answer.lines) {
      const bool alone = answer.lines.size() == 1;
      value("label.by", alone ? row.line : Phrase("calendar.line_of", row.calendar, row.line));
    }
    if (answer.open && !answer.open_until) {
      value("label.open_until", Phrase("calendar.never_closes"));
    }
    if (answer.open_until) moment("label.open_until", *answer.open_until);
    if (answer.next_opening) moment("label.next_opening", *answer.next_opening);
    if (answer.last_closing) moment("label.last_closing", *answer.last_closing);
  }

  void operator()(const DaysAnswer& answer) {
    moment("label.from", answer.first);
    moment("label.to", answer.last);
    value("label.working_days", Phrase::as_is(std::to_string(answer.count)));
  }
};

Phrase title_of(const CalendarAnswer& answer) {
  if (const auto* month = std::get_if<MonthView>(&answer.answer)) {
    return Phrase("calendar.title_of_month", answer.calendar, phrases::month(month->month),
                  answer.zone.name);
  }
  return Phrase("calendar.title", answer.calendar, answer.zone.name);
}

}  // namespace

std::string to_text(const CalendarAnswer& answer, const phrases::Book& book) {
  Page page{book};
  add_line(page, 0, title_of(answer));
  std::visit(Writer{page, answer.zone}, answer.answer);
  for (const Phrase& note : answer.notes) add_value(page, 2, "label.note", note);
  return std::move(page.text);
}

}  // namespace akad::report
