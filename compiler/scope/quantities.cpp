#include "compiler/scope/quantities.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

#include "compiler/scope/day_offers.h"
#include "compiler/scope/money.h"
#include "runtime/base/assert.h"
#include "runtime/base/text.h"

namespace akad::scope {
namespace {

constexpr std::array<Duration, 4> kLengths = {1, kSecond, kMinute, kHour};
constexpr int kOfferedDigits = 6;

bool is_calendar_unit(ast::Unit unit) { return unit >= ast::Unit::Day; }

}  // namespace

bool report_thousands(Scope& scope, const ast::Number& written) {
  constexpr int kGroup = 3;
  if (written.decimals != kGroup || written.value < 1) return false;
  const std::string thousands = grouped(to_decimal(written.value * 1000, 0));
  std::string decimals = to_decimal(written.value, kGroup);
  const std::size_t dot = decimals.find('.');
  // Four decimals group nothing.
  if (dot != std::string::npos && decimals.size() - dot - 1 == kGroup) decimals += '0';
  complain(scope,
           diagnose(Code::AK0112, written.span,
                    "three digits behind a dot are decimals here, and thousands to many")
               .with_label("which number is meant?")
               .with_step({thousands, "if the dot groups its digits", {{written.span, thousands}}})
               .with_step({decimals, "if it stands before decimals", {{written.span, decimals}}}));
  return true;
}

std::optional<Duration> duration_of(Scope& scope, const ast::DurationLiteral& written,
                                    const DayOffer& offer) {
  if (written.parts.empty()) return std::nullopt;
  Rational sum = 0;
  for (const ast::DurationPart& part : written.parts) {
    if (!part.product.empty()) {
      report_product(scope, written, part, offer);
      return std::nullopt;
    }
    if (is_calendar_unit(part.unit)) {
      report_days(scope, written, part, offer);
      return std::nullopt;
    }
    if (part.unit > ast::Unit::Second && report_thousands(scope, part.number)) {
      return std::nullopt;
    }
    sum += part.number.value * kLengths[static_cast<std::size_t>(part.unit)];
  }
  if (!is_whole(sum)) {
    complain(scope,
             diagnose(Code::AK0308, written.span, "a duration is a whole number of milliseconds")
                 .with_help("write it in a smaller unit, without a fraction"));
    return std::nullopt;
  }
  if (sum < 0 || sum > kEndOfTime) {
    complain(scope, Code::AK0308, written.span, "a duration is at most 131 years long");
    return std::nullopt;
  }
  return floor_of(sum);
}

std::optional<std::int32_t> count_of(Scope& scope, const ast::Number& written, std::int32_t least,
                                     std::int32_t most, std::string_view what) {
  if (report_thousands(scope, written)) return std::nullopt;
  if (is_whole(written.value) && written.value >= least && written.value <= most) {
    return static_cast<std::int32_t>(floor_of(written.value));
  }
  complain(scope, Code::AK0308, written.span,
           least == most ? worded("{} can be {} alone", what, least)
                         : worded("{} is a whole number from {} to {}", what, least, most));
  return std::nullopt;
}

std::optional<Rational> share_of(Scope& scope, const ast::Percentage& written) {
  if (written.share >= 0 && written.share <= 1) return written.share;
  complain(scope, diagnose(Code::AK0306, written.span,
                           worded("{}% is more than the whole",
                                  to_decimal(written.share * 100, kOfferedDigits)))
                      .with_help("a share is at most 100%"));
  return std::nullopt;
}

namespace {

std::string_view word_of(MeasuredKind kind) { return words(kind)[static_cast<std::size_t>(kind)]; }

std::string example_of(MeasuredKind kind) {
  switch (kind) {
    case MeasuredKind::Share: return "write a percentage, such as 95%";
    case MeasuredKind::Length: return "write a duration, such as 4 hours";
    case MeasuredKind::Count: return "write a number";
    case MeasuredKind::Number: return "write how many, and what they are called: 4 \"points\"";
    case MeasuredKind::Value: return "write a number, such as 80";
    case MeasuredKind::Amount: return "write an amount of money";
  }
  AKAD_ASSERT(false);
}

struct QuantityOf {
  Scope& scope;
  Span span;
  const MeasuredBy& by;

