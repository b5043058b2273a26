#include "compiler/audit/analysis/tables.h"

namespace akad::audit {
namespace {

template <class Table>
Rows conditions_of(const Table& table) {
  Rows rows;
  for (const auto& row : table) rows.push_back(row.when);
  return rows;
}

}  // namespace

Rows rows_of(const std::vector<ir::LimitRow>& limits) { return conditions_of(limits); }
Rows rows_of(const std::vector<ir::ValueRow>& values) { return conditions_of(values); }

std::size_t row_in(const Cases& cases, const Rows& rows, std::size_t at) {
  std::size_t row = 0;
  while (row < rows.size() && rows[row].valid() && !cases.holds(rows[row], at)) ++row;
  return row;
}

}  // namespace akad::audit
