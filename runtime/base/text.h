// Text that came from an agreement or a log, made safe for where it goes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace akad {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes it off the front of `rest`, where it stands there.
bool take(std::string_view& rest, char wanted);
std::string_view take_digits(std::string_view& rest);  // as many as there are

// "25000000.5" as "25_000_000.5", as agreements write it.
std::string grouped(std::string_view digits);
std::string grouped(std::uint64_t number);

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t bytes = 0;  // 0: the first byte begins no well-formed sequence
};
CodePoint code_point_at(std::string_view text, std::size_t place);
bool is_valid_utf8(std::string_view text);
inline bool is_control(std::uint32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F);
}

// Blanks of another width than the usual one.
bool is_odd_blank(std::uint32_t code_point);

// What cannot be seen or acts on who shows it: controls, marks that turn the direction of writing,
// separators of lines, and what has no shape of its own (joiners, tags, selectors of a form,
// private use, what stands for no character).
bool is_unseen(std::uint32_t code_point);

// What is unseen becomes \u{..}, and broken UTF-8 \x.., so that nothing from a file acts on a
// terminal, or on what reads the log of a build. Newlines too.
std::string for_terminal(std::string_view text);

// Bytes of blanks at the beginning that what reads the log of a build skips: Unicode's.
std::size_t blanks_before(std::string_view line);

// Lines of which none begins like a command to what reads the log of a build (`::error::`).
std::string without_commands(std::string_view lines);

// JSON with what is unseen in its texts as \u….
std::string visible_json(std::string_view json);

// The one way from a JSON value to bytes.
template <class Json>
std::string json_text(const Json& value, int indent = -1) {
  return visible_json(value.dump(indent, ' ', false, Json::error_handler_t::replace));
}

// As for_terminal, cut after `most_chars` code points with an ellipsis.
std::string shortened(std::string_view text, std::size_t most_chars);

// Levenshtein distance at most `limit`, otherwise limit + 1; for "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);
// The first of the nearest within `limit`; empty when there is none.
std::string nearest_of(std::string_view name, const std::vector<std::string>& names,
                       std::size_t limit);

// Several texts, none empty, as one that is no other several: `a / b`. What would be misread stands
// in quotes.
std::string text_of_parts(const std::vector<std::string>& parts);

}  // namespace akad
