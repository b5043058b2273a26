#include "runtime/measures/partial.h"

#include <algorithm>
#include <tuple>

#include "runtime/measures/evaluate.h"

namespace akad::measures {

namespace {

void unite(std::vector<std::vector<bool>>& all, const std::vector<std::vector<bool>>& more) {
  all.resize(std::max(all.size(), more.size()));
  for (std::size_t at = 0; at < more.size(); ++at) {
    all[at].resize(std::max(all[at].size(), more[at].size()));
    for (std::size_t row = 0; row < more[at].size(); ++row) {
      if (more[at][row]) all[at][row] = true;
    }
  }
}

// Lets go of each as it is moved, so that its memory serves for the next.
void append(Items& all, Items more) {
  if (all.empty()) return all.swap(more);
  for (; !more.empty(); more.pop_front()) all.push_back(std::move(more.front()));
}

}  // namespace

Partial merge(Partial a, Partial b) {
  a.cells.merge(b.cells);  // what is there already stays behind
  for (const auto& [key, cell] : b.cells) merge(a.cells.at(key), cell);
  append(a.items, std::move(b.items));
  a.outages.insert(a.outages.end(), std::make_move_iterator(b.outages.begin()),
                   std::make_move_iterator(b.outages.end()));
  a.claims.insert(a.claims.end(), std::make_move_iterator(b.claims.begin()),
                  std::make_move_iterator(b.claims.end()));
  a.findings.add(b.findings);
  a.never_given.resize(std::max(a.never_given.size(), b.never_given.size()), 0);
  for (std::size_t i = 0; i < b.never_given.size(); ++i) a.never_given[i] += b.never_given[i];
  unite(a.reached, b.reached);
  a.losses.insert(a.losses.end(), b.losses.begin(), b.losses.end());
  a.subjects += b.subjects;
  a.kept += b.kept;
  a.slots += b.slots;
  if (b.slots_of.valid()) a.slots_of = b.slots_of;
  a.listed += b.listed;
  a.held += b.held;
  if (!a.excess) a.excess = b.excess;
  return a;
}

void sum_up(CellsByKey& cells) {
  for (auto& [key, cell] : cells) {
    if (auto* figure = std::get_if<FigureCounts>(&cell)) figure->sum_up();
  }
}

Interval reach_of(const ClaimRow& claim) {
  Interval reach = claim.span;
  if (!claim.granted.empty()) reach.to = std::max(reach.to, claim.granted.back().to);
  return reach;
}

void sort_items(Items& items) {
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return std::tie(a.target, a.subject, a.started, a.number) <
           std::tie(b.target, b.subject, b.started, b.number);
  });
}

void sort_outages(std::vector<OutageRow>& outages) {
  std::sort(outages.begin(), outages.end(), [](const OutageRow& a, const OutageRow& b) {
    return std::tie(a.target, a.subject, a.whole) < std::tie(b.target, b.subject, b.whole);
  });
}

Rational time_down(const OutagePart& part) {
  return part.by_share ? weighed(*part.by_share) : part.counted;
}

Rational weighed(const TimeByShare& time) {
  static const Rational kLast(1, 1'000'000'000'000'000'000);
  Rational sum = 0;
  for (const auto& [share, length] : time) {
    sum += round_to(length * share, RoundingMode::HalfUp, kLast);
  }
  return sum;
}

std::vector<std::string> missed_in(const Item& item) {
  std::vector<std::string> labels = item.missed_open;
  const bool counts = item.verdict == ir::Verdict::Missed && item.left_out < 0 && !item.forgiven;
  const bool is_new = std::find(labels.begin(), labels.end(), item.period) == labels.end();
  if (counts && is_new && !item.period.empty()) labels.push_back(item.period);
  return labels;
}

std::vector<std::string> open_in(const Item& item) {
  std::vector<std::string> labels = item.missed_open;
  if (!item.so_far) return labels;
  for (const SoFar& one : *item.so_far) labels.push_back(one.period);
  return labels;
}

const std::vector<GroupValue>& group_in(const Item& item, const std::string& period) {
  if (item.so_far) {
    for (const SoFar& one : *item.so_far) {
      if (one.period == period) return one.group;
    }
  }
  if (item.then) {
    for (const GroupThen& then : *item.then) {
      if (then.period == period) return then.group;
    }
  }
  return item.group;
}

void sort_claims(std::vector<ClaimRow>& claims) {
  const auto key = [](const ClaimRow& row) {
    return std::tie(row.target, row.exclusion, row.subject, row.span.from, row.span.to, row.told_of,
                    row.announced, row.grant, row.reason, row.granted, row.down);
  };
  std::sort(claims.begin(), claims.end(),
            [&](const ClaimRow& a, const ClaimRow& b) { return key(a) < key(b); });
}

}  // namespace akad::measures
