// Files in and out. A file is written whole or not at all: into a new file beside it, then renamed.
#pragma once

#include <optional>
#include <string>

namespace akad::cli {

// Empty when it cannot be read; `problem` says why.
std::optional<std::string> read_text(const std::string& path, std::string& problem);

// Empty when written, else what went wrong.
[[nodiscard]] std::string write_whole(const std::string& path, const std::string& text);

// Two names of one regular file, existing or not; devices and pipes are never the same.
bool is_same_file(const std::string& a, const std::string& b);

bool is_folder(const std::string& path);

}  // namespace akad::cli
