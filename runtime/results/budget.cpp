#include "runtime/results/budget.h"

#include <algorithm>

namespace akad::results {
namespace {

// Of what a share is promised.
struct Whole {
  Measured all;
  std::optional<Rational> bad = {};  // none: by the share
};

struct WholeOf {
  const ir::Program& program;
  const ir::Target& target;

  std::optional<Whole> operator()(const measures::ItemCounts& items) const {
    return Whole{measures::counted(items.judged())};
  }
  // More may be down than the period has, of outages that belong to the one they begin in.
  std::optional<Whole> operator()(const measures::TimeCounts& time) const {
    return Whole{measures::lasting(time.service), time.down};
  }
  // The average of slots is a share of them all; the worst of them is one of itself.
  std::optional<Whole> operator()(const measures::FigureCounts& figure) const {
    const auto& slots = program[ir::figure_of(target)].slots;
    if (!slots) return Whole{{MeasuredKind::Value, figure.whole.all()}};
    if (slots->then != ir::Taken::Average) return std::nullopt;
    const std::int64_t counted = figure.slots->taken().counted;
    return Whole{measures::counted(static_cast<std::uint64_t>(counted))};
  }
  std::optional<Whole> operator()(const measures::Distribution&) const { return std::nullopt; }
  std::optional<Whole> operator()(const measures::SumCounts&) const { return std::nullopt; }
};

// Of few items more misses may be allowed than the share leaves.
Rational allowed_of_few(const ir::Target& target, const measures::Cell& cell, Rational allowed) {
  const auto* items = std::get_if<ir::OfItems>(&target.of);
  const auto* counts = std::get_if<measures::ItemCounts>(&cell);
  if (items == nullptr || counts == nullptr) return allowed;
  if (counts->judged() >= static_cast<std::uint64_t>(items->small_below)) return allowed;
  return std::max(allowed, Rational(items->small_misses));
}

// The promise is a share.
std::optional<Budget> of_share(const ir::Program& program, const Result& result) {
  const ir::Target& target = program[result.target];
  const auto whole = std::visit(WholeOf{program, target}, result.counts);
  if (!whole) return std::nullopt;
  const bool at_least = ir::more_is_better(target.test);
  const Rational& all = whole->all.value;
  const Rational bad = at_least ? 1 - result.measured->value : result.measured->value;
  const Rational may_be_bad = at_least ? 1 - target.bound : target.bound;
  Budget budget;
  budget.allowed = {whole->all.kind, allowed_of_few(target, result.counts, may_be_bad * all)};
  budget.used = {whole->all.kind, whole->bad ? *whole->bad : bad * all};
  return budget;
}

// The promise is a number that is added up, and is at most so much.
bool is_added_up(const ir::Program& program, const ir::Target& target) {
  if (ir::more_is_better(target.test)) return false;
  if (ir::summed_by(target) != nullptr) return true;
  const Id<ir::Figure> id = ir::figure_of(target);
  return id.valid() && !ir::needs_records(program[id].taken) && !program[id].slots;
}

}  // namespace

std::optional<Budget> budget_of(const ir::Program& program, const Result& result) {
  if (!result.measured || result.too_short) return std::nullopt;
  const ir::Target& target = program[result.target];
  std::optional<Budget> budget;
  if (result.measured->kind == MeasuredKind::Share) {
    budget = of_share(program, result);
  } else if (is_added_up(program, target)) {
    budget = Budget{ir::promise_of(target), *result.measured, {}};
  }
  if (budget && budget->allowed.value > 0) {
    budget->burn_rate = budget->used.value / budget->allowed.value;
  }
  return budget;
}

}  // namespace akad::results
