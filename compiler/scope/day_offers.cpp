#include "compiler/scope/day_offers.h"

#include <fmt/format.h>

#include <array>

namespace akad::scope {
namespace {

// How many days a calendar unit stands for in an offer; months are offered as months.
constexpr std::array<int, 4> kDays = {1, 7, 30, 365};
constexpr int kMonthsInYear = 12;
constexpr int kHoursInDay = 24;
constexpr int kDigitsOffered = 6;
constexpr std::array<std::string_view, 4> kWords = {"day", "week", "month", "year"};

std::size_t place_of(ast::Unit unit) {
  return static_cast<std::size_t>(unit) - static_cast<std::size_t>(ast::Unit::Day);
}

std::string plural(const Rational& count, std::string_view one) {
  return fmt::format("{} {}{}", to_decimal(count, kDigitsOffered), one, count == 1 ? "" : "s");
}

struct DaySteps {
  const DayOffer& offer;
  std::vector<Step> steps = {};

  void add(std::string text, std::string means) {
    steps.push_back({std::move(text), std::move(means)});
  }
  void appointment(const std::string& instant, std::string means) {
    add(fmt::format("{}by {}{}", offer.by, instant, offer.pauses ? ", moved by pauses" : ""),
        std::move(means));
  }
  void hours(const Rational& days) {
    const std::string base = offer.counted ? " of " + offer.calendar : std::string();
    add(fmt::format("{}{}{}", offer.within, plural(days * kHoursInDay, "hour"), base),
        offer.counted ? fmt::format("so much of the time that `{}` is open", offer.calendar) : "");
  }
  void working_later(const Rational& days) {
    appointment(fmt::format("{} of {} later, at the same time", plural(days, "working day"),
                            offer.calendar),
                "days on which it opens are counted, and the time of day stays");
  }
  void end_of_working(const Rational& days) {
    const std::string which = days == 0   ? "the same working day"
                              : days == 1 ? "the next working day"
                                          : "working day " + to_decimal(days, kDigitsOffered);
    appointment(fmt::format("the end of {} of {}", which, offer.calendar),
                "until it closes on that day");
  }
  void working(const Rational& days, bool next) {
    if (offer.calendar.empty()) return;
    if (next) end_of_working(days);
    if (days != 0) working_later(days);
    if (!next) end_of_working(days);
  }
  void calendar_days(const Rational& days) {
    appointment(fmt::format("{} later, at the same time", plural(days, "calendar day")),
                "every day is counted");
  }
  void calendar_months(const Rational& months) {
    appointment(fmt::format("{} later, at the same time", plural(months, "calendar month")), "");
  }
  void pauses() {
    if (!offer.pauses) return;
    add("or one of these that pauses do not move: …, not moved by pauses", "");
  }
};

// Where a limit may be a step of dates.
std::vector<Step> steps_of(const ast::DurationPart& part, const DayOffer& offer) {
  DaySteps offers{offer};
  const Rational& number = part.number.value;
  const bool in_months = part.unit == ast::Unit::Month || part.unit == ast::Unit::Year;
  if (in_months) {
    const Rational months = part.unit == ast::Unit::Year ? number * kMonthsInYear : number;
    if (offer.can_step && is_whole(months)) {
      offers.calendar_months(months);
      offers.pauses();
      return std::move(offers.steps);
    }
  }
  const Rational days = number * kDays[place_of(part.unit)];
  const bool steps = offer.can_step && is_whole(days);
  const bool unsaid = part.days == ast::DayKind::Unsaid;
  if (!steps) {
    if (unsaid) offers.hours(days);
    if (!unsaid) offers.add("a length stands here, in hours, minutes or seconds", "");
    return std::move(offers.steps);
  }
  if (unsaid && !part.next) offers.hours(days);
  if (part.days != ast::DayKind::Calendar) offers.working(days, part.next);
  if (part.days != ast::DayKind::Working && days != 0) offers.calendar_days(days);
  if (offers.steps.empty()) {
    offers.add("by 3 working days of support_hours later, at the same time",
               "with a calendar of the agreement, which must be declared");
  }
  offers.pauses();
  return std::move(offers.steps);
}

Message message_of(const ast::DurationPart& part, const DayOffer& offer) {
  const std::string_view word = kWords[place_of(part.unit)];
  if (part.days == ast::DayKind::Unsaid && !part.next) {
    return worded("a `{0}` is not a fixed length: say hours, or which {0}s", word);
  }
  if (!offer.can_step) {
    return worded("a {} is not a fixed length, and a length stands here", word);
  }
  return worded("a limit in {}s is a step of dates, and is said with `by`", word);
}

}  // namespace

void report_days(Scope& scope, const ast::DurationLiteral& written, const ast::DurationPart& part,
                 const DayOffer& offer) {
  complain(scope, diagnose(Code::AK0301, written.span, message_of(part, offer))
                      .with_label("which is meant?")
                      .with_steps(steps_of(part, offer)));
}

void report_product(Scope& scope, const ast::DurationLiteral& written,
                    const ast::DurationPart& part, const DayOffer& offer) {
  constexpr std::array<std::string_view, 5> kUnits = {"millisecond", "second", "minute", "hour",
                                                      "day"};
  const Rational& value = part.number.value;
  const auto unit = static_cast<std::size_t>(part.unit);
  const std::string length = plural(value, kUnits[unit < kUnits.size() ? unit : 0]);
  DaySteps offers{offer};
  if (!offer.can_step || !offer.counted) {
    // Days of a calendar may be meant: the author says that they are not.
    offers.steps = {{"write: " + length, "if so much time on end is meant", {{part.span, length}}}};
  } else {
    offers.add(fmt::format("{}{} of {}", offer.within, length, offer.calendar),
               fmt::format("so much of the time that `{}` is open", offer.calendar));
    const Rational days = value / kHoursInDay;
    if (part.unit == ast::Unit::Hour && is_whole(days)) {
      offers.calendar_days(days);
      offers.working(days, false);
      offers.pauses();
    }
  }
  complain(scope, diagnose(Code::AK0106, written.span,
                           worded("`{}` is a product, and a length is one number", part.product))
                      .with_label("which time is meant?")
                      .with_steps(std::move(offers.steps)));
}

}  // namespace akad::scope
