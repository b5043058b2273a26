// What is measured: clocks and outages.
#pragma once

#include <optional>
#include <vector>

#include "compiler/ast/condition.h"
#include "compiler/ast/literals.h"

namespace akad::ast {

struct NamesLine {
  std::vector<Name> names;
  Span span;
};
enum class Reopening { FirstStopDecides, NewItem, LeaveOutGap, CountGap, LastDecides };
struct ReopenedLine {
  std::optional<Number> within_days;
  Reopening rule = Reopening::FirstStopDecides;
  std::optional<Reopening> later;
  Span span;
};
struct CountsLine {
  std::optional<Name> calendar;  // none = around the clock, or the hours of each limit
  bool of_limit = false;
  Span span;
};
struct JudgedLine {
  bool by_elapsed = true;
  Span span;
};
enum class Retarget { Carry, Restart, Freeze, Retroactive, Proportional, RetroactiveWithPauses };
struct RetargetLine {
  Name signal;
  Retarget policy = Retarget::Carry;
  Span span;
};
struct MissedBeforeLine {         // missed before a change: stays missed
  bool stays_missed = false;
  Span span;
};
struct OriginLine {               // counted from opened_at, without earlier pauses
  Name signal;
  bool earlier_pauses = true;
  Span span;
};
struct RepeatedStartLine {
  bool begins_anew = false;
  Span span;
};
struct LoneStopLine {             // a stop without a start: changes nothing
  Span span;
};
struct EarlyStopLine {            // a stop at most 1 minute before the start: no time elapsed
  DurationLiteral most;
  Span span;
};
struct ElapsedRoundedLine {
  RoundingMode mode = RoundingMode::Up;
  DurationLiteral unit;
  Span span;
};
struct Clock {
  Name name, log;
  std::vector<ClauseLine> clause;
  std::vector<NamesLine> starts, stops, pauses, resumes, resets, cancels, rounds;
  std::vector<Condition> start_when, stop_when, reset_when, cancel_when;
  std::vector<Condition> pause_while;
  std::vector<RepeatedStartLine> repeated_start;
  std::vector<LoneStopLine> lone_stop;
  std::vector<OriginLine> counted_from;
  std::vector<Name> item_by, attributed_to;
  std::vector<ElapsedRoundedLine> elapsed_rounded;
  std::vector<EarlyStopLine> early_stop;
  std::vector<ReopenedLine> reopened;
  std::vector<CountsLine> counts;
  std::vector<JudgedLine> judged;
  std::vector<RetargetLine> retargets;
  std::vector<MissedBeforeLine> missed_before;
  bool broken = false;
  Span span;
};
struct FromToLine {
  std::vector<Name> begins, ends;
  Span span;
};
struct LastingLine {
  bool at_least = true;
  DurationLiteral length;
  bool whole = true;
  Span span;
};
struct MergeLine {
  std::optional<DurationLiteral> gap;  // none = apart stay apart
  Span span;
};
struct Outage {
  Name name, log;
  std::vector<ClauseLine> clause;
  std::vector<Condition> while_state;
  std::vector<FromToLine> from_to;
  std::vector<NamesLine> during;
  std::vector<LastingLine> lasting;
  std::vector<MergeLine> merge;
  bool broken = false;
  Span span;
};

}  // namespace akad::ast
