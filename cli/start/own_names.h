// A clause of the bank at the end of an agreement that has some of its names already: then what
// the clause declares is called otherwise there.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace akad::cli {

struct PutClause {
  std::string text;                            // of the agreement with the clause
  std::map<std::string, std::string> renamed;  // names of the bank, and what they became
  bool stands_there = false;                   // it was put there before
};

// `path`: where annexes of the agreement are found.
PutClause put_clause(const std::string& path, const std::string& agreement,
                     std::string_view clause);

}  // namespace akad::cli
