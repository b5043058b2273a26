#include "runtime/events/reading/duplicates.h"

#include <algorithm>
#include <utility>

#include "runtime/base/assert.h"
#include "runtime/events/reading/identity/settling.h"

namespace akad::events {

namespace {

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
  Settling settling(store, program, channels, silenced, replacing, !latest_.empty());
  const auto claim = [&](std::uint32_t at) {
    const RecordNote note = notes_[at];
    const std::size_t file = file_of(at);
    Claim found{note.first, note.count,   files_[file].log, static_cast<std::int32_t>(file),
                note.line,  note.element, note.unnamed};
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
