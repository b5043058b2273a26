#include "cli/calendar/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "runtime/base/rational.h"
#include "runtime/base/text.h"

namespace akad::cli {
namespace {

constexpr std::int32_t kMostSteps = 100'000;
constexpr Duration kMostLength = 300 * kEndOfTime;  // more than anybody has; sums stay whole

using Words = std::vector<std::string>;

Words words_of(const std::string& text) {
  Words words;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) {
    while (word.ends_with(',')) word.pop_back();
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

std::string without_groups(std::string word) {
  std::erase(word, '_');
  return word;
}

std::optional<std::int32_t> read_count(const std::string& word) {
  const std::string digits = without_groups(word);
  std::int32_t count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  if (!whole || count > kMostSteps || count < -kMostSteps) return std::nullopt;
  return count;
}

bool is_one_of(const std::string& word, std::string_view one) {
  return word == one || (word.ends_with('s') && word.substr(0, word.size() - 1) == one);
}

// 2026-03-06 24:00 is the midnight that ends the date.
std::optional<std::int64_t> read_wall(const std::string& text) {
  if (const auto wall = parse_wall_time(text)) return wall;
  const auto hour = text.find("24:00");
  if (hour != 11) return std::nullopt;
  const std::string morning = text.substr(0, hour) + "00" + text.substr(hour + 2);
  const auto wall = parse_wall_time(morning);
  if (!wall || *wall % kDay != 0) return std::nullopt;
  return *wall + kDay;
}

std::optional<Duration> length_of_unit(const std::string& word) {
  constexpr std::array<std::pair<std::string_view, Duration>, 4> kUnits = {
      {{"hour", kHour}, {"minute", kMinute}, {"second", kSecond}, {"millisecond", 1}}};
  for (const auto& [unit, length] : kUnits) {
    if (is_one_of(word, unit)) return length;
  }
  return std::nullopt;
}

std::optional<Rational> read_part(const std::string& number, const std::string& unit) {
  const auto count = parse_decimal(without_groups(number));
  const auto length = length_of_unit(unit);
  if (!count || *count < 0 || !length) return std::nullopt;
  return *count * *length;
}

bool ends_with(const Words& words, const Words& ending) {
  return words.size() >= ending.size() &&
         std::equal(ending.begin(), ending.end(),
                    words.end() - static_cast<std::ptrdiff_t>(ending.size()));
}

void drop_ending(Words& words, const Words& ending) {
  if (ends_with(words, ending)) words.resize(words.size() - ending.size());
}

// "the same working day", "the next working day", "working day 2", from `at` to the end.
std::optional<std::int32_t> read_day(const Words& words, std::size_t at) {
  const Words rest(words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
  if (rest == Words{"the", "same", "working", "day"}) return 0;
  if (rest == Words{"the", "next", "working", "day"}) return 1;
  if (rest.size() != 3 || rest[0] != "working" || rest[1] != "day") return std::nullopt;
  return read_count(rest[2]);
}

std::optional<std::int32_t> read_minute(const std::string& clock) {
  const std::string text = clock.size() == 4 ? "0" + clock : clock;
  if (text.size() != 5) return std::nullopt;
  const auto wall = read_wall("1970-01-01 " + text);
  if (!wall) return std::nullopt;
  return static_cast<std::int32_t>(*wall / kMinute);
}

std::optional<Step> read_dates(const Words& words) {
  if (words.size() != 3) return std::nullopt;
  const auto count = read_count(words[0]);
  if (!count) return std::nullopt;
  const bool days = is_one_of(words[2], "day");
  if (words[1] == "working" && days) return Step{StepKind::WorkingDays, *count, 0};
  if (words[1] == "calendar" && days) return Step{StepKind::CalendarDays, *count, 0};
  if (words[1] == "calendar" && is_one_of(words[2], "month")) {
    return Step{StepKind::CalendarMonths, *count, 0};
  }
  return std::nullopt;
}

std::optional<Step> read_on_day(const Words& words) {
  if (words.size() < 4) return std::nullopt;
  if (words[0] == "end" && words[1] == "of") {
    const auto day = read_day(words, 2);
    if (day) return Step{StepKind::EndOfWorkingDay, *day, 0};
  }
  const auto minute = read_minute(words[0]);
  const auto day = read_day(words, 2);
  if (!minute || !day || words[1] != "on") return std::nullopt;
  return Step{StepKind::TimeOnWorkingDay, *day, *minute};
}

}  // namespace

std::optional<Instant> read_instant(const time::Zone& zone, const std::string& text,
                                    phrases::PhraseList& notes, std::string& problem) {
  if (const auto at = parse_rfc3339(text)) return at;
  const auto wall = read_wall(text);
  if (!wall) {
    problem = fmt::format("{} is not an instant: write 2026-03-06T16:00:00+07:00, or 2026-03-06 "
                          "16:00 for a reading of the calendar's clock, from 1970 to 2100",
                          shortened(text, 60));
    return std::nullopt;
  }
  const auto read = [&](ir::RepeatedHour repeated, ir::SkippedHour skipped) {
    return time::from_wall(zone, *wall, repeated, skipped);
  };
  const auto at = read(ir::RepeatedHour::Earlier, ir::SkippedHour::MovesForward);
  if (!at || *at < kFirstInstant || *at >= kEndOfTime) {
    problem = text + " is not between 1970 and 2100";
    return std::nullopt;
  }
  if (read(ir::RepeatedHour::Later, ir::SkippedHour::Refused) == at) return at;
  if (read(ir::RepeatedHour::Earlier, ir::SkippedHour::Refused)) {
    notes.add("note.comes_twice", text);
  } else {
    notes.add("note.skipped", text);
  }
  return at;
}

std::optional<Duration> read_length(const std::string& text, std::string& problem) {
  Words words = words_of(text);
  const bool back = !words.empty() && words[0].starts_with('-');
  if (back) words[0].erase(0, 1);
  Rational length = 0;
  bool sound = !words.empty() && words.size() % 2 == 0;
  for (std::size_t i = 0; sound && i < words.size(); i += 2) {
    const auto part = read_part(words[i], words[i + 1]);
    sound = part.has_value();
    if (part) length += *part;
  }
  if (sound && is_whole(length) && length <= kMostLength) {
    const auto whole = floor_of(length);
    return back ? -whole : whole;
  }
  problem = fmt::format("{} is not a length: write counts of hours, minutes, seconds or "
                        "milliseconds, like \"1 hour 30 minutes\" or \"-90 seconds\" (for days: "
                        "--later FROM \"3 working days\")",
                        shortened(text, 60));
  return std::nullopt;
}

std::optional<Step> read_step(const std::string& text, std::string& problem) {
  Words words = words_of(text);
  drop_ending(words, {"at", "the", "same", "time"});
  drop_ending(words, {"later"});
  if (!words.empty() && words[0] == "by") words.erase(words.begin());
  if (!words.empty() && words[0] == "the") words.erase(words.begin());
  if (const auto step = read_dates(words)) return step;
  if (const auto step = read_on_day(words)) return step;
  problem = fmt::format("{} is not a step: write \"3 working days\", \"the end of working day 2\", "
                        "\"16:00 on the next working day\", \"2 calendar days\" or \"1 calendar "
                        "month\"; counts may be negative (for hours: --due FROM \"8 hours\")",
                        shortened(text, 60));
  return std::nullopt;
}

}  // namespace akad::cli
