// Stretches of time that a declaration claims, from what is written to the IR.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/sema/passes.h"
#include "compiler/sema/stretches/groups.h"
#include "compiler/sema/stretches/weights.h"

namespace akad::sema {
namespace {

// Lines of one kind; two pairs of events are no pair of either.
template <class Line>
std::vector<Line> lines_of(const std::vector<ast::StretchLine>& all) {
  std::vector<Line> lines;
  for (const ast::StretchLine& line : all) {
    if (const auto* written = std::get_if<Line>(&line)) lines.push_back(*written);
  }
  return lines;
}

Span span_of(const ast::StretchLine& line) {
  return std::visit([](const auto& written) { return written.span; }, line);
}

// States that weigh so much are states.
std::size_t kind_of(const ast::StretchLine& line) {
  static const std::size_t state = ast::StretchLine(ast::Condition{}).index();
  return std::holds_alternative<ast::WeighedLine>(line) ? state : line.index();
}

// Exactly one of: a state, a pair of events, windows, slots.
void check_lines(Scope& scope, const Claim& claim) {
  const std::string does = fmt::format("is {}", phrase_of(claim.thing));
  scope::joined_once(scope, lines_of<ast::Condition>(claim.lines), "while", does);
  scope::joined_once(scope, lines_of<ast::NamesLine>(claim.lines), "during", does);
  scope::said_once(scope, lines_of<ast::FromToLine>(claim.lines), "from … to");
  scope::said_once(scope, lines_of<ast::SlotsLine>(claim.lines), "slots of … are down when");
  scope::said_once(scope, lines_of<ast::MembersLine>(claim.lines), "while … of … are …");
  std::set<std::size_t> kinds;
  for (const ast::StretchLine& line : claim.lines) {
    if (kinds.insert(kind_of(line)).second && kinds.size() == 2) {
      scope::excluded(scope, span_of(line), span_of(claim.lines.front()),
                      worded("{} is told by a state, by two events, by windows, by slots or by "
                             "those that belong together: only one of them",
                             phrase_of(claim.thing)));
    }
  }
  if (!claim.lines.empty() || claim.broken) return;
  scope::missing(
      scope, claim.name.span,
      worded("the {} `{}` does not say when there is one", claim.thing.word, claim.name.text),
      claim.thing.word == scope::kThing<ast::Outage>.word
          ? "while …, or: from … to …, or: during …, or: slots of …"
          : "while …, or: from … to …, or: during …");
}

struct ToIr {
  Scope& scope;
  Id<ir::Log> log;
  const std::vector<ast::StretchLine>& lines;

  ir::Stretches operator()(const ast::Condition&) const {
    return analyze_states(scope, log, lines);
  }
  ir::Stretches operator()(const ast::WeighedLine&) const {
    return analyze_states(scope, log, lines);
  }
  ir::Stretches operator()(const ast::FromToLine& line) const {
    return ir::FromEventToEvent{members_of<ast::Event>(scope, log, line.begins),
                                members_of<ast::Event>(scope, log, line.ends)};
  }
  ir::Stretches operator()(const ast::SlotsLine& line) const {
    return analyze_slots(scope, log, line);
  }
  ir::Stretches operator()(const ast::MembersLine& line) const {
    return analyze_members(scope, log, line);
  }
  ir::Stretches operator()(const ast::NamesLine& line) const {
    return ir::DuringWindows{members_of<ast::Window>(scope, log, line.names)};
  }
};

void check_pairs_said(Scope& scope, const std::vector<ast::PairsLine>& lines) {
  const auto other = std::find_if(lines.begin(), lines.end(), [&](const ast::PairsLine& line) {
    return line.key.has_value() != lines.front().key.has_value();
  });
  if (other == lines.end()) return scope::said_once(scope, lines, "paired by, or one at a time");
  scope::excluded(scope, other->span, lines.front().span,
                  "an end has its begin by a key, or there is one at a time: only one of them");
}

// Of one event one place is remembered.
void note_pairs(Scope& scope, const ir::FromEventToEvent& told, Span span) {
  for (const auto* events : {&told.begins, &told.ends}) {
    for (const Id<ir::Event> event : *events) {
      const auto [known, fresh] = scope.pairing.emplace(event, std::pair(told.paired_by, span));
      if (fresh || known->second.first == told.paired_by) continue;
      return scope::excluded(
          scope, span, known->second.second,
          worded("`{}` is paired by one place, in all outages", scope.program[event].name));
    }
  }
}

void analyze_pairs(Scope& scope, const Claim& claim, ir::Stretches& stretches) {
  check_pairs_said(scope, claim.pairs);
  auto* told = std::get_if<ir::FromEventToEvent>(&stretches);
  if (told == nullptr) {
    if (claim.pairs.empty()) return;
    return scope::excluded(scope, claim.pairs.front().span, span_of(claim.lines.front()),
                           "only what is told by two events has pairs");
  }
  const ast::PairsLine* line = scope::answer(scope, claim.pairs, !claim.broken);
  if (line != nullptr && line->key) {
    told->paired_by = field_of(scope, claim.log, *line->key);
    note_pairs(scope, *told, line->span);
  } else if (line == nullptr && !claim.broken) {
    demand(scope, scope::Choice::Pairs, span_of(claim.lines.front()),
           {claim.name.text, std::string(claim.thing.word)});
  }
}

}  // namespace

ir::Stretches analyze_stretches(Scope& scope, const Claim& claim) {
  check_lines(scope, claim);
  if (claim.lines.empty()) {
    check_pairs_said(scope, claim.pairs);
    return {};
  }
  ir::Stretches stretches = std::visit(ToIr{scope, claim.log, claim.lines}, claim.lines.front());
  analyze_pairs(scope, claim, stretches);
  return stretches;
}

}  // namespace akad::sema
