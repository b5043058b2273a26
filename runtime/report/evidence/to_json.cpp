#include <nlohmann/json.hpp>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/report/evidence/evidence.h"

namespace akad::report {
namespace {

using nlohmann::json;  // ordered maps: sorted keys

json log(const Statement::LogLine& line) {
  return {{"name", line.name}, {"records", line.tally.read}, {"digest", line.digest}};
}

}  // namespace

std::string evidence_to_json(const Statement& statement,
                             const std::vector<events::FileDigest>& files,
                             const std::vector<std::string>& names) {
  AKAD_ASSERT(files.size() == names.size());
  const ir::Program& program = *statement.program;
  json all_logs = json::array(), all_files = json::array(), left_out = json::array();
  for (const Statement::LogLine& line : statement.logs) {
    if (line.is_group) continue;
    if (line.left_out) {
      left_out.push_back(line.name);
    } else {
      all_logs.push_back(log(line));
    }
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    const events::FileDigest& file = files[i];
    all_files.push_back({{"name", names[i]},
                         {"log", program.logs[file.log].name},
                         {"bytes", file.bytes},
                         {"sha256", events::hex_of(file.stored)},
                         {"records", file.records.count},
                         {"digest", events::text_of(file.records.digest)}});
  }
  json document = {{"format", "akad evidence 1"},
                   {"agreement",
                    {{"name", program.agreement.name},
                     {"version", program.agreement.version},
                     {"digest", statement.digest}}},
                   {"engine", statement.engine},
                   {"as_of", format_rfc3339(statement.as_of)},
                   {"logs", std::move(all_logs)},
                   {"files", std::move(all_files)}};
  if (!left_out.empty()) document["left_out"] = std::move(left_out);
  return json_text(document) + "\n";
}

}  // namespace akad::report
