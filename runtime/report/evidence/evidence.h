// What a statement rests on, file by file: for who keeps the files and wants to show later that
// these were read.
#pragma once

#include "runtime/events/digest.h"
#include "runtime/report/statement/statement.h"

namespace akad::report {

// JSON by evidence.schema.json, one line. `names`: as the files were given, beside `files`.
std::string evidence_to_json(const Statement& statement,
                             const std::vector<events::FileDigest>& files,
                             const std::vector<std::string>& names);
std::string evidence_schema();  // the text of evidence.schema.json

}  // namespace akad::report
