// Diagnostics as they are written, for people and for programs: one file a format. Each is in the
// sink's order and ends with a newline; where there are no diagnostics, texts of lines are empty.
#pragma once

#include <string>
#include <string_view>

#include "compiler/diagnostics/diagnostic.h"

namespace akad {

// What is said where there are errors.
constexpr std::string_view kNotAudited =
    "not audited, since there are mistakes: other warnings and advice come once they are mended";

struct RenderOptions {
  bool colour = false;
  bool accepted = false;  // also what a line of the text accepts
};
std::string render_text(const SourceSet& sources, const Sink& sink, const RenderOptions& options);
std::string render_json(const SourceSet& sources, const Sink& sink);
std::string render_sarif(const SourceSet& sources, const Sink& sink, const std::string& version);
std::string render_github(const SourceSet& sources, const Sink& sink);
std::string render_gitlab(const SourceSet& sources, const Sink& sink);

}  // namespace akad
