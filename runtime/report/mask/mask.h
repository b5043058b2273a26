// Statements without the names of subjects, for who may not know whom they are about.
#pragma once

#include "runtime/report/statement/statement.h"

namespace akad::report {

// In place of each name of a subject stands a label, `subject 3`, wherever the name stands: in
// groups, claims and notices, lists, what was wrong with records. A value of a signal that is the
// name of a subject as well is one; other values stay. What a record says that could not be used
// is left out, since anything may stand in it.
// Labels are numbered by a hash of the name and `secret`, so that they say nothing of the order of
// names, and nobody finds a name by trying names who does not know `secret`; rows stand in the
// order of their labels. The same secret gives the same labels.
void mask_subjects(Statement& statement, std::string_view secret, const phrases::Book& book);

}  // namespace akad::report
