// Levels of targets: what results that are so good are called.
#include <fmt/format.h>

#include "compiler/scope/clauses.h"
#include "compiler/scope/names.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/targets/target.h"
#include "runtime/ir/amounts/cuts.h"

namespace akad::sema {
namespace {

// The promise, whose direction they have.
bool asks_as_promised(Target& target, const ast::LevelLine& line) {
  const bool at_least = ir::more_is_better(target.row.test);
  if (ir::more_is_better(line.test.kind) == at_least) return true;
  complain(target.scope,
           diagnose(Code::AK0207, line.span,
                    worded("the target `{}` is promised at {}, and its level `{}` at {}",
                           target.written.name.text, at_least ? "least" : "most", line.name.text,
                           at_least ? "most" : "least"))
               .with_help("levels go from the best results to worse ones: each says what is at "
                          "least, or at most, as the promise does"));
  return false;
}

// A level as it is written, and as it is meant.
struct Read {
  const ast::LevelLine* line = nullptr;
  ir::Level level = {};
};

bool goes_on(Target& target, const Read& read, const Read& before) {
  if (!ir::can_be(read.level, scale_of(ir::measured_kind(target.row)))) {
    complain(target.scope, diagnose(Code::AK0503, read.line->span, "no result has this level")
                               .with_label("never reached")
                               .with_help("leave it out, or write the boundary that is meant"));
    return false;
  }
  if (before.line == nullptr || ir::is_worse(read.level, before.level)) return true;
  complain(target.scope,
           diagnose(Code::AK0503, read.line->span,
                    worded("no result has this level: each that could have it has the level `{}`",
                           before.level.name))
               .with_label("never reached")
               .with_other(before.line->span, "this level takes it")
               .with_help("levels stand from the best to the worst"));
  return false;
}

bool is_new(Target& target, const std::vector<ast::LevelLine>& lines, std::size_t at) {
  for (std::size_t i = 0; i < at; ++i) {
    if (lines[i].name.text != lines[at].name.text) continue;
    scope::report_twice(target.scope, lines[i].span, lines[at].span,
                        fmt::format("level {}", lines[at].name.text));
    return false;
  }
  return true;
}

}  // namespace

const ir::Level* level_of(Scope& scope, Id<ir::Target> id, const ast::Name& name) {
  if (!id.valid() || name.text.empty()) return nullptr;
  const ir::Target& target = scope.program[id];
  std::vector<std::string> names;
  for (const ir::Level& level : target.levels) {
    if (level.name == name.text) return &level;
    names.push_back(level.name);
  }
  if (scope.targets[id.index()].broken) return nullptr;
  complain(scope, diagnose(Code::AK0201, name.span,
                           worded("the target `{}` has no level `{}`", target.name, name.text))
                      .with_steps(scope::suggestions(name, names)));
  return nullptr;
}

void analyze_levels(Target& target) {
  const std::vector<ast::LevelLine>& lines = target.written.levels;
  if (lines.size() > ir::kMostLevels) {
    complain(target.scope, Code::AK0308, lines[ir::kMostLevels].span,
             fmt::format("a target has {} levels at most", ir::kMostLevels));
    return;
  }
  const scope::MeasuredBy by{ir::measured_kind(target.row),
                             fmt::format("the target `{}`", target.written.name.text),
                             ir::summed_by(target.row)};
  Read before;  // the last one without a mistake
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const ast::LevelLine& line = lines[at];
    if (!is_new(target, lines, at)) continue;
    const auto bound = quantity_of(target.scope, line.test.bound, by);
    // One with a mistake is known by its name all the same.
    const Read read{&line, {line.name.text, line.test.kind, bound.value_or(target.row.bound)}};
    target.row.levels.push_back(read.level);
    if (bound && asks_as_promised(target, line) && goes_on(target, read, before)) before = read;
  }
}

}  // namespace akad::sema
