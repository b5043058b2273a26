#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

using scope::each;
using scope::said_once;
using scope::Thing;

struct Outage {
  Scope& scope;
  const ast::Outage& written;
  ir::Outage& row;
};

template <class Row>
std::vector<Id<Row>> members_of(Outage& outage, const std::vector<ast::Name>& names, Thing thing) {
  std::vector<Id<Row>> rows;
  for (const ast::Name& name : names) {
    const Id<Row> id{resolve_member(outage.scope, outage.row.log, name, thing)};
    if (id.valid() && std::find(rows.begin(), rows.end(), id) == rows.end()) rows.push_back(id);
  }
  return rows;
}

struct DownWord {
  std::string_view operator()(const ast::Condition&) const { return "while"; }
  std::string_view operator()(const ast::FromToLine&) const { return "from … to"; }
  std::string_view operator()(const ast::NamesLine&) const { return "during"; }
};

Span span_of(const ast::DownLine& line) {
  return std::visit([](const auto& written) { return written.span; }, line);
}

// Exactly one of: a state, a pair of events, windows.
void check_lines(Outage& outage) {
  const ast::Outage& written = outage.written;
  std::map<std::size_t, Span> kinds;  // the first line of each
  for (const ast::DownLine& line : written.down) {
    const auto [first, fresh] = kinds.emplace(line.index(), span_of(line));
    if (!fresh) {
      scope::report_twice(outage.scope, first->second, span_of(line), std::visit(DownWord{}, line));
    } else if (kinds.size() == 2) {
      scope::excluded(
          outage.scope, span_of(line), span_of(written.down.front()),
          "an outage is told by a state, by two events or by windows: only one of them");
    }
  }
  if (!written.down.empty() || written.broken) return;
  scope::missing(outage.scope, written.name.span,
                 fmt::format("the outage `{}` does not say when there is one", written.name.text),
                 "while … , or: from … to …, or: during …");
}

struct Down {
  Outage& outage;

  void operator()(const ast::Condition& state) const {
    outage.row.down =
        ir::WhileState{analyze_condition(outage.scope, outage.row.log, Reads::Signals, state)};
  }
  void operator()(const ast::FromToLine& line) const {
    outage.row.down = ir::FromEventToEvent{members_of<ir::Event>(outage, line.begins, Thing::Event),
                                           members_of<ir::Event>(outage, line.ends, Thing::Event)};
  }
  void operator()(const ast::NamesLine& line) const {
    outage.row.down = ir::DuringWindows{members_of<ir::Window>(outage, line.names, Thing::Window)};
  }
};

void analyze_length(Outage& outage) {
  const ast::Outage& written = outage.written;
  said_once(outage.scope, written.lasting, "lasting");
  if (written.lasting.empty()) return;
  const ast::LastingLine& line = written.lasting.front();
  outage.row.test = line.test;
  outage.row.counted = line.counted;
  outage.row.length = duration_of(outage.scope, line.length, {}).value_or(0);
  if (written.merge.empty() && !written.broken) {
    demand(outage.scope, scope::Choice::Neighbours, written.name.span, {written.name.text, ""});
  }
}

void analyze_merge(Outage& outage) {
  const ast::Outage& written = outage.written;
  said_once(outage.scope, written.merge, "outages … apart");
  if (written.merge.empty() || !written.merge.front().gap) return;
  const ast::DurationLiteral& gap = *written.merge.front().gap;
  const auto length = duration_of(outage.scope, gap, {});
  outage.row.merge_gap = length.value_or(0);
  if (length && *length == 0) {
    complain(outage.scope, diagnose(Code::AK0308, gap.span, "nothing is less than no time apart")
                               .with_help("write: outages apart stay apart"));
  }
}

}  // namespace

void analyze_outages(Scope& scope, const ast::File& file) {
  each<ast::Outage>(file, [&](const ast::Outage& written, std::int32_t at) {
    Outage outage{scope, written, scope.program.outages[static_cast<std::size_t>(at)]};
    outage.row.name = written.name.text;
    outage.row.clause = clause_of(scope, written.clause);
    outage.row.log = {resolve(scope, written.log, Thing::Log)};
    check_lines(outage);
    if (!written.down.empty()) std::visit(Down{outage}, written.down.front());
    analyze_length(outage);
    analyze_merge(outage);
  });
}

}  // namespace akad::sema
