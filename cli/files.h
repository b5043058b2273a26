// Files that are read whole; cli/output writes them.
#pragma once

#include <optional>
#include <string>

namespace akad::cli {

// Empty when it cannot be read; `problem` says why.
std::optional<std::string> read_text(const std::string& path, std::string& problem);

bool is_folder(const std::string& path);

}  // namespace akad::cli
