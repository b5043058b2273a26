// What was found about the data, in a few lines for the person who ran the agreement.
#pragma once

#include <string>
#include <string_view>

#include "runtime/engine/engine.h"

namespace akad::cli {

// A line a log with the counts by kind, the first few below it; empty when nothing was found.
// `lister`: what lists all of them.
std::string findings_text(const ir::Program& program, const engine::RunResult& result,
                          std::string_view lister = "--findings FILE");

// One finding on a line: its place, kind, subject and detail.
std::string finding_text(const events::Finding& finding, const std::vector<std::string>& files);

// True when records could not be used as they stand: not sound JSON, without subject, time or id,
// an impossible time, a wrong type, contradicting records. Repeats and late ones are no rejects.
bool has_rejects(const ir::Program& program, const engine::RunResult& result);

}  // namespace akad::cli
