#include "tests/oracle/cases/ask_engine.h"

#include <fmt/format.h>

#include <algorithm>

#include "tests/harness/records.h"
#include "tests/harness/road.h"

namespace akad::oracle {
namespace {

std::string name_of(std::size_t subject) { return fmt::format("{:04}", subject); }

}  // namespace

events::EventStore store_of(const Batch& batch) {
  events::EventStore store;
  harness::Records records(batch.program, store);
  for (std::size_t subject = 0; subject < batch.stories.size(); ++subject) {
    const std::string name = name_of(subject);
    store.subjects.intern(name);  // also one of whom nothing is told
    for (const Happening& happening : batch.stories[subject]) {
      if (happening.event.valid())
        records.happen(name, happening.at, happening.event);
      else
        records.say(name, happening.at, happening.signal, happening.value);
      if (batch.sequenced) records.in_order(happening.sequence);
    }
  }
  return store;
}

namespace {

StoryItem in_words(const measures::Item& item) {
  StoryItem said{item.number, item.verdict, item.started, item.stopped, item.due, item.elapsed};
  said.missed_before = item.missed_before;
  for (const auto& [value, elapsed] : item.attributed) {
    said.attributed[value.value_or("(none)")] = elapsed;
  }
  for (const targets::Escalated& escalated : item.escalations) said.told.push_back(escalated.at);
  return said;
}

bool same_instant(const Batch& batch, Instant fast, Instant slow) {
  if (slow == kUnknown) return true;
  return slow == kBeyond ? fast >= batch.first + kDaysLookedAt * kDay : fast == slow;
}

bool same_item(const Batch& batch, const StoryItem& fast, const StoryItem& slow) {
  const auto same_at = [&](Instant a, Instant b) { return same_instant(batch, a, b); };
  // Without a start there is nothing to tell of.
  const bool told =
      slow.started == kNever ||
      std::equal(fast.told.begin(), fast.told.end(), slow.told.begin(), slow.told.end(), same_at);
  return told && fast.number == slow.number && fast.verdict == slow.verdict &&
         fast.started == slow.started && fast.stopped == slow.stopped &&
         fast.elapsed == slow.elapsed && fast.attributed == slow.attributed &&
         fast.missed_before == slow.missed_before && same_at(fast.due, slow.due);
}

}  // namespace

Answers ask_engine(const Batch& batch) {
  events::EventStore store = store_of(batch);
  const measures::Partial found = harness::measured(batch.program, store, batch.as_of);
  Answers answers(batch.program.targets.size(),
                  std::vector<std::vector<StoryItem>>(batch.stories.size()));
  for (const measures::Item& item : found.items) {
    const auto subject = static_cast<std::size_t>(std::stoul(item.subject));
    answers[item.target.index()][subject].push_back(in_words(item));
  }
  return answers;
}

std::vector<StoryItem> ask_oracle(const Batch& batch, MinuteTable& minutes, std::size_t target,
                                  std::size_t subject, Sights* sights) {
  const Id<ir::Target> id{static_cast<std::int32_t>(target)};
  auto items = story_of({batch.program, id, batch.as_of, minutes, sights}, batch.stories[subject]);
  // Lines of --items stand in the order of the start, then of the number.
  std::stable_sort(items.begin(), items.end(), [](const StoryItem& a, const StoryItem& b) {
    return std::pair(a.started, a.number) < std::pair(b.started, b.number);
  });
  return items;
}

bool same(const Batch& batch, const std::vector<StoryItem>& fast,
          const std::vector<StoryItem>& slow) {
  return std::equal(fast.begin(), fast.end(), slow.begin(), slow.end(),
                    [&](const StoryItem& a, const StoryItem& b) { return same_item(batch, a, b); });
}

}  // namespace akad::oracle
