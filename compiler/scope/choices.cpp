#include "compiler/scope/choices.h"

#include <fmt/format.h>

#include <array>

namespace akad::scope {
namespace {

struct Frame {
  Code code;
  std::string_view question;            // {0} = the declaration's name, {1} = the word
  std::vector<std::string_view> lines;  // the sentences to choose from
};

const std::array<Frame, 11>& frames() {
  static const std::array<Frame, 11> rows = {{
      {Code::AK0401,
       "the clock `{0}` counts a calendar, but does not say by which time it is judged",
       {"judged by elapsed time", "judged by due time"}},
      {Code::AK0402,
       "the clock `{0}` does not say what a start after a stop does",
       {"reopened: the first stop decides", "reopened: a new item begins",
        "reopened: resume, leaving out the gap", "reopened: resume, counting the gap",
        "reopened: the last cycle decides"}},
      {Code::AK0403,
       "the clock `{0}` does not say what happens when `{1}` changes while it runs",
       {"when {1} changes: carry the elapsed time", "when {1} changes: restart the clock",
        "when {1} changes: keep the first target",
        "when {1} changes: judge from the start with earlier pauses",
        "when {1} changes: judge from the start without earlier pauses",
        "when {1} changes: carry in proportion"}},
      {Code::AK0404,
       "the target `{0}` does not say what is open at the end of a month counts as",
       {"open at the end of a month: left out",
        "open at the end of a month: overdue {1} count as missed, the others are left out",
        "open at the end of a month: overdue {1} count as missed, the others are left out, one "
        "stopped within 28 calendar days of its due time is not counted again"}},
      {Code::AK0405,
       "the target `{0}` asks for a share, but does not say whether small numbers are excepted",
       {"small numbers: no exception", "with fewer than 20 {1}: 1 miss is allowed"}},
      {Code::AK0406,
       "the target `{0}` does not say what a month without {1} is",
       {"with no {1}: not applicable", "with no {1}: met", "with no {1}: missed"}},
      {Code::AK0407,
       "the outage `{0}` has a least length, but does not say what short gaps between outages do",
       {"outages less than 1 minute apart are one", "outages apart stay apart"}},
      {Code::AK0408,
       "the target `{0}` does not say to which month an outage across its end belongs",
       {"outages that cross a month are split",
        "outages that cross a month belong to the month they begin in"}},
      {Code::AK0409,
       "the target `{0}` does not say whose time counts, and its log has many subjects",
       {"{1}"}},
      {Code::AK0410,
       "the calendar `{0}` has a window across midnight and dates of its own, but does not say to "
       "which date a night belongs",
       {"nights belong to the opening day", "nights belong to each date"}},
      {Code::AK0411,
       "the clock `{0}` does not say what a limit counts as that was missed before a change",
       {"missed before a change: stays missed",
        "missed before a change: the last limit decides"}},
  }};
  return rows;
}

}  // namespace

void demand(Scope& scope, Choice choice, Span span, const std::string& name,
            const std::string& word, Label because) {
  const Frame& frame = frames()[static_cast<std::size_t>(choice)];
  std::vector<std::string> choices;
  for (const std::string_view line : frame.lines) {
    choices.push_back(fmt::format(fmt::runtime(line), name, word));
  }
  complain(scope, diagnose(frame.code, span, fmt::format(fmt::runtime(frame.question), name, word))
                      .with_label("must be written")
                      .with_other(because.span, std::move(because.text))
                      .with_help(std::move(choices)));
}

}  // namespace akad::scope
