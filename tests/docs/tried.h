// What the programs of this folder share: how much passed, what failed, and how they end.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace akad::docs {

struct Sum {
  std::size_t passed = 0;
  std::size_t failed = 0;
};

// `wrong` is empty, or what is told of the place.
void add(Sum& sum, const std::string& place, const std::string& wrong);

// The whole of `main` of NAME AKAD ROOT: `all` gets both, as absolute paths; the last line says how
// many of `what` passed. 0 where all did and there was one, 1 where not, 2 for other words.
struct Program {
  const char* name;
  const char* what;
  std::function<Sum(const std::string& program, const std::string& root)> all;
};
int try_all(const Program& program, int count, char** words);

}  // namespace akad::docs
