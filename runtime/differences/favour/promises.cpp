#include "runtime/differences/favour/promises.h"

#include <algorithm>

#include "runtime/differences/favour/money/caps.h"

namespace akad::differences {
namespace {

// An empty period counts as missed, and one with a single miss more may be met.
bool is_better_with_a_miss(const ir::Target& target) {
  const bool may_be = has_small_numbers(target) || target.empty_below > 0;
  return may_be && target.empty == ir::EmptyMonth::Missed;
}

}  // namespace

std::vector<Id<ir::Credit>> credits_of(const ir::Program& program, Id<ir::Target> target) {
  std::vector<Id<ir::Credit>> credits;
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    if (program[id].target == target) credits.push_back(id);
  }
  return credits;
}

bool has_small_numbers(const ir::Target& target) {
  const auto* items = std::get_if<ir::OfItems>(&target.of);
  return items != nullptr && items->small_below > 0;
}

bool may_be_unknown(const ir::Program& program, const ir::Target& target) {
  const auto* time = std::get_if<ir::OfTime>(&target.of);
  return time != nullptr && ir::has_unknown(program, *time);
}

bool remembers(const ir::Program& program, Id<ir::Target> target) {
  return ir::looks_back(program[target]) && !credits_of(program, target).empty();
}

bool pay_nothing_where(const Context& context, Id<ir::Target> target, ir::Comparison test,
                       const Rational& bound) {
  const ir::Program& program = context.program();
  const auto credits = credits_of(program, target);
  return std::all_of(credits.begin(), credits.end(), [&](Id<ir::Credit> id) {
    const ir::Credit& credit = program[id];
    const auto table = table_of(context, context.edition, credit, credit.slabs);
    return table && table->is_nothing_where(test, bound);
  });
}

namespace {

// A miss in small numbers is owed nothing for, which may be less than the table says where the
// promise is met: by the figure, or by a period without items.
bool pay_nothing_where_met(const Context& context, Id<ir::Target> id) {
  const ir::Target& target = context.program()[id];
  if (!pay_nothing_where(context, id, target.test, target.bound)) return false;
  return target.empty != ir::EmptyMonth::Met ||
         pay_nothing_where(context, id, ir::Comparison::AtLeast, 1);
}

Turn owed_for(const Context& context, Id<ir::Target> id, Worse worse) {
  const ir::Program& program = context.program();
  const ir::Target& target = program[id];
  if (ir::measured_kind(target) != MeasuredKind::Share || !ir::more_is_better(target.test)) {
    return Turn::Unknown;
  }
  if (worse == Worse::MissesMore && is_better_with_a_miss(target)) return Turn::Unknown;
  if (remembers(program, id)) return Turn::Unknown;
  for (const Id<ir::Credit> credit : credits_of(program, id)) {
    const auto table = table_of(context, context.edition, program[credit], program[credit].slabs);
    if (!table || !table->falls() || !adds_up(context, credit)) return Turn::Unknown;
  }
  if (has_small_numbers(target) && !pay_nothing_where_met(context, id)) return Turn::Unknown;
  return Turn::More;
}

}  // namespace

Turn owed_if(const Context& context, Id<ir::Target> id, Worse worse) {
  return context.known.once(static_cast<int>(worse), context.edition, id,
                            [&] { return owed_for(context, id, worse); });
}

}  // namespace akad::differences
