// Random agreements with clocks and targets, and random stories of subjects under them, where
// mistakes would be: about clock changes, closing times, and several happenings in one instant.
#pragma once

#include <string>
#include <vector>

#include "tests/oracle/dice.h"
#include "tests/oracle/stories/story_oracle.h"

namespace akad::oracle {

// What the agreements may use beyond the base of the language.
struct Features {
  bool limits_by_date = true;
  bool states = true;
  bool rounds = true;
  bool origins = true;
  bool items_by_value = true;
  bool early_stop = true;
  bool subject_zones = true;
  bool composed = true;
  bool escalations = true;
  bool hours_of_limits = true;
};

// Every target has a clock of its own, with the same number. Every subject has a story.
struct Batch {
  ir::Program program;
  Instant first = 0;  // a midnight of UTC before all of it
  Instant as_of = 0;
  bool sequenced = false;
  std::vector<std::vector<Happening>> stories;
};

constexpr int kDaysLookedAt = 60;  // by the oracle, from `first`

Batch any_batch(Dice& dice, const Features& features);

std::string show(const Batch& batch, const std::vector<Happening>& story);

}  // namespace akad::oracle
