#include "tests/oracle/money/amounts/money_amounts.h"
#include "tests/oracle/money/budgets/budgets.h"
#include "tests/oracle/money/figures/figures.h"
#include "tests/oracle/money/lengths/lengths.h"
#include "tests/oracle/money/sums/sums.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

using nlohmann::json;

bool counts_nothing(const Counts& c) {
  return c.met + c.missed + c.open_missed + c.so_far_in_time == 0;
}

// Of whom nothing was promised.
bool has_nothing_promised(const Counts& c) {
  return c.items_left_out + c.not_applicable > 0 && counts_nothing(c) &&
         c.pending + c.undetermined == 0;
}

std::optional<Rational> measured(const TargetRules& rules, const Counts& c, Attempts& tried) {
  if (are_too_few(rules, number_of(rules, c))) {
    if (number_of(rules, c) > 0) note(tried, Tried::TooFew);
    return std::nullopt;
  }
  if (rules.figure.any()) return figure_of(rules, c, tried);
  if (!rules.of_time) {
    if (counts_nothing(c)) return std::nullopt;
    if (rules.lengths.any()) return taken_together(rules, c.lengths, tried);
    return Rational(c.met, c.met + c.missed + c.open_missed);
  }
  if (c.service == 0) return std::nullopt;
  if (c.down > Rational(c.service)) note(tried, Tried::LongerThanMonth);
  return std::max<Rational>(c.service - c.down, 0) / c.service;
}

std::string empty_word(const TargetRules& rules, Attempts& tried) {
  switch (rules.empty) {
    case EmptyRule::Met: note(tried, Tried::EmptyMet); return "met";
    case EmptyRule::Missed: note(tried, Tried::EmptyMissed); return "missed";
    case EmptyRule::NotApplicable: break;
  }
  note(tried, Tried::EmptyNotApplicable);
  return "not_applicable";
}

void decide(MonthResult& result, const TargetRules& rules, bool closed, Attempts& tried) {
  result.measured = measured(rules, result.counts, tried);
  if (!closed) {
    note(tried, Tried::NotClosed);
    result.verdict = "pending";
    return;
  }
  if (!result.measured) {
    const bool is_whole = rules.groups.empty() && !rules.by_subject;
    if (!is_whole && has_nothing_promised(result.counts)) {
      note(tried, Tried::NothingPromised);
      result.verdict = "not_applicable";
    } else {
      result.verdict = empty_word(rules, tried);
    }
    return;
  }
  const Rational& share = *result.measured;
  if (share == rules.share) note(tried, Tried::ShareExactly);
  const bool kept = rules.lengths.any()  ? is_kept(rules, share)
                    : rules.figure.any() ? keeps(rules, share)
                    : rules.more_than    ? share > rules.share
                                         : share >= rules.share;
  const Counts& c = result.counts;
  const auto items = static_cast<int>(c.met + c.missed + c.open_missed);
  const auto misses = static_cast<int>(c.missed + c.open_missed);
  if (!kept && !rules.of_time && items < rules.small_below) {
    result.small = misses <= rules.small_misses;
    note(tried, result.small ? Tried::SmallNumber : Tried::SmallNumberTooMany);
  }
  result.verdict = kept || result.small ? "met" : "missed";
}

bool has_credit(const MoneyCase& money, std::size_t target) {
  return std::any_of(money.credits.begin(), money.credits.end(),
                     [&](const CreditRules& credit) { return credit.target == target; });
}

// Where what is unknown may have been down: what follows then. Of what looks back any other figure
// may come to another amount, by what was owed before.
void look_at_unknown(MonthResult& result, const MoneyCase& money, const PeriodOf& period,
                     Attempts& tried) {
  const TargetRules& rules = money.targets[result.target];
  const Counts& c = result.counts;
  const bool same_time = c.down == c.down_if_down && c.service == c.service_if_down;
  if (same_time && !has_other_units(money, result)) return;
  if (c.service_if_down == 0) return;
  result.if_down = std::max<Rational>(c.service_if_down - c.down_if_down, 0) / c.service_if_down;
  const Rational& share = *result.if_down;
  const bool kept = rules.more_than ? share > rules.share : share >= rules.share;
  result.verdict_if_down = !period.part.closed ? "pending" : kept ? "met" : "missed";
  if (!period.part.closed) return;
  const auto amounts_differ = [&] {
    for (std::size_t n = 0; n < money.credits.size(); ++n) {
      if (money.credits[n].target != result.target) continue;
      const auto all = what_may_be(money, result, period.every, n, *result.measured, share, tried);
      if (!are_alike(all)) return true;
    }
    return false;
  };
  const bool differs =
      !result.measured || result.verdict != result.verdict_if_down ||
      (rules.over > 1 ? has_credit(money, result.target) && *result.measured != share
                      : amounts_differ());
  note(tried, differs ? Tried::UnknownDecides : Tried::UnknownDecidesNothing);
  if (differs) result.verdict = "undetermined";
}

