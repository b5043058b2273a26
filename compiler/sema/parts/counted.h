// What figures and slots count, from what is written to the IR.
#pragma once

#include "compiler/scope/scope.h"

namespace akad::sema {

using scope::Scope;

// An event of the log, or a number that its records tell; AK0201, AK0307.
ir::Summand summand_of(Scope& scope, Id<ir::Log> log, const ast::Name& name);
// Whether that is what a figure is a share of, or what it counts; AK0201.
bool check_needed(Scope& scope, const ir::Figure& figure, const ast::Name& written);
// Of 1; AK0308.
std::optional<Rational> percentile_of(Scope& scope, const ast::Number& written);

// A whole part of an hour; AK0308, and then as it was written.
std::optional<Duration> slot_of(Scope& scope, const ast::DurationLiteral& written);
// So many events, or so much of a number, that a slot has fewer of; AK0308.
std::optional<Rational> few_of(Scope& scope, const ir::Summand& of, const ast::Number& written);

}  // namespace akad::sema
