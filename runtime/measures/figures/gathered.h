// What numbers come to that are told one by one: those of a period, or of a slot of one.
#pragma once

#include <map>

#include "runtime/base/rarely.h"
#include "runtime/ir/figure.h"

namespace akad::measures {

// How many records tell each number. Exact: as large as there are different numbers.
using Numbers = std::map<Rational, std::uint64_t>;

struct Gathered {
  Rational sum = {};          // of what is counted; an event is 1
  std::uint64_t records = 0;  // that told something of what is counted
  // What some figures need besides: elsewhere, since there may be a million slots, and a cell is as
  // large as the largest kind of it.
  Rarely<Rational> in_all = {};  // of a share: of what it is in
  Rarely<Rational> end = {};     // of the highest, of the lowest
  Rarely<Numbers> numbers = {};  // by rank alone (ir::is_by_rank)

  // `taken`: what will be asked of all that is added; the same for each, and where two are merged.
  void add(ir::Taken taken, const Rational& number, std::uint64_t times = 1);
  void add_to_all(const Rational& number) { in_all.made() += number; }
  void merge(ir::Taken taken, const Gathered& other);

  Rational all() const { return in_all ? *in_all : Rational(0); }
  // Of a share: it is more than the whole, or less than nothing; it counts as the nearest share.
  bool is_beyond(ir::Taken taken) const;
  // None where there is nothing to take it of. `percentile`: of 1; ir::Taken::Percentile alone.
  std::optional<Rational> come_to(ir::Taken taken, const Rational& percentile) const;

 private:
  // Whether it is the highest, or the lowest.
  void look_at(ir::Taken taken, const Rational& number);
};

}  // namespace akad::measures
