// Items and outages of the two runs: which of one are which of the other, and which differ. The
// same thing is what began at one instant, or, where nothing did, what overlaps in time.
#include <algorithm>
#include <set>
#include <tuple>

#include "runtime/reconcile/steps.h"

namespace akad::reconcile {
namespace {

using measures::Item;
using CountedOutage = measures::OutageRow;  // as a target counts it

Interval span_of(const Item& item, Instant as_of) {
  const Instant end = item.stopped == kNever ? as_of : item.stopped;
  return {item.started == kNever ? end : item.started, end};
}
Interval span_of(const CountedOutage& outage, Instant) { return outage.whole; }

bool owe_alike(const Item& a, const Item& b) {
  const auto same = [](const measures::ItemAmount& one, const measures::ItemAmount& other) {
    const auto amount = [](const measures::ItemAmount& of) {
      return of.owed ? std::optional(of.owed->amount) : std::nullopt;
    };
    return one.period == other.period && one.late == other.late && one.units == other.units &&
           amount(one) == amount(other);
  };
  const std::vector<measures::ItemAmount> none;
  const auto& of_a = a.owed ? *a.owed : none;
  const auto& of_b = b.owed ? *b.owed : none;
  return std::equal(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(), same);
}

bool so_far_alike(const Item& a, const Item& b) {
  const std::vector<measures::SoFar> none;
  const auto& of_a = a.so_far ? *a.so_far : none;
  const auto& of_b = b.so_far ? *b.so_far : none;
  return std::equal(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(),
                    [](const measures::SoFar& one, const measures::SoFar& other) {
                      return std::tie(one.period, one.elapsed, one.group) ==
                             std::tie(other.period, other.elapsed, other.group);
                    });
}

// Records that are lost change nothing that is known: statements count them.
bool is_same(const Item& a, const Item& b) {
  const auto told = [](const Item& of) {
    return std::tuple(of.verdict, of.started, of.stopped, of.due, of.elapsed, of.paused,
                      of.paused_open, of.excluded, of.missed_before, of.left_out, of.forgiven);
  };
  return told(a) == told(b) && a.period == b.period && a.group == b.group &&
         a.attributed == b.attributed && a.missed_open == b.missed_open && so_far_alike(a, b) &&
         owe_alike(a, b);
}
bool is_same(const CountedOutage& a, const CountedOutage& b) {
  return a.whole == b.whole &&
         std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                    [](const measures::OutagePart& one, const measures::OutagePart& other) {
                      return std::tuple(one.period, one.counted, one.excluded) ==
                                 std::tuple(other.period, other.counted, other.excluded) &&
                             one.by_share.has_value() == other.by_share.has_value() &&
                             (!one.by_share || *one.by_share == *other.by_share);
                    });
}

// The labels of the periods that were asked for.
class Asked {
 public:
  explicit Asked(const Reconciliation& of) : all_(!of.statement(Party::Ours).shown) {
    for (const PeriodRow& row : of.periods) labels_.insert(row.ours->measured.period.label);
  }

  bool has(const Item& item, const plan::Plan&) const {
    if (all_ || labels_.contains(item.period)) return true;
    const std::vector<std::string> open = measures::open_in(item);
    return std::any_of(open.begin(), open.end(),
                       [&](const std::string& label) { return labels_.contains(label); });
  }
  bool has(const CountedOutage& outage, const plan::Plan& plan) const {
    return all_ || std::any_of(outage.parts.begin(), outage.parts.end(),
                               [&](const measures::OutagePart& part) {
                                 return labels_.contains(plan::period(plan, part.period).label);
                               });
  }

 private:
  bool all_ = false;
  std::set<std::string> labels_;
};

// Of one target and subject: [first, last) of each, ascending in time.
template <class Things>
struct Pairing {
  using Thing = typename Things::value_type;
  const Reconciliation& of;
  const Things& ours;
  const Things& theirs;

  Interval span(const Thing& thing) const {
    return span_of(thing, of.statement(Party::Ours).as_of);
  }
  // Whether they are one thing that begins at another time: no further one of those that began
  // earlier begins before the later one.
  bool meet(const Thing& a, const Thing& b, const Thing* behind_earlier) const {
    const Interval one = span(a), other = span(b);
    const Instant later = std::max(one.from, other.from);
    if (behind_earlier != nullptr && span(*behind_earlier).from <= later) return false;
    return later < std::min(one.to, other.to) || one.to == other.to;
  }

  using Found = std::vector<Both<Place>>;
  Found pairs(std::size_t a, std::size_t end_a, std::size_t b, std::size_t end_b) const {
    Found found;
    while (a < end_a || b < end_b) {
      if (b == end_b) {
        found.push_back({a++, {}});
      } else if (a == end_a) {
        found.push_back({{}, b++});
      } else {
        pair(a, end_a, b, end_b, found);
      }
    }
    return found;
  }

