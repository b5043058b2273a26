#include "tests/oracle/money/time/weights.h"

#include <algorithm>
#include <set>

namespace akad::oracle {
namespace {

// Of the lines that hold then the greatest; none where none does.
std::optional<Rational> share_at(const Subject& subject, const OutageRules& rules, Instant at,
                                 Attempts& tried) {
  std::optional<Rational> share;
  for (const WeighedRule& rule : rules.weighed) {
    if (said(subject, rule.signal, at + 1) != rule.text) continue;
    if (share && *share != rule.share) note(tried, Tried::WeightsAtOnce);
    share = share ? std::max(*share, rule.share) : rule.share;
  }
  return share;
}

// At which it was down: then, or last before.
Instant told_at(const std::vector<Interval>& down, Instant at) {
  if (lies_in(down, at)) return at;
  Instant last = at;
  for (const Interval& one : down) {
    if (one.to <= at) last = one.to - 1;
  }
  return last;
}

}  // namespace

Weights weights_of(const MoneyCase& money, const Subject& subject, const OutageRules& rules,
                   Attempts& tried) {
  Weights weights;
  if (rules.weighed.empty()) return weights;
  std::set<Instant> turns;
  for (const Event& event : subject.happenings) {
    if (event.what == What::Says && event.at < money.as_of) turns.insert(event.at);
  }
  for (const Instant at : turns) {
    if (const auto share = share_at(subject, rules, at, tried)) {
      weights.shares.push_back({at, *share});
    }
  }
  weights.heaviest = 0;
  for (const WeighedRule& rule : rules.weighed) {
    weights.heaviest = std::max(*weights.heaviest, rule.share);
  }
  return weights;
}

std::vector<Weighed> weighed(const Weights& weights, const Untold& untold,
                             const std::vector<Interval>& down, const Interval& part) {
  std::set<Instant> cuts = {part.from, part.to};
  const auto cut = [&](Instant at) {
    if (at > part.from && at < part.to) cuts.insert(at);
  };
  for (const ShareFrom& one : weights.shares) cut(one.from);
  for (const auto* parts : {&untold.silent, &untold.unknown, &down}) {
    for (const Interval& one : *parts) {
      cut(one.from);
      cut(one.to);
    }
  }
  std::vector<Weighed> all;
  for (auto at = cuts.begin(); std::next(at) != cuts.end(); ++at) {
    Weighed& here = all.emplace_back(Weighed{{*at, *std::next(at)}});
    const Instant told = told_at(down, *at);
    for (const ShareFrom& one : weights.shares) {
      if (one.from <= told) here.share = one.share;
    }
    const bool is_untold = lies_in(untold.silent, told) || lies_in(untold.unknown, told);
    if (weights.heaviest && is_untold) here.share = *weights.heaviest;
  }
  return all;
}

}  // namespace akad::oracle
