// SARIF 2.1.0 (OASIS), which code scanning and editors read.
#include <algorithm>
#include <map>

#include "compiler/diagnostics/render/parts.h"
#include "compiler/diagnostics/render/render.h"
#include "runtime/base/text.h"

namespace akad {
namespace {

using render::Json;

constexpr const char* kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Advice: return "note";
  }
  return "none";
}

// A brace begins a placeholder there, and `](` a link: neither is ours to make of a name.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '(' && out.ends_with(']')) out += ' ';
    if (c == '{' || c == '}') out += c;
    out += c;
  }
  return out;
}

Json message_of(std::string_view text) { return {{"text", plain(text)}}; }

Json artifact_of(Places& places, std::int32_t file) {
  return {{"uri", render::uri_of(places.file(file).name)}};
}

Json region_of(Places& places, Span span) {
  const Place begin = places.of(span.file, span.begin);
  const Place end = places.of(span.file, span.end);
  return {{"startLine", begin.line},
          {"startColumn", begin.column},
          {"endLine", end.line},
          {"endColumn", end.column}};
}

Json location_of(Places& places, Span span, std::string_view said) {
  Json location = {{"physicalLocation",
                    {{"artifactLocation", artifact_of(places, span.file)},
                     {"region", region_of(places, span)}}}};
  if (!said.empty()) location["message"] = message_of(said);
  return location;
}

// A fix changes files: the edits of each file in the order of the text.
Json fix_of_step(Places& places, const Step& step) {
  std::map<std::int32_t, Json> by_file;
  for (const Edit& edit : step.edits) {
    by_file[edit.span.file].push_back({{"deletedRegion", region_of(places, edit.span)},
                                       {"insertedContent", {{"text", edit.text}}}});
  }
  Json changes = Json::array();
  for (auto& [file, replacements] : by_file) {
    changes.push_back({{"artifactLocation", artifact_of(places, file)},
                       {"replacements", std::move(replacements)}});
  }
  return {{"description", message_of(line_of(step))}, {"artifactChanges", std::move(changes)}};
}

Json fixes_of(Places& places, const Diagnostic& row) {
  Json fixes = Json::array();
  for (const Step& step : row.steps) {
    const bool has_places =
        std::all_of(step.edits.begin(), step.edits.end(),
                    [&](const Edit& edit) { return places.has(edit.span.file); });
    if (!step.edits.empty() && has_places) fixes.push_back(fix_of_step(places, step));
  }
  return fixes;
}

Json related_of(Places& places, const Diagnostic& row) {
  Json related = Json::array();
  for (const Label& label : row.others) {
    if (places.has(label.span.file)) {
      related.push_back(location_of(places, label.span, label.text));
    }
  }
  return related;
}

Json result_of(Places& places, const Diagnostic& row, std::size_t rule, const std::string& print) {
  Json result = {{"ruleId", name_of(row.code)},
                 {"ruleIndex", rule},
                 {"level", level_of(severity_of(row.code))},
                 {"message", message_of(render::whole_message(row))}};
  result["locations"] = Json::array();
  if (places.has(row.span.file)) {
    result["locations"].push_back(location_of(places, row.span, row.label));
  }
  if (Json related = related_of(places, row); !related.empty()) {
    result["relatedLocations"] = std::move(related);
  }
  if (Json fixes = fixes_of(places, row); !fixes.empty()) result["fixes"] = std::move(fixes);
  if (row.accepted) {
    result["suppressions"] = Json::array();
    result["suppressions"].push_back({{"kind", "inSource"}, {"justification", *row.accepted}});
  }
  result["partialFingerprints"] = {{"akad/1", print}};
  return result;
}

Json rule_of(Code code) {
  return {{"id", name_of(code)},
          {"shortDescription", message_of(title_of(code))},
          {"defaultConfiguration", {{"level", level_of(severity_of(code))}}}};
}

// The rules that something was found by, in the order of codes.
std::vector<Code> rules_of(const Sink& sink) {
  std::vector<Code> rules;
  for (const Diagnostic& row : sink.diagnostics) rules.push_back(row.code);
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

}  // namespace

namespace {

// Warnings and advice may be hidden by what is wrong.
Json not_audited() {
  const Json note = {{"level", "note"}, {"message", {{"text", kNotAudited}}}};
  return {{"executionSuccessful", true}, {"toolExecutionNotifications", Json::array({note})}};
}

}  // namespace

std::string render_sarif(const SourceSet& sources, const Sink& sink, const std::string& version) {
  Places places(sources);
  const std::vector<Code> rules = rules_of(sink);
  const std::vector<std::string> prints = render::fingerprints_of(places, sink);
  Json described = Json::array();
  for (const Code code : rules) described.push_back(rule_of(code));
  Json results = Json::array();
  for (std::size_t at = 0; at < sink.diagnostics.size(); ++at) {
    const Diagnostic& row = sink.diagnostics[at];
    const auto rule = std::lower_bound(rules.begin(), rules.end(), row.code) - rules.begin();
    results.push_back(result_of(places, row, static_cast<std::size_t>(rule), prints[at]));
  }
  const Json driver = {{"name", "akad"}, {"version", version}, {"rules", std::move(described)}};
  Json run = {{"tool", {{"driver", driver}}},
              {"columnKind", "unicodeCodePoints"},
              {"results", std::move(results)}};
  if (has_errors(sink)) run["invocations"] = Json::array({not_audited()});
  const Json log = {
      {"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  return json_text(log, 2) + "\n";
}

}  // namespace akad
