// Items and results of which the two judge otherwise.
#include <algorithm>
#include <map>
#include <set>

#include "runtime/history/pairs.h"

namespace akad::history {
namespace {

using Places = std::vector<std::int32_t>;

// By subject, then number: sorted as they are, an item without a start stands elsewhere.
Places items_of(const measures::Items& items, Id<ir::Target> target) {
  const auto first = std::partition_point(
      items.begin(), items.end(), [&](const measures::Item& item) { return item.target < target; });
  Places places;
  for (auto item = first; item != items.end() && item->target == target; ++item) {
    places.push_back(static_cast<std::int32_t>(item - items.begin()));
  }
  std::sort(places.begin(), places.end(), [&](std::int32_t a, std::int32_t b) {
    const measures::Item& one = items[static_cast<std::size_t>(a)];
    const measures::Item& other = items[static_cast<std::size_t>(b)];
    return std::tie(one.subject, one.number) < std::tie(other.subject, other.number);
  });
  return places;
}

bool is_shown(const Side& side, const std::string& label) {
  const auto& shown = side.statement().shown;
  const ir::Term term = ir::term_of(*side.program);
  const auto period = ir::parse_period(label, term);
  if (!period) return false;
  const Date last = ir::last_day_within(*period, term);
  return shown->first <= last && last <= shown->last;
}

// Whether a period that was asked for counts it.
bool is_shown(const Side& side, const measures::Item& item) {
  if (!side.statement().shown || is_shown(side, item.period)) return true;
  const std::vector<std::string> open = measures::open_in(item);
  return std::any_of(open.begin(), open.end(),
                     [&](const std::string& label) { return is_shown(side, label); });
}

bool judged_alike(const measures::Item& a, const measures::Item& b) {
  return a.verdict == b.verdict && (a.left_out >= 0) == (b.left_out >= 0);
}

void count(Tally& tally, const measures::Item& item) {
  if (item.left_out >= 0) {
    ++tally.left_out;
  } else {
    ++tally.by_verdict[item.verdict];
  }
}

class Items {
 public:
  Items(const History& history, TargetRow& to) : history_(history), to_(to) {}

  void compare() {
    const Places before = places(history_.before, to_.target.before, to_.items_before);
    const Places after = places(history_.after, to_.target.after, to_.items_after);
    if (!is_of_both()) return;
    auto a = before.begin(), b = after.begin();
    while (a != before.end() || b != after.end()) {
      const auto order = b == after.end()    ? std::strong_ordering::less
                         : a == before.end() ? std::strong_ordering::greater
                                             : compare(*a, *b);
      ItemRow row;
      if (order <= 0) row.before = *a++;
      if (order >= 0) row.after = *b++;
      if (differs(row)) to_.items.push_back(row);
    }
  }

 private:
  // Time and items are two kinds of promises, and no item of the one is one of the other.
  bool is_of_both() const {
    if (!to_.target.before.valid() || !to_.target.after.valid()) return false;
    return (*history_.before.program)[to_.target.before].of.index() ==
           (*history_.after.program)[to_.target.after].of.index();
  }

  static Places places(const Side& side, Id<ir::Target> target, Tally& tally) {
    if (!target.valid()) return {};
    Places all = items_of(side.items(), target);
    for (const std::int32_t at : all) {
      const measures::Item& item = side.items()[static_cast<std::size_t>(at)];
      if (is_shown(side, item)) count(tally, item);
    }
    return all;
  }

  const measures::Item& item_before(std::int32_t at) const {
    return history_.before.items()[static_cast<std::size_t>(at)];
  }
  const measures::Item& item_after(std::int32_t at) const {
    return history_.after.items()[static_cast<std::size_t>(at)];
  }

  std::strong_ordering compare(std::int32_t a, std::int32_t b) const {
    const measures::Item& one = item_before(a);
    const measures::Item& other = item_after(b);
    const auto order = one.subject <=> other.subject;
    return order != 0 ? order : one.number <=> other.number;
  }

  bool differs(const ItemRow& row) const {
    const bool there_before = row.before != ItemRow::kNotJudged;
    const bool there_after = row.after != ItemRow::kNotJudged;
    const bool shown = (there_before && is_shown(history_.before, item_before(row.before))) ||
                       (there_after && is_shown(history_.after, item_after(row.after)));
    if (!shown) return false;
    return !there_before || !there_after ||
           !judged_alike(item_before(row.before), item_after(row.after));
  }

