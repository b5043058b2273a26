#include "tests/oracle/cases/ask_engine.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/evaluation/evaluation.h"

namespace akad::oracle {
namespace {

std::int64_t stored(events::EventStore& store, const ir::Program& program,
                    const Happening& happening) {
  if (happening.event.valid()) return 0;
  const bool is_time =
      program.signals[happening.signal.index()].kind == ir::SignalKind::Time;
  if (is_time) return happening.value ? happening.value->time : kNever;
  return happening.value ? events::intern_value(store.values, *happening.value)
                         : events::intern_none(store.values);
}

std::string name_of(std::size_t subject) { return fmt::format("{:04}", subject); }

}  // namespace

events::EventStore store_of(const Batch& batch) {
  events::EventStore store;
  const events::Channels channels(batch.program);
  for (std::size_t subject = 0; subject < batch.stories.size(); ++subject) {
    const std::uint32_t id = store.subjects.intern(name_of(subject));
    for (const Happening& happening : batch.stories[subject]) {
      const events::Channel channel = happening.event.valid()
                                        ? channels.channel_of(happening.event)
                                        : channels.channel_of(happening.signal);
      store.occurrences.push_back(
          {happening.at, stored(store, batch.program, happening), id, channel, 0});
      if (batch.sequenced) store.sequences.push_back(happening.sequence);
    }
  }
  return store;
}

namespace {

StoryItem in_words(const measures::Item& item) {
  StoryItem said{item.number, item.verdict, item.started, item.stopped, item.due, item.elapsed};
  said.missed_before = item.missed_before;
  said.attributed = {item.attributed.begin(), item.attributed.end()};
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
  const bool told = slow.started == kNever || std::equal(fast.told.begin(), fast.told.end(),
                                                         slow.told.begin(), slow.told.end(),
                                                         same_at);
  return told && fast.number == slow.number && fast.verdict == slow.verdict &&
         fast.started == slow.started && fast.stopped == slow.stopped &&
         fast.elapsed == slow.elapsed && fast.attributed == slow.attributed &&
         fast.missed_before == slow.missed_before &&
         same_at(fast.due, slow.due);
}

}  // namespace

Answers ask_engine(const Batch& batch) {
  const auto found = evaluation::evaluate(batch.program, store_of(batch),
                                          {batch.as_of, evaluation::Keep::Items, 0});
  Answers answers(batch.program.targets.size(),
                  std::vector<std::vector<StoryItem>>(batch.stories.size()));
  for (const measures::Item& item : found.all.items) {
    const auto subject = static_cast<std::size_t>(std::stoul(item.subject));
    answers[item.target.index()][subject].push_back(in_words(item));
  }
  for (auto& subjects_of_target : answers) {
    for (auto& items : subjects_of_target) {
      std::sort(items.begin(), items.end(),
                [](const StoryItem& a, const StoryItem& b) { return a.number < b.number; });
    }
  }
  return answers;
}

std::vector<StoryItem> ask_oracle(const Batch& batch, MinuteTable& minutes, std::size_t target,
                                  std::size_t subject, Sights* sights) {
  const Id<ir::Target> id{static_cast<std::int32_t>(target)};
  return story_of({batch.program, id, batch.as_of, minutes, sights}, batch.stories[subject]);
}

bool same(const Batch& batch, const std::vector<StoryItem>& fast,
          const std::vector<StoryItem>& slow) {
  return std::equal(fast.begin(), fast.end(), slow.begin(), slow.end(),
                    [&](const StoryItem& a, const StoryItem& b) { return same_item(batch, a, b); });
}

}  // namespace akad::oracle
