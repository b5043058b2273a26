#include "runtime/events/reading/duplicates.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "runtime/base/assert.h"
#include "runtime/events/order.h"

namespace akad::events {

namespace {

constexpr const char* kOnlyWord =
    "nothing else tells how it stood then: settle as of a later instant, or give the export as it "
    "stood then";

// One record of those that share an id.
struct Claim {
  std::size_t first = 0;
  std::size_t count = 0;
  std::int32_t log = 0;
  std::int32_t file = 0;
  std::uint64_t line = 0;
  std::uint64_t element = 0;
  bool unnamed = false;
  Instant latest = 0;  // of snapshots
  bool ended = false;  // likewise: a window in it has an end
  const Trouble* trouble = nullptr;
  Late* late = nullptr;

  bool is_refused() const { return trouble != nullptr && trouble->refused; }
};

struct Settling {
  EventStore& store;
  const ir::Program& program;
  ContentOrder order;
  Silenced& silenced;
  std::vector<Replacing>& replacing;
  bool snapshots = false;

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
    if (order.value_before(x, y)) return -1;
    if (order.value_before(y, x)) return 1;
    if (store.befores.empty()) return 0;
    const auto told = [&](std::size_t first, std::size_t second) {
      return order.before_before(x.channel, store.befores[first], store.befores[second]);
    };
    return told(a, b) ? -1 : told(b, a) ? 1 : 0;
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
    const ir::Log& log = program.logs[static_cast<std::size_t>(claim.log)];
    if (claim.count == 0 && !log.same.empty()) {
      silenced.emplace(claim.file, claim.line, claim.element);
    }
    if (claim.count > 0) --tally.used;
    if (claim.count == 0 && claim.unnamed) --tally.unnamed;
    if (claim.count > 0 || claim.unnamed) ++tally.not_used;
  }

  std::strong_ordering compare_attributes(const Claim& a, const Claim& b) const {
    for (const AttributeColumn& column : store.attributes) {
      const auto first_of = [&column](const Claim& claim) {
        return column.values.begin() + static_cast<std::ptrdiff_t>(claim.first);
      };
      const auto found = std::lexicographical_compare_three_way(
          first_of(a), first_of(a) + static_cast<std::ptrdiff_t>(a.count), first_of(b),
          first_of(b) + static_cast<std::ptrdiff_t>(b.count));
      if (found != 0) return found;
    }
    return std::strong_ordering::equal;
  }

  // Records that say the same are told apart by what stands beside their occurrences, and where the
  // tally tells them apart.
  bool counts_before(const Claim& a, const Claim& b) const {
    if (a.latest != b.latest) return a.latest > b.latest;
    if (a.ended != b.ended) return a.ended;
    if (const int found = compare(a, b); found != 0) return found < 0;
    if (const auto found = compare_attributes(a, b); found != 0) return found < 0;
    return b.unnamed && !a.unnamed;
  }

  // Of one id's claims the first counts. There may be very many: none is kept.
  template <class ClaimAt>
  void settle(std::size_t count, ClaimAt claim_at) {
    std::size_t winner = count;
    Claim kept;
    for (std::size_t i = 0; i < count; ++i) {
      const Claim claim = claim_at(i);
      if (claim.late != nullptr || is_out(claim) || claim.is_refused()) continue;
      if (winner < count && !counts_before(claim, kept)) continue;
      kept = claim;
      winner = i;
    }
    for (std::size_t i = 0; i < count && winner < count; ++i) {
      if (i == winner) continue;
      const Claim claim = claim_at(i);
      if (claim.late != nullptr) claim.late->replaced = true;
      if (claim.late != nullptr || is_out(claim)) continue;
      if (claim.trouble != nullptr) lose_replaced(claim, kept);
      if (claim.is_refused()) continue;
      tell(claim, kept);
      give_up(claim);
    }
  }

  // It stood otherwise by the instant of evaluation, or the same, and nobody can say which.
  void lose_late(const Claim& claim) {
    const Late& late = *claim.late;
    const Id<ir::Log> log{claim.log};
    if (late.loss == Late::kNone) {
      store.losses.push_back({log, late.subject, late.from});
    } else {
      Loss& loss = store.losses[late.loss];
      loss.from = std::min(loss.from, late.from);
    }
    if (has_rows_of_subjects(program, log)) name(store, log, late.subject);
    if (!claim.unnamed || is_out(claim)) return;
    LogTally& tally = store.tallies[static_cast<std::size_t>(claim.log)];
    --tally.unnamed;
    ++tally.not_used;
  }

