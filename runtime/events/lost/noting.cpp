// Records that cannot be used, and subjects of which nothing can, as they are read.
#include <algorithm>

#include "runtime/events/reading/reading.h"

namespace akad::events {

Instant earliest(Reading& reading) {
  Instant at = kNever;
  if (reading.shape.time != kNoTime) {
    const TimeReading time = read_time(reading, static_cast<std::size_t>(reading.shape.time));
    if (time.state == TimeState::Good) at = time.at;
  }
  const auto& all = reading.store.occurrences;
  for (std::size_t i = reading.first; i < all.size(); ++i) at = std::min(at, all[i].at);
  return at == kNever ? kFirstInstant : at;
}

void add_loss(Reading& reading, std::uint32_t subject) {
  const Loss loss{Id<ir::Log>{reading.log}, subject, reading.lost_from};
  reading.lost_again = stood_before(reading, loss);
  if (!reading.lost_again) reading.store.losses.push_back(loss);
}

void note_unsound(Reading& reading) {
  reading.store.losses.push_back({Id<ir::Log>{reading.log}, Loss::kOfAnybody, kFirstInstant});
}

namespace {

// Where the record itself has no instant, whether all that stand in it are later.
bool is_later(Reading& reading) {
  if (reading.shape.time != kNoTime) return false;
  bool later = false;
  for (std::size_t i = 0; i < reading.shape.times.size(); ++i) {
    const TimeReading time = read_time(reading, i, true);
    if (time.state == TimeState::Good && time.at < reading.as_of) return false;
    later = later || time.state == TimeState::Good;
  }
  return later;
}

}  // namespace

void note_subject(Reading& reading, std::uint32_t subject) {
  if (!reading.shape.rows_of_subjects || is_later(reading)) return;
  name(reading.store, Id<ir::Log>{reading.log}, subject);
}

bool has_rows_of_subjects(const ir::Program& program, Id<ir::Log> log) {
  return std::any_of(program.targets.begin(), program.targets.end(), [&](const ir::Target& target) {
    return ir::outage_of(target).valid() && ir::log_of(program, target) == log;
  });
}

void name(EventStore& store, Id<ir::Log> log, std::uint32_t subject) {
  if (log.index() >= store.named.size()) store.named.resize(log.index() + 1);
  std::vector<bool>& named = store.named[log.index()];
  if (subject >= named.size()) named.resize(std::max<std::size_t>(subject + 1, named.size() * 2));
  named[subject] = true;
}

}  // namespace akad::events