  const History& history_;
  TargetRow& to_;
};

// A result by the dates of its period and its group, the values in the order of the agreement
// before.
using Key = std::pair<Dates, results::Group>;

// Of a target of both: for each value of a group after, its place before. None where the two tell
// other groups apart.
std::optional<std::vector<std::size_t>> order_of_groups(const History& history,
                                                        const TargetRow& row) {
  const ir::Target& before = (*history.before.program)[row.target.before];
  const ir::Target& after = (*history.after.program)[row.target.after];
  if (before.by_subject != after.by_subject || before.groups.size() != after.groups.size() ||
      before.of.index() != after.of.index()) {
    return std::nullopt;
  }
  const auto& partners = history.rows.partners<ir::Signal>();
  std::vector<std::size_t> order;
  for (const Id<ir::Signal> signal : after.groups) {
    const auto place =
        std::find_if(before.groups.begin(), before.groups.end(),
                     [&](Id<ir::Signal> other) { return partners[other.index()] == signal.at; });
    if (place == before.groups.end()) return std::nullopt;
    order.push_back(static_cast<std::size_t>(place - before.groups.begin()));
  }
  if (after.by_subject) order.push_back(before.groups.size());
  return order;
}

results::Group in_order(const results::Group& group, const std::vector<std::size_t>& order) {
  results::Group sorted(group.size());
  for (std::size_t at = 0; at < group.size(); ++at) sorted[order[at]] = group[at];
  return sorted;
}

// The results of one agreement by its targets.
class Results {
 public:
  explicit Results(const Side& side) : of_(side.program->targets.size()) {
    for (const report::PeriodStatement& period : side.statement().periods) {
      const ir::CalendarPeriod& calendar = period.measured.period.calendar;
      const Dates dates = dates_of(*side.program, calendar);
      periods_[calendar.cadence].insert(dates);
      for (const results::Result& result : period.measured.results) {
        of_[result.target.index()].push_back({dates, {&period, &result}});
      }
    }
  }

  using Dated = std::pair<Dates, JudgedIn>;
  const std::vector<Dated>& of(Id<ir::Target> target) const { return of_[target.index()]; }
  bool has(ir::Cadence cadence, const Dates& dates) const {
    const auto found = periods_.find(cadence);
    return found != periods_.end() && found->second.contains(dates);
  }

 private:
  std::vector<std::vector<Dated>> of_;
  std::map<ir::Cadence, std::set<Dates>> periods_;
};

Tally tally_of(const std::vector<Results::Dated>& results) {
  Tally tally;
  for (const auto& [dates, judged] : results) {
    ++tally.by_verdict[judged.result->verdict];
  }
  return tally;
}

// What is not there says as much as what does not apply.
bool judged_alike(const ResultRow& row) {
  const auto verdict = [](const JudgedIn& judged) {
    return judged.result == nullptr ? ir::Verdict::NotApplicable : judged.result->verdict;
  };
  return verdict(row.before) == verdict(row.after);
}

void compare_results(const History& history, const Results& before, const Results& after,
                     TargetRow& to) {
  const auto order = order_of_groups(history, to);
  to.other_groups = !order;
  if (!order) return;
  const ir::Cadence cadence_before = (*history.before.program)[to.target.before].cadence;
  const ir::Cadence cadence_after = (*history.after.program)[to.target.after].cadence;
  std::map<Key, ResultRow> rows;
  for (const auto& [dates, judged] : before.of(to.target.before)) {
    if (after.has(cadence_after, dates)) {
      rows[{dates, judged.result->group}].before = judged;
    } else {
      to.other_periods = true;
    }
  }
  for (const auto& [dates, judged] : after.of(to.target.after)) {
    if (before.has(cadence_before, dates)) {
      rows[{dates, in_order(judged.result->group, *order)}].after = judged;
    } else {
      to.other_periods = true;
    }
  }
  for (const auto& [key, row] : rows) {
    if (!judged_alike(row)) to.results.push_back(row);
  }
}

}  // namespace

void add_verdicts(History& history) {
  const Results before(history.before), after(history.after);
  for (const Both<ir::Target>& target : pairs<ir::Target>(history.rows)) {
    TargetRow row{target, {}, {}, {}, {}};
    if (target.before.valid()) row.results_before = tally_of(before.of(target.before));
    if (target.after.valid()) row.results_after = tally_of(after.of(target.after));
    Items(history, row).compare();
    if (target.before.valid() && target.after.valid()) {
      compare_results(history, before, after, row);
    }
    history.targets.push_back(std::move(row));
  }
}

}  // namespace akad::history
