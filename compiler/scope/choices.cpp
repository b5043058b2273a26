#include "compiler/scope/choices.h"

#include <fmt/format.h>

#include <array>

#include "runtime/phrases/clauses.h"
#include "runtime/phrases/exclusions.h"

namespace akad::scope {
namespace {

using phrases::PhraseList;

// The sentences to choose from, in the order in which they are offered.
PhraseList judged_by(const Asked&) {
  return {phrases::judged(ir::Judged::ByElapsed), phrases::judged(ir::Judged::ByDue)};
}

PhraseList reopened_how(const Asked&) {
  using enum ir::Reopening;
  PhraseList lines;
  for (const auto how : {FirstStopDecides, NewItem, LeaveOutGap, CountGap, LastDecides}) {
    lines.push_back(phrases::reopened(how));
  }
  return lines;
}

PhraseList changes_how(const Asked& asked) {
  using enum ir::Retarget;
  PhraseList lines;
  for (const auto policy :
       {Carry, Restart, Freeze, RetroactiveWithPauses, Retroactive, Proportional}) {
    lines.push_back(phrases::when_changes(asked.word, policy));
  }
  return lines;
}

PhraseList open_items_are(const Asked& asked) {
  constexpr std::int32_t kOfferedGraceDays = 28;
  using enum ir::OpenItems;
  PhraseList lines;
  for (const auto items : {LeftOut, OverdueMissed, OverdueMissedWithGrace}) {
    if (asked.periods.looks_back() && items != LeftOut) continue;  // it would be missed twice
    lines.push_back(
        phrases::open_items(items, asked.periods.cadence, asked.word, kOfferedGraceDays));
  }
  return lines;
}

PhraseList small_numbers_are(const Asked& asked) {
  return {phrases::small_numbers(0, 0, asked.word), phrases::small_numbers(20, 1, asked.word)};
}

PhraseList empty_periods_are(const Asked& asked) {
  using enum ir::EmptyMonth;
  PhraseList lines;
  for (const auto empty : {NotApplicable, Met, Missed}) {
    lines.push_back(phrases::empty_month(empty, asked.word));
  }
  return lines;
}

PhraseList neighbours_are(const Asked&) {
  return {phrases::neighbours(kMinute), phrases::neighbours(0)};
}

PhraseList crossing_are(const Asked& asked) {
  return {phrases::crossing(ir::CrossingOutages::Split, asked.periods.cadence),
          phrases::crossing(ir::CrossingOutages::ByBegin, asked.periods.cadence)};
}

PhraseList line_given(const Asked& asked) { return {phrases::Phrase::as_is(asked.word)}; }

PhraseList nights_belong(const Asked&) {
  return {phrases::nights(ir::NightOwner::OpeningDay), phrases::nights(ir::NightOwner::EachDate)};
}

PhraseList missed_before_is(const Asked&) {
  return {phrases::missed_before(ir::MissedBefore::StaysMissed),
          phrases::missed_before(ir::MissedBefore::LastLimitDecides)};
}

PhraseList dates_are(const Asked& asked) {
  return {phrases::date_is(asked.word, ir::DateIs::Beginning),
          phrases::date_is(asked.word, ir::DateIs::End)};
}

PhraseList pairs_are(const Asked&) {
  return {phrases::paired_by("incident_id"), phrases::one_at_a_time()};
}

PhraseList as_given(const Asked&) { return {}; }  // its steps are offered as they are

PhraseList parts_are(const Asked&) {
  using enum ir::PartOfPeriod;
  PhraseList lines;
  for (const auto part : {InProportion, WholeFee}) lines.push_back(phrases::part_of_period(part));
  return lines;
}

PhraseList first_periods_are(const Asked&) {
  using enum ir::FirstPeriods;
  return {phrases::first_periods(NotApplicable), phrases::first_periods(WhatThereIs)};
}

PhraseList beyond_is(const Asked&) {
  using enum ir::Beyond;
  return {phrases::beyond(CountsAsDown), phrases::beyond(ExcludedToo),
          phrases::beyond(ExclusionLost)};
}

struct Frame {
  Code code;
  std::string_view question;  // {0} = the declaration's name, {1} = the word, {2} = "month"
  PhraseList (*offers)(const Asked& asked);
};

// In the order of Choice.
constexpr std::array<Frame, 18> kFrames = {{
    {Code::AK0401, "the clock `{0}` counts a calendar, but does not say by which time it is judged",
     judged_by},
    {Code::AK0402, "the clock `{0}` does not say what a start after a stop does", reopened_how},
    {Code::AK0403, "the clock `{0}` does not say what happens when `{1}` changes while it runs",
     changes_how},
    {Code::AK0404, "the target `{0}` does not say what is open at the end of a {2} counts as",
     open_items_are},
    {Code::AK0405,
     "the target `{0}` asks for a share, but does not say whether small numbers are excepted",
     small_numbers_are},
    {Code::AK0406, "the target `{0}` does not say what a {2} without {1} is", empty_periods_are},
    {Code::AK0407,
     "the outage `{0}` has a least length, but does not say what short gaps between outages do",
     neighbours_are},
    {Code::AK0408, "the target `{0}` does not say to which {2} an outage across its end belongs",
     crossing_are},
    {Code::AK0409, "the target `{0}` does not say whose time counts, and its log has many subjects",
     line_given},
    {Code::AK0410,
     "the calendar `{0}` has a window across midnight and dates of its own, but does not say to "
     "which date a night belongs",
     nights_belong},
    {Code::AK0411,
     "the clock `{0}` does not say what a limit counts as that was missed before a change",
     missed_before_is},
    {Code::AK0413,
     "`{0}` holds a date without a time of day, and it is not said whether it stands for the "
     "date's beginning or its end",
     dates_are},
    {Code::AK0412,
     "the {1} `{0}` does not say to which begin an end belongs: to the one in whose record a "
     "place says the same, or to the only one there is",
     pairs_are},
    {Code::AK0414, "`{0}` is a fee {1}, and it is not said what of it is taken in a {2}", as_given},
    {Code::AK0415,
     "the term has a part of a {2} only, and the fee `{0}` does not say what a part of a {2} costs",
     parts_are},
    {Code::AK0416,
     "the target `{0}` looks back over several periods, but does not say what the first ones of "
     "the term are, which have fewer behind them",
     first_periods_are},
    {Code::AK0420,
     "the exclusion `{0}` does not say what an outage is that goes on when the announced time is "
     "over",
     beyond_is},
    {Code::AK0421,
     "the clock `{0}` stands still at times, and it is not said whether that moves what is due "
     "`by` a day",
     as_given},
}};

}  // namespace

void demand(Scope& scope, Choice choice, Span span, const Asked& asked, Label because) {
  if (scope.general != nullptr && scope.general->broken) return;  // it may be said there
  const Frame& frame = kFrames[static_cast<std::size_t>(choice)];
  std::vector<std::string> choices;
  for (const phrases::Phrase& line : frame.offers(asked)) {
    choices.push_back(phrases::clause_text(line));
  }
  const std::string question =
      fmt::format(fmt::runtime(frame.question), asked.name, asked.word, ir::noun_of(asked.periods));
  Diagnostic row = diagnose(frame.code, span, question)
                       .with_label("must be written")
                       .with_other(because.span, std::move(because.text))
                       .with_help(std::move(choices))
                       .with_steps(asked.offers);
  for (const Span& place : asked.also) {
    if (row.others.size() < kMostLabels) row = std::move(row).with_other(place, "and here");
  }
  complain(scope, std::move(row));
}

}  // namespace akad::scope
