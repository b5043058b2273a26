#include "compiler/diagnostics/diagnostic.h"

namespace akad {

Diagnostic diagnose(Code code, Span span, std::string message) {
  return {.code = code, .message = std::move(message), .span = span};
}

Diagnostic Diagnostic::with_label(std::string text) && {
  label = std::move(text);
  return std::move(*this);
}

Diagnostic Diagnostic::with_other(Span place, std::string text) && {
  if (place.file >= 0) others.push_back({place, std::move(text)});
  return std::move(*this);
}

Diagnostic Diagnostic::with_help(std::string line) && {
  help.push_back(std::move(line));
  return std::move(*this);
}

Diagnostic Diagnostic::with_help(std::vector<std::string> lines) && {
  help.insert(help.end(), std::make_move_iterator(lines.begin()),
              std::make_move_iterator(lines.end()));
  return std::move(*this);
}

Diagnostic Diagnostic::with_advice(Advice advice) && {
  if (advice.fix) fix = std::move(advice.fix);
  return std::move(*this).with_help(std::move(advice.help));
}

}  // namespace akad
