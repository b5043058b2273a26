// Outages to months and groups.
#include <algorithm>

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {
namespace {

bool of_probes(const Event& event) {
  if (event.what == What::Says) return event.signal == Said::Place || event.signal == Said::State;
  return event.what == What::WentDown || event.what == What::CameUp || event.what == What::Incident;
}

// Its end, for a beginning: the first instant after it that says otherwise.
Instant end_of(const Subject& subject, const Event& began, const OutageRules& rules) {
  Instant end = kNever;
  for (const Event& event : subject.happenings) {
    const bool ends = rules.told == Told::ByEvents
                          ? event.what == What::CameUp && event.at >= began.at
                          : event.what == What::Says && event.signal == Said::State &&
                                event.text != "down" && event.at > began.at;
    if (ends) end = std::min(end, event.at);
  }
  return end;
}

bool begins(const Event& event, const OutageRules& rules) {
  switch (rules.told) {
    case Told::ByEvents: return event.what == What::WentDown;
    case Told::ByWindows: return event.what == What::Incident;
    case Told::ByState:
      return event.what == What::Says && event.signal == Said::State && event.text == "down";
  }
  return false;
}

// Every beginning with the end that follows it. Those that begin while one lasts lie in it, and
// uniting them changes nothing.
std::vector<Interval> stretches(const MoneyCase& money, const Subject& subject,
                                const OutageRules& rules, Attempts& tried) {
  std::vector<Interval> all;
  for (const Event& event : subject.happenings) {
    if (event.at >= money.as_of || !begins(event, rules)) continue;
    const Instant end = rules.told == Told::ByWindows ? event.to : end_of(subject, event, rules);
    if (end > money.as_of) note(tried, Tried::OpenOutage);
    all.push_back({event.at, std::min(end, money.as_of)});
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<Interval> united(const std::vector<Interval>& all, Duration apart, Attempts& tried) {
  std::vector<Interval> runs;
  for (const Interval& one : all) {
    if (one.empty()) continue;
    const Duration between = runs.empty() ? kNever : one.from - runs.back().to;
    if (between == apart && apart > 0) note(tried, Tried::ApartExactly);
    if (between > 0 && between < apart) note(tried, Tried::Apart);
    if (between <= 0 || between < apart) {
      runs.back().to = std::max(runs.back().to, one.to);
    } else {
      runs.push_back(one);
    }
  }
  return runs;
}

bool lasts(const OutageRules& rules, Duration length) {
  if (rules.lasting == Lasting::Any) return true;
  return rules.lasting == Lasting::AtLeast ? length >= rules.length : length > rules.length;
}

// What of a stretch is excluded: between any two instants at which a notice begins or ends all of
// it is alike.
struct Excluded {
  Duration not_promised = 0, all = 0;
};

bool is_noticed(const Subject& subject, What what, Instant at) {
  return std::any_of(subject.happenings.begin(), subject.happenings.end(), [&](const Event& event) {
    return event.what == what && event.at <= at && at < event.to;
  });
}

Excluded excluded_of(const Subject& subject, const TargetRules& rules, const Interval& span,
                     Attempts& tried) {
  Excluded excluded;
  if (span.empty()) return excluded;
  std::vector<Instant> cuts = {span.from, span.to};
  for (const Event& event : subject.happenings) {
    if (event.what != What::Works && event.what != What::Flood) continue;
    for (const Instant at : {event.at, event.to}) {
      if (at > span.from && at < span.to) cuts.push_back(at);
    }
  }
  std::sort(cuts.begin(), cuts.end());
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    bool not_promised = false;
    int times = 0;
    for (const What what : {What::Works, What::Flood}) {
      const Excludes rule = rules.excludes[what == What::Works ? 0 : 1];
      if (rule == Excludes::Nothing || !is_noticed(subject, what, cuts[i - 1])) continue;
      ++times;
      not_promised = not_promised || rule == Excludes::NotPromised;
    }
    const Duration length = cuts[i] - cuts[i - 1];
    if (times == 2 && length > 0) note(tried, Tried::ExcludedTwice);
    if (times > 0) excluded.all += length;
    if (not_promised) excluded.not_promised += length;
  }
  return excluded;
}

struct Down {
  Duration length = 0;
  Duration excluded = 0;
  std::uint64_t outages = 0;
};

// `part` is what would count of an outage in a month, were nothing excluded.
void add_part(Down& down, const Subject& subject, const TargetRules& rules, const Interval& part,
              Attempts& tried) {
  const Duration excluded = excluded_of(subject, rules, part, tried).all;
  if (excluded > 0) note(tried, Tried::ExcludedDown);
  if (excluded > 0 && excluded == part.length()) note(tried, Tried::ExcludedWhole);
  down.length += part.length() - excluded;
  down.excluded += excluded;
  if (part.length() > excluded) ++down.outages;
}

// What the outage `run` does to a month, of which `counted` is the part that counts.
void add(Down& down, const Subject& subject, const TargetRules& rules, const Interval& run,
         const Interval& counted, const MonthPart& month, const Interval& term, Attempts& tried) {
  if (rules.to_beginning) {
    if (run.from < month.from || run.from >= month.to) return;
    if (run.to > month.to) note(tried, Tried::OutageToBeginning);
    if (counted.from >= month.to) note(tried, Tried::ExcessToBeginning);
    const Interval inside{std::max(counted.from, term.from), std::min(counted.to, term.to)};
    if (!inside.empty()) add_part(down, subject, rules, inside, tried);
    return;
  }
  const Interval part{std::max(counted.from, month.from), std::min(counted.to, month.to)};
  if (part.empty()) return;
  if (part != counted) note(tried, Tried::SplitOutage);
  add_part(down, subject, rules, part, tried);
}

void count_month(const MoneyCase& money, const TargetRules& rules, const Subject& subject,
                 const MonthPart& month, GroupCounts& counts, Attempts& tried) {
  const OutageRules& outage = money.outages[rules.measure];
  Down down;
  for (const Interval& run :
       united(stretches(money, subject, outage, tried), outage.apart, tried)) {
    if (outage.lasting != Lasting::Any && run.length() == outage.length) {
      note(tried, Tried::LengthExactly);
    }
    if (!lasts(outage, run.length())) continue;
    Interval counted = run;
    if (outage.only_excess) counted.from += outage.length;
    if (outage.only_excess) note(tried, Tried::ExcessLeft);
    add(down, subject, rules, run, counted, month, term_of(money), tried);
  }
  const Instant end = std::min(month.to, money.as_of);
  Group group;
  for (const Said signal : rules.groups) group.push_back(said(subject, signal, end));
  if (rules.by_subject) group.push_back(subject.name);
  Counts& cell = counts[group];
  const Excluded excluded = excluded_of(subject, rules, {month.from, end}, tried);
  if (excluded.all > 0) note(tried, Tried::Excluded);
  cell.service += end - month.from - excluded.not_promised;
  cell.excluded += excluded.all;
  cell.excluded_down += down.excluded;
  cell.down += down.length;
  cell.outages += down.outages;
}

}  // namespace

std::vector<GroupCounts> count_time(const MoneyCase& money, std::size_t target, Attempts& tried) {
  const TargetRules& rules = money.targets[target];
  const std::vector<MonthPart> months = periods_of(money, rules.every, tried);
  std::vector<GroupCounts> counts(months.size());
  for (const Subject& subject : money.subjects) {
    const bool known =
        std::any_of(subject.happenings.begin(), subject.happenings.end(),
                    [&](const Event& event) { return of_probes(event) && event.at < money.as_of; });
    const bool only = subject.name == money.only_subject;
    if (only && !known) note(tried, Tried::OnlySubjectSilent);
    if (!known && !only) continue;
    for (std::size_t m = 0; m < months.size(); ++m) {
      count_month(money, rules, subject, months[m], counts[m], tried);
    }
  }
  return counts;
}

}  // namespace akad::oracle
