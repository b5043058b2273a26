#include <fmt/format.h>

#include "compiler/audit/analysis/tables.h"

namespace akad::audit {
namespace {

// Where a row stands, or the whole table where its rows have no places.
struct Places {
  std::vector<Span> rows;
  Span table;
  Span of(std::size_t row) const { return row < rows.size() ? rows[row] : table; }
};

// A case that the row asks for, and the row above that takes it.
struct Taken {
  std::size_t at, by;
};
std::optional<Taken> taken_above(const Cases& cases, const Rows& rows, std::size_t row) {
  for (std::size_t at = 0; at < cases.size(); ++at) {
    if (cases.holds(rows[row], at)) return Taken{at, row_in(cases, rows, at)};
  }
  return std::nullopt;
}

void tell_of_dead_row(Audit& audit, const Cases& cases, const Rows& rows, std::size_t row,
                      const Places& places) {
  const auto taken = taken_above(cases, rows, row);
  if (!taken) {
    tell(audit, diagnose(Code::AK1021, places.of(row),
                         worded("nothing falls in row {}: what it asks for never holds", row + 1))
                    .with_label("never reached")
                    .with_help("write the condition that is meant, or leave the row out"));
    return;
  }
  tell(audit,
       diagnose(Code::AK1021, places.of(row),
                worded("nothing falls in row {}: the rows above take all of it; {} already falls "
                       "in row {}",
                       row + 1, cases.text(taken->at), taken->by + 1))
           .with_label("never reached")
           .with_other(places.of(taken->by), "this row takes it")
           .with_help("write the row above, if it is an exception, or leave it out"));
}

void check_rows(Audit& audit, const Rows& rows, const Places& places) {
  if (rows.size() < 2) return;
  const Cases cases(audit.program, rows);
  if (!cases.known()) return;
  std::vector<bool> reached(rows.size() + 1);
  for (std::size_t at = 0; at < cases.size(); ++at) reached[row_in(cases, rows, at)] = true;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (reached[row] || !rows[row].valid()) continue;
    tell_of_dead_row(audit, cases, rows, row, places);
  }
}

}  // namespace

void check_dead_rows(Audit& audit) {
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
    if (items == nullptr) continue;
    check_rows(audit, rows_of(items->limits), {audit.map.limit_rows[id.index()], audit.map[id]});
  }
  for (const Id<ir::Signal> id : ids_of(audit.program.signals)) {
    check_rows(audit, rows_of(audit.program[id].means), {{}, audit.map[id]});
  }
}

}  // namespace akad::audit
