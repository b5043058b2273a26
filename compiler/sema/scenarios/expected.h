// Parts of what a scenario expects.
#pragma once

#include <string>
#include <vector>

#include "compiler/scope/scope.h"

namespace akad::sema {

// As a group is named on a statement.
std::string value_text(const ir::Constant& constant);

struct GroupLine {
  const ast::Name& name;  // of the target, credit or cap
  const std::vector<ast::GroupPart>& written;
};
// The groups of a target or cap; all of them must be said, so that one is meant.
std::vector<ir::GroupValue> group_values(scope::Scope& scope, Id<ir::Target> id,
                                         const GroupLine& line);
std::vector<ir::GroupValue> group_values(scope::Scope& scope, Id<ir::Cap> id,
                                         const GroupLine& line);

// What is said of an item beside its verdict and times.
std::vector<ir::ToldOf> told_of(scope::Scope& scope, Id<ir::Target> id,
                                const std::vector<ast::ToldOf>& written);
std::vector<ir::HeldTime> held_of(scope::Scope& scope, Id<ir::Target> id,
                                  const std::vector<ast::HeldTime>& written);

// None where there is no such period, as reported.
std::optional<ir::CalendarPeriod> period_meant(scope::Scope& scope,
                                               const ast::PeriodLabel& written);
// A period that the target has results for.
std::string period_of_line(scope::Scope& scope, const ast::PeriodLabel& written, Id<ir::Target> of);
// One that some target has results for; empty where there is no such period.
std::string period_of_total(scope::Scope& scope, const ast::PeriodLabel& written);

// "2026-Q1", "the 12 months to 2026-12": as a scenario may name one.
std::string example_in(const ir::Periods& periods);
// In place of the written one; the second: the several periods of which it is the last.
Step in_place(const ast::PeriodLabel& written, const std::string& text);
Step in_place(const ast::PeriodLabel& written, const ir::Periods& of);
// The periods of `of` in which the written one lies, or that lie in it; or how one is written.
std::vector<Step> own_periods(const scope::Scope& scope, const ast::PeriodLabel& written,
                              const ir::CalendarPeriod& period, const ir::Periods& of);

}  // namespace akad::sema
