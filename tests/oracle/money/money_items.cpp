// Items to months and groups.
#include <algorithm>
#include <map>

#include "tests/oracle/money/money_oracle.h"
#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

struct Item {
  Instant started = kNever, stopped = kNever;
  std::vector<Interval> gaps;  // left out: nothing is open in them
};

std::vector<Event> tickets_in_order(const Subject& subject, Instant as_of) {
  std::vector<Event> events;
  for (const Event& event : subject.happenings) {
    const bool counts =
        event.what == What::Opened || event.what == What::Resolved || event.what == What::Updated;
    if (counts && event.at < as_of) events.push_back(event);
  }
  // Of one instant a start comes before a stop.
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    return std::pair(a.at, a.what) < std::pair(b.at, b.what);
  });
  return events;
}

void reopen(std::vector<Item>& items, const ClockRules& rules, Instant at) {
  Item& last = items.back();
  const bool late = rules.within_days > 0 && at - last.stopped > rules.within_days * kDay;
  switch (late ? rules.later : rules.reopening) {
    case AfterStop::FirstStopDecides: return;
    case AfterStop::NewItem: items.push_back({at, kNever, {}}); return;
    case AfterStop::LastDecides: last = {at, kNever, {}}; return;
    case AfterStop::CountGap: last.stopped = kNever; return;
    case AfterStop::LeaveOutGap: last.gaps.push_back({last.stopped, at}); last.stopped = kNever;
  }
}

void next_round(std::vector<Item>& items, const ClockRules& rules, Instant at) {
  if (items.empty()) {
    items.push_back({at, kNever, {}});
  } else if (items.back().stopped != kNever) {
    reopen(items, rules, at);
  } else if (items.back().started < at) {
    items.back().stopped = at;
    items.push_back({at, kNever, {}});
  }
}

std::vector<Item> items_of(const Subject& subject, const ClockRules& rules, Instant as_of) {
  std::vector<Item> items;
  for (const Event& event : tickets_in_order(subject, as_of)) {
    const bool starts = event.what == What::Opened;
    if (event.what == What::Updated) {
      if (rules.rounds) next_round(items, rules, event.at);
    } else if (items.empty()) {
      items.push_back(starts ? Item{event.at, kNever, {}} : Item{kNever, event.at, {}});
    } else if (starts && items.back().stopped != kNever) {
      reopen(items, rules, event.at);
    } else if (!starts && items.back().stopped == kNever) {
      items.back().stopped = event.at;
    }
  }
  return items;
}

constexpr int kDaysAround = 200;  // of the term that stories can reach

// The hours in which a clock counts.
const std::vector<Interval>& hours_of(const MoneyCase& money, const ClockRules& clock) {
  static const std::vector<Interval> kAllHours = {{-kNever / 2, kNever / 2}};
  if (!clock.office_hours) return kAllHours;
  using Key = std::tuple<std::string, std::int32_t, std::int32_t>;
  static std::map<Key, std::vector<Interval>> known;
  if (known.size() > 100) known.clear();
  const Date last{std::max(money.last, local_date(money.zone, money.as_of)).days + kDaysAround};
  const auto [at, fresh] = known.try_emplace({money.zone, money.first.days, last.days});
  if (!fresh) return at->second;
  for (Date day{money.first.days - kDaysAround}; day <= last; ++day.days) {
    if (!is_working_day(day)) continue;
    at->second.push_back({wall_at(money.zone, day, 8 * 60), wall_at(money.zone, day, 17 * 60)});
  }
  return at->second;
}

// What counts of [from, to), without gaps.
Duration counted(const std::vector<Interval>& hours, const Item& item, Instant from, Instant to) {
  const auto within = [&](Instant a, Instant b) {
    const auto first = std::partition_point(hours.begin(), hours.end(),
                                            [&](const Interval& open) { return open.to <= a; });
    Duration sum = 0;
    for (auto open = first; open != hours.end() && open->from < b; ++open) {
      sum += std::min(open->to, b) - std::max(open->from, a);
    }
    return sum;
  };
  Duration length = to > from ? within(from, to) : 0;
  for (const Interval& gap : item.gaps) {
    const Instant a = std::max(gap.from, from), b = std::min(gap.to, to);
    if (a < b) length -= within(a, b);
  }
  return length;
}

// The first instant at which so much has elapsed; it runs on after the last stop.
Instant reached(const std::vector<Interval>& hours, const Item& item, Duration length) {
  Instant at = item.started;
  const auto first = std::partition_point(
      hours.begin(), hours.end(), [&](const Interval& open) { return open.to <= item.started; });
  for (auto open = first; open != hours.end(); ++open) {
    at = std::max(open->from, item.started);
    for (const Interval& gap : item.gaps) {
      if (gap.to <= at || gap.from >= open->to) continue;
      if (gap.from - at >= length) return at + length;
      if (gap.from > at) length -= gap.from - at;
      at = gap.to;
    }
    if (at >= open->to) continue;
    if (open->to - at >= length) return at + length;
    length -= open->to - at;
  }
  return kNever;
}

