// What became of a promise, and a line that is owed for it.
#include "runtime/report/credits/to_json.h"
#include "runtime/report/explain/parts_json.h"
#include "runtime/report/groups_json.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/marks.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

using nlohmann::json;

json measured_told(const Measured& measured) {
  if (measured.kind == MeasuredKind::Share) return to_fraction(measured.value);
  return {{"kind", word_of(measured.kind)}, {"value", to_fraction(measured.value)}};
}

}  // namespace

json line_json(const ir::Program& program, const results::Result& result,
               const settlement::LineItem& line, ir::Cadence cadence, const phrases::Book& book) {
  return credit_json(program, result, line, cadence, slabs_said(program, line.credit, book),
                     measured_told);
}

json result_json(const ir::Program& program, const results::Result& result) {
  const ir::Target& target = program[result.target];
  json row = {{"group", group_json(results::named(program, target.groups, result.group))},
              {"verdict", word_of(result.verdict)},
              {"promised", measured_told(ir::promise_of(target))},
              {"measured", result.measured ? measured_told(*result.measured) : json()},
              {"small_number_rule", result.small_sample}};
  add_marks(row, program, result, measured_told);
  return row;
}

}  // namespace akad::report
