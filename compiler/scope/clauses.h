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

// AK0204 at `span`: `message` says what is not said, `frame` is the clause to write.
void missing(Scope& scope, Span span, Message message, std::string frame);

// AK0207: `span` cannot stand beside `other`.
void excluded(Scope& scope, Span span, Span other, Message message);

// Number and title of the clause; AK0203, AK0208.
ir::Clause clause_of(Scope& scope, const std::vector<ast::ClauseLine>& lines);

}  // namespace akad::scope