bool is_missed(const LimitRule& limit, Duration length) {
  return limit.strict ? length >= limit.length : length > limit.length;
}

bool is_open_at_end(const Item& item, Instant end) {
  if (item.started >= end || item.stopped < end) return false;
  return std::none_of(item.gaps.begin(), item.gaps.end(),
                      [&](const Interval& gap) { return gap.from < end && end <= gap.to; });
}

class Counting {
 public:
  Counting(const MoneyCase& money, std::size_t target, const std::vector<MonthPart>& parts,
           Attempts& tried)
      : money_(money),
        rules_(money.targets[target]),
        tried_(tried),
        months_(parts),
        counts_(months_.size()) {}

  void count(const Subject& subject) {
    subject_ = &subject;
    const bool gold = said(subject, Said::Tier, kNever) == "gold";
    limit_ = rules_.limits[gold ? 0 : 1];
    left_out_ = gold && rules_.gold_left_out;
    const ClockRules& clock = money_.clocks[rules_.measure];
    hours_ = &hours_of(money_, clock);
    for (const Item& item : items_of(subject, clock, money_.as_of)) {
      ++number_;
      count(item);
    }
  }

  const std::vector<GroupCounts>& counts() const { return counts_; }
  std::vector<Miss> misses() { return std::move(misses_); }

 private:
  Duration elapsed(const Item& item, Instant at) const {
    return counted(*hours_, item, item.started, at);
  }
  Instant due(const Item& item) const { return reached(*hours_, item, limit_.length); }

  Group group_at(Instant until) const {
    Group group;
    for (const Said signal : rules_.groups) group.push_back(said(*subject_, signal, until));
    if (rules_.by_subject) group.push_back(subject_->name);
    return group;
  }
  Counts& cell(std::size_t month, Instant until) { return counts_[month][group_at(until)]; }

  // `seen`: before this instant, what was said of it.
  void miss(const Item& item, std::size_t month, Instant until, bool stopped, Instant seen) {
    const Instant from = due(item);
    const Duration late = counted(*hours_, item, from, until);
    const Instant grouped = stopped ? until + 1 : until;
    misses_.push_back({number_, month, group_at(grouped), from, until, stopped, late,
                       said(*subject_, Said::Worth, seen)});
  }

  void count_so_far(const Item& item, std::size_t month, bool late) {
    note(tried_, Tried::TimeSoFar);
    const Instant end = months_[month].to;
    Counts& at_end = cell(month, end);
    at_end.lengths.push_back(elapsed(item, end));
    ++at_end.so_far;
    ++(late ? at_end.open_missed : at_end.so_far_in_time);
  }

  // How many months it was missed in because it was open and overdue at their end.
  int count_while_open(const Item& item) {
    int missed = 0;
    for (std::size_t m = 0; m < months_.size(); ++m) {
      const MonthPart& month = months_[m];
      const Instant end = month.closed ? month.to : money_.as_of;
      note_gaps(item, month);
      if (!is_open_at_end(item, end) || limit_.none) continue;
      if (!month.closed && item.stopped != kNever) continue;
      const bool late = is_missed(limit_, elapsed(item, end));
      if (elapsed(item, end) == limit_.length) note(tried_, Tried::ReachedAtMonthEnd);
      if (rules_.lengths.so_far && month.closed) {
        count_so_far(item, m, late);
        continue;
      }
      const bool counts = late && month.closed && rules_.open != OpenRule::LeftOut;
      note(tried_, counts ? Tried::OverdueAtMonthEnd : Tried::OpenAtMonthEnd);
      if (rules_.groups.size() > 0 &&
          said(*subject_, rules_.groups[0], end) != said(*subject_, rules_.groups[0], end + 1)) {
        note(tried_, Tried::GroupChangedAtEnd);
      }
      Counts& at_end = cell(m, end);
      ++(counts ? at_end.open_missed : at_end.pending);
      if (counts) miss(item, m, end, false, end);
      if (counts && missed > 0) ++at_end.missed_earlier;
      missed += counts ? 1 : 0;
    }
    if (missed > 1) note(tried_, Tried::OverdueTwice);
    return missed;
  }

