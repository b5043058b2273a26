// Grouping by subject: one counting pass, then each subject's own occurrences are sorted where they
// are not in order already, which in logs they nearly always are.
#include <algorithm>
#include <numeric>

#include "runtime/events/order.h"

namespace akad::events {

namespace {

bool before(const ContentOrder& order, const Occurrence& a, std::int64_t sequence_a,
            const Occurrence& b, std::int64_t sequence_b) {
  if (a.at != b.at) return a.at < b.at;
  if (sequence_a != sequence_b) return sequence_a < sequence_b;
  if (a.channel != b.channel) return a.channel < b.channel;
  return order.value_before(a, b);
}

void sort_plain(Occurrence* begin, Occurrence* end, const ContentOrder& order) {
  const auto earlier = [&order](const Occurrence& a, const Occurrence& b) {
    return before(order, a, 0, b, 0);
  };
  if (!std::is_sorted(begin, end, earlier)) std::sort(begin, end, earlier);
}

struct Numbered {
  Occurrence occurrence;
  std::int64_t sequence = 0;
};

void sort_numbered(EventStore& store, std::size_t first, std::size_t end, const ContentOrder& order,
                   std::vector<Numbered>& room) {
  room.clear();
  for (std::size_t i = first; i < end; ++i) {
    room.push_back({store.occurrences[i], store.sequences[i]});
  }
  std::sort(room.begin(), room.end(), [&order](const Numbered& a, const Numbered& b) {
    return before(order, a.occurrence, a.sequence, b.occurrence, b.sequence);
  });
  for (std::size_t i = first; i < end; ++i) {
    store.occurrences[i] = room[i - first].occurrence;
    store.sequences[i] = room[i - first].sequence;
  }
}

// Drops what is dead and puts each subject's occurrences together, in reading order.
void group(EventStore& store) {
  const bool numbered = !store.sequences.empty();
  std::vector<std::size_t> next(store.subjects.size() + 1, 0);
  for (const Occurrence& o : store.occurrences) {
    if (!o.dead) ++next[o.subject + 1];
  }
  std::partial_sum(next.begin(), next.end(), next.begin());
  store.first = next;
  LargeVector<Occurrence> grouped(next.back());
  LargeVector<std::int64_t> sequences(numbered ? next.back() : 0);
  for (std::size_t i = 0; i < store.occurrences.size(); ++i) {
    const Occurrence& o = store.occurrences[i];
    if (o.dead) continue;
    const std::size_t place = next[o.subject]++;
    grouped[place] = o;
    if (numbered) sequences[place] = store.sequences[i];
  }
  store.occurrences = std::move(grouped);
  store.sequences = std::move(sequences);
}

}  // namespace

void arrange(EventStore& store, const ir::Program& program) {
  group(store);
  const Channels channels(program);
  const ContentOrder order{store, channels};
  std::vector<Numbered> room;
  for (std::size_t s = 0; s + 1 < store.first.size(); ++s) {
    if (store.sequences.empty()) {
      Occurrence* all = store.occurrences.data();
      sort_plain(all + store.first[s], all + store.first[s + 1], order);
    } else {
      sort_numbered(store, store.first[s], store.first[s + 1], order, room);
    }
  }
}

}  // namespace akad::events
