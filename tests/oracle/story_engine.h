// What the engine makes of the same stories, in the oracle's words.
#pragma once

#include "tests/oracle/story_cases.h"

namespace akad::oracle {

// By clock (and target), then by subject.
using Answers = std::vector<std::vector<std::vector<StoryItem>>>;
Answers ask_engine(const Batch& batch);

}  // namespace akad::oracle
