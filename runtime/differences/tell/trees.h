// Rows of any kind as trees (tell/node.h).
#pragma once

#include "runtime/differences/align/meaning.h"
#include "runtime/differences/tell/node.h"
#include "runtime/differences/tell/teller.h"

namespace akad::differences {

// The fields of a declaration, but its name and clause; of the agreement's head all.
Nodes tree(Teller teller, const ir::Agreement& row);
Nodes tree(Teller teller, const ir::Fee& row);
Nodes tree(Teller teller, const ir::Seasons& row);
Nodes tree(Teller teller, const ir::HolidaySet& row);
Nodes tree(Teller teller, const ir::Calendar& row);
Nodes tree(Teller teller, const ir::Log& row);
Nodes tree(Teller teller, const ir::Event& row);
Nodes tree(Teller teller, const ir::Signal& row);
Nodes tree(Teller teller, const ir::Window& row);
Nodes tree(Teller teller, const ir::Clock& row);
Nodes tree(Teller teller, const ir::Outage& row);
Nodes tree(Teller teller, const ir::Figure& row);
Nodes tree(Teller teller, const ir::Exclusion& row);
Nodes tree(Teller teller, const ir::Cover& row);
Nodes tree(Teller teller, const ir::Target& row);
Nodes tree(Teller teller, const ir::Credit& row);
Nodes tree(Teller teller, const ir::Cap& row);
Nodes tree(Teller teller, const ir::Scenario& row);

}  // namespace akad::differences
