// Random outages of one subject, told by windows, and what a target of time makes of them.
#pragma once

#include <vector>

#include "runtime/ir/program.h"
#include "tests/oracle/dice.h"

namespace akad::property {

struct Outages {
  ir::Outage rules;
  ir::CrossingOutages crossing = ir::CrossingOutages::Split;
  std::vector<Interval> windows;
};

Outages any_outages(oracle::Dice& dice);

// The same time in more windows, which touch: each is cut at up to three instants.
Outages split(oracle::Dice& dice, const Outages& outages);

// By month: the time down, and how many outages touch the month.
std::vector<std::pair<Duration, std::uint64_t>> measured(const Outages& outages);

// By ir::Cadence: the time down in all periods together.
std::vector<Duration> down_in_all(const Outages& outages);

}  // namespace akad::property
