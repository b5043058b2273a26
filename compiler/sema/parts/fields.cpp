// Places in a record, as they are written.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

std::vector<std::string> names_of(const std::vector<std::vector<std::string>>& lists) {
  std::vector<std::string> names;
  for (const std::vector<std::string>& list : lists) {
    names.push_back(fmt::format("{}", fmt::join(list, ".")));
  }
  return names;
}

}  // namespace

std::int32_t outward_of(Scope& scope, Id<ir::Log> log, const ast::Path& path) {
  if (!path.outward) return 0;
  const auto& lists = facts_of(scope, log).lists;
  if (lists.empty()) {
    if (!facts_of(scope, log).broken) {
      complain(scope, diagnose(Code::AK0204, path.outward->span,
                               "a record is its document, unless the log says that its elements "
                               "are records")
                          .with_help("leave this out, or write: records are the elements of …"));
    }
    return 0;
  }
  const std::vector<std::string> list = texts_of(path.outward->element);
  if (list.empty()) return static_cast<std::int32_t>(lists.size());
  const auto found = std::find(lists.begin(), lists.end(), list);
  if (found != lists.end()) return static_cast<std::int32_t>(lists.end() - found) - 1;
  complain(scope, diagnose(Code::AK0201, path.outward->span,
                           worded("`{}` is not one of the lists whose elements are records",
                                  fmt::join(list, ".")))
                      .with_help(fmt::format("they are: {}", fmt::join(names_of(lists), ", "))));
  return 0;
}

std::vector<std::string> texts_of(const std::vector<ast::Name>& steps) {
  std::vector<std::string> texts;
  for (const ast::Name& step : steps) texts.push_back(step.text);
  return texts;
}

Id<ir::Field> field_at(Scope& scope, Id<ir::Log> log, std::vector<std::string> steps,
                       std::int32_t outward, std::int32_t item) {
  auto& fields = scope.program.fields;
  const Id<ir::Field> next{static_cast<std::int32_t>(fields.size())};
  const auto [found, fresh] = scope.fields.emplace(std::tuple{log.at, outward, item, steps}, next);
  if (fresh) fields.push_back({std::move(steps), outward, item});
  return found->second;
}

namespace {

// Where it was written first.
void note_place(SourceMap& map, Id<ir::Field> field, Span span) {
  std::vector<Span>& spans = map.of<ir::Field>();
  if (spans.size() <= field.index()) spans.resize(field.index() + 1);
  if (spans[field.index()].file < 0) spans[field.index()] = span;
}

}  // namespace

Id<ir::Field> field_of(Scope& scope, Id<ir::Log> log, const ast::Path& path) {
  if (path.steps.size() > ir::kMostPathSteps) {
    complain(scope, Code::AK0902, path.span,
             worded("a place in a record has at most {} steps", ir::kMostPathSteps));
  }
  std::int32_t item = 0;
  if (path.item) {
    item = scope::count_of(scope, *path.item, 1, ir::kMostItemOfList, "the number of an item")
               .value_or(1);
  }
  const Id<ir::Field> field =
      field_at(scope, log, texts_of(path.steps), outward_of(scope, log, path), item);
  note_place(scope.map, field, path.span);
  return field;
}

}  // namespace akad::sema
