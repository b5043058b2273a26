// A scenario while it is analysed, and the steps of that.
#pragma once

#include "compiler/sema/passes.h"

namespace akad::sema {

// A line of what happens, and when.
struct Happened {
  const ast::HappeningLine* line;
  Instant at;
};

struct Story {
  Scope& scope;
  const ast::Scenario& written;
  ir::Scenario& row;
  const std::vector<Id<ir::Field>>& pairs;  // by event
  bool exclusions_known = true;  // else what they ask for may be what could not be understood
  Subjects subjects = {};
  std::vector<Span> lines = {};                     // of the subjects
  std::vector<Happened> happened = {};              // in the order of the text
  std::set<const ast::HappeningLine*> strays = {};  // whose date is reported already
};

// What a scenario tells of one subject, by its name.
struct Mentions {
  std::size_t given = 0;        // so often; several logs may tell of one subject
  std::vector<Span> places;     // in the order of the text, happenings first
  std::set<std::string> words;  // events, windows and signals of its log
  std::set<Id<ir::Log>> logs;   // whose results are expected of it; none: not known
};
std::map<std::string, Mentions> mentions_in(const Scope& scope, const ast::Scenario& written);
// The logs that can tell all that.
std::vector<Id<ir::Log>> logs_telling(const Scope& scope, const Mentions& told);
// Subjects that are spoken of and not given, each once; AK0702.
void report_missing(Story& story, const std::map<std::string, Mentions>& mentions);

// What a line says of signals; each once.
std::vector<ir::ScenarioValue> values_of(Story& story, Id<ir::Log> log,
                                         const std::vector<ast::Setting>& settings);
// `told`: all that is told of the subject.
void analyze_given(Story& story, const ast::GivenLine& line, const Mentions& told);
void analyze_happening(Story& story, const ast::HappeningLine& written);

// Lines that are out of order: the wrong date is looked for where it stands; AK0701.
void check_order(Story& story);
// What happens or is expected outside the term; AK1072.
void check_in_term(Story& story);

}  // namespace akad::sema
