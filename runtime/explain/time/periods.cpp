#include "runtime/explain/time/periods.h"

#include <algorithm>
#include <tuple>

#include "runtime/base/assert.h"
#include "runtime/explain/time/runs.h"
#include "runtime/explain/time/slots_said.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/credits/said.h"
#include "runtime/report/words.h"
#include "runtime/results/judge.h"

namespace akad::explain {
namespace {

using report::OutageRow;

Phrase test_of(const ir::Outage& outage) {
  const Phrase length = phrases::length(outage.length);
  switch (outage.test) {
    case ir::LengthTest::None: return {};
    case ir::LengthTest::AtLeast: return Phrase("length.at_least", length);
    case ir::LengthTest::MoreThan: return Phrase("length.more_than", length);
  }
  AKAD_ASSERT(false);
}

Phrase crossing_said(ir::CrossingOutages crossing, const Phrase& noun) {
  switch (crossing) {
    case ir::CrossingOutages::Split: return Phrase("outage.part_here", noun);
    case ir::CrossingOutages::ByBegin: return Phrase("outage.began_in", noun);
  }
  AKAD_ASSERT(false);
}

// Those of a cell of time.
Duration figure_of(const std::vector<measures::Figure>& figures, std::string_view key) {
  const auto figure = std::find_if(figures.begin(), figures.end(),
                                   [&](const measures::Figure& one) { return one.key == key; });
  AKAD_ASSERT(figure != figures.end());
  return floor_of(figure->value.value);
}

// What is told: a period, or the last few and what they came to together.
struct Told {
  Id<plan::Period> period;    // the last of them
  plan::PeriodRange periods;  // inside the term
  Interval span;              // likewise
  Phrase noun;
};

Told told_of(const TimeTeller& teller, Id<plan::Period> period) {
  const plan::PeriodRange periods =
      plan::looked_back_on(teller.plan(), teller.evidence().target, period);
  return {period,
          periods,
          {plan::period(teller.plan(), periods.first).span.from,
           plan::period(teller.plan(), period).span.to},
          phrases::period_noun(ir::periods_of(teller.target))};
}

void add_shares(const measures::TimeByShare& some, measures::TimeByShare& all) {
  for (const auto& [share, length] : some) all[share] += length;
}

std::optional<measures::OutagePart> part_in(const Run& run, const Told& told) {
  if (run.counted == nullptr) return std::nullopt;
  std::optional<measures::OutagePart> all;
  for (const measures::OutagePart& part : run.counted->parts) {
    if (!told.periods.has(part.period)) continue;
    if (!all) all = measures::OutagePart{told.period};
    all->counted += part.counted;
    all->excluded += part.excluded;
    if (part.by_share) add_shares(*part.by_share, all->by_share.made());
    if (part.units) all->units = part.units;  // a target that looks back has none
  }
  return all;
}

// Whether a reader of the period looks for it there, though nothing of it counts.
bool is_seen_in(const TimeTeller& teller, const Run& run, const Told& period) {
  const Interval& whole = run.joined.whole;
  switch (teller.rules.crossing) {
    case ir::CrossingOutages::Split:
      return whole.from < period.span.to && whole.to > period.span.from;
    case ir::CrossingOutages::ByBegin:
      return whole.from >= period.span.from && whole.from < period.span.to;
  }
  AKAD_ASSERT(false);
}

// By each credit that pays each outage; rows of its table that pay as many are told once.
void add_units(const TimeTeller& teller, const std::vector<Rational>& units, PhraseList& reasons) {
  const ir::Program& program = *teller.plan().program;
  const auto& rates = teller.plan().targets[teller.evidence().target.index()].outage_rates;
  for (std::size_t rate = 0; rate < rates.size(); ++rate) {
    const bool again =
        rate > 0 && rates[rate - 1].credit == rates[rate].credit && units[rate - 1] == units[rate];
    if (again) continue;
    const ir::Credit& credit = program[rates[rate].credit];
    reasons.add("outage.units", report::exact_number(units[rate]),
                report::clause_text(credit.clause, credit.name));
  }
}

// The heaviest first; of many the rest is told by their number.
void add_weighed(const measures::TimeByShare& shares, PhraseList& reasons) {
  constexpr std::size_t kMostShares = 6;
  std::size_t told = 0;
  for (auto row = shares.rbegin(); row != shares.rend(); ++row) {
    if (row->first == 1) continue;
    if (++told > kMostShares) continue;
    reasons.add("outage.weighs", phrases::length(row->second), report::exact_percent(row->first));
  }
  if (told > kMostShares) reasons.add("outage.weighs_more", phrases::Count{told - kMostShares});
}

Phrase why(const TimeTeller& teller, const Run& run, const Told& period,
           const std::optional<measures::OutagePart>& part) {
  PhraseList reasons;
  const ir::Outage& outage = teller.outage;
  const Interval& whole = run.joined.whole;
  const std::size_t parts = run.joined.parts.size();
  if (parts > 1) reasons.add("outage.joined", parts, phrases::length(outage.merge_gap));
  add_slot_sums(teller, whole, reasons);
  add_members(teller.plan(), teller.members, whole, reasons);
  if (!run.joined.passes) {
    reasons.add("outage.fails", test_of(outage));
  } else if (run.joined.counted.empty()) {
    reasons.add("outage.no_excess", phrases::length(outage.length));
  } else if (outage.counted == ir::Counted::Excess) {
    reasons.add("outage.excess", phrases::length(outage.length));
  } else if (outage.test != ir::LengthTest::None) {
    reasons.add("outage.whole", test_of(outage));
  } else {
    reasons.add("outage.every");
  }
  const bool crosses = whole.from < period.span.from || whole.to > period.span.to;
  if (crosses && !run.joined.counted.empty()) {
    reasons.push_back(crossing_said(teller.rules.crossing, period.noun));
  }
  if (part && part->excluded > 0) {
    reasons.add("outage.excluded", phrases::length(part->excluded));
  }
  if (part && part->by_share) add_weighed(*part->by_share, reasons);
  if (part && part->units) add_units(teller, *part->units, reasons);
  if (whole.to == teller.plan().as_of) reasons.add("outage.unended");
  return Phrase::list("list.semicolon", std::move(reasons));
}

const std::pair<const measures::CellKey, measures::Cell>* cell_of(const TimeTeller& teller,
                                                                  Id<plan::Period> period) {
  const Id<ir::Target> target = teller.evidence().target;
  const auto& cells =
      ir::looks_back(teller.target) ? teller.looking_back : teller.found.subject.cells;
  const auto at = cells.lower_bound({target, period, {}});
  const bool there = at != cells.end() && at->first.target == target && at->first.period == period;
  return there ? &*at : nullptr;
}

OutageRow row_of(const TimeTeller& teller, const Run& run, const Told& period,
                 const std::optional<measures::OutagePart>& part) {
  OutageRow row;
  row.whole = run.joined.whole;
  row.parts = run.joined.parts;
  row.passes = run.joined.passes;
  row.counts = run.joined.counted;
  row.unfinished = row.whole.to == teller.plan().as_of;
  row.counted = part ? part->counted : 0;
  row.excluded = part ? part->excluded : 0;
  row.down = part ? floor_of(measures::time_down(*part)) : 0;
  if (part && part->by_share) row.by_share = *part->by_share;
  row.why = why(teller, run, period, part);
  row.places = run.places;
  return row;
}

// What a reader of the period looks at: it, and the outages that are told there.
time::IntervalSet of_concern(const report::PeriodStory& told) {
  std::vector<Interval> spans = {told.span};
  for (const OutageRow& outage : told.outages) spans.push_back(outage.whole);
  return time::normalized(std::move(spans));
}

bool concerns(const Interval& span, const time::IntervalSet& looked_at) {
  const auto next = std::partition_point(looked_at.begin(), looked_at.end(),
                                         [&](const Interval& one) { return one.to <= span.from; });
  return !span.empty() && next != looked_at.end() && next->from < span.to;
}

void add_excluded(const TimeTeller& teller, report::PeriodStory& told) {
  const time::IntervalSet looked_at = of_concern(told);
  for (const std::vector<report::ExcludedRow>& rows : teller.excluded) {
    for (const report::ExcludedRow& row : rows) {
      if (concerns(row.span, looked_at)) told.excluded.push_back(row);
    }
  }
}

report::CountsAs counts_as(ir::Unrecorded unrecorded) {
  switch (unrecorded) {
    case ir::Unrecorded::Unknown: return report::CountsAs::Unknown;
    case ir::Unrecorded::Up: return report::CountsAs::Up;
    case ir::Unrecorded::Down: return report::CountsAs::Down;
    case ir::Unrecorded::LeftOut: return report::CountsAs::LeftOut;
  }
  AKAD_ASSERT(false);
}

void add_unrecorded(const TimeTeller& teller, report::PeriodStory& told) {
  const measures::Coverage& coverage = teller.evidence().time.coverage;
  const time::IntervalSet looked_at = of_concern(told);
  const auto add = [&](const time::IntervalSet& spans, report::CountsAs counts, const Phrase& why) {
    for (const Interval& span : spans) {
      if (concerns(span, looked_at)) told.unrecorded.push_back({span, counts, why});
    }
  };
  const ir::OfTime& rules = teller.rules;
  if (const ir::Cover* cover = ir::cover_of(*teller.plan().program, teller.target)) {
    add(coverage.not_in_service, report::CountsAs::NotCovered,
        phrases::covered(cover->name, (*teller.plan().program)[cover->log].name));
  }
  if (rules.from_first_record) {
    add(time::without(coverage.not_covered, coverage.not_in_service), report::CountsAs::NotCovered,
        phrases::first_record());
  }
  if (rules.silence > 0) {
    add(coverage.silent, counts_as(rules.unrecorded),
        phrases::silence(rules.silence, rules.unrecorded));
  }
  for (report::UnrecordedRow& row : unknown_slots(teller)) {
    if (concerns(row.span, looked_at)) told.unrecorded.push_back(std::move(row));
  }
  if (!teller.members.all.empty()) {
    add(teller.evidence().time.outages.unknown, report::CountsAs::Unknown,
        Phrase("outage.members_unknown"));
  }
  if (!rules.unknown_while.valid()) return;
  const Wording wording{*teller.plan().program, teller.plan().zone};
  add(time::without(coverage.unknown, coverage.silent), report::CountsAs::Unknown,
      phrases::unknown_while(condition_text(wording, rules.unknown_while)));
}

report::PeriodStory story_of(const TimeTeller& teller, const std::vector<Run>& runs,
                             Id<plan::Period> id) {
  const plan::Period& period = plan::period(teller.plan(), id);
  const Told of = told_of(teller, id);
  report::PeriodStory told;
  told.period = period.calendar;
  told.over = teller.target.over_last;
  told.span = of.span;
  told.closed = period.closed;
  for (const Run& run : runs) {
    const auto part = part_in(run, of);
    if (!part && !is_seen_in(teller, run, of)) continue;
    told.outages.push_back(row_of(teller, run, of, part));
  }
  add_excluded(teller, told);
  add_unrecorded(teller, told);
  const time::IntervalSet looked_at = of_concern(told);
  for (const Interval& open : teller.openings) {
    if (concerns(open, looked_at)) told.openings.push_back(open);
  }
  if (!period.closed) {
    told.rules.add("outage.period_open", of.noun);
  }
  if (const auto* cell = cell_of(teller, id)) {
    const std::vector<measures::Figure> figures = measures::figures(cell->second);
    told.service = figure_of(figures, "service");
    told.down = figure_of(figures, "down");
    told.excluded_time = figure_of(figures, "excluded");
    told.excluded_down = figure_of(figures, "excluded_down");
    told.unknown = figure_of(figures, "unknown");
    told.left_out = figure_of(figures, "left_out");
    told.not_covered = figure_of(figures, "not_covered");
    told.silent_down = figure_of(figures, "down_without_record");
    told.silent_up = figure_of(figures, "up_without_record");
    told.measured = measures::measured_of(cell->second, teller.target);
    told.result = result_of(teller.found, cell->first);
  } else {
    told.rules.add("outage.no_record", noun_of(*teller.plan().program, teller.target));
  }
  return told;
}

}  // namespace

std::vector<report::PeriodStory> periods_of(const TimeTeller& teller,
                                            const std::optional<ir::CalendarPeriod>& asked) {
  const std::vector<Run> runs = runs_of(teller);
  std::vector<report::PeriodStory> stories;
  const plan::PeriodRange range = plan::periods_of(teller.plan(), teller.evidence().target);
  for (Id<plan::Period> period = range.first; period < range.last; ++period.at) {
    const ir::CalendarPeriod& calendar = plan::period(teller.plan(), period).calendar;
    if (!asked || calendar == *asked) stories.push_back(story_of(teller, runs, period));
  }
  return stories;
}

Records service_records(const evaluation::Evaluation& found, const events::Trail& trail,
                        const clocks::Happenings& happenings, Id<ir::Log> log) {
  for (const ir::Cover& cover : (*found.plan.program).covers) {
    if (cover.log != log || !cover.told_by.valid()) continue;
    const events::Channels& channels = found.plan.channels;
    plan::Watch watch;
    watch.roles.resize(channels.count());
    watch.slot_of.resize(channels.count());
    for (const auto* events : {&cover.begins, &cover.ends}) {
      const plan::Roles role = events == &cover.begins ? plan::kStarts : plan::kStops;
      for (const auto event : *events) watch.roles[channels.channel_of(event).index()] = role;
    }
    return records_of(found.plan, found.store, trail, {watch, {}, {}, happenings});
  }
  return {};
}

std::optional<results::Result> result_of(const evaluation::Evaluation& found,
                                         const measures::CellKey& key) {
  for (const results::PeriodResults& period : found.results) {
    const std::vector<results::Result>& rows = period.results;
    if (rows.empty() || rows.front().period != key.period) continue;
    const auto row = std::lower_bound(
        rows.begin(), rows.end(), key, [](const results::Result& a, const measures::CellKey& b) {
          return std::tie(a.target, a.group) < std::tie(b.target, b.group);
        });
    if (row != rows.end() && row->target == key.target && row->group == key.group) return *row;
  }
  return std::nullopt;
}

}  // namespace akad::explain