json group_in_words(const std::vector<Said>& groups, const Group& values) {
  json object = json::object();
  for (std::size_t i = 0; i < values.size(); ++i) {
    object[i < groups.size() ? name_of(groups[i]) : "subject"] =
        values[i] == "(none)" ? json() : json(values[i]);
  }
  return object;
}

json in_words(const MoneyCase& money, const MonthResult& result) {
  const TargetRules& rules = money.targets[result.target];
  const Counts& c = result.counts;
  json counts = counts_in_words(rules, c);
  const bool is_sum = !rules.sum_of.empty();
  if (is_sum) counts = {{"credits", result.summed}};
  return {
      {"target", "target" + std::to_string(result.target)},
      {"group", group_in_words(rules.groups, result.group)},
      {"kind", is_sum               ? "sum"
               : rules.figure.any() ? "figure"
               : rules.of_time      ? "time"
                                    : "items"},
      {"verdict", result.verdict},
      {"promised", to_fraction(rules.share)},
      {"test", rules.figure.any()              ? figure_test(rules)
               : is_sum || rules.lengths.any() ? (rules.sum_less ? "less than" : "at most")
               : rules.all                     ? "all"
               : rules.more_than               ? "more than"
                                               : "at least"},
      {"measured", result.measured ? json(to_fraction(*result.measured)) : json(nullptr)},
      {"counts", std::move(counts)},
      {"if_down", result.if_down ? json(to_fraction(*result.if_down)) : json(nullptr)},
      {"verdict_if_down", result.verdict_if_down},
      {"without_exclusions", result.without ? json(to_fraction(*result.without)) : json(nullptr)},
      {"small_number_rule", result.small},
      {"error_budget", budget_in_words(rules, result)},
      {"level", level_in_words(rules, result)}};
}

json in_words(const MoneyCase& money, const CreditLine& line) {
  const TargetRules& rules = money.targets[line.result->target];
  return {{"credit", "credit" + std::to_string(line.credit)},
          {"target", "target" + std::to_string(line.result->target)},
          {"group", group_in_words(rules.groups, line.result->group)},
          {"result", to_fraction(line.asked_with)},
          {"exact", to_fraction(line.exact)},
          {"open", to_fraction(line.open)},
          {"unknown", line.unknown},
          {"small", line.due == line.exact ? json(nullptr) : json(to_fraction(line.due))},
          {"claim", line.claimed ? json(line.claimed->state) : json(nullptr)},
          {"claimable", line.claimed ? to_fraction(line.claimed->claimable) : "0"},
          {"before_tax", line.tax ? json(to_fraction(line.tax->before)) : json(nullptr)},
          {"tax", line.tax ? json(to_fraction(line.tax->tax)) : json(nullptr)},
          {"payable", to_fraction(line.payable)}};
}

json in_words(const MoneyCase& money, const CapBite& bite) {
  return {{"cap", "cap" + std::to_string(bite.cap)},
          {"group", group_in_words(money.caps[bite.cap].groups, bite.group)},
          {"before", to_fraction(bite.before)},
          {"most", to_fraction(bite.most)},
          {"earlier", to_fraction(bite.earlier)},
          {"reduction", to_fraction(taken_by(bite))}};
}

// Each period, or it and those before it.
std::vector<MonthPart> counted_over(const MoneyCase& money, const TargetRules& rules,
                                    Attempts& tried) {
  const std::vector<MonthPart> periods = periods_of(money, rules.every, tried);
  std::vector<MonthPart> over = periods;
  for (std::size_t p = 0; p < over.size(); ++p) {
    const auto before = std::min(p, static_cast<std::size_t>(rules.over - 1));
    const MonthPart& first = periods[p - before];
    over[p].from = first.from;
    over[p].run.first = first.run.first;
    over[p].run.whole_first = first.run.whole_first;
  }
  return over;
}

