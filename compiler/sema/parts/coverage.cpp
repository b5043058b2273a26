// What is not known of a subject's time, from what is written to the IR.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

struct Coverage {
  Scope& scope;
  const ast::Target& written;
  Id<ir::Log> log;
  ir::OfTime& target;
};

// Windows say themselves how long they last: that no record comes says nothing of them.
bool can_be_silent(Coverage& c, Span line) {
  if (!c.target.outage.valid()) return false;
  const ir::Outage& outage = c.scope.program[c.target.outage];
  if (!std::holds_alternative<ir::DuringWindows>(outage.down)) return true;
  complain(c.scope, diagnose(Code::AK0207, line,
                             worded("`{}` is told by windows, which say themselves from when "
                                    "to when they last: a month without a record is what a "
                                    "quiet month looks like",
                                    outage.name))
                        .with_help("leave the line out"));
  return false;
}

void analyze_silence(Coverage& c) {
  said_once(c.scope, c.written.silence, "after … without a record");
  if (c.written.silence.empty()) return;
  const ast::SilenceLine& line = c.written.silence.front();
  const auto length = duration_of(c.scope, line.length, {});
  if (!length || !can_be_silent(c, line.span)) return;
  if (*length == 0) {
    complain(c.scope, diagnose(Code::AK0308, line.length.span,
                               "between any two records there is some time without one"));
    return;
  }
  c.target.silence = *length;
  c.target.unrecorded = line.counts_as;
}

void analyze_unknown_state(Coverage& c) {
  said_once(c.scope, c.written.unknown_while, "unknown while");
  if (c.written.unknown_while.empty()) return;
  const ast::UnknownWhileLine& line = c.written.unknown_while.front();
  if (!can_be_silent(c, line.span)) return;
  c.target.unknown_while = analyze_condition(c.scope, c.log, Reads::Signals, line.state);
}

// Where neither line says so it is the outage, by its slots.
Span of_unknown(const ast::Target& written) {
  if (!written.unknown_while.empty()) return written.unknown_while.front().span;
  return written.silence.empty() ? written.name.span : written.silence.front().span;
}

// Of what is unknown the least and the greatest value must be the ones with all of it down and with
// all of it up.
void check_unknown(Coverage& c) {
  if (!c.target.outage.valid() || !ir::has_unknown(c.scope.program, c.target)) return;
  const Span line = of_unknown(c.written);
  if (c.target.crossing == ir::CrossingOutages::ByBegin) {
    complain(c.scope, diagnose(Code::AK0207, line,
                               "an outage belongs whole to the period it begins in, and of one "
                               "that may have begun in unknown time nobody knows which that is")
                          .with_help("write: outages that cross a period are split; or let such "
                                     "time count as up, as down, or be left out"));
  }
  for (const ir::Excluding& row : c.target.excluding) {
    const ir::Exclusion& exclusion = c.scope.program[row.exclusion];
    if (exclusion.beyond == ir::Beyond::CountsAsDown) continue;
    complain(c.scope,
             diagnose(Code::AK0207, line,
                      worded("what `{}` excludes depends on whether an outage goes on when "
                             "the announced time is over, which nobody knows of unknown time",
                             exclusion.name))
                 .with_help("write in the exclusion: beyond the announced time: counts as down; "
                            "or let such time count as up, as down, or be left out"));
  }
}

// Of each that belongs to it records come, and of it none.
bool refuse_of_group(Coverage& c) {
  if (!c.log.valid() || !facts_of(c.scope, c.log).is_group) return false;
  const auto refuse = [&](const auto& lines) {
    for (const auto& line : lines) {
      complain(c.scope, diagnose(Code::AK0207, line.span,
                                 worded("no record is read for `{}`: what its subjects are made of "
                                        "has records, each its own",
                                        facts_of(c.scope, c.log).name))
                            .with_help("a target about each of those may say so; the state that "
                                       "their outage asks may be one that a monitor tells of "
                                       "itself"));
    }
  };
  refuse(c.written.first_record);
  refuse(c.written.silence);
  refuse(c.written.unknown_while);
  check_unknown(c);
  return true;
}

}  // namespace

void analyze_coverage(Scope& scope, const ast::Target& written, Id<ir::Log> log,
                      ir::OfTime& target) {
  Coverage c{scope, written, log, target};
  said_once(scope, written.first_record, "measured from the first record");
  if (refuse_of_group(c)) return;
  target.from_first_record = !written.first_record.empty();
  analyze_silence(c);
  analyze_unknown_state(c);
  check_unknown(c);
}

}  // namespace akad::sema
