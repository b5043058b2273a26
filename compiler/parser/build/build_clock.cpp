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

ir::Retarget build_retarget(Rules::RetargetContext& context) {
  if (context.PROPORTION() != nullptr) return ir::Retarget::Proportional;
  if (context.CARRY() != nullptr) return ir::Retarget::Carry;
  if (context.RESTART() != nullptr) return ir::Retarget::Restart;
  if (context.KEEP() != nullptr) return ir::Retarget::Freeze;
  return context.WITH() != nullptr ? ir::Retarget::RetroactiveWithPauses
                                   : ir::Retarget::Retroactive;
}

// What a clock says, or the whole agreement.
template <class Context>
ast::ReopenedLine build_reopened(Reading& reading, Context& context) {
  ast::ReopenedLine line;
  if (auto* days = context.NUMBER()) line.within_days = build_number(reading, *days);
  line.rule = build_reopening(*context.reopening(0));
  if (auto* later = context.reopening(1)) line.later = build_reopening(*later);
  line.span = span_of(reading, context);
  return line;
}

template <class Context>
ast::JudgedLine build_judged(const Reading& reading, Context& context) {
  return {context.ELAPSED() != nullptr ? ir::Judged::ByElapsed : ir::Judged::ByDue,
          span_of(reading, context)};
}

template <class Context>
ast::MissedBeforeLine build_missed_before(const Reading& reading, Context& context) {
  return {context.STAYS() != nullptr ? ir::MissedBefore::StaysMissed
                                     : ir::MissedBefore::LastLimitDecides,
          span_of(reading, context)};
}

}  // namespace

void build_clock_head(Reading& reading, Rules::Clock_headContext& context, ast::Clock& clock) {
  clock.name = build_name(reading, *context.name(0));
  clock.log = build_name(reading, *context.name(1));
}

void build_line(Reading& reading, Rules::ClockNumberClauseContext& context, ast::Clock& clock) {
  clock.clause.push_back(build_clause_line(reading, *context.clause_line()));
}

// What happens on events.
void build_line(Reading& reading, Rules::StartsClauseContext& context, ast::Clock& clock) {
  clock.starts.push_back(build_names_line(reading, context));
}

void build_line(Reading& reading, Rules::StopsClauseContext& context, ast::Clock& clock) {
  clock.stops.push_back(build_names_line(reading, context));
}

void build_line(Reading& reading, Rules::PausesClauseContext& context, ast::Clock& clock) {
  clock.pauses.push_back(build_names_line(reading, context));
}

void build_line(Reading& reading, Rules::ResumesClauseContext& context, ast::Clock& clock) {
  clock.resumes.push_back(build_names_line(reading, context));
}

void build_line(Reading& reading, Rules::ResetsClauseContext& context, ast::Clock& clock) {
  clock.resets.push_back(build_names_line(reading, context));
}

void build_line(Reading& reading, Rules::CancelledClauseContext& context, ast::Clock& clock) {
  clock.cancels.push_back(build_names_line(reading, context));
}

void build_line(Reading& reading, Rules::RoundsClauseContext& context, ast::Clock& clock) {
  clock.rounds.push_back(build_names_line(reading, context));
}

// What happens in states.
void build_line(Reading& reading, Rules::StartsWhenClauseContext& context, ast::Clock& clock) {
  clock.start_when.push_back(build_state(reading, context));
}

void build_line(Reading& reading, Rules::StopsWhenClauseContext& context, ast::Clock& clock) {
  clock.stop_when.push_back(build_state(reading, context));
}

void build_line(Reading& reading, Rules::ResetsWhenClauseContext& context, ast::Clock& clock) {
  clock.reset_when.push_back(build_state(reading, context));
}

void build_line(Reading& reading, Rules::CancelledWhenClauseContext& context, ast::Clock& clock) {
  clock.cancel_when.push_back(build_state(reading, context));
}

void build_line(Reading& reading, Rules::PausesWhileClauseContext& context, ast::Clock& clock) {
  clock.pause_while.push_back(build_state(reading, context));
}

void build_line(Reading& reading, Rules::ClockConcernsClauseContext& context, ast::Clock& clock) {
  clock.concerns.push_back(build_name(reading, *context.name()));
}

void build_line(Reading& reading, Rules::PausesDuringClauseContext& context, ast::Clock& clock) {
  clock.pauses_during.push_back(build_names_line(reading, context));
}

// What an item is, and how its time is told.
void build_line(Reading& reading, Rules::RepeatedStartClauseContext& context, ast::Clock& clock) {
  clock.repeated_start.push_back({context.ANEW() != nullptr ? ir::RepeatedStart::BeginsAnew
                                                            : ir::RepeatedStart::ChangesNothing,
                                  span_of(reading, context)});
}

void build_line(Reading& reading, Rules::EarlyStopClauseContext& context, ast::Clock& clock) {
  clock.early_stop.push_back(
      {build_duration(reading, *context.duration()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::LoneStopClauseContext& context, ast::Clock& clock) {
  clock.lone_stop.push_back({span_of(reading, context)});
}

void build_line(Reading& reading, Rules::OriginClauseContext& context, ast::Clock& clock) {
  clock.counted_from.push_back({build_name(reading, *context.name()), context.WITHOUT() == nullptr,
                                span_of(reading, context)});
}

void build_line(Reading& reading, Rules::ItemByClauseContext& context, ast::Clock& clock) {
  clock.item_by.push_back(build_name(reading, *context.name()));
}

void build_line(Reading& reading, Rules::ItemsCalledClauseContext& context, ast::Clock& clock) {
  clock.items_called.push_back(build_name(reading, *context.name()));
}

void build_line(Reading& reading, Rules::AttributedClauseContext& context, ast::Clock& clock) {
  clock.attributed_to.push_back(build_name(reading, *context.name()));
}

void build_line(Reading& reading, Rules::ElapsedRoundedClauseContext& context, ast::Clock& clock) {
  clock.elapsed_rounded.push_back({build_rounding(*context.rounding()),
                                   build_duration(reading, *context.duration()),
                                   span_of(reading, context)});
}

void build_line(Reading& reading, Rules::ReopenedClauseContext& context, ast::Clock& clock) {
  clock.reopened.push_back(build_reopened(reading, context));
}

void build_line(Reading& reading, Rules::CountsClauseContext& context, ast::Clock& clock) {
  ast::CountsLine line{{}, context.LIMIT() != nullptr, span_of(reading, context)};
  if (auto* calendar = context.name()) line.calendar = build_name(reading, *calendar);
  clock.counts.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::JudgedClauseContext& context, ast::Clock& clock) {
  clock.judged.push_back(build_judged(reading, context));
}

void build_line(Reading& reading, Rules::RetargetClauseContext& context, ast::Clock& clock) {
  clock.retargets.push_back({build_name(reading, *context.name()),
                             build_retarget(*context.retarget()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::MissedBeforeClauseContext& context, ast::Clock& clock) {
  clock.missed_before.push_back(build_missed_before(reading, context));
}

// What all clocks say.
void build_line(Reading& reading, Rules::GeneralReopenedClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::ReopenedLine>(all).push_back(build_reopened(reading, context));
}

void build_line(Reading& reading, Rules::GeneralJudgedClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::JudgedLine>(all).push_back(build_judged(reading, context));
}

void build_line(Reading& reading, Rules::GeneralRetargetClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::RetargetLine>(all).push_back(
      {{}, build_retarget(*context.retarget()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::GeneralMissedBeforeClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::MissedBeforeLine>(all).push_back(build_missed_before(reading, context));
}

}  // namespace akad::parser::build
