// Outages to months and groups.
#include <algorithm>

#include "tests/oracle/money/money_oracle.h"
#include "tests/oracle/wall_oracle.h"

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

// When the time of works and of floods is excluded.
using Granted = std::array<std::vector<Interval>, 2>;

What what_of(std::size_t notices) { return notices == 0 ? What::Works : What::Flood; }

ir::Program nights(const std::string& zone) {
  ir::Program program;
  ir::Calendar night;
  night.name = "night";
  night.zone = zone;
  night.hours =
      ir::Windows{ir::NightOwner::OpeningDay, {{127, 22 * 60, 24 * 60}, {127, 0, 5 * 60}}, {}};
  program.calendars.push_back(night);
  return program;
}

// A quarter of an hour after the other: no zone changes in the middle of one.
std::vector<Interval> at_night(const MoneyCase& money, const Interval& span, Attempts& tried) {
  constexpr Duration kQuarter = 15 * kMinute;
  const ir::Program program = nights(money.zone);
  std::vector<Interval> parts;
  bool some = false;
  for (Instant at = span.from; at < span.to;) {
    const Instant next = std::min(span.to, (at / kQuarter + 1) * kQuarter);
    if (is_open(program, Id<ir::Calendar>{0}, at)) {
      parts.push_back({at, next});
    } else {
      some = true;
    }
    at = next;
  }
  if (some && !parts.empty()) note(tried, Tried::OutsideHours);
  return parts;
}

std::vector<Interval> in_one(std::vector<Interval> parts) {
  std::sort(parts.begin(), parts.end());
  std::vector<Interval> all;
  for (const Interval& part : parts) {
    if (part.empty()) continue;
    if (!all.empty() && part.from <= all.back().to) {
      all.back().to = std::max(all.back().to, part.to);
    } else {
      all.push_back(part);
    }
  }
  return all;
}

std::vector<Interval> both(const std::vector<Interval>& a, const std::vector<Interval>& b) {
  std::vector<Interval> all;
  for (const Interval& x : a) {
    for (const Interval& y : b) {
      const Interval part{std::max(x.from, y.from), std::min(x.to, y.to)};
      if (!part.empty()) all.push_back(part);
    }
  }
  return in_one(all);
}

// What goes beyond its time; an empty stretch where the exclusion is lost.
Interval gone_beyond(const NoticeRules& rules, Interval span, const std::vector<Interval>& runs,
                     Attempts& tried) {
  for (const Interval& run : runs) {
    const bool goes_on = run.from < span.to && run.to > span.to;
    if (!goes_on || rules.goes_on == GoesOn::CountsAsDown) continue;
    if (rules.goes_on == GoesOn::ExclusionLost) {
      note(tried, Tried::ExclusionLost);
      return {};
    }
    note(tried, Tried::BeyondExcluded);
    span.to = run.to;
    break;
  }
  return span;
}

std::vector<Interval> up_to(Duration most, const std::vector<Interval>& parts,
                            const std::vector<MonthPart>& months, Attempts& tried) {
  std::vector<Interval> kept;
  for (const MonthPart& month : months) {
    Duration left = most;
    for (const Interval& part : parts) {
      Interval here{std::max(part.from, month.from), std::min(part.to, month.to)};
      if (here.empty()) continue;
      if (here.length() > left) note(tried, Tried::QuotaUsedUp);
      here.to = std::min(here.to, here.from + left);
      left -= here.length();
      kept.push_back(here);
    }
  }
  return in_one(kept);
}

