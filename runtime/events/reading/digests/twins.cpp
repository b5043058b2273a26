// The same records twice: a file named twice, a copy of it, or one that is packed. Where records
// have ids they are duplicates; where they have none, each of them would count twice in silence.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "runtime/base/text.h"
#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

// Nothing of their text was kept (too long, or cut off by the end of the file), so that they are
// not known to be the same: findings say what they are.
bool is_without_text(const RecordsDigest& records) {
  const Digest empty = sha256({});
  Sha256 all;
  for (std::uint64_t i = 0; i < records.count; ++i) {
    all.add({reinterpret_cast<const char*>(empty.data()), empty.size()});
  }
  return all.end() == records.digest;
}

}  // namespace

bool may_have_twins(const ir::Program& program, const std::vector<Id<ir::Log>>& logs) {
  std::set<Id<ir::Log>> seen;
  return std::any_of(logs.begin(), logs.end(), [&](Id<ir::Log> log) {
    return !program[log].id.valid() && !seen.insert(log).second;
  });
}

std::string twins_of(const ir::Program& program, const std::vector<std::string>& files,
                     const std::vector<Id<ir::Log>>& logs, Digester& digester) {
  if (!may_have_twins(program, logs)) return "";
  const std::vector<FileDigest>& digests = digester.digests().files;
  std::map<std::tuple<Id<ir::Log>, std::uint64_t, Digest>, std::size_t> known;
  for (std::size_t file = 0; file < files.size(); ++file) {
    if (program[logs[file]].id.valid()) continue;
    const RecordsDigest& records = digests[file].records;
    if (records.count == 0) continue;
    const auto [first, is_new] =
        known.emplace(std::tuple(logs[file], records.count, records.digest), file);
    if (is_new || is_without_text(records)) continue;
    return fmt::format(
        "`{}` and `{}` hold the same records of the log `{}`; as they have no id, each would count "
        "twice: give them once",
        for_terminal(files[first->second]), for_terminal(files[file]), program[logs[file]].name);
  }
  return "";
}

}  // namespace akad::events
