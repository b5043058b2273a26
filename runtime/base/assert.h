// AKAD_ASSERT stays on in release builds: our own bug must stop the run, not change an amount.
#pragma once

namespace akad {
[[noreturn]] void assertion_failed(const char* what, const char* file, int line);
}

#define AKAD_ASSERT(condition)                                                  \
  do {                                                                          \
    if (!(condition)) ::akad::assertion_failed(#condition, __FILE__, __LINE__); \
  } while (false)
