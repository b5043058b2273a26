#include "compiler/driver/files.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "runtime/ir/soundness/written.h"

namespace akad::driver {
namespace {

namespace fs = std::filesystem;

// Whether something stands there, readable or not: also a link that leads nowhere.
bool is_there(const std::string& path) {
  struct stat found {};
  if (lstat(path.c_str(), &found) == 0) return true;
  return errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG;
}

// What the system says of the last thing it was asked, where the path does not say it better.
std::string reason_of(const std::string& path, int failure) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return "it is a folder";
  return failure == 0 ? "it is no readable file" : std::strerror(failure);
}

std::string reason_of_found(const std::string& path) {
  const int failure = errno;
  if (const auto why = pipe_or_device(path); !why.empty()) return why;
  return reason_of(path, failure);
}

std::optional<std::string> read_text(const std::string& path, std::size_t most) {
  std::error_code failure;
  if (fs::is_directory(path, failure)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text(most + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) return std::nullopt;
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

// Also behind links.
bool lies_below(const fs::path& folder, const fs::path& file) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  static_cast<void>(rest);
  return end == folder.end();
}

class Disk : public Files {
 public:
  Text named(const std::string& path, std::size_t most) const override {
    errno = 0;
    auto text = read_text(path, most);
    return text ? Text{std::move(text), ""} : Text{std::nullopt, reason_of(path, errno)};
  }

  Text found(const std::string& path) const override {
    if (!is_there(path)) return {};
    std::error_code ignored;
    errno = 0;
    auto text =
        fs::is_regular_file(path, ignored) ? read_text(path, ir::kMostTextBytes) : std::nullopt;
    return text ? Text{std::move(text), ""} : Text{std::nullopt, reason_of_found(path)};
  }

  Place below(const std::string& folder, const std::string& name) const override {
    std::error_code failure;
    const fs::path whole = fs::canonical(folder.empty() ? "." : folder, failure);
    const fs::path file = failure ? fs::path() : fs::canonical(fs::path(folder) / name, failure);
    if (failure) return {"", false, failure.message()};
    return {file.string(), !lies_below(whole, file), ""};
  }

  std::string folder_problem(const std::string& folder) const override {
    std::error_code failure;
    if (fs::is_directory(folder, failure)) return "";
    return failure ? failure.message() : "it is no folder";
  }
};

}  // namespace

const Files& disk() {
  static const Disk disk;
  return disk;
}

std::string pipe_or_device(const std::string& path) {
  std::error_code ignored;
  const bool other = fs::is_other(path, ignored);
  return other ? "it is a pipe or a device, and no file" : "";
}

}  // namespace akad::driver
