// Outages to months and groups.
#include <algorithm>
#include <set>

#include "tests/oracle/money/members/members.h"
#include "tests/oracle/money/time/money_notices.h"
#include "tests/oracle/money/time/stretches.h"
#include "tests/oracle/money/time/weights.h"

namespace akad::oracle {
namespace {

struct Down {
  Rational length = 0;
  Rational excluded = 0;
  Duration unknown = 0;  // of what is down whether it is known or not
  Rational silent = 0;   // likewise, as it weighs
  std::uint64_t outages = 0;
};

// In which share it counts, and what it is made of.
struct Weighing {
  const Weights& weights;
  const std::vector<Interval>& down;
};

struct Taken {
  Duration counted = 0, excluded = 0, silent = 0;
};

Rational to_18_decimals(const Rational& value) {
  return round_to(value, RoundingMode::HalfUp, Rational(1, 1'000'000'000'000'000'000));
}

// `part` is what would count of an outage in a month, were nothing excluded.
void add_part(Down& down, const Parts& parts, const Weighing& of, const TargetRules& rules,
              const Interval& part, Attempts& tried) {
  const Gone taken = gone_of(parts, rules, part, tried);
  if (taken.excluded > 0) note(tried, Tried::ExcludedDown);
  if (taken.excluded > 0 && taken.excluded == part.length()) note(tried, Tried::ExcludedWhole);
  Attempts again = {};
  std::map<Rational, Taken> by_share;
  for (const auto& [span, share] : weighed(of.weights, parts.untold, of.down, part)) {
    const Gone gone = gone_of(parts, rules, span, again);
    Taken& sum = by_share[share];
    sum.counted += span.length() - gone.all();
    sum.excluded += gone.excluded;
    sum.silent += gone.silent;
    if (span.length() > gone.all() && share < Rational(1)) note(tried, Tried::WeighedDown);
  }
  for (const auto& [share, sum] : by_share) {
    down.length += to_18_decimals(sum.counted * share);
    down.excluded += to_18_decimals(sum.excluded * share);
    down.silent += to_18_decimals(sum.silent * share);
  }
  down.unknown += taken.unknown;
  if (part.length() > taken.all()) ++down.outages;
}

// What the outage `run` does to a month, of which `counted` is the part that counts.
void add(Down& down, const Parts& parts, const Weighing& of, const TargetRules& rules,
         const Interval& run, const Interval& counted, const MonthPart& month, const Interval& term,
         Attempts& tried) {
  if (rules.to_beginning) {
    if (run.from < month.from || run.from >= month.to) return;
    if (run.to > month.to) note(tried, Tried::OutageToBeginning);
    if (counted.from >= month.to) note(tried, Tried::ExcessToBeginning);
    const Interval inside{std::max(counted.from, term.from), std::min(counted.to, term.to)};
    if (!inside.empty()) add_part(down, parts, of, rules, inside, tried);
    return;
  }
  const Interval part{std::max(counted.from, month.from), std::min(counted.to, month.to)};
  if (part.empty()) return;
  if (part != counted) note(tried, Tried::SplitOutage);
  add_part(down, parts, of, rules, part, tried);
}

// The outages of a subject under a target, and what is excluded of its time.
struct Story {
  std::vector<Interval> runs, counted;  // beside each other
  Granted granted;
  Weights weights;
  std::vector<Interval> down;  // what they are made of, ascending
};

// Where a run begins, ends, and goes from told to untold or back.
std::set<Instant> cuts_of(const Untold& untold, const Interval& run) {
  std::set<Instant> cuts = {run.from, run.to};
  const auto cut = [&](Instant at) {
    if (at > run.from && at < run.to) cuts.insert(at);
  };
  for (const auto* parts : {&untold.closed, &untold.not_covered, &untold.silent}) {
    for (const Interval& part : *parts) {
      cut(part.from);
      cut(part.to);
    }
  }
  return cuts;
}

// Whose time is asked for: a subject of probes, or several together.
struct Whose {
  Subject subject;  // of several: what is told of it are notices
  Untold untold = {};
  std::vector<Interval> down = {};  // for certain
  Weights weights = {}, weights_if_down = {};
};

Story tell(const MoneyCase& money, const TargetRules& rules, const Whose& whose,
           bool unknown_is_down, const std::vector<MonthPart>& months, Attempts& tried) {
  const Untold& untold = whose.untold;
  std::vector<Interval> down = down_with(rules, untold, whose.down, unknown_is_down);
  Shaped all = shaped(down, money.outages[rules.measure], tried);
  const Weights& weights = unknown_is_down ? whose.weights_if_down : whose.weights;
  Story told{std::move(all.runs), std::move(all.counted), {}, weights, in_one(down)};
  std::vector<Interval> measured;
  for (const Interval& run : told.counted) {
    const std::set<Instant> cuts = cuts_of(untold, run);
    for (auto at = cuts.begin(); std::next(at) != cuts.end(); ++at) {
      const bool away = lies_in(untold.closed, *at) || lies_in(untold.not_covered, *at) ||
                        standing_at(rules, untold, *at) == Standing::LeftOut;
      if (!away) measured.push_back({*at, *std::next(at)});
    }
  }
  told.granted = granted_of(money, whose.subject, told.runs, in_one(measured), months, tried);
  return told;
}

Down down_in(const MoneyCase& money, const TargetRules& rules, const Story& told,
             const Untold& untold, const MonthPart& month, Attempts& tried) {
  Down down;
  for (std::size_t i = 0; i < told.runs.size(); ++i) {
    add(down, {told.granted, untold}, {told.weights, told.down}, rules, told.runs[i],
        told.counted[i], month, term_of(money), tried);
  }
  return down;
}

// What is measured of a part up to now.
Duration measured_in(const MoneyCase& money, const TargetRules& rules, const Parts& parts,
                     const MonthPart& part, Attempts& tried) {
  const Interval span{part.from, std::min(part.to, money.as_of)};
  const Gone gone = gone_of(parts, rules, span, tried);
  return span.length() - gone.closed - gone.not_covered - gone.left_out;
}

// Of each month 30 days, of a part of one in proportion to its days; and of what is not over, or
// not measured, by what there is of it.
Duration of_thirty_days(const MoneyCase& money, const TargetRules& rules, const Parts& parts,
                        const MonthPart& part, Attempts& tried) {
  const Every every = is_of_contract(rules.every) ? Every::ContractMonth : Every::Month;
  Duration all = 0;
  for (const MonthPart& month : periods_of(money, every, tried)) {
    if (month.from < part.from || month.to > part.to) continue;
    const Run& run = month.run;
    const int days = run.whole_last.days - run.whole_first.days + 1;
    const Rational whole(30 * kDay * (run.last.days - run.first.days + 1), days);
    const Duration measured = measured_in(money, rules, parts, month, tried);
    all += floor_of(whole * Rational(measured, month.to - month.from));
  }
  return all;
}

// What is promised of a part, period by period, without what is excluded and what is not measured.
Duration promised(const MoneyCase& money, const TargetRules& rules, const Parts& parts,
                  const MonthPart& part, Attempts& tried) {
  Duration all = 0;
  for (const MonthPart& one : periods_of(money, rules.every, tried)) {
    if (one.from < part.from || one.to > part.to) continue;
    const Interval span{one.from, std::min(one.to, money.as_of)};
    const Gone gone = gone_of(parts, rules, span, tried);
    const Duration taken = rules.thirty_days ? of_thirty_days(money, rules, parts, one, tried)
                                             : measured_in(money, rules, parts, one, tried);
    all += std::max<Duration>(taken - gone.not_promised, 0);
  }
  return all;
}

// A subject's time under a target: with what is unknown up, and with it down.
struct Both {
  Untold untold;
  Story up, down;
};

// What counts of one outage in a period, and in those before it.
OutageHere one_in(const MoneyCase& money, const TargetRules& rules, const Story& told,
                  std::size_t run, const Untold& untold, const std::vector<MonthPart>& months,
                  std::size_t m) {
  Attempts nobody_asks = {};
  const auto length_in = [&](const MonthPart& month) {
    Down down;
    add(down, {told.granted, untold}, {told.weights, told.down}, rules, told.runs[run],
        told.counted[run], month, term_of(money), nobody_asks);
    return down.length;
  };
  OutageHere here;
  for (std::size_t before = 0; before < m; ++before) here.before += length_in(months[before]);
  here.now = length_in(months[m]);
  return here;
}

bool pays_each_outage(const MoneyCase& money, std::size_t target) {
  return std::any_of(money.credits.begin(), money.credits.end(), [&](const CreditRules& credit) {
    return credit.target == target &&
           std::any_of(credit.slabs.begin(), credit.slabs.end(),
                       [](const Slab& slab) { return slab.rate && slab.rate->each_outage; });
  });
}

// Every outage by itself, as it is known; and as it is if what nobody knows was down, with known
// ones that are part of it then.
void tell_one_by_one(const MoneyCase& money, const TargetRules& rules, const Both& both,
                     const std::vector<MonthPart>& months, std::size_t m, Counts& cell) {
  const auto known = [&](std::size_t run) {
    return one_in(money, rules, both.up, run, both.untold, months, m);
  };
  for (std::size_t run = 0; run < both.up.runs.size(); ++run) {
    cell.one_by_one.push_back(known(run));
  }
  for (std::size_t run = 0; run < both.down.runs.size(); ++run) {
    const Interval& whole = both.down.runs[run];
    OutageIfDown& one = cell.if_down_one_by_one.emplace_back();
    one.whole = one_in(money, rules, both.down, run, both.untold, months, m);
    for (std::size_t part = 0; part < both.up.runs.size(); ++part) {
      const Interval& inner = both.up.runs[part];
      if (inner.from >= whole.from && inner.to <= whole.to) one.known.push_back(known(part));
    }
  }
}

Counts& count_month(const MoneyCase& money, const TargetRules& rules, const Subject& subject,
                    const Both& both, const MonthPart& month, GroupCounts& counts,
                    Attempts& tried) {
  const Down down = down_in(money, rules, both.up, both.untold, month, tried);
  const Down if_down = down_in(money, rules, both.down, both.untold, month, tried);
  const Instant end = std::min(month.to, money.as_of);
  Group group;
  for (const Said signal : rules.groups) group.push_back(said(subject, signal, end));
  if (rules.by_subject) group.push_back(subject.name);
  Counts& cell = counts[group];
  const Interval span{month.from, end};
  const Gone taken = gone_of({both.up.granted, both.untold}, rules, span, tried);
  if (taken.excluded > 0) note(tried, Tried::Excluded);
  if (taken.left_out > 0) note(tried, Tried::LeftOutTime);
  if (rules.thirty_days) note(tried, Tried::ThirtyDays);
  cell.service += promised(money, rules, {both.up.granted, both.untold}, month, tried);
  cell.service_if_down += promised(money, rules, {both.down.granted, both.untold}, month, tried);
  const Granted nothing;
  cell.service_without += promised(money, rules, {nothing, both.untold}, month, tried);
  cell.excluded += taken.excluded;
  cell.not_covered += taken.not_covered;
  cell.left_out += taken.left_out;
  cell.unknown += taken.unknown - down.unknown;
  cell.silent_down += down.silent;
  const Parts up{both.up.granted, both.untold};
  if (rules.untold == CountsAs::Up) {
    cell.silent_up += taken.silent - silent_in(up, rules, both.up.counted, span, tried);
  }
  cell.excluded_down += down.excluded;
  cell.down += down.length;
  cell.down_if_down += if_down.length;
  cell.outages += down.outages;
  return cell;
}

// Everybody of whom a record tells, who is in service, or is the only one.
std::vector<Whose> all_subjects(const MoneyCase& money, const TargetRules& rules, Attempts& tried) {
  const OutageRules& outage = money.outages[rules.measure];
  std::vector<Whose> all;
  for (const Subject& subject : money.subjects) {
    const bool known =
        std::any_of(subject.happenings.begin(), subject.happenings.end(),
                    [&](const Event& event) { return of_probes(event) && event.at < money.as_of; });
    const bool only = subject.name == money.only_subject;
    if (only && !known) note(tried, Tried::OnlySubjectSilent);
    if (!known && !only && !is_in_service(money, subject)) continue;
    Whose whose{subject, untold_of(money, rules, subject, tried)};
    whose.down = in_one(stretches(money, subject, outage, false, tried));
    const auto if_down = stretches(money, subject, outage, true, tried);
    for (const Interval& part : without(if_down, whose.down)) {
      whose.untold.unknown.push_back(part);
    }
    whose.weights = whose.weights_if_down = weights_of(money, subject, outage, tried);
    all.push_back(std::move(whose));
  }
  return all;
}

std::vector<Whose> all_groups(const MoneyCase& money, const TargetRules& rules, Attempts& tried) {
  std::vector<Whose> all;
  for (OfGroup& group : groups_of(money, money.outages[rules.measure], tried)) {
    Whose whose{{group.name, notices_of(money, group.name)}};
    const bool excluded = rules.excludes != std::array<Excludes, 2>{};
    if (excluded && !whose.subject.happenings.empty()) note(tried, Tried::GroupNamed);
    whose.untold = untold_of_group(money, rules, std::move(group.unknown));
    whose.down = in_one(std::move(group.down));
    whose.weights.shares = std::move(group.shares);
    whose.weights_if_down.shares = std::move(group.shares_if_down);
    all.push_back(std::move(whose));
  }
  return all;
}

}  // namespace

std::vector<GroupCounts> count_time(const MoneyCase& money, std::size_t target,
                                    const std::vector<MonthPart>& months, Attempts& tried) {
  const TargetRules& rules = money.targets[target];
  const std::vector<MonthPart> quotas = periods_of(money, Every::Month, tried);
  const bool by_one = pays_each_outage(money, target);
  std::vector<GroupCounts> counts(months.size());
  const bool of_several = money.outages[rules.measure].told == Told::ByMembers;
  for (Whose& whose :
       of_several ? all_groups(money, rules, tried) : all_subjects(money, rules, tried)) {
    Both both;
    both.up = tell(money, rules, whose, false, quotas, tried);
    both.down = tell(money, rules, whose, true, quotas, tried);
    both.untold = std::move(whose.untold);
    for (std::size_t m = 0; m < months.size(); ++m) {
      Counts& cell = count_month(money, rules, whose.subject, both, months[m], counts[m], tried);
      if (by_one) tell_one_by_one(money, rules, both, months, m, cell);
    }
  }
  return counts;
}

}  // namespace akad::oracle
