#include "tests/docs/tried.h"

#include <cstdio>
#include <exception>
#include <filesystem>

namespace akad::docs {

namespace fs = std::filesystem;

void add(Sum& sum, const std::string& place, const std::string& wrong) {
  ++(wrong.empty() ? sum.passed : sum.failed);
  if (!wrong.empty()) std::printf("FAIL %s\n%s\n", place.c_str(), wrong.c_str());
}

int try_all(const Program& program, int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "usage: %s AKAD ROOT\n", program.name);
    return 2;
  }
  try {
    const Sum sum = program.all(fs::absolute(words[1]).string(), fs::canonical(words[2]).string());
    std::printf("%zu %s passed, %zu failed\n", sum.passed, program.what, sum.failed);
    return sum.failed == 0 && sum.passed > 0 ? 0 : 1;
  } catch (const std::exception& problem) {
    std::printf("FAIL %s\n", problem.what());
    return 1;
  }
}

}  // namespace akad::docs
