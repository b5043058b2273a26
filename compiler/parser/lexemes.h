// Words and signs of a clean text, with the mistakes that are smaller than a sentence reported and
// mended so far that the sentence around them can be read.
#pragma once

#include "compiler/parser/reading.h"

namespace akad::parser {

// Fills reading.words and reading.comments. False: too many words, or nested too deeply; reported.
bool read_lexemes(Reading& reading, const CleanText& clean);

// The ways to write a number that is one word with its unit or has dots between its groups, and
// characters that mean nothing here: reported, then replaced by what was probably meant.
void mend_lexemes(Reading& reading);

}  // namespace akad::parser
