#include "cli/output/place.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>

#include "runtime/base/text.h"

namespace akad::cli {
namespace {

namespace fs = std::filesystem;

constexpr int kMostLinks = 40;

std::string because(int error) { return std::strerror(error); }

// The number in `name` where `folder` is the one of this process's descriptors.
int descriptor_in(const fs::path& folder, const std::string& name) {
  const auto own = "/proc/" + std::to_string(getpid());
  const auto text = folder.string();
  if (!text.starts_with(own + "/") || !text.ends_with("/fd")) return -1;
  int number = -1;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  return error == std::errc() && end == name.data() + name.size() ? number : -1;
}

// Link by link: one that leads nowhere leads to the file that it would make, and one that leads to
// a descriptor is not the file that the descriptor was opened on.
std::optional<Place> led(const std::string& path, std::string& problem) {
  fs::path at = path;
  for (int links = 0; links < kMostLinks; ++links) {
    const auto name = at.filename().string();
    std::error_code error;
    const auto folder = fs::canonical(at.has_parent_path() ? at.parent_path() : ".", error);
    if (error) {
      problem = because(error.value());
      return std::nullopt;
    }
    const int descriptor = descriptor_in(folder, name);
    if (descriptor >= 0) return Place{path, Place::Kind::Descriptor, "", descriptor, {}, {}};
    at = folder / name;
    if (!fs::is_symlink(fs::symlink_status(at, error))) {
      return Place{path, Place::Kind::New, at.string(), -1, {}, {}};
    }
    const auto next = fs::read_symlink(at, error);
    if (error) break;
    at = next.is_absolute() ? next : folder / next;
  }
  problem = because(ELOOP);
  return std::nullopt;
}

Place::Kind kind_of(const struct stat& there) {
  if (S_ISREG(there.st_mode)) return Place::Kind::Old;
  return S_ISDIR(there.st_mode) ? Place::Kind::Folder : Place::Kind::Through;
}

bool is_same_node(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

}  // namespace

std::optional<Place> place_of(const std::string& path, std::string& problem) {
  auto place = led(path, problem);
  if (!place) return std::nullopt;
  if (place->kind == Place::Kind::Descriptor) {
    auto known = place_of_descriptor(place->descriptor);
    if (!known) problem = because(errno);
    if (known) known->path = path;
    return known;
  }
  if (stat(place->target.c_str(), &place->there) == 0) {
    place->kind = kind_of(place->there);
    return place;
  }
  const auto folder = fs::path(place->target).parent_path();
  if (errno == ENOENT && stat(folder.c_str(), &place->folder) == 0) return place;
  problem = because(errno);
  return std::nullopt;
}

std::optional<Place> place_of_descriptor(int descriptor) {
  Place place{"", Place::Kind::Descriptor, "", descriptor, {}, {}};
  if (fstat(descriptor, &place.there) != 0) return std::nullopt;
  return place;
}

std::optional<Place> place_of_input(const std::string& path) {
  std::string problem;  // whoever reads it will say
  auto place = path == "-" ? place_of_descriptor(STDIN_FILENO) : place_of(path, problem);
  if (place) place->path = path;
  return place;
}

std::string name_of_input(const std::string& path) {
  return path == "-" ? "standard input" : for_terminal(path);
}

bool is_same(const Place& a, const Place& b) {
  const bool is_new = a.kind == Place::Kind::New;
  if (is_new != (b.kind == Place::Kind::New)) return false;
  if (is_new) {
    return is_same_node(a.folder, b.folder) &&
           fs::path(a.target).filename() == fs::path(b.target).filename();
  }
  return (S_ISREG(a.there.st_mode) || is_pipe(a)) && is_same_node(a.there, b.there);
}

bool is_pipe(const Place& place) {
  return place.kind != Place::Kind::New && S_ISFIFO(place.there.st_mode);
}

std::string clash_with_standard_output(const std::string& path) {
  const auto standard = place_of_descriptor(STDOUT_FILENO);
  if (!standard || !S_ISREG(standard->there.st_mode)) return "";
  const auto place = place_of_input(path);
  if (!place || !is_same(*place, *standard)) return "";
  return fmt::format("standard output goes into {}, which is read: send it elsewhere",
                     name_of_input(path));
}

}  // namespace akad::cli
