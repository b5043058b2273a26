// Which logs of the standard library's `shapes` fit what stands in a log.
#pragma once

#include <string>
#include <vector>

#include "runtime/survey/survey.h"

namespace akad::cli {

// By name; of each every place is there that its records are told by.
std::vector<std::string> shapes_of(const survey::Survey& survey);

}  // namespace akad::cli
