// A `log` block for records that nobody has described yet: by what stands in them and how their
// keys are called. It is a beginning to be read and changed, and it checks.
#pragma once

#include <string>
#include <vector>

#include "runtime/survey/survey.h"

namespace akad::cli {

struct Proposal {
  std::string name;
  std::string time, subject, id;  // places as written; empty = none
  std::vector<std::string> lines;
  std::vector<std::string> remarks;  // what its author must decide
};
Proposal propose(const survey::Survey& survey, const std::string& path);
std::string text_of(const Proposal& proposal);

}  // namespace akad::cli
