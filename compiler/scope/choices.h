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
  MissedBefore,
  Dates,
  Pairs,
  FeeTaken,
  PartOfPeriod,
  FirstPeriods,
  Beyond,
  Pauses,
  PartsOfUnit,
  LastDate,
  OwedWhen,
  FewInSlots,
  FewInFigure
};

// What fills the question and its sentences.
struct Asked {
  std::string name;  // of the declaration, or of the place
  std::string word;  // the signal that changes, the log whose things are counted, the subject, the
                     // whole line to go on
  ir::Periods periods = ir::Cadence::CalendarMonth;  // of a target, of what owes a share of a fee
  std::vector<Step> offers = {};                     // where they depend on more
  std::vector<Span> also = {};                       // where the same is asked
  bool of_lengths = false;                           // of a target for how long items take together
};

// Reports that the declaration does not make the choice. `because`: what the choice is needed for,
// if that stands elsewhere.
void demand(Scope& scope, Choice choice, Span span, const Asked& asked, Label because = {});

// What holds of a question unless a clause says otherwise: the line of the interpretation, which so
// decides something. None where nothing is said of it there.
template <class Line>
const Line* general(Scope& scope) {
  if (scope.general == nullptr || ast::lines_of<Line>(*scope.general).empty()) return nullptr;
  const Line& line = ast::lines_of<Line>(*scope.general).front();
  scope.deciding.insert(line.span.begin);
  return &line;
}

// What a clause says of a question, or else what holds; `asked`: its answer is needed.
template <class Line>
const Line* answer(Scope& scope, const std::vector<Line>& own, bool asked) {
  if (!own.empty()) return &own.front();
  return asked ? general<Line>(scope) : nullptr;
}

}  // namespace akad::scope
