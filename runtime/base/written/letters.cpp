#include "runtime/base/written/letters.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "runtime/base/text.h"
#include "runtime/base/written/look_alikes.h"

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

// Beside ASCII: what is no sign, no blank and no digit of another script.
bool is_letter(std::uint32_t code) {
  struct NoLetters {
    std::uint32_t first, last;
  };
  constexpr std::array kNone = std::to_array<NoLetters>({
      {0x00, 0x40},     {0x5B, 0x60},     {0x7B, 0xA9},     {0xAB, 0xB4},       {0xB6, 0xB9},
      {0xBB, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},     {0x300, 0x36F},     {0x660, 0x66D},
      {0x6F0, 0x6F9},   {0x966, 0x96F},   {0x9E6, 0x9EF},   {0xE50, 0xE59},     {0x1B50, 0x1B7C},
      {0x2000, 0x2BFF}, {0x3000, 0x3004}, {0x3007, 0x3030}, {0xA980, 0xA983},   {0xA9C1, 0xA9D9},
      {0xD800, 0xF8FF}, {0xFE00, 0xFE6F}, {0xFF00, 0xFFFF}, {0x1F000, 0x1FAFF},
  });
  return code <= 0x10FFFF && std::none_of(kNone.begin(), kNone.end(), [&](const NoLetters& range) {
           return code >= range.first && code <= range.last;
         });
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

bool begins_with_letter(std::string_view text) {
  if (text.empty()) return false;
  const CodePoint first = code_point_at(text, 0);
  const LookAlike* same = first.bytes > 1 ? find_look_alike(first.value) : nullptr;
  return is_letter(same != nullptr ? static_cast<unsigned char>(same->ascii) : first.value);
}

}  // namespace akad
