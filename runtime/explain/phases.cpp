// The terms an item had, from its start on: one phase for every change of what it must keep to.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "runtime/explain/case.h"

namespace akad::explain {
namespace {

std::set<Instant> turning_points(const Teller& teller, const Case& item) {
  std::set<Instant> points;
  const clocks::Cycle& cycle = item.cycle;
  for (std::uint32_t i = cycle.first_origin; i < cycle.last_origin; ++i) {
    points.insert(item.story.origins[i].at);
  }
  const auto target = static_cast<std::size_t>(teller.target);
  const std::vector<bool>& reads = teller.plan.targets[target].reads;
  const clocks::Origin& first = item.story.origins[cycle.first_origin];
  for (std::uint32_t i = first.first_change; i < cycle.last_change; ++i) {
    const clocks::Change& change = item.story.changes[i];
    if (reads[static_cast<std::size_t>(change.slot)]) points.insert(change.at);
  }
  return points;
}

std::string row_text(const Teller& teller, const ir::Limit* limit) {
  for (const ir::LimitRow& row : teller.rules.limits) {
    if (&row.limit != limit || teller.rules.limits.size() == 1) continue;
    return row.when.valid() ? condition_text(teller.wording, row.when) : "otherwise";
  }
  return "";
}

// The policies of the signals that changed at `at`, in the agreement's words.
std::string policy_text(const Teller& teller, Instant at) {
  std::string text;
  for (const Step& step : teller.records.steps) {
    if (step.at != at || !step.changes || !reads(teller, step)) continue;
    const auto slot = static_cast<std::size_t>(step.slot);
    const std::string policy = retarget_text(teller.bound.policies[slot]);
    if (text.find(policy) != text.npos) continue;
    text += (text.empty() ? "" : "; ") + policy;
  }
  return text;
}

std::string allowed_text(const Teller& teller, const targets::Terms& terms) {
  std::string text = limit_text(teller.wording, teller.clock, *terms.aim.limit);
  const targets::Hours& hours = terms.aim.limit_hours;
  if (!hours.always && teller.plan.zone_signals[hours.id.index()].valid()) {
    text += ", read in " + hours.calendar->zone.name;
  }
  if (terms.share_left) {
    text += fmt::format(", in proportion: {} in all",
                        format_duration(targets::lengths(terms).most));
  }
  return text;
}

}  // namespace

bool reads(const Teller& teller, const Step& step) {
  const auto target = static_cast<std::size_t>(teller.target);
  return step.slot >= 0 &&
         teller.plan.targets[target].reads[static_cast<std::size_t>(step.slot)];
}

Case case_of(const Teller& teller, const clocks::Story& story, const clocks::Cycle& cycle) {
  Case item{story, cycle, cycle.stopped != kNever, 0, 0, 0, {}, {}, {}};
  const Instant until = item.stopped ? cycle.stopped : teller.plan.as_of;
  item.begin = cycle.started == kNever ? until : cycle.started;
  item.end = std::max(until, item.begin);
  item.first = std::min({item.begin, until, story.origins[cycle.first_origin].at});
  item.judged = teller.judge.judge(teller.target, story, cycle, until, item.stopped);
  if (cycle.started == kNever) return item;
  item.terms = teller.judge.terms(teller.target, story, cycle, until, item.stopped);
  for (const Instant at : turning_points(teller, item)) {
    // Just after the instant, so that what happened at it plays its part.
    item.phases.push_back(
        {at, teller.judge.terms(teller.target, story, cycle, at + 1, false),
         teller.judge.judge(teller.target, story, cycle, at + 1, false)});
  }
  return item;
}

const targets::Terms& terms_for(const Case& item, Instant at) {
  const targets::Terms* found = &item.terms;
  for (auto phase = item.phases.rbegin(); phase != item.phases.rend(); ++phase) {
    if (found->view.origin <= at) return *found;
    if (phase->terms.view.origin != found->view.origin) found = &phase->terms;
  }
  return *found;
}

std::vector<report::TargetInForce> targets_in_force(const Teller& teller, const Case& item) {
  std::vector<report::TargetInForce> rows;
  for (const Phase& phase : item.phases) {
    const std::string policy = rows.empty() ? "" : policy_text(teller, phase.from);
    report::TargetInForce row{phase.from, row_text(teller, phase.terms.aim.limit),
                              allowed_text(teller, phase.terms), policy, phase.judged.due};
    const bool is_new = rows.empty() || !policy.empty() || rows.back().limit != row.limit ||
                        rows.back().row != row.row;
    if (is_new) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace akad::explain
