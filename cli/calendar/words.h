// What the words of `akad calendar` mean: instants, lengths and steps, as agreements write them.
// Where it is none of them, a reader gives nothing and says in `problem` what to write instead.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runtime/phrases/phrase.h"
#include "runtime/time/zone.h"

namespace akad::cli {

// RFC 3339, or a reading of the zone's wall clock; `notes` says where a reading had to be chosen.
std::optional<Instant> read_instant(const time::Zone& zone, const std::string& text,
                                    phrases::PhraseList& notes, std::string& problem);

// "8 hours", "1 hour 30 minutes", "-90 seconds".
std::optional<Duration> read_length(const std::string& text, std::string& problem);

enum class StepKind {
  WorkingDays,
  EndOfWorkingDay,
  TimeOnWorkingDay,
  CalendarDays,
  CalendarMonths,
};

struct Step {
  StepKind kind = StepKind::WorkingDays;
  std::int32_t count = 0;   // below 0: backwards
  std::int32_t minute = 0;  // of TimeOnWorkingDay
};

// "3 working days", "the end of working day 2", "16:00 on the next working day", "2 calendar days",
// "-1 calendar month".
std::optional<Step> read_step(const std::string& text, std::string& problem);

}  // namespace akad::cli
