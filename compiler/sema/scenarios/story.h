// A scenario while it is analysed, and the steps of that.
#pragma once

#include "compiler/sema/passes.h"

namespace akad::sema {

struct Story {
  Scope& scope;
  const ast::Scenario& written;
  ir::Scenario& row;
  const std::vector<Id<ir::Field>>& pairs;  // by event
  bool exclusions_known = true;  // else what they ask for may be what could not be understood
  Subjects subjects = {};
  std::vector<Span> lines = {};  // of the subjects
};

// What a line says of signals; each once.
std::vector<ir::ScenarioValue> values_of(Story& story, Id<ir::Log> log,
                                         const std::vector<ast::Setting>& settings);
void analyze_given(Story& story, const ast::GivenLine& line);
void analyze_happening(Story& story, const ast::HappeningLine& written, Instant& previous);

}  // namespace akad::sema
