#include "runtime/differences/favour/money/caps.h"

#include <algorithm>
#include <set>

namespace akad::differences {
namespace {

const Together& beside(const Context& context, Id<ir::Credit> credit) {
  return context.known.beside(context.edition, credit);
}

}  // namespace

std::vector<Id<ir::Credit>> limited_by(const ir::Program& program, const ir::Cap& cap) {
  std::vector<Id<ir::Credit>> credits = ir::covered_by(program, cap);
  std::sort(credits.begin(), credits.end());
  return credits;
}

bool lies_within(const ir::Cap& inner, const ir::Cap& outer) {
  const auto all_limited = [&] {
    if (inner.credits.empty()) return false;
    const std::set<Id<ir::Credit>> limited(outer.credits.begin(), outer.credits.end());
    return std::all_of(inner.credits.begin(), inner.credits.end(),
                       [&](Id<ir::Credit> credit) { return limited.contains(credit); });
  };
  const bool finer = std::all_of(outer.groups.begin(), outer.groups.end(), [&](auto group) {
    return std::find(inner.groups.begin(), inner.groups.end(), group) != inner.groups.end();
  });
  return finer && (!outer.by_subject || inner.by_subject) &&
         ir::holds_whole(outer.cadence, inner.cadence) && !ir::looks_back(inner) &&
         !ir::looks_back(outer) && (outer.credits.empty() || all_limited());
}

bool adds_up(const Context& context, Id<ir::Credit> credit) {
  const Together& all = beside(context, credit);
  return all.caps == 0 || (all.caps == 1 ? all.one_unit : all.adds_whole);
}

bool adds_up(const Context& context, const std::vector<Id<ir::Credit>>& credits) {
  return std::all_of(credits.begin(), credits.end(),
                     [&](Id<ir::Credit> credit) { return adds_up(context, credit); });
}

bool adds_up_whole(const Context& context, const std::vector<Id<ir::Credit>>& credits) {
  return std::all_of(credits.begin(), credits.end(), [&](Id<ir::Credit> credit) {
    const Together& all = beside(context, credit);
    return all.caps == 0 || all.adds_whole;
  });
}

bool is_whole_under_caps(const Context& context, Id<ir::Credit> credit, const Money& pays) {
  return beside(context, credit).caps < 2 ||
         is_whole(context, pays, context.program()[credit].unit);
}

}  // namespace akad::differences
