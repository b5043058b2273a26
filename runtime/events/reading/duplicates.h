// Records with the same id. Which of them counts is settled when everything has been read, so that
// the order of reading leaves no trace: the one that says more, then the earliest instant, then
// the smaller content. Of snapshots (what is the same in them is their id) the latest counts, of
// those told at one instant one with an end, then as above.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "runtime/events/reading/notes.h"
#include "runtime/events/store.h"

namespace akad::events {

// Of a snapshot that cannot be used, or does not say when it was told: what was lost of it by what
// it says itself. What it would have replaced is lost with it.
struct Trouble {
  bool refused = false;
  std::optional<Loss> itself = std::nullopt;
  bool again = false;  // it stood there before, and what it replaces is lost with that
};

// Of a snapshot told after the instant of evaluation: what is lost where nothing was told of the
// same by then.
struct Late {
  static constexpr std::size_t kNone = ~std::size_t{0};
  std::uint32_t subject = 0;
  Instant from = kNever;     // the first instant that it names
  std::size_t loss = kNone;  // the row of what is lost of it in any case
  bool replaced = false;     // something else was told by then
};

// Of what happened, or was told, after as-of: it is not lost.
inline constexpr std::string_view kCountsLater = "counts in a statement as of a later instant";

// A record that is lost, beside what it says itself, of the subject of the one that is kept.
struct Replacing {
  std::uint32_t subject = 0;
  std::int32_t log = 0;
  std::int32_t file = 0;
  std::uint64_t line = 0;
  std::uint64_t element = 0;
  FindingKind why = FindingKind::Superseded;
};

// Records without a happening that lost against another: file, line, element.
using Silenced = std::set<std::tuple<std::int32_t, std::uint64_t, std::uint64_t>>;

class Duplicates {
 public:
  void begin_file(std::int32_t file, std::int32_t log);
  void add(std::string_view id, const RecordNote& note);
  void add(std::string_view same, const RecordNote& note, Instant latest);  // a snapshot
  void add(std::string_view same, const RecordNote& note, Instant latest, const Trouble& trouble);
  void add(std::string_view same, const RecordNote& note, Instant latest, const Late& late);
  std::size_t size() const { return uppers_.size(); }
  void wish_room_for(std::size_t ids) {
    wish_room(lowers_, ids);
    wish_room(uppers_, ids);
    notes_.wish_room_for(ids);
  }
  // Marks the losers' occurrences dead, moves tallies, adds findings. Ids first: what has lost
  // there is no snapshot.
  void finish(EventStore& store, const ir::Program& program, Silenced& silenced,
              std::vector<Replacing>& replacing);

 private:
  // The entry `later` has the id of `first`, which was the first with it.
  struct Repeat {
    std::uint32_t first = 0;
    std::uint32_t later = 0;
  };
  struct Upper {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;
  };
  // The files that were begun.
  struct File {
    std::int32_t log = 0;
    std::uint32_t first = 0;  // entry
  };
  std::size_t file_of(std::uint32_t entry) const;
  bool is_same(std::uint32_t a, std::uint32_t b) const;  // one id of one log
  std::vector<Repeat> repeats() const;
  std::vector<std::size_t> first_of_parts(int bits) const;
  void find_repeats(const Upper* begin, const Upper* end, int known_bits,
                    std::vector<std::uint32_t>& room, std::vector<Repeat>& found) const;

  const HashKey& key_ = HashKey::of_process();
  // An id is known by 96 bits of a hash whose key nobody knew who wrote the ids.
  LargeVector<std::uint32_t> uppers_;
  LargeVector<std::uint64_t> lowers_;
  Notes notes_;
  LargeVector<Instant> latest_;                              // of snapshots: beside the entries
  std::vector<std::pair<std::uint32_t, Trouble>> troubles_;  // by entry
  std::vector<std::pair<std::uint32_t, Late>> lates_;        // by entry
  std::vector<File> files_;
};

}  // namespace akad::events
