#include "runtime/ir/program.h"

#include <fmt/format.h>

namespace akad::ir {

Program::Program() = default;
Program::~Program() = default;
Program::Program(const Program&) = default;
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(const Program&) = default;
Program& Program::operator=(Program&&) noexcept = default;

std::vector<Id<Log>> logs_of(const Program& program, const Target& target) {
  std::vector<Id<Log>> logs;
  any_log_of(program, target, [&](Id<Log> log) {
    if (std::find(logs.begin(), logs.end(), log) == logs.end()) logs.push_back(log);
    return false;
  });
  return logs;
}

bool can_meet(const Log& exclusion, const Log& target) {
  if (!exclusion.single_subject.empty()) return exclusion.single_subject == target.single_subject;
  return !target.single_subject.empty() ||
         exclusion.subject_also.size() == target.subject_also.size();
}

std::vector<Id<Field>> pair_keys(const Program& program) {
  std::vector<Id<Field>> keys(program.events.size());
  for_tables([&](const auto& table) {
    for (const auto& row : program.*table.rows) {
      if constexpr (Claims<std::decay_t<decltype(row)>>) {
        const auto* told = std::get_if<FromEventToEvent>(&stretches_of(row));
        if (told == nullptr || !told->paired_by.valid()) continue;
        for (const Id<Event> event : told->begins) keys[event.index()] = told->paired_by;
        for (const Id<Event> event : told->ends) keys[event.index()] = told->paired_by;
      }
    }
  });
  return keys;
}

std::string place_of(const Field& field) {
  const std::string keys = fmt::format("{}", fmt::join(field.path, "."));
  if (field.item == 0) return keys;
  return fmt::format("item {} of {}", field.item, keys.empty() ? "the record" : keys);
}

}  // namespace akad::ir
