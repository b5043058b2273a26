// Bound calendars: a calendar in one zone, laid out page by page where somebody asks, with running
// totals, so that elapsed and due are one search each whatever the span (REFERENCE, "Clocks"). What
// a page costs is what is open on its dates: a zone in which nothing is asked costs nothing.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/ir/program.h"
#include "runtime/time/interval_set.h"
#include "runtime/time/zone.h"

namespace akad::time {

class Layout;  // runtime/time/layout/openings.h
struct Openings;

constexpr std::int32_t kDaysOfPage = 32;
constexpr Duration kPage = kDaysOfPage * kDay;

// The open time of 32 days as UTC counts them, and the working days of the dates of those numbers;
// on the first and the last page of all, also of the dates beside them.
struct Page {
  struct Opening {
    std::uint32_t from = 0;  // milliseconds after the page begins
    std::uint32_t to = 0;
    std::uint32_t before = 0;  // open time of the page up to it
  };

  Instant begin = 0;
  Duration total = 0;
  std::vector<Opening> open;  // ascending, disjoint
  std::array<std::uint32_t, kDaysOfPage> index =
      {};                          // day -> first opening that ends after it begins
  std::uint64_t working_days = 0;  // bit 1: the first of the 32 dates
  std::vector<Instant> day_ends;   // of each: the last closing of the openings that begin on it

  // The first opening that ends after the instant, which the page has.
  std::size_t ending_after(std::uint32_t in_page) const {
    constexpr auto kLast = static_cast<std::uint32_t>(kDaysOfPage - 1);
    std::size_t row = index[std::min(in_page / static_cast<std::uint32_t>(kDay), kLast)];
    while (row < open.size() && open[row].to <= in_page) ++row;
    return row;
  }
};

// A date on which some opening begins, as the wall clock of the calendar's zone shows it.
struct WorkingDay {
  Date date;
  Instant end = 0;  // the last closing of those openings
};

// Openings and working days have numbers: how much, how many come before them from some moment on
// that the calendar chooses. Pages are laid out while it is asked: it is for one thread at a time.
class BoundCalendar {
 public:
  BoundCalendar() = default;
  // `id` is one of the layout's calendars. `of_subject`: null = their own zones.
  BoundCalendar(std::shared_ptr<const Layout> layout, Id<ir::Calendar> id,
                std::shared_ptr<const Zone> zone, std::shared_ptr<const Zone> of_subject);

  const Zone& zone() const { return *zone_; }

  // The one that has the instant, or the date; both are first brought within what is accepted.
  const Page& page_at(Instant at) const;
  const Page& page_of(Date date) const;

  Duration open_before(Instant at) const;
  // The instant at which the open millisecond of that number begins; kNever when there is none.
  Instant open_moment(Duration number) const;

  std::int64_t working_days_before(Date date) const;
  std::optional<WorkingDay> working_day(std::int64_t number) const;
  std::optional<Instant> end_of(Date date) const;  // none: not a working day

  // Whether all of the page is open that begins there. Asked page after page,
  // many are laid out at once.
  bool is_open_page(Instant begin) const;

 private:
  struct Row {
    Duration open = 0;                           // before the page
    std::int64_t days = 0;                       // likewise
    std::unique_ptr<const Page> page = nullptr;  // null: nobody asked for more than its totals
  };
  using Kept = std::optional<std::int32_t>;  // the page that is asked for

  std::int32_t end() const { return first_ + static_cast<std::int32_t>(rows_.size()) - 1; }
  Row& row(std::int32_t number) const { return rows_[static_cast<std::size_t>(number - first_)]; }
  std::int32_t next_count() const;
  const Page& page(std::int32_t number) const;
  const Page& turn_to(std::int32_t number) const;
  Openings lay_out(std::int32_t first, std::int32_t last) const;
  void append(std::int32_t count, Kept kept) const;
  void prepend(std::int32_t count, Kept kept) const;
  template <class Total>
  std::optional<std::int32_t> page_with(std::int64_t number, Total total) const;

