// The lists of a statement, against what is counted.
#pragma once

#include <string>

#include "tests/oracle/cases/ask_engine.h"

namespace akad::told {

struct Listed {
  std::uint64_t missed = 0, outages = 0;
};

// Whether the missed items and outages that are listed are those that each period counts, and
// nothing else of the statement differs for them. Empty, or the first difference.
std::string difference_of_lists(const oracle::Batch& batch, Listed& listed);

}  // namespace akad::told
