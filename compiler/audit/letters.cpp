#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <utility>

#include "compiler/audit/rules.h"
#include "runtime/base/written/letters.h"

namespace akad::audit {
namespace {

// What conditions compare: a place in records, also where a signal that always stands there is
// asked, or a signal that stands there of some records only.
using Place = std::pair<Id<ir::Field>, Id<ir::Signal>>;

struct Written {
  std::string text;
  Span span;
};

struct Letters {
  Audit& audit;
  std::map<std::pair<Place, std::u32string>, Written> first = {};
  std::set<std::pair<Place, std::u32string>> known = {};

  Place place_of(const ir::Condition& condition) const {
    if (!condition.signal.valid()) return {condition.field, {}};
    return place_of(condition.signal);
  }
  Place place_of(Id<ir::Signal> signal) const {
    const ir::Signal& row = audit.program[signal];
    const bool own = row.when.valid() || !row.means.empty();
    return {row.field, own ? signal : Id<ir::Signal>{}};
  }

  // Whoever names both in one list knows that they are two values.
  void note_list(const Place& place, const std::vector<ir::Constant>& constants) {
    std::map<std::u32string, std::string_view> here;
    for (const ir::Constant& constant : constants) {
      const auto [other, fresh] = here.emplace(in_small_letters(constant.text), constant.text);
      if (!fresh && other->second != constant.text) known.emplace(place, other->first);
    }
  }

  void add(const Place& place, const std::vector<ir::Constant>& constants, Span span) {
    for (const ir::Constant& constant : constants) {
      if (constant.kind != ir::ConstantKind::Text) continue;
      const std::pair key(place, in_small_letters(constant.text));
      if (known.contains(key)) continue;
      const auto [other, fresh] = first.emplace(key, Written{constant.text, span});
      if (fresh || other->second.text == constant.text) continue;
      report(other->second, {constant.text, span});
    }
  }

  void report(const Written& here, const Written& there) {
    warn(audit, diagnose(Code::AK1007, there.span,
                         worded("\"{}\" and \"{}\" differ only in capital letters, and are two "
                                "values",
                                here.text, there.text))
                    .with_other(here.span, fmt::format("\"{}\" here", here.text))
                    .with_help("write the value as it stands in the records; where both do, name "
                               "both: is one of (…)"));
  }
};

}  // namespace

void check_letters(Audit& audit) {
  Letters letters{audit};
  for (const Id<ir::Signal> id : ids_of(audit.program.signals)) {
    letters.note_list(letters.place_of(id), audit.program[id].one_of);
  }
  for (const ir::Condition& condition : audit.program.conditions) {
    letters.note_list(letters.place_of(condition), condition.constants);
  }
  for (const Id<ir::Signal> id : ids_of(audit.program.signals)) {
    letters.add(letters.place_of(id), audit.program[id].one_of, audit.map[id]);
  }
  for (const Id<ir::Condition> id : ids_of(audit.program.conditions)) {
    const ir::Condition& condition = audit.program[id];
    if (condition.op == ir::Operator::Contains) continue;
    letters.add(letters.place_of(condition), condition.constants, audit.map[id]);
  }
}

}  // namespace akad::audit
