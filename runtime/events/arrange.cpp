// Grouping by subject: one counting pass, then each subject's own occurrences are sorted where they
// are not in order already, which in logs they nearly always are.
#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "runtime/events/values/changes.h"
#include "runtime/events/values/derived.h"

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

// An occurrence with its sequence, and the place of what else stands beside it.
struct Placed {
  Occurrence occurrence;
  std::int64_t sequence = 0;
  std::int64_t told = kUntold;  // the value before
  std::size_t place = 0;
};

struct Beside {
  EventStore& store;
  const ContentOrder& order;
  std::vector<Placed> room = {};
  std::vector<std::int64_t> values = {};

  bool operator()(const Placed& a, const Placed& b) const {
    if (before(order, a.occurrence, a.sequence, b.occurrence, b.sequence)) return true;
    if (store.attributes.empty() && store.befores.empty()) return false;
    if (before(order, b.occurrence, b.sequence, a.occurrence, a.sequence)) return false;
    const Channel channel = a.occurrence.channel;
    if (order.before_before(channel, a.told, b.told)) return true;
    if (order.before_before(channel, b.told, a.told)) return false;
    for (const AttributeColumn& column : store.attributes) {
      const auto found =
          compared(store, column.what, column.values[a.place], column.values[b.place]);
      if (found != 0) return found < 0;
    }
    return false;
  }

  void sort(std::size_t first, std::size_t end) {
    const bool numbered = !store.sequences.empty();
    const bool told = !store.befores.empty();
    room.clear();
    for (std::size_t i = first; i < end; ++i) {
      room.push_back({store.occurrences[i], numbered ? store.sequences[i] : 0,
                      told ? store.befores[i] : kUntold, i});
    }
    const auto earlier = [this](const Placed& a, const Placed& b) { return (*this)(a, b); };
    if (std::is_sorted(room.begin(), room.end(), earlier)) return;
    std::sort(room.begin(), room.end(), earlier);
    for (std::size_t i = first; i < end; ++i) {
      store.occurrences[i] = room[i - first].occurrence;
      if (numbered) store.sequences[i] = room[i - first].sequence;
      if (told) store.befores[i] = room[i - first].told;
    }
    for (AttributeColumn& column : store.attributes) {
      values.clear();
      for (const Placed& placed : room) values.push_back(column.values[placed.place]);
      std::copy(values.begin(), values.end(),
                column.values.begin() + static_cast<std::ptrdiff_t>(first));
    }
  }
};

// What stands in the large pages within [begin, end) is not read again: the system may have them.
template <class T>
void give_back(T* begin, T* end) {
  constexpr std::uintptr_t kPage = LargeAllocator<T>::kPage;
  const auto first = (reinterpret_cast<std::uintptr_t>(begin) + kPage - 1) / kPage * kPage;
  const auto last = reinterpret_cast<std::uintptr_t>(end) / kPage * kPage;
  if (first < last) ::madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
}

// What is alive, each subject's from its `first` on. Subjects come in order of first sight, so that
// in a log in order of time the new places are written nearly from the first to the last, and what
// was moved is given back meanwhile: there is never much of both.
template <class T>
void move_to(const EventStore& store, const std::vector<std::size_t>& first,
             LargeVector<T>& column) {
  constexpr std::size_t kAtOnce = std::size_t{1} << 18;
  std::vector<std::size_t> next = first;
  LargeVector<T> grouped;
  grouped.reserve(first.back());
  for (std::size_t begin = 0; begin < column.size(); begin += kAtOnce) {
    const std::size_t end = std::min(column.size(), begin + kAtOnce);
    for (std::size_t i = begin; i < end; ++i) {
      const Occurrence& o = store.occurrences[i];
      if (o.dead) continue;
      const std::size_t place = next[o.subject]++;
      if (place >= grouped.size()) grouped.resize(std::min(first.back(), place + kAtOnce / 4));
      grouped[place] = column[i];
    }
    give_back(column.data() + (begin > kAtOnce ? begin - kAtOnce : 0), column.data() + end);
  }
  grouped.resize(first.back());
  column = std::move(grouped);
}

// Drops what is dead and puts each subject's occurrences together, in reading order.
void group(EventStore& store) {
  std::vector<std::size_t> first(store.subjects.size() + 1, 0);
  for (const Occurrence& o : store.occurrences) {
    if (!o.dead) ++first[o.subject + 1];
  }
  std::partial_sum(first.begin(), first.end(), first.begin());
  if (!store.sequences.empty()) move_to(store, first, store.sequences);
  if (!store.befores.empty()) move_to(store, first, store.befores);
  for (AttributeColumn& column : store.attributes) move_to(store, first, column.values);
  move_to(store, first, store.occurrences);  // last: the others look at it
  store.first = std::move(first);
}

}  // namespace

std::optional<TooMuchFollows> arrange(EventStore& store, const ir::Program& program,
                                      const limits::Limits& limits) {
  group(store);
  const Channels channels(program);
  const ContentOrder order{store, channels};
  Beside beside{store, order};
  Changes changes(store, program, order);
  const bool told = !store.befores.empty();
  const bool alone = store.sequences.empty() && store.attributes.empty() && !told;
  Occurrence* all = store.occurrences.data();
  for (std::size_t s = 0; s + 1 < store.first.size(); ++s) {
    if (alone) {
      sort_plain(all + store.first[s], all + store.first[s + 1], order);
    } else {
      beside.sort(store.first[s], store.first[s + 1]);
    }
    if (told) changes.put_in_order(store.first[s], store.first[s + 1]);
  }
  changes.begin_with_values_before();
  const auto too_much = Derived(store, program, order, limits).add();
  std::sort(store.losses.begin(), store.losses.end());
  return too_much;
}

}  // namespace akad::events
