#include "compiler/scope/clauses.h"

namespace akad::scope {

void report_twice(Scope& scope, Span first, Span again, std::string_view clause) {
  complain(scope, diagnose(Code::AK0203, again, fmt::format("`{}` is said twice", clause))
                      .with_label("a second time here")
                      .with_other(first, "first here")
                      .with_help("keep the one that is agreed"));
}

void missing(Scope& scope, Span span, Message message, std::string frame) {
  complain(
      scope,
      diagnose(Code::AK0204, span, std::move(message)).with_help("write: " + std::move(frame)));
}

void excluded(Scope& scope, Span span, Span other, Message message) {
  complain(scope,
           diagnose(Code::AK0207, span, std::move(message)).with_other(other, "it excludes this"));
}

ir::Clause clause_of(Scope& scope, const std::vector<ast::ClauseLine>& lines) {
  said_once(scope, lines, "clause");
  if (lines.empty()) return {};
  const ast::ClauseLine& line = lines.front();
  const auto [first, fresh] = scope.clause_numbers.emplace(line.number.text, line.number.span);
  if (!fresh) {
    complain(scope, diagnose(Code::AK0208, line.number.span,
                             fmt::format("clause \"{}\" is used twice", line.number.text))
                        .with_label("a second time here")
                        .with_other(first->second, "first here")
                        .with_help("a statement refers to clauses by number: give each its own"));
  }
  return {line.number.text, line.title ? line.title->text : std::string()};
}

}  // namespace akad::scope