  std::optional<Rational> operator()(const ast::Percentage& written) const {
    return is(MeasuredKind::Share) ? share_of(scope, written) : std::nullopt;
  }
  std::optional<Rational> operator()(const ast::DurationLiteral& written) const {
    if (!is(MeasuredKind::Length)) return std::nullopt;
    const auto length = duration_of(scope, written, {});
    return length ? std::optional<Rational>(*length) : std::nullopt;
  }
  std::optional<Rational> operator()(const ast::InKindLiteral& written) const {
    if (!is(MeasuredKind::Number)) return std::nullopt;
    const auto kind = in_kind_of(scope, written);
    if (!kind) return std::nullopt;
    if (by.summed == nullptr || *by.summed == kind->of) return kind->quantity;
    complain(scope, diagnose(Code::AK0312, written.of.span,
                             worded("this is \"{}\", and {} is a sum of \"{}\"", kind->of, by.what,
                                    *by.summed))
                        .with_help("the same in both places, in the same words"));
    return std::nullopt;
  }

  std::optional<Rational> operator()(const ast::Number& written) const {
    if (!is(MeasuredKind::Value) || report_thousands(scope, written)) return std::nullopt;
    return written.value;
  }

  bool is(MeasuredKind found) const {
    if (by.kind.value_or(found) == found) return true;
    complain(scope, diagnose(Code::AK0307, span,
                             worded("this is a {}, and {} measures a {}", word_of(found), by.what,
                                    word_of(*by.kind)))
                        .with_help(example_of(*by.kind)));
    return false;
  }
};

}  // namespace

std::optional<Rational> quantity_of(Scope& scope, const ast::Quantity& written,
                                    const MeasuredBy& by) {
  return std::visit(QuantityOf{scope, written.span, by}, written.is);
}

std::string quantity_text(MeasuredKind kind, const Rational& value) {
  switch (kind) {
    case MeasuredKind::Share: return to_decimal(value * 100, kOfferedDigits) + "%";
    case MeasuredKind::Length: return format_duration(floor_of(value));
    case MeasuredKind::Count:
    case MeasuredKind::Number:
    case MeasuredKind::Value:
    case MeasuredKind::Amount: return to_decimal(value, kOfferedDigits);
  }
  AKAD_ASSERT(false);
}

std::optional<std::int32_t> minute_of(Scope& scope, const ast::WallClock& written,
                                      std::int32_t most) {
  if (!written.valid || written.span.file < 0) return std::nullopt;
  const auto minute = static_cast<std::int32_t>(written.milliseconds / kMinute);
  if (written.milliseconds % kMinute != 0) {
    complain(scope, Code::AK0308, written.span, "a time of day is written in whole minutes here");
    return std::nullopt;
  }
  if (minute > most) {
    complain(scope,
             diagnose(Code::AK0308, written.span, "24:00 is the end of a day and begins nothing")
                 .with_help("write 00:00 of the day that is meant"));
    return std::nullopt;
  }
  return minute;
}

namespace {

constexpr Duration kFarthestOffset = 18 * kHour;

bool lies_in_time(Scope& scope, Instant instant, Span span) {
  if (instant >= kFirstInstant && instant < kEndOfTime) return true;
  complain(scope, Code::AK0601, span, "an instant lies in the years 1970 to 2100");
  return false;
}

// As it is written behind a time: "-05:00".
std::string offset_text(Duration offset) {
  const Duration minutes = std::abs(offset) / kMinute;
  return fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

std::optional<Instant> instant_by_offset(Scope& scope, const ast::Moment& written, Instant wall) {
  if (std::abs(*written.offset) <= kFarthestOffset) {
    const Instant instant = wall - *written.offset;
    return lies_in_time(scope, instant, written.span) ? std::optional(instant) : std::nullopt;
  }
  complain(scope, diagnose(Code::AK0601, written.span, "no clock is more than 18 hours from UTC")
                      .with_help("write the offset of the zone: 2026-11-01 01:30 -05:00"));
  return std::nullopt;
}

void report_skipped(Scope& scope, const ast::Moment& written, Instant wall) {
  const auto after =
      time::from_wall(*scope.zone, wall, ir::RepeatedHour::Earlier, ir::SkippedHour::MovesForward);
  std::vector<std::string> help = {"write a time before or after the skipped hour"};
  if (after) {
    help.push_back("or, as a clock that was not put forward would show it, with its offset: … " +
                   offset_text(wall - *after));
  }
  complain(scope, diagnose(Code::AK0601, written.span,
                           worded("this time does not occur in {}: the clocks go forward over "
                                  "it",
                                  scope.zone->name))
                      .with_label("skipped")
                      .with_help(std::move(help)));
}

// Which of the two is meant, the reader of the text cannot see.
void warn_of_repeated(Scope& scope, const ast::Moment& written, Instant wall, Instant earlier) {
  const auto later =
      time::from_wall(*scope.zone, wall, ir::RepeatedHour::Later, ir::SkippedHour::Refused);
  if (!later || *later == earlier) return;
  complain(scope,
           diagnose(Code::AK0610, written.span,
                    worded("this time comes twice in {}, as the clocks go back; the earlier is "
                           "meant",
                           scope.zone->name))
               .with_label("which of the two?")
               .with_help(fmt::format("write {} behind it for the earlier, {} for the later",
                                      offset_text(wall - earlier), offset_text(wall - *later))));
}

}  // namespace

std::optional<Instant> instant_of(Scope& scope, const ast::Moment& written) {
  if (!written.date.date || !written.clock.valid || !scope.zone) return std::nullopt;
  const Instant wall = written.date.date->days * kDay + written.clock.milliseconds;
  if (written.offset) return instant_by_offset(scope, written, wall);
  const auto instant =
      time::from_wall(*scope.zone, wall, ir::RepeatedHour::Earlier, ir::SkippedHour::Refused);
  if (!instant) {
    report_skipped(scope, written, wall);
    return std::nullopt;
  }
  if (!lies_in_time(scope, *instant, written.span)) return std::nullopt;
  warn_of_repeated(scope, written, wall, *instant);
  return instant;
}

namespace {

// A short name of a zone, or a city that keeps the time of another.
void report_called(Scope& scope, const ast::Name& written,
                   const std::vector<std::string_view>& zones) {
  Diagnostic row = diagnose(
      Code::AK0602, written.span,
      worded("`{}` is not the name of a time zone: it is written as Region/City", written.text));
  // WIB, WITA and WIT are the law's own names; a city is never chosen for another one.
  const bool sole = zones.size() == 1 &&
                    (written.text == "WIB" || written.text == "WITA" || written.text == "WIT");
  for (const std::string_view zone : zones) {
    const std::string name(zone);
    row = std::move(row).with_step({"write: " + name, "", {{written.span, name}}, sole});
  }
  complain(scope, std::move(row));
}

}  // namespace

std::optional<time::Zone> zone_of(Scope& scope, const ast::Name& written) {
  if (written.text.empty()) return std::nullopt;
  std::optional<time::Zone> zone = time::find_zone(written.text);
  if (zone) return zone;
  if (const auto abbreviated = time::zones_called(written.text); !abbreviated.empty()) {
    report_called(scope, written, abbreviated);
    return std::nullopt;
  }
  complain(scope,
           diagnose(Code::AK0602, written.span, worded("no time zone is named `{}`", written.text))
               .with_label("not in the IANA list")
               .with_steps(suggestions(written, time::similar_zones(written.text)))
               .with_help("a zone is written as Region/City: Asia/Jakarta (WIB), "
                          "Asia/Makassar (WITA), Asia/Jayapura (WIT), Europe/London; or "
                          "UTC"));
  return std::nullopt;
}

bool check_date(Scope& scope, const ast::DateLiteral& written) {
  if (!written.date) return false;
  if (*written.date >= Date{0} && *written.date <= to_date({2100, 12, 31})) return true;
  complain(scope, Code::AK0601, written.span, "a date lies in the years 1970 to 2100");
  return false;
}

bool check_order(Scope& scope, const ast::DateLiteral& first, const ast::DateLiteral& last) {
  const bool first_sound = check_date(scope, first);
  if (!check_date(scope, last) || !first_sound) return false;
  if (*first.date <= *last.date) return true;
  complain(
      scope,
      diagnose(Code::AK0603, last.span, worded("{} is before {}", last.text, first.text))
          .with_label("the end")
          .with_other(first.span, "the beginning")
          .with_help(fmt::format("if the two are only exchanged: {} to {}", last.text, first.text))
          .with_help("if one of them is wrong, write the date that is meant"));
  return false;
}

}  // namespace akad::scope
