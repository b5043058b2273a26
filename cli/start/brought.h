// What the program brings with it as texts: agreements and clauses to begin with, and the pages of
// its diagnostics. They stand in stdlib/ and compiler/diagnostics/pages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/driver/driver.h"

namespace akad::cli {

const std::vector<driver::EmbeddedFile>& templates();  // "help-desk/agreement.sla", and its logs
const std::vector<driver::EmbeddedFile>& clauses();    // "exclusions/force-majeure.sla"
const std::vector<driver::EmbeddedFile>& pages();      // "AK0401.md"

// What a text says of itself: its first remark.
std::string about(std::string_view text);

// "3 questions for the parties are marked QUESTION: in FILE".
std::string questions_line(std::string_view text, const std::string& file);

// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

// What is said of a name that there is not: which is meant, and which command lists them.
std::string no_such(std::string_view kind, std::string_view command, const std::string& name,
                    const std::vector<std::string>& known);

}  // namespace akad::cli
