// What the sentences of the language can write down: texts, names, zones and numbers.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "runtime/base/instant.h"
#include "runtime/base/rational.h"

namespace akad::ir {

struct Program;

// Words that no name can be, as grammar/AkadLexer.g4 has them.
inline constexpr std::array<std::string_view, 6> kReservedWords = {"and", "or",   "not",
                                                                   "is",  "when", "otherwise"};

// Limits of the language (REFERENCE, "Limits"): nobody can set others, so that an agreement is
// valid everywhere or nowhere.
inline constexpr std::size_t kMostTextBytes = std::size_t{1} << 20;  // of one text
inline constexpr std::size_t kMostWords = 200'000;
inline constexpr std::size_t kMostLibraries = 200;
inline constexpr std::size_t kMostAnnexes = 20;
inline constexpr int kDeepestNesting = 64;       // of brackets, of conditions and of shares of fees
inline constexpr std::size_t kMostTerms = 1000;  // comparisons of a condition
inline constexpr std::size_t kMostStoredBytes = std::size_t{64} << 20;
inline constexpr int kDeepestStored = 64;

// What a text may write, and so what a stored agreement may say.
inline constexpr std::size_t kMostCalendars = 1'000;
inline constexpr std::size_t kMostScenarios = 5'000;
inline constexpr std::int32_t kMostSteps = 10'000;  // days, working days; limits in a share of one
inline constexpr std::int32_t kMostMonths = 1'200;
inline constexpr std::int32_t kMostItems = 1'000'000;
inline constexpr std::size_t kMostPathSteps = 64;  // to a place in a record
inline constexpr std::int32_t kMostItemOfList = 1'000;
inline constexpr Duration kLongestShift = 366 * kDay;
inline constexpr int kDeepestCalendar = 16;
inline constexpr std::int64_t kMostUnfolded = 10'000;  // parts of what is made of parts
// Windows of one calendar that begin on one date: every half hour. More would lay out gigabytes.
inline constexpr int kMostWindowsOfDate = 48;

// What may stand between quotes: on one line, without controls. A tab may, which texts could have
// before it was refused in them.
bool is_text(std::string_view text);
bool is_name(std::string_view text);
bool is_qualified_name(std::string_view text);  // of what a library declares: `indonesia.days`
bool is_zone_name(std::string_view text);
bool is_step(std::string_view text);  // of a place in a record
bool is_currency(std::string_view text);
// What a reader takes for another period, or for several, cannot be the name of a season.
bool is_season_name(std::string_view text);

// Whether several logs can tell of one subject of a scenario: of what is excluded of its time, or
// of when it is in service.
bool may_share_subjects(const Program& program);

bool is_decimal(const Rational& number);    // has at most 40 digits that count
bool is_percentage(const Rational& share);  // such a number of percent, or per mille
bool is_percentile(const Rational& rank);   // such a share, above 0 and at most all

}  // namespace akad::ir
