// What a single JSON token may look like (RFC 8259, strictly).
#pragma once

#include <string_view>

namespace akad::input {

inline bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_json_number(std::string_view text);

// Between the quotes: every backslash begins a known escape, surrogates come in pairs.
bool are_sound_escapes(std::string_view text);

}  // namespace akad::input
