// What a target asks of how long items take together.
#pragma once

#include "runtime/base/rational.h"

namespace akad::oracle {

enum class HowLong { No, Average, Median, Percentile, Total };

// Not `No`: in place of the share of those in time. Both limits of the target are one, which is its
// `share` as well; `sum_less`: strictly.
struct LengthRules {
  HowLong how = HowLong::No;
  Rational percentile = 0;  // of 1
  bool so_far = false;      // what is open at the end of a period counts with its time so far

  bool any() const { return how != HowLong::No; }
};

}  // namespace akad::oracle
