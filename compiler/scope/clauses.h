// Clauses: said once, not forgotten, not excluding each other; and their numbers.
#pragma once

#include <fmt/format.h>

#include "compiler/scope/scope.h"

namespace akad::scope {

void report_twice(Scope& scope, Span first, Span again, std::string_view clause);

// AK0203 for every line after the first.
template <class Line>
void said_once(Scope& scope, const std::vector<Line>& lines, std::string_view clause) {
  for (std::size_t at = 1; at < lines.size(); ++at) {
    report_twice(scope, lines.front().span, lines[at].span, clause);
  }
}

// Lines of which one may stand, and which one line could say together.
struct Joinable {
  std::string_view clause;         // "stops when"
  std::string_view does;           // "stops it"
  std::vector<Span> lines;         // whole sentences
  std::vector<std::string> parts;  // what they name, in their order
};
// AK0203, once however many there are; the help has them as one line, since leaving one out is
// another deal.
void report_apart(Scope& scope, const Joinable& said);

template <class Line>
Joinable joinable(std::string_view clause, std::string_view does, const std::vector<Line>& lines) {
  Joinable said{clause, does, {}, {}};
  for (const Line& line : lines) {
    if constexpr (requires { line.names; }) {
      said.lines.push_back(line.span);
      for (const ast::Name& name : line.names) said.parts.push_back(name.text);
    } else {
      said.lines.push_back(line.line);
      said.parts.push_back(line.text);
    }
  }
  return said;
}

// As said_once, of lines of names or of conditions that `or` can join.
template <class Line>
void joined_once(Scope& scope, const std::vector<Line>& lines, std::string_view clause,
                 std::string_view does) {
  if (lines.size() > 1) report_apart(scope, joinable(clause, does, lines));
}

// AK0204 at `span`: `message` says what is not said, `frame` is the clause to write.
void missing(Scope& scope, Span span, Message message, std::string frame);

// AK0207: `span` cannot stand beside `other`.
void excluded(Scope& scope, Span span, Span other, Message message);

// Number and title of the clause; AK0203, AK0208.
ir::Clause clause_of(Scope& scope, const std::vector<ast::ClauseLine>& lines);

}  // namespace akad::scope
