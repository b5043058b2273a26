#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "compiler/audit/analysis/cases.h"
#include "compiler/audit/analysis/stems.h"
#include "runtime/events/compare.h"

namespace akad::audit {
namespace {

// How the field calls why something happened, in English and Indonesian.
constexpr std::array<std::string_view, 9> kOfCauses = {
    "caus", "reason", "excus", "blame", "attribut", "responsib", "sebab", "nyebab", "alasan"};

// A state in which time is excused: that of an exclusion, or all but that of an outage.
struct Asked {
  Id<ir::Condition> state;
  bool excuses = false;     // where it holds
  const std::string& name;  // of the exclusion, or of the outage
};

// What of the state a signal excuses. None, where it does not, or where nothing else matters: then
// it is the state itself, which lasts as states do.
struct Excuse {
  std::vector<ir::Constant> values;  // that do, of those that are named
};
std::optional<Excuse> excuse_of(const Cases& cases, const Asked& asked, Id<ir::Signal> signal) {
  Excuse excuse;
  bool some = false;
  std::map<std::size_t, std::array<bool, 2>> outcomes;  // by value: not excused, excused
  const auto is_excused = [&](std::size_t at) {
    return cases.holds(asked.state, at) == asked.excuses;
  };
  for (std::size_t at = 0; at < cases.size(); ++at) {
    const std::vector<Cases::Turned> all = cases.turned(signal, at);
    if (all.front().at != at) continue;
    const bool without = is_excused(at);
    for (std::size_t row = 0; row < all.size(); ++row) {
      const Cases::Turned& one = all[row];
      const bool excused = is_excused(one.at);
      outcomes[row][excused ? 1 : 0] = true;
      if (without && !excused) return std::nullopt;
      if (without || !excused) continue;
      some = true;
      if (one.value != nullptr) excuse.values.push_back(*one.value);
    }
  }
  const bool others_matter = std::any_of(outcomes.begin(), outcomes.end(), [](const auto& row) {
    return row.second[0] && row.second[1];
  });
  return some && others_matter ? std::optional(excuse) : std::nullopt;
}

// Whether the condition holds of no record in which nothing stands at the field.
bool asks_for(const ir::Program& program, Id<ir::Condition> id, Id<ir::Field> field) {
  if (!id.valid()) return false;
  const ir::Condition& row = program[id];
  const auto part_asks = [&](Id<ir::Condition> part) { return asks_for(program, part, field); };
  if (row.op == ir::Operator::And) {
    return std::any_of(row.parts.begin(), row.parts.end(), part_asks);
  }
  if (row.op == ir::Operator::Or) {
    return std::all_of(row.parts.begin(), row.parts.end(), part_asks);
  }
  return row.op != ir::Operator::Not && row.op != ir::Operator::Absent && row.field == field;
}

// Whether each record that tells the one tells the other too.
bool comes_with(const ir::Program& program, const ir::Signal& one, const ir::Signal& other) {
  return one.field == other.field || asks_for(program, one.when, other.field);
}

bool may_outlast(const ir::Program& program, Id<ir::Signal> id,
                 const std::vector<Id<ir::Signal>>& asked) {
  const ir::Signal& signal = program[id];
  const bool has_values =
      signal.kind == ir::SignalKind::Text || signal.kind == ir::SignalKind::Flag;
  if (!has_values || signal.that_record_only) return false;
  return std::any_of(asked.begin(), asked.end(), [&](Id<ir::Signal> beside) {
    return beside != id && !comes_with(program, program[beside], signal);
  });
}

bool is_called_cause(const ir::Program& program, const ir::Signal& signal) {
  return speaks_of(signal.name, kOfCauses) ||
         speaks_of(ir::place_of(program[signal.field]), kOfCauses);
}

// What scenarios tell of a value that excuses: a record tells it with the state, and the next one
// leaves it as it is; or some record ends it.
struct Told {
  Id<ir::Scenario> left;  // the first in which it is left; none
  bool ended = false;
};

class Telling {
 public:
  Telling(Id<ir::Signal> signal, const Excuse& excuse, const std::vector<Id<ir::Signal>>& asked)
      : signal_(signal), excuse_(excuse), asked_(asked) {}

  Told in(const ir::Program& program) const {
    Told told;
    for (const Id<ir::Scenario> id : ids_of(program.scenarios)) look(program[id], id, told);
    return told;
  }

