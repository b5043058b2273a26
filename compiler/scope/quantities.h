// Numbers with their units, dates and zones: checked once, here. An empty answer is reported, or
// was reported before.
#pragma once

#include "compiler/scope/scope.h"

namespace akad::scope {

// What to offer in place of days, weeks, months or years (AK0301).
struct DayOffer {
  std::string within;     // before a length, e.g. "resolution_time is within "
  std::string by;         // before an appointment, e.g. "resolution_time is "
  bool can_step = false;  // an appointment can be written here
  std::string calendar;   // whose working days; empty = none is known here
  bool counted = false;   // hours are hours of that calendar
  bool pauses = false;    // an appointment says whether pauses move it
};

// `1.440 minutes`: three digits behind the dot may be meant for thousands (AK0112). Not to be asked
// of seconds, whose thousandths are milliseconds.
bool report_thousands(Scope& scope, const ast::Number& written);

// Milliseconds; AK0301, AK0308.
std::optional<Duration> duration_of(Scope& scope, const ast::DurationLiteral& written,
                                    const DayOffer& offer);

// A whole number in [least, most]; AK0308. `what` as in "the number of misses".
std::optional<std::int32_t> count_of(Scope& scope, const ast::Number& written, std::int32_t least,
                                     std::int32_t most, std::string_view what);

// Of 1; AK0306.
std::optional<Rational> share_of(Scope& scope, const ast::Percentage& written);

// What a value is held against: what `what` ("the target `resolution`") measures.
struct MeasuredBy {
  std::optional<MeasuredKind> kind;  // none: the target is not known, and any is taken
  std::string what;
  const std::string* summed = nullptr;  // of a sum in kind: as credits call it
};
// A value of that kind: of 1, milliseconds, or a number of what is summed.
// AK0306, AK0307, AK0308, AK0312.
std::optional<Rational> quantity_of(Scope& scope, const ast::Quantity& written,
                                    const MeasuredBy& by);

// As an agreement would write it: "95%", "4h".
std::string quantity_text(MeasuredKind kind, const Rational& value);

// Minutes of the day, 0 .. most; AK0308 for seconds.
std::optional<std::int32_t> minute_of(Scope& scope, const ast::WallClock& written,
                                      std::int32_t most);

// In the agreement's zone, a repeated hour being the earlier one; AK0601 for a skipped hour.
std::optional<Instant> instant_of(Scope& scope, const ast::Moment& written);

// AK0602.
std::optional<time::Zone> zone_of(Scope& scope, const ast::Name& written);

// False when the date does not exist, or lies outside 1970 to 2100 (AK0601).
bool check_date(Scope& scope, const ast::DateLiteral& written);

// AK0603 when `last` is before `first`. False also when a date does not exist.
bool check_order(Scope& scope, const ast::DateLiteral& first, const ast::DateLiteral& last);

}  // namespace akad::scope
