#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compiler/diagnostics/render/render.h"
#include "compiler/diagnostics/render/snippet.h"
#include "runtime/base/text.h"

namespace akad {
namespace {

constexpr std::size_t kMostColumns = 120;

enum class Ink { Error, Warning, Advice, Frame, Help, Plain };

std::string inked(std::string_view text, Ink ink, const RenderOptions& options) {
  if (!options.colour || ink == Ink::Plain) return std::string(text);
  constexpr std::array<std::string_view, 5> kStart = {"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;32m",
                                                      "\x1b[1;34m", "\x1b[1;36m"};
  return fmt::format("{}{}\x1b[0m", kStart[static_cast<std::size_t>(ink)], text);
}

Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return Ink::Error;
    case Severity::Warning: return Ink::Warning;
    case Severity::Advice: return Ink::Advice;
  }
  return Ink::Plain;
}

std::string repeated(std::size_t count, char sign) { return std::string(count, sign); }

struct Mark {
  Span span;
  std::string_view text;
  char sign = '^';
  Ink ink = Ink::Error;
  std::string_view arrow = "-->";
};

// The place, the line and the mark below it; `gutter` columns hold the line number.
std::string render_mark(Places& places, const Mark& mark, std::size_t gutter,
                        const RenderOptions& options) {
  const SourceFile& file = places.file(mark.span.file);
  const Place place = places.of(mark.span.file, mark.span.begin);
  const std::string_view line = places.line_text(mark.span.file, place.line);
  const auto line_begin =
      line.empty() ? mark.span.begin : static_cast<std::uint32_t>(line.data() - file.text.data());
  const Snippet snippet = snippet_of(line, line_begin, mark.span, kMostColumns - gutter - 3);
  const std::string empty_gutter = repeated(gutter + 1, ' ');
  const std::string bar = inked("|", Ink::Frame, options);
  std::string out =
      fmt::format("{}{} {}:{}:{}\n", repeated(gutter, ' '), inked(mark.arrow, Ink::Frame, options),
                  for_terminal(file.name), place.line, place.column);
  out += fmt::format("{}{}\n", empty_gutter, bar);
  out += fmt::format("{} {} {}\n",
                     inked(fmt::format("{:>{}}", place.line, gutter), Ink::Frame, options), bar,
                     snippet.text);
  std::string below = repeated(snippet.width, mark.sign);
  if (!mark.text.empty()) below += " " + for_terminal(mark.text);
  out += fmt::format("{}{} {}{}\n", empty_gutter, bar, repeated(snippet.indent, ' '),
                     inked(below, mark.ink, options));
  return out;
}

std::vector<Mark> marks_of(const Places& places, const Diagnostic& row, Ink ink) {
  std::vector<Mark> marks;
  if (places.has(row.span.file)) marks.push_back({row.span, row.label, '^', ink, "-->"});
  for (const Label& label : row.others) {
    if (!places.has(label.span.file)) continue;
    marks.push_back({label.span, label.text, '-', Ink::Frame, marks.empty() ? "-->" : ":::"});
  }
  return marks;
}

std::size_t gutter_of(Places& places, const std::vector<Mark>& marks) {
  std::size_t widest = 1;
  for (const Mark& mark : marks) {
    const Place place = places.of(mark.span.file, mark.span.begin);
    widest = std::max(widest, fmt::format("{}", place.line).size());
  }
  return widest;
}

std::string render_one(Places& places, const Diagnostic& row, const RenderOptions& options) {
  const Severity severity = severity_of(row.code);
  const Ink ink = ink_of(severity);
  const std::string head = fmt::format("{}[{}]", word_of(severity), name_of(row.code));
  std::string out = fmt::format("{}: {}\n", inked(head, ink, options), for_terminal(row.message));
  const std::vector<Mark> marks = marks_of(places, row, ink);
  const std::size_t gutter = gutter_of(places, marks);
  for (const Mark& mark : marks) out += render_mark(places, mark, gutter, options);
  if (row.accepted) {
    return out + fmt::format("{}: {}\n", inked("accepted", Ink::Help, options),
                             for_terminal(*row.accepted));
  }
  for (const Step& step : row.steps) {
    out += fmt::format("{}: {}\n", inked("help", Ink::Help, options), for_terminal(line_of(step)));
  }
  return out;
}

}  // namespace

std::string render_text(const SourceSet& sources, const Sink& sink, const RenderOptions& options) {
  Places places(sources);
  std::string out;
  for (const Diagnostic& row : sink.diagnostics) {
    if (row.accepted && !options.accepted) continue;
    out += render_one(places, row, options);
    out += "\n";
  }
  return out;
}

}  // namespace akad
