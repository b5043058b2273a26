// Targets for time.
#include <fmt/format.h>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/targets/target.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

using scope::Choice;
using scope::said_once;

constexpr int kShareDigits = 80;  // more than a number can have

// The line as it was written, with what is missing at its end.
std::string with_subject(const Target& target, const ast::TimeShareLine& line) {
  const std::string periods = line.hours ? fmt::format("of the time of {} {}", line.hours->text,
                                                       periods_said(target.scope, target.row, "in"))
                                         : periods_said(target.scope, target.row, "of");
  return fmt::format("time without {} is {} {}% {}, for each {}", line.outage.text,
                     ir::word_of(line.test.kind), to_decimal(target.row.bound * 100, kShareDigits),
                     periods, facts_of(target.scope, target.log).noun);
}

void demand_subject(Target& target, const ast::TimeShareLine& line) {
  if (!target.log.valid() || target.row.by_subject || target.written.broken) return;
  if (!target.groups_known) return;
  const scope::LogFacts& facts = facts_of(target.scope, target.log);
  if (facts.noun.empty()) return;
  for (const std::string& noun : facts.nouns) {
    if (ir::is_name(noun)) continue;
    complain(target.scope,
             diagnose(Code::AK0409, line.span,
                      worded("the log is about each `{}`, which is no plain name and so cannot "
                             "stand behind `for each`",
                             noun))
                 .with_help("give the key or the column another name in the file, of letters, "
                            "digits and `_`: quoted names are not in the language there yet"));
    return;
  }
  if (!line.groups.empty()) {
    const std::string groups = scope::said(line.groups);
    complain(target.scope,
             diagnose(Code::AK0409, line.span,
                      worded("time is counted for each `{}`, and is not added up for each {}",
                             facts.noun, groups))
                 .with_help(fmt::format("results of time for each {} alone are not in the language "
                                        "yet; for each `{}` is another deal",
                                        groups, facts.noun)));
    return;
  }
  demand(target.scope, Choice::Subjects, line.span,
         {target.written.name.text, with_subject(target, line), ir::periods_of(target.row)});
}

// Of the time of which hours the target is.
void analyze_hours(Target& target, const ast::TimeShareLine& line, ir::OfTime& time) {
  if (!line.hours) return;
  const auto calendar = resolve<ast::Calendar>(target.scope, *line.hours);
  if (!calendar.valid() || !zone_fits(target.scope, *line.hours, calendar, target.log)) return;
  time.hours = calendar;
}

// A length of months means something where periods are of months, and every hour of them counts.
void analyze_month_length(Target& target, const ast::TimeShareLine& share, ir::OfTime& time) {
  const auto& lines = target.written.month_length;
  said_once(target.scope, lines, "each month taken as …");
  if (lines.empty()) return;
  const ast::MonthLengthLine& line = lines.front();
  if (share.hours) {
    scope::excluded(target.scope, line.span, share.span,
                    worded("the time of `{}` is as long as the calendar is open, however long "
                           "a month is taken to be",
                           share.hours->text));
    return;
  }
  if (!ir::is_of_months(target.row.cadence)) {
    scope::excluded(target.scope, line.span, share.span,
                    worded("the target has results for each {}, which is not made of months",
                           ir::noun_of(target.row.cadence)));
    return;
  }
  constexpr std::int32_t kDays = ir::kMonthTakenAs;
  const auto days = count_of(target.scope, line.days, kDays, kDays, "the days of a month");
  time.month_days = days.value_or(0);
}

void analyze_crossing(Target& target, const ast::TimeShareLine& line, ir::OfTime& time) {
  const auto* crossing = answer(target, target.written.crossing, true, Choice::Crossing);
  if (crossing == nullptr) return;
  check_nouns(target, {crossing->periods, crossing->span, line.span,
                       phrases::crossing(crossing->rule, target.row.cadence)});
  time.crossing = crossing->rule;
}

}  // namespace

void analyze_time(Target& target) {
  const ast::Target& written = target.written;
  const ast::TimeShareLine& line = written.time_share.front();
  said_once(target.scope, written.time_share, "time without …");
  said_once(target.scope, written.crossing,
            fmt::format("outages that cross a {}", ir::noun_of(line.periods.cadence)));
  set_periods(target, line.periods);
  ir::OfTime& time = target.row.of.emplace<ir::OfTime>();
  time.outage = resolve<ast::Outage>(target.scope, line.outage);
  if (time.outage.valid()) target.log = target.scope.program[time.outage].log;
  analyze_hours(target, line, time);
  set_bound(target, line.test);
  set_groups(target, line.groups);
  demand_subject(target, line);
  exclude_items(target, line.span, "time");
  analyze_empty(target, false);
  analyze_first_periods(target, line.span);
  analyze_month_length(target, line, time);
  analyze_excluding(target.scope, written.excluding, target.log, time);
  analyze_crossing(target, line, time);
  analyze_coverage(target.scope, written, target.log, time);
}

}  // namespace akad::sema
