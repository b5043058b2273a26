#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"

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

Span span_of(const ast::StretchLine& line) {
  return std::visit([](const auto& written) { return written.span; }, line);
}

void check_pairs_said(Outage& outage) {
  const std::vector<ast::PairsLine>& lines = outage.written.pairs;
  const auto other = std::find_if(lines.begin(), lines.end(), [&](const ast::PairsLine& line) {
    return line.key.has_value() != lines.front().key.has_value();
  });
  if (other == lines.end()) return said_once(outage.scope, lines, "paired by, or one at a time");
  scope::excluded(outage.scope, other->span, lines.front().span,
                  "an end has its begin by a key, or there is one at a time: only one of them");
}

// Which place pairs an event, and where that is said.
using Pairing = std::map<Id<ir::Event>, std::pair<Id<ir::Field>, Span>>;

// Of one event one place is remembered.
void note_pairs(Outage& outage, const ir::FromEventToEvent& told, Span span, Pairing& pairing) {
  for (const auto* events : {&told.begins, &told.ends}) {
    for (const Id<ir::Event> event : *events) {
      const auto [known, fresh] = pairing.emplace(event, std::pair(told.paired_by, span));
      if (fresh || known->second.first == told.paired_by) continue;
      return scope::excluded(outage.scope, span, known->second.second,
                             fmt::format("`{}` is paired by one place, in all outages",
                                         outage.scope.program[event].name));
    }
  }
}

void analyze_pairs(Outage& outage, Pairing& pairing) {
  const ast::Outage& written = outage.written;
  check_pairs_said(outage);
  if (written.down.empty()) return;
  auto* told = std::get_if<ir::FromEventToEvent>(&outage.row.down);
  if (told == nullptr) {
    if (written.pairs.empty()) return;
    return scope::excluded(outage.scope, written.pairs.front().span, span_of(written.down.front()),
                           "only what is told by two events has pairs");
  }
  if (!written.pairs.empty() && written.pairs.front().key) {
    const ast::PairsLine& line = written.pairs.front();
    told->paired_by = field_of(outage.scope, outage.row.log, *line.key);
    note_pairs(outage, *told, line.span, pairing);
  } else if (written.pairs.empty() && !written.broken) {
    demand(outage.scope, scope::Choice::Pairs, span_of(written.down.front()),
           {written.name.text, ""});
  }
}

}  // namespace

template <>
void analyze_kind<ast::Outage>(Scope& scope, const ast::File& file) {
  Pairing pairing;
  each<ast::Outage>(file, [&](const ast::Outage& written, std::int32_t at) {
    Outage outage{scope, written, scope.program.outages[static_cast<std::size_t>(at)]};
    outage.row.name = written.name.text;
    outage.row.clause = clause_of(scope, written.clause);
    outage.row.log = resolve<ast::Log>(scope, written.log);
    outage.row.down = analyze_stretches(scope, {scope::kThing<ast::Outage>, written.name,
                                                outage.row.log, written.down, written.broken});
    analyze_pairs(outage, pairing);
    analyze_length(outage);
    analyze_merge(outage);
  });
}

}  // namespace akad::sema
