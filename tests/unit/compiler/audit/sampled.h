// Agreements beside a sample of one of their logs.
#pragma once

#include <string>

#include "compiler/driver/driver.h"

namespace akad::tests {

// As `akad check --events LOG=FILE`, of a file with these records.
driver::Compilation with_sample(const std::string& text, const std::string& log,
                                const std::string& records);

}  // namespace akad::tests
