// Lists for machines: every judged item, every finding, one JSON object a line.
#pragma once

#include "runtime/measures/partial.h"
#include "runtime/report/pieces.h"

namespace akad::report {

std::string items_to_ndjson(const ir::Program& program, const measures::Items& items);
void write_items(const ir::Program& program, const measures::Items& items, const Take& take);

// `files`: names for Finding::file.
std::string findings_to_ndjson(const ir::Program& program, const events::FindingList& findings,
                               const std::vector<std::string>& files);

}  // namespace akad::report
