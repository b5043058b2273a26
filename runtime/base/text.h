// Text that came from an agreement or a log, made safe for where it goes.
#pragma once

#include <string>
#include <string_view>

namespace akad {

bool is_valid_utf8(std::string_view text);

// Control characters, escapes, bidirectional marks and broken UTF-8 become \u{..} / \x.. so that
// nothing from a file acts on a terminal. Newlines too.
std::string for_terminal(std::string_view text);

// As for_terminal, cut after `most_chars` code points with an ellipsis.
std::string shortened(std::string_view text, std::size_t most_chars);

// Levenshtein distance at most `limit`, otherwise limit + 1; for "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace akad
