#include <nlohmann/json.hpp>

#include "compiler/diagnostics/diagnostic.h"
#include "runtime/base/text.h"

namespace akad {
namespace {

using Json = nlohmann::ordered_json;

void add_place(const SourceSet& sources, Span span, Json& out) {
  if (span.file < 0 || static_cast<std::size_t>(span.file) >= sources.files.size()) return;
  const SourceFile& file = sources.files[static_cast<std::size_t>(span.file)];
  const Place begin = place_of(file, span.begin);
  const Place end = place_of(file, span.end);
  out["file"] = file.name;
  out["line"] = begin.line;
  out["column"] = begin.column;
  out["end_line"] = end.line;
  out["end_column"] = end.column;
}

Json label_of(const SourceSet& sources, const Label& label) {
  Json out = Json::object();
  add_place(sources, label.span, out);
  out["text"] = label.text;
  return out;
}

Json fix_of(const SourceSet& sources, const Edit& edit) {
  Json out = Json::object();
  add_place(sources, edit.span, out);
  out["text"] = edit.text;
  return out;
}

Json json_of(const SourceSet& sources, const Diagnostic& row) {
  Json out = Json::object();
  out["code"] = name_of(row.code);
  out["severity"] = severity_of(row.code) == Severity::Error ? "error" : "warning";
  out["title"] = title_of(row.code);
  out["message"] = row.message;
  add_place(sources, row.span, out);
  out["label"] = row.label;
  out["labels"] = Json::array();
  for (const Label& label : row.others) out["labels"].push_back(label_of(sources, label));
  out["help"] = row.help;
  if (row.fix) out["fix"] = fix_of(sources, *row.fix);
  return out;
}

}  // namespace

std::string render_json(const SourceSet& sources, const Sink& sink) {
  Json rows = Json::array();
  for (const Diagnostic& row : sink.diagnostics) rows.push_back(json_of(sources, row));
  return json_text(rows, 2) + "\n";
}

}  // namespace akad
