#include "runtime/measures/exclusions/notices.h"

#include <algorithm>

namespace akad::measures {
namespace {

// How a program asks for what an exclusion tells of one subject.
struct Asked {
  bool by_subject = false;  // of that subject
  bool by_signal = false;   // of others, whom a signal of theirs names
};

std::vector<Asked> asked_of(const ir::Program& program) {
  std::vector<Asked> asked(program.exclusions.size());
  for (const ir::Target& target : program.targets) {
    const bool by_signal = ir::concerns_of(program, target).valid();
    for (const Id<ir::Exclusion> id : ir::exclusions_of(program, target)) {
      (by_signal ? asked[id.index()].by_signal : asked[id.index()].by_subject) = true;
    }
  }
  return asked;
}

bool concerns_others(const ir::Exclusion& row) { return row.concerns != ir::Concerns::Subject; }

// Who tells and who is concerned of an exclusion, where it is told for all subjects at once.
std::int64_t whom(const ir::Exclusion& row, const Claimed& claim) {
  switch (row.concerns) {
    case ir::Concerns::Subject: return claim.teller;
    case ir::Concerns::Named: return claim.concerned;
    case ir::Concerns::Everybody: return kNever;
  }
  return kNever;
}

}  // namespace

Notices::Notices(const plan::Plan& plan, const events::EventStore& store) {
  const ir::Program& program = *plan.program;
  all_.resize(program.exclusions.size());
  const std::vector<Asked> asked = asked_of(program);
  std::vector<Id<ir::Exclusion>> read;
  for (const Id<ir::Exclusion> id : ids_of(program.exclusions)) {
    if (concerns_others(program[id]) || asked[id.index()].by_signal) read.push_back(id);
  }
  if (read.empty()) return;
  clocks::Answers answers(plan, store);
  clocks::Findings findings(plan, store);
  // What each subject hears of its own exclusions is found there.
  clocks::Findings silent(plan, store);
  ClaimReader reader(plan, store, answers, findings);
  ClaimReader silent_reader(plan, store, answers, silent);
  for (std::uint32_t subject = 0; subject < store.subjects.size(); ++subject) {
    const clocks::Happenings happenings = clocks::happenings_of(store, subject);
    if (happenings.count == 0) continue;
    findings.next_subject(subject, happenings.count);
    silent.next_subject(subject, happenings.count);
    for (const Id<ir::Exclusion> id : read) {
      const bool found_there = !concerns_others(program[id]) && asked[id.index()].by_subject;
      ClaimReader& told = found_there ? silent_reader : reader;
      OfExclusion& of = all_[id.index()];
      for (Claimed& claim : told.claims(id, subject, happenings)) {
        const std::int64_t concerned = whom(program[id], claim);
        (concerned == kNever ? of.everybody : of.named[concerned]).push_back(claim);
      }
    }
    silent.forget();
  }
  findings_ = findings.take();
  for (const OfExclusion& of : all_) {
    for (const auto& [concerned, claims] : of.named) {
      if (concerned < 0) continue;  // nobody can tell whom
      ids_.emplace(store.subjects.text(static_cast<std::uint32_t>(concerned)), concerned);
    }
  }
}

std::vector<Claimed> Notices::claims_about(Id<ir::Exclusion> exclusion,
                                           std::uint32_t subject) const {
  const OfExclusion& of = all_[exclusion.index()];
  std::vector<Claimed> claims = of.everybody;
  if (const auto own = of.named.find(subject); own != of.named.end()) {
    claims.insert(claims.end(), own->second.begin(), own->second.end());
  }
  return claims;
}

std::vector<Claimed> Notices::claims_about(Id<ir::Exclusion> exclusion,
                                           const std::string& name) const {
  const auto id = ids_.find(name);
  if (id == ids_.end()) return claims_about_everybody(exclusion);
  return claims_about(exclusion, static_cast<std::uint32_t>(id->second));
}

}  // namespace akad::measures
