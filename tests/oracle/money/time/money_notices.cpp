// What of notices is granted, for the oracle's outages.
#include "tests/oracle/money/time/money_notices.h"

#include <algorithm>

#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

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

// The notices that are of the subject.
std::vector<Event> told_to(const MoneyCase& money, const Subject& subject, std::size_t notices,
                           Attempts& tried) {
  std::vector<Event> all;
  const auto take = [&](const Subject& teller) {
    for (const Event& event : teller.happenings) {
      if (event.what == what_of(notices) && event.at < money.as_of) all.push_back(event);
    }
  };
  if (!money.notices[notices].of_everybody) {
    take(subject);
  } else {
    for (const Subject& teller : money.subjects) {
      const std::size_t before = all.size();
      take(teller);
      if (all.size() > before && teller.name != subject.name) note(tried, Tried::OfEverybody);
    }
  }
  return all;
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

}  // namespace

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

// `runs`: outages as they are, `counted`: what counts of them.
Granted granted_of(const MoneyCase& money, const Subject& subject,
                   const std::vector<Interval>& runs, const std::vector<Interval>& counted,
                   const std::vector<MonthPart>& months, Attempts& tried) {
  Granted granted;
  for (std::size_t n = 0; n < granted.size(); ++n) {
    const NoticeRules& rules = money.notices[n];
    std::vector<Interval> parts;
    for (const Event& event : told_to(money, subject, n, tried)) {
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

}  // namespace akad::oracle