  void settle_late(const Claim& claim) {
    constexpr FindingKind kKind = FindingKind::AfterAsOf;
    const bool lost = !claim.late->replaced;
    if (lost) lose_late(claim);
    if (claim.unnamed && !lost) return;
    const std::string_view subject = store.subjects.text(claim.late->subject);
    if (!store.findings.would_list(claim.log, kKind, subject)) {
      return store.findings.count(claim.log, kKind);
    }
    store.findings.add({kKind, claim.log, claim.file, claim.line, std::string(subject),
                        lost ? kOnlyWord : "", claim.element});
  }

  // A snapshot that lost against another record with its id.
  bool is_out(const Claim& claim) const {
    if (!snapshots) return false;
    if (claim.count > 0) return store.occurrences[claim.first].dead != 0;
    if (claim.is_refused()) return false;
    return silenced.contains({claim.file, claim.line, claim.element});
  }

  bool has_end(const Claim& claim) const {
    for (std::size_t i = claim.first; i < claim.first + claim.count; ++i) {
      const Occurrence& o = store.occurrences[i];
      if (order.channels.kind_of(o.channel) == ChannelKind::Window && o.value != kNever)
        return true;
    }
    return false;
  }

  std::uint32_t subject_of(const Claim& claim) const {
    return store.occurrences[claim.first].subject;
  }

  // Nobody knows which of the two is right. What the one says that is not kept counts nowhere; were
  // it right, the other would not count.
  void lose(const Claim& loser, const Claim& kept) {
    const Id<ir::Log> log{loser.log};
    const Instant before = earliest(kept);
    if (kept.count == 0) return;
    const bool same = loser.count > 0 && subject_of(kept) == subject_of(loser);
    if (!same) note_replacing(loser, kept, FindingKind::ConflictingDuplicate);
    if (loser.count == 0) return store.losses.push_back({log, subject_of(kept), before});
    const Instant from = same ? std::min(before, earliest(loser)) : earliest(loser);
    store.losses.push_back({log, subject_of(loser), from});
    if (!same) store.losses.push_back({log, subject_of(kept), before, from, false});
  }

  // A snapshot that was told later, or nobody knows when, would have replaced the one that is kept.
  void lose_replaced(const Claim& loser, const Claim& kept) {
    const bool was_told = loser.latest >= kFirstInstant;
    if (kept.count == 0 || (was_told && loser.latest < kept.latest)) return;
    const std::uint32_t subject = subject_of(kept);
    const Instant from = earliest(kept);
    Loss loss{Id<ir::Log>{kept.log}, subject, from};
    if (loser.trouble->itself) {
      const Loss& itself = *loser.trouble->itself;
      loss.itself_of_anybody = itself.subject == Loss::kOfAnybody || itself.subject == subject;
      loss.itself_from = itself.from;
      if (loss.itself_of_anybody && itself.from <= from) return;
    }
    store.losses.push_back(loss);
    if (!loss.itself_of_anybody) note_replacing(loser, kept, FindingKind::Superseded);
  }

  void note_replacing(const Claim& loser, const Claim& kept, FindingKind why) {
    replacing.push_back({subject_of(kept), loser.log, loser.file, loser.line, loser.element, why});
  }

  // Lost or not, its subject is one of which there are results.
  void name_subject(const Claim& claim) {
    const Id<ir::Log> log{claim.log};
    if (!has_rows_of_subjects(program, log)) return;
    name(store, log, store.occurrences[claim.first].subject);
  }

