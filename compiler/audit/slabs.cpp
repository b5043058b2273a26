#include "compiler/audit/rules.h"

namespace akad::audit {

SlabRange range_of(const ir::Credit& credit, std::size_t row) {
  SlabRange range;
  const ir::SlabRow& own = credit.slabs[row];
  const ir::SlabRow* before = row == 0 ? nullptr : &credit.slabs[row - 1];
  if (own.bound == ir::BoundKind::AtLeast) range.from = own.result;
  if (own.bound == ir::BoundKind::Below) {
    range.to = own.result;
    range.with_to = false;
  }
  if (before == nullptr) return range;
  if (before->bound == ir::BoundKind::AtLeast) {
    range.to = before->result;
    range.with_to = false;
  } else {
    range.from = before->result;
  }
  return range;
}

}  // namespace akad::audit
