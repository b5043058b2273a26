#include "runtime/base/written/look_alikes.h"

#include <algorithm>
#include <array>

#include "runtime/base/text.h"

namespace akad {
namespace {

// Sorted by code. Letters of other scripts that print like a Latin one, spaces, dashes, quotes.
constexpr std::array kLookAlikes = std::to_array<LookAlike>({
    {0x00A0, ' '}, {0x00A6, '|'}, {0x00AB, '"'}, {0x00AD, 0},   {0x00BB, '"'}, {0x0391, 'A'},
    {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'}, {0x039A, 'K'},
    {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'}, {0x03A1, 'P'}, {0x03A4, 'T'}, {0x03A5, 'Y'},
    {0x03A7, 'X'}, {0x03B1, 'a'}, {0x03B9, 'i'}, {0x03BD, 'v'}, {0x03BF, 'o'}, {0x03C1, 'p'},
    {0x03C5, 'u'}, {0x03F2, 'c'}, {0x0405, 'S'}, {0x0406, 'I'}, {0x0408, 'J'}, {0x0410, 'A'},
    {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'}, {0x041E, 'O'},
    {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0423, 'Y'}, {0x0425, 'X'}, {0x0430, 'a'},
    {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'},
    {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'}, {0x04AE, 'Y'}, {0x04AF, 'y'}, {0x04BB, 'h'},
    {0x04C0, 'I'}, {0x04CF, 'l'}, {0x0501, 'd'}, {0x051A, 'Q'}, {0x051B, 'q'}, {0x051C, 'W'},
    {0x051D, 'w'}, {0x0555, 'O'}, {0x0578, 'n'}, {0x057D, 'u'}, {0x0585, 'o'}, {0x1680, ' '},
    {0x2000, ' '}, {0x2001, ' '}, {0x2002, ' '}, {0x2003, ' '}, {0x2004, ' '}, {0x2005, ' '},
    {0x2006, ' '}, {0x2007, ' '}, {0x2008, ' '}, {0x2009, ' '}, {0x200A, ' '}, {0x200B, 0},
    {0x200C, 0},   {0x200D, 0},   {0x2010, '-'}, {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'},
    {0x2014, '-'}, {0x2015, '-'}, {0x2018, '"'}, {0x2019, '"'}, {0x201A, '"'}, {0x201C, '"'},
    {0x201D, '"'}, {0x201E, '"'}, {0x201F, '"'}, {0x2024, '.'}, {0x2028, ' '}, {0x2029, ' '},
    {0x202F, ' '}, {0x205F, ' '}, {0x2060, 0},   {0x2061, 0},   {0x2062, 0},   {0x2063, 0},
    {0x2064, 0},   {0x2212, '-'}, {0x2215, '/'}, {0x2223, '|'}, {0x2236, ':'}, {0x2502, '|'},
    {0x2503, '|'}, {0x2551, '|'}, {0x3000, ' '}, {0xA789, ':'}, {0xFEFF, 0},
});

// Full-width forms of ! to ~ stand in the same order as the ASCII ones.
constexpr char32_t kFirstFullWidth = 0xFF01;
constexpr char32_t kLastFullWidth = 0xFF5E;

constexpr std::array<LookAlike, kLastFullWidth - kFirstFullWidth + 1> full_width() {
  std::array<LookAlike, kLastFullWidth - kFirstFullWidth + 1> rows{};
  for (char32_t i = 0; i < rows.size(); ++i) {
    rows[i] = {kFirstFullWidth + i, static_cast<char>('!' + static_cast<int>(i))};
  }
  return rows;
}
constexpr auto kFullWidth = full_width();

}  // namespace

const LookAlike* find_look_alike(char32_t code) {
  if (code >= kFirstFullWidth && code <= kLastFullWidth) return &kFullWidth[code - kFirstFullWidth];
  const auto* row = std::lower_bound(
      kLookAlikes.begin(), kLookAlikes.end(), code,
      [](const LookAlike& look_alike, char32_t wanted) { return look_alike.code < wanted; });
  return row != kLookAlikes.end() && row->code == code ? row : nullptr;
}

std::string as_it_looks(std::string_view text) {
  std::string looks;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const std::size_t bytes = std::max<std::size_t>(point.bytes, 1);
    const LookAlike* same = bytes == 1 ? nullptr : find_look_alike(point.value);
    if (same == nullptr) {
      looks += text.substr(at, bytes);
    } else if (same->ascii != 0) {
      looks += same->ascii;
    }
    at += bytes;
  }
  return looks;
}

}  // namespace akad
