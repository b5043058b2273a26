#include "runtime/ir/program.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "runtime/ir/stretches/told_by.h"

namespace akad::ir {

Program::Program() = default;
Program::~Program() = default;
Program::Program(const Program&) = default;
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(const Program&) = default;
Program& Program::operator=(Program&&) noexcept = default;

namespace {

struct LogOf {
  const Program& program;

  Id<Log> operator()(const OfItems& items) const { return program[items.clock].log; }
  Id<Log> operator()(const OfTime& time) const { return program[time.outage].log; }
  Id<Log> operator()(const OfFigure& of) const { return program[of.figure].log; }
  Id<Log> operator()(const OfSum& sum) const {
    const std::vector<Id<Target>> targets = summed_in(program, sum);
    return targets.empty() ? Id<Log>{} : log_of(program, program[targets.front()]);
  }
};

}  // namespace

std::vector<Id<Target>> summed_in(const Program& program, const OfSum& sum) {
  std::vector<Id<Target>> targets;
  for (const Credit& credit : program.credits) {
    const std::string* unit = unit_in_kind(credit);
    const bool is_mine = unit != nullptr && *unit == sum.of && credit.target.valid();
    if (!is_mine || summed_by(program[credit.target]) != nullptr) continue;
    if (std::find(targets.begin(), targets.end(), credit.target) == targets.end()) {
      targets.push_back(credit.target);
    }
  }
  return targets;
}

std::vector<Id<Target>> rests_on(const Program& program, Id<Target> target) {
  const auto* sum = std::get_if<OfSum>(&program[target].of);
  return sum == nullptr ? std::vector{target} : summed_in(program, *sum);
}

Id<Log> log_of(const Program& program, const Target& target) {
  return std::visit(LogOf{program}, target.of);
}

std::vector<Id<Log>> logs_of(const Program& program, const Target& target) {
  std::vector<Id<Log>> logs;
  const auto add = [&](Id<Log> log) {
    if (std::find(logs.begin(), logs.end(), log) == logs.end()) logs.push_back(log);
  };
  if (const auto* sum = std::get_if<OfSum>(&target.of)) {
    for (const Id<Target> one : summed_in(program, *sum)) {
      for (const Id<Log> log : logs_of(program, program[one])) add(log);
    }
    return logs;
  }
  add(log_of(program, target));
  if (const Id<Log> members = program[logs.front()].members; members.valid()) add(members);
  const Cover* cover = cover_of(program, target);
  if (cover != nullptr && cover->told_by.valid()) add(cover->told_by);
  for (const Id<Exclusion> exclusion : exclusions_of(program, target)) add(program[exclusion].log);
  return logs;
}

bool has_groups_of(const Target& target, const std::vector<Id<Signal>>& groups, bool by_subject) {
  return (!by_subject || target.by_subject) &&
         std::all_of(groups.begin(), groups.end(), [&](Id<Signal> group) {
           return std::find(target.groups.begin(), target.groups.end(), group) !=
                  target.groups.end();
         });
}

std::vector<Id<Exclusion>> exclusions_of(const Program& program, const Target& target) {
  if (const auto* items = std::get_if<OfItems>(&target.of)) {
    return program[items->clock].pauses_during;
  }
  std::vector<Id<Exclusion>> exclusions;
  if (const auto* time = std::get_if<OfTime>(&target.of)) {
    for (const Excluding& row : time->excluding) exclusions.push_back(row.exclusion);
  }
  return exclusions;
}

bool asks_when_announced(const Exclusion& exclusion) {
  return std::any_of(exclusion.conditions.begin(), exclusion.conditions.end(),
                     [](const Requirement& row) {
                       return std::holds_alternative<AnnouncedHours>(row.is) ||
                              std::holds_alternative<AnnouncedDays>(row.is);
                     });
}

bool can_meet(const Program& program, const Exclusion& exclusion, const Log& log) {
  const Log& own = program[exclusion.log];
  switch (exclusion.concerns) {
    case Concerns::Everybody: return true;
    case Concerns::Named: return log.subject_also.empty();
    case Concerns::Subject: break;
  }
  return can_meet(own, log);
}

bool can_meet(const Log& teller, const Log& log) {
  if (!teller.single_subject.empty()) return teller.single_subject == log.single_subject;
  return !log.single_subject.empty() || teller.subject_also.size() == log.subject_also.size();
}

const Cover* cover_of(const Program& program, const Target& target) {
  const auto* time = std::get_if<OfTime>(&target.of);
  if (time == nullptr) return nullptr;
  const Id<Log> log = told_in(program, program[time->outage].log);
  const auto row = std::find_if(program.covers.begin(), program.covers.end(),
                                [log](const Cover& cover) { return cover.log == log; });
  return row == program.covers.end() ? nullptr : &*row;
}

bool can_meet_by_signal(const Program& program, const Exclusion& exclusion) {
  return exclusion.concerns != Concerns::Subject || program[exclusion.log].subject_also.empty();
}

Id<Signal> concerns_of(const Program& program, const Target& target) {
  if (const auto* items = std::get_if<OfItems>(&target.of)) return program[items->clock].concerns;
  const auto* time = std::get_if<OfTime>(&target.of);
  return time == nullptr ? Id<Signal>{} : program[time->outage].concerns;
}

bool is_told_of_others(const Program& program, const Target& target, Id<Log> log) {
  if (is_of_groups(program, target)) {
    const Cover* cover = cover_of(program, target);
    if (log == told_in(program, target) || (cover != nullptr && log == cover->told_by)) return true;
  }
  const bool by_signal = concerns_of(program, target).valid();
  const std::vector<Id<Exclusion>> exclusions = exclusions_of(program, target);
  return std::any_of(exclusions.begin(), exclusions.end(), [&](Id<Exclusion> id) {
    const Exclusion& row = program[id];
    return row.log == log && (by_signal || row.concerns != Concerns::Subject);
  });
}

bool has_unknown(const Program& program, const OfTime& time) {
  const bool silent = time.silence > 0 && time.unrecorded == Unrecorded::Unknown;
  const auto* slots = std::get_if<BySlots>(&told_by(program, program[time.outage]).down);
  return silent || time.unknown_while.valid() || (slots != nullptr && has_unknown(*slots));
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

std::set<Id<Signal>> signals_of(const Program& program, Id<Condition> root) {
  std::set<Id<Signal>> signals;
  std::set<Id<Condition>> known = {root};
  std::vector<Id<Condition>> open = {root};
  while (!open.empty()) {
    const Condition& condition = program[open.back()];
    open.pop_back();
    if (condition.signal.valid()) signals.insert(condition.signal);
    for (const Id<Condition> part : condition.parts) {
      if (known.insert(part).second) open.push_back(part);
    }
  }
  return signals;
}

std::vector<Id<Signal>> order_of_values(const Program& program) {
  std::map<Id<Signal>, std::size_t> left;  // of the values that it reads
  std::map<Id<Signal>, std::vector<Id<Signal>>> readers;
  std::vector<Id<Signal>> order;
  for (const Id<Signal> id : ids_of(program.signals)) {
    if (program[id].means.empty()) continue;
    std::set<Id<Signal>> reads;
    for (const ValueRow& row : program[id].means) {
      if (!row.when.valid()) continue;
      for (const Id<Signal> signal : signals_of(program, row.when)) {
        if (!program[signal].means.empty()) reads.insert(signal);
      }
    }
    for (const Id<Signal> signal : reads) readers[signal].push_back(id);
    left[id] = reads.size();
    if (reads.empty()) order.push_back(id);
  }
  for (std::size_t at = 0; at < order.size(); ++at) {
    for (const Id<Signal> reader : readers[order[at]]) {
      if (--left[reader] == 0) order.push_back(reader);
    }
  }
  return order;
}

bool has_circle_of_values(const Program& program) {
  const auto values = std::count_if(program.signals.begin(), program.signals.end(),
                                    [](const Signal& signal) { return !signal.means.empty(); });
  return order_of_values(program).size() < static_cast<std::size_t>(values);
}

namespace {

// 0 where a period is not made of months; those of the contract are as long as those of the
// calendar.
std::int32_t months_in(Cadence cadence) {
  return std::max(parts_in(cadence, Cadence::CalendarMonth),
                  parts_in(cadence, Cadence::ContractMonth));
}

std::int32_t most_days_of(Cadence cadence) {
  switch (months_in(cadence)) {
    case 1: return 31;
    case 3: return 92;
    case 6: return 184;
    case 12: return 366;
    default: return cadence == Cadence::Week ? 7 : 1;
  }
}

// Whether a period is never longer than those that the cap looks back on; nobody knows how long
// seasons and terms are.
bool is_within(Cadence cadence, const Cap& cap) {
  if (cadence == Cadence::Season || cadence == Cadence::WholeTerm) return false;
  const std::int32_t months = months_in(cap.cadence);
  if (months > 0) return months_in(cadence) <= months * cap.over_last;
  return most_days_of(cadence) <= most_days_of(cap.cadence) * cap.over_last;
}

// By their ranks; the last so many periods stand behind the longest cadence that is no longer.
int length_of(const Cap& cap) {
  const int own = 2 * rank_of(cap.cadence);
  if (!looks_back(cap)) return own;
  int length = own;
  for (const Cadence cadence : kCadences) {
    if (is_within(cadence, cap)) length = std::max(length, 2 * rank_of(cadence));
  }
  return length + 1;
}

}  // namespace

bool covers(const Program& program, const Cap& cap, Id<Credit> credit) {
  if (unit_in_kind(program[credit]) != nullptr) return false;
  return cap.credits.empty() ||
         std::find(cap.credits.begin(), cap.credits.end(), credit) != cap.credits.end();
}

std::vector<Id<Credit>> covered_by(const Program& program, const Cap& cap) {
  if (!cap.credits.empty()) return cap.credits;
  std::vector<Id<Credit>> all;
  for (const Id<Credit> id : ids_of(program.credits)) {
    if (covers(program, cap, id)) all.push_back(id);
  }
  return all;
}

bool limits(const Program& program, const Cap& cap, Id<Credit> credit) {
  return says(cap) == CapSays::Most && covers(program, cap, credit);
}

bool sums_at_once(const Cap& cap, const Target& target) {
  if (cap.cadence == target.cadence) return true;
  // Whole numbers of periods of the cap.
  if (cap.cadence == Cadence::Season || target.cadence == Cadence::Season) return false;
  return target.cadence == Cadence::WholeTerm || parts_in(target.cadence, cap.cadence) > 0;
}

bool owes_in_kind(const Program& program, const std::string& what) {
  return std::any_of(program.credits.begin(), program.credits.end(), [&](const Credit& credit) {
    const std::string* unit = unit_in_kind(credit);
    return unit != nullptr && *unit == what;
  });
}

Width width_of(const Program& program, const Cap& cap) {
  const auto of_money = [](const Credit& credit) { return unit_in_kind(credit) == nullptr; };
  const auto all = std::count_if(program.credits.begin(), program.credits.end(), of_money);
  const std::size_t credits =
      cap.credits.empty() ? static_cast<std::size_t>(all) : cap.credits.size();
  const std::size_t fineness = cap.groups.size() + (cap.by_subject ? 1 : 0);
  return {credits, program.signals.size() + 1 - fineness, length_of(cap)};
}

std::string place_of(const Field& field) {
  const std::string keys = fmt::format("{}", fmt::join(field.path, "."));
  if (field.item == 0) return keys;
  return fmt::format("item {} of {}", field.item, keys.empty() ? "the record" : keys);
}

std::string place_of(const Program& program, const Log& log, const Field& field) {
  std::string place = place_of(field);
  if (field.outward <= 0) return place;
  const auto lists = static_cast<std::int32_t>(log.elements.size());
  if (field.outward >= lists) return place + " of the document";
  const auto at = static_cast<std::size_t>(lists - 1 - field.outward);
  return fmt::format("{} of the element of {}", place, place_of(program[log.elements[at]]));
}

}  // namespace akad::ir
