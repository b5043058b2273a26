#include "runtime/input/members/plain.h"

#include <cstring>

#include "runtime/input/scalars.h"

namespace akad::input {

namespace {

// Most numbers are whole and short: all digits are looked at together. At least eight bytes are
// readable at `text`.
bool is_short_whole(const char* text, std::size_t size) {
  if (size == 0 || size > 8 || *text < '1' || *text > '9') return false;
  constexpr std::uint64_t kZeros = 0x3030303030303030u;
  std::uint64_t digits = 0;
  std::memcpy(&digits, text, 8);
  digits = (digits << (64 - 8 * size)) ^ (kZeros << (64 - 8 * size));  // 0 to 9, or more
  return ((digits | (digits + 0x7676767676767676u)) & 0x8080808080808080u) == 0;
}

}  // namespace

ValueKind kind_of(std::string_view scalar) {
  switch (scalar.front()) {
    case 't': return scalar == "true" ? ValueKind::True : ValueKind::Absent;
    case 'f': return scalar == "false" ? ValueKind::False : ValueKind::Absent;
    case 'n': return scalar == "null" ? ValueKind::Null : ValueKind::Absent;
    default: break;
  }
  const bool number = is_short_whole(scalar.data(), scalar.size()) || is_json_number(scalar);
  return number ? ValueKind::Number : ValueKind::Absent;
}

Members plain_members(const char* base, std::uint32_t end, const KnownKeys& known,
                      std::vector<Value>& values, Members members) {
  const KnownKey* const keys = known.data();
  const std::uint32_t* at = members.at;
  const KnownKey* last = keys + members.last;
  char after = ',';
  for (; after == ','; at += 4) {
    // As far as the sign behind the value all stands in the record, then: key, colon and value.
    const std::uint32_t behind = at[3];
    if (behind >= end) break;
    const KnownKey* next = keys + last->next[0];
    if (!is_at(*next, base + at[0])) {
      next = keys + last->next[1];
      if (!is_at(*next, base + at[0])) break;
    }
    const char sign = base[behind];
    if (sign != ',' && sign != '}') break;
    const char* begin = base + at[2];
    const char* finish = base + behind;
    ValueKind kind = ValueKind::Text;
    if (*begin == '"') {
      ++begin;
      if (*--finish != '"') break;
    } else {
      kind = kind_of({begin, static_cast<std::size_t>(finish - begin)});
      if (kind == ValueKind::Absent) break;
    }
    if (next->slot >= 0) {
      Value& value = values[static_cast<std::size_t>(next->slot)];
      if (value.kind != ValueKind::Absent) break;
      value.kind = kind;
      value.escaped = false;
      value.begin = begin;
      value.size = static_cast<std::uint32_t>(finish - begin);
    } else if (next->slot == KnownKey::kInside) {
      break;
    }
    last = next;
    after = sign;
  }
  return {at, static_cast<std::uint8_t>(last - keys), after == '}'};
}

}  // namespace akad::input
