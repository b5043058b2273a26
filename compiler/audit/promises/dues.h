// When limits of unlike forms end, held against each other from many starts.
#pragma once

#include "compiler/audit/rules.h"

namespace akad::audit {

// What starts at an instant is due by the one limit, and by the other.
struct LaterDue {
  Instant start = 0, first = 0, last = 0;
};

// A start for which the first limit ends after the second, where it does so for every start of a
// quarter of an hour in the first weeks of the term, pauses left aside. None where it does not for
// one of them, or where nobody can say: the zone is a subject's, what is due moves into other
// hours, or a signal says when it is due.
std::optional<LaterDue> always_later(const Audit& audit, const ir::Clock& of_first,
                                     const ir::Limit& first, const ir::Clock& of_last,
                                     const ir::Limit& last);

}  // namespace akad::audit
