// Parts of fees and credits: what a fee is later or for one, its tax, and what stands between an
// amount that is owed and its payment.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "runtime/base/instant.h"
#include "runtime/base/rational.h"

namespace akad::oracle {

enum class Said;  // money_case.h

// What it is from then on, ascending.
using FeeChanges = std::vector<std::pair<Date, Rational>>;
struct FeeOfOne {
  std::string value;
  Rational amount;
  FeeChanges later = {};
};
struct TaxRule {
  Rational rate;           // of 1
  bool contained = false;  // amounts are after tax
};

struct SmallRule {
  Rational limit;
  bool up_to = false;   // one of just the limit is small as well
  bool raised = false;  // to the limit; otherwise not due
};
// Payable only if claimed.
struct ClaimRule {
  int days = 1;               // after the end of the period
  bool working_days = false;  // Monday to Friday
  bool may_be_waived = false;
  bool says_credit = false;
  std::vector<Said> groups = {};  // of the target's, that a claim may name
  bool says_subject = false;
};

}  // namespace akad::oracle
