#include "runtime/measures/exclusions.h"

#include <algorithm>

namespace akad::measures {

Exclusions::Exclusions(const plan::Plan& plan, clocks::Answers& answers, clocks::Findings& findings)
    : plan_(plan), answers_(answers), findings_(findings) {
  const ir::Program& program = *plan.program;
  used_.resize(program.exclusions.size());
  told_.resize(program.exclusions.size());
  for (const Id<ir::Target> id : ids_of(program.targets)) {
    const auto* time = std::get_if<ir::OfTime>(&program[id].of);
    if (time == nullptr) continue;
    for (const ir::Excluding& row : time->excluding) used_[row.exclusion.index()] = true;
  }
}

void Exclusions::tell(Id<ir::Exclusion> id, const clocks::Happenings& happenings, Told& told,
                      clocks::OutageEvidence* evidence) {
  clocks::tell_stretches(plan_, clocks::claim_of(plan_, id), happenings, answers_, findings_,
                         story_, evidence);
  told.known = time::normalized(story_.raw);
  told.unknown = time::normalized(story_.unknown);
}

void Exclusions::tell(const clocks::Happenings& happenings) {
  for (const Id<ir::Exclusion> id : ids_of(plan_.program->exclusions)) {
    if (used_[id.index()]) tell(id, happenings, told_[id.index()], nullptr);
  }
}

void Exclusions::of(const ir::OfTime& target, bool known, ExcludedTime& excluded) const {
  excluded.not_promised.clear();
  excluded.not_down.clear();
  for (const ir::Excluding& row : target.excluding) {
    const Told& told = told_[row.exclusion.index()];
    time::IntervalSet& to = row.time == ir::ExcludedTime::NeitherDownNorPromised
                                ? excluded.not_promised
                                : excluded.not_down;
    to = time::united(to, told.known);
    if (!known) to = time::united(to, told.unknown);
  }
  excluded.not_down = time::without(excluded.not_down, excluded.not_promised);
}

bool Exclusions::has_unknown(const ir::OfTime& target) const {
  return std::any_of(
      target.excluding.begin(), target.excluding.end(),
      [&](const ir::Excluding& row) { return !told_[row.exclusion.index()].unknown.empty(); });
}

std::vector<ExclusionEvidence> Exclusions::evidence(const ir::OfTime& target,
                                                    const clocks::Happenings& happenings) {
  std::vector<ExclusionEvidence> all;
  Told told;
  for (const ir::Excluding& row : target.excluding) {
    all.push_back({row.exclusion});
    tell(row.exclusion, happenings, told, &all.back().told);
    all.back().unknown = std::move(told.unknown);
  }
  return all;
}

}  // namespace akad::measures
