#include "runtime/settlement/limits/choices.h"

#include <algorithm>

namespace akad::settlement {
namespace {

// What one chooses among falls under the other as one.
bool takes_as_one(const ir::Cap& outer, const ir::Cap& choice) {
  const auto is_shared = [&](Id<ir::Signal> group) {
    return std::find(choice.groups.begin(), choice.groups.end(), group) != choice.groups.end();
  };
  return ir::says(outer) == ir::CapSays::Most && !ir::looks_back(outer) &&
         ir::holds_whole(outer.cadence, choice.cadence) &&
         (!outer.by_subject || choice.by_subject) &&
         std::all_of(outer.groups.begin(), outer.groups.end(), is_shared);
}

}  // namespace

Choices::Choices(const ir::Program& program) : cut_apart_(program.caps.size()) {
  std::vector<Id<ir::Cap>> choice_of(program.credits.size());
  std::vector<std::size_t> sizes(program.caps.size());
  for (const Id<ir::Cap> id : ids_of(program.caps)) {
    if (!program[id].only_largest) continue;
    for (const Id<ir::Credit> credit : ir::covered_by(program, program[id])) {
      choice_of[credit.index()] = id;
      ++sizes[id.index()];
    }
  }
  for (const ir::Cap& cap : program.caps) {
    if (cap.only_largest) continue;
    std::map<Id<ir::Cap>, std::size_t> touched;
    for (const Id<ir::Credit> credit : ir::covered_by(program, cap)) {
      if (choice_of[credit.index()].valid()) ++touched[choice_of[credit.index()]];
    }
    for (const auto& [choice, count] : touched) {
      if (count < sizes[choice.index()] || !takes_as_one(cap, program[choice])) {
        cut_apart_[choice.index()] = true;
      }
    }
  }
}

void Choices::add(const CapScope& scope, const LineItem& line, std::size_t period) {
  const auto [row, is_first] = ends_.try_emplace(scope);
  Ends& ends = row->second;
  if (is_first) ends.period = period;
  ends.one_period = ends.one_period && ends.period == period;
  const bool is_claimable = line.claim && line.claim->amount > 0;
  ends.open = ends.open || line.open > 0 || is_endless(line) || is_claimable;
  if (line.claim && line.claim->state != ir::ClaimState::Due) {
    // What may be claimed, or is open of it, may become due whole.
    ends.endless = ends.endless || line.open > 0 || is_claimable;
    return;
  }
  ends.due = std::max(ends.due, due_of(line));
  ends.may = std::max<Rational>(ends.may, due_of(line) + line.open);
  ends.endless = ends.endless || is_endless(line);
}

std::optional<Rational> Choices::left(const CapScope& scope) const {
  const Ends& ends = ends_.at(scope);
  if (ends.endless) return std::nullopt;
  return std::max<Rational>(ends.may - ends.due, 0);
}

bool Choices::may_fall(const CapScope& scope) const {
  const Ends& ends = ends_.at(scope);
  return ends.open && (!ends.one_period || !is_said(std::get<0>(scope)));
}

}  // namespace akad::settlement
