#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "compiler/audit/rules.h"
#include "runtime/base/written/letters.h"

namespace akad::audit {
namespace {

// What conditions compare: a place in records, also where a signal that always stands there is
// asked, or a signal that stands there of some records only.
using Place = std::pair<Id<ir::Field>, Id<ir::Signal>>;

// Where a spelling of a value stands first, which of them it is, and how often it is used.
struct Written {
  Span span;
  std::size_t number = 0;
  std::size_t times = 0;
};
using Spellings = std::map<std::string, Written>;

struct Letters {
  Audit& audit;
  std::map<std::pair<Place, std::u32string>, Spellings> spellings = {};
  std::set<std::pair<Place, std::u32string>> known = {};
  // Of scenarios: where, the spelling of the agreement, and where that stands.
  std::map<std::pair<std::uint32_t, std::string>, std::tuple<Span, std::string, Span>> strange = {};

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

  // Where there is no place, a value is only counted: a scenario may have a slip on purpose.
  void add(const Place& place, const ir::Constant& constant, std::optional<Span> span) {
    if (constant.kind != ir::ConstantKind::Text) return;
    const std::pair key(place, in_small_letters(constant.text));
    if (span) {
      Spellings& rows = spellings[key];
      rows.try_emplace(constant.text, Written{*span, rows.size()});
    }
    const auto rows = spellings.find(key);
    if (rows == spellings.end()) return;
    const auto row = rows->second.find(constant.text);
    if (row != rows->second.end()) ++row->second.times;
  }
  void add(const Place& place, const std::vector<ir::Constant>& constants, Span span) {
    for (const ir::Constant& constant : constants) add(place, constant, span);
  }
  void add(const std::vector<ir::ScenarioValue>& values, Span scenario) {
    for (const ir::ScenarioValue& value : values) {
      if (value.absent) continue;
      add(place_of(value.signal), value.value, std::nullopt);
      note_strange(place_of(value.signal), value.value, scenario);
    }
  }

  // A scenario that writes a value as nothing else does shows another story than it seems to.
  void note_strange(const Place& place, const ir::Constant& value, Span scenario) {
    if (value.kind != ir::ConstantKind::Text) return;
    const std::pair key(place, in_small_letters(value.text));
    const auto rows = spellings.find(key);
    if (rows == spellings.end() || rows->second.contains(value.text) || known.contains(key)) return;
    strange.try_emplace({scenario.begin, value.text}, scenario, rows->second.begin()->first,
                        rows->second.begin()->second.span);
  }

  // The spelling that is used less is the slip, if one is; of two used as often, the later one.
  void report_all() {
    for (const auto& [key, rows] : spellings) {
      if (known.contains(key)) continue;
      const auto usual =
          std::max_element(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
            return std::pair(a.second.times, b.second.number) <
                   std::pair(b.second.times, a.second.number);
          });
      for (auto row = rows.begin(); row != rows.end(); ++row) {
        if (row != usual) report(*row, *usual);
      }
    }
  }

  void report_strange() {
    for (const auto& [key, told] : strange) {
      const auto& [scenario, usual, place] = told;
      tell(audit, diagnose(Code::AK1007, scenario,
                           worded("the scenario says \"{}\", and the agreement \"{}\": they are "
                                  "two values",
                                  key.second, usual))
                      .with_other(place, fmt::format("\"{}\" here", usual))
                      .with_help("write the value in the scenario as the agreement has it"));
    }
  }

  void report(const Spellings::value_type& slip, const Spellings::value_type& usual) {
    const bool clear = slip.second.times < usual.second.times;
    tell(audit, diagnose(Code::AK1007, slip.second.span,
                         worded("\"{}\" and \"{}\" differ only in capital letters, and are two "
                                "values",
                                slip.first, usual.first))
                    .with_label(clear ? fmt::format("written so {}, and as \"{}\" {}",
                                                    times(slip.second.times), usual.first,
                                                    times(usual.second.times))
                                      : std::string())
                    .with_other(usual.second.span, fmt::format("\"{}\" here", usual.first))
                    .with_help("write the value as it stands in the records; where both do, name "
                               "both: is one of (…)"));
  }

  static std::string times(std::size_t count) {
    return count == 1 ? "once" : fmt::format("{} times", count);
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
  for (const Id<ir::Scenario> id : ids_of(audit.program.scenarios)) {
    const ir::Scenario& scenario = audit.program[id];
    const Span place = audit.map[id];
    for (const ir::ScenarioSubject& subject : scenario.subjects) {
      letters.add(subject.values, place);
    }
    for (const ir::Happening& happening : scenario.happenings) {
      letters.add(happening.values, place);
    }
  }
  letters.report_all();
  letters.report_strange();
}

}  // namespace akad::audit
