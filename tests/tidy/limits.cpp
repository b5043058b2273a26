// Widths, lengths and how much stands in one folder.
#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

constexpr std::size_t kMostColumns = 100;
constexpr std::size_t kMostSourceLines = 400;
constexpr std::size_t kMostHeaderLines = 250;
constexpr std::size_t kMostFilesInFolder = 16;

bool has_width(const std::string& path) {
  return ends_with_any(path, {".cpp", ".h", ".g4", ".cmake", "CMakeLists.txt"}) ||
         path.starts_with("scripts/") || path.starts_with(".ci/");
}

std::size_t columns(const std::string& line) {
  std::size_t count = 0;
  for (const char c : line) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return count;
}

void check_lines(const std::string& path, const std::string& text, Breaches& breaches) {
  std::size_t number = 0;
  for (const auto& line : lines_of(text)) {
    ++number;
    if (columns(line) > kMostColumns) {
      breaches.push_back({"line-width", path, number, std::to_string(columns(line)) + " columns"});
    }
    if (line.find('\t') != line.npos || line.ends_with(' ') || line.ends_with('\r')) {
      breaches.push_back({"white-space", path, number, "a tab, a carriage return or a blank end"});
    }
  }
  const auto most = path.ends_with(".cpp") ? kMostSourceLines : kMostHeaderLines;
  if (number > most && ends_with_any(path, {".cpp", ".h"})) {
    breaches.push_back({"file-length", path, 0, std::to_string(number) + " lines"});
  }
}

}  // namespace

void check_limits(const Tree& tree, Breaches& breaches) {
  std::map<std::string, std::size_t> files;
  for (const auto& [path, text] : tree) {
    const auto slash = path.rfind('/');
    if (slash != path.npos) ++files[path.substr(0, slash)];
    if (has_width(path)) check_lines(path, text, breaches);
    if (path.ends_with(".h") && !text.starts_with("// ")) {
      breaches.push_back({"header-opening", path, 1, "does not open with what the reader gets"});
    }
  }
  for (const auto& [folder, count] : files) {
    if (count > kMostFilesInFolder) {
      breaches.push_back({"folder-size", folder, 0, std::to_string(count) + " files"});
    }
  }
}

}  // namespace akad::tidy