  void tell(const Claim& loser, const Claim& kept) {
    const bool ended = loser.ended != kept.ended && loser.count > 0;
    const bool later = loser.latest != kept.latest || ended;
    const bool conflicts = !later && compare(loser, kept) != 0;
    const FindingKind kind = later       ? FindingKind::Superseded
                             : conflicts ? FindingKind::ConflictingDuplicate
                                         : FindingKind::Duplicate;
    std::string_view subject;
    if (loser.count > 0) subject = store.subjects.text(store.occurrences[loser.first].subject);
    // Superseded because it does not say when it was told: it is lost, and so has its row.
    const bool untold = snapshots && loser.latest < std::min(kept.latest, kFirstInstant);
    if ((conflicts || untold) && loser.count > 0) name_subject(loser);
    if (conflicts && loser.trouble == nullptr) lose(loser, kept);
    if (!store.findings.would_list(loser.log, kind, subject)) {
      return store.findings.count(loser.log, kind);
    }
    store.findings.add({kind, loser.log, loser.file, loser.line, std::string(subject),
                        conflicts ? "another record with this id was kept" : "", loser.element});
  }
};

// Rows ascend by their entry.
template <class Row>
Row* row_of(std::vector<std::pair<std::uint32_t, Row>>& rows, std::uint32_t entry) {
  const auto found =
      std::lower_bound(rows.begin(), rows.end(), entry,
                       [](const auto& row, std::uint32_t wanted) { return row.first < wanted; });
  return found != rows.end() && found->first == entry ? &found->second : nullptr;
}

}  // namespace

void Duplicates::begin_file(std::int32_t file, std::int32_t log) {
  AKAD_ASSERT(file == static_cast<std::int32_t>(files_.size()));
  files_.push_back({log, static_cast<std::uint32_t>(size())});
}

std::size_t Duplicates::file_of(std::uint32_t entry) const {
  const auto next =
      std::upper_bound(files_.begin(), files_.end(), entry,
                       [](std::uint32_t at, const File& file) { return at < file.first; });
  return static_cast<std::size_t>(next - files_.begin()) - 1;
}

void Duplicates::add(std::string_view id, const RecordNote& note) {
  AKAD_ASSERT(size() < (std::size_t{1} << 31));
  const HashKey::Hash96 hash = key_.hash96(id);
  uppers_.push_back(hash.upper);
  lowers_.push_back(hash.lower);
  notes_.add(note);
}

void Duplicates::add(std::string_view same, const RecordNote& note, Instant latest) {
  add(same, note);
  latest_.push_back(latest);
}

void Duplicates::add(std::string_view same, const RecordNote& note, Instant latest,
                     const Trouble& trouble) {
  add(same, note, latest);
  troubles_.emplace_back(static_cast<std::uint32_t>(size() - 1), trouble);
}

void Duplicates::add(std::string_view same, const RecordNote& note, Instant latest,
                     const Late& late) {
  add(same, note, latest);
  lates_.emplace_back(static_cast<std::uint32_t>(size() - 1), late);
}

void Duplicates::finish(EventStore& store, const ir::Program& program, Silenced& silenced,
                        std::vector<Replacing>& replacing) {
  const Channels channels(program);
  Settling settling{store, program, {store, channels}, silenced, replacing, !latest_.empty()};
  const auto claim = [&](std::uint32_t at) {
    const RecordNote note = notes_[at];
    const std::size_t file = file_of(at);
    Claim found{note.first, note.count,   files_[file].log, static_cast<std::int32_t>(file),
                note.line,  note.element, note.unnamed};
    if (settling.snapshots) {
      found.latest = latest_[at];
      found.ended = settling.has_end(found);
      found.trouble = row_of(troubles_, at);
      found.late = row_of(lates_, at);
    }
    return found;
  };
  std::vector<Repeat> repeats = this->repeats();
  std::sort(repeats.begin(), repeats.end(), [](const Repeat& a, const Repeat& b) {
    return std::pair(a.first, a.later) < std::pair(b.first, b.later);
  });
  for (auto first = repeats.begin(); first != repeats.end();) {
    const auto end = std::find_if(first, repeats.end(),
                                  [&](const Repeat& row) { return row.first != first->first; });
    settling.settle(static_cast<std::size_t>(end - first) + 1, [&](std::size_t at) {
      return claim(at == 0 ? first->first : (first + static_cast<std::ptrdiff_t>(at) - 1)->later);
    });
    first = end;
  }
  for (const auto& row : lates_) settling.settle_late(claim(row.first));
}

}  // namespace akad::events
