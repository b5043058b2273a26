#include "runtime/events/duplicates.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

#include "runtime/base/assert.h"
#include "runtime/events/order.h"

namespace akad::events {

namespace {

constexpr std::size_t kFirstSlots = 4096;  // a power of two
constexpr std::size_t kMostWaiting = 32;
constexpr std::uint64_t kLow24 = (1u << 24) - 1;

std::size_t place_of(std::uint32_t hash, std::size_t slots) {
  return static_cast<std::size_t>(hash >> (32 - std::countr_zero(slots)));
}

// One record of those that share an id.
struct Claim {
  std::size_t first = 0;
  std::size_t count = 0;
  std::int32_t log = 0;
  std::int32_t file = 0;
  std::uint64_t line = 0;
  bool unnamed = false;
  bool conflicts = false;
};

struct Settling {
  EventStore& store;
  ContentOrder order;

  Instant earliest(const Claim& claim) const {
    Instant at = kNever;
    for (std::size_t i = claim.first; i < claim.first + claim.count; ++i) {
      at = std::min(at, store.occurrences[i].at);
    }
    return at;
  }

  int compare_at(std::size_t a, std::size_t b) const {
    const Occurrence& x = store.occurrences[a];
    const Occurrence& y = store.occurrences[b];
    const auto key = [this](const Occurrence& o, std::size_t i) {
      return std::tuple(o.at, o.channel, store.subjects.text(o.subject),
                        store.sequences.empty() ? 0 : store.sequences[i]);
    };
    const auto of_x = key(x, a);
    const auto of_y = key(y, b);
    if (of_x != of_y) return of_x < of_y ? -1 : 1;
    return order.value_before(x, y) ? -1 : order.value_before(y, x) ? 1 : 0;
  }

  // A record that says nothing (more) stands behind one that does.
  int compare(const Claim& a, const Claim& b) const {
    const Instant at_a = earliest(a);
    const Instant at_b = earliest(b);
    if (at_a != at_b) return at_a < at_b ? -1 : 1;
    for (std::size_t i = 0; i < std::min(a.count, b.count); ++i) {
      const int order_here = compare_at(a.first + i, b.first + i);
      if (order_here != 0) return order_here;
    }
    return a.count == b.count ? 0 : a.count > b.count ? -1 : 1;
  }

  void give_up(const Claim& claim) {
    LogTally& tally = store.tallies[static_cast<std::size_t>(claim.log)];
    for (std::size_t i = claim.first; i < claim.first + claim.count; ++i) {
      store.occurrences[i].dead = 1;
    }
    if (claim.count > 0) --tally.used;
    if (claim.count == 0 && claim.unnamed) --tally.unnamed;
    if (claim.count > 0 || claim.unnamed) ++tally.not_used;
  }

  // The losers of one id's claims, told in `losers`.
  void settle(const std::vector<Claim>& claims, std::vector<Claim>& losers) {
    std::size_t winner = 0;
    for (std::size_t i = 1; i < claims.size(); ++i) {
      if (compare(claims[i], claims[winner]) < 0) winner = i;
    }
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (i == winner) continue;
      losers.push_back(claims[i]);
      losers.back().conflicts = compare(claims[i], claims[winner]) != 0;
    }
  }

  void tell(const Claim& loser) {
    Finding finding;
    finding.kind = loser.conflicts ? FindingKind::ConflictingDuplicate : FindingKind::Duplicate;
    finding.log = loser.log;
    finding.file = loser.file;
    finding.line = loser.line;
    const bool listed = count_of(store.findings, loser.log, finding.kind) < kMostListed;
    if (listed && loser.count > 0) {
      finding.subject = store.subjects.text(store.occurrences[loser.first].subject);
    }
    if (listed && loser.conflicts) finding.detail = "another record with this id was kept";
    add_finding(store.findings, std::move(finding));
  }
};

}  // namespace

