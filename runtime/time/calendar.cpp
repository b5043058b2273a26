#include "runtime/time/calendar.h"

#include <algorithm>

namespace akad::time {
namespace {

// The opening of the page that has the instant; null = closed.
const Page::Opening* opening_at(const Page& page, Instant at) {
  const auto in_page = static_cast<std::uint32_t>(at - page.begin);
  const std::size_t row = page.ending_after(in_page);
  if (row == page.open.size() || page.open[row].from > in_page) return nullptr;
  return &page.open[row];
}

bool is_accepted(Instant at) { return at >= kFirstInstant && at < kEndOfTime; }

// The whole opening that has the instant, on however many pages.
Interval opening_with(const BoundCalendar& calendar, Instant at) {
  const Page* page = &calendar.page_at(at);
  const Page::Opening* row = opening_at(*page, at);
  Interval open{page->begin + row->from, page->begin + row->to};
  for (Instant begin = page->begin; open.from == begin && begin > kFirstInstant;) {
    begin -= kPage;
    if (calendar.is_open_page(begin)) {
      open.from = begin;
      continue;
    }
    page = &calendar.page_at(begin);
    row = opening_at(*page, begin + kPage - 1);
    if (row != nullptr) open.from = begin + row->from;
  }
  while (open.to % kPage == 0 && open.to < kEndOfTime) {
    if (calendar.is_open_page(open.to)) {
      open.to += kPage;
      continue;
    }
    page = &calendar.page_at(open.to);
    row = opening_at(*page, open.to);
    if (row == nullptr) break;
    open.to = page->begin + row->to;
  }
  return open;
}

// Where what belongs to `date` ends: with its last opening, and not before the date itself.
Instant end_of(const BoundCalendar& calendar, Date date) {
  const Instant midnight = start_of_day(calendar.zone(), Date{date.days + 1});
  return std::max(midnight, calendar.end_of(date).value_or(midnight));
}

}  // namespace

bool is_open(const BoundCalendar& calendar, Instant at) {
  return is_accepted(at) && opening_at(calendar.page_at(at), at) != nullptr;
}

bool never_opens(const BoundCalendar& calendar) {
  return next_open(calendar, kFirstInstant) == kNever;
}

Duration elapsed(const BoundCalendar& calendar, Instant from, Instant to) {
  if (to <= from) return 0;
  return calendar.open_before(to) - calendar.open_before(from);
}

Instant due(const BoundCalendar& calendar, Instant from, Duration length) {
  if (length <= 0) return from;
  const Instant last = calendar.open_moment(calendar.open_before(from) + length - 1);
  return last == kNever ? kNever : last + 1;
}

// At a total that two openings share, the later begins.
Instant due_backward(const BoundCalendar& calendar, Instant from, Duration length) {
  if (length <= 0) return from;
  return calendar.open_moment(calendar.open_before(from) - length);
}

Instant next_open(const BoundCalendar& calendar, Instant at) {
  if (at >= kEndOfTime) return kNever;
  return is_open(calendar, at) ? at : calendar.open_moment(calendar.open_before(at));
}

Instant previous_close(const BoundCalendar& calendar, Instant at) {
  if (is_open(calendar, at)) return at;
  const Instant last = calendar.open_moment(calendar.open_before(at) - 1);
  return last == kNever ? kFirstInstant : last + 1;
}

std::optional<Interval> opening_after(const BoundCalendar& calendar, Instant at) {
  const Instant inside = next_open(calendar, at);
  if (inside == kNever) return std::nullopt;
  return opening_with(calendar, inside);
}

IntervalSet open_within(const BoundCalendar& calendar, Interval span) {
  const Interval asked{std::max(span.from, kFirstInstant), std::min(span.to, kEndOfTime)};
  IntervalSet open;
  for (Instant at = asked.from; at < asked.to;) {
    const Page& page = calendar.page_at(at);
    for (const Page::Opening& row : page.open) {
      const Interval part{std::max(page.begin + row.from, asked.from),
                          std::min(page.begin + row.to, asked.to)};
      if (part.empty()) continue;
      if (!open.empty() && open.back().to == part.from) {
        open.back().to = part.to;
      } else {
        open.push_back(part);
      }
    }
    at = page.begin + kPage;
  }
  return open;
}

IntervalSet open_on(const BoundCalendar& calendar, Date date) {
  return open_within(calendar, {start_of_day(calendar.zone(), date),
                                start_of_day(calendar.zone(), Date{date.days + 1})});
}

Date date_of(const BoundCalendar& calendar, Instant at) {
  const Date date = local_date(calendar.zone(), at);
  const Date before{date.days - 1};
  return at < end_of(calendar, before) ? before : date;
}

IntervalSet openings_of(const BoundCalendar& calendar, Date date) {
  return open_within(calendar, {end_of(calendar, Date{date.days - 1}), end_of(calendar, date)});
}

std::int64_t count_working_days(const BoundCalendar& calendar, Date first, Date last) {
  if (last < first) return 0;
  return calendar.working_days_before(Date{last.days + 1}) - calendar.working_days_before(first);
}

}  // namespace akad::time
