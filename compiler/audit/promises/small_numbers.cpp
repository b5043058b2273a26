#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

// How many of so many items the share lets be late, rounded up.
std::int64_t allowed_of(const ir::Target& target, std::int32_t items) {
  const Rational misses = (1 - target.bound) * items;
  const std::int64_t whole = floor_of(misses);
  return is_whole(misses) ? whole : whole + 1;
}

}  // namespace

// What is left open for few items may leave more open than the promise does for many.
void check_small_numbers(Audit& audit) {
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const ir::Target& target = audit.program[id];
    const auto* items = std::get_if<ir::OfItems>(&target.of);
    const bool asked = items != nullptr && items->small_below > 1 &&
                       ir::measured_kind(target) == MeasuredKind::Share;
    if (!asked || items->small_misses <= allowed_of(target, items->small_below)) continue;
    tell(audit,
         diagnose(Code::AK1045, audit.map[id],
                  worded("with fewer than {} items {} misses are allowed, and with {} the share of "
                         "the target allows {}",
                         items->small_below, items->small_misses, items->small_below,
                         allowed_of(target, items->small_below)))
             .with_label(fmt::format("{0} of {0} late is met",
                                     std::min(items->small_misses, items->small_below - 1)))
             .with_help("check both numbers: the exception is for months in which one late item "
                        "weighs too much"));
  }
}

}  // namespace akad::audit
