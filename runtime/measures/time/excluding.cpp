#include "runtime/measures/time/excluding.h"

#include <utility>

namespace akad::measures {
namespace {

bool is_away(const Coverage& coverage) {
  return !coverage.not_covered.empty() || !coverage.left_out.empty();
}

// Of a quota of downtime it matters what was down in the hours that count.
DownTime down_time(const OutageTally& tally, Id<ir::Target> target,
                   const std::vector<clocks::OutageRun>& runs) {
  DownTime down{&runs, counted_of(runs)};
  const Coverage& coverage = tally.coverage;
  if (is_away(coverage)) {
    down.counted = time::without(time::normalized(std::move(down.counted)),
                                 time::united(coverage.not_covered, coverage.left_out));
  }
  if (tally.hours.empty()) return down;
  time::IntervalSet open;
  const plan::PeriodRange range = plan::periods_of(tally.plan, target);
  for (const Id<plan::Period> period : range) {
    const targets::Hours& hours = tally.hours[period.index() - range.first.index()];
    for (const Interval& part :
         time::clipped(down.counted, plan::period(tally.plan, period).span)) {
      const time::IntervalSet here = time::open_within(*hours.calendar, part);
      open.insert(open.end(), here.begin(), here.end());
    }
  }
  down.counted = time::normalized(std::move(open));
  return down;
}

bool are_everybodys(const OutageTally& tally, const ir::OfTime& rules) {
  for (std::size_t i = 0; i < rules.excluding.size(); ++i) {
    const Id<ir::Exclusion> exclusion = rules.excluding[i].exclusion;
    if (!tally.exclusions.are_everybodys(exclusion, tally.grants[i])) return false;
  }
  return true;
}

time::Lengths without(const time::Lengths& time, const time::IntervalSet& away) {
  return time::Lengths(time::without(time.set(), away));
}

}  // namespace

void note_held(OutageTally& tally) {
  for (const SharedGrants& grants : tally.grants) {
    tally.exclusions.note_held(grants->known.size() + grants->unknown.size());
  }
}

std::vector<SharedGrants> grants_of(OutageTally& tally, Id<ir::Target> target,
                                    const std::vector<clocks::OutageRun>& runs, bool evidence) {
  const ir::OfTime& rules = ir::of_time((*tally.plan.program)[target]);
  std::vector<SharedGrants> grants;
  if (rules.excluding.empty()) return grants;
  const DownTime down = down_time(tally, target, runs);
  const Id<ir::Signal> concerns = (*tally.plan.program)[rules.outage].concerns;
  const bool noted = evidence && tally.is_asked_of(target);
  for (const ir::Excluding& row : rules.excluding) {
    ExclusionEvidence* told = nullptr;
    if (noted) told = &tally.asked.evidence->exclusions.emplace_back();
    grants.push_back(tally.exclusions.grants(row.exclusion, concerns, down, told));
  }
  return grants;
}

Taken taken_by(const OutageTally& tally, Id<ir::Target> target,
               const std::vector<SharedGrants>& grants, bool known) {
  const Coverage& coverage = tally.coverage;
  Taken taken;
  if (!grants.empty()) {
    const ir::OfTime& rules = ir::of_time((*tally.plan.program)[target]);
    taken.excluded = excluded_by(rules, grants, known);
  }
  if (!is_away(coverage)) return taken;
  ExcludedTime& excluded = taken.excluded;
  excluded.not_promised = without(excluded.not_promised, coverage.not_covered);
  excluded.not_down = without(excluded.not_down, coverage.not_covered);
  taken.away_without = time::united(coverage.left_out, coverage.not_covered);
  taken.away = time::without(coverage.left_out,
                             time::united(excluded.not_promised.set(), excluded.not_down.set()));
  taken.away = time::united(taken.away, coverage.not_covered);
  return taken;
}

std::shared_ptr<const Taken> taken(OutageTally& tally, Id<ir::Target> target) {
  const auto all = [&] {
    return std::make_shared<const Taken>(taken_by(tally, target, tally.grants, false));
  };
  const ir::OfTime& rules = ir::of_time((*tally.plan.program)[target]);
  if (is_away(tally.coverage) || !are_everybodys(tally, rules)) {
    note_held(tally);
    return all();
  }
  auto& known = tally.everybodys[target];
  if (known == nullptr) known = all();
  return known;
}

void list_claims(OutageTally& tally, Id<ir::Target> target, const clocks::OutageStory& story) {
  if (tally.claims == nullptr) return;
  const ir::OfTime& rules = ir::of_time((*tally.plan.program)[target]);
  const time::IntervalSet down = counted_of(story.runs);
  for (std::size_t i = 0; i < rules.excluding.size(); ++i) {
    tally.exclusions.list(target, rules.excluding[i].exclusion, *tally.grants[i], down,
                          *tally.claims);
  }
}

}  // namespace akad::measures
