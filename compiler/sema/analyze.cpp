#include <algorithm>
#include <tuple>

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

namespace {

// In the order of the texts, a line once: the longest of its spans last.
ast::Unread unread_in(const std::vector<LoadedFile>& files) {
  ast::Unread all;
  for (const LoadedFile& loaded : files) all.add(loaded.file->unread);
  for (std::vector<Span>* spans : {&all.lines, &all.numbers}) {
    std::sort(spans->begin(), spans->end(), [](Span a, Span b) {
      return std::tuple(a.file, a.begin, a.end) < std::tuple(b.file, b.begin, b.end);
    });
  }
  return all;
}

}  // namespace

Analysis analyze(const std::vector<LoadedFile>& files, Sink& sink,
                 std::vector<std::string> libraries) {
  Scope scope{sink, unread_in(files)};
  scope.known_libraries = std::move(libraries);
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
