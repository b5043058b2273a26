// Small agreements for tests: what is compiled, and the codes that come back.
#pragma once

#include <string>
#include <vector>

#include "compiler/diagnostics/render/render.h"
#include "compiler/driver/driver.h"

namespace akad::tests {

// The header of an agreement in Jakarta and rupiah for 2026, then `declarations`.
std::string agreement(const std::string& declarations);

// A log `tickets`, a calendar `office`, a fee `charge` and a clock `handling`, all sound.
std::string frame();

driver::Compilation compiled(const std::string& text);

// Codes in file order, e.g. "AK0201 AK0202"; one severity only.
std::string errors_of(const std::string& text);
std::string warnings_of(const std::string& text);
std::string advice_of(const std::string& text);

std::string digest_of(const std::string& text);  // "mistakes": it has some
// Of edits that meet, the earlier is made.
std::string with_edits(const std::string& text, std::vector<Edit> edits);
// Of the edits that are offered those that have one meaning only, once.
std::string with_sole_edits(const std::string& text);

}  // namespace akad::tests