  void note_gaps(const Item& item, const MonthPart& month) {
    for (const Interval& gap : item.gaps) {
      if (gap.from < month.to && month.to < gap.to) note(tried_, Tried::GapAtMonthEnd);
      if (gap.to == month.to) note(tried_, Tried::GapEndsWithMonth);
    }
    if (item.stopped == month.to) note(tried_, Tried::StopAtMonthEnd);
    if (item.started == month.to) note(tried_, Tried::StartAtMonthEnd);
  }

  bool is_forgiven(const Item& item, int missed_before) {
    if (rules_.open != OpenRule::WithGrace || missed_before == 0) return false;
    const Duration after = item.stopped - due(item);
    const Duration grace = rules_.grace_days * kDay;
    if (after == grace) note(tried_, Tried::GraceExactly);
    if (after > grace) note(tried_, Tried::GraceOverByALittle);
    if (after <= grace) note(tried_, Tried::GraceForgives);
    return after <= grace;
  }

  Instant belongs_at(const Item& item) {
    if (item.started == kNever || rules_.belongs == Belongs::Stop) return item.stopped;
    if (rules_.belongs == Belongs::Start) return item.started;
    return limit_.none ? kNever : due(item);
  }

  void count(const Item& item) {
    const bool stopped = item.stopped != kNever;
    const bool left_out = stopped && left_out_;
    const Instant end = stopped ? item.stopped : money_.as_of;
    int missed_before = 0;
    if (item.started != kNever && rules_.belongs == Belongs::Stop && !left_out) {
      missed_before = count_while_open(item);
    }
    const Instant at = belongs_at(item);
    if (at == kNever) return;
    if (at < term_of(money_).from || at >= term_of(money_).to) {
      note(tried_, Tried::OutsideTerm);
      return;
    }
    if (stopped && item.started != kNever && is_forgiven(item, missed_before)) return;
    for (std::size_t m = 0; m < months_.size(); ++m) {
      if (rules_.belongs == Belongs::Due && at == months_[m].to) note(tried_, Tried::DueAtMonthEnd);
      if (at < months_[m].from || at >= months_[m].to) continue;
      // What is said at the stop itself counts; at the instant of evaluation nothing does.
      Counts& counts = cell(m, stopped ? end + 1 : end);
      if (left_out) {
        Counts with;
        count_in(with, item, end);
        ++counts.items_left_out;
        counts.left_out_lengths.insert(counts.left_out_lengths.end(), with.lengths.begin(),
                                       with.lengths.end());
        counts.left_out_met += with.met;
        counts.left_out_missed += with.missed;
      } else {
        const auto before = counts.missed;
        count_in(counts, item, end);
        if (counts.missed > before) {
          const Instant seen = stopped ? end + 1 : end;
          miss(item, m, end, stopped, std::min(seen, months_[m].to));
        }
        if (missed_before > 0) counts.missed_earlier += counts.missed - before;
      }
    }
  }

  void count_in(Counts& counts, const Item& item, Instant end) {
    const bool stopped = item.stopped != kNever;
    if (item.started == kNever) {
      note(tried_, Tried::StopUnknown);
      ++counts.undetermined;
      return;
    }
    if (limit_.none) {
      note(tried_, Tried::NoTarget);
      ++counts.not_applicable;
      return;
    }
    if (rules_.belongs == Belongs::Start) note(tried_, Tried::BelongsToStart);
    if (rules_.belongs == Belongs::Due) note(tried_, Tried::BelongsToDue);
    if (!rules_.groups.empty() &&
        said(*subject_, rules_.groups[0], end) != said(*subject_, rules_.groups[0], end + 1)) {
      note(tried_, Tried::GroupChanged);
    }
    const Duration length = elapsed(item, end);
    if (length == limit_.length) note(tried_, Tried::ExactlyInTime);
    if (rules_.lengths.any()) counts.lengths.push_back(length);
    if (is_missed(limit_, length)) {
      if (!stopped) note(tried_, Tried::OpenAndMissed);
      ++counts.missed;
    } else {
      ++(stopped ? counts.met : counts.pending);
    }
  }

  const MoneyCase& money_;
  const TargetRules& rules_;
  Attempts& tried_;
  std::vector<MonthPart> months_;
  std::vector<GroupCounts> counts_;
  const Subject* subject_ = nullptr;
  LimitRule limit_;
  bool left_out_ = false;
  const std::vector<Interval>* hours_ = nullptr;
  std::size_t number_ = 0;
  std::vector<Miss> misses_;
};

}  // namespace

std::vector<GroupCounts> count_items(const MoneyCase& money, std::size_t target,
                                     const std::vector<MonthPart>& parts, Attempts& tried,
                                     std::vector<Miss>* misses) {
  Counting counting(money, target, parts, tried);
  for (const Subject& subject : money.subjects) counting.count(subject);
  if (misses != nullptr) *misses = counting.misses();
  return counting.counts();
}

}  // namespace akad::oracle