bool begins_before_term(const MoneyCase& money, const TargetRules& rules, std::size_t period) {
  if (rules.over == 1 || rules.what_there_is) return false;
  const int first = static_cast<int>(period) - rules.over + 1;
  const Run term_begins = runs_of(money, rules.every).front();
  return first < 0 || (first == 0 && term_begins.first != term_begins.whole_first);
}

// Where something was excluded: what it would be if nothing was. Time without a record counts then
// as it does elsewhere.
void look_without_exclusions(MonthResult& result, const TargetRules& rules) {
  const Counts& c = result.counts;
  if (are_too_few(rules, number_of(rules, c) + c.left_out_met + c.left_out_missed)) return;
  if (c.items_left_out > 0) {
    if (rules.lengths.any()) result.without = with_left_out(rules, c);
    if (rules.lengths.any()) return;
    const auto missed = c.missed + c.open_missed + c.left_out_missed;
    const auto met = c.met + c.left_out_met;
    if (met + missed > 0) result.without = Rational(met, met + missed);
    return;
  }
  if (c.excluded == 0 && c.excluded_down == Rational(0)) return;
  if (c.service_without <= 0) return;
  const Rational down = c.down + c.excluded_down;
  result.without = std::max<Rational>(c.service_without - down, 0) / c.service_without;
}

using OwedByPart = std::map<std::pair<std::size_t, Group>, ItemAmounts>;

std::vector<MonthResult> results_of(const MoneyCase& money, std::size_t target, std::size_t month,
                                    const PeriodOf& period, const std::vector<MonthPart>& over,
                                    const std::vector<GroupCounts>& counts,
                                    const OwedByPart& by_items, Attempts& tried) {
  const TargetRules& rules = money.targets[target];
  GroupCounts groups = counts[month];
  if (rules.groups.empty() && !rules.by_subject) groups[{}];  // it has a result in every month
  std::vector<MonthResult> results;
  for (const auto& [group, count] : groups) {
    results.push_back({target, group, count, "", std::nullopt, false, over[month]});
    MonthResult& result = results.back();
    decide(result, rules, over[month].closed, tried);
    result.known_verdict = result.verdict;
    const auto owed = by_items.find({month, group});
    result.nothing_counts = are_too_few(rules, number_of(rules, count));
    if (owed != by_items.end() && !result.nothing_counts) result.by_items = owed->second;
    if (rules.over > 1) note(tried, Tried::LooksBack);
    result.too_early = begins_before_term(money, rules, month);
    if (over[month].closed && result.too_early) {
      note(tried, Tried::BeginsBeforeTerm);
      result.verdict = "not_applicable";
      result.small = false;
    } else {
      if (rules.of_time) look_at_unknown(result, money, period, tried);
      look_without_exclusions(result, rules);
    }
  }
  return results;
}

}  // namespace

bool owes_something(const CreditLine& line) {
  return line.exact > Rational(0) || line.open > Rational(0) || line.unknown > 0;
}

std::string name_of(Said signal) {
  constexpr std::array<const char*, kSaidInAll> kNames = {
      "customer",     "tier",           "place",      "state",       "worth",        "claim_period",
      "claim_credit", "claim_customer", "claim_tier", "claim_place", "claim_subject"};
  return kNames[static_cast<std::size_t>(signal)];
}

std::string said(const Subject& subject, Said signal, Instant until) {
  const Event* last = nullptr;
  for (const Event& event : subject.happenings) {
    if (event.what != What::Says || event.signal != signal || event.at >= until) continue;
    if (last == nullptr || event.at >= last->at) last = &event;
  }
  return last == nullptr || last->text.empty() ? "(none)" : last->text;
}

Interval term_of(const MoneyCase& money) {
  return {wall_at(money.zone, money.first, 0), wall_at(money.zone, Date{money.last.days + 1}, 0)};
}

std::vector<MonthPart> periods_of(const MoneyCase& money, Every every, Attempts& tried) {
  std::vector<MonthPart> periods;
  for (const Run& run : runs_of(money, every)) {
    MonthPart part{run, wall_at(money.zone, run.first, 0),
                   wall_at(money.zone, Date{run.last.days + 1}, 0), false};
    if (part.from >= money.as_of) break;
    part.closed = part.to <= money.as_of;
    if (run.is_cut()) note(tried, Tried::TermCutsMonth);
    if (part.to == money.as_of) note(tried, Tried::AsOfAtMonthEnd);
    if (every != Every::Month) note(tried, Tried::OtherPeriod);
    if (every == Every::Season) note(tried, Tried::OfSeason);
    if (every == Every::ContractMonth || every == Every::ContractQuarter) {
      note(tried, Tried::OfContract);
    }
    periods.push_back(part);
  }
  return periods;
}

