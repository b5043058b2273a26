#include "runtime/differences/favour/measures/hours.h"

#include <algorithm>

#include "runtime/differences/align/meaning.h"
#include "runtime/differences/favour/measures/items.h"
#include "runtime/differences/favour/measures/time.h"

namespace akad::differences {
namespace {

constexpr std::int32_t kDayMinutes = 24 * 60;
constexpr Hours kUnknown = {Turn::Unknown, false};

Hours both(const Hours& a, const Hours& b) {
  return {both(a.turn, b.turn), a.by_dates && b.by_dates};
}

Hours opposite(const Hours& hours) { return {opposite(hours.turn), hours.by_dates}; }

// Minutes from the midnight that the window opens behind.
struct Span {
  std::int32_t from = 0, to = 0;
};
Span span_of(const ir::WeeklyWindow& window) {
  const bool over_midnight = window.close_minute <= window.open_minute;
  return {window.open_minute, window.close_minute + (over_midnight ? kDayMinutes : 0)};
}

bool is_inside(const ir::WeeklyWindow& inner, const ir::WeeklyWindow& outer) {
  const Span a = span_of(inner), b = span_of(outer);
  return (inner.days & ~outer.days) == 0 && b.from <= a.from && a.to <= b.to;
}

// Each window of the first lies in one of the second.
bool are_inside(const ir::Windows& inner, const ir::Windows& outer) {
  return std::all_of(inner.weekly.begin(), inner.weekly.end(), [&](const auto& window) {
    for (std::int32_t day = 1; day < 128; day *= 2) {
      if ((window.days & day) == 0) continue;
      ir::WeeklyWindow of_day = window;
      of_day.days = day;
      if (std::none_of(outer.weekly.begin(), outer.weekly.end(),
                       [&](const auto& other) { return is_inside(of_day, other); })) {
        return false;
      }
    }
    return true;
  });
}

template <class Row>
bool say_the_same(const Rows& rows, const std::vector<Row>& before, const std::vector<Row>& after) {
  if (before.size() != after.size()) return false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (Meaning::of(rows, Edition::Before, before[i]) !=
        Meaning::of(rows, Edition::After, after[i])) {
      return false;
    }
  }
  return true;
}

// A window that is shorter than a day opens on its own dates alone.
bool closes_dates(const ir::DatedException& line) {
  return !std::holds_alternative<ir::OpenDates>(line.says);
}

Turn with_closed(bool was, bool is) {
  if (was == is) return Turn::Unknown;
  return is ? Turn::Less : Turn::More;
}

}  // namespace

Hours of_window(const ir::WeeklyWindow* before, const ir::WeeklyWindow* after) {
  if (before == nullptr) return {Turn::More, false};
  if (after == nullptr) return {Turn::Less, false};
  if (is_inside(*before, *after)) return {Turn::More, false};
  return is_inside(*after, *before) ? Hours{Turn::Less, false} : kUnknown;
}

Hours of_week(const ir::Windows& before, const ir::Windows& after) {
  if (are_inside(before, after)) return {Turn::More, false};
  return are_inside(after, before) ? Hours{Turn::Less, false} : kUnknown;
}

Hours of_dates(const ir::DatedException* before, const ir::DatedException* after) {
  const bool was = before != nullptr, is = after != nullptr;
  if ((was && !closes_dates(*before)) || (is && !closes_dates(*after))) return kUnknown;
  if (was != is) return {with_closed(was, is), true};
  const auto* a = std::get_if<ir::ClosedDates>(&before->says);
  const auto* b = std::get_if<ir::ClosedDates>(&after->says);
  if (a == nullptr || b == nullptr) return kUnknown;
  if (a->first == b->first && a->last == b->last) return {};
  if (b->first <= a->first && a->last <= b->last) return {Turn::Less, true};
  return a->first <= b->first && b->last <= a->last ? Hours{Turn::More, true} : kUnknown;
}

Hours between(const Rows& rows, Id<ir::Calendar> before, Id<ir::Calendar> after) {
  if (rows.number(Edition::Before, before) == rows.number(Edition::After, after)) return {};
  // None is around the clock.
  if (!before.valid()) return {Turn::Less, false};
  if (!after.valid()) return {Turn::More, false};
  const ir::Calendar& a = rows.program(Edition::Before)[before];
  const ir::Calendar& b = rows.program(Edition::After)[after];
  const auto* own_a = std::get_if<ir::Windows>(&a.hours);
  const auto* own_b = std::get_if<ir::Windows>(&b.hours);
  if (own_a == nullptr || own_b == nullptr || a.zone != b.zone ||
      rows.number(Edition::Before, a.zone_signal) != rows.number(Edition::After, b.zone_signal) ||
      own_a->nights != own_b->nights || !say_the_same(rows, own_a->exceptions, own_b->exceptions)) {
    return kUnknown;
  }
  return of_week(*own_a, *own_b);
}

namespace {

// A calendar that is made of others opens as they do.
struct Composed {
  const std::vector<Hours>& known;

