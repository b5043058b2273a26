// The choices on which money depends and where the field disagrees: what is asked, and the
// sentences to choose from. One table.
#pragma once

#include "compiler/scope/scope.h"

namespace akad::scope {

enum class Choice {
  Judged,
  Reopened,
  Retarget,
  OpenItems,
  SmallNumbers,
  EmptyMonth,
  Neighbours,
  Crossing,
  Subjects,
  Nights,
  MissedBefore
};

// Reports that `name` (a declaration) does not make the choice; `word` fills the sentences: the
// signal that changes, the log whose things are counted, the subject, the whole line to go on.
// `because`: what the choice is needed for, if that stands elsewhere.
void demand(Scope& scope, Choice choice, Span span, const std::string& name,
            const std::string& word, Label because = {});

}  // namespace akad::scope
