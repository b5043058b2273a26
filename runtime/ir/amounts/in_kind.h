// What is owed in kind, and how far it is rounded.
#pragma once

#include "runtime/ir/remedy.h"

namespace akad::ir {

// Whether what a row owes may be any part of one, as it is in proportion to something.
bool may_be_any_part(const Owed& owed);
// Of a credit in kind where nothing is rounded: of which all that it can owe is a multiple; one
// unit for all that needs no more digits, so that another quantity is not another unit.
Rational implied_unit(const Credit& credit);
// Whether how it is rounded may change what a credit in kind owes.
bool is_rounded_in_kind(const Credit& credit);

// Of a credit in kind: whether all that it can owe, once it is rounded, is a whole number.
bool is_always_whole(const Credit& credit);

}  // namespace akad::ir
