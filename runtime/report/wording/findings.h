// What a finding is called, for people.
#pragma once

#include "runtime/events/finding.h"
#include "runtime/phrases/phrase.h"

namespace akad::report {

// With what was found there, where that is said; in English as findings have it for machines.
phrases::Phrase finding_called(events::FindingKind kind, const std::string& detail = {});

}  // namespace akad::report
