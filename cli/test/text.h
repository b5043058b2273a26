// What became of scenarios, for people; colours where standard output is a terminal.
#pragma once

#include <string>
#include <vector>

#include "runtime/trials/write/write.h"

namespace akad::cli {

// `fell_short`: not all that was asked for could be tried. Then no scenario is no answer.
std::string test_text(const std::vector<trials::Tried>& all, bool fell_short,
                      const phrases::Book& book);

}  // namespace akad::cli
