#include <nlohmann/json.hpp>

#include "compiler/diagnostics/render/render.h"
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

Json edit_of(Places& places, const Edit& edit) {
  Json out = Json::object();
  add_place(places, edit.span, out);
  out["text"] = edit.text;
  return out;
}

Json step_of(Places& places, const Step& step) {
  Json out = Json::object();
  out["text"] = step.text;
  out["means"] = step.means;
  out["edits"] = Json::array();
  for (const Edit& edit : step.edits) out["edits"].push_back(edit_of(places, edit));
  out["sole"] = step.sole;
  return out;
}

Json argument_json(const Argument& argument) {
  return std::visit([](const auto& value) { return Json(value); }, argument);
}

Json json_of(Places& places, const Diagnostic& row) {
  Json out = Json::object();
  out["code"] = name_of(row.code);
  out["severity"] = word_of(severity_of(row.code));
  out["title"] = title_of(row.code);
  out["message"] = row.message;
  if (row.accepted) out["accepted"] = *row.accepted;
  if (!row.form.empty()) out["form"] = row.form;
  out["arguments"] = Json::array();
  for (const Argument& value : row.arguments) out["arguments"].push_back(argument_json(value));
  add_place(places, row.span, out);
  out["label"] = row.label;
  out["labels"] = Json::array();
  for (const Label& label : row.others) out["labels"].push_back(label_of(places, label));
  out["help"] = help_of(row);
  if (const Edit* fix = fix_of(row)) out["fix"] = edit_of(places, *fix);
  out["steps"] = Json::array();
  for (const Step& step : row.steps) out["steps"].push_back(step_of(places, step));
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
