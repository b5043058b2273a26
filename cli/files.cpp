#include "cli/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace akad::cli {
namespace {

std::string reason(const std::string& path) {
  const int failure = errno;
  return is_folder(path) ? "it is a folder" : std::strerror(failure);
}

}  // namespace

std::optional<std::string> read_text(const std::string& path, std::size_t most,
                                     std::string& problem) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::string text;
  char part[65536];
  ssize_t got = file < 0 ? -1 : 0;
  while (file >= 0 && text.size() <= most && (got = read(file, part, sizeof part)) > 0) {
    text.append(part, static_cast<std::size_t>(got));
  }
  if (got < 0) problem = fmt::format("cannot read {}: {}", path, reason(path));
  if (file >= 0) close(file);
  return got < 0 ? std::nullopt : std::optional(text);
}

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

}  // namespace akad::cli
