// Files that are read whole; cli/output writes them.
#pragma once

#include <optional>
#include <string>

namespace akad::cli {

// Empty when it cannot be read; `problem` says why. Of a text of more than `most` bytes, which
// nobody reads, at least one more, and not all: it may have no end.
std::optional<std::string> read_text(const std::string& path, std::size_t most,
                                     std::string& problem);

bool is_folder(const std::string& path);

}  // namespace akad::cli