namespace {

// All that targets have, in the order in which they end; of those that end together the one that
// began last is first.
std::vector<PeriodOf> all_periods(const MoneyCase& money, Attempts& tried) {
  std::vector<std::vector<GroupCounts>> counts;
  std::vector<std::vector<MonthPart>> over;
  std::vector<OwedByPart> by_items;
  for (std::size_t t = 0; t < money.targets.size(); ++t) {
    std::vector<Miss> misses;
    over.push_back(counted_over(money, money.targets[t], tried));
    if (!money.targets[t].sum_of.empty()) {
      counts.emplace_back();
      by_items.emplace_back();
      continue;
    }
    const TargetRules& rules = money.targets[t];
    counts.push_back(rules.figure.any() ? count_figure(money, t, over[t], tried)
                     : rules.of_time    ? count_time(money, t, over[t], tried)
                                        : count_items(money, t, over[t], tried, &misses));
    by_items.push_back(items_owed(money, t, over[t], misses, tried));
  }
  std::vector<PeriodOf> all;
  for (std::size_t kind = 0; kind < kEvery; ++kind) {
    const auto every = static_cast<Every>(kind);
    const bool asked = std::any_of(money.targets.begin(), money.targets.end(),
                                   [&](const auto& rules) { return rules.every == every; });
    if (!asked) continue;
    const std::vector<MonthPart> parts = periods_of(money, every, tried);
    for (std::size_t p = 0; p < parts.size(); ++p) {
      PeriodOf period{every, parts[p]};
      for (std::size_t t = 0; t < money.targets.size(); ++t) {
        if (money.targets[t].every != every || !money.targets[t].sum_of.empty()) continue;
        auto more = results_of(money, t, p, period, over[t], counts[t], by_items[t], tried);
        period.results.insert(period.results.end(), more.begin(), more.end());
      }
      all.push_back(std::move(period));
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const PeriodOf& a, const PeriodOf& b) {
    return std::pair(a.part.to, -a.part.from) < std::pair(b.part.to, -b.part.from);
  });
  return all;
}

}  // namespace

WholeTerm whole_term(const MoneyCase& money, Attempts& tried) {
  forget_runs();
  WholeTerm told{all_periods(money, tried), {}};
  add_sums(money, told.periods, tried);
  for (PeriodOf& period : told.periods) {
    std::stable_sort(period.results.begin(), period.results.end(),
                     [](const auto& a, const auto& b) { return a.target < b.target; });
  }
  told.settled = settle(money, told.periods, tried);
  return told;
}

json oracle_says(const MoneyCase& money, Attempts& tried) {
  const auto& [all, settled] = whole_term(money, tried);
  json periods = json::array();
  Rational whole = 0;
  for (std::size_t p = 0; p < all.size(); ++p) {
    json said_results, credits, before, without_fee, caps;
    for (json* list : {&said_results, &credits, &before, &without_fee, &caps})
      *list = json::array();
    Rational total = 0;
    for (const auto& result : all[p].results) said_results.push_back(in_words(money, result));
    for (const CreditLine& line : settled.lines) {
      if (line.period != p || !money.credits[line.credit].in_kind.empty()) continue;
      const bool owes = owes_something(line);
      (owes ? credits : line.no_fee ? without_fee : before).push_back(in_words(money, line));
      total += line.payable;
    }
    for (const CapBite& bite : settled.bites) {
      if (bite.period == p) caps.push_back(in_words(money, bite));
    }
    whole += total;
    periods.push_back({{"label", all[p].part.run.name},
                       {"from", format_rfc3339(all[p].part.from)},
                       {"to", format_rfc3339(all[p].part.to)},
                       {"closed", all[p].part.closed},
                       {"results", std::move(said_results)},
                       {"credits", std::move(credits)},
                       {"credited_before", std::move(before)},
                       {"credits_without_fee", std::move(without_fee)},
                       {"caps", std::move(caps)},
                       {"total", to_fraction(total)}});
  }
  return {{"periods", std::move(periods)}, {"total", to_fraction(whole)}};
}

}  // namespace akad::oracle
