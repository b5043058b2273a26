// The versions of the stored form (store/README.md).
#pragma once

#include <cstdint>

namespace akad::ir {

constexpr std::int32_t kIrVersion = 5;  // the newest that this program writes and reads
// Of what the runtime can and no author can say yet: some version that comes.
constexpr std::int32_t kNotYet = kIrVersion + 1;

}  // namespace akad::ir
