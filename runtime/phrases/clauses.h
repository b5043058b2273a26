// What the IR says, in sentences of agreements: language edition 1. A reader of any language meets
// them in these words, since they are what was signed.
#pragma once

#include "runtime/ir/program.h"
#include "runtime/phrases/phrase.h"

namespace akad::phrases {

std::string clause_text(const Phrase& clause);

// A line, or a part of one, whatever the reader's language: in English as it is, in others between
// marks, so that nobody takes it for a sentence of theirs.
Phrase as_written(const Phrase& line);
Phrase as_written(const std::string& text);

// Lines of blocks.
Phrase nights(ir::NightOwner owner);
Phrase date_is(std::string_view line, ir::DateIs is);  // "time is found, a date, at its end"
Phrase judged(ir::Judged judged);
Phrase reopened(ir::Reopening reopening);
Phrase reopened(const ir::Clock& clock);  // "reopened within 7 calendar days: …, later: …"
Phrase when_changes(std::string_view signal, ir::Retarget policy);
Phrase missed_before(ir::MissedBefore missed);
Phrase lasting(const ir::Outage& outage);  // that has a length test
Phrase neighbours(Duration gap);           // 0: they stay apart
Phrase paired_by(std::string_view place);
Phrase one_at_a_time();
Phrase crossing(ir::CrossingOutages crossing, ir::Cadence cadence);
Phrase month_taken_as(std::int32_t days);  // "each month taken as 30 days"
Phrase excluding(std::string_view exclusion, ir::ExcludedTime time);
Phrase covered(std::string_view cover, std::string_view log);
Phrase first_record();
Phrase silence(Duration length, ir::Unrecorded counts_as);
Phrase unknown_while(Phrase condition);
Phrase open_items(ir::OpenItems items, ir::Cadence cadence, std::string_view things,
                  std::int32_t grace_days);
// "the sum of monthly_charge in the quarter": what of a fee a share is of.
Phrase fee_taken(const ir::Fee& fee, ir::FeeTaken taken, const ir::Periods& of);
Phrase part_of_period(ir::PartOfPeriod part);  // "a part of a period: the whole fee"
// "each calendar month", "over the last 12 calendar months, at the end of each"
Phrase every(const ir::Periods& periods);
Phrase first_periods(ir::FirstPeriods first);
Phrase small_numbers(std::int64_t below, std::int64_t misses, std::string_view things);
// `below`: fewer than so many; 0: none.
Phrase empty_month(ir::EmptyMonth empty, const Rational& below, std::string_view things);

// Lines that stand for all clauses, where they have no log and no period to name.
Phrase open_items_of_all(ir::OpenItems items, std::string_view ones, std::int32_t grace_days);
Phrase crossing_of_all(ir::CrossingOutages crossing);
Phrase pairs_of_all(std::string_view place);  // empty: one at a time
Phrase dates_of_all(ir::DateIs is);           // Beginning or End

// Parts of lines.
Phrase reopening(ir::Reopening reopening);      // "a new item begins"
Phrase retarget(ir::Retarget policy);           // "carry the elapsed time"
Phrase length_test(const ir::Outage& outage);   // "at least 3 minutes"
Phrase escalation(const ir::Escalation& rule);  // "at 75% of the limit", "2 hours after due"
// "4 hours of support_hours", "by the end of the next working day of support_hours".
// Behind what is due by a day: "…, moved by pauses"; and of all such due times.
Phrase moved_by_pauses(Phrase limit, bool moved);
Phrase moved_by_pauses_of_all(bool moved);
Phrase limit(const ir::Program& program, const ir::Clock& clock, const ir::Limit& limit);

}  // namespace akad::phrases
