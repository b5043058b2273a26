#include "runtime/events/reading/given.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/text.h"

namespace akad::events {

namespace {

constexpr std::size_t kMostSlips = 2;  // in a name that is meant

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    text += fmt::format("{}`{}`", text.empty() ? "" : ", ", for_terminal(name));
  }
  return text;
}

std::vector<std::string> names_of(const ir::Program& program) {
  std::vector<std::string> names;
  for (const ir::Log& log : program.logs) {
    if (ir::has_records(log)) names.push_back(log.name);
  }
  return names;
}

std::string known_names(const ir::Program& program) {
  const std::vector<std::string> names = names_of(program);
  return names.empty() ? "it has none" : "its logs are " + joined(names);
}

// The name that is meant, or those there are.
std::string advice(const ir::Program& program, const std::string& name) {
  const std::string found = nearest_of(name, names_of(program), kMostSlips);
  return found.empty() ? ": " + known_names(program)
                       : fmt::format("; did you mean `{}`?", for_terminal(found));
}

Id<ir::Log> log_named(const ir::Program& program, const std::string& name) {
  for (const Id<ir::Log> id : ids_of(program.logs)) {
    if (program[id].name == name && ir::has_records(program[id])) return id;
  }
  return {};
}

// Whether it is one for which nothing is read: then `error` says so.
bool is_group(const ir::Program& program, const std::string& name, ReadError& error) {
  for (const ir::Log& log : program.logs) {
    if (log.name != name || ir::has_records(log)) continue;
    error.message = fmt::format("no file is read for the log `{}`: its subjects are made of those "
                                "of `{}`",
                                for_terminal(name), for_terminal(program[log.members].name));
    return true;
  }
  return false;
}

// None where there are several, or none.
Id<ir::Log> only_log(const ir::Program& program) {
  Id<ir::Log> only;
  for (const Id<ir::Log> id : ids_of(program.logs)) {
    if (!ir::has_records(program[id])) continue;
    if (only.valid()) return {};
    only = id;
  }
  return only;
}

Id<ir::Log> log_of(const ir::Program& program, const LogFile& file, ReadError& error) {
  if (const Id<ir::Log> only = only_log(program); file.log.empty() && only.valid()) return only;
  const Id<ir::Log> log = file.log.empty() ? Id<ir::Log>{} : log_named(program, file.log);
  if (log.valid()) return log;
  if (is_group(program, file.log, error)) return {};
  error.message = file.log.empty() ? fmt::format("say which log `{}` is, as NAME=FILE: {}",
                                                 for_terminal(file.path), known_names(program))
                                   : fmt::format("the agreement has no log `{}`{}",
                                                 for_terminal(file.log), advice(program, file.log));
  return {};
}

bool leave_out(const ir::Program& program, const std::string& name,
               const std::vector<LogFile>& files, Given& given, ReadError& error) {
  const Id<ir::Log> log = log_named(program, name);
  if (is_group(program, name, error)) return false;
  if (!log.valid()) {
    error.message = fmt::format("the agreement has no log `{}` to be left out{}",
                                for_terminal(name), advice(program, name));
    return false;
  }
  const auto file = std::find(given.logs.begin(), given.logs.end(), log);
  if (file != given.logs.end()) {
    const LogFile& also = files[static_cast<std::size_t>(file - given.logs.begin())];
    error.message = fmt::format("the log `{}` is left out (--without), and `{}` is given for it: "
                                "only one of the two can be meant",
                                for_terminal(name), for_terminal(also.path));
    return false;
  }
  given.left_out.push_back(log);
  return true;
}

// A result that lacks a log nobody spoke of could be taken for the whole.
bool check_all_there(const ir::Program& program, const Given& given, ReadError& error) {
  std::vector<std::string> missing;
  for (const Id<ir::Log> id : ids_of(program.logs)) {
    const auto has = [&](const std::vector<Id<ir::Log>>& logs) {
      return std::find(logs.begin(), logs.end(), id) != logs.end();
    };
    if (!ir::has_records(program[id])) continue;
    if (!has(given.logs) && !has(given.left_out)) missing.push_back(program[id].name);
  }
  if (missing.empty()) return true;
  error.message = fmt::format(
      "no file is given for the {} {}: give one as NAME=FILE, or leave it out on purpose with "
      "--without NAME, and the result says so",
      missing.size() == 1 ? "log" : "logs", joined(missing));
  return false;
}

}  // namespace

std::optional<Given> given_logs(const ir::Program& program, const std::vector<LogFile>& files,
                                const std::vector<std::string>& without, ReadError& error) {
  Given given;
  for (const LogFile& file : files) {
    given.logs.push_back(log_of(program, file, error));
    if (!given.logs.back().valid()) return std::nullopt;
  }
  for (const std::string& name : without) {
    if (!leave_out(program, name, files, given, error)) return std::nullopt;
  }
  if (!check_all_there(program, given, error)) return std::nullopt;
  std::sort(given.left_out.begin(), given.left_out.end());
  given.left_out.erase(std::unique(given.left_out.begin(), given.left_out.end()),
                       given.left_out.end());
  return given;
}

}  // namespace akad::events
