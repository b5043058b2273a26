#include "runtime/events/trail/trail.h"

#include "runtime/base/assert.h"

namespace akad::events {

Trail trail_of(const EventStore& store, std::uint32_t subject) {
  const auto* lines = values_of(store, Attribute::Line);
  const auto* elements = values_of(store, Attribute::Element);
  AKAD_ASSERT(lines != nullptr && elements != nullptr);
  Trail trail{std::string(store.subjects.text(subject)), {}};
  if (subject + 1 >= store.first.size()) return trail;
  for (std::size_t i = store.first[subject]; i < store.first[subject + 1]; ++i) {
    if (store.occurrences[i].dead != 0) continue;
    const std::int64_t line = (*lines)[i];
    trail.steps.push_back({store.occurrences[i], store.sequences.empty() ? 0 : store.sequences[i],
                           file_of_line(line), number_of_line(line),
                           static_cast<std::uint64_t>((*elements)[i])});
  }
  return trail;
}

}  // namespace akad::events
