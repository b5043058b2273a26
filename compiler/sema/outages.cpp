#include <fmt/format.h>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "compiler/sema/stretches/groups.h"

namespace akad::sema {
namespace {

using scope::each;
using scope::said_once;

struct Outage {
  Scope& scope;
  const ast::Outage& written;
  ir::Outage& row;
};

void analyze_length(Outage& outage) {
  const ast::Outage& written = outage.written;
  said_once(outage.scope, written.lasting, "lasting");
  if (written.lasting.empty()) return;
  const ast::LastingLine& line = written.lasting.front();
  outage.row.test = line.test;
  outage.row.counted = line.counted;
  outage.row.length = duration_of(outage.scope, line.length, {}).value_or(0);
}

void analyze_merge(Outage& outage) {
  const ast::Outage& written = outage.written;
  said_once(outage.scope, written.merge, "outages … apart");
  const bool asked = !written.lasting.empty() && !written.broken;
  // What is said for all holds of every outage, also of one that need not say it.
  const ast::MergeLine* line = scope::answer(outage.scope, written.merge, !written.broken);
  if (line == nullptr && asked) {
    demand(outage.scope, scope::Choice::Neighbours, written.name.span, {written.name.text, ""});
  }
  if (line == nullptr || !line->gap) return;
  const ast::DurationLiteral& gap = *line->gap;
  const auto length = duration_of(outage.scope, gap, {});
  outage.row.merge_gap = length.value_or(0);
  if (length && *length == 0) {
    complain(outage.scope, diagnose(Code::AK0308, gap.span, "nothing is less than no time apart")
                               .with_help("write: outages apart stay apart"));
  }
}

}  // namespace

template <>
void analyze_kind<ast::Outage>(Scope& scope, const ast::File& file) {
  const auto row_at = [&](std::int32_t at) -> ir::Outage& {
    return scope.program.outages[static_cast<std::size_t>(at)];
  };
  each<ast::Outage>(file, [&](const ast::Outage& written, std::int32_t at) {
    row_at(at).log = resolve<ast::Log>(scope, written.log);
  });
  each<ast::Outage>(file, [&](const ast::Outage& written, std::int32_t at) {
    Outage outage{scope, written, row_at(at)};
    outage.row.name = written.name.text;
    outage.row.clause = clause_of(scope, written.clause);
    if (check_told(scope, written, outage.row)) {
      outage.row.down =
          analyze_stretches(scope, {scope::kThing<ast::Outage>, written.name, outage.row.log,
                                    written.down, written.pairs, written.broken});
      analyze_slot_rules(scope, written, outage.row);
    }
    outage.row.concerns = analyze_whom(scope, outage.row.log, written.concerns);
    analyze_length(outage);
    analyze_merge(outage);
  });
}

}  // namespace akad::sema
