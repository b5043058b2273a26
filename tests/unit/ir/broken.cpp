#include "tests/unit/ir/broken.h"

#include <catch2/catch.hpp>

namespace akad::ir {

void check_all(const std::vector<Broken>& cases) {
  for (const Broken& broken : cases) {
    Program program = sample_program();
    broken.breaking(program);
    const std::string message = verify(program);
    INFO(broken.expected << "  |  " << message);
    CHECK(message.rfind(broken.expected, 0) == 0);
  }
}

}  // namespace akad::ir
