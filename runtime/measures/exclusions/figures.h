// What a claim to excluded time was held against where it was not granted whole: figures for who
// reads that it was not.
#pragma once

#include <optional>

#include "runtime/base/instant.h"
#include "runtime/ir/cadence.h"

namespace akad::measures {

struct GrantFigures {
  // Of a quota that is used up: the first of its periods in which some of the claim is beyond it,
  // and how much of it was used there before the claim.
  std::optional<ir::CalendarPeriod> period = {};
  Duration used = 0;
  // Of what was announced too late: which condition of the exclusion asks for more, and how long
  // before the start it was announced, in the hours that are asked for.
  std::int32_t condition = -1;
  Duration ahead = 0;

  bool operator==(const GrantFigures&) const = default;
};

}  // namespace akad::measures
