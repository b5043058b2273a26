#include "compiler/sema/passes.h"

namespace akad::sema {

template <>
void analyze_kind<ast::Holidays>(Scope& scope, const ast::File& file) {
  calendars::analyze_holidays(scope, file);
}

template <>
void analyze_kind<ast::Calendar>(Scope& scope, const ast::File& file) {
  calendars::analyze_calendars(scope, file);
}

Analysis analyze(const std::vector<LoadedFile>& files, Sink& sink) {
  Scope scope{sink};
  collect(scope, files);
  const ast::File& file = *files.front().file;
  analyze_header(scope, file);
  analyze_interpretation(scope, file);
  ast::for_kinds_of<ast::Declaration>([&]<class Kind>(std::type_identity<Kind>) {
    if constexpr (ast::HasRows<Kind>) analyze_kind<Kind>(scope, file);
  });
  warn_of_idle_lines(scope);
  warn_of_idle_meanings(scope);
  return {std::move(scope.program), std::move(scope.map)};
}

}  // namespace akad::sema
