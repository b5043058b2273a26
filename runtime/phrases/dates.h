// Lengths, months and weekdays, to be said.
#pragma once

#include "runtime/base/instant.h"
#include "runtime/phrases/phrase.h"

namespace akad::phrases {

Phrase length(Duration length);  // "7 hours 30 minutes"
Phrase month(Month month);       // "March 2026"
Phrase weekday(Date date);       // "Mon"
Phrase date(Date date);          // "Mon 2026-03-02"

}  // namespace akad::phrases
