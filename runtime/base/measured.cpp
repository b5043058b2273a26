#include "runtime/base/measured.h"

#include "runtime/base/assert.h"

namespace akad {

bool operator==(const Measured& a, const Measured& b) {
  AKAD_ASSERT(a.kind == b.kind);
  return a.value == b.value;
}

std::strong_ordering operator<=>(const Measured& a, const Measured& b) {
  AKAD_ASSERT(a.kind == b.kind);
  return a.value <=> b.value;
}

}  // namespace akad
