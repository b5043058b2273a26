// Canonical text. One spelling of the layout for everyone; comments stay where they were.
#pragma once

#include <string>

#include "compiler/parser/parser.h"

namespace akad::format {

// `parsed` must come from a text without syntax errors.
std::string format(const parser::Parsed& parsed);

// True when the two have the same tokens and comments, older forms of a sentence taken for the
// newer: the check before anything is written.
bool same_meaning(const parser::Parsed& a, const parser::Parsed& b);

}  // namespace akad::format
