// Subjects that belong together, and outages of several of them, from what is written to the IR.
#pragma once

#include "compiler/scope/scope.h"

namespace akad::sema {

using scope::Scope;

// Whose subjects the log takes together, where it says so; once every log is analysed. AK0207,
// AK0307.
void analyze_group(Scope& scope, const ast::Log& written, Id<ir::Log> log);

// So many of those that belong to a subject of `log`; once the logs of outages are known. AK0206,
// AK0207, AK0306, AK0308.
ir::ByMembers analyze_members(Scope& scope, Id<ir::Log> log, const ast::MembersLine& line);
// Whether an outage is told as its log asks: by records, or by those that belong together; AK0207.
bool check_told(Scope& scope, const ast::Outage& written, const ir::Outage& row);

}  // namespace akad::sema
