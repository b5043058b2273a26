#include "runtime/phrases/exclusions.h"

#include <array>

#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"

namespace akad::phrases {
namespace {

constexpr std::array<Key<0>, words(ir::Beyond{}).size()> kBeyond = {
    "akad.beyond.counts_as_down", "akad.beyond.excluded_too", "akad.beyond.lost"};
constexpr std::array<Key<1>, words(ir::AskedAt{}).size()> kLeavingOut = {
    "akad.leaving_out.stop", "akad.leaving_out.any_time"};
// By ir::Party.
constexpr std::array<Key<1>, words(ir::Party{}).size()> kIf = {"akad.if", "akad.if.provider",
                                                               "akad.if.customer"};
constexpr std::array<Key<1>, words(ir::Party{}).size()> kUnless = {
    "akad.unless", "akad.unless.provider", "akad.unless.customer"};

template <class Keys, class Enum>
auto key_of(const Keys& keys, Enum value) {
  return keys[static_cast<std::size_t>(value)];
}

struct RequirementSaid {
  const ir::Program& program;

  Phrase operator()(const ir::AnnouncedHours& asked) const {
    const std::string& event = program[asked.event].name;
    if (!asked.calendar.valid()) return Phrase("akad.if.before", event, length(asked.length));
    return Phrase("akad.if.before", event,
                  Phrase("akad.of", length(asked.length), program[asked.calendar].name));
  }
  Phrase operator()(const ir::AnnouncedDays& asked) const {
    return Phrase(
        "akad.if.before", program[asked.event].name,
        Phrase("akad.of", Phrase("akad.working_days", asked.days), program[asked.calendar].name));
  }
  Phrase operator()(const ir::Agreed& asked) const {
    return Phrase(key_of(kIf, asked.by), program[asked.event].name);
  }
  Phrase operator()(const ir::NotRefused& asked) const {
    return Phrase(key_of(kUnless, asked.by), program[asked.event].name);
  }
};

void add_quota(PhraseList& lines, const ir::Exclusion& exclusion) {
  const Phrase period = every(exclusion.quota_cadence);
  switch (exclusion.quota_of) {
    case ir::QuotaOf::Nothing: return;
    case ir::QuotaOf::Time: return lines.add("akad.quota.time", length(exclusion.quota), period);
    case ir::QuotaOf::Downtime:
      return lines.add("akad.quota.downtime", length(exclusion.quota), period);
  }
}

void add_concerns(PhraseList& lines, const ir::Program& program, const ir::Exclusion& exclusion) {
  switch (exclusion.concerns) {
    case ir::Concerns::Subject: return;
    case ir::Concerns::Named:
      return lines.add("akad.concerns", ir::place_of(program[exclusion.concerned]));
    case ir::Concerns::Everybody: return lines.add("akad.concerns_every");
  }
}

}  // namespace

Phrase beyond(ir::Beyond beyond) { return Phrase(key_of(kBeyond, beyond)); }

Phrase requirement(const ir::Program& program, const ir::Requirement& requirement) {
  return std::visit(RequirementSaid{program}, requirement.is);
}

PhraseList conditions(const ir::Program& program, const ir::Exclusion& exclusion) {
  PhraseList lines;
  if (exclusion.notice.valid()) {
    lines.add("akad.notice_is", ir::place_of(program[exclusion.notice]));
  }
  if (!exclusion.withdrawn.empty()) {
    PhraseList events;
    for (const Id<ir::Event> event : exclusion.withdrawn) events.push_back(program[event].name);
    lines.add("akad.withdrawn_on", Phrase::list("akad.or", std::move(events)));
  }
  for (const ir::Requirement& row : exclusion.conditions) {
    lines.push_back(requirement(program, row));
  }
  if (exclusion.only_within.valid()) {
    lines.add("akad.only_within", program[exclusion.only_within].name);
  }
  add_quota(lines, exclusion);
  if (ir::asks_when_announced(exclusion) || exclusion.beyond != ir::Beyond::CountsAsDown) {
    lines.push_back(beyond(exclusion.beyond));
  }
  add_concerns(lines, program, exclusion);
  return lines;
}

Phrase leaving_out(Phrase condition, ir::AskedAt at) {
  return Phrase(key_of(kLeavingOut, at), std::move(condition));
}

Phrase concerns(std::string_view signal) { return Phrase("akad.concerns", signal); }

Phrase pauses_during(std::string_view exclusion) { return Phrase("akad.pauses_during", exclusion); }

}  // namespace akad::phrases
