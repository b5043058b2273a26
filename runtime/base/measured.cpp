#include "runtime/base/measured.h"

#include "runtime/base/assert.h"

namespace akad {

Scale scale_of(MeasuredKind kind) {
  switch (kind) {
    case MeasuredKind::Share: return {0, 1};
    case MeasuredKind::Length:
    case MeasuredKind::Count:
    case MeasuredKind::Amount:
    case MeasuredKind::Number: return {0, std::nullopt};
    case MeasuredKind::Value: return {};
  }
  AKAD_ASSERT(false);
}

bool lies_on(const Scale& scale, const Rational& value) {
  return (!scale.least || value >= *scale.least) && (!scale.most || value <= *scale.most);
}

bool operator==(const Measured& a, const Measured& b) {
  AKAD_ASSERT(a.kind == b.kind);
  return a.value == b.value;
}

std::strong_ordering operator<=>(const Measured& a, const Measured& b) {
  AKAD_ASSERT(a.kind == b.kind);
  return a.value <=> b.value;
}

}  // namespace akad
