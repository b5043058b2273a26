#include "runtime/history/history.h"

#include <algorithm>

#include "runtime/history/pairs.h"

namespace akad::history {
namespace {

using differences::Edition, differences::Rows;

const ir::Log* log_named(const ir::Program& program, const std::string& name) {
  const auto found = std::find_if(program.logs.begin(), program.logs.end(),
                                  [&](const ir::Log& log) { return log.name == name; });
  return found == program.logs.end() ? nullptr : &*found;
}

Edition other_of(Edition edition) {
  return edition == Edition::Before ? Edition::After : Edition::Before;
}

// What the log is called in that agreement; none where it is one of the other alone. A name that
// neither has stays, and whoever reads says so.
std::optional<std::string> name_for(const Rows& rows, Edition edition, const std::string& name) {
  const ir::Program& program = rows.program(edition);
  if (name.empty() || log_named(program, name) != nullptr) return name;
  const ir::Log* log = log_named(rows.program(other_of(edition)), name);
  if (log == nullptr) return name;
  for (const Both<ir::Log>& both : pairs<ir::Log>(rows)) {
    const Id<ir::Log> here = edition == Edition::Before ? both.before : both.after;
    const Id<ir::Log> there = edition == Edition::Before ? both.after : both.before;
    if (!there.valid() || &rows.program(other_of(edition))[there] != log) continue;
    return here.valid() ? std::optional(program[here].name) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::vector<events::LogFile> files_for(const Rows& rows, Edition edition,
                                       const std::vector<events::LogFile>& files) {
  std::vector<events::LogFile> all;
  for (const events::LogFile& file : files) {
    if (auto name = name_for(rows, edition, file.log)) all.push_back({std::move(*name), file.path});
  }
  return all;
}

std::vector<std::string> names_for(const Rows& rows, Edition edition,
                                   const std::vector<std::string>& names) {
  std::vector<std::string> all;
  for (const std::string& name : names) {
    if (auto found = name_for(rows, edition, name)) all.push_back(std::move(*found));
  }
  return all;
}

History compare(Side& before, Side& after, const Rows& rows) {
  History history{before, after, rows};
  add_money(history);
  add_verdicts(history);
  return history;
}

}  // namespace akad::history
