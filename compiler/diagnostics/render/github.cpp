// Lines that the runner of GitHub Actions obeys: it shows each beside its line of the change.
#include <fmt/format.h>

#include "compiler/diagnostics/render/parts.h"
#include "compiler/diagnostics/render/render.h"
#include "runtime/base/text.h"

namespace akad {
namespace {

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Advice: return "notice";
  }
  return "debug";
}

// What ends a command or begins another is written as the runner reads it back.
std::string as_data(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '%': out += "%25"; break;
      case '\r': out += "%0D"; break;
      case '\n': out += "%0A"; break;
      default: out += c;
    }
  }
  return out;
}

std::string as_property(std::string_view text) {
  std::string out;
  for (const char c : as_data(text)) {
    switch (c) {
      case ':': out += "%3A"; break;
      case ',': out += "%2C"; break;
      default: out += c;
    }
  }
  return out;
}

// Columns only where the place lies in one line: they would be of different lines.
std::string place_of(Places& places, Span span) {
  if (!places.has(span.file)) return "";
  const Place begin = places.of(span.file, span.begin);
  const Place end = places.of(span.file, span.end);
  std::string text =
      fmt::format("file={},line={},endLine={},",
                  as_property(for_terminal(places.file(span.file).name)), begin.line, end.line);
  if (begin.line == end.line) {
    text += fmt::format("col={},endColumn={},", begin.column, end.column);
  }
  return text;
}

std::string said_of(const Diagnostic& row) {
  std::vector<std::string> lines = render::lines_of(row);
  for (std::string& line : lines) line = for_terminal(line);
  return as_data(fmt::format("{}", fmt::join(lines, "\n")));
}

}  // namespace

std::string render_github(const SourceSet& sources, const Sink& sink) {
  Places places(sources);
  std::string out;
  for (const Diagnostic& row : sink.diagnostics) {
    if (row.accepted) continue;
    const std::string title = fmt::format("{}: {}", name_of(row.code), title_of(row.code));
    out += fmt::format("::{} {}title={}::{}\n", command_of(severity_of(row.code)),
                       place_of(places, row.span), as_property(title), said_of(row));
  }
  return out;
}

}  // namespace akad
