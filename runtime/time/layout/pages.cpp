// The pages of a bound calendar, their totals, and what is found by its number.
#include <algorithm>
#include <bit>

#include "runtime/base/assert.h"
#include "runtime/time/calendar.h"
#include "runtime/time/layout/openings.h"

namespace akad::time {
namespace {

constexpr Interval kAccepted{kFirstInstant, kEndOfTime};
constexpr auto kPages = static_cast<std::int32_t>(kEndOfTime / kPage + 1);
static_assert(kEndOfTime % kPage != 0, "the end of time lies in the last page");
constexpr std::int32_t kMostAtOnce = 64;  // pages that are laid out only for their totals

std::int32_t number_at(Instant at) {
  return static_cast<std::int32_t>(std::clamp(at, kFirstInstant, kEndOfTime) / kPage);
}

std::int32_t number_of(Date date) { return number_at(date.days * kDay); }

// The working days of the page before `date`.
std::uint64_t days_before(const Page& page, Date date) {
  const auto first = static_cast<std::int32_t>(page.begin / kDay);
  const std::int32_t bit = std::clamp(date.days - first + 1, 0, 63);
  return page.working_days & ((std::uint64_t{1} << bit) - 1);
}

bool is_working_day(const Page& page, Date date) {
  const auto first = static_cast<std::int32_t>(page.begin / kDay);
  const std::int32_t bit = date.days - first + 1;
  return bit >= 0 && bit < 64 && (page.working_days >> bit & 1) != 0;
}

void add_openings(Page& page, const IntervalSet& laid) {
  const Interval span{page.begin, std::min(page.begin + kPage, kEndOfTime)};
  const IntervalSet open = clipped(laid, span);
  page.open.reserve(open.size());
  for (const Interval& row : open) {
    page.open.push_back({static_cast<std::uint32_t>(row.from - page.begin),
                         static_cast<std::uint32_t>(row.to - page.begin),
                         static_cast<std::uint32_t>(page.total)});
    page.total += row.length();
  }
  std::uint32_t next = 0;
  for (std::size_t day = 0; day < page.index.size(); ++day) {
    const auto begin = static_cast<std::uint32_t>(static_cast<Instant>(day) * kDay);
    while (next < page.open.size() && page.open[next].to <= begin) ++next;
    page.index[day] = next;
  }
}

// The end of the last open stretch before `until`: another calendar may have cut a window short.
Instant last_closing(const IntervalSet& open, Instant until) {
  const auto after = std::partition_point(
      open.begin(), open.end(), [until](const Interval& row) { return row.from < until; });
  return after == open.begin() ? kFirstInstant : std::min((after - 1)->to, until);
}

void add_working_days(Page& page, const Openings& laid, const Zone& zone) {
  const std::int32_t number = number_at(page.begin);
  auto part = std::partition_point(laid.parts.begin(), laid.parts.end(), [&](const DayPart& row) {
    return row.open.from < page.begin - kLongestPart;
  });
  std::vector<std::pair<Date, Instant>> untils;
  for (; part != laid.parts.end() && part->open.from < page.begin + kPage + kLongestPart; ++part) {
    const Instant from = std::max(part->open.from, kFirstInstant);
    if (from >= std::min(part->open.to, kEndOfTime)) continue;
    const Date date = local_date(zone, from);
    if (number_of(date) != number) continue;
    untils.emplace_back(date, std::min(part->until, kEndOfTime));
  }
  if (!std::is_sorted(untils.begin(), untils.end())) std::sort(untils.begin(), untils.end());
  const auto first = static_cast<std::int32_t>(page.begin / kDay);
  page.day_ends.reserve(untils.size());
  for (std::size_t i = 0; i < untils.size(); ++i) {
    const auto& [date, until] = untils[i];
    if (i + 1 < untils.size() && untils[i + 1].first == date) continue;
    page.working_days |= std::uint64_t{1} << (date.days - first + 1);
    page.day_ends.push_back(last_closing(laid.open, until));
  }
}

Page page_from(const Openings& laid, const Zone& zone, std::int32_t number) {
  Page page;
  page.begin = number * kPage;
  add_openings(page, laid.open);
  add_working_days(page, laid, zone);
  return page;
}

std::int64_t count_of(std::uint64_t days) { return std::popcount(days); }

}  // namespace

BoundCalendar::BoundCalendar(std::shared_ptr<const Layout> layout, Id<ir::Calendar> id,
                             std::shared_ptr<const Zone> zone,
                             std::shared_ptr<const Zone> of_subject)
    : layout_(std::move(layout)),
      id_(id),
      zone_(std::move(zone)),
      of_subject_(std::move(of_subject)) {}

Openings BoundCalendar::lay_out(std::int32_t first, std::int32_t last) const {
  // The dates of a page begin and end beside its instants, and their nights after them.
  const Interval span{first * kPage - 2 * kLongestPart, last * kPage + 3 * kLongestPart};
  auto laid = layout_->lay_out({id_}, of_subject_.get(), span, Parts::Laid);
  Openings openings = std::move(laid.at(id_));
  openings.open = clipped(openings.open, kAccepted);
  return openings;
}

// How many pages are laid out next, where only their totals are asked: as many as there are.
std::int32_t BoundCalendar::next_count() const {
  return std::clamp(end() - first_, 1, kMostAtOnce);
}

void BoundCalendar::append(std::int32_t count, Kept kept) const {
  const std::int32_t first = end();
  const Openings laid = lay_out(first, first + count);
  for (std::int32_t number = first; number < first + count; ++number) {
    Page page = page_from(laid, *zone_, number);
    const Row& here = rows_.back();
    Row after{here.open + page.total, here.days + count_of(page.working_days)};
    if (number == kept) rows_.back().page = std::make_unique<const Page>(std::move(page));
    rows_.push_back(std::move(after));
  }
}

void BoundCalendar::prepend(std::int32_t count, Kept kept) const {
  const std::int32_t first = first_ - count;
  const Openings laid = lay_out(first, first_);
  std::vector<Row> rows(static_cast<std::size_t>(count));
  Duration open = rows_.front().open;
  std::int64_t days = rows_.front().days;
  for (std::int32_t number = first_ - 1; number >= first; --number) {
    Page page = page_from(laid, *zone_, number);
    open -= page.total;
    days -= count_of(page.working_days);
    Row& row = rows[static_cast<std::size_t>(number - first)];
    row = {open, days};
    if (number == kept) row.page = std::make_unique<const Page>(std::move(page));
  }
  rows_.insert(rows_.begin(), std::make_move_iterator(rows.begin()),
               std::make_move_iterator(rows.end()));
  first_ = first;
}

const Page& BoundCalendar::turn_to(std::int32_t number) const {
  if (rows_.empty()) {
    first_ = number;
    rows_.emplace_back();
  }
  while (number >= end()) append(std::min(kMostAtOnce, number + 1 - end()), number);
  while (number < first_) prepend(std::min(kMostAtOnce, first_ - number), number);
  Row& asked = row(number);
  if (asked.page == nullptr) {
    const Openings laid = lay_out(number, number + 1);
    asked.page = std::make_unique<const Page>(page_from(laid, *zone_, number));
  }
  return *asked.page;
}

const Page& BoundCalendar::page(std::int32_t number) const {
  const auto place = static_cast<std::size_t>(static_cast<std::uint32_t>(number - first_));
  if (place < rows_.size() && rows_[place].page != nullptr) return *rows_[place].page;
  return turn_to(number);
}

const Page& BoundCalendar::page_at(Instant at) const { return page(number_at(at)); }
const Page& BoundCalendar::page_of(Date date) const { return page(number_of(date)); }

Duration BoundCalendar::open_before(Instant at) const {
  const Instant moment = std::clamp(at, kFirstInstant, kEndOfTime);
  if (moment == asked_.at) return asked_.open;
  const auto number = static_cast<std::int32_t>(moment / kPage);
  const Page& here = page(number);
  const auto in_page = static_cast<std::uint32_t>(moment - here.begin);
  const std::size_t next = here.ending_after(in_page);
  Duration open = row(number).open;
  if (next == here.open.size()) {
    open += here.total;
  } else {
    const Page::Opening& opening = here.open[next];
    open += opening.before + (in_page > opening.from ? in_page - opening.from : 0);
  }
  asked_ = {moment, open};
  return open;
}

// The page with the open millisecond, or the working day, of that number.
template <class Total>
std::optional<std::int32_t> BoundCalendar::page_with(std::int64_t number, Total total) const {
  const auto has_it = [&](std::size_t place) {
    return place + 1 < rows_.size() && total(rows_[place]) <= number &&
           number < total(rows_[place + 1]);
  };
  for (const std::size_t place : {found_, found_ + 1}) {
    if (!has_it(place)) continue;
    found_ = place;
    return first_ + static_cast<std::int32_t>(place);
  }
  if (rows_.empty()) turn_to(0);
  while (total(rows_.back()) <= number && end() < kPages) {
    append(std::min(next_count(), kPages - end()), std::nullopt);
  }
  while (total(rows_.front()) > number && first_ > 0) {
    prepend(std::min(next_count(), first_), std::nullopt);
  }
  const auto after = std::partition_point(rows_.begin(), rows_.end(),
                                          [&](const Row& known) { return total(known) <= number; });
  if (after == rows_.begin() || after == rows_.end()) return std::nullopt;
  found_ = static_cast<std::size_t>(after - rows_.begin()) - 1;
  return first_ + static_cast<std::int32_t>(found_);
}

Instant BoundCalendar::open_moment(Duration number) const {
  const auto found = page_with(number, [](const Row& known) { return known.open; });
  if (!found) return kNever;
  const Page& here = page(*found);
  const Duration in_page = number - row(*found).open;
  const auto after =
      std::partition_point(here.open.begin(), here.open.end(),
                           [&](const Page::Opening& opening) { return opening.before <= in_page; });
  AKAD_ASSERT(after != here.open.begin());
  return here.begin + (after - 1)->from + (in_page - (after - 1)->before);
}

std::int64_t BoundCalendar::working_days_before(Date date) const {
  const std::int32_t number = number_of(date);
  const Page& here = page(number);
  return row(number).days + count_of(days_before(here, date));
}

std::optional<WorkingDay> BoundCalendar::working_day(std::int64_t number) const {
  const auto found = page_with(number, [](const Row& known) { return known.days; });
  if (!found) return std::nullopt;
  const Page& here = page(*found);
  const auto place = static_cast<std::size_t>(number - row(*found).days);
  std::uint64_t days = here.working_days;
  for (std::size_t i = 0; i < place; ++i) days &= days - 1;
  const auto first = static_cast<std::int32_t>(here.begin / kDay);
  return WorkingDay{Date{first + std::countr_zero(days) - 1}, here.day_ends[place]};
}

std::optional<Instant> BoundCalendar::end_of(Date date) const {
  const Page& here = page_of(date);
  if (!is_working_day(here, date)) return std::nullopt;
  return here.day_ends[static_cast<std::size_t>(count_of(days_before(here, date)))];
}

bool BoundCalendar::is_open_page(Instant begin) const {
  const std::int32_t number = number_at(begin);
  if (rows_.empty()) turn_to(number);
  while (number >= end()) append(std::min(next_count(), kPages - end()), std::nullopt);
  while (number < first_) prepend(std::min(next_count(), first_), std::nullopt);
  return row(number + 1).open - row(number).open == kPage;
}

}  // namespace akad::time
