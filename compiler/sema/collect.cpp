// Gives every declaration its row and its name, before anything is looked up.
#include <fmt/format.h>

#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

using scope::each;
using scope::Names;
using scope::Thing;

template <class Kind>
void declare_all(Scope& scope, const ast::File& file, Thing thing, std::vector<Span>& spans) {
  each<Kind>(file, [&](const Kind& written, std::int32_t row) {
    spans.push_back(written.name.span);
    declare(scope.names, {thing, written.name.text, written.name.span, row}, scope.sink);
  });
}

void declare_calendars(Scope& scope, const ast::File& file) {
  std::vector<Span>& spans = scope.map.calendars;
  each<ast::Calendar>(file, [&](const ast::Calendar&, std::int32_t) { spans.push_back({}); });
  scope.calendar_rows = calendars::calendar_rows(scope, file);
  each<ast::Calendar>(file, [&](const ast::Calendar& written, std::int32_t at) {
    const std::int32_t row = scope.calendar_rows[static_cast<std::size_t>(at)];
    spans[static_cast<std::size_t>(row)] = written.name.span;
    declare(scope.names, {Thing::Calendar, written.name.text, written.name.span, row}, scope.sink);
  });
}

// Names that the parser saw, in declarations that it could not understand.
void declare_broken(Scope& scope, const ast::File& file) {
  each<ast::Broken>(file, [&](const ast::Broken& written, std::int32_t) {
    if (written.name.text.empty()) {
      scope.names.incomplete = true;
    } else if (!scope.names.places.contains(written.name.text)) {
      declare(scope.names, {Thing::Unknown, written.name.text, written.name.span, -1}, scope.sink);
    }
  });
}

void size_tables(Scope& scope) {
  const scope::SourceMap& map = scope.map;
  ir::Program& program = scope.program;
  program.fees.resize(map.fees.size());
  program.holiday_sets.resize(map.holiday_sets.size());
  program.calendars.resize(map.calendars.size());
  program.logs.resize(map.logs.size());
  program.clocks.resize(map.clocks.size());
  program.outages.resize(map.outages.size());
  program.targets.resize(map.targets.size());
  program.credits.resize(map.credits.size());
  program.caps.resize(map.caps.size());
  scope.logs.resize(map.logs.size());
  scope.clocks.resize(map.clocks.size());
  scope.targets.resize(map.targets.size());
  scope.map.limit_rows.resize(map.targets.size());
  scope.map.slab_rows.resize(map.credits.size());
}

bool belongs_in_library(const ast::Declaration& declaration) {
  return std::holds_alternative<ast::Use>(declaration) ||
         std::holds_alternative<ast::CurrencyDeclaration>(declaration) ||
         std::holds_alternative<ast::Holidays>(declaration) ||
         std::holds_alternative<ast::Calendar>(declaration) ||
         std::holds_alternative<ast::Broken>(declaration);
}

Span span_of(const ast::Declaration& declaration) {
  return std::visit([](const auto& written) { return written.span; }, declaration);
}

void collect_library(Scope& scope, const LoadedFile& loaded) {
  scope::LibraryFacts facts{loaded.library, loaded.file, {}};
  facts.names.incomplete = loaded.file->broken;
  each<ast::Holidays>(*loaded.file, [&](const ast::Holidays& written, std::int32_t row) {
    declare(facts.names, {Thing::HolidaySet, written.name.text, written.name.span, row},
            scope.sink);
  });
  for (const ast::Declaration& declaration : loaded.file->declarations) {
    if (belongs_in_library(declaration)) continue;
    complain(scope, diagnose(Code::AK0802, span_of(declaration),
                             fmt::format("the library `{}` declares something that belongs in an "
                                         "agreement",
                                         loaded.library))
                        .with_help("a library holds holiday sets, calendars and currencies"));
  }
  scope.libraries.push_back(std::move(facts));
}

}  // namespace

void collect(Scope& scope, const std::vector<LoadedFile>& files) {
  const ast::File& file = *files.front().file;
  scope::SourceMap& map = scope.map;
  declare_all<ast::Fee>(scope, file, Thing::Fee, map.fees);
  declare_all<ast::Holidays>(scope, file, Thing::HolidaySet, map.holiday_sets);
  declare_calendars(scope, file);
  declare_all<ast::Log>(scope, file, Thing::Log, map.logs);
  declare_all<ast::Clock>(scope, file, Thing::Clock, map.clocks);
  declare_all<ast::Outage>(scope, file, Thing::Outage, map.outages);
  declare_all<ast::Target>(scope, file, Thing::Target, map.targets);
  declare_all<ast::Credit>(scope, file, Thing::Credit, map.credits);
  declare_all<ast::Cap>(scope, file, Thing::Cap, map.caps);
  declare_broken(scope, file);
  size_tables(scope);
  for (std::size_t at = 1; at < files.size(); ++at) collect_library(scope, files[at]);
}

}  // namespace akad::sema
