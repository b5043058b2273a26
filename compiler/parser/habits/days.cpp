// Weekdays, times of the day and what stands between two of them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>

#include "compiler/parser/habits/habits.h"

namespace akad::parser {
namespace {

constexpr std::array<std::array<std::string_view, 6>, 7> kWeekdays = {{
    {"Mon", "monday", "mondays", "mon", "senin", "sen"},
    {"Tue", "tuesday", "tuesdays", "tues", "selasa", "sel"},
    {"Wed", "wednesday", "wednesdays", "weds", "rabu", "rab"},
    {"Thu", "thursday", "thursdays", "thurs", "kamis", "kam"},
    {"Fri", "friday", "fridays", "fri", "jumat", "jum"},
    {"Sat", "saturday", "saturdays", "sat", "sabtu", "sab"},
    {"Sun", "sunday", "sundays", "sun", "minggu", "ahad"},
}};
constexpr std::array kMoreWeekdays = std::to_array<Reads>({
    {"tue", "Tue"},
    {"wed", "Wed"},
    {"thu", "Thu"},
    {"thur", "Thu"},
    {"senen", "Mon"},
    {"jumaat", "Fri"},
    {"mo", "Mon"},
    {"tu", "Tue"},
    {"we", "Wed"},
    {"th", "Thu"},
    {"fr", "Fri"},
    {"sa", "Sat"},
    {"su", "Sun"},
});

std::string weekday_named(const std::string& word) {
  for (const auto& day : kWeekdays) {
    if (std::find(day.begin() + 1, day.end(), word) != day.end()) return std::string(day.front());
  }
  for (const Reads& row : kMoreWeekdays) {
    if (row.written == word) return std::string(row.read);
  }
  return "";
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
}

struct Clock {
  int hour = -1, minute = 0;
};

// `08.00`, `8:30`, `0800`, `8`.
Clock clock_of(std::string_view text) {
  const std::size_t sign = text.find_first_of(".:");
  constexpr std::size_t kMinuteDigits = 2;
  const std::string hour(text.substr(0, sign));
  if (sign == std::string_view::npos) {
    if (!all_digits(text)) return {};
    if (text.size() <= 2) return {std::atoi(hour.c_str()), 0};
    if (text.size() != 4) return {};
    return {std::atoi(hour.substr(0, 2).c_str()), std::atoi(hour.substr(2).c_str())};
  }
  const std::string minute(text.substr(sign + 1));
  if (!all_digits(hour) || hour.size() > 2 || !all_digits(minute) ||
      minute.size() != kMinuteDigits) {
    return {};
  }
  return {std::atoi(hour.c_str()), std::atoi(minute.c_str())};
}

bool is_sound(const Clock& clock) {
  return clock.hour >= 0 && clock.minute < 60 &&
         (clock.hour < 24 || (clock.hour == 24 && clock.minute == 0));
}

std::string text_of(const Clock& clock) {
  return fmt::format("{:02}:{:02}", clock.hour, clock.minute);
}

enum class Half { None, Morning, Afternoon };

Half half_named(std::string_view word) {
  if (word == "am") return Half::Morning;
  return word == "pm" ? Half::Afternoon : Half::None;
}

Habit time_habit(std::size_t first, std::size_t end, const Clock& clock) {
  Habit habit{first, end, text_of(clock), "a time of day is written with a colon, of 24 hours"};
  habit.label = fmt::format("written `{}`", text_of(clock));
  habit.code = Code::AK0601;
  return habit;
}

// Noon and midnight are each called 12 am or 12 pm by somebody.
Habit twelve(std::size_t first, std::size_t end, const Break& here) {
  Habit habit{first, end, std::nullopt,
              worded("`{}` is noon to some and midnight to others", here.written(first, end))};
  habit.code = Code::AK0601;
  habit.steps = {{"12:00", "noon", {{{}, "12:00"}}},
                 {"24:00", "midnight, as the end of the day", {{{}, "24:00"}}},
                 {"00:00", "midnight, as its beginning", {{{}, "00:00"}}}};
  return habit;
}

std::optional<Habit> of_half(const Break& here, std::size_t first, std::size_t end, Clock clock,
                             Half half) {
  if (!is_sound(clock) || clock.hour == 0 || clock.hour > 12) return std::nullopt;
  if (clock.hour == 12) return twelve(first, end, here);
  if (half == Half::Afternoon) clock.hour += 12;
  if (!here.reads(first, end, text_of(clock))) return std::nullopt;
  return time_habit(first, end, clock);
}

// `am` or `a.m.` at `place`; how many words it is.
std::size_t half_at(const Break& here, std::size_t place, Half* half) {
  if (!here.has(place)) return 0;
  *half = half_named(here.small(place));
  if (*half != Half::None) return 1;
  for (const std::string_view form : {"a . m .", "p . m .", "a . m", "p . m"}) {
    const std::size_t count = words_match(here, place, form);
    if (count == 0) continue;
    *half = form.front() == 'a' ? Half::Morning : Half::Afternoon;
    return count;
  }
  return 0;
}

// `8am`, `8.30 pm`, `8 a.m.`
std::optional<Habit> with_half(const Break& here) {
  const std::string word = here.small(here.at);
  if (word.size() > 2) {
    const Half half = half_named(std::string_view(word).substr(word.size() - 2));
    if (half != Half::None && std::isdigit(static_cast<unsigned char>(word.front())) != 0) {
      return of_half(here, here.at, here.at + 1, clock_of(word.substr(0, word.size() - 2)), half);
    }
  }
  const bool behind = here.at > here.begin && here.word(here.at - 1).type == Rules::WALL_CLOCK;
  const std::size_t first = behind ? here.at - 1 : here.at;
  Half half = Half::None;
  const std::size_t count = half_at(here, first + 1, &half);
  if (count == 0) return std::nullopt;
  return of_half(here, first, first + 1 + count, clock_of(here.word(first).text), half);
}

std::string_view zone_named(std::string_view word) {
  if (word == "wib") return "Asia/Jakarta";
  if (word == "wita") return "Asia/Makassar";
  return word == "wit" ? "Asia/Jayapura" : "";
}

// Of the calendar that the sentence stands in; empty where none is seen.
std::string zone_of_calendar(const Break& here) {
  const auto& words = here.reader.reading.words;
  std::size_t head = here.begin;
  while (head > 0 && words[head].type != Rules::LBRACE) --head;
  if (head > 0 && words[head - 1].type == Rules::ZONE) return words[head - 1].text;
  const bool calendar = head > 1 && words[head - 2].type == Rules::CALENDAR;
  constexpr std::size_t kHead = 100;  // words in which the agreement says its zone
  for (std::size_t at = 0; at + 1 < words.size() && at < kHead && !calendar; ++at) {
    if (words[at].type == Rules::TIMEZONE) return words[at + 1].text;
  }
  return "";
}

// `08:00 WIB`: a time is of the zone of its calendar.
std::optional<Habit> zone_behind_time(const Break& here) {
  if (here.at == here.begin) return std::nullopt;
  if (here.word(here.at - 1).type != Rules::WALL_CLOCK) {
    // Read as a name: `when 2026-03-06 16:00 WIB T1 opened`.
    const std::size_t zone = here.at - 1;
    const bool before = zone > here.begin && here.word(zone - 1).type == Rules::WALL_CLOCK;
    const std::string_view meant = before ? zone_named(here.small(zone)) : std::string_view();
    if (meant.empty() || zone_of_calendar(here) != meant || !here.reads_next(zone, here.at, "")) {
      return std::nullopt;
    }
    return Habit{
        zone, here.at, "",
        worded("`{}` is left out: the times are those of {} already", here.word(zone).text, meant)};
  }
  const bool bracket = here.word().type == Rules::LPAREN && here.has(here.at + 2) &&
                       here.word(here.at + 2).type == Rules::RPAREN;
  const std::size_t place = here.at + (bracket ? 1 : 0);
  const std::size_t end = here.at + (bracket ? 3 : 1);
  const std::string_view zone = zone_named(here.small(place));
  if (zone.empty()) return std::nullopt;
  if (zone_of_calendar(here) == zone) {
    Habit habit{
        here.at, end, "",
        worded("`{}` is left out: the times are those of {} already", here.word(place).text, zone)};
    if (here.reads(here.at, end, "") || here.word(end).first_on_line) return habit;
  }
  Habit habit{here.at, here.at + 1, std::nullopt,
              worded("a time is of the zone of its calendar or agreement, and says none")};
  const std::string own = zone_of_calendar(here);
  habit.steps = {{fmt::format("leave out `{}`, and write the times as the clock shows them in {}",
                              here.word().text, own.empty() ? "the calendar's zone" : own)},
                 {fmt::format("or open these times in a calendar of their own, in {}", zone)}};
  return habit;
}

constexpr std::array kRanges = std::to_array<Reads>({
    {"-", "to"},
    {"- -", "to"},
    {"s/d", "to"},
    {"s . d .", "to"},
    {"s . d", "to"},
    {"sd", "to"},
    {"until", "to"},
    {"till", "to"},
    {"through", "to"},
    {"thru", "to"},
    {"sampai", "to"},
    {"hingga", "to"},
    {"up to", "to"},
    {"sampai dengan", "to"},
    {"until the", "to"},
    {"to and including", "to"},
});

// Which days they are is not the same everywhere.
Habit which_days(const Break& here, const std::string& days) {
  Habit habit{here.at, here.at + 1, std::nullopt,
              worded("`{}` are not the same everywhere", here.word().text)};
  habit.steps = {{"write the days: " + days, ""}};
  habit.steps.front().edits.push_back({{}, days});
  return habit;
}

}  // namespace

std::optional<Habit> weekday_habit(const Break& here) {
  if (!here.expected.words.contains(Rules::WEEKDAY)) return std::nullopt;
  const std::string word = here.small(here.at);
  if (word == "weekdays" || word == "weekday") return which_days(here, "Mon to Fri");
  if (word == "weekends" || word == "weekend") return which_days(here, "Sat, Sun");
  const std::string day = weekday_named(word);
  if (day.empty()) return std::nullopt;
  Habit habit{here.at, here.at + 1, day,
              worded("weekdays are {}", "`Mon`, `Tue`, `Wed`, `Thu`, `Fri`, `Sat` and `Sun`")};
  habit.label = fmt::format("written `{}`", day);
  return habit;
}

std::optional<Habit> time_of_day_habit(const Break& here) {
  if (auto habit = zone_behind_time(here)) return habit;
  const bool behind = here.at > here.begin && here.word(here.at - 1).type == Rules::WALL_CLOCK;
  if (!here.expected.words.contains(Rules::WALL_CLOCK) && !behind) return std::nullopt;
  if (auto habit = with_half(here)) return habit;
  if (here.word().type != Rules::NUMBER) return std::nullopt;
  const std::string& text = here.word().text;
  const Clock clock = clock_of(text);
  if (!is_sound(clock) || !here.reads(here.at, here.at + 1, text_of(clock))) return std::nullopt;
  if (text.size() > 2) return time_habit(here.at, here.at + 1, clock);
  Habit habit{here.at, here.at + 1, std::nullopt,
              "a time of day has hours and minutes, of 24 hours"};
  habit.code = Code::AK0601;
  habit.steps = {{"for example: `" + text_of(clock) + "`", "", {{{}, text_of(clock)}}}};
  return habit;
}

namespace {

bool is_and(const Break& here, std::size_t place) {
  return here.has(place) && (here.word(place).type == Rules::AND || here.small(place) == "dan");
}

// `Mon and Thu` are two days, `08:00 and 17:00` behind `between` a time from one to the other.
std::optional<Habit> and_habit(const Break& here) {
  if (here.at == here.begin || !is_and(here, here.at)) return std::nullopt;
  const std::size_t before = here.word(here.at - 1).type;
  const std::string written = here.written(here.at, here.at + 1);
  if (before == Rules::WALL_CLOCK && here.reads(here.at, here.at + 1, "to")) {
    return Habit{here.at, here.at + 1, "to",
                 worded("from one time to another is written with `to`, not `{}`", written)};
  }
  if (before == Rules::WEEKDAY && here.expected.words.contains(Rules::COMMA)) {
    // Of a list with a comma before it: `Mon, Wed, and Fri`.
    return Habit{here.at - 1, here.at + 1, here.word(here.at - 1).text + ",",
                 worded("days are listed with commas, not with `{}`", written)};
  }
  if (before != Rules::DATE) return std::nullopt;
  Habit habit{here.at, here.at + 1, std::nullopt,
              worded("`{}` between two days may mean both, or all from one to the other", written)};
  habit.steps = {{"each of them on a line of its own, if two days are meant"},
                 offered("to", "all days from the first to the last")};
  return habit;
}

}  // namespace

std::optional<Habit> range_habit(const Break& here) {
  if (auto habit = and_habit(here)) return habit;
  if (!here.expected.words.contains(Rules::TO)) return std::nullopt;
  std::size_t first = 0;
  std::size_t end = 0;
  const Reads* row = row_at(here, kRanges, &first, &end);
  if (row == nullptr) return std::nullopt;
  Habit habit{
      first, end, std::string(row->read),
      worded("from one to another is written with `to`, not `{}`", here.written(first, end))};
  habit.label = "written `to`";
  return habit;
}

}  // namespace akad::parser
