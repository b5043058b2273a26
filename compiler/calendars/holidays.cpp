#include <fmt/format.h>

#include "compiler/calendars/calendars.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"

namespace akad::calendars {
namespace {

using scope::each;
using scope::kThing;

using DayBefore = std::optional<ast::DateLiteral>;

void check_day(Scope& scope, const ast::DateLiteral& date, const DayBefore& previous,
               const ir::HolidaySet& set) {
  if (previous && *date.date <= *previous->date) {
    const bool same = *date.date == *previous->date;
    complain(scope, diagnose(Code::AK0606, date.span,
                             same ? worded("{} stands here twice", date.text)
                                  : worded("{} stands after {}", date.text, previous->text))
                        .with_label(same ? "a second time" : "out of order")
                        .with_other(previous->span, same ? "first here" : "a later date")
                        .with_help("write the dates in their order, one line a date"));
    return;
  }
  if (set.covers_last < set.covers_first) return;
  if (*date.date >= set.covers_first && *date.date <= set.covers_last) return;
  complain(scope, diagnose(Code::AK0606, date.span,
                           worded("{} lies outside {} to {}", date.text,
                                  format_date(set.covers_first), format_date(set.covers_last)))
                      .with_label("not covered")
                      .with_help("extend `covers`, or leave the date out"));
}

// The last date of the line; none when it is not known, which is reported.
DayBefore last_of(Scope& scope, const ast::HolidayLine& line, const ir::HolidaySet& set) {
  if (!line.last) return line.date;
  if (!check_date(scope, *line.last)) return std::nullopt;
  if (*line.last->date < *line.date.date) {
    complain(scope, diagnose(Code::AK0603, line.last->span,
                             worded("{} lies before {}", line.last->text, line.date.text))
                        .with_label("the end"));
    return std::nullopt;
  }
  if (*line.last->date > *line.date.date) check_day(scope, *line.last, line.date, set);
  return line.last;
}

void analyze_days(Scope& scope, const ast::Holidays& written, ir::HolidaySet& set) {
  DayBefore previous;
  for (const ast::HolidayLine& line : written.days) {
    if (!check_date(scope, line.date)) continue;
    check_day(scope, line.date, previous, set);
    const DayBefore last = last_of(scope, line, set);
    if (!last) continue;
    for (Date day = *line.date.date; day <= *last->date; ++day.days) {
      set.days.push_back({day, line.name.text});
    }
    if (!previous || *previous->date < *last->date) previous = last;
  }
}

void analyze_set(Scope& scope, const ast::Holidays& written, std::string name,
                 ir::HolidaySet& set) {
  set.name = std::move(name);
  said_once(scope, written.covers, "covers");
  said_once(scope, written.source, "source");
  set.covers_first = Date{1};
  set.covers_last = Date{0};  // until `covers` is understood: nothing is checked against it
  if (!written.source.empty()) set.source = written.source.front().text;
  if (!written.covers.empty()) {
    const ast::Term& covers = written.covers.front();
    if (check_order(scope, covers.first, covers.last)) {
      set.covers_first = *covers.first.date;
      set.covers_last = *covers.last.date;
    }
  } else if (!written.broken) {
    missing(scope, written.name.span,
            worded("the holiday set `{}` does not say for which years it is known", set.name),
            "covers 2026-01-01 to 2026-12-31");
  }
  analyze_days(scope, written, set);
}

Id<ir::HolidaySet> bring_in(Scope& scope, const scope::LibraryFacts& library, std::int32_t at) {
  const ast::Holidays* written = nullptr;
  each<ast::Holidays>(*library.file, [&](const ast::Holidays& row, std::int32_t place) {
    if (place == at) written = &row;
  });
  const std::string name = library.name + "." + written->name.text;
  auto& sets = scope.program.holiday_sets;
  for (std::size_t row = 0; row < sets.size(); ++row) {
    if (sets[row].name == name) return {static_cast<std::int32_t>(row)};
  }
  sets.emplace_back();
  scope.map.of<ir::HolidaySet>().push_back(written->name.span);
  analyze_set(scope, *written, name, sets.back());
  return {static_cast<std::int32_t>(sets.size() - 1)};
}

std::vector<std::string> qualified_sets(const Scope& scope) {
  std::vector<std::string> names = scope::names_of<ast::Holidays>(scope.names);
  for (const scope::LibraryFacts& library : scope.libraries) {
    for (const std::string& name : scope::names_of<ast::Holidays>(library.names)) {
      names.push_back(library.name + "." + name);
    }
  }
  return names;
}

bool is_loaded(const Scope& scope, const std::string& library) {
  return std::any_of(scope.libraries.begin(), scope.libraries.end(),
                     [&](const scope::LibraryFacts& facts) { return facts.name == library; });
}

// `indonesia.public_holidays` without its `use`.
std::string unused_library(const Scope& scope, const ast::Name& written) {
  const std::string name = written.text.substr(0, written.text.find('.'));
  const std::string library = "calendars." + name;
  const auto& there = scope.known_libraries;
  const bool known = std::find(there.begin(), there.end(), library) != there.end();
  return known && !is_loaded(scope, name) ? library : "";
}

scope::Steps suggested_sets(const Scope& scope, const ast::Name& written) {
  const std::vector<std::string> known = qualified_sets(scope);
  for (const std::string& name : known) {
    if (name.ends_with("." + written.text)) return {scope::suggestion(written, name)};
  }
  if (const std::string library = unused_library(scope, written); !library.empty()) {
    return {{fmt::format("the library is not used yet; write above: use {}", library)}};
  }
  return scope::suggestions(written, known);
}

}  // namespace

void analyze_holidays(Scope& scope, const ast::File& file) {
  each<ast::Holidays>(file, [&](const ast::Holidays& written, std::int32_t row) {
    analyze_set(scope, written, written.name.text,
                scope.program.holiday_sets[static_cast<std::size_t>(row)]);
  });
  each<ast::Use>(file, [&](const ast::Use& use, std::int32_t) {
    if (use.path.empty()) return;
    const std::string& name = use.path.back().text;
    if (!is_loaded(scope, name)) scope.missing_libraries.insert(name);
  });
}

namespace {

// The name of a library that is not there may be the slip, not the one that is written here.
bool is_of_missing_library(const Scope& scope, const std::vector<ast::Name>& path) {
  if (scope.missing_libraries.contains(path.front().text)) return true;
  return path.size() > 1 && !is_loaded(scope, path.front().text) &&
         !scope.missing_libraries.empty();
}

}  // namespace

Id<ir::HolidaySet> resolve_holidays(Scope& scope, const std::vector<ast::Name>& path) {
  if (path.empty()) return {};
  const bool own = find(scope.names, path.front().text, kThing<ast::Holidays>) != nullptr;
  if (path.size() == 1 && (own || scope.names.incomplete)) {
    return resolve<ast::Holidays>(scope, path.front());
  }
  for (const scope::LibraryFacts& library : scope.libraries) {
    if (path.size() == 1 || library.name != path.front().text) continue;
    const auto found = scope::row_of<ast::Holidays>(library.names, path.back().text);
    if (found.valid()) return bring_in(scope, library, found.at);
    if (library.names.incomplete) return {};
    break;
  }
  if (is_of_missing_library(scope, path)) return {};
  ast::Name written = path.front();
  if (path.size() > 1) written.text += "." + path.back().text;
  written.span.end = path.back().span.end;
  complain(scope, diagnose(Code::AK0201, written.span,
                           worded("no holiday set is named `{}`", written.text))
                      .with_label("not declared")
                      .with_steps(suggested_sets(scope, written)));
  return {};
}

}  // namespace akad::calendars
