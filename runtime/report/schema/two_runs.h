// What two runs that are held against each other are told by, whether they are of two agreements or
// over the logs of two parties: what each comes to, and how it judges an item or a result.
#pragma once

#include <string>
#include <string_view>

namespace akad::report {

struct TwoRuns {
  std::string_view settled;    // what is described as settled
  bool numbers_items = false;  // each of the two numbers an item for itself
};
std::string two_runs_schema(const TwoRuns& of);  // members of `$defs`, each with a comma behind it

}  // namespace akad::report
