// What --period asks for.
#pragma once

#include <optional>
#include <string>

#include "runtime/report/statement/statement.h"

namespace akad::cli {

// By the dates on which its periods end. Empty: `problem` says why, as that it lies outside the
// term: a month outside is not one without credits.
std::optional<report::ShownPeriods> shown_periods(const std::string& text,
                                                  const ir::Program& program, std::string& problem);

}  // namespace akad::cli
