// What no record tells of a subject's time.
#include <algorithm>
#include <set>

#include "tests/oracle/money/time/money_silence.h"
#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {

bool of_probes(const Event& event) {
  if (event.what == What::Says) return event.signal == Said::Place || event.signal == Said::State;
  return event.what == What::WentDown || event.what == What::CameUp || event.what == What::Incident;
}

bool lies_in(const std::vector<Interval>& parts, Instant at) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Interval& part) { return part.from <= at && at < part.to; });
}

namespace {

void add(std::vector<Interval>& all, Instant from, Instant to) {
  if (from < to) all.push_back({from, to});
}

std::vector<Interval> silent_of(const MoneyCase& money, const TargetRules& rules,
                                const std::set<Instant>& records, Attempts& tried) {
  std::vector<Interval> silent;
  if (rules.silence == 0) return silent;
  std::vector<Instant> ends(records.begin(), records.end());
  if (!rules.from_first) ends.insert(ends.begin(), term_of(money).from);
  ends.push_back(money.as_of);
  for (std::size_t i = 1; i < ends.size(); ++i) {
    if (ends[i] - ends[i - 1] == rules.silence) note(tried, Tried::SilentExactly);
    if (ends[i] - ends[i - 1] > rules.silence) add(silent, ends[i - 1], ends[i]);
  }
  if (!silent.empty()) note(tried, Tried::Silent);
  return silent;
}

// Where the state has no value, from the first record on.
std::vector<Interval> stateless(const MoneyCase& money, const Subject& subject,
                                const std::set<Instant>& records) {
  std::vector<Interval> parts;
  for (auto at = records.begin(); at != records.end(); ++at) {
    const auto next = std::next(at);
    const Instant to = next == records.end() ? money.as_of : *next;
    if (said(subject, Said::State, *at + 1) == "(none)") add(parts, *at, to);
  }
  return parts;
}

// What lies between the parts, which ascend.
std::vector<Interval> beside(const std::vector<Interval>& parts, Interval within) {
  std::vector<Interval> rest;
  for (const Interval& part : parts) {
    add(rest, within.from, std::min(part.from, within.to));
    within.from = std::max(within.from, part.to);
  }
  add(rest, within.from, within.to);
  return rest;
}

std::vector<Interval> closed_of(const MoneyCase& money) {
  constexpr int kMonday = 4;  // 5 January 1970
  std::vector<Interval> open;
  for (Date day = money.first; day <= money.last; ++day.days) {
    const int weekday = (day.days - kMonday) % 7;
    if (weekday >= 5) continue;
    open.push_back({wall_at(money.zone, day, 8 * 60), wall_at(money.zone, day, 17 * 60)});
  }
  return beside(open, term_of(money));
}

}  // namespace

std::vector<Interval> in_service(const MoneyCase& money, const Subject& subject) {
  std::vector<Interval> in;
  for (const InService& one : money.covered) {
    if (one.subject != subject.name) continue;
    in.push_back(
        {wall_at(money.zone, one.first, 0), wall_at(money.zone, Date{one.last.days + 1}, 0)});
  }
  return in;
}

bool is_in_service(const MoneyCase& money, const Subject& subject) {
  return std::any_of(money.covered.begin(), money.covered.end(),
                     [&](const InService& one) { return one.subject == subject.name; });
}

Untold untold_of(const MoneyCase& money, const TargetRules& rules, const Subject& subject,
                 Attempts& tried) {
  std::set<Instant> records;
  for (const Event& event : subject.happenings) {
    if (of_probes(event) && event.at < money.as_of) records.insert(event.at);
  }
  Untold untold;
  if (rules.from_first) {
    const Instant first = records.empty() ? money.as_of : *records.begin();
    add(untold.not_covered, term_of(money).from, first);
    if (!untold.not_covered.empty()) note(tried, Tried::FromFirstRecord);
  }
  if (!money.covered.empty())
    untold.not_covered = beside(in_service(money, subject), term_of(money));
  if (rules.office_hours) untold.closed = closed_of(money);
  untold.silent = silent_of(money, rules, records, tried);
  if (rules.unknown_when_none) untold.unknown = stateless(money, subject, records);
  return untold;
}

Untold untold_of_group(const MoneyCase& money, const TargetRules& rules,
                       std::vector<Interval> unknown) {
  Untold untold;
  if (rules.office_hours) untold.closed = closed_of(money);
  untold.unknown = std::move(unknown);
  return untold;
}

