#include "runtime/evaluation/silence.h"

#include <map>

#include "runtime/ir/stretches/told_by.h"

namespace akad::evaluation {
namespace {

// Of one log and the periods of one cadence: in which some record stands.
struct Heard {
  Id<ir::Log> log;
  plan::PeriodRange periods;
  std::vector<bool> in = {};  // by place in the range
  bool anything = false;
  bool in_any = false;  // of the periods
};

void listen(const Evaluation& found, Heard& heard) {
  heard.in.assign(heard.periods.size(), false);
  Id<plan::Period> last = {};
  for (const events::Occurrence& row : found.store.occurrences) {
    if (found.plan.channels.log_of(row.channel) != heard.log) continue;
    heard.anything = true;
    if (row.at < found.plan.term.from || row.at >= found.plan.term.to) continue;
    const Id<plan::Period> period = plan::period_at(found.plan, heard.periods, row.at, last);
    if (!period.valid()) continue;
    last = period;
    heard.in[period.index() - heard.periods.first.index()] = true;
    heard.in_any = true;
  }
}

// Of a target that looks back, the nearest periods are asked first: it is seldom one that is far.
bool is_heard_in(const Heard& heard, plan::PeriodRange periods) {
  for (std::size_t at = periods.last.index(); at-- > periods.first.index();) {
    if (heard.in[at - heard.periods.first.index()]) return true;
  }
  return false;
}

bool tells_states(const ir::Program& program, const ir::Outage& outage) {
  const ir::Stretches& down = ir::told_by(program, outage).down;
  return std::holds_alternative<ir::WhileState>(down) || std::holds_alternative<ir::BySlots>(down);
}

}  // namespace

void note_silence(Evaluation& found) {
  const ir::Program& program = *found.plan.program;
  std::map<std::pair<Id<ir::Log>, Id<plan::Period>>, Heard> known;
  for (results::PeriodResults& period : found.results) {
    for (results::Result& result : period.results) {
      const ir::Target& target = program[result.target];
      const Id<ir::Outage> outage = ir::outage_of(target);
      if (!outage.valid() && !ir::figure_of(target).valid()) continue;
      const plan::PeriodRange range = plan::periods_of(found.plan, result.target);
      const Id<ir::Log> log = ir::told_in(program, target);
      const auto [at, fresh] = known.try_emplace({log, range.first}, Heard{log, range});
      Heard& heard = at->second;
      if (fresh) listen(found, heard);
      // Of a log that tells of outages alone a month without a record is a quiet one.
      const bool of_states = !outage.valid() || tells_states(program, program[outage]);
      result.silent =
          heard.anything && (of_states || !heard.in_any) &&
          !is_heard_in(heard, plan::looked_back_on(found.plan, result.target, result.period));
    }
  }
}

}  // namespace akad::evaluation
