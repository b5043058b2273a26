// The same records twice: a file named twice, a copy of it, or one that is packed. Where records
// have ids they are duplicates; where they have none, each of them would count twice in silence.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "runtime/base/text.h"
#include "runtime/events/reading/reading.h"

namespace akad::events {

std::string twins_of(const ir::Program& program, const std::vector<std::string>& files,
                     const std::vector<Id<ir::Log>>& logs, Digester& digester) {
  std::vector<std::size_t> without_id;
  std::map<Id<ir::Log>, std::size_t> files_of_log;
  bool any = false;
  for (std::size_t file = 0; file < files.size(); ++file) {
    if (program[logs[file]].id.valid()) continue;
    without_id.push_back(file);
    any = ++files_of_log[logs[file]] > 1 || any;
  }
  if (!any) return "";
  const std::vector<FileDigest>& digests = digester.digests().files;
  std::map<std::tuple<Id<ir::Log>, std::uint64_t, Digest>, std::size_t> known;
  for (const std::size_t file : without_id) {
    const RecordsDigest& records = digests[file].records;
    if (records.count == 0) continue;
    const auto [first, is_new] =
        known.emplace(std::tuple(logs[file], records.count, records.digest), file);
    if (is_new) continue;
    return fmt::format(
        "`{}` and `{}` hold the same records of the log `{}`; as they have no id, each would count "
        "twice: give them once",
        for_terminal(files[first->second]), for_terminal(files[file]), program[logs[file]].name);
  }
  return "";
}

}  // namespace akad::events
