// The engine's answers about a batch, in the oracle's words.
#pragma once

#include <vector>

#include "runtime/events/store.h"
#include "tests/oracle/cases/story_cases.h"

namespace akad::oracle {

// The stories as a log would give them; subjects in their order.
events::EventStore store_of(const Batch& batch);

// By clock (and target), then by subject.
using Answers = std::vector<std::vector<std::vector<StoryItem>>>;
Answers ask_engine(const Batch& batch);

std::vector<StoryItem> ask_oracle(const Batch& batch, MinuteTable& minutes, std::size_t target,
                                  std::size_t subject, Sights* sights = nullptr);

// Of an instant that the oracle did not reach, all that is known is that it is later.
bool same(const Batch& batch, const std::vector<StoryItem>& fast,
          const std::vector<StoryItem>& slow);

}  // namespace akad::oracle
