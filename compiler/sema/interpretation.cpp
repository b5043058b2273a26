// What holds unless a clause says otherwise. Clauses ask for its lines where they need an answer
// (scope/choices.h); what is checked of it is here.
#include <fmt/format.h>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

using Block = ast::Interpretation;

// Calls `function` with the lines of each question.
template <class Function>
void for_lines(const Block& block, Function function) {
  std::apply([&](const auto&... lines) { (function(lines), ...); }, block.lines);
}

// A line about all logs names none: `overdue ones`, `items`.
void check_noun(Scope& scope, const ast::Name& noun, std::string_view meant) {
  if (noun.text.empty() || noun.text == meant) return;
  complain(scope,
           diagnose(Code::AK0206, noun.span,
                    worded("`{}` is one log; here it is said of all clauses", noun.text))
               .with_label(fmt::format("`{}` is meant", meant))
               .with_step(
                   {fmt::format("write `{}`", meant), "", {Edit{noun.span, std::string(meant)}}}));
}

void check_nouns(Scope& scope, const Block& block) {
  for (const auto& line : ast::lines_of<ast::OpenItemsLine>(block)) {
    check_noun(scope, line.counted, "ones");
  }
  for (const auto& line : ast::lines_of<ast::SmallLine>(block)) {
    check_noun(scope, line.counted, "items");
  }
  for (const auto& line : ast::lines_of<ast::EmptyLine>(block)) {
    check_noun(scope, line.counted, "items");
  }
}

}  // namespace

void analyze_interpretation(Scope& scope, const ast::File& file) {
  scope::each<Block>(file, [&](const Block& block, std::int32_t at) {
    if (at > 0) {
      return scope::report_twice(scope, scope.general->span, block.span,
                                 "unless a clause says otherwise");
    }
    scope.general = &block;
    check_nouns(scope, block);
    for_lines(block, [&](const auto& lines) {
      for (std::size_t i = 1; i < lines.size(); ++i) {
        complain(scope, diagnose(Code::AK0203, lines[i].span, "another answer to the same question")
                            .with_label("a second one here")
                            .with_other(lines.front().span, "first here")
                            .with_help("keep the one that is agreed"));
      }
    });
  });
}

void warn_of_idle_lines(Scope& scope) {
  if (scope.general == nullptr || has_errors(scope.sink)) return;
  for_lines(*scope.general, [&](const auto& lines) {
    for (const auto& line : lines) {
      if (scope.deciding.contains(line.span.begin)) continue;
      complain(scope, diagnose(Code::AK1020, line.span,
                               "no clause leaves this open: the line decides nothing")
                          .with_help("leave it out, or leave out what the clauses say themselves"));
    }
  });
}

}  // namespace akad::sema