 private:
  void pair(std::size_t& a, std::size_t end_a, std::size_t& b, std::size_t end_b,
            Found& found) const {
    const Instant from_a = span(ours[a]).from, from_b = span(theirs[b]).from;
    const bool is_ours_first = from_a < from_b;
    const Thing* behind = nullptr;
    if (is_ours_first && a + 1 < end_a) behind = &ours[a + 1];
    if (from_b < from_a && b + 1 < end_b) behind = &theirs[b + 1];
    if (from_a == from_b || meet(ours[a], theirs[b], behind)) {
      found.push_back({a++, b++});
    } else if (is_ours_first) {
      found.push_back({a++, {}});
    } else {
      found.push_back({{}, b++});
    }
  }
};

template <class Things>
Interval hull(const Pairing<Things>& pairing, const Both<Place>& pair) {
  Interval all{kNever, kFirstInstant};
  const auto add = [&](const Interval& span) {
    all = {std::min(all.from, span.from), std::max(all.to, span.to)};
  };
  if (pair.ours) add(pairing.span(pairing.ours[*pair.ours]));
  if (pair.theirs) add(pairing.span(pairing.theirs[*pair.theirs]));
  return all;
}

// A record between two things belongs to the later one, unless it comes after the last.
Spans reaches_of(const std::vector<Interval>& spans) {
  Spans reaches;
  Instant until = kFirstInstant;
  for (const Interval& span : spans) {
    reaches.push_back({span, {std::min(span.from, until), span.to}});
    until = std::max(until, span.to + 1);
  }
  if (!reaches.empty()) reaches.back().zone.to = kNever;
  return reaches;
}

template <class Things, class Row>
class Comparing {
 public:
  using Thing = typename Things::value_type;
  Comparing(const Reconciliation& of, const Things& ours, const Things& theirs,
            Both<Place> Row::*place)
      : of_(of), asked_(of), pairing_{of, ours, theirs}, place_(place) {}

  void compare(std::vector<TargetRow>& targets, std::vector<TargetSpans>& spans,
               std::vector<Row> TargetRow::*rows, Spans TargetSpans::*zones) {
    const auto key = [](const Thing& thing) { return std::tie(thing.target, thing.subject); };
    const auto& ours = pairing_.ours;
    const auto& theirs = pairing_.theirs;
    const auto behind = [&](const Things& all, std::size_t from, const Thing& first) {
      while (from < all.size() && key(all[from]) == key(first)) ++from;
      return from;
    };
    for (std::size_t a = 0, b = 0; a < ours.size() || b < theirs.size();) {
      const bool is_ours =
          b == theirs.size() || (a < ours.size() && key(ours[a]) <= key(theirs[b]));
      const Thing& first = is_ours ? ours[a] : theirs[b];
      const std::size_t end_a = behind(ours, a, first), end_b = behind(theirs, b, first);
      const auto target = first.target.index();
      add(pairing_.pairs(a, end_a, b, end_b), targets[target].*rows, spans[target].*zones);
      a = end_a;
      b = end_b;
    }
  }

 private:
  bool differs(const Both<Place>& pair) const {
    if (!pair.ours || !pair.theirs) return true;
    return !is_same(pairing_.ours[*pair.ours], pairing_.theirs[*pair.theirs]);
  }
  bool is_asked(const Both<Place>& pair) const {
    const auto has = [&](const Things& all, Place place, Party party) {
      return place && asked_.has(all[*place], of_.side(party).run.kept.found.plan);
    };
    return has(pairing_.ours, pair.ours, Party::Ours) ||
           has(pairing_.theirs, pair.theirs, Party::Theirs);
  }
  void add(const std::vector<Both<Place>>& pairs, std::vector<Row>& rows, Spans& zones) const {
    std::vector<Interval> spans;
    for (const auto& pair : pairs) spans.push_back(hull(pairing_, pair));
    const Spans reaches = reaches_of(spans);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (!differs(pairs[i]) || !is_asked(pairs[i])) continue;
      Row row;
      row.*place_ = pairs[i];
      rows.push_back(std::move(row));
      zones.push_back(reaches[i]);
    }
  }

  const Reconciliation& of_;
  Asked asked_;
  Pairing<Things> pairing_;
  Both<Place> Row::*place_;
};

}  // namespace

void add_rows(const Reconciliation& of, std::vector<TargetRow>& targets,
              std::vector<TargetSpans>& spans) {
  const Side& ours = *of.sides.ours;
  const Side& theirs = *of.sides.theirs;
  Comparing<measures::Items, ItemRow>(of, ours.run.items(), theirs.run.items(), &ItemRow::item)
      .compare(targets, spans, &TargetRow::items, &TargetSpans::items);
  Comparing<std::vector<CountedOutage>, OutageRow>(of, ours.outages(), theirs.outages(),
                                                   &OutageRow::outage)
      .compare(targets, spans, &TargetRow::outages, &TargetSpans::outages);
}

}  // namespace akad::reconcile
