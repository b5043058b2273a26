// Outages to months and groups.
#include <algorithm>

#include "tests/oracle/money/money_oracle.h"

namespace akad::oracle {
namespace {

bool of_probes(const Event& event) {
  if (event.what == What::Says) return event.signal == Said::Place || event.signal == Said::State;
  return event.what != What::Opened && event.what != What::Resolved;
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

struct Down {
  Duration length = 0;
  std::uint64_t outages = 0;
};

// What the outage `run` does to a month, of which `counted` is the part that counts.
void add(Down& down, const TargetRules& rules, const Interval& run, const Interval& counted,
         const MonthPart& month, const Interval& term, Attempts& tried) {
  if (rules.to_beginning) {
    if (run.from < month.from || run.from >= month.to) return;
    if (run.to > month.to) note(tried, Tried::OutageToBeginning);
    if (counted.from >= month.to) note(tried, Tried::ExcessToBeginning);
    const Interval inside{std::max(counted.from, term.from), std::min(counted.to, term.to)};
    down.length += inside.length();
    down.outages += inside.empty() ? 0 : 1;
    return;
  }
  const Interval part{std::max(counted.from, month.from), std::min(counted.to, month.to)};
  if (part.empty()) return;
  if (part != counted) note(tried, Tried::SplitOutage);
  down.length += part.length();
  ++down.outages;
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
    add(down, rules, run, counted, month, term_of(money), tried);
  }
  const Instant end = std::min(month.to, money.as_of);
  Group group;
  for (const Said signal : rules.groups) group.push_back(said(subject, signal, end));
  if (rules.by_subject) group.push_back(subject.name);
  Counts& cell = counts[group];
  cell.service += end - month.from;
  cell.down += down.length;
  cell.outages += down.outages;
}

}  // namespace

std::vector<GroupCounts> count_time(const MoneyCase& money, std::size_t target, Attempts& tried) {
  const TargetRules& rules = money.targets[target];
  const std::vector<MonthPart> months = months_of(money, tried);
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
