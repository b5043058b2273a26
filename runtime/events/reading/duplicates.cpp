#include "runtime/events/reading/duplicates.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "runtime/base/assert.h"
#include "runtime/events/reading/identity/settling.h"

namespace akad::events {

namespace {

constexpr std::size_t kMostInPart = 2048;  // so that a part's table stays in the nearest cache

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
  AKAD_ASSERT(file < (1 << 23));
  log_of_file_.resize(static_cast<std::size_t>(file) + 1);
  log_of_file_.back() = log;
}

void Duplicates::add(std::string_view id, const RecordNote& note) {
  AKAD_ASSERT(note.count <= kLow24);
  const auto file = static_cast<std::uint64_t>(note.file);
  const HashKey::Hash96 hash = key_.hash96(id);
  AKAD_ASSERT(entries_.size() < (std::size_t{1} << 31));
  uppers_.push_back(hash.upper);
  entries_.push_back({hash.lower, note.first << 24 | note.count,
                      note.line << 24 | file << 1 | (note.unnamed ? 1 : 0)});
  if (note.element == 0) return;
  elements_.resize(entries_.size());
  elements_.back() = note.element;
}

void Duplicates::add(std::string_view same, const RecordNote& note, Instant latest) {
  add(same, note);
  latest_.push_back(latest);
}

void Duplicates::add(std::string_view same, const RecordNote& note, Instant latest,
                     const Trouble& trouble) {
  add(same, note, latest);
  troubles_.emplace_back(static_cast<std::uint32_t>(entries_.size() - 1), trouble);
}

void Duplicates::add(std::string_view same, const RecordNote& note, Instant latest,
                     const Late& late) {
  add(same, note, latest);
  lates_.emplace_back(static_cast<std::uint32_t>(entries_.size() - 1), late);
}

// Nothing is looked up while reading: at the end the ids are dealt out by the first bits of their
// hashes into parts, and each part is searched for repeats by itself. Reading order is kept.
std::vector<Duplicates::Repeat> Duplicates::repeats() const {
  const auto bits = static_cast<int>(std::bit_width(uppers_.size() / kMostInPart));
  const auto part_of = [bits](std::uint32_t hash) {
    return static_cast<std::size_t>(std::uint64_t{hash} << bits >> 32);
  };
  std::vector<std::size_t> next((std::size_t{1} << bits) + 1, 0);
  for (const std::uint32_t hash : uppers_) ++next[part_of(hash) + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  const std::vector<std::size_t> first = next;
  LargeVector<Upper> dealt(uppers_.size());
  for (std::size_t i = 0; i < uppers_.size(); ++i) {
    dealt[next[part_of(uppers_[i])]++] = {uppers_[i], static_cast<std::uint32_t>(i)};
  }
  std::vector<Repeat> found;
  std::vector<std::uint32_t> room;
  for (std::size_t part = 0; part + 1 < first.size(); ++part) {
    find_repeats(dealt.data() + first[part], dealt.data() + first[part + 1], bits, room, found);
  }
  return found;
}

bool Duplicates::is_same(std::uint32_t a, std::uint32_t b) const {
  return entries_[a].hash == entries_[b].hash &&
         log_of_file_[file_of(entries_[a])] == log_of_file_[file_of(entries_[b])];
}

// All hashes of [begin, end) have the first `known_bits` in common.
void Duplicates::find_repeats(const Upper* begin, const Upper* end, int known_bits,
                              std::vector<std::uint32_t>& room, std::vector<Repeat>& found) const {
  const std::size_t slots = std::bit_ceil(2 * static_cast<std::size_t>(end - begin) + 2);
  const int shift = 32 - std::countr_zero(slots);
  room.assign(slots, 0);  // an index from `begin` and one more; 0 = free
  for (const Upper* upper = begin; upper != end; ++upper) {
    std::size_t at = std::size_t{upper->hash << known_bits} >> shift;
    for (; room[at] != 0; at = (at + 1) & (slots - 1)) {
      const Upper& known = begin[room[at] - 1];
      if (known.hash == upper->hash && is_same(known.entry, upper->entry)) {
        found.push_back({known.entry, upper->entry});
        break;
      }
    }
    if (room[at] == 0) room[at] = static_cast<std::uint32_t>(upper - begin + 1);
  }
}

void Duplicates::finish(EventStore& store, const ir::Program& program, Silenced& silenced,
                        std::vector<Replacing>& replacing) {
  const Channels channels(program);
  Settling settling(store, program, channels, silenced, replacing, !latest_.empty());
  const auto claim = [&](std::uint32_t at) {
    const Entry& entry = entries_[at];
    const std::size_t file = file_of(entry);
    Claim found{static_cast<std::size_t>(entry.occurrences >> 24),
                static_cast<std::size_t>(entry.occurrences & kLow24),
                log_of_file_[file],
                static_cast<std::int32_t>(file),
                entry.place >> 24,
                at < elements_.size() ? elements_[at] : 0,
                (entry.place & 1) != 0};
    if (settling.of_snapshots()) {
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
