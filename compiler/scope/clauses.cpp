#include "compiler/scope/clauses.h"

namespace akad::scope {

void report_twice(Scope& scope, Span first, Span again, std::string_view clause) {
  Diagnostic& row =
      complain(scope, Code::AK0203, again, fmt::format("`{}` is said twice", clause));
  row.label = "a second time here";
  row.others = {{first, "first here"}};
  row.help = {"keep the one that is agreed"};
}

void missing(Scope& scope, Span span, std::string message, std::string frame) {
  Diagnostic& row = complain(scope, Code::AK0204, span, std::move(message));
  row.help = {"write: " + std::move(frame)};
}

void excluded(Scope& scope, Span span, Span other, std::string message) {
  Diagnostic& row = complain(scope, Code::AK0207, span, std::move(message));
  if (other.file >= 0) row.others = {{other, "it excludes this"}};
}

ir::Clause clause_of(Scope& scope, const std::vector<ast::ClauseLine>& lines) {
  said_once(scope, lines, "clause");
  if (lines.empty()) return {};
  const ast::ClauseLine& line = lines.front();
  const auto [first, fresh] = scope.clause_numbers.emplace(line.number.text, line.number.span);
  if (!fresh) {
    Diagnostic& row = complain(scope, Code::AK0208, line.number.span,
                               fmt::format("clause \"{}\" is used twice", line.number.text));
    row.label = "a second time here";
    row.others = {{first->second, "first here"}};
    row.help = {"a statement refers to clauses by number: give each its own"};
  }
  return {line.number.text, line.title ? line.title->text : std::string()};
}

}  // namespace akad::scope
