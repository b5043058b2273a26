// Conditions, limits and choices in the words of the agreement. Names stand as they are: who writes
// them makes them safe.
#pragma once

#include <string>

#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/wording/conditions.h"
#include "runtime/targets/judge.h"

namespace akad::explain {

using phrases::Phrase;
using phrases::PhraseList;
using report::condition_text;
using report::constant_text;
using report::Wording;

// hours.cpp: "support_hours: open Mon to Fri 08:00 to 17:00", a line a calendar that counts
PhraseList hours_rules(const ir::Program& program, const ir::OfItems& items);
PhraseList hours_rules(const ir::Program& program, Id<ir::Calendar> calendar);
// "with fewer than 20 items 1 miss is allowed"
Phrase small_rule(const ir::Program& program, const ir::OfItems& items);

// "resolution_time, clause 3.1"; a name alone where it has no clause.
Phrase named(const std::string& name, const ir::Clause& clause);
Phrase noun_of(const ir::Program& program, const ir::Target& target);  // of its subjects: "site"

}  // namespace akad::explain
