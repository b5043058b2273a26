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
std::uint64_t judged_items(const measures::ItemCounts& counts) {
  return counts.met + counts.missed + counts.open_missed;
}

std::optional<Rational> measured_share(const measures::TimeCounts& counts) {
  if (counts.service <= 0) return std::nullopt;
  AKAD_ASSERT(counts.down >= 0);
  // An outage that belongs to the period it begins in may be longer than that period.
  return Rational(std::max<Duration>(counts.service - counts.down, 0), counts.service);
}

std::optional<Rational> measured_share(const measures::ItemCounts& counts) {
  const std::uint64_t judged = judged_items(counts);
  if (judged == 0) return std::nullopt;
  return Rational(counts.met, judged);
}

bool is_reached(const ir::Target& target, const Rational& measured) {
  return target.test == ir::ShareTest::AtLeast ? measured >= target.share
                                               : measured > target.share;
}

bool is_small(const ir::Target& target, const measures::Cell& cell) {
  const auto below = static_cast<std::uint64_t>(target.small_below);
  const auto allowed = static_cast<std::uint64_t>(target.small_misses);
  const auto* counts = std::get_if<measures::ItemCounts>(&cell);
  return counts != nullptr && judged_items(*counts) < below &&
         counts->missed + counts->open_missed <= allowed;
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

void tell_counts(Result& result, const measures::Cell& cell) {
  if (const auto* time = std::get_if<measures::TimeCounts>(&cell)) {
    result.is_time = true;
    result.service = time->service;
    result.down = time->down;
    result.outages = time->outages;
    return;
  }
  const auto& items = std::get<measures::ItemCounts>(cell);
  result.met = items.met;
  result.missed = items.missed;
  result.open_missed = items.open_missed;
  result.pending = items.pending;
  result.not_applicable = items.not_applicable;
  result.undetermined = items.undetermined;
}

}  // namespace

Result judge(const ir::Program& program, const measures::CellKey& key, const measures::Cell& cell,
             bool closed) {
  const ir::Target& target = program.targets[key.target.index()];
  Result result;
  result.target = target.name;
  result.clause = target.clause;
  result.group = named_group(program, target, key);
  result.measured = std::visit([](const auto& counts) { return measured_share(counts); }, cell);
  result.promised = target.share;
  result.test = target.test;
  result.all = target.all;
  tell_counts(result, cell);
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
