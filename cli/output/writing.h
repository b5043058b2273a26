// Texts that are written piece by piece, so that nobody holds the whole of a long one.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "runtime/report/pieces.h"

namespace akad::cli {

using report::Take;
// Gives a text to whom it is called with. It may be asked later, and must give the same then.
using Writing = std::function<void(const Take& take)>;
Writing writing_of(std::string text);

// The same, as far as `most` bytes; whoever is given more than that is told `why` it ends there.
Writing at_most(std::uint64_t most, Writing writing, std::string why);

// Gives it to nobody. Empty, or why it ends before it is whole.
std::string problem_of(const Writing& writing);

// To an open file. Empty, or why it could not be written.
std::string write_to(int file, const Writing& writing);

// The same lines, none of which begins like a command to what reads the log of a build.
Writing without_commands(Writing writing);

}  // namespace akad::cli
