#include "runtime/base/written/letters.h"

#include <algorithm>

#include "runtime/base/text.h"

namespace akad {
namespace {

// A letter of the scripts that have capitals, as a small one.
std::uint32_t small(std::uint32_t letter) {
  const auto lies = [letter](std::uint32_t first, std::uint32_t last) {
    return letter >= first && letter <= last;
  };
  if (lies('A', 'Z') || (lies(0xC0, 0xDE) && letter != 0xD7)) return letter + 0x20;
  if (lies(0x391, 0x3A9) || lies(0x410, 0x42F)) return letter + 0x20;
  if (lies(0x400, 0x40F)) return letter + 0x50;
  if (lies(0x531, 0x556)) return letter + 0x30;
  const bool even = (lies(0x100, 0x137) && letter != 0x130) || lies(0x14A, 0x177) ||
                    lies(0x1E00, 0x1E95) || lies(0x1EA0, 0x1EFF) || lies(0x460, 0x481) ||
                    lies(0x48A, 0x4BF) || lies(0x4D0, 0x52F);
  const bool odd = lies(0x139, 0x148) || lies(0x179, 0x17E);
  if ((even && letter % 2 == 0) || (odd && letter % 2 == 1)) return letter + 1;
  return letter;
}

}  // namespace

std::u32string in_small_letters(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint here = code_point_at(text, at);
    letters += static_cast<char32_t>(small(here.value));
    at += std::max<std::size_t>(here.bytes, 1);
  }
  return letters;
}

}  // namespace akad
