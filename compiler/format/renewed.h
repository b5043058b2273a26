// Sentences that have a newer form, which means the same and fits more: what was said of a month is
// said of a period.
#pragma once

#include <vector>

#include "compiler/parser/parser.h"

namespace akad::format {

std::vector<parser::Token> renewed(const std::vector<parser::Token>& tokens);

}  // namespace akad::format
