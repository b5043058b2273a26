// What a scenario expects of an item beside its verdict and times: that it is left out, who was
// told of it, and to whom its time is attributed.
#pragma once

#include "runtime/measures/partial.h"
#include "runtime/phrases/phrase.h"
#include "runtime/time/zone.h"

namespace akad::engine {

struct DetailsFound {
  bool held = true;
  std::vector<phrases::Phrase> said;  // of what is asked, in the words of `then`
};
DetailsFound check_details(const ir::Program& program, const time::Zone& zone,
                           const ir::Expectation& expected, const measures::Item& item);

// As `then` has them.
std::vector<phrases::Phrase> details_expected(const ir::Program& program, const time::Zone& zone,
                                              const ir::Expectation& expected);

}  // namespace akad::engine
