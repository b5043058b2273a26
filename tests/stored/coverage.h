// Which fields and words of the format a set of programs uses.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::stored {

// Places as `clocks.reopening` for a field, `clocks.reopening = new item` for a word; a row that
// stands in several places has the first one's name.
std::set<std::string> known_places();
std::set<std::string> used_places(const ir::Program& program);

}  // namespace akad::stored
