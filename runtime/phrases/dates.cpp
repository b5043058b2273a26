#include "runtime/phrases/dates.h"

#include "runtime/base/assert.h"

namespace akad::phrases {
namespace {

constexpr Key<0> kDays[] = {"day.mon", "day.tue", "day.wed", "day.thu",
                            "day.fri", "day.sat", "day.sun"};
constexpr Key<0> kMonths[] = {"month.jan", "month.feb", "month.mar", "month.apr",
                              "month.may", "month.jun", "month.jul", "month.aug",
                              "month.sep", "month.oct", "month.nov", "month.dec"};
// By ir::Cadence.
constexpr std::array<Key<0>, ir::kCadences.size()> kNouns = {
    "cadence.calendar_month", "cadence.calendar_quarter",
    "cadence.half_year",      "cadence.calendar_year",
    "cadence.week",           "cadence.calendar_day",
    "cadence.contract_month", "cadence.contract_quarter",
    "cadence.contract_year",  "cadence.whole_term",
    "cadence.season"};

struct Units {
  Key<0> none;
  Key<1> hours, minutes, seconds, milliseconds;
};

Phrase said_by(const Units& units, Duration length) {
  const Duration size = length < 0 ? -length : length;
  if (size == 0) return Phrase(units.none);
  PhraseList parts;
  const auto add = [&](Duration count, Key<1> unit) {
    if (count > 0) parts.add(unit, count);
  };
  add(size / kHour, units.hours);
  add(size % kHour / kMinute, units.minutes);
  add(size % kMinute / kSecond, units.seconds);
  add(size % kSecond, units.milliseconds);
  Phrase all = Phrase::list("list.blank", std::move(parts));
  return length < 0 ? Phrase("length.negative", std::move(all)) : all;
}

}  // namespace

Phrase length(Duration length) {
  return said_by(
      {"length.none", "length.hours", "length.minutes", "length.seconds", "length.milliseconds"},
      length);
}

Phrase brief(Duration length) {
  return said_by(
      {"brief.none", "brief.hours", "brief.minutes", "brief.seconds", "brief.milliseconds"},
      length);
}

Phrase month(Month month) {
  const CivilDay day = to_civil(first_day(month));
  return Phrase("month.of_year", Phrase(kMonths[static_cast<std::size_t>(day.month - 1)]),
                day.year);
}

Phrase period_noun(const ir::Periods& periods) {
  if (periods.looks_back()) return Phrase("cadence.several");
  return Phrase(kNouns[static_cast<std::size_t>(periods.cadence)]);
}

Phrase several(const ir::Periods& periods) {
  using enum ir::Cadence;
  switch (periods.cadence) {
    case CalendarMonth: return Phrase("several.calendar_month", periods.over);
    case CalendarQuarter: return Phrase("several.calendar_quarter", periods.over);
    case Week: return Phrase("several.week", periods.over);
    case CalendarDay: return Phrase("several.calendar_day", periods.over);
    case ContractMonth: return Phrase("several.contract_month", periods.over);
    case ContractQuarter: return Phrase("several.contract_quarter", periods.over);
    case HalfYear:
    case CalendarYear:
    case ContractYear:
    case WholeTerm:
    case Season: break;  // nothing looks back over several of these
  }
  AKAD_ASSERT(false);
}

Phrase several_to(const ir::Periods& periods, const ir::CalendarPeriod& last) {
  if (!periods.looks_back()) return period_label(last);
  return Phrase("period.several_to", several(periods), period_label(last));
}

Phrase period_label(const ir::CalendarPeriod& period) {
  using enum ir::Cadence;
  switch (period.cadence) {
    case CalendarMonth:
    case CalendarQuarter:
    case HalfYear:
    case CalendarYear:
    case Week:
    case CalendarDay:
    case Season: return Phrase::as_is(ir::label_of(period));
    case ContractMonth:
    case ContractQuarter:
    case ContractYear:
      return Phrase("period.numbered", period_noun(period.cadence), period.number + 1);
    case WholeTerm: return Phrase("period.whole_term");
  }
  AKAD_ASSERT(false);
}

Phrase period(const ir::CalendarPeriod& period) {
  return period.cadence == ir::Cadence::CalendarMonth ? month({period.number})
                                                      : period_label(period);
}

Phrase period_called(const ir::CalendarPeriod& period) {
  using enum ir::Cadence;
  switch (period.cadence) {
    case CalendarMonth:
    case CalendarQuarter:
    case HalfYear:
    case CalendarYear:
    case Week:
    case CalendarDay:
    case Season: return Phrase("period.called", period_noun(period.cadence), period_label(period));
    case ContractMonth:
    case ContractQuarter:
    case ContractYear:
    case WholeTerm: return period_label(period);
  }
  AKAD_ASSERT(false);
}

Phrase weekday(Date date) { return Phrase(kDays[static_cast<std::size_t>(akad::weekday(date))]); }

Phrase date(Date date) { return Phrase("day.date", phrases::weekday(date), format_date(date)); }

}  // namespace akad::phrases
