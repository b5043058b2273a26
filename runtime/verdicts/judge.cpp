#include "runtime/verdicts/judge.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::verdicts {
namespace {

using report::Result;

std::vector<ir::GroupValue> named_group(const ir::Program& program, const ir::Target& target,
                                        const measures::CellKey& key) {
  AKAD_ASSERT(key.group.size() == target.groups.size() + (target.by_subject ? 1 : 0));
  std::vector<ir::GroupValue> group;
  for (std::size_t i = 0; i < key.group.size(); ++i) {
    const bool is_signal = i < target.groups.size();
    group.push_back({is_signal ? program.signals[target.groups[i].index()].name : "subject",
                     key.group[i]});
  }
  return group;
}

// Undetermined, pending and not applicable items are shown, but are not in the denominator.
std::uint64_t judged_items(const measures::Cell& cell) {
  return cell.met + cell.missed + cell.open_missed;
}

std::optional<Rational> measured_share(const ir::Target& target, const measures::Cell& cell) {
  if (target.kind == ir::TargetKind::TimeWithoutOutage) {
    if (cell.service <= 0) return std::nullopt;
    AKAD_ASSERT(cell.down >= 0);
    // An outage that belongs to the month it begins in may be longer than that month.
    return Rational(std::max<Duration>(cell.service - cell.down, 0), cell.service);
  }
  const std::uint64_t judged = judged_items(cell);
  if (judged == 0) return std::nullopt;
  return Rational(cell.met, judged);
}

bool is_reached(const ir::Target& target, const Rational& measured) {
  return target.test == ir::ShareTest::AtLeast ? measured >= target.share
                                               : measured > target.share;
}

bool is_small(const ir::Target& target, const measures::Cell& cell) {
  const auto below = static_cast<std::uint64_t>(target.small_below);
  const auto allowed = static_cast<std::uint64_t>(target.small_misses);
  return target.kind == ir::TargetKind::Items && judged_items(cell) < below &&
         cell.missed + cell.open_missed <= allowed;
}

ir::Verdict verdict_of_empty(ir::EmptyMonth empty) {
  switch (empty) {
    case ir::EmptyMonth::NotApplicable: return ir::Verdict::NotApplicable;
    case ir::EmptyMonth::Met: return ir::Verdict::Met;
    case ir::EmptyMonth::Missed: return ir::Verdict::Missed;
  }
  AKAD_ASSERT(false);
}

void decide(Result& result, const ir::Target& target, const measures::Cell& cell, bool closed) {
  if (!closed) {
    result.verdict = ir::Verdict::Pending;
  } else if (!result.measured) {
    result.verdict = verdict_of_empty(target.empty);
  } else if (is_reached(target, *result.measured)) {
    result.verdict = ir::Verdict::Met;
  } else {
    result.small_sample = is_small(target, cell);
    result.verdict = result.small_sample ? ir::Verdict::Met : ir::Verdict::Missed;
  }
}

}  // namespace

Result judge(const ir::Program& program, const measures::CellKey& key, const measures::Cell& cell,
             bool closed) {
  const ir::Target& target = program.targets[static_cast<std::size_t>(key.target)];
  Result result;
  result.target = target.name;
  result.clause = target.clause;
  result.group = named_group(program, target, key);
  result.measured = measured_share(target, cell);
  result.promised = target.share;
  result.test = target.test;
  result.all = target.all;
  result.met = cell.met;
  result.missed = cell.missed;
  result.open_missed = cell.open_missed;
  result.pending = cell.pending;
  result.not_applicable = cell.not_applicable;
  result.undetermined = cell.undetermined;
  result.service = cell.service;
  result.down = cell.down;
  result.outages = cell.outages;
  result.is_time = target.kind == ir::TargetKind::TimeWithoutOutage;
  decide(result, target, cell, closed);
  return result;
}

std::optional<Rational> result_for_credit(const Result& result) {
  if (result.small_sample) return std::nullopt;
  switch (result.verdict) {
    case ir::Verdict::Met: return result.measured.value_or(Rational(1));
    case ir::Verdict::Missed: return result.measured.value_or(Rational(0));
    case ir::Verdict::Pending:
    case ir::Verdict::NotApplicable:
    case ir::Verdict::Undetermined: return std::nullopt;
  }
  AKAD_ASSERT(false);
}

}  // namespace akad::verdicts
