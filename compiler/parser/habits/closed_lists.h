// Places where only words of a closed list may stand, too many to be listed by their first words:
// reasons, verdicts.
#pragma once

#include "compiler/parser/sentence.h"

namespace akad::parser {

// The whole list, in backticks, each choice with the words that must follow its first: `announced
// too late`. Empty where other things may stand there too, or more than are read.
std::vector<std::string> closed_list(const Reader& reader, const Attempt& attempt,
                                     const SentenceMistake& mistake);

// The one choice of a list that has the written word in it, in its place.
std::vector<Step> steps_with(const std::vector<std::string>& list, const std::string& word,
                             Span span);

}  // namespace akad::parser