  Hours operator()(const ir::Windows&) const { return {}; }
  Hours operator()(const ir::Union& is) const { return all(is.operands); }
  Hours operator()(const ir::Intersection& is) const { return all(is.operands); }
  Hours operator()(const ir::Shift& is) const { return all(is.operands); }
  Hours operator()(const ir::Difference& is) const {
    Hours hours = all({is.operands.front()});
    for (std::size_t i = 1; i < is.operands.size(); ++i) {
      hours = both(hours, opposite(all({is.operands[i]})));
    }
    return hours;
  }
  Hours all(const std::vector<Id<ir::Calendar>>& operands) const {
    Hours hours;
    for (const Id<ir::Calendar> operand : operands) {
      const Hours& one = known[operand.index()];
      if (one.turn != Turn::Same) hours = both(hours, {one.turn, false});
    }
    return hours;
  }
};

// What hours of the calendar decide of an item, where they are wider.
struct OfLimit {
  const ir::Clock& clock;
  Id<ir::Calendar> calendar;
  const Hours& hours;

  Turn operator()(const ir::Limit& limit) const {
    const Id<ir::Calendar> own = ir::calendar_of(limit);
    const Id<ir::Calendar> counted = own.valid() ? own : clock.calendar;
    const Id<ir::Calendar> rolled = limit.roll_calendar.valid() ? limit.roll_calendar : counted;
    if (std::holds_alternative<ir::NoTarget>(limit.rule)) return Turn::Same;
    if (limit.roll != ir::Roll::Keep && rolled == calendar) return Turn::Unknown;
    if (std::holds_alternative<ir::Within>(limit.rule)) {
      const Id<ir::Calendar> elapses = clock.hours_of_limit ? own : clock.calendar;
      return elapses == calendar ? hours.turn : Turn::Same;
    }
    if (counted != calendar) return Turn::Same;
    if (std::holds_alternative<ir::EndOfWorkingDay>(limit.rule) && !hours.by_dates) {
      return Turn::Unknown;  // the day may end later, and come earlier
    }
    const bool counts_days = std::holds_alternative<ir::WorkingDaysLater>(limit.rule) ||
                             std::holds_alternative<ir::EndOfWorkingDay>(limit.rule) ||
                             std::holds_alternative<ir::WorkingDayAt>(limit.rule);
    if (limit.moved_by_pauses) return Turn::Unknown;
    return counts_days ? hours.turn : Turn::Same;
  }
};

Turn by_clocks(const Context& context, Id<ir::Calendar> calendar, const Hours& hours) {
  const ir::Program& program = context.program();
  Turn all = Turn::Same;
  for (const Id<ir::Clock> clock : ids_of(program.clocks)) {
    all = both(all, later_items(context, clock, OfLimit{program[clock], calendar, hours}));
  }
  return all;
}

struct CalendarOf {
  Id<ir::Calendar> operator()(const ir::AnnouncedHours& asked) const { return asked.calendar; }
  Id<ir::Calendar> operator()(const ir::AnnouncedDays& asked) const { return asked.calendar; }
  Id<ir::Calendar> operator()(const ir::Agreed&) const { return {}; }
  Id<ir::Calendar> operator()(const ir::NotRefused&) const { return {}; }
};

Turn by_exclusions(const Context& context, Id<ir::Calendar> calendar, const Hours& hours) {
  const ir::Program& program = context.program();
  Turn all = Turn::Same;
  for (const Id<ir::Exclusion> id : ids_of(program.exclusions)) {
    const ir::Exclusion& exclusion = program[id];
    for (const ir::Requirement& asked : exclusion.conditions) {
      if (std::visit(CalendarOf{}, asked.is) == calendar) return Turn::Unknown;
    }
    if (exclusion.only_within != calendar) continue;
    const Turn granted = more_granted(context, id);
    // An earlier notice may take the quota that a later one had.
    if (granted != Turn::Same && !grants_each_alone(exclusion)) return Turn::Unknown;
    all = both(all, hours.turn == Turn::More ? granted : opposite(granted));
  }
  return all;
}

// Uses of which nothing is known.
bool is_used_otherwise(const ir::Program& program, Id<ir::Calendar> calendar) {
  const auto asks = [&](const ir::Condition& row) { return row.calendar == calendar; };
  const auto promises = [&](const ir::Target& row) {
    const auto* time = std::get_if<ir::OfTime>(&row.of);
    return time != nullptr && time->hours == calendar;
  };
  const auto counts_dates = [&](const ir::Credit& row) {
    const bool paid = row.paid && row.paid->within && row.paid->within->calendar == calendar;
    return paid || (row.claim && row.claim->within.calendar == calendar);
  };
  return std::any_of(program.conditions.begin(), program.conditions.end(), asks) ||
         std::any_of(program.credits.begin(), program.credits.end(), counts_dates) ||
         std::any_of(program.targets.begin(), program.targets.end(), promises);
}

}  // namespace

Turn used_hours(const Context& context, Id<ir::Calendar> calendar, const Hours& hours) {
  const ir::Program& program = context.program();
  std::vector<Hours> known(program.calendars.size());
  known[calendar.index()] = hours;
  Turn all = Turn::Same;
  for (const Id<ir::Calendar> id : ids_of(program.calendars)) {
    Hours& own = known[id.index()];
    if (id != calendar) own = std::visit(Composed{known}, program[id].hours);
    if (own.turn == Turn::Same) continue;
    if (is_used_otherwise(program, id)) return Turn::Unknown;
    if (own.turn == Turn::Unknown) {
      const Hours either{Turn::More, false};
      const bool used = by_clocks(context, id, either) != Turn::Same ||
                        by_exclusions(context, id, either) != Turn::Same;
      if (used) return Turn::Unknown;
      continue;
    }
    all = both(all, both(by_clocks(context, id, own), by_exclusions(context, id, own)));
  }
  return all;
}

}  // namespace akad::differences
