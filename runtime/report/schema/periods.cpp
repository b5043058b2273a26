#include "runtime/report/schema/periods.h"

#include "runtime/ir/cadence.h"
#include "runtime/report/schema/sets.h"

namespace akad::report {
namespace {

constexpr std::string_view kNoun = "%noun%", kPattern = "%pattern%", kFrom = "%[", kTo = "]%";

std::string filled(std::string_view part, ir::Cadence cadence) {
  std::string text(part);
  fill(text, kNoun, ir::form_of(cadence).key);
  fill(text, kPattern, ir::form_of(cadence).pattern);
  return text;
}

std::string repeated(std::string_view part, std::string_view separator) {
  std::string text;
  for (const ir::Cadence cadence : ir::kCadences) {
    if (!text.empty()) text += separator;
    text += filled(part, cadence);
  }
  return text;
}

std::string written(std::string_view line) {
  const auto from = line.find(kFrom);
  const auto to = line.find(kTo);
  if (from != line.npos && to != line.npos) {
    const std::string_view part = line.substr(from + kFrom.size(), to - from - kFrom.size());
    return std::string(line.substr(0, from)) + repeated(part, ", ") +
           std::string(line.substr(to + kTo.size()));
  }
  return line.find(kNoun) == line.npos ? std::string(line) : repeated(line, "\n");
}

}  // namespace

std::string for_each_cadence(std::string_view schema) {
  std::string text;
  while (!schema.empty()) {
    const auto end = std::min(schema.find('\n'), schema.size());
    text += written(schema.substr(0, end));
    if (end < schema.size()) text += '\n';
    schema.remove_prefix(std::min(end + 1, schema.size()));
  }
  return text;
}

}  // namespace akad::report
