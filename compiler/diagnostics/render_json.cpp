#include <nlohmann/json.hpp>

#include "compiler/diagnostics/diagnostic.h"
#include "runtime/base/text.h"

namespace akad {
namespace {

using Json = nlohmann::ordered_json;

void add_place(Places& places, Span span, Json& out) {
  if (!places.has(span.file)) return;
  const Place begin = places.of(span.file, span.begin);
  const Place end = places.of(span.file, span.end);
  out["file"] = places.file(span.file).name;
  out["line"] = begin.line;
  out["column"] = begin.column;
  out["end_line"] = end.line;
  out["end_column"] = end.column;
}

Json label_of(Places& places, const Label& label) {
  Json out = Json::object();
  add_place(places, label.span, out);
  out["text"] = label.text;
  return out;
}

Json fix_of(Places& places, const Edit& edit) {
  Json out = Json::object();
  add_place(places, edit.span, out);
  out["text"] = edit.text;
  return out;
}

Json json_of(Places& places, const Diagnostic& row) {
  Json out = Json::object();
  out["code"] = name_of(row.code);
  out["severity"] = severity_of(row.code) == Severity::Error ? "error" : "warning";
  out["title"] = title_of(row.code);
  out["message"] = row.message;
  add_place(places, row.span, out);
  out["label"] = row.label;
  out["labels"] = Json::array();
  for (const Label& label : row.others) out["labels"].push_back(label_of(places, label));
  out["help"] = row.help;
  if (row.fix) out["fix"] = fix_of(places, *row.fix);
  return out;
}

}  // namespace

std::string render_json(const SourceSet& sources, const Sink& sink) {
  Places places(sources);
  Json rows = Json::array();
  for (const Diagnostic& row : sink.diagnostics) rows.push_back(json_of(places, row));
  return json_text(rows, 2) + "\n";
}

}  // namespace akad
