// How many bytes stand before the first that means something, sixteen at a time where the processor
// can. `portable` has the same byte by byte.
#pragma once

#include <bit>
#include <cstddef>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace akad::input {

// Stands in a text of JSON only as part of an escape, ends it, or may not stand there at all.
inline bool is_sign_of_text(char c) {
  return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

namespace portable {

inline std::size_t before_sign_of_text(const char* from, std::size_t size) {
  std::size_t at = 0;
  while (at < size && !is_sign_of_text(from[at])) ++at;
  return at;
}

// In a field of CSV that is not quoted: `separator` ends it.
inline std::size_t before_sign_of_field(const char* from, std::size_t size, char separator) {
  std::size_t at = 0;
  while (at < size && from[at] != separator && !is_sign_of_text(from[at])) ++at;
  return at;
}

}  // namespace portable

#ifdef __SSE2__

namespace vectors {

// `marked` gives a bit for each of sixteen bytes that means something.
template <class Marked>
bool find(const char* from, std::size_t size, std::size_t& at, Marked marked) {
  for (; at + 16 <= size; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + at));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(marked(bytes)));
    if (found == 0) continue;
    at += static_cast<std::size_t>(std::countr_zero(found));
    return true;
  }
  return false;
}

inline __m128i are(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

inline __m128i are_signs_of_text(__m128i bytes) {
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1f)), bytes);
  return _mm_or_si128(control, _mm_or_si128(are(bytes, '"'), are(bytes, '\\')));
}

}  // namespace vectors

inline std::size_t before_sign_of_text(const char* from, std::size_t size) {
  std::size_t at = 0;
  if (vectors::find(from, size, at, vectors::are_signs_of_text)) return at;
  return at + portable::before_sign_of_text(from + at, size - at);
}

inline std::size_t before_sign_of_field(const char* from, std::size_t size, char separator) {
  std::size_t at = 0;
  const auto marked = [separator](__m128i bytes) {
    return _mm_or_si128(vectors::are_signs_of_text(bytes), vectors::are(bytes, separator));
  };
  if (vectors::find(from, size, at, marked)) return at;
  return at + portable::before_sign_of_field(from + at, size - at, separator);
}

#else

using portable::before_sign_of_field;
using portable::before_sign_of_text;

#endif

}  // namespace akad::input
