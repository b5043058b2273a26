#include "tests/oracle/money/time/stretches.h"

#include <algorithm>
#include <set>

#include "tests/oracle/money/time/money_notices.h"
#include "tests/oracle/money/time/slots.h"

namespace akad::oracle {
namespace {

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
    case Told::BySlots:
    case Told::ByMembers: return false;
    case Told::ByState:
      return event.what == What::Says && event.signal == Said::State && event.text == "down";
  }
  return false;
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

// While some line of several holds; between two happenings nothing is said anew.
std::vector<Interval> while_any(const MoneyCase& money, const Subject& subject,
                                const OutageRules& rules, Attempts& tried) {
  std::set<Instant> turns = {money.as_of};
  for (const Event& event : subject.happenings) {
    if (event.what == What::Says && event.at < money.as_of) turns.insert(event.at);
  }
  std::vector<Interval> all;
  for (auto at = turns.begin(); std::next(at) != turns.end(); ++at) {
    const bool holds = std::any_of(
        rules.weighed.begin(), rules.weighed.end(),
        [&](const auto& rule) { return said(subject, rule.signal, *at + 1) == rule.text; });
    if (holds) all.push_back({*at, *std::next(at)});
  }
  if (!all.empty() && all.back().to == money.as_of) note(tried, Tried::OpenOutage);
  return all;
}

bool lasts(const OutageRules& rules, Duration length) {
  if (rules.lasting == Lasting::Any) return true;
  return rules.lasting == Lasting::AtLeast ? length >= rules.length : length > rules.length;
}

}  // namespace

// Every beginning with the end that follows it. Those that begin while one lasts lie in it, and
// uniting them changes nothing.
std::vector<Interval> stretches(const MoneyCase& money, const Subject& subject,
                                const OutageRules& rules, bool unknown_is_down, Attempts& tried) {
  if (rules.told == Told::BySlots) {
    return down_by_slots(money, subject, rules.slots, unknown_is_down, tried);
  }
  if (!rules.weighed.empty()) return while_any(money, subject, rules, tried);
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

Shaped shaped(const std::vector<Interval>& down, const OutageRules& rules, Attempts& tried) {
  Shaped told;
  for (const Interval& run : united(down, rules.apart, tried)) {
    if (rules.lasting != Lasting::Any && run.length() == rules.length) {
      note(tried, Tried::LengthExactly);
    }
    if (!lasts(rules, run.length())) continue;
    Interval counted = run;
    if (rules.only_excess) counted.from += rules.length;
    if (rules.only_excess) note(tried, Tried::ExcessLeft);
    if (counted.empty()) continue;
    told.runs.push_back(run);
    told.counted.push_back(counted);
  }
  return told;
}

std::vector<Interval> without(const std::vector<Interval>& some,
                              const std::vector<Interval>& gone) {
  const std::vector<Interval> ones = in_one(some), others = in_one(gone);
  std::set<Instant> cuts;
  for (const auto* parts : {&ones, &others}) {
    for (const Interval& part : *parts) cuts.insert({part.from, part.to});
  }
  std::vector<Interval> left;
  for (auto at = cuts.begin(); at != cuts.end() && std::next(at) != cuts.end(); ++at) {
    if (lies_in(ones, *at) && !lies_in(others, *at)) left.push_back({*at, *std::next(at)});
  }
  return left;
}

}  // namespace akad::oracle