Duplicates::Duplicates() : slots_(kFirstSlots) { waiting_.reserve(kMostWaiting); }

void Duplicates::add(std::string_view id, const RecordNote& note) {
  AKAD_ASSERT(note.count <= kLow24 && note.file < (1 << 23));
  const auto file = static_cast<std::size_t>(note.file);
  if (file >= log_of_file_.size()) log_of_file_.resize(file + 1);
  log_of_file_[file] = note.log;
  const XXH128_hash_t hash = XXH3_128bits_withSeed(id.data(), id.size(),
                                                   static_cast<std::uint64_t>(note.log));
  const auto upper = static_cast<std::uint32_t>(hash.high64 >> 32);
  __builtin_prefetch(&slots_[place_of(upper, slots_.size())], 1);
  waiting_.push_back({upper,
                      {hash.low64, note.first << 24 | note.count,
                       note.line << 24 | file << 1 | (note.unnamed ? 1 : 0)}});
  if (waiting_.size() == kMostWaiting) settle_waiting();
}

std::size_t Duplicates::find(const Waiting& waiting) const {
  std::size_t at = place_of(waiting.hash, slots_.size());
  while (slots_[at].entry != 0) {
    const bool same = slots_[at].hash == waiting.hash &&
                      entries_[slots_[at].entry - 1].hash == waiting.entry.hash;
    if (same) break;
    at = at + 1 == slots_.size() ? 0 : at + 1;
  }
  return at;
}

void Duplicates::settle_waiting() {
  for (const Waiting& waiting : waiting_) {
    Slot& slot = slots_[find(waiting)];
    if (slot.entry != 0) {
      repeats_.push_back(waiting);
      continue;
    }
    entries_.push_back(waiting.entry);
    slot = {waiting.hash, static_cast<std::uint32_t>(entries_.size())};
    if (entries_.size() * 3 > slots_.size() * 2) grow();
  }
  waiting_.clear();
}

void Duplicates::grow() {
  AKAD_ASSERT(slots_.size() < (std::size_t{1} << 31));
  LargeVector<Slot> larger(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.entry == 0) continue;
    std::size_t at = place_of(slot.hash, larger.size());
    while (larger[at].entry != 0) at = at + 1 == larger.size() ? 0 : at + 1;
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

void Duplicates::finish(EventStore& store, const ir::Program& program) {
  settle_waiting();
  Settling settling{store, ContentOrder(store, program)};
  const auto claim = [this](const Entry& entry) {
    const auto file = static_cast<std::int32_t>(entry.place >> 1 & (kLow24 >> 1));
    return Claim{static_cast<std::size_t>(entry.occurrences >> 24),
                 static_cast<std::size_t>(entry.occurrences & kLow24),
                 log_of_file_[static_cast<std::size_t>(file)],
                 file,
                 entry.place >> 24,
                 (entry.place & 1) != 0,
                 false};
  };
  const auto id = [](const Waiting& w) { return std::pair(w.hash, w.entry.hash); };
  std::stable_sort(repeats_.begin(), repeats_.end(),
                   [&id](const Waiting& a, const Waiting& b) { return id(a) < id(b); });
  std::vector<Claim> claims;
  std::vector<Claim> losers;
  for (std::size_t i = 0; i < repeats_.size();) {
    claims.assign(1, claim(entries_[slots_[find(repeats_[i])].entry - 1]));
    const auto same = id(repeats_[i]);
    for (; i < repeats_.size() && id(repeats_[i]) == same; ++i) {
      claims.push_back(claim(repeats_[i].entry));
    }
    settling.settle(claims, losers);
  }
  std::sort(losers.begin(), losers.end(), [](const Claim& a, const Claim& b) {
    return std::tuple(a.file, a.line) < std::tuple(b.file, b.line);
  });
  for (const Claim& loser : losers) {
    settling.give_up(loser);
    settling.tell(loser);
  }
}

}  // namespace akad::events
