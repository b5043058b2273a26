// What is measured: clocks and outages; and what is excluded of it.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "compiler/ast/condition.h"
#include "compiler/ast/literals.h"
#include "runtime/ir/measure.h"

namespace akad::ast {

struct NamesLine {
  std::vector<Name> names;
  Span span;
};
struct ReopenedLine {
  std::optional<Number> within_days;
  ir::Reopening rule = ir::Reopening::FirstStopDecides;
  std::optional<ir::Reopening> later;
  Span span;
};
struct CountsLine {
  std::optional<Name> calendar;  // none = around the clock, or the hours of each limit
  bool of_limit = false;
  Span span;
};
struct JudgedLine {
  ir::Judged by = ir::Judged::ByElapsed;
  Span span;
};
struct RetargetLine {
  Name signal;
  ir::Retarget policy = ir::Retarget::Carry;
  Span span;
};
struct MissedBeforeLine {  // missed before a change: stays missed
  ir::MissedBefore rule = ir::MissedBefore::LastLimitDecides;
  Span span;
};
struct OriginLine {  // counted from opened_at, without earlier pauses
  Name signal;
  bool earlier_pauses = true;
  Span span;
};
struct RepeatedStartLine {
  ir::RepeatedStart rule = ir::RepeatedStart::ChangesNothing;
  Span span;
};
struct LoneStopLine {  // a stop without a start: changes nothing
  Span span;
};
struct EarlyStopLine {  // a stop at most 1 minute before the start: no time elapsed
  DurationLiteral most;
  Span span;
};
struct ElapsedRoundedLine {
  RoundingMode mode = RoundingMode::Up;
  DurationLiteral unit;
  Span span;
};
struct Clock {
  using Row = ir::Clock;
  static constexpr std::string_view kWord = "clock";

  Name name, log;
  std::vector<ClauseLine> clause;
  std::vector<NamesLine> starts, stops, pauses, resumes, resets, cancels, rounds;
  std::vector<Condition> start_when, stop_when, reset_when, cancel_when;
  std::vector<Condition> pause_while;
  std::vector<NamesLine> pauses_during;  // exclusions
  std::vector<Name> concerns;            // the signal that says whose notices they are about
  std::vector<RepeatedStartLine> repeated_start;
  std::vector<LoneStopLine> lone_stop;
  std::vector<OriginLine> counted_from;
  std::vector<Name> item_by, attributed_to;
  std::vector<Name> items_called;
  std::vector<ElapsedRoundedLine> elapsed_rounded;
  std::vector<EarlyStopLine> early_stop;
  std::vector<ReopenedLine> reopened;
  std::vector<CountsLine> counts;
  std::vector<JudgedLine> judged;
  std::vector<RetargetLine> retargets;
  std::vector<MissedBeforeLine> missed_before;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};
struct FromToLine {
  std::vector<Name> begins, ends;
  Span span;
};
struct SlotsLine {  // slots of 1 minute are down when failed is more than 5% of requests
  DurationLiteral slot;
  Name counted;
  ir::Comparison test = ir::Comparison::AtLeast;
  std::variant<Percentage, Number> bound;
  std::optional<Name> of;  // of a percentage
  Span span;
};
struct FewInSlotsLine {         // slots with fewer than 10 requests: up
  std::optional<Number> below;  // none: with no …
  Name of;
  ir::SlotCounts counts = ir::SlotCounts::Up;
  Span span;
};
struct SlotsInRowLine {  // down after 3 slots in a row, from the first of them
  Number count;
  bool from_last = false;
  Span span;
};
enum class Which { All, Any, AtLeast, MoreThan };
struct MembersLine {  // while at least 2 of probes are down
  Which which = Which::All;
  std::variant<Percentage, Number> bound = Number{};  // of the last two
  Name log, outage;
  bool by_share = false;  // …, weighs the share of them
  Span span;
};
struct WeighedLine {  // while status = "partial", weighs 30%
  Condition state;
  Percentage share;
  Span span;
};
// What tells of stretches of time: while, from … to, during, slots, those that belong together.
using StretchLine =
    std::variant<Condition, WeighedLine, FromToLine, NamesLine, SlotsLine, MembersLine>;
struct LastingLine {
  ir::LengthTest test = ir::LengthTest::AtLeast;
  DurationLiteral length;
  ir::Counted counted = ir::Counted::Whole;
  Span span;
};
struct MergeLine {
  std::optional<DurationLiteral> gap;  // none = apart stay apart
  Span span;
};
struct PairsLine {
  std::optional<Path> key;  // none = one at a time
  Span span;
};
struct Outage {
  using Row = ir::Outage;
  static constexpr std::string_view kWord = "outage";

  Name name, log;
  std::vector<ClauseLine> clause;
  std::vector<StretchLine> down;  // in the order written; one of them, once
  std::vector<PairsLine> pairs;
  std::vector<FewInSlotsLine> few;
  std::vector<SlotsInRowLine> down_after, up_after;
  std::vector<Name> concerns;  // the signal that says whose exclusions are its own
  std::vector<LastingLine> lasting;
  std::vector<MergeLine> merge;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};

struct NoticeLine {  // the notice is change_id
  Path key;
  Span span;
};
struct WorkingDaysLead {  // 5 working days of desk
  Number days;
  Name calendar;
};
struct LengthLead {  // 48 hours
  DurationLiteral length;
  std::optional<Name> calendar;  // none = around the clock
};
// What must be so of a notice: if announced at least 48 hours before it starts, if agreed by the
// customer, unless refused by the customer.
struct ConditionLine {
  Name event;
  bool unless = false;
  std::optional<std::variant<LengthLead, WorkingDaysLead>> lead;
  ir::Party by = ir::Party::Nobody;
  Span span;
};
struct QuotaLine {  // at most 8 hours of it each calendar month, earliest first
  DurationLiteral most;
  ir::QuotaOf of = ir::QuotaOf::Time;
  Periods periods;
  Span span;
};
struct BeyondLine {  // beyond the announced time: counts as down
  ir::Beyond rule = ir::Beyond::CountsAsDown;
  Span span;
};
struct ConcernsLine {
  std::optional<Path> whom;  // none = every subject
  Span span;
};
struct Exclusion {
  using Row = ir::Exclusion;
  static constexpr std::string_view kWord = "exclusion";

  Name name, log;
  std::vector<ClauseLine> clause;
  std::vector<StretchLine> when;  // as an outage has them
  std::vector<PairsLine> pairs;
  std::vector<NoticeLine> notice;
  std::vector<NamesLine> withdrawn;
  std::vector<ConditionLine> conditions;
  std::vector<Name> only_within;
  std::vector<QuotaLine> quota;
  std::vector<BeyondLine> beyond;
  std::vector<ConcernsLine> concerns;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};

struct InServiceLine {  // "JKT-SIN-2" from 2026-03-15 to 2026-06-30
  Text subject;
  DateLiteral first;
  std::optional<DateLiteral> last;
  Span span;
};
struct RegisterLine {  // each of register from added to removed
  Name log;
  std::vector<Name> begins, ends;
  Span span;
};
struct Covered {
  using Row = ir::Cover;
  static constexpr std::string_view kWord = "cover";
  static constexpr bool kStandsAlone = true;

  Name name, log;
  std::vector<ClauseLine> clause;
  std::vector<InServiceLine> subjects;
  std::vector<RegisterLine> registers;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};

}  // namespace akad::ast
