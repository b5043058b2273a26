#include "runtime/measures/exclusions/notices.h"

#include <algorithm>
#include <utility>

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
std::int64_t whom_of(const ir::Exclusion& row, const Claimed& claim) {
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
  std::vector<std::vector<Claimed>> everybody(all_.size());
  ClaimReader silent_reader(plan, store, answers, silent);
  const auto take = [&](Id<ir::Exclusion> id, Claimed& claim) {
    const std::int64_t concerned = whom_of(program[id], claim);
    if (concerned != kNever) {
      all_[id.index()].named[concerned].push_back(claim);
      return;
    }
    std::vector<Claimed>& of_all = everybody[id.index()];
    claim.everybodys = static_cast<std::int64_t>(of_all.size());
    of_all.push_back(claim);
  };
  for (std::uint32_t subject = 0; subject < store.subjects.size(); ++subject) {
    const clocks::Happenings happenings = clocks::happenings_of(store, subject);
    if (happenings.count == 0) continue;
    findings.next_subject(subject, happenings.count);
    silent.next_subject(subject, happenings.count);
    for (const Id<ir::Exclusion> id : read) {
      const bool found_there = !concerns_others(program[id]) && asked[id.index()].by_subject;
      ClaimReader& told = found_there ? silent_reader : reader;
      for (Claimed& claim : told.claims(id, subject, happenings)) take(id, claim);
    }
    silent.forget();
  }
  for (const Id<ir::Exclusion> id : read) {
    std::vector<Interval> spans;
    for (const Claimed& claim : everybody[id.index()]) {
      if (claim.refused == ir::GrantReason::None) spans.push_back(claim.span);
    }
    std::vector<Instant>& ends = all_[id.index()].ends;
    for (const Interval& span : spans) ends.push_back(span.to);
    std::sort(ends.begin(), ends.end());
    all_[id.index()].claimed = time::normalized(std::move(spans));
    all_[id.index()].everybody = std::make_shared<const Grants>(
        grant(plan, id, std::move(everybody[id.index()]), {}, reader.calendars()));
  }
  findings_ = findings.take();
  for (const OfExclusion& of : all_) {
    for (const auto& [concerned, claims] : of.named) {
      if (concerned < 0) continue;  // nobody can tell whom
      ids_.emplace(store.subjects.text(static_cast<std::uint32_t>(concerned)), concerned);
    }
  }
}

std::int64_t Notices::whom(const std::string& name) const {
  const auto id = ids_.find(name);
  return id == ids_.end() ? kNever : id->second;
}

bool Notices::ends_in(Id<ir::Exclusion> exclusion, const Interval& outage) const {
  const std::vector<Instant>& ends = all_[exclusion.index()].ends;
  const auto next = std::upper_bound(ends.begin(), ends.end(), outage.from);
  return next != ends.end() && *next < outage.to;
}

bool Notices::is_any_in(Id<ir::Exclusion> exclusion, const time::IntervalSet& time) const {
  const time::IntervalSet& claimed = all_[exclusion.index()].claimed;
  return std::any_of(time.begin(), time.end(), [&](const Interval& part) {
    const auto next = std::partition_point(
        claimed.begin(), claimed.end(), [&](const Interval& one) { return one.to <= part.from; });
    return next != claimed.end() && next->from < part.to;
  });
}

std::vector<Claimed> Notices::claims_about(Id<ir::Exclusion> exclusion, std::int64_t whom) const {
  const OfExclusion& of = all_[exclusion.index()];
  std::vector<Claimed> claims;
  for (const Granted& row : of.everybody->claims) claims.push_back(row.claim);
  if (const auto own = of.named.find(whom); own != of.named.end()) {
    claims.insert(claims.end(), own->second.begin(), own->second.end());
  }
  return claims;
}

}  // namespace akad::measures
