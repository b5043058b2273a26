#include "runtime/explain/months.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/clocks/outage.h"
#include "runtime/measures/evaluate.h"
#include "runtime/report/calendar/words.h"
#include "runtime/results/judge.h"

namespace akad::explain {
namespace {

using report::OutageRow;

// A run after merging, whether it passes the length test or not.
struct Run {
  Interval whole;
  Interval counted;  // empty when it does not pass
  bool passes = false;
  std::vector<Interval> parts;
};

std::vector<Run> runs_of(const ir::Outage& outage, const clocks::OutageStory& story) {
  const time::IntervalSet parts = time::normalized(story.raw);
  std::vector<Run> runs;
  for (const Interval& whole : time::coalesced(parts, outage.merge_gap)) {
    Run run{whole, {}, false, {}};
    for (const Interval& part : parts) {
      if (part.from >= whole.from && part.to <= whole.to) run.parts.push_back(part);
    }
    for (const clocks::OutageRun& passed : story.runs) {
      if (passed.whole != whole) continue;
      run.passes = true;
      run.counted = passed.counted;
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

std::string test_text(const ir::Outage& outage) {
  return fmt::format("{} {}", words(outage.test)[static_cast<std::size_t>(outage.test)],
                     report::length_text(outage.length));
}

bool belongs(const TimeTeller& teller, const Run& run, const plan::Period& month) {
  if (teller.rules.crossing == ir::CrossingOutages::ByBegin) {
    return run.whole.from >= month.span.from && run.whole.from < month.span.to;
  }
  return run.whole.from < month.span.to && run.whole.to > month.span.from;
}

Duration counted_in(const TimeTeller& teller, const Run& run, const plan::Period& month) {
  const bool split = teller.rules.crossing == ir::CrossingOutages::Split;
  const Interval& frame = split ? month.span : teller.plan.term;
  return Interval{std::max(run.counted.from, frame.from), std::min(run.counted.to, frame.to)}
      .length();
}

std::string why_text(const TimeTeller& teller, const Run& run, const plan::Period& month) {
  std::vector<std::string> reasons;
  const ir::Outage& outage = teller.outage;
  if (run.parts.size() > 1) {
    reasons.push_back(fmt::format("{} stretches less than {} apart are one", run.parts.size(),
                                  report::length_text(outage.merge_gap)));
  }
  if (!run.passes) {
    reasons.push_back(fmt::format("not {}, so it is no outage", test_text(outage)));
  } else if (outage.counted == ir::Counted::Excess) {
    reasons.push_back(fmt::format("only what exceeds {} counts",
                                  report::length_text(outage.length)));
  } else if (outage.test != ir::LengthTest::None) {
    reasons.push_back(fmt::format("{}, so the whole counts", test_text(outage)));
  } else {
    reasons.emplace_back("every outage counts");
  }
  const bool crosses = run.whole.from < month.span.from || run.whole.to > month.span.to;
  if (crosses && run.passes) {
    const bool split = teller.rules.crossing == ir::CrossingOutages::Split;
    reasons.emplace_back(split ? "only the part in this month counts here"
                               : "it belongs to the month it began in");
  }
  if (run.whole.to == teller.plan.as_of) reasons.emplace_back("not ended by the as-of instant");
  std::string text;
  for (const std::string& reason : reasons) text += (text.empty() ? "" : "; ") + reason;
  return text;
}

std::vector<report::Place> places_of(const TimeTeller& teller, const Run& run) {
  std::vector<report::Place> places;
  for (const Interval& part : run.parts) {
    for (const Step& step : teller.records.steps) {
      const bool tells = step.changes || step.roles != 0 || step.is_window;
      const bool window = step.is_window && step.at >= part.from && step.at < part.to;
      if (!window && (!tells || (step.at != part.from && step.at != part.to))) continue;
      places.insert(places.end(), step.places.begin(), step.places.end());
    }
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

const measures::CellKey* key_of(const TimeTeller& teller, Id<plan::Period> period) {
  const auto& cells = teller.found.subject.cells;
  const auto at = cells.lower_bound({teller.target, period, {}});
  const bool there =
      at != cells.end() && at->first.target == teller.target && at->first.period == period;
  return there ? &at->first : nullptr;
}

report::MonthStory month_of(const TimeTeller& teller, const std::vector<Run>& runs,
                            Id<plan::Period> period) {
  const plan::Period& month = plan::period(teller.plan, period);
  report::MonthStory told;
  told.month = *parse_month(month.label);
  told.span = month.span;
  told.closed = month.closed;
  told.service = measures::service_in(teller.plan, period);
  for (const Run& run : runs) {
    if (!belongs(teller, run, month)) continue;
    OutageRow row;
    row.whole = run.whole;
    row.parts = run.parts;
    row.passes = run.passes;
    row.unfinished = run.whole.to == teller.plan.as_of;
    row.counted = run.passes ? counted_in(teller, run, month) : 0;
    row.why = why_text(teller, run, month);
    row.places = places_of(teller, run);
    told.down += row.counted;
    told.outages.push_back(std::move(row));
  }
  if (!month.closed) {
    told.rules.emplace_back("The month is not over at the as-of instant: measured so far.");
  }
  if (const measures::CellKey* key = key_of(teller, period)) {
    told.result = result_of(teller.found, *key);
  } else {
    told.rules.emplace_back("No record tells of this subject, so it is not counted.");
  }
  return told;
}

}  // namespace

std::vector<std::string> outage_rules(const ir::Outage& outage, const ir::Target& target,
                                      const Wording& wording) {
  std::vector<std::string> rules;
  const auto names = [](const auto& ids, const auto& table) {
    std::string text;
    for (const auto id : ids) text += (text.empty() ? "" : " or ") + table[id.index()].name;
    return text;
  };
  if (const auto* down = std::get_if<ir::WhileState>(&outage.down)) {
    rules.push_back("down while " + condition_text(wording, down->state));
  }
  if (const auto* down = std::get_if<ir::FromEventToEvent>(&outage.down)) {
    rules.push_back(fmt::format("down from {} to {}", names(down->begins, wording.program.events),
                                names(down->ends, wording.program.events)));
  }
  if (const auto* down = std::get_if<ir::DuringWindows>(&outage.down)) {
    rules.push_back("down during " + names(down->windows, wording.program.windows));
  }
  if (outage.test != ir::LengthTest::None) {
    rules.push_back(fmt::format(
        "lasting {}, {}", test_text(outage),
        outage.counted == ir::Counted::Whole ? "the whole outage counts"
                                             : "only the excess counts"));
  }
  if (outage.merge_gap > 0) {
    rules.push_back(fmt::format("outages less than {} apart are one",
                                report::length_text(outage.merge_gap)));
  }
  rules.emplace_back(target.crossing == ir::CrossingOutages::Split
                         ? "outages that cross a month are split"
                         : "outages that cross a month belong to the month they begin in");
  return rules;
}

std::vector<report::MonthStory> months_of(const TimeTeller& teller, std::uint32_t subject,
                                          std::optional<Month> asked) {
  clocks::Answers answers(teller.plan, teller.store);
  clocks::Findings findings(teller.plan);
  clocks::OutageStory story;
  const clocks::Happenings happenings = clocks::happenings_of(teller.store, subject);
  findings.next_subject(subject, happenings.count);
  clocks::tell_outages(teller.plan, teller.rules.outage, happenings, answers, findings, story);
  const std::vector<Run> runs = runs_of(teller.outage, story);
  std::vector<report::MonthStory> months;
  const plan::PeriodRange range = plan::periods_of(teller.plan, teller.target);
  for (Id<plan::Period> period = range.first; period < range.last; ++period.at) {
    const std::string& label = plan::period(teller.plan, period).label;
    if (!asked || label == format_month(*asked)) {
      months.push_back(month_of(teller, runs, period));
    }
  }
  return months;
}

std::optional<results::Result> result_of(const evaluation::Evaluation& found,
                                         const measures::CellKey& key) {
  for (const results::PeriodResults& period : found.results) {
    for (const results::Result& row : period.results) {
      const bool same = row.target == key.target && row.period == key.period;
      if (same && row.group == key.group) return row;
    }
  }
  return std::nullopt;
}

}  // namespace akad::explain
