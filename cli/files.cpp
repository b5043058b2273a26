#include "cli/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace akad::cli {
namespace {

std::string reason() { return std::strerror(errno); }

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const auto wrote = write(file, text.data(), text.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

// The rights of the file that is replaced, or those of any new file.
mode_t rights_for(const std::string& path) {
  struct stat old {};
  if (stat(path.c_str(), &old) == 0) return old.st_mode & 0777U;
  const auto mask = umask(0);
  umask(mask);
  return 0666U & ~mask;
}

}  // namespace

std::optional<std::string> read_text(const std::string& path, std::string& problem) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::string text;
  char part[65536];
  ssize_t got = file < 0 ? -1 : 0;
  while (file >= 0 && (got = read(file, part, sizeof part)) > 0) {
    text.append(part, static_cast<std::size_t>(got));
  }
  if (got < 0) problem = fmt::format("cannot read {}: {}", path, reason());
  if (file >= 0) close(file);
  return got < 0 ? std::nullopt : std::optional(text);
}

std::string write_whole(const std::string& path, const std::string& text) {
  std::error_code missing;
  auto target = std::filesystem::canonical(path, missing).string();  // a link stays a link
  if (missing) target = path;
  struct stat there {};
  if (stat(target.c_str(), &there) == 0 && !S_ISREG(there.st_mode)) {
    // A device or a pipe cannot be replaced, only written.
    const int device = open(target.c_str(), O_WRONLY | O_CLOEXEC);
    const bool wrote = device >= 0 && write_all(device, text);
    const auto why = reason();
    if (device >= 0) close(device);
    return wrote ? "" : fmt::format("cannot write {}: {}", path, why);
  }
  auto beside = target + ".XXXXXX";
  const int file = mkstemp(beside.data());
  if (file < 0) return fmt::format("cannot write {}: {}", path, reason());
  bool good = write_all(file, text) && fchmod(file, rights_for(target)) == 0 && fsync(file) == 0;
  auto why = reason();
  good = close(file) == 0 && good;
  if (good && rename(beside.c_str(), target.c_str()) == 0) return "";
  if (good) why = reason();
  unlink(beside.c_str());
  return fmt::format("cannot write {}: {}", path, why);
}

bool is_same_file(const std::string& a, const std::string& b) {
  namespace fs = std::filesystem;
  std::error_code wrong;
  if (fs::exists(a, wrong) && fs::exists(b, wrong)) {
    return fs::is_regular_file(a, wrong) && fs::equivalent(a, b, wrong);
  }
  return fs::weakly_canonical(a, wrong) == fs::weakly_canonical(b, wrong);
}

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

}  // namespace akad::cli
