// What is owed in kind, summed by what it is: in sentences, and for machines.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "runtime/phrases/book.h"
#include "runtime/settlement/settle.h"

namespace akad::report {

// "4 hours of support", or the least of it.
phrases::Phrase in_kind_said(const settlement::KindTotal& total);
// What the sum does not say: what is open, not known, or not claimed yet.
phrases::PhraseList beside_in_kind_said(const settlement::KindTotal& total);

nlohmann::json in_kind_json(const Rational& quantity, const std::string& of);
// A sum, without its lines.
nlohmann::json in_kind_json(const settlement::KindTotal& total);
nlohmann::json in_kind_json(const std::vector<settlement::KindTotal>& totals);

std::string in_kind_schema();  // members of `$defs`
// What in_kind_json says of a total; `more`: its further members, from a comma on.
std::string total_in_kind_schema(std::string_view more = "");

}  // namespace akad::report