  std::shared_ptr<const Layout> layout_;
  Id<ir::Calendar> id_;
  std::shared_ptr<const Zone> zone_;
  std::shared_ptr<const Zone> of_subject_;
  // Pages whose totals are known, and one row more for their end.
  mutable std::int32_t first_ = 0;
  mutable std::vector<Row> rows_;
  // What was asked for last: a stretch often begins where the one before it ended.
  struct Asked {
    Instant at = kFirstInstant - 1;  // nothing yet
    Duration open = 0;
  };
  mutable Asked asked_;
  mutable std::size_t found_ = 0;  // of rows_, in which the last moment lay
};

// Around the clock in `zone`: always open.
BoundCalendar around_the_clock(const Zone& zone);

// A calendar with all that it is made of, to be bound to many zones.
std::shared_ptr<const Layout> layout_of(const ir::Program& program, Id<ir::Calendar> id);

// `zone_override`: the subject's zone, for calendars that take it from the subject; empty = their
// own zone.
// An unknown zone or a reference that was not verified is an assertion: the compiler checked both.
BoundCalendar bind_calendar(const ir::Program& program, Id<ir::Calendar> id,
                            const std::string& zone_override);
BoundCalendar bind_calendar(const ir::Program& program, Id<ir::Calendar> id,
                            std::shared_ptr<const Layout> layout, const std::string& zone_override);

// Of each, whether it ever opens in its own zone.
std::vector<bool> ever_open(const ir::Program& program,
                            const std::vector<Id<ir::Calendar>>& calendars);

// The signal that names the zone of the calendar or of one that it is made of; none = fixed zones.
Id<ir::Signal> zone_signal_of(const ir::Program& program, Id<ir::Calendar> id);

bool is_open(const BoundCalendar& calendar, Instant at);
bool never_opens(const BoundCalendar& calendar);

// Open time in [from, to); 0 when to <= from.
Duration elapsed(const BoundCalendar& calendar, Instant from, Instant to);

// The leftmost instant t >= from with elapsed(from, t) = length (for length 0: `from` itself);
// kNever when the calendar does not have that much time left before kEndOfTime.
Instant due(const BoundCalendar& calendar, Instant from, Duration length);

// The rightmost instant s <= from with elapsed(s, from) = length (for length 0: `from` itself);
// kNever when the calendar did not have that much time before `from`.
Instant due_backward(const BoundCalendar& calendar, Instant from, Duration length);

// `at` itself when open; otherwise the next opening, or kNever.
Instant next_open(const BoundCalendar& calendar, Instant at);
// `at` itself when open; otherwise the last closing <= at, or kFirstInstant.
Instant previous_close(const BoundCalendar& calendar, Instant at);

// The first opening that ends after `at`, whole: the one under way when open; empty after the last.
std::optional<Interval> opening_after(const BoundCalendar& calendar, Instant at);

// The openings inside `span`, for explanations: of any stretch, or of one local date.
IntervalSet open_within(const BoundCalendar& calendar, Interval span);
IntervalSet open_on(const BoundCalendar& calendar, Date date);

// To which date an instant belongs: a night that goes on after midnight belongs to the date on
// which it opened, all else to its local date. And the openings that belong to a date.
Date date_of(const BoundCalendar& calendar, Instant at);
IntervalSet openings_of(const BoundCalendar& calendar, Date date);

// The dates of first to last, both included, on which the calendar opens.
std::int64_t count_working_days(const BoundCalendar& calendar, Date first, Date last);

// Steps by working days. The start day is the one that `from` belongs to (see date_of); a `from`
// outside hours first moves to the next opening. The n-th working day after it is
// counted on the dates on which the calendar opens; count 0 is the start day itself. kNever when
// there is no such day.
// A count below 0 is the mirror: a `from` outside hours first moves back to the last closing.
//
// Each gives the wall-clock reading the rule names, even where the target date has other hours (a
// short Saturday): moving it elsewhere is the caller's rule (REFERENCE, "Targets").
Instant working_days_later(const BoundCalendar& calendar, Instant from, std::int32_t count);
Instant end_of_working_day(const BoundCalendar& calendar, Instant from, std::int32_t count);
Instant working_day_at(const BoundCalendar& calendar, Instant from, std::int32_t count,
                       std::int32_t minute);

// The same step between dates: a `from` on which the calendar does not open first moves to the next
// working day, or back to the last for a count below 0. Empty when there is no such day.
std::optional<Date> working_date_later(const BoundCalendar& calendar, Date from,
                                       std::int32_t count);

// The same reading of the wall clock so many dates or months later; 31 January and a month is the
// last of February. A reading that occurs twice is the earlier, a skipped one moves forward. Counts
// below 0 lead back; kNever before kFirstInstant as well.
Instant calendar_days_later(const Zone& zone, Instant from, std::int32_t count);
// Behind the last instant that is within so many calendar days of `from`: the end of that date.
Instant end_of_calendar_days(const Zone& zone, Instant from, std::int32_t count);
Instant calendar_months_later(const Zone& zone, Instant from, std::int32_t count);

// Why a date has the hours it has, for explanations: the name of the holiday or exception that
// decided it, or empty when the weekly windows did. A calendar made of others gives the reasons of
// all of them, in their order.
std::string reason_of(const ir::Program& program, Id<ir::Calendar> id, Date date);

}  // namespace akad::time
