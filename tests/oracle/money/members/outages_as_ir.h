// Outages as the engine has them.
#pragma once

#include "runtime/ir/program.h"
#include "tests/oracle/money/money_case.h"

namespace akad::oracle {

// What the log of probes tells of.
struct ToldOfProbes {
  Id<ir::Log> log;
  Id<ir::Event> went_down, came_up;
  Id<ir::Window> incident;
  Id<ir::Condition> down;
};
// Each of several has a log of its own, behind all that are read.
void add_outages(ir::Program& program, const MoneyCase& money, const ToldOfProbes& told);

}  // namespace akad::oracle
