// A difference made smaller: what is taken away makes no difference to it.
#pragma once

#include "tests/oracle/cases/story_cases.h"

namespace akad::oracle {

// One clock, its target and one story.
Batch only(const Batch& batch, std::size_t target, std::size_t subject);

// Of a batch of one: rules, windows and happenings are taken away while the answers differ.
void make_smaller(Batch& batch);

}  // namespace akad::oracle
