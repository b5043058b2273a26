#include "tests/oracle/money/budgets/budgets.h"

#include <nlohmann/json.hpp>

#include "tests/oracle/money/figures/figures.h"

namespace akad::oracle {
namespace {

using nlohmann::json;

json in_words(const Rational& allowed, const Rational& used) {
  return {{"allowed", to_fraction(allowed)},
          {"used", to_fraction(used)},
          {"left", to_fraction(allowed - used)},
          {"burn_rate", allowed == Rational(0) ? json() : json(to_fraction(used / allowed))}};
}

// A share may be of events, or of slots; of several a number of events is as it is.
json of_figure(const TargetRules& rules, const Counts& counts, const Rational& figure) {
  const bool by_slots = rules.figure.slots.slot > 0;
  Rational whole = 1;
  if (rules.figure.how == Figured::Number) {
    if (by_slots || rules.figure.at_least) return nullptr;
  } else if (by_slots) {
    if (rules.figure.slots.how != OfSlots::Mean) return nullptr;
    whole = Rational(slots_that_count(rules, counts));
  } else {
    whole = Rational(counts.figured_in);
  }
  const auto bad = [&](const Rational& share) {
    return whole * (rules.figure.at_least ? 1 - share : share);
  };
  return in_words(bad(rules.share), bad(figure));
}

json of_items(const TargetRules& rules, const Counts& c) {
  const auto misses = static_cast<std::int64_t>(c.missed + c.open_missed);
  const std::int64_t items = static_cast<std::int64_t>(c.met) + misses;
  const Rational by_share = Rational(items) * (1 - rules.share);
  const Rational of_few = items < rules.small_below ? rules.small_misses : 0;
  return in_words(by_share < of_few ? of_few : by_share, misses);
}

}  // namespace

std::uint64_t number_of(const TargetRules& rules, const Counts& c) {
  if (rules.figure.any()) return c.figured_in;
  return c.met + c.missed + c.open_missed + c.so_far_in_time;
}

bool are_too_few(const TargetRules& rules, std::uint64_t number) {
  return number < static_cast<std::uint64_t>(rules.least);
}

json level_in_words(const TargetRules& rules, const MonthResult& result) {
  if (result.too_early || rules.levels.empty()) return nullptr;
  const bool at_least =
      rules.figure.any() ? rules.figure.at_least : rules.sum_of.empty() && !rules.lengths.any();
  std::optional<Rational> is = result.measured;
  const bool is_open = result.verdict == "undetermined";
  const std::string& verdict = is_open ? result.known_verdict : result.verdict;
  if (!is && verdict == "met" && rules.figure.any()) is = best_figure(rules);
  if (!is && verdict == "missed" && rules.figure.any()) is = worst_figure(rules);
  if (!is && verdict == "met") is = at_least ? 1 : 0;
  if (!is && verdict == "missed") is = 0;  // of lengths it is never said
  if (!is) return nullptr;
  for (std::size_t n = 0; n < rules.levels.size(); ++n) {
    const auto& [bound, strictly] = rules.levels[n];
    const bool has = at_least ? (strictly ? *is > bound : *is >= bound)
                              : (strictly ? *is < bound : *is <= bound);
    if (has) return "level" + std::to_string(n);
  }
  return nullptr;
}

json budget_in_words(const TargetRules& rules, const MonthResult& result) {
  if (!result.measured || result.too_early || rules.lengths.any()) return nullptr;
  if (!rules.sum_of.empty()) return in_words(rules.share, *result.measured);
  if (rules.figure.any()) return of_figure(rules, result.counts, *result.measured);
  if (!rules.of_time) return of_items(rules, result.counts);
  return in_words(result.counts.service * (1 - rules.share), result.counts.down);
}

}  // namespace akad::oracle
