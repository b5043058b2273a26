// Names of declarations, numbers of clauses: each stands for one thing.
#include <set>

#include "runtime/ir/soundness/soundness.h"
#include "runtime/ir/soundness/written.h"

namespace akad::ir {
namespace {

using Seen = std::set<std::string_view>;

bool is_name_of(const HolidaySet&, std::string_view name) { return is_qualified_name(name); }
template <class Row>
bool is_name_of(const Row&, std::string_view name) {
  return is_name(name);
}

// All declarations of an agreement share their names.
template <class Row>
void check_table(Checker& c, const Table<Row>& table, Seen& seen) {
  if constexpr (requires(const Row& row) { row.name; }) {
    if (table.names == Names::Shared) return;
    for_rows<Row>(c, [&](const Row& row) {
      c.require(is_name_of(row, row.name) && seen.insert(row.name).second,
                "every declaration has a name of its own");
    });
  }
}

// A clause without a number is one that was not written, or has an empty one once.
template <class Row>
void check_clauses(Checker& c, const Table<Row>&, Seen& seen) {
  if constexpr (requires(const Row& row) { row.clause; }) {
    for_rows<Row>(c, [&](const Row& row) {
      const Clause& clause = row.clause;
      if (clause.number.empty() && clause.title.empty()) return;
      c.require(seen.insert(clause.number).second, "every clause has a number of its own");
    });
  }
}

}  // namespace

void check_names(Checker& c) {
  Seen names, numbers, scenarios;
  for_tables([&](const auto& table) { check_table(c, table, names); });
  for_tables([&](const auto& table) { check_clauses(c, table, numbers); });
  for_rows<Scenario>(c, [&](const Scenario& scenario) {
    c.require(scenarios.insert(scenario.name).second, "the scenarios differ in name");
  });
}

}  // namespace akad::ir
