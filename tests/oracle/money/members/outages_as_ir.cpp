#include "tests/oracle/money/members/outages_as_ir.h"

#include "tests/oracle/money/engine/remedies.h"
#include "tests/oracle/money/time/slots_as_ir.h"

namespace akad::oracle {
namespace {

ir::ByMembers as_ir(const MemberRules& rules) {
  ir::ByMembers members;
  members.outage = {static_cast<std::int32_t>(rules.outage)};
  if (rules.more_than) members.so_many.test = ir::Comparison::MoreThan;
  members.so_many.bound = rules.bound;
  members.so_many.is_share = rules.is_share;
  members.by_share = rules.by_share;
  return members;
}

Id<ir::Condition> add_condition(ir::Program& program, ir::Condition condition) {
  program.conditions.push_back(std::move(condition));
  return {static_cast<std::int32_t>(program.conditions.size() - 1)};
}

ir::WhileState as_ir(ir::Program& program, const std::vector<WeighedRule>& rules) {
  ir::WhileState state;
  ir::Condition any;
  any.op = ir::Operator::Or;
  for (const WeighedRule& rule : rules) {
    ir::Condition condition;
    condition.op = ir::Operator::Equal;
    condition.signal = id_of(rule.signal);
    condition.constants.resize(1);
    condition.constants[0].text = rule.text;
    state.weighs.push_back({add_condition(program, std::move(condition)), rule.share});
    any.parts.push_back(state.weighs.back().state);
  }
  state.state = any.parts.size() == 1 ? any.parts.front() : add_condition(program, std::move(any));
  return state;
}

Id<ir::Log> add_log(ir::Program& program, const MemberRules& rules, Id<ir::Log> members) {
  ir::Log log;
  log.name = "several" + std::to_string(program.logs.size());
  log.members = members;
  if (rules.by) {
    log.members_by = id_of(*rules.by);
  } else {
    log.single_subject = rules.all_as;
  }
  program.logs.push_back(log);
  return {static_cast<std::int32_t>(program.logs.size() - 1)};
}

}  // namespace

void add_outages(ir::Program& program, const MoneyCase& money, const ToldOfProbes& told) {
  for (const OutageRules& rules : money.outages) {
    ir::Outage outage;
    outage.name = "outage" + std::to_string(program.outages.size());
    outage.log = told.log;
    switch (rules.told) {
      case Told::ByEvents:
        outage.down = ir::FromEventToEvent{{told.went_down}, {told.came_up}};
        break;
      case Told::ByWindows: outage.down = ir::DuringWindows{{told.incident}}; break;
      case Told::ByState:
        outage.down =
            rules.weighed.empty() ? ir::WhileState{told.down} : as_ir(program, rules.weighed);
        break;
      case Told::BySlots: outage.down = as_ir(rules.slots, told.went_down, told.came_up); break;
      case Told::ByMembers:
        outage.log = add_log(program, rules.members, told.log);
        outage.down = as_ir(rules.members);
    }
    if (rules.lasting == Lasting::AtLeast) outage.test = ir::LengthTest::AtLeast;
    if (rules.lasting == Lasting::MoreThan) outage.test = ir::LengthTest::MoreThan;
    outage.length = rules.length;
    outage.counted = rules.only_excess ? ir::Counted::Excess : ir::Counted::Whole;
    outage.merge_gap = rules.apart;
    program.outages.push_back(outage);
  }
}

}  // namespace akad::oracle
