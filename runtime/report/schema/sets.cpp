#include "runtime/report/schema/sets.h"

#include <span>

#include "runtime/ir/stretches/exclusion.h"

namespace akad::report {
namespace {

std::string listed(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += ", ";
    text += '"';
    text += word;
    text += '"';
  }
  return text;
}

}  // namespace

void fill(std::string& schema, std::string_view hole, std::string_view with) {
  for (auto at = schema.find(hole); at != schema.npos; at = schema.find(hole, at + with.size())) {
    schema.replace(at, hole.size(), with);
  }
}

std::string with_sets(std::string_view schema) {
  const auto grants = words(ir::Grant{});
  const auto reasons = words(ir::GrantReason{});
  std::string text(schema);
  fill(text, "%grants%", listed(grants));
  fill(text, "%reasons%", listed(std::span(reasons).subspan(1)));  // not that there is none
  return text;
}

}  // namespace akad::report