// `runs`: outages as they are, `counted`: what counts of them.
Granted granted_of(const MoneyCase& money, const Subject& subject,
                   const std::vector<Interval>& runs, const std::vector<Interval>& counted,
                   const std::vector<MonthPart>& months, Attempts& tried) {
  Granted granted;
  for (std::size_t n = 0; n < granted.size(); ++n) {
    const NoticeRules& rules = money.notices[n];
    std::vector<Interval> parts;
    for (const Event& event : subject.happenings) {
      if (event.what != what_of(n) || event.at >= money.as_of) continue;
      const bool known = event.announced < money.as_of;
      if (rules.lead > 0 && known && event.announced == event.at - rules.lead) {
        note(tried, Tried::AnnouncedExactly);
      }
      if (rules.lead > 0 && (!known || event.announced > event.at - rules.lead)) {
        note(tried, Tried::AnnouncedTooLate);
        continue;
      }
      const Interval span =
          gone_beyond(rules, {event.at, std::min(event.to, money.as_of)}, runs, tried);
      if (span.empty()) continue;
      if (!rules.at_night) parts.push_back(span);
      if (!rules.at_night) continue;
      for (const Interval& part : at_night(money, span, tried)) parts.push_back(part);
    }
    parts = in_one(std::move(parts));
    if (rules.most > 0 && rules.most_down) parts = both(parts, counted);
    if (rules.most > 0) parts = up_to(rules.most, parts, months, tried);
    granted[n] = std::move(parts);
  }
  return granted;
}

// What of a stretch is excluded: between any two instants at which something granted begins or ends
// all of it is alike.
struct Excluded {
  Duration not_promised = 0, all = 0;
};

bool lies_in(const std::vector<Interval>& parts, Instant at) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Interval& part) { return part.from <= at && at < part.to; });
}

