// The report of code quality that GitLab shows beside a merge request.
#include "compiler/diagnostics/render/parts.h"
#include "compiler/diagnostics/render/render.h"
#include "runtime/base/text.h"

namespace akad {
namespace {

using render::Json;

std::string_view weight_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return "critical";
    case Severity::Warning: return "minor";
    case Severity::Advice: return "info";
  }
  return "info";
}

// A path in the repository, without `./`. What has no place stands at the first line of the first
// file: GitLab leaves out a row without one.
Json location_of(Places& places, Span span) {
  const std::int32_t file = places.has(span.file) ? span.file : 0;
  std::string path = places.has(file) ? places.file(file).name : "";
  while (path.starts_with("./")) path.erase(0, 2);
  Json lines = {{"begin", 1}};
  if (places.has(span.file)) {
    lines = {{"begin", places.of(span.file, span.begin).line},
             {"end", places.of(span.file, span.end).line}};
  }
  return {{"path", std::move(path)}, {"lines", std::move(lines)}};
}

}  // namespace

std::string render_gitlab(const SourceSet& sources, const Sink& sink) {
  Places places(sources);
  const std::vector<std::string> prints = render::fingerprints_of(places, sink);
  Json rows = Json::array();
  for (std::size_t at = 0; at < sink.diagnostics.size(); ++at) {
    const Diagnostic& row = sink.diagnostics[at];
    if (row.accepted) continue;
    rows.push_back({{"description", render::whole_message(row)},
                    {"check_name", name_of(row.code)},
                    {"fingerprint", prints[at]},
                    {"severity", weight_of(severity_of(row.code))},
                    {"location", location_of(places, row.span)}});
  }
  return json_text(rows, 2) + "\n";
}

}  // namespace akad
