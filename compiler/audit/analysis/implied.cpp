#include "compiler/audit/analysis/implied.h"

#include <algorithm>

#include "compiler/audit/analysis/alike.h"

namespace akad::audit {
namespace {

constexpr std::size_t kMostCases = 64;

// A condition without parts, where one of several values may be fixed.
struct Fact {
  const ir::Condition* row;
  const ir::Constant* value;  // null: as the row has it
};
using Case = std::vector<Fact>;  // all of them hold

struct Conditions {
  const ir::Program& program;
  bool too_many = false;

  // The cases in which the condition holds; none followed where there are too many.
  std::vector<Case> cases_of(Id<ir::Condition> id) {
    const ir::Condition& row = program[id];
    if (row.op == ir::Operator::And) return joined(row);
    if (row.op == ir::Operator::Or) return either(row);
    if (row.op != ir::Operator::OneOf) return {{{&row, nullptr}}};
    std::vector<Case> cases;
    for (const ir::Constant& value : row.constants) cases.push_back({{&row, &value}});
    return bounded(std::move(cases));
  }

  bool holds(Id<ir::Condition> id, const Case& facts) const {
    const ir::Condition& row = program[id];
    const auto part_holds = [&](Id<ir::Condition> part) { return holds(part, facts); };
    if (row.op == ir::Operator::And) {
      return std::all_of(row.parts.begin(), row.parts.end(), part_holds);
    }
    if (row.op == ir::Operator::Or) {
      return std::any_of(row.parts.begin(), row.parts.end(), part_holds);
    }
    return std::any_of(facts.begin(), facts.end(),
                       [&](const Fact& fact) { return tells(fact, row); });
  }

 private:
  std::vector<Case> bounded(std::vector<Case> cases) {
    if (cases.size() <= kMostCases) return cases;
    too_many = true;
    return {};
  }
  std::vector<Case> either(const ir::Condition& row) {
    std::vector<Case> cases;
    for (const Id<ir::Condition> part : row.parts) {
      auto more = cases_of(part);
      cases.insert(cases.end(), more.begin(), more.end());
    }
    return bounded(std::move(cases));
  }
  std::vector<Case> joined(const ir::Condition& row) {
    std::vector<Case> cases = {{}};
    for (const Id<ir::Condition> part : row.parts) {
      std::vector<Case> next;
      for (const Case& more : cases_of(part)) {
        for (Case one : cases) {
          one.insert(one.end(), more.begin(), more.end());
          next.push_back(std::move(one));
        }
        if (next.size() > kMostCases) break;
      }
      cases = bounded(std::move(next));
    }
    return cases;
  }

  static const ir::Constant* value_of(const Fact& fact) {
    if (fact.value != nullptr) return fact.value;
    const bool one = fact.row->op == ir::Operator::Equal && fact.row->constants.size() == 1;
    return one ? &fact.row->constants.front() : nullptr;
  }
  static bool tells(const Fact& fact, const ir::Condition& asked) {
    if (said_by(*fact.row) == said_by(asked) && fact.row->parts.empty()) return true;
    const bool same = fact.row->field == asked.field && fact.row->signal == asked.signal;
    const ir::Constant* value = value_of(fact);
    if (!same || value == nullptr) return false;
    if (asked.op == ir::Operator::Present) return true;
    if (asked.op != ir::Operator::Equal && asked.op != ir::Operator::OneOf) return false;
    return std::any_of(
        asked.constants.begin(), asked.constants.end(),
        [&](const ir::Constant& other) { return said_by(other) == said_by(*value); });
  }
};

}  // namespace

bool is_implied(const ir::Program& program, Id<ir::Condition> by, Id<ir::Condition> asked) {
  Conditions conditions{program};
  const std::vector<Case> cases = conditions.cases_of(by);
  if (conditions.too_many || cases.empty()) return false;
  return std::all_of(cases.begin(), cases.end(),
                     [&](const Case& facts) { return conditions.holds(asked, facts); });
}

}  // namespace akad::audit
