#include "compiler/parser/build/build.h"

namespace akad::parser::build {
namespace {

ir::Reopening build_reopening(Rules::ReopeningContext& context) {
  if (context.FIRST() != nullptr) return ir::Reopening::FirstStopDecides;
  if (context.NEW() != nullptr) return ir::Reopening::NewItem;
  if (context.LEAVING() != nullptr) return ir::Reopening::LeaveOutGap;
  if (context.COUNTING() != nullptr) return ir::Reopening::CountGap;
  return ir::Reopening::LastDecides;
}

ast::ReopenedLine build_reopened(Reading& reading, Rules::ReopenedClauseContext& context) {
  ast::ReopenedLine line;
  if (auto* days = context.NUMBER()) line.within_days = build_number(reading, *days);
  line.rule = build_reopening(*context.reopening(0));
  if (auto* later = context.reopening(1)) line.later = build_reopening(*later);
  line.span = span_of(reading, context);
  return line;
}

ir::Retarget build_retarget(Rules::RetargetContext& context) {
  if (context.PROPORTION() != nullptr) return ir::Retarget::Proportional;
  if (context.CARRY() != nullptr) return ir::Retarget::Carry;
  if (context.RESTART() != nullptr) return ir::Retarget::Restart;
  if (context.KEEP() != nullptr) return ir::Retarget::Freeze;
  return context.WITH() != nullptr ? ir::Retarget::RetroactiveWithPauses
                                   : ir::Retarget::Retroactive;
}

// The clauses that name events; false when it is another one.
bool build_event_clause(const Reading& reading, Rules::Clock_lineContext& context,
                        ast::Clock& clock) {
  if (auto* starts = as<Rules::StartsClauseContext>(context)) {
    clock.starts.push_back(build_names_line(reading, *starts));
  } else if (auto* stops = as<Rules::StopsClauseContext>(context)) {
    clock.stops.push_back(build_names_line(reading, *stops));
  } else if (auto* pauses = as<Rules::PausesClauseContext>(context)) {
    clock.pauses.push_back(build_names_line(reading, *pauses));
  } else if (auto* resumes = as<Rules::ResumesClauseContext>(context)) {
    clock.resumes.push_back(build_names_line(reading, *resumes));
  } else if (auto* resets = as<Rules::ResetsClauseContext>(context)) {
    clock.resets.push_back(build_names_line(reading, *resets));
  } else if (auto* cancels = as<Rules::CancelledClauseContext>(context)) {
    clock.cancels.push_back(build_names_line(reading, *cancels));
  } else if (auto* rounds = as<Rules::RoundsClauseContext>(context)) {
    clock.rounds.push_back(build_names_line(reading, *rounds));
  } else {
    return false;
  }
  return true;
}

// The clauses that name states in which something happens; false when it is another one.
bool build_state_clause(Reading& reading, Rules::Clock_lineContext& context, ast::Clock& clock) {
  if (auto* starts = as<Rules::StartsWhenClauseContext>(context)) {
    clock.start_when.push_back(build_condition(reading, *starts->condition()));
  } else if (auto* stops = as<Rules::StopsWhenClauseContext>(context)) {
    clock.stop_when.push_back(build_condition(reading, *stops->condition()));
  } else if (auto* resets = as<Rules::ResetsWhenClauseContext>(context)) {
    clock.reset_when.push_back(build_condition(reading, *resets->condition()));
  } else if (auto* cancels = as<Rules::CancelledWhenClauseContext>(context)) {
    clock.cancel_when.push_back(build_condition(reading, *cancels->condition()));
  } else if (auto* pauses = as<Rules::PausesWhileClauseContext>(context)) {
    clock.pause_while.push_back(build_condition(reading, *pauses->condition()));
  } else {
    return false;
  }
  return true;
}

// The clauses that say what an item is and how its time is told; false when it is another one.
bool build_item_clause(Reading& reading, Rules::Clock_lineContext& context, ast::Clock& clock) {
  const Span span = span_of(reading, context);
  if (auto* again = as<Rules::RepeatedStartClauseContext>(context)) {
    clock.repeated_start.push_back({again->ANEW() != nullptr ? ir::RepeatedStart::BeginsAnew
                                                             : ir::RepeatedStart::ChangesNothing,
                                    span});
  } else if (auto* early = as<Rules::EarlyStopClauseContext>(context)) {
    clock.early_stop.push_back({build_duration(reading, *early->duration()), span});
  } else if (as<Rules::LoneStopClauseContext>(context) != nullptr) {
    clock.lone_stop.push_back({span});
  } else if (auto* origin = as<Rules::OriginClauseContext>(context)) {
    clock.counted_from.push_back(
        {build_name(reading, *origin->name()), origin->WITHOUT() == nullptr, span});
  } else if (auto* each = as<Rules::ItemByClauseContext>(context)) {
    clock.item_by.push_back(build_name(reading, *each->name()));
  } else if (auto* attributed = as<Rules::AttributedClauseContext>(context)) {
    clock.attributed_to.push_back(build_name(reading, *attributed->name()));
  } else if (auto* rounded = as<Rules::ElapsedRoundedClauseContext>(context)) {
    clock.elapsed_rounded.push_back({build_rounding(*rounded->rounding()),
                                     build_duration(reading, *rounded->duration()), span});
  } else {
    return false;
  }
  return true;
}

}  // namespace

void build_clock_head(Reading& reading, Rules::Clock_headContext& context, ast::Clock& clock) {
  clock.name = build_name(reading, *context.name(0));
  clock.log = build_name(reading, *context.name(1));
}

void build_clock_line(Reading& reading, Rules::Clock_lineContext& context, ast::Clock& clock) {
  if (build_event_clause(reading, context, clock)) return;
  if (build_state_clause(reading, context, clock)) return;
  if (build_item_clause(reading, context, clock)) return;
  const Span span = span_of(reading, context);
  if (auto* number = as<Rules::ClockNumberClauseContext>(context)) {
    clock.clause.push_back(build_clause_line(reading, *number->clause_line()));
  } else if (auto* reopened = as<Rules::ReopenedClauseContext>(context)) {
    clock.reopened.push_back(build_reopened(reading, *reopened));
  } else if (auto* counts = as<Rules::CountsClauseContext>(context)) {
    ast::CountsLine line{{}, counts->LIMIT() != nullptr, span};
    if (auto* calendar = counts->name()) line.calendar = build_name(reading, *calendar);
    clock.counts.push_back(std::move(line));
  } else if (auto* judged = as<Rules::JudgedClauseContext>(context)) {
    clock.judged.push_back(
        {judged->ELAPSED() != nullptr ? ir::Judged::ByElapsed : ir::Judged::ByDue, span});
  } else if (auto* retarget = as<Rules::RetargetClauseContext>(context)) {
    clock.retargets.push_back(
        {build_name(reading, *retarget->name()), build_retarget(*retarget->retarget()), span});
  } else if (auto* before = as<Rules::MissedBeforeClauseContext>(context)) {
    clock.missed_before.push_back({before->STAYS() != nullptr ? ir::MissedBefore::StaysMissed
                                                              : ir::MissedBefore::LastLimitDecides,
                                   span});
  } else {
    without_builder(context);
  }
}

}  // namespace akad::parser::build
