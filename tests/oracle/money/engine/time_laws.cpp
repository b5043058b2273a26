#include "tests/oracle/money/engine/time_laws.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "runtime/base/instant.h"

namespace akad::oracle {
namespace {

using nlohmann::json;

Duration ms(const json& counts, const char* what) { return counts.value(what, Duration{0}); }

const TargetRules& rules_of(const MoneyCase& money, const json& result) {
  const auto name = result.at("target").get<std::string>();
  return money.targets[static_cast<std::size_t>(std::stoul(name.substr(6)))];  // target0, target1
}

// What is excluded is taken from the promise by all exclusions of a target, by none, or by some.
bool any_is(const TargetRules& rules, Excludes effect) {
  return std::count(rules.excludes.begin(), rules.excludes.end(), effect) > 0;
}

Instant instant_of(const json& text) { return parse_rfc3339(text.get<std::string>()).value(); }

// The time of each subject in the period, as far as it is over; with thirty days it is another.
bool is_whole(const MoneyCase& money, const json& period, const json& result) {
  const TargetRules& rules = rules_of(money, result);
  if (rules.thirty_days || rules.over > 1) return true;
  const Duration span =
      std::min(instant_of(period.at("to")), money.as_of) - instant_of(period.at("from"));
  if (span <= 0) return true;
  const json& counts = result.at("counts");
  const Duration least =
      ms(counts, "service_ms") + ms(counts, "left_out_ms") + ms(counts, "not_covered_ms");
  const Duration most = least + ms(counts, "excluded_ms");
  if (!any_is(rules, Excludes::NotDown)) return most % span == 0;
  if (!any_is(rules, Excludes::NotPromised)) return least % span == 0;
  return (least + span - 1) / span <= most / span;
}

// Where time weighs less than the whole each of them is cut to whole milliseconds.
bool is_apart(const MoneyCase& money, const json& result, const json& without) {
  const OutageRules& outage = money.outages[rules_of(money, result).measure];
  const bool weighs = !outage.weighed.empty() || outage.members.by_share;
  const json& counts = result.at("counts");
  const Duration cut =
      ms(without, "down_ms") - ms(counts, "down_ms") - ms(counts, "excluded_down_ms");
  return cut == 0 || (weighs && cut == 1);
}

std::string broken_in(const MoneyCase& money, const json& period, const json& without) {
  const json& results = period.at("results");
  const json& others = without.at("results");
  if (results.size() != others.size()) return "apart: other results without exclusions";
  for (std::size_t i = 0; i < results.size(); ++i) {
    const json& result = results[i];
    if (result.at("kind") != "time") continue;
    if (!is_whole(money, period, result)) {
      return fmt::format("whole: {} of {}", result.dump(), period.at("from").dump());
    }
    if (!is_apart(money, result, others[i].at("counts"))) {
      return fmt::format("apart: {} against {}", result.dump(), others[i].dump());
    }
  }
  return {};
}

}  // namespace

MoneyCase without_exclusions(MoneyCase money) {
  for (TargetRules& target : money.targets) target.excludes = {};
  return money;
}

bool excludes_anything(const MoneyCase& money) {
  return std::any_of(money.targets.begin(), money.targets.end(), [](const TargetRules& target) {
    return any_is(target, Excludes::NotDown) || any_is(target, Excludes::NotPromised);
  });
}

std::string broken_law(const MoneyCase& money, const json& said, const json& said_without) {
  const json& periods = said.at("periods");
  const json& others = said_without.at("periods");
  if (periods.size() != others.size()) return "apart: other periods without exclusions";
  for (std::size_t i = 0; i < periods.size(); ++i) {
    std::string broken = broken_in(money, periods[i], others[i]);
    if (!broken.empty()) return broken;
  }
  return {};
}

}  // namespace akad::oracle
