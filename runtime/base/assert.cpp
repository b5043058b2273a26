#include "runtime/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace akad {

void assertion_failed(const char* what, const char* file, int line) {
  std::fprintf(stderr, "akad: internal error: `%s` does not hold at %s:%d\n", what, file, line);
  std::abort();
}

}  // namespace akad