Excluded excluded_of(const Granted& granted, const TargetRules& rules, const Interval& span,
                     Attempts& tried) {
  Excluded excluded;
  if (span.empty()) return excluded;
  std::vector<Instant> cuts = {span.from, span.to};
  for (const std::vector<Interval>& parts : granted) {
    for (const Interval& part : parts) {
      for (const Instant at : {part.from, part.to}) {
        if (at > span.from && at < span.to) cuts.push_back(at);
      }
    }
  }
  std::sort(cuts.begin(), cuts.end());
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    bool not_promised = false;
    int times = 0;
    for (std::size_t n = 0; n < granted.size(); ++n) {
      const Excludes rule = rules.excludes[n];
      if (rule == Excludes::Nothing || !lies_in(granted[n], cuts[i - 1])) continue;
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
void add_part(Down& down, const Granted& granted, const TargetRules& rules, const Interval& part,
              Attempts& tried) {
  const Duration excluded = excluded_of(granted, rules, part, tried).all;
  if (excluded > 0) note(tried, Tried::ExcludedDown);
  if (excluded > 0 && excluded == part.length()) note(tried, Tried::ExcludedWhole);
  down.length += part.length() - excluded;
  down.excluded += excluded;
  if (part.length() > excluded) ++down.outages;
}

// What the outage `run` does to a month, of which `counted` is the part that counts.
void add(Down& down, const Granted& granted, const TargetRules& rules, const Interval& run,
         const Interval& counted, const MonthPart& month, const Interval& term, Attempts& tried) {
  if (rules.to_beginning) {
    if (run.from < month.from || run.from >= month.to) return;
    if (run.to > month.to) note(tried, Tried::OutageToBeginning);
    if (counted.from >= month.to) note(tried, Tried::ExcessToBeginning);
    const Interval inside{std::max(counted.from, term.from), std::min(counted.to, term.to)};
    if (!inside.empty()) add_part(down, granted, rules, inside, tried);
    return;
  }
  const Interval part{std::max(counted.from, month.from), std::min(counted.to, month.to)};
  if (part.empty()) return;
  if (part != counted) note(tried, Tried::SplitOutage);
  add_part(down, granted, rules, part, tried);
}

// The outages of a subject under a target, and what is excluded of its time.
struct Story {
  std::vector<Interval> runs, counted;  // beside each other
  Granted granted;
};

Story tell(const MoneyCase& money, const TargetRules& rules, const Subject& subject,
           const std::vector<MonthPart>& months, Attempts& tried) {
  const OutageRules& outage = money.outages[rules.measure];
  Story told;
  for (const Interval& run :
       united(stretches(money, subject, outage, tried), outage.apart, tried)) {
    if (outage.lasting != Lasting::Any && run.length() == outage.length) {
      note(tried, Tried::LengthExactly);
    }
    if (!lasts(outage, run.length())) continue;
    Interval counted = run;
    if (outage.only_excess) counted.from += outage.length;
    if (outage.only_excess) note(tried, Tried::ExcessLeft);
    if (counted.empty()) continue;
    told.runs.push_back(run);
    told.counted.push_back(counted);
  }
  told.granted = granted_of(money, subject, told.runs, told.counted, months, tried);
  return told;
}

// Of each month 30 days, of a part of one in proportion to its days; and of what is not over by what
// has passed.
Duration of_thirty_days(const MoneyCase& money, Every every, const MonthPart& part, Instant end) {
  Rational whole = 0;
  for (const Run& month :
       runs_of(money, is_of_contract(every) ? Every::ContractMonth : Every::Month)) {
    const Date first = std::max(month.first, part.run.first);
    const Date last = std::min(month.last, part.run.last);
    const int days = month.whole_last.days - month.whole_first.days + 1;
    if (first <= last) whole += Rational(30 * kDay * (last.days - first.days + 1), days);
  }
  return floor_of(whole * Rational(end - part.from, part.to - part.from));
}

// Of the periods that a part is made of.
Duration months_of_thirty_days(const MoneyCase& money, Every every, const MonthPart& part,
                               Attempts& tried) {
  Duration all = 0;
  for (const MonthPart& one : periods_of(money, every, tried)) {
    if (one.from < part.from || one.to > part.to) continue;
    all += of_thirty_days(money, every, one, std::min(one.to, money.as_of));
  }
  return all;
}

void count_month(const MoneyCase& money, const TargetRules& rules, const Subject& subject,
                 const Story& told, const MonthPart& month, GroupCounts& counts, Attempts& tried) {
  Down down;
  for (std::size_t i = 0; i < told.runs.size(); ++i) {
    add(down, told.granted, rules, told.runs[i], told.counted[i], month, term_of(money), tried);
  }
  const Instant end = std::min(month.to, money.as_of);
  Group group;
  for (const Said signal : rules.groups) group.push_back(said(subject, signal, end));
  if (rules.by_subject) group.push_back(subject.name);
  Counts& cell = counts[group];
  const Excluded excluded = excluded_of(told.granted, rules, {month.from, end}, tried);
  if (excluded.all > 0) note(tried, Tried::Excluded);
  Duration service = end - month.from;
  if (rules.thirty_days) {
    service = months_of_thirty_days(money, rules.every, month, tried);
    note(tried, Tried::ThirtyDays);
  }
  cell.service += std::max<Duration>(service - excluded.not_promised, 0);
  cell.excluded += excluded.all;
  cell.excluded_down += down.excluded;
  cell.down += down.length;
  cell.outages += down.outages;
}

}  // namespace

std::vector<GroupCounts> count_time(const MoneyCase& money, std::size_t target,
                                    const std::vector<MonthPart>& months, Attempts& tried) {
  const TargetRules& rules = money.targets[target];
  const std::vector<MonthPart> quotas = periods_of(money, Every::Month, tried);
  std::vector<GroupCounts> counts(months.size());
  for (const Subject& subject : money.subjects) {
    const bool known =
        std::any_of(subject.happenings.begin(), subject.happenings.end(),
                    [&](const Event& event) { return of_probes(event) && event.at < money.as_of; });
    const bool only = subject.name == money.only_subject;
    if (only && !known) note(tried, Tried::OnlySubjectSilent);
    if (!known && !only) continue;
    const Story told = tell(money, rules, subject, quotas, tried);
    for (std::size_t m = 0; m < months.size(); ++m) {
      count_month(money, rules, subject, told, months[m], counts[m], tried);
    }
  }
  return counts;
}

}  // namespace akad::oracle
