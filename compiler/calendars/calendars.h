// Calendars and holiday sets: windows, dates, nights, zones, and calendars made of others.
#pragma once

#include "compiler/scope/scope.h"

namespace akad::calendars {

using scope::Scope;

// The row of each calendar, in the order of the text, such that parts stand before wholes. AK0605.
std::vector<std::int32_t> calendar_rows(Scope& scope, const ast::File& file);

// Own sets. Those of libraries join the program when a calendar names them.
void analyze_holidays(Scope& scope, const ast::File& file);
void analyze_calendars(Scope& scope, const ast::File& file);

// The row of a holiday set by its path, or none after reporting AK0201.
Id<ir::HolidaySet> resolve_holidays(Scope& scope, const std::vector<ast::Name>& path);

// Windows that overlap (AK0607).
void check_overlaps(Scope& scope, const ast::Calendar& written);

}  // namespace akad::calendars
