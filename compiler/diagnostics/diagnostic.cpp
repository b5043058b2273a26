#include "compiler/diagnostics/diagnostic.h"

namespace akad {

std::string line_of(const Step& step) {
  if (step.means.empty()) return step.text;
  const bool has_colon = step.text.find(": ") != step.text.npos;
  return step.text + (has_colon ? " (" + step.means + ")" : ": " + step.means);
}

Diagnostic diagnose(Code code, Span span, Message message) {
  Diagnostic row{.code = code, .message = std::move(message.text), .span = span};
  row.form = std::move(message.form);
  row.arguments = std::move(message.arguments);
  return row;
}

std::vector<std::string> help_of(const Diagnostic& diagnostic) {
  std::vector<std::string> lines;
  for (const Step& step : diagnostic.steps) lines.push_back(step.text);
  return lines;
}

const Edit* fix_of(const Diagnostic& diagnostic) {
  for (const Step& step : diagnostic.steps) {
    if (step.edits.size() == 1) return &step.edits.front();
  }
  return nullptr;
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
  return std::move(*this).with_step({std::move(line)});
}

Diagnostic Diagnostic::with_help(std::vector<std::string> lines) && {
  for (std::string& line : lines) steps.push_back({std::move(line)});
  return std::move(*this);
}

Diagnostic Diagnostic::with_step(Step step) && {
  steps.push_back(std::move(step));
  return std::move(*this);
}

Diagnostic Diagnostic::with_steps(std::vector<Step> more) && {
  for (Step& step : more) steps.push_back(std::move(step));
  return std::move(*this);
}

}  // namespace akad