Standing standing_at(const TargetRules& rules, const Untold& untold, Instant at) {
  if (lies_in(untold.silent, at)) {
    switch (rules.untold) {
      case CountsAs::Unknown: return Standing::Unknown;
      case CountsAs::Up: return Standing::Up;
      case CountsAs::Down: return Standing::Down;
      case CountsAs::LeftOut: return Standing::LeftOut;
    }
  }
  return lies_in(untold.unknown, at) ? Standing::Unknown : Standing::AsTold;
}

std::vector<Interval> down_with(const TargetRules& rules, const Untold& untold,
                                const std::vector<Interval>& told, bool unknown_is_down) {
  std::set<Instant> cuts;
  for (const auto* parts : {&told, &untold.silent, &untold.unknown}) {
    for (const Interval& part : *parts) cuts.insert({part.from, part.to});
  }
  std::vector<Interval> down;
  for (auto at = cuts.begin(); at != cuts.end() && std::next(at) != cuts.end(); ++at) {
    bool is_down = false;
    switch (standing_at(rules, untold, *at)) {
      case Standing::AsTold: is_down = lies_in(told, *at); break;
      case Standing::Unknown: is_down = unknown_is_down; break;
      case Standing::Down: is_down = true; break;
      case Standing::Up:
      case Standing::LeftOut: break;
    }
    if (is_down) down.push_back({*at, *std::next(at)});
  }
  return down;
}

namespace {

std::vector<Instant> cuts_of(const Parts& parts, const Interval& span) {
  std::vector<Instant> cuts = {span.from, span.to};
  const auto add = [&](const std::vector<Interval>& all) {
    for (const Interval& part : all) {
      for (const Instant at : {part.from, part.to}) {
        if (at > span.from && at < span.to) cuts.push_back(at);
      }
    }
  };
  for (const std::vector<Interval>& all : parts.granted) add(all);
  for (const auto* all : {&parts.untold.closed, &parts.untold.not_covered, &parts.untold.silent,
                          &parts.untold.unknown}) {
    add(*all);
  }
  std::sort(cuts.begin(), cuts.end());
  return cuts;
}

void take(Gone& taken, const Parts& parts, const TargetRules& rules, const Interval& span,
          Attempts& tried) {
  const Duration length = span.length();
  if (lies_in(parts.untold.closed, span.from)) {
    taken.closed += length;
    return;
  }
  if (lies_in(parts.untold.not_covered, span.from)) {
    taken.not_covered += length;
    return;
  }
  bool not_promised = false;
  int times = 0;
  for (std::size_t n = 0; n < parts.granted.size(); ++n) {
    const Excludes rule = rules.excludes[n];
    if (rule == Excludes::Nothing || !lies_in(parts.granted[n], span.from)) continue;
    ++times;
    not_promised = not_promised || rule == Excludes::NotPromised;
  }
  if (times == 2 && length > 0) note(tried, Tried::ExcludedTwice);
  if (times > 0) taken.excluded += length;
  if (not_promised) taken.not_promised += length;
  const Standing standing = standing_at(rules, parts.untold, span.from);
  if (times > 0 && standing == Standing::LeftOut) note(tried, Tried::LeftOutAndExcluded);
  if (times > 0) return;
  if (standing == Standing::LeftOut) taken.left_out += length;
  if (standing == Standing::Unknown) taken.unknown += length;
  if (standing == Standing::LeftOut) return;
  if (lies_in(parts.untold.silent, span.from)) taken.silent += length;
}

}  // namespace

Gone gone_of(const Parts& parts, const TargetRules& rules, const Interval& span, Attempts& tried) {
  Gone taken;
  if (span.empty()) return taken;
  const std::vector<Instant> cuts = cuts_of(parts, span);
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    take(taken, parts, rules, {cuts[i - 1], cuts[i]}, tried);
  }
  return taken;
}

Duration silent_in(const Parts& parts, const TargetRules& rules, const std::vector<Interval>& of,
                   const Interval& span, Attempts& tried) {
  Duration silent = 0;
  for (const Interval& one : of) {
    const Interval here{std::max(one.from, span.from), std::min(one.to, span.to)};
    silent += gone_of(parts, rules, here, tried).silent;
  }
  return silent;
}

}  // namespace akad::oracle
