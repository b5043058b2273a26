#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "compiler/audit/rules.h"
#include "runtime/base/text.h"

namespace akad::audit {
namespace {

// What conditions compare: a place in records, also where a signal that always stands there is
// asked, or a signal that stands there of some records only.
using Place = std::pair<Id<ir::Field>, Id<ir::Signal>>;

struct Written {
  std::string text;
  Span span;
};

// A letter of the scripts that have capitals, as a small one.
std::uint32_t small(std::uint32_t letter) {
  const auto lies = [letter](std::uint32_t first, std::uint32_t last) {
    return letter >= first && letter <= last;
  };
  if (lies('A', 'Z') || (lies(0xC0, 0xDE) && letter != 0xD7)) return letter + 0x20;
  if (lies(0x391, 0x3A9) || lies(0x410, 0x42F)) return letter + 0x20;
  if (lies(0x400, 0x40F)) return letter + 0x50;
  if (lies(0x531, 0x556)) return letter + 0x30;
  const bool even = (lies(0x100, 0x137) && letter != 0x130) || lies(0x14A, 0x177) ||
                    lies(0x1E00, 0x1E95) || lies(0x1EA0, 0x1EFF) || lies(0x460, 0x481) ||
                    lies(0x48A, 0x4BF) || lies(0x4D0, 0x52F);
  const bool odd = lies(0x139, 0x148) || lies(0x179, 0x17E);
  if ((even && letter % 2 == 0) || (odd && letter % 2 == 1)) return letter + 1;
  return letter;
}

std::u32string small(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint here = code_point_at(text, at);
    letters += static_cast<char32_t>(small(here.value));
    at += std::max<std::size_t>(here.bytes, 1);
  }
  return letters;
}

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
      const auto [other, fresh] = here.emplace(small(constant.text), constant.text);
      if (!fresh && other->second != constant.text) known.emplace(place, other->first);
    }
  }

  void add(const Place& place, const std::vector<ir::Constant>& constants, Span span) {
    for (const ir::Constant& constant : constants) {
      if (constant.kind != ir::ConstantKind::Text) continue;
      const std::pair key(place, small(constant.text));
      if (known.contains(key)) continue;
      const auto [other, fresh] = first.emplace(key, Written{constant.text, span});
      if (fresh || other->second.text == constant.text) continue;
      report(other->second, {constant.text, span});
    }
  }

  void report(const Written& here, const Written& there) {
    warn(audit,
         diagnose(Code::AK1007, there.span,
                  fmt::format("\"{}\" and \"{}\" differ only in capital letters, and are two "
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
