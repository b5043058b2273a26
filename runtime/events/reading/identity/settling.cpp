#include "runtime/events/reading/identity/settling.h"

#include <algorithm>

namespace akad::events {

namespace {

constexpr std::string_view kOnlyWord =
    "nothing else tells how it stood then: settle as of a later instant, or give the export as it "
    "stood then";

}  // namespace

void Settling::give_up(const Claim& claim) {
  LogTally& tally = store_.tallies[static_cast<std::size_t>(claim.log)];
  for (std::size_t i = claim.first; i < claim.first + claim.count; ++i) {
    store_.occurrences[i].dead = 1;
  }
  const ir::Log& log = program_.logs[static_cast<std::size_t>(claim.log)];
  if (claim.count == 0 && !log.same.empty()) {
    silenced_.emplace(claim.file, claim.line, claim.element);
  }
  if (claim.count > 0) --tally.used;
  if (claim.count == 0 && claim.unnamed) --tally.unnamed;
  if (claim.count > 0 || claim.unnamed) ++tally.not_used;
}

void Settling::settle(std::size_t count, const ClaimAt& claim_at) {
  std::size_t winner = count;
  Claim kept;
  for (std::size_t i = 0; i < count; ++i) {
    const Claim claim = claim_at(i);
    if (claim.late != nullptr || is_out(claim) || claim.is_refused()) continue;
    if (winner < count && !order_.counts_before(claim, kept)) continue;
    kept = claim;
    winner = i;
  }
  if (snapshots_ && winner < count) note_revisions(count, claim_at, kept);
  for (std::size_t i = 0; i < count && winner < count; ++i) {
    if (i == winner) continue;
    const Claim claim = claim_at(i);
    if (claim.late != nullptr) claim.late->replaced = true;
    if (claim.late != nullptr || is_out(claim)) continue;
    if (claim.trouble != nullptr && !claim.trouble->again) lose_replaced(claim, kept);
    if (claim.is_refused()) continue;
    tell(claim, kept);
    give_up(claim);
  }
}

// It stood otherwise by the instant of evaluation, or the same, and nobody can say which.
void Settling::lose_late(const Claim& claim) {
  const Late& late = *claim.late;
  const Id<ir::Log> log{claim.log};
  if (late.loss == Late::kNone) {
    store_.losses.push_back({log, late.subject, late.from});
  } else {
    Loss& loss = store_.losses[late.loss];
    loss.from = std::min(loss.from, late.from);
  }
  if (has_rows_of_subjects(program_, log)) name(store_, log, late.subject);
  if (!claim.unnamed || is_out(claim)) return;
  LogTally& tally = store_.tallies[static_cast<std::size_t>(claim.log)];
  --tally.unnamed;
  ++tally.not_used;
}

void Settling::settle_late(const Claim& claim) {
  constexpr FindingKind kKind = FindingKind::AfterAsOf;
  const bool lost = !claim.late->replaced;
  if (lost) lose_late(claim);
  if (claim.unnamed && !lost) return;
  const std::string_view subject = store_.subjects.text(claim.late->subject);
  if (!store_.findings.would_list(claim.log, kKind, subject)) {
    return store_.findings.count(claim.log, kKind);
  }
  store_.findings.add({kKind, claim.log, claim.file, claim.line, std::string(subject),
                       std::string(lost ? kOnlyWord : kCountsLater), claim.element});
}

// A snapshot that lost against another record with its id.
bool Settling::is_out(const Claim& claim) const {
  if (!snapshots_) return false;
  if (claim.count > 0) return store_.occurrences[claim.first].dead != 0;
  if (claim.is_refused()) return false;
  return silenced_.contains({claim.file, claim.line, claim.element});
}

std::uint32_t Settling::subject_of(const Claim& claim) const {
  return store_.occurrences[claim.first].subject;
}

// Nobody knows which of the two is right. What the one says that is not kept counts nowhere; were
// it right, the other would not count.
void Settling::lose(const Claim& loser, const Claim& kept) {
  const Id<ir::Log> log{loser.log};
  const Instant before = order_.earliest(kept);
  if (kept.count == 0) return;
  const bool same = loser.count > 0 && subject_of(kept) == subject_of(loser);
  if (!same) note_replacing(loser, kept, FindingKind::ConflictingDuplicate);
  if (loser.count == 0) return store_.losses.push_back({log, subject_of(kept), before});
  const Instant from = same ? std::min(before, order_.earliest(loser)) : order_.earliest(loser);
  store_.losses.push_back({log, subject_of(loser), from});
  if (!same) store_.losses.push_back({log, subject_of(kept), before, from, false});
}

// A snapshot that was told later, or nobody knows when, would have replaced the one that is kept.
void Settling::lose_replaced(const Claim& loser, const Claim& kept) {
  const bool was_told = loser.latest >= kFirstInstant;
  if (kept.count == 0 || (was_told && loser.latest < kept.latest)) return;
  const std::uint32_t subject = subject_of(kept);
  const Instant from = order_.earliest(kept);
  Loss loss{Id<ir::Log>{kept.log}, subject, from};
  if (loser.trouble->itself) {
    const Loss& itself = *loser.trouble->itself;
    loss.itself_of_anybody = itself.subject == Loss::kOfAnybody || itself.subject == subject;
    loss.itself_from = itself.from;
    if (loss.itself_of_anybody && itself.from <= from) return;
  }
  store_.losses.push_back(loss);
  if (!loss.itself_of_anybody) note_replacing(loser, kept, FindingKind::Superseded);
}

void Settling::note_replacing(const Claim& loser, const Claim& kept, FindingKind why) {
  replacing_.push_back({subject_of(kept), loser.log, loser.file, loser.line, loser.element, why});
}

// Lost or not, its subject is one of which there are results.
void Settling::name_subject(const Claim& claim) {
  const Id<ir::Log> log{claim.log};
  if (!has_rows_of_subjects(program_, log)) return;
  name(store_, log, store_.occurrences[claim.first].subject);
}

void Settling::tell(const Claim& loser, const Claim& kept) {
  const bool ended = loser.ended != kept.ended && loser.count > 0;
  const bool later = loser.latest != kept.latest || ended;
  const bool conflicts = !later && order_.compare(loser, kept) != 0;
  const FindingKind kind = later       ? FindingKind::Superseded
                           : conflicts ? FindingKind::ConflictingDuplicate
                                       : FindingKind::Duplicate;
  std::string_view subject;
  if (loser.count > 0) subject = store_.subjects.text(store_.occurrences[loser.first].subject);
  // Superseded because it does not say when it was told: it is lost, and so has its row.
  const bool untold = snapshots_ && loser.latest < std::min(kept.latest, kFirstInstant);
  if ((conflicts || untold) && loser.count > 0) name_subject(loser);
  if (conflicts && loser.trouble == nullptr) lose(loser, kept);
  if (!store_.findings.would_list(loser.log, kind, subject)) {
    return store_.findings.count(loser.log, kind);
  }
  Finding finding{kind,
                  loser.log,
                  loser.file,
                  loser.line,
                  std::string(subject),
                  conflicts ? "another record with this id was kept" : "",
                  loser.element};
  if (conflicts) finding.other = {kept.file, kept.line, kept.element};
  store_.findings.add(std::move(finding));
}

}  // namespace akad::events
