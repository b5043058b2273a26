// The steps of `analyze`, one a kind of declaration, in the order in which they depend on each
// other. Each fills the rows that `collect` gave out.
#pragma once

#include "compiler/calendars/calendars.h"
#include "compiler/sema/sema.h"

namespace akad::sema {

using scope::Scope;

void collect(Scope& scope, const std::vector<LoadedFile>& files);
void analyze_header(Scope& scope, const ast::File& file);
void analyze_fees(Scope& scope, const ast::File& file);
void analyze_logs(Scope& scope, const ast::File& file);
void analyze_clocks(Scope& scope, const ast::File& file);
void analyze_outages(Scope& scope, const ast::File& file);
void analyze_targets(Scope& scope, const ast::File& file);
void analyze_credits(Scope& scope, const ast::File& file);
void analyze_caps(Scope& scope, const ast::File& file);
void analyze_scenarios(Scope& scope, const ast::File& file);

// What a condition reads: places in the records of a log, or the log's signals.
enum class Reads { Record, Signals };
// No row when something in it was reported.
Id<ir::Condition> analyze_condition(Scope& scope, Id<ir::Log> log, Reads reads,
                                    const ast::Condition& written);
Id<ir::Field> field_of(Scope& scope, Id<ir::Log> log, const ast::Path& path);

// A literal as a value of that signal; AK0307.
std::optional<ir::Constant> constant_for(Scope& scope, const ir::Signal& signal,
                                         const ast::Literal& written);

// A calendar read in the subject's zone belongs to the log that has the zone; AK0206.
bool zone_fits(Scope& scope, const ast::Name& name, Id<ir::Calendar> calendar, Id<ir::Log> log);

// The limits of a target, in a table or alone; `clock` may be unknown. `rows` receives the place of
// each. Demands what a change of a signal does that the table reads (AK0403).
void analyze_limits(Scope& scope, const ast::LimitLine& written, Id<ir::Clock> clock,
                    ir::Target& target, std::vector<Span>& rows);

// Every row of a table can be reached and the last is `otherwise` (AK05).
void check_limit_rows(Scope& scope, const ast::LimitLine& written, const ir::Target& target);
void check_slabs(Scope& scope, const ast::SlabTable& written);

// The index of a subject that was given, or -1 after reporting AK0702.
std::int32_t subject_of(Scope& scope, const ir::Scenario& scenario, const ast::Name& name);

// A result or amount expected of a period, or a verdict of an item.
void analyze_expectation(Scope& scope, const ast::ThenLine& written, ir::Scenario& scenario,
                         std::vector<Span>& lines);

}  // namespace akad::sema
