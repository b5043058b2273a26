#include "compiler/scope/choices.h"

#include <fmt/format.h>

#include <array>

#include "runtime/base/assert.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/exclusions.h"
#include "runtime/phrases/measures/figures.h"

namespace akad::scope {
namespace {

using Offers = std::vector<Step>;

// A sentence to go on with, and what it means for time or money.
Step offer(const phrases::Phrase& sentence, std::string means) {
  return {.text = phrases::clause_text(sentence), .means = std::move(means)};
}

// The sentences to choose from, in the order in which they are offered.
Offers judged_by(const Asked&) {
  return {offer(phrases::judged(ir::Judged::ByElapsed),
                "time used up as the hours close, and done that evening, is in time"),
          offer(phrases::judged(ir::Judged::ByDue),
                "what is done that evening is late: it was due as the hours closed")};
}

std::string_view meaning_of(ir::Reopening how) {
  switch (how) {
    case ir::Reopening::FirstStopDecides: return "what is reopened stays as it was judged";
    case ir::Reopening::NewItem:
      return "what is reopened counts once more, and is judged anew with the whole time";
    case ir::Reopening::LeaveOutGap:
      return "what is reopened goes on with the time that it had left";
    case ir::Reopening::CountGap:
      return "what is reopened was never done: the time between counts as well";
    case ir::Reopening::LastDecides:
      return "only the time from the last start to the last stop is judged";
  }
  AKAD_ASSERT(false);
}

Offers reopened_how(const Asked&) {
  using enum ir::Reopening;
  Offers lines;
  for (const auto how : {FirstStopDecides, NewItem, LeaveOutGap, CountGap, LastDecides}) {
    lines.push_back(offer(phrases::reopened(how), std::string(meaning_of(how))));
  }
  return lines;
}

std::string_view meaning_of(ir::Retarget policy) {
  switch (policy) {
    case ir::Retarget::Carry: return "what has elapsed is held against the new limit";
    case ir::Retarget::Restart: return "each change gives the whole time anew";
    case ir::Retarget::Freeze: return "the limit of the start stays, whatever comes";
    case ir::Retarget::RetroactiveWithPauses:
      return "the new limit is held against all the time since the start, pauses left out";
    case ir::Retarget::Retroactive:
      return "the new limit is held against all the time since the start, earlier pauses too";
    case ir::Retarget::Proportional: return "half of the old limit used is half of the new one";
  }
  AKAD_ASSERT(false);
}

Offers changes_how(const Asked& asked) {
  using enum ir::Retarget;
  Offers lines;
  for (const auto policy :
       {Carry, Restart, Freeze, RetroactiveWithPauses, Retroactive, Proportional}) {
    lines.push_back(
        offer(phrases::when_changes(asked.word, policy), std::string(meaning_of(policy))));
  }
  return lines;
}

std::string meaning_of(ir::OpenItems items, std::string_view noun) {
  switch (items) {
    case ir::OpenItems::LeftOut:
      return fmt::format("it counts in the {} in which it stops; what never stops costs nothing",
                         noun);
    case ir::OpenItems::OverdueMissed:
      return fmt::format("what is overdue is missed in each {} until it stops, and in that one",
                         noun);
    case ir::OpenItems::OverdueMissedWithGrace:
      return "likewise, but what stops so soon behind its due time is missed once";
    case ir::OpenItems::TimeSoFar:
      return fmt::format(
          "how long it has taken by then counts in each {}, and all of it in the one "
          "in which it stops",
          noun);
  }
  AKAD_ASSERT(false);
}

Offers open_items_are(const Asked& asked) {
  constexpr std::int32_t kOfferedGraceDays = 28;
  using enum ir::OpenItems;
  Offers lines;
  const auto all = asked.of_lengths ? std::vector{LeftOut, TimeSoFar}
                                    : std::vector{LeftOut, OverdueMissed, OverdueMissedWithGrace};
  for (const auto items : all) {
    if (asked.periods.looks_back() && items != LeftOut) continue;  // it would be missed twice
    lines.push_back(
        offer(phrases::open_items(items, asked.periods.cadence, asked.word, kOfferedGraceDays),
              meaning_of(items, ir::noun_of(asked.periods))));
  }
  return lines;
}

Offers small_numbers_are(const Asked& asked) {
  const auto noun = ir::noun_of(asked.periods);
  return {offer(phrases::small_numbers(0, 0, asked.word),
                "the share decides, also where one miss of ten is 90%"),
          offer(phrases::small_numbers(20, 1, asked.word),
                fmt::format("one miss in a small {} is no breach, and earns no credit", noun))};
}

std::string_view meaning_of(ir::EmptyMonth empty) {
  switch (empty) {
    case ir::EmptyMonth::NotApplicable: return "no verdict, and no credit";
    case ir::EmptyMonth::Met: return "it counts as 100%";
    case ir::EmptyMonth::Missed: return "it counts as 0%, and earns the credit of that";
  }
  AKAD_ASSERT(false);
}

Offers empty_periods_are(const Asked& asked) {
  using enum ir::EmptyMonth;
  Offers lines;
  for (const auto empty : {NotApplicable, Met, Missed}) {
    if (asked.of_lengths && empty == Missed) continue;  // nothing has no length
    lines.push_back(
        offer(phrases::empty_month(empty, 0, asked.word), std::string(meaning_of(empty))));
  }
  return lines;
}

Offers neighbours_are(const Asked&) {
  return {offer(phrases::neighbours(kMinute),
                "several short outages may be one that counts, and the time between is down"),
          offer(phrases::neighbours(0), "each must be long enough by itself")};
}

Offers crossing_are(const Asked& asked) {
  const auto noun = ir::noun_of(asked.periods);
  using enum ir::CrossingOutages;
  return {offer(phrases::crossing(Split, asked.periods.cadence),
                fmt::format("each {} has the part that lies in it", noun)),
          offer(phrases::crossing(ByBegin, asked.periods.cadence),
                fmt::format("all of it counts in the {} in which it began", noun))};
}

Offers line_given(const Asked& asked) {
  return {{.text = asked.word, .means = "a result for each, and a credit for each that is missed"}};
}

Offers nights_belong(const Asked&) {
  return {offer(phrases::nights(ir::NightOwner::OpeningDay),
                "a night before a closed date runs to its end, and none begins on that date"),
          offer(phrases::nights(ir::NightOwner::EachDate),
                "a closed date closes from midnight to midnight, in the middle of both nights")};
}

Offers missed_before_is(const Asked&) {
  return {offer(phrases::missed_before(ir::MissedBefore::StaysMissed),
                "no later change makes good what was late"),
          offer(phrases::missed_before(ir::MissedBefore::LastLimitDecides),
                "a change to a longer limit makes good what was late")};
}

Offers dates_are(const Asked& asked) {
  return {offer(phrases::date_is(asked.word, ir::DateIs::Beginning),
                "before all else on that day: what is promised for it is due as it begins"),
          offer(phrases::date_is(asked.word, ir::DateIs::End),
                "behind all else on that day: what is promised for it may come all day")};
}

Offers pairs_are(const Asked&) {
  return {offer(phrases::paired_by("incident_id"),
                "each trouble lasts to its own end, and the longest decides"),
          offer(phrases::one_at_a_time(), "the first end ends it, whatever began meanwhile")};
}

Offers as_given(const Asked&) { return {}; }  // its steps are offered as they are

Offers parts_are(const Asked& asked) {
  using enum ir::PartOfPeriod;
  const auto noun = ir::noun_of(asked.periods);
  return {offer(phrases::part_of_period(InProportion),
                fmt::format("for half a {} shares are of half the fee", noun)),
          offer(phrases::part_of_period(WholeFee),
                fmt::format("shares are of the whole fee, for a day of a {} too", noun))};
}

Offers first_periods_are(const Asked&) {
  using enum ir::FirstPeriods;
  return {offer(phrases::first_periods(NotApplicable),
                "no verdict and no credit; what was missed in them counts later"),
          offer(phrases::first_periods(WhatThereIs), "judged by the fewer periods that there are")};
}

Offers beyond_is(const Asked&) {
  using enum ir::Beyond;
  return {offer(phrases::beyond(CountsAsDown), "what lies behind the announced end is down"),
          offer(phrases::beyond(ExcludedToo), "it costs nothing to its end, however late that is"),
          offer(phrases::beyond(ExclusionLost), "all of it is down, the announced time too")};
}

std::string_view meaning_of(ir::SlotCounts counts) {
  switch (counts) {
    case ir::SlotCounts::Up: return "where nothing is asked nothing fails, and a row of slots ends";
    case ir::SlotCounts::Down: return "a service that nobody can ask is down";
    case ir::SlotCounts::Unknown:
      return "nobody knows: what it would cost down is looked at, and what it would up";
    case ir::SlotCounts::PassedOver: return "it is not down, and a row of slots goes on across it";
  }
  AKAD_ASSERT(false);
}

Offers few_in_slots_are(const Asked& asked) {
  using enum ir::SlotCounts;
  Offers lines;
  for (const auto counts : {Up, Down, Unknown, PassedOver}) {
    lines.push_back(
        offer(phrases::few_in_slots(asked.word, 1, counts, true), std::string(meaning_of(counts))));
  }
  return lines;
}

struct Frame {
  Code code;
  std::string_view question;  // {0} = the declaration's name, {1} = the word, {2} = "month"
  Offers (*offers)(const Asked& asked);
};

// In the order of Choice.
constexpr std::array<Frame, 23> kFrames = {{
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
    {Code::AK0422, "the rate does not say what a part of a unit costs: `for each {0}`", as_given},
    {Code::AK0423, "the rate does not say whether the last date counts: `for each {0}`", as_given},
    {Code::AK0424,
     "the credit `{0}` does not say whether its rate is owed too where the target `{1}` is met, "
     "although something was missed",
     as_given},
    {Code::AK0425,
     "the outage `{0}` does not say what a slot with no {1} is, of which there is no share",
     few_in_slots_are},
    {Code::AK0425,
     "the figure `{0}` does not say what a slot with no {1} counts as, of which there is none",
     as_given},
}};

}  // namespace

void demand(Scope& scope, Choice choice, Span span, const Asked& asked, Label because) {
  if (scope.general != nullptr && scope.general->broken) return;  // it may be said there
  const Frame& frame = kFrames[static_cast<std::size_t>(choice)];
  const std::string question =
      fmt::format(fmt::runtime(frame.question), asked.name, asked.word, ir::noun_of(asked.periods));
  Diagnostic row = diagnose(frame.code, span, question)
                       .with_label("must be written")
                       .with_other(because.span, std::move(because.text))
                       .with_steps(frame.offers(asked))
                       .with_steps(asked.offers)
                       .with_help(fmt::format("`akad explain {}` says more", name_of(frame.code)));
  for (const Span& place : asked.also) {
    if (row.others.size() < kMostLabels) row = std::move(row).with_other(place, "and here");
  }
  complain(scope, std::move(row));
}

}  // namespace akad::scope
