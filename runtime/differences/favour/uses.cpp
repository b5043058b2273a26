#include "runtime/differences/favour/uses.h"

#include <algorithm>

#include "runtime/differences/favour/measures/conditions.h"
#include "runtime/differences/favour/measures/items.h"
#include "runtime/differences/favour/measures/time.h"

namespace akad::differences {
namespace {

// How a condition depends on one of its parts.
enum class Way { Not, Grows, Otherwise };

Way way_to(const ir::Program& program, Id<ir::Condition> root, const std::string& name) {
  if (!root.valid()) return Way::Not;
  const ir::Condition& condition = program[root];
  if (condition.name == name) return Way::Grows;
  const bool grows = condition.op == ir::Operator::And || condition.op == ir::Operator::Or;
  Way way = Way::Not;
  for (const Id<ir::Condition> part : condition.parts) {
    const Way of_part = way_to(program, part, name);
    if (of_part != Way::Not && way != Way::Otherwise) way = grows ? of_part : Way::Otherwise;
  }
  return way;
}

// What rows depend on the condition with the name, through which field.
struct Seeker {
  const ir::Program& program;
  const std::string& name;
  std::vector<std::string> grows = {};  // fields of the row
  bool otherwise = false;

  template <class T>
  void field(const char* called, T& value, const ir::RuleOf<T>& = {}) {
    look(called, value);
  }
  template <class... A>
  void kind(const char*, std::variant<A...>& one) {
    ir::describe_kind(*this, one);
  }

 private:
  template <class T>
  void look(const char* called, const T& value) {
    if constexpr (std::is_same_v<T, Id<ir::Condition>>) {
      const Way way = way_to(program, value, name);
      if (way == Way::Grows) grows.emplace_back(called);
      otherwise = otherwise || way == Way::Otherwise;
    } else if constexpr (ir::kIsVector<T>) {
      for (const auto& one : value) look(called, one);
    } else if constexpr (ir::kIsRow<T>) {
      ir::describe_row(*this, value);
    }
  }
};

template <class Row>
Turn where_it_grows(const Context& context, Id<Row> id, const std::vector<std::string>& fields) {
  const auto only = [&](std::string_view field) {
    return std::all_of(fields.begin(), fields.end(),
                       [&](const std::string& one) { return one == field; });
  };
  if constexpr (std::is_same_v<Row, ir::Clock>) {
    if (only("pause_while")) return more_pauses(context, id);
  } else if constexpr (std::is_same_v<Row, ir::Outage>) {
    if (only("state")) return more_down(context, id);
  }
  return Turn::Unknown;
}

bool is_by_season(ir::Cadence cadence) { return cadence == ir::Cadence::Season; }

}  // namespace

Turn of_condition(const Context& context, Id<ir::Condition> before, Id<ir::Condition> after) {
  const ir::Program& program = context.program();
  const Id<ir::Condition> here = context.edition == Edition::Before ? before : after;
  const Turn turn = between(context.rows, before, after, Turn::More);
  Turn all = Turn::Same;
  ir::for_tables([&]<class Row>(const ir::Table<Row>&) {
    if constexpr (!std::is_same_v<Row, ir::Condition> && !std::is_same_v<Row, ir::Scenario>) {
      const auto& table = ir::table_of<Row>(program);
      for (const Id<Row> id : ids_of(table)) {
        Seeker seeker{program, program[here].name};
        ir::describe_row(seeker, table[id.index()]);
        if (seeker.otherwise) all = Turn::Unknown;
        if (seeker.grows.empty()) continue;
        all = both(all, turned(turn, where_it_grows(context, id, seeker.grows)));
      }
    }
  });
  return all;
}

bool is_heard(const ir::Program& program, Id<ir::Log> log) {
  return std::any_of(program.targets.begin(), program.targets.end(), [&](const auto& target) {
    const std::vector<Id<ir::Log>> logs = ir::logs_of(program, target);
    const bool of_it = std::find(logs.begin(), logs.end(), log) != logs.end();
    const bool decides = std::holds_alternative<ir::OfTime>(target.of) ||
                         ir::figure_of(target).valid() ||
                         target.lost == ir::LostRecords::Undetermined;
    return of_it && decides;
  });
}

bool has_seasons(const ir::Program& program) {
  const auto any = [](const auto& rows, auto cadence) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const auto& row) { return is_by_season(row.*cadence); });
  };
  return any(program.targets, &ir::Target::cadence) || any(program.caps, &ir::Cap::cadence) ||
         any(program.fees, &ir::Fee::period) ||
         any(program.exclusions, &ir::Exclusion::quota_cadence);
}

std::vector<Id<ir::Calendar>> closed_on(const ir::Program& program, Id<ir::HolidaySet> set) {
  std::vector<Id<ir::Calendar>> calendars;
  for (const Id<ir::Calendar> id : ids_of(program.calendars)) {
    const auto sets = ir::holidays_of(program[id]);
    if (std::find(sets.begin(), sets.end(), set) != sets.end()) calendars.push_back(id);
  }
  return calendars;
}

}  // namespace akad::differences
