#include "tests/oracle/money/figures/figures.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace akad::oracle {
namespace {

struct Asked {
  const FigureRules& rules;

  bool is_counted(const Event& event) const {
    return event.what == (rules.of_probes ? (rules.of_ends ? What::CameUp : What::WentDown)
                                          : (rules.of_ends ? What::Resolved : What::Opened));
  }
  bool is_other(const Event& event) const {
    if (rules.how == Figured::Number) return false;
    return event.what == (rules.of_probes ? (rules.of_ends ? What::WentDown : What::CameUp)
                                          : (rules.of_ends ? What::Opened : What::Resolved));
  }
  // Whether a record of the log tells it.
  bool is_told(const Event& event) const {
    switch (event.what) {
      case What::Opened:
      case What::Resolved: return !rules.of_probes;
      case What::WentDown:
      case What::CameUp:
      case What::Incident: return rules.of_probes;
      case What::Says: {
        const bool of_probes = event.signal == Said::Place || event.signal == Said::State;
        return event.signal <= Said::Worth && of_probes == rules.of_probes;
      }
      default: return false;
    }
  }
};

Group group_at(const TargetRules& rules, const Subject& subject, Instant until) {
  Group group;
  for (const Said signal : rules.groups) group.push_back(said(subject, signal, until));
  if (rules.by_subject) group.push_back(subject.name);
  return group;
}

// Of a period that is over the last slot may be a short one.
std::int64_t slots_over(const MoneyCase& money, const MonthPart& part, std::int64_t slot) {
  std::int64_t over = 0;
  for (Instant from = part.from; from < part.to; from += slot) {
    if (std::min(from + slot, part.to) <= money.as_of) ++over;
  }
  return over;
}

// Of each slot that counts what it comes to, in order of size.
std::vector<Rational> values_of(const FigureRules& rules, const Counts& counts, std::int64_t& few) {
  std::vector<Rational> values;
  for (std::int64_t place = 0; place < counts.slots_over; ++place) {
    std::pair<std::uint64_t, std::uint64_t> told;
    const auto found = counts.figured_slots.find(place);
    if (found != counts.figured_slots.end()) told = found->second;
    const auto [some, all] = told;
    if (rules.how == Figured::Number) {
      values.emplace_back(some);
    } else if (all < rules.slots.few_below) {
      ++few;
      if (rules.slots.few_as) values.push_back(*rules.slots.few_as);
    } else {
      values.push_back(std::min(Rational(some) / Rational(all), Rational(1)));
    }
  }
  std::sort(values.begin(), values.end());
  return values;
}

std::optional<Rational> taken_of(const FigureSlots& slots, const std::vector<Rational>& values) {
  if (values.empty()) return std::nullopt;
  const auto nearest = [&](const Rational& rank) {
    std::size_t at = 1;
    while (Rational(at) < rank * Rational(values.size())) ++at;
    return values[at - 1];
  };
  switch (slots.how) {
    case OfSlots::Mean: break;
    case OfSlots::Middle: return nearest(Rational(1, 2));
    case OfSlots::Rank: return nearest(slots.rank);
    case OfSlots::Most: return values.back();
    case OfSlots::Least: return values.front();
  }
  Rational sum = 0;
  for (const Rational& value : values) sum += value;
  return round_to(sum / Rational(values.size()), RoundingMode::HalfUp,
                  Rational(1, 1'000'000'000) / Rational(1'000'000'000));
}

}  // namespace

std::vector<GroupCounts> count_figure(const MoneyCase& money, std::size_t target,
                                      const std::vector<MonthPart>& parts, Attempts& tried) {
  const TargetRules& rules = money.targets[target];
  const Asked asked{rules.figure};
  std::vector<GroupCounts> counts(parts.size());
  const std::int64_t slot = rules.figure.slots.slot;
  const bool is_grouped = !rules.groups.empty() || rules.by_subject;
  if (!is_grouped) {
    for (GroupCounts& part : counts) part[{}];
  }
  for (const Subject& subject : money.subjects) {
    Instant first = kNever;
    for (const Event& event : subject.happenings) {
      if (event.at < money.as_of && asked.is_told(event)) first = std::min(first, event.at);
    }
    for (std::size_t p = 0; p < parts.size(); ++p) {
      if (is_grouped && first < parts[p].to) {
        counts[p][group_at(rules, subject, std::min(parts[p].to, money.as_of))];
      }
      for (const Event& event : subject.happenings) {
        if (event.at < parts[p].from || event.at >= std::min(parts[p].to, money.as_of)) continue;
        if (!asked.is_counted(event) && !asked.is_other(event)) continue;
        Counts& here = counts[p][group_at(rules, subject, event.at + 1)];
        const std::int64_t place = slot == 0 ? 0 : (event.at - parts[p].from) / slot;
        if (slot > 0 && place >= slots_over(money, parts[p], slot)) continue;
        auto& [some, all] = here.figured_slots[place];
        ++(asked.is_counted(event) ? some : all);
        ++(asked.is_counted(event) ? here.figured : here.figured_in);
      }
    }
  }
  for (std::size_t p = 0; slot > 0 && p < parts.size(); ++p) {
    for (auto& [group, row] : counts[p]) row.slots_over = slots_over(money, parts[p], slot);
  }
  note(tried, Tried::OfFigure);
  return counts;
}

std::optional<Rational> figure_of(const TargetRules& rules, const Counts& counts, Attempts& tried) {
  if (rules.figure.slots.slot > 0) {
    note(tried, Tried::FigureOfSlots);
    std::int64_t few = 0;
    const std::vector<Rational> values = values_of(rules.figure, counts, few);
    if (few > 0 && !values.empty()) note(tried, Tried::FigureOfFewSlots);
    return taken_of(rules.figure.slots, values);
  }
  const Rational figured(counts.figured);
  if (rules.figure.how == Figured::Number) return figured;
  if (counts.figured_in == 0) {
    note(tried, Tried::FigureOfNothing);
    return std::nullopt;
  }
  if (counts.figured > counts.figured_in) note(tried, Tried::FigureBeyond);
  return std::min(figured / Rational(counts.figured_in), Rational(1));
}

bool keeps(const TargetRules& rules, const Rational& figure) {
  if (rules.figure.at_least) return rules.sum_less ? figure > rules.share : figure >= rules.share;
  return rules.sum_less ? figure < rules.share : figure <= rules.share;
}

Rational best_figure(const TargetRules& rules) { return rules.figure.at_least ? 1 : 0; }
Rational worst_figure(const TargetRules& rules) { return rules.figure.at_least ? 0 : 1; }

std::size_t slots_that_count(const TargetRules& rules, const Counts& counts) {
  std::int64_t few = 0;
  return values_of(rules.figure, counts, few).size();
}

nlohmann::json figure_counts(const TargetRules& rules, const Counts& counts) {
  const auto number = [](std::uint64_t count) -> nlohmann::json {
    return {{"kind", "value"}, {"value", std::to_string(count)}};
  };
  nlohmann::json told = {{"counted", number(counts.figured)}, {"records", counts.figured}};
  if (counts.figured_in > 0) told["in_all"] = number(counts.figured_in);
  if (rules.figure.slots.slot == 0) return told;
  std::int64_t few = 0;
  const auto values = values_of(rules.figure, counts, few);
  if (!values.empty()) told["slots"] = values.size();
  if (few > 0) told["few_slots"] = few;
  return told;
}

std::string figure_test(const TargetRules& rules) {
  if (rules.figure.at_least) return rules.sum_less ? "more than" : "at least";
  return rules.sum_less ? "less than" : "at most";
}

}  // namespace akad::oracle
