#include "runtime/time/layout/openings.h"

#include <algorithm>
#include <map>
#include <set>

#include "runtime/base/assert.h"

namespace akad::time {
namespace {

constexpr std::int32_t kMinutesADay = 1440;

std::int32_t add_rule(DatedRules& rules, DateRule rule) {
  rules.rules.push_back(std::move(rule));
  return static_cast<std::int32_t>(rules.rules.size()) - 1;
}

// The dates of first to last that the table covers, as positions in it.
struct Places {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Places places_of(const DatedRules& rules, Date first, Date last) {
  const auto size = static_cast<std::int64_t>(rules.rule_of_date.size());
  const std::int64_t begin = std::int64_t{first.days} - rules.first.days;
  const std::int64_t end = std::int64_t{last.days} - rules.first.days + 1;
  return {static_cast<std::size_t>(std::clamp<std::int64_t>(begin, 0, size)),
          static_cast<std::size_t>(std::clamp<std::int64_t>(end, 0, size))};
}

void close_dates(DatedRules& rules, Date first, Date last, const std::string& reason) {
  const Places places = places_of(rules, first, last);
  if (places.begin >= places.end) return;
  const std::int32_t closed = add_rule(rules, DateRule{{}, reason});
  for (std::size_t i = places.begin; i < places.end; ++i) rules.rule_of_date[i] = closed;
}

// The rules of sets that were closed before, by their days: a set may be named on many lines.
using ClosedSets = std::map<Id<ir::HolidaySet>, std::vector<std::int32_t>>;

void close_holidays(DatedRules& rules, const ir::HolidaySet& set,
                    std::vector<std::int32_t>& closed) {
  closed.resize(set.days.size(), -1);
  for (std::size_t i = 0; i < set.days.size(); ++i) {
    const ir::Holiday& day = set.days[i];
    const Places places = places_of(rules, day.date, day.date);
    if (places.begin >= places.end) continue;
    if (closed[i] < 0) closed[i] = add_rule(rules, DateRule{{}, day.name});
    rules.rule_of_date[places.begin] = closed[i];
  }
}

// The rule that comes of `line` on dates where `earlier` held until now.
std::int32_t opened_after(DatedRules& rules, const ir::OpenDates& line, const std::string& reason,
                          std::int32_t earlier) {
  DateRule rule{{}, reason};
  if (earlier >= 0) rule.hours = rules.rules[static_cast<std::size_t>(earlier)].hours;
  const bool adds = !rule.hours.empty();
  rule.hours.push_back(hours_of(line.open_minute, line.close_minute));
  if (adds) {
    const std::string& before = rules.rules[static_cast<std::size_t>(earlier)].reason;
    if (before != rule.reason) rule.reason = before + ", " + rule.reason;
  }
  return add_rule(rules, std::move(rule));
}

void open_dates(DatedRules& rules, const ir::OpenDates& line, const std::string& reason) {
  const Places places = places_of(rules, line.first, line.last);
  std::map<std::int32_t, std::int32_t> made;  // earlier rule -> the rule that replaces it
  for (std::size_t i = places.begin; i < places.end; ++i) {
    std::int32_t& rule = rules.rule_of_date[i];
    const auto known = made.find(rule);
    const std::int32_t next =
        known != made.end() ? known->second : opened_after(rules, line, reason, rule);
    made.emplace(rule, next);
    rule = next;
  }
}

// The dates that lines speak of, from the first to the last.
struct Speaks {
  const ir::Program& program;
  Dates dates;
  std::set<Id<ir::HolidaySet>> sets = {};  // a set may be named on many lines

  void operator()(const ir::ClosedDates& line) { add(line.first, line.last); }
  void operator()(const ir::OpenDates& line) { add(line.first, line.last); }
  void operator()(const ir::ClosedHolidays& line) {
    if (!sets.insert(line.holidays).second) return;
    for (const ir::Holiday& day : program[line.holidays].days) add(day.date, day.date);
  }

  void add(Date first, Date last) {
    dates.first = std::min(dates.first, first);
    dates.last = std::max(dates.last, last);
  }
};

struct Apply {
  DatedRules& rules;
  const ir::Program& program;
  const std::string& name;  // of the line; may be empty
  ClosedSets& closed;

  void operator()(const ir::ClosedDates& line) const {
    close_dates(rules, line.first, line.last, named("closed on this date"));
  }
  void operator()(const ir::ClosedHolidays& line) const {
    close_holidays(rules, program[line.holidays], closed[line.holidays]);
  }
  void operator()(const ir::OpenDates& line) const {
    open_dates(rules, line, named("hours of its own on this date"));
  }

  std::string named(const char* otherwise) const { return name.empty() ? otherwise : name; }
};

}  // namespace

Hours hours_of(std::int32_t open_minute, std::int32_t close_minute) {
  AKAD_ASSERT(open_minute >= 0 && open_minute < kMinutesADay);
  AKAD_ASSERT(close_minute >= 0 && close_minute <= kMinutesADay);
  const bool overnight = close_minute <= open_minute;
  return {open_minute, overnight ? close_minute + kMinutesADay : close_minute};
}

const DateRule* DatedRules::on(Date date) const {
  const std::int64_t place = std::int64_t{date.days} - first.days;
  if (place < 0 || place >= static_cast<std::int64_t>(rule_of_date.size())) return nullptr;
  const std::int32_t rule = rule_of_date[static_cast<std::size_t>(place)];
  return rule < 0 ? nullptr : &rules[static_cast<std::size_t>(rule)];
}

Dates spoken_of(const ir::Program& program, const ir::Windows& hours, Dates among) {
  Speaks speaks{program, {among.last, among.first}};
  for (const ir::DatedException& line : hours.exceptions) std::visit(speaks, line.says);
  return {std::max(among.first, speaks.dates.first), std::min(among.last, speaks.dates.last)};
}

DatedRules dated_rules(const ir::Program& program, const ir::Windows& hours, Dates dates) {
  DatedRules rules;
  if (dates.last < dates.first) return rules;
  rules.first = dates.first;
  rules.rule_of_date.assign(static_cast<std::size_t>(dates.last.days - dates.first.days) + 1, -1);
  ClosedSets closed;
  for (const ir::DatedException& line : hours.exceptions) {
    std::visit(Apply{rules, program, line.name, closed}, line.says);
  }
  return rules;
}

}  // namespace akad::time
