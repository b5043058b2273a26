// Rounding, once for each line and last. See payable.h for the rule.
#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/settlement/payable/payable.h"

namespace akad::settlement {
namespace {

struct Rounding {
  std::vector<Line>& lines;
  const std::vector<Bucket>& buckets;
  std::vector<Rational> unit;
  std::vector<Rational> sum;                     // of payables, by bucket
  std::vector<std::vector<std::size_t>> within;  // buckets of a line
  std::vector<bool> may_rise;                    // rounded down, and may still get one unit more
};

void set_payable(Rounding& r, std::size_t line, const Rational& payable) {
  const Rational change = payable - r.lines[line].item.payable;
  r.lines[line].item.payable = payable;
  for (const std::size_t bucket : r.within[line]) r.sum[bucket] += change;
}

void round_down(Rounding& r, std::size_t line) {
  const Rational& amount = r.lines[line].amount;
  set_payable(r, line, round_to(amount, RoundingMode::Down, r.unit[line]));
  r.may_rise[line] = r.lines[line].item.payable < amount;
}

// Where rounding up alone would break a cap, its lines are rounded down like those it lowered.
void keep_under_caps(Rounding& r) {
  for (bool again = true; again;) {
    again = false;
    for (std::size_t b = 0; b < r.buckets.size(); ++b) {
      if (r.sum[b] <= r.buckets[b].most) continue;
      for (const std::size_t line : r.buckets[b].lines) {
        if (r.lines[line].item.payable <= r.lines[line].amount) continue;
        round_down(r, line);
        again = true;
      }
      AKAD_ASSERT(r.sum[b] <= r.buckets[b].most);  // exact amounts are within the cap
    }
  }
}

bool has_room(const Rounding& r, std::size_t line) {
  for (const std::size_t bucket : r.within[line]) {
    if (r.sum[bucket] + r.unit[line] > r.buckets[bucket].most) return false;
  }
  return true;
}

void give_units_left(Rounding& r) {
  struct Share {
    Rational remainder;  // of a unit
    std::size_t line = 0;
  };
  std::vector<Share> shares;
  for (std::size_t i = 0; i < r.lines.size(); ++i) {
    if (!r.may_rise[i]) continue;
    shares.push_back({(r.lines[i].amount - r.lines[i].item.payable) / r.unit[i], i});
  }
  std::stable_sort(shares.begin(), shares.end(),
                   [](const Share& a, const Share& b) { return a.remainder > b.remainder; });
  for (const Share& share : shares) {
    if (!has_room(r, share.line)) continue;
    set_payable(r, share.line, r.lines[share.line].item.payable + r.unit[share.line]);
  }
}

Rounding prepare(const ir::Program& program, std::vector<Line>& lines,
                 const std::vector<Bucket>& buckets) {
  Rounding r{lines, buckets, {}, {}, {}, {}};
  r.sum.resize(buckets.size());
  r.within.resize(lines.size());
  r.may_rise.resize(lines.size());
  for (Line& line : lines) {
    r.unit.push_back(program[line.item.credit].unit);
    line.item.payable = 0;
  }
  for (std::size_t b = 0; b < buckets.size(); ++b) {
    for (const std::size_t line : buckets[b].lines) r.within[line].push_back(b);
  }
  return r;
}

}  // namespace

void round_lines(const ir::Program& program, std::vector<Line>& lines,
                 const std::vector<Bucket>& buckets) {
  Rounding r = prepare(program, lines, buckets);
  std::vector<bool> lowered(lines.size());
  for (const Bucket& bucket : buckets) {
    for (const std::size_t line : bucket.lines) lowered[line] = lowered[line] || bucket.bit;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lowered[i]) {
      round_down(r, i);
    } else {
      const RoundingMode mode = program[lines[i].item.credit].rounding;
      set_payable(r, i, round_to(lines[i].amount, mode, r.unit[i]));
    }
  }
  keep_under_caps(r);
  give_units_left(r);
}

}  // namespace akad::settlement
