// `akad check --events`: whether an agreement and a sample of its logs fit each other.
#pragma once

#include "cli/commands.h"
#include "compiler/driver/driver.h"

namespace akad::cli {

// Reads the sample each time it looks. Adds nothing where none was asked for; the order outlives
// it.
driver::Look look_at_sample(const CheckOrder& order);

}  // namespace akad::cli
