// Sound programs, each broken once.
#pragma once

#include <functional>
#include <vector>

#include "tests/unit/ir/sample.h"

namespace akad::ir {

struct Broken {
  const char* expected;  // the beginning of the message
  std::function<void(Program&)> breaking;
};
void check_all(const std::vector<Broken>& cases);

template <class Row>
Id<Row> last_of(const Program& p) {
  return Id<Row>::of(table_of<Row>(p).size() - 1);
}

}  // namespace akad::ir
