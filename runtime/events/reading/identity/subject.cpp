// A subject that several keys tell together.
#include "runtime/base/text.h"
#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

template <class Take>
void each_key(const Reading& reading, Take take) {
  take(reading.shape.subject);
  for (const std::int32_t slot : reading.shape.also) take(slot);
}

}  // namespace

bool has_keys(Reading& reading) {
  bool all = true;
  each_key(reading, [&](std::int32_t slot) {
    if (!all || name_at(reading, slot)) return;
    report_nameless(reading, FindingKind::WithoutSubject, slot);
    all = false;
  });
  return all;
}

std::optional<std::uint32_t> take_keys(Reading& reading) {
  if (!has_keys(reading)) return std::nullopt;
  each_key(reading, [&](std::int32_t slot) { report_unstable(reading, slot); });
  return reading.store.subjects.intern(subject_of_keys(reading));
}

std::string subject_of_keys(const Reading& reading) {
  std::vector<std::string> keys;
  std::string room;
  each_key(reading, [&](std::int32_t slot) {
    keys.emplace_back(name_of(value_at(reading, slot), room).value_or(""));
  });
  for (const std::string& key : keys) {
    if (key.empty()) return "";
  }
  return text_of_parts(keys);
}

}  // namespace akad::events
