#include "runtime/survey/columns.h"

#include <algorithm>
#include <array>

#include "runtime/input/table.h"
#include "runtime/input/text.h"

namespace akad::survey {

namespace {

constexpr std::size_t kMostName = 60;  // bytes of a column's name
constexpr std::string_view kMark = "\xEF\xBB\xBF";

bool is_name(std::string_view field) {
  if (field.size() > 1 && field.front() == '"' && field.back() == '"') {
    field = field.substr(1, field.size() - 2);
  }
  if (field.empty() || field.size() > kMostName) return false;
  const char first = field.front();
  const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  const bool other = first == '_' || static_cast<unsigned char>(first) >= 0x80;
  return (letter || other) && field.find_first_of("{}[]\":=") == std::string_view::npos;
}

}  // namespace

bool names_columns(std::string_view line) {
  if (line.substr(0, kMark.size()) == kMark) line.remove_prefix(kMark.size());
  line = line.substr(0, line.find_first_of("\r\n"));
  const auto separator = line.find_first_of(",;\t");
  if (separator == std::string_view::npos) return false;
  const char between = line[separator];
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(between, at), line.size());
    if (!is_name(line.substr(at, end - at))) return false;
    at = end + 1;
  }
  return true;
}

bool begins_with_columns(const std::string& path) {
  if (path == "-" || input::is_table(path)) return false;
  std::string error;
  auto source = input::Source::open(path, error);
  if (!source) return false;
  input::Text text(std::move(*source));
  std::array<char, 4096> first{};
  const std::size_t size = text.read(first.data(), first.size());
  return names_columns({first.data(), size});
}

}  // namespace akad::survey
