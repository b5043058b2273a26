#include "runtime/results/promise.h"

#include "runtime/base/assert.h"

namespace akad::results {

namespace {

MeasuredKind kind_of(ir::Aggregate aggregate) {
  switch (aggregate) {
    case ir::Aggregate::ShareInTime: return MeasuredKind::Share;
    case ir::Aggregate::AverageElapsed: return MeasuredKind::Length;
  }
  AKAD_ASSERT(false);
}

}  // namespace

MeasuredKind kind_of(const ir::Target& target) {
  switch (target.kind) {
    case ir::TargetKind::Items: return kind_of(target.aggregate);
    case ir::TargetKind::TimeWithoutOutage: return MeasuredKind::Share;
  }
  AKAD_ASSERT(false);
}

Measured bound_of(const ir::Target& target, const Rational& number) {
  return {kind_of(target), number};
}

Measured promise_of(const ir::Target& target) { return bound_of(target, target.share); }

bool reaches(ir::ShareTest test, const Measured& measured, const Measured& bound) {
  switch (test) {
    case ir::ShareTest::AtLeast: return measured >= bound;
    case ir::ShareTest::MoreThan: return measured > bound;
  }
  AKAD_ASSERT(false);
}

}  // namespace akad::results
