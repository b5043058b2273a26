#include "compiler/scope/choices.h"

#include <fmt/format.h>

#include <array>

#include "runtime/phrases/clauses.h"

namespace akad::scope {
namespace {

using phrases::PhraseList;

// The sentences to choose from, in the order in which they are offered.
PhraseList judged_by(const std::string&) {
  return {phrases::judged(ir::Judged::ByElapsed), phrases::judged(ir::Judged::ByDue)};
}

PhraseList reopened_how(const std::string&) {
  using enum ir::Reopening;
  PhraseList lines;
  for (const auto how : {FirstStopDecides, NewItem, LeaveOutGap, CountGap, LastDecides}) {
    lines.push_back(phrases::reopened(how));
  }
  return lines;
}

PhraseList changes_how(const std::string& signal) {
  using enum ir::Retarget;
  PhraseList lines;
  for (const auto policy :
       {Carry, Restart, Freeze, RetroactiveWithPauses, Retroactive, Proportional}) {
    lines.push_back(phrases::when_changes(signal, policy));
  }
  return lines;
}

PhraseList open_items_are(const std::string& things) {
  constexpr std::int32_t kOfferedGraceDays = 28;
  using enum ir::OpenItems;
  PhraseList lines;
  for (const auto items : {LeftOut, OverdueMissed, OverdueMissedWithGrace}) {
    lines.push_back(phrases::open_items(items, things, kOfferedGraceDays));
  }
  return lines;
}

PhraseList small_numbers_are(const std::string& things) {
  return {phrases::small_numbers(0, 0, things), phrases::small_numbers(20, 1, things)};
}

PhraseList empty_months_are(const std::string& things) {
  using enum ir::EmptyMonth;
  PhraseList lines;
  for (const auto empty : {NotApplicable, Met, Missed}) {
    lines.push_back(phrases::empty_month(empty, things));
  }
  return lines;
}

PhraseList neighbours_are(const std::string&) {
  return {phrases::neighbours(kMinute), phrases::neighbours(0)};
}

PhraseList crossing_are(const std::string&) {
  return {phrases::crossing(ir::CrossingOutages::Split),
          phrases::crossing(ir::CrossingOutages::ByBegin)};
}

PhraseList line_given(const std::string& line) { return {phrases::Phrase::as_is(line)}; }

PhraseList nights_belong(const std::string&) {
  return {phrases::nights(ir::NightOwner::OpeningDay), phrases::nights(ir::NightOwner::EachDate)};
}

PhraseList missed_before_is(const std::string&) {
  return {phrases::missed_before(ir::MissedBefore::StaysMissed),
          phrases::missed_before(ir::MissedBefore::LastLimitDecides)};
}

struct Frame {
  Code code;
  std::string_view question;  // {0} = the declaration's name, {1} = the word
  PhraseList (*offers)(const std::string& word);
};

// In the order of Choice.
constexpr std::array<Frame, 11> kFrames = {{
    {Code::AK0401, "the clock `{0}` counts a calendar, but does not say by which time it is judged",
     judged_by},
    {Code::AK0402, "the clock `{0}` does not say what a start after a stop does", reopened_how},
    {Code::AK0403, "the clock `{0}` does not say what happens when `{1}` changes while it runs",
     changes_how},
    {Code::AK0404, "the target `{0}` does not say what is open at the end of a month counts as",
     open_items_are},
    {Code::AK0405,
     "the target `{0}` asks for a share, but does not say whether small numbers are excepted",
     small_numbers_are},
    {Code::AK0406, "the target `{0}` does not say what a month without {1} is", empty_months_are},
    {Code::AK0407,
     "the outage `{0}` has a least length, but does not say what short gaps between outages do",
     neighbours_are},
    {Code::AK0408, "the target `{0}` does not say to which month an outage across its end belongs",
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
}};

}  // namespace

void demand(Scope& scope, Choice choice, Span span, const std::string& name,
            const std::string& word, Label because) {
  const Frame& frame = kFrames[static_cast<std::size_t>(choice)];
  std::vector<std::string> choices;
  for (const phrases::Phrase& line : frame.offers(word)) {
    choices.push_back(phrases::clause_text(line));
  }
  complain(scope, diagnose(frame.code, span, fmt::format(fmt::runtime(frame.question), name, word))
                      .with_label("must be written")
                      .with_other(because.span, std::move(because.text))
                      .with_help(std::move(choices)));
}

}  // namespace akad::scope
