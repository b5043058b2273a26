#include "tests/oracle/money/figures/figures.h"

#include <nlohmann/json.hpp>

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

}  // namespace

std::vector<GroupCounts> count_figure(const MoneyCase& money, std::size_t target,
                                      const std::vector<MonthPart>& parts, Attempts& tried) {
  const TargetRules& rules = money.targets[target];
  const Asked asked{rules.figure};
  std::vector<GroupCounts> counts(parts.size());
  for (const Subject& subject : money.subjects) {
    Instant first = kNever;
    for (const Event& event : subject.happenings) {
      if (event.at < money.as_of && asked.is_told(event)) first = std::min(first, event.at);
    }
    for (std::size_t p = 0; p < parts.size(); ++p) {
      const bool is_grouped = !rules.groups.empty() || rules.by_subject;
      if (is_grouped && first < parts[p].to) {
        counts[p][group_at(rules, subject, std::min(parts[p].to, money.as_of))];
      }
      for (const Event& event : subject.happenings) {
        if (event.at < parts[p].from || event.at >= std::min(parts[p].to, money.as_of)) continue;
        if (!asked.is_counted(event) && !asked.is_other(event)) continue;
        Counts& here = counts[p][group_at(rules, subject, event.at + 1)];
        ++(asked.is_counted(event) ? here.figured : here.figured_in);
      }
    }
  }
  note(tried, Tried::OfFigure);
  return counts;
}

std::optional<Rational> figure_of(const TargetRules& rules, const Counts& counts, Attempts& tried) {
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

nlohmann::json figure_counts(const Counts& counts) {
  const auto number = [](std::uint64_t count) -> nlohmann::json {
    return {{"kind", "value"}, {"value", std::to_string(count)}};
  };
  nlohmann::json told = {{"counted", number(counts.figured)}, {"records", counts.figured}};
  if (counts.figured_in > 0) told["in_all"] = number(counts.figured_in);
  return told;
}

std::string figure_test(const TargetRules& rules) {
  if (rules.figure.at_least) return rules.sum_less ? "more than" : "at least";
  return rules.sum_less ? "less than" : "at most";
}

}  // namespace akad::oracle
