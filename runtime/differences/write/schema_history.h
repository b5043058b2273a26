// The part of the schema that is about what a history would have cost (runtime/history).
#pragma once

#include <string>

namespace akad::differences {

std::string history_schema();  // members of `$defs`

}  // namespace akad::differences
