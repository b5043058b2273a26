// What no text of the language may hold, since two readers would read it in two ways.
#pragma once

#include <cstdint>

namespace akad {

// Marks that turn the direction of writing or part lines, and what stands unseen between letters.
inline bool is_misleading(std::uint32_t code) {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069) || code == 0x0085 || code == 0x2028 || code == 0x2029 ||
         code == 0x200B || code == 0x2060 || (code >= 0xE0000 && code <= 0xE007F);
}

}  // namespace akad
