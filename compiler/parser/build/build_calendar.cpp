#include <array>

#include "compiler/parser/build/build.h"

namespace akad::parser::build {
namespace {

std::int32_t weekday_of(const Reading& reading, antlr4::tree::TerminalNode& node) {
  constexpr std::array<std::string_view, 7> kWeekdays = {"Mon", "Tue", "Wed", "Thu",
                                                         "Fri", "Sat", "Sun"};
  const std::string name = build_word(reading, node).text;
  std::int32_t day = 0;
  while (day < 6 && kWeekdays[static_cast<std::size_t>(day)] != name) ++day;
  return day;
}

ast::OpenWeekly build_weekly(Reading& reading, Rules::OpenWeeklyClauseContext& context) {
  ast::OpenWeekly line;
  for (auto* range : context.weekdays()->weekday_range()) {
    const std::int32_t first = weekday_of(reading, *range->WEEKDAY(0));
    auto* last = range->WEEKDAY(1);
    line.days.push_back(
        {first, last != nullptr ? weekday_of(reading, *last) : first, span_of(reading, *range)});
  }
  line.open = build_wall_clock(reading, *context.WALL_CLOCK(0));
  line.close = build_wall_clock(reading, *context.WALL_CLOCK(1));
  line.span = span_of(reading, context);
  return line;
}

ast::OpenDates build_open_dates(Reading& reading, Rules::OpenDatesClauseContext& context) {
  ast::OpenDates line;
  line.first = build_date(reading, *context.DATE(0));
  if (auto* last = context.DATE(1)) line.last = build_date(reading, *last);
  line.open = build_wall_clock(reading, *context.WALL_CLOCK(0));
  line.close = build_wall_clock(reading, *context.WALL_CLOCK(1));
  if (auto* name = context.STRING()) line.name = build_text(reading, *name);
  line.span = span_of(reading, context);
  return line;
}

ast::ClosedDates build_closed_dates(Reading& reading, Rules::ClosedDatesClauseContext& context) {
  ast::ClosedDates line;
  line.first = build_date(reading, *context.DATE(0));
  if (auto* last = context.DATE(1)) line.last = build_date(reading, *last);
  if (auto* name = context.STRING()) line.name = build_text(reading, *name);
  line.span = span_of(reading, context);
  return line;
}

template <class How, class Context>
ast::ComposedLine build_composed(const Reading& reading, Context& context) {
  return {How{}, build_name(reading, *context.name(0)), build_name(reading, *context.name(1)),
          span_of(reading, context)};
}

bool build_composition(Reading& reading, Rules::Calendar_lineContext& context,
                       ast::Calendar& calendar) {
  if (auto* both = as<Rules::UnionClauseContext>(context)) {
    calendar.composed.push_back(build_composed<ir::Union>(reading, *both));
  } else if (auto* shared = as<Rules::IntersectionClauseContext>(context)) {
    calendar.composed.push_back(build_composed<ir::Intersection>(reading, *shared));
  } else if (auto* rest = as<Rules::DifferenceClauseContext>(context)) {
    calendar.composed.push_back(build_composed<ir::Difference>(reading, *rest));
  } else if (auto* shift = as<Rules::ShiftClauseContext>(context)) {
    calendar.shifts.push_back({build_name(reading, *shift->name()),
                               build_duration(reading, *shift->duration()),
                               shift->LATER() != nullptr, span_of(reading, context)});
  } else {
    return false;
  }
  return true;
}

}  // namespace

void build_calendar_head(Reading& reading, Rules::Calendar_headContext& context,
                         ast::Calendar& calendar) {
  calendar.name = build_name(reading, *context.name());
  calendar.zone = build_zone(reading, *context.calendar_zone()->zone());
  if (auto* signal = context.calendar_zone()->name()) {
    calendar.zone_signal = build_name(reading, *signal);
  }
}

void build_calendar_line(Reading& reading, Rules::Calendar_lineContext& context,
                         ast::Calendar& calendar) {
  if (build_composition(reading, context, calendar)) return;
  const Span span = span_of(reading, context);
  if (auto* number = as<Rules::CalendarNumberClauseContext>(context)) {
    calendar.clause.push_back(build_clause_line(reading, *number->clause_line()));
  } else if (auto* weekly = as<Rules::OpenWeeklyClauseContext>(context)) {
    calendar.weekly.push_back(build_weekly(reading, *weekly));
  } else if (auto* open = as<Rules::OpenDatesClauseContext>(context)) {
    calendar.dated.push_back(build_open_dates(reading, *open));
  } else if (auto* closed = as<Rules::ClosedDatesClauseContext>(context)) {
    calendar.dated.push_back(build_closed_dates(reading, *closed));
  } else if (auto* holidays = as<Rules::ClosedHolidaysClauseContext>(context)) {
    calendar.dated.push_back(ast::ClosedHolidays{build_names(reading, holidays->name()), span});
  } else if (auto* nights = as<Rules::NightsClauseContext>(context)) {
    calendar.nights.push_back(
        {nights->OPENING() != nullptr ? ir::NightOwner::OpeningDay : ir::NightOwner::EachDate,
         span});
  } else {
    without_builder(context);
  }
}

}  // namespace akad::parser::build