 private:
  bool excuses(const ir::ScenarioValue& told) const {
    return !told.absent &&
           std::any_of(excuse_.values.begin(), excuse_.values.end(),
                       [&](const ir::Constant& value) {
                         return events::as_written(value) == events::as_written(told.value);
                       });
  }
  bool is_beside(const ir::ScenarioValue& told) const {
    return told.signal != signal_ &&
           std::find(asked_.begin(), asked_.end(), told.signal) != asked_.end();
  }

  void look(const ir::Scenario& scenario, Id<ir::Scenario> id, Told& told) const {
    std::map<std::int32_t, bool> stands;  // by subject: with the state it was told with
    for (const ir::Happening& happening : scenario.happenings) {
      const auto& values = happening.values;
      const bool beside = std::any_of(values.begin(), values.end(),
                                      [&](const auto& value) { return is_beside(value); });
      const auto own = std::find_if(values.begin(), values.end(),
                                    [&](const auto& value) { return value.signal == signal_; });
      const auto before = stands.find(happening.subject);
      if (own == values.end()) {
        if (before != stands.end() && before->second && beside && !told.left.valid()) {
          told.left = id;
        }
      } else if (excuses(*own)) {
        stands[happening.subject] = beside;
      } else if (before != stands.end()) {
        told.ended = true;
      }
    }
  }

  Id<ir::Signal> signal_;
  const Excuse& excuse_;
  const std::vector<Id<ir::Signal>>& asked_;
};

// Where the state asks for the signal; the whole of it, where a value with a name does.
Id<ir::Condition> asked_at(const ir::Program& program, Id<ir::Condition> id,
                           Id<ir::Signal> signal) {
  if (program[id].signal == signal) return id;
  for (const Id<ir::Condition> part : program[id].parts) {
    const Id<ir::Condition> found = asked_at(program, part, signal);
    if (found.valid()) return found;
  }
  return {};
}

Message message_of(const Asked& asked, const ir::Signal& signal, const Excuse& excuse) {
  const std::string after =
      excuse.values.empty()
          ? signal.name
          : fmt::format("{} = {}", signal.name, events::as_written(excuse.values.front()));
  if (asked.excuses) {
    return worded("after a record with `{}` the exclusion `{}` takes each later stretch as well, "
                  "until a record tells another `{}`",
                  after, asked.name, signal.name);
  }
  return worded("after a record with `{}` each later outage of `{}` is excused as well, until a "
                "record tells another `{}`",
                after, asked.name, signal.name);
}

void check_signal(Audit& audit, const Asked& asked, const Cases& cases, Id<ir::Signal> id) {
  const ir::Signal& signal = audit.program[id];
  const std::vector<Id<ir::Signal>> all = cases.signals();
  if (!may_outlast(audit.program, id, all)) return;
  const auto excuse = excuse_of(cases, asked, id);
  if (!excuse) return;
  const Told told = Telling(id, *excuse, all).in(audit.program);
  if (told.ended || !(told.left.valid() || is_called_cause(audit.program, signal))) return;
  const Id<ir::Condition> at = asked_at(audit.program, asked.state, id);
  Diagnostic row = diagnose(Code::AK1054, audit.map[at.valid() ? at : asked.state],
                            message_of(asked, signal, *excuse))
                       .with_other(audit.map[id], "lasts until the next record that has it");
  if (told.left.valid()) {
    row = std::move(row).with_other(audit.map[told.left], "here no record ends it");
  }
  tell(audit,
       std::move(row).with_help(std::vector<std::string>{
           fmt::format("write behind the place of `{}`: of that record only", signal.name),
           fmt::format(
               "or, where the log does tell that it is over, show it in a scenario: when … {} "
               "is absent",
               signal.name)}));
}

}  // namespace

void check_lasting_causes(Audit& audit) {
  const auto check = [&](const auto& row, const ir::Stretches& when, bool excuses) {
    const auto* state = std::get_if<ir::WhileState>(&when);
    if (state == nullptr) return;
    const Cases cases(audit.program, {state->state});
    if (!cases.known()) return;
    const Asked asked{state->state, excuses, row.name};
    for (const Id<ir::Signal> signal : cases.signals()) check_signal(audit, asked, cases, signal);
  };
  for (const ir::Outage& row : audit.program.outages) check(row, row.down, false);
  for (const ir::Exclusion& row : audit.program.exclusions) check(row, row.when, true);
}

}  // namespace akad::audit
