// When somebody is told of an item: asked again after every happening of its life, with nothing
// known of what comes later.
#pragma once

#include "tests/oracle/stories/story_life.h"

namespace akad::oracle {

// Beside Target::escalations; kNever = nobody is told, kUnknown = it lies too far ahead.
// `happenings` in the order of time and sequence.
std::vector<Instant> escalations(const StoryQuestion& question, const LifeItem& item,
                                 const std::vector<Happening>& happenings);

}  // namespace akad::oracle
