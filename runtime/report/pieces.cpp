#include "runtime/report/pieces.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "runtime/base/text.h"

namespace akad::report {

using nlohmann::json;

void JsonStream::value(const json& value) { take_(json_text(value)); }

void JsonStream::object(const Members& members) {
  char before = '{';
  for (const auto& [key, write] : members) {
    take_(before + json_text(json(key)) + ":");
    write();
    before = ',';
  }
  take_(members.empty() ? "{}" : "}");
}

void LineGuard::add(std::string_view piece) {
  while (!piece.empty()) {
    const std::size_t end = std::min(piece.find('\n'), piece.size() - 1) + 1;
    add_to_line(piece.substr(0, end));
    piece.remove_prefix(end);
  }
}

void LineGuard::add_to_line(std::string_view part) {
  constexpr std::size_t kTelling = 3;  // bytes that say whether it is a command
  const bool ends = part.back() == '\n';
  if (is_told_) {
    take_(part);
  } else {
    begun_ += part;
    is_told_ = begun_.size() - blanks_before(begun_) >= kTelling;
    if (is_told_ || ends) finish();
  }
  if (ends) is_told_ = false;
}

void LineGuard::finish() {
  take_(without_commands(begun_));
  begun_.clear();
}

}  // namespace akad::report
