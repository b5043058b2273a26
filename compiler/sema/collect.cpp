// Gives every declaration its row and its name, before anything is looked up.
#include <fmt/format.h>

#include "compiler/sema/passes.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

using scope::each;
using scope::kThing;

// The row of each declaration of this kind, in the order of the text.
template <ast::Named Kind>
std::vector<std::int32_t> rows_of(Scope& scope, const ast::File& file) {
  if constexpr (std::is_same_v<Kind, ast::Calendar>) {
    scope.calendar_rows = calendars::calendar_rows(scope, file);
    return scope.calendar_rows;
  }
  std::vector<std::int32_t> rows;
  each<Kind>(file, [&](const Kind&, std::int32_t row) { rows.push_back(row); });
  return rows;
}

template <ast::Named Kind>
void declare_kind(Scope& scope, const ast::File& file) {
  const std::vector<std::int32_t> rows = rows_of<Kind>(scope, file);
  std::vector<Span>& spans = scope.map.of<typename Kind::Row>();
  spans.resize(rows.size());
  ir::table_of<typename Kind::Row>(scope.program).resize(rows.size());
  each<Kind>(file, [&](const Kind& written, std::int32_t at) {
    const std::int32_t row = rows[static_cast<std::size_t>(at)];
    spans[static_cast<std::size_t>(row)] = written.name.span;
    declare(scope.names, {kThing<Kind>, written.name.text, written.name.span, row}, scope.sink);
  });
}

// In the order of the tables: of two that share a name, the one declared here first is `first`.
void declare_rows(Scope& scope, const ast::File& file) {
  ir::for_tables([&]<class Row>(const ir::Table<Row>&) {
    ast::for_kinds_of<ast::Declaration>([&]<class Kind>(std::type_identity<Kind>) {
      if constexpr (ast::Named<Kind>) {
        if constexpr (std::is_same_v<typename Kind::Row, Row>) declare_kind<Kind>(scope, file);
      }
    });
  });
}

// Names that the parser saw, in declarations that it could not understand.
void declare_broken(Scope& scope, const ast::File& file) {
  each<ast::Broken>(file, [&](const ast::Broken& written, std::int32_t) {
    if (written.name.text.empty()) {
      scope.names.incomplete = true;
    } else if (!scope.names.places.contains(written.name.text)) {
      declare(scope.names, {scope::kUnknown, written.name.text, written.name.span, -1}, scope.sink);
    }
  });
}

void size_facts(Scope& scope) {
  const ir::Program& program = scope.program;
  scope.logs.resize(program.logs.size());
  scope.clocks.resize(program.clocks.size());
  scope.targets.resize(program.targets.size());
  scope.map.limit_rows.resize(program.targets.size());
  scope.map.slab_rows.resize(program.credits.size());
  scope.map.slab_amounts.resize(program.credits.size());
}

bool belongs_in_library(const ast::Declaration& declaration) {
  return std::holds_alternative<ast::Use>(declaration) ||
         std::holds_alternative<ast::CurrencyDeclaration>(declaration) ||
         std::holds_alternative<ast::Holidays>(declaration) ||
         std::holds_alternative<ast::Log>(declaration) ||
         std::holds_alternative<ast::Broken>(declaration);
}

Span span_of(const ast::Declaration& declaration) {
  return std::visit([](const auto& written) { return written.span; }, declaration);
}

void collect_library(Scope& scope, const LoadedFile& loaded) {
  scope::LibraryFacts facts{loaded.library, loaded.file, {}};
  facts.names.incomplete = loaded.file->broken;
  each<ast::Holidays>(*loaded.file, [&](const ast::Holidays& written, std::int32_t row) {
    declare(facts.names, {kThing<ast::Holidays>, written.name.text, written.name.span, row},
            scope.sink);
  });
  each<ast::Log>(*loaded.file, [&](const ast::Log& written, std::int32_t row) {
    declare(facts.names, {kThing<ast::Log>, written.name.text, written.name.span, row}, scope.sink);
    if (written.shape) {
      complain(scope, diagnose(Code::AK0207, written.shape->library.span,
                               "a log of a library says itself what it is like"));
    }
  });
  for (const ast::Declaration& declaration : loaded.file->declarations) {
    if (belongs_in_library(declaration)) continue;
    complain(scope, diagnose(Code::AK0802, span_of(declaration),
                             worded("the library `{}` declares something that belongs in an "
                                    "agreement",
                                    loaded.library))
                        .with_help("a library holds holiday sets, currencies and logs"));
  }
  scope.libraries.push_back(std::move(facts));
}

// `many`: as a mistake calls them.
template <class Kind>
void check_count(Scope& scope, const ast::File& file, std::size_t most, std::string_view many,
                 std::string help) {
  each<Kind>(file, [&](const Kind& written, std::int32_t at) {
    if (static_cast<std::size_t>(at) != most) return;
    complain(scope, diagnose(Code::AK0905, written.name.span,
                             worded("an agreement has at most {} {}", most, many))
                        .with_label("one too many")
                        .with_help(std::move(help)));
  });
}

void check_counts(Scope& scope, const ast::File& file) {
  check_count<ast::Calendar>(scope, file, ir::kMostCalendars, "calendars",
                             "calendars that open alike can be one");
  check_count<ast::Scenario>(scope, file, ir::kMostScenarios, "scenarios",
                             "test the others in a copy of the agreement");
}

}  // namespace

void collect(Scope& scope, const std::vector<LoadedFile>& files) {
  const ast::File& file = *files.front().file;
  check_counts(scope, file);
  declare_rows(scope, file);
  declare_broken(scope, file);
  size_facts(scope);
  for (std::size_t at = 1; at < files.size(); ++at) collect_library(scope, files[at]);
}

}  // namespace akad::sema
