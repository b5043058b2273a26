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

template <class How, class Context>
ast::ComposedLine build_composed(const Reading& reading, Context& context) {
  return {How{}, build_name(reading, *context.name(0)), build_name(reading, *context.name(1)),
          span_of(reading, context)};
}

template <class Context>
ast::NightsLine build_nights(const Reading& reading, Context& context) {
  return {context.OPENING() != nullptr ? ir::NightOwner::OpeningDay : ir::NightOwner::EachDate,
          span_of(reading, context)};
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

void build_line(Reading& reading, Rules::CalendarNumberClauseContext& context,
                ast::Calendar& calendar) {
  calendar.clause.push_back(build_clause_line(reading, *context.clause_line()));
}

void build_line(Reading& reading, Rules::OpenWeeklyClauseContext& context,
                ast::Calendar& calendar) {
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
  calendar.weekly.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::OpenDatesClauseContext& context, ast::Calendar& calendar) {
  ast::OpenDates line;
  line.first = build_date(reading, *context.DATE(0));
  if (auto* last = context.DATE(1)) line.last = build_date(reading, *last);
  line.open = build_wall_clock(reading, *context.WALL_CLOCK(0));
  line.close = build_wall_clock(reading, *context.WALL_CLOCK(1));
  if (auto* name = context.STRING()) line.name = build_text(reading, *name);
  line.span = span_of(reading, context);
  calendar.dated.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::ClosedDatesClauseContext& context,
                ast::Calendar& calendar) {
  ast::ClosedDates line;
  line.first = build_date(reading, *context.DATE(0));
  if (auto* last = context.DATE(1)) line.last = build_date(reading, *last);
  if (auto* name = context.STRING()) line.name = build_text(reading, *name);
  line.span = span_of(reading, context);
  calendar.dated.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::ClosedHolidaysClauseContext& context,
                ast::Calendar& calendar) {
  calendar.dated.push_back(
      ast::ClosedHolidays{build_names(reading, context.name()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::NightsClauseContext& context, ast::Calendar& calendar) {
  calendar.nights.push_back(build_nights(reading, context));
}

// What all calendars say.
void build_line(Reading& reading, Rules::GeneralNightsClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::NightsLine>(all).push_back(build_nights(reading, context));
}

void build_line(Reading& reading, Rules::UnionClauseContext& context, ast::Calendar& calendar) {
  calendar.composed.push_back(build_composed<ir::Union>(reading, context));
}

void build_line(Reading& reading, Rules::IntersectionClauseContext& context,
                ast::Calendar& calendar) {
  calendar.composed.push_back(build_composed<ir::Intersection>(reading, context));
}

void build_line(Reading& reading, Rules::DifferenceClauseContext& context,
                ast::Calendar& calendar) {
  calendar.composed.push_back(build_composed<ir::Difference>(reading, context));
}

void build_line(Reading& reading, Rules::ShiftClauseContext& context, ast::Calendar& calendar) {
  calendar.shifts.push_back({build_name(reading, *context.name()),
                             build_duration(reading, *context.duration()),
                             context.LATER() != nullptr, span_of(reading, context)});
}

}  // namespace akad::parser::build
