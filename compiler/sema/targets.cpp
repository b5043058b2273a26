#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "compiler/scope/choices.h"
#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/ir/soundness/written.h"
#include "runtime/phrases/clauses.h"

namespace akad::sema {
namespace {

using scope::Choice;
using scope::each;
using scope::missing;
using scope::said_once;

constexpr int kShareDigits = 80;  // more than a number can have

struct Target {
  Scope& scope;
  const ast::Target& written;
  ir::Target& row;
  Id<ir::Log> log;
  bool groups_known = true;
  bool may_miss = false;  // its promise allows for some
};

// What is counted, as the target's sentences call it.
std::string noun_of(const Target& target) {
  if (!target.log.valid()) return "items";
  const Id<ir::Clock> clock = ir::clock_of(target.row);
  return clock.valid() ? scope::counted_noun(target.scope, clock)
                       : facts_of(target.scope, target.log).name;
}

// The line that makes a choice, of the target or of the whole agreement. Demanded where there is
// none, and the choice is needed.
template <class Line>
const Line* answer(Target& target, const std::vector<Line>& own, bool needed, Choice choice) {
  const ast::Name& name = target.written.name;
  // Its sentences name what is counted: while that is unknown they could not be pasted.
  const bool asked = needed && !target.written.broken && target.log.valid();
  const Line* line = scope::answer(target.scope, own, asked);
  if (line == nullptr && asked) {
    demand(target.scope, choice, name.span,
           {name.text, noun_of(target), ir::periods_of(target.row)});
  }
  return line;
}

// What a line of the target counts; one of the whole agreement names nothing.
template <class Line>
void check_own_noun(Target& target, const std::vector<Line>& own) {
  if (!own.empty()) check_counted_noun(target.scope, ir::clock_of(target.row), own.front().counted);
}

// The noun of a line beside the periods that the target counts.
void check_noun(Target& target, const ast::PeriodNoun& written, Span line, Span share) {
  if (!written.cadence || *written.cadence == target.row.cadence) return;
  scope::excluded(target.scope, line, share,
                  worded("the target has results for each {}, not for each {}",
                         ir::noun_of(target.row.cadence), ir::noun_of(*written.cadence)));
}

void set_groups(Target& target, const std::vector<ast::Name>& names) {
  scope::Groups groups = resolve_groups(target.scope, target.log, names);
  target.row.groups = std::move(groups.signals);
  target.row.by_subject = groups.by_subject;
  target.groups_known = groups.known;
}

void set_periods(Target& target, const ast::Periods& written) {
  target.row.cadence = cadence_of(target.scope, written);
  if (!written.over) return;
  const auto over = count_of(target.scope, *written.over, 2, ir::kMostLookedBack,
                             "the number of periods that are looked back over");
  target.row.over_last = over.value_or(2);
}

// None where it was reported.
std::optional<Rational> set_bound(Target& target, const ast::BoundTest& test) {
  const auto bound = quantity_of(target.scope, test.bound, ir::measured_kind(target.row),
                                 fmt::format("the target `{}`", target.written.name.text));
  target.row.bound = bound.value_or(1);
  target.row.test = test.kind;
  return bound;
}

void analyze_share(Target& target) {
  const ast::Target& written = target.written;
  said_once(target.scope, written.share, "for … of …");
  if (written.share.empty()) {
    if (written.broken) return;
    missing(target.scope, written.name.span,
            worded("the target `{}` does not say of which items of a month, and for how many",
                   written.name.text),
            fmt::format("for at least 95% of {} due in each calendar month", noun_of(target)));
    return;
  }
  const ast::ShareLine& line = written.share.front();
  set_periods(target, line.periods);
  target.row.all = line.all;
  if (!line.all) {
    const auto bound = set_bound(target, line.test);
    target.may_miss = bound && bound != scale_of(ir::measured_kind(target.row)).most;
  }
  check_counted_noun(target.scope, ir::clock_of(target.row), line.counted);
  set_attribution(target.scope, line, noun_of(target), target.log, target.row);
  set_groups(target, line.groups);
}

// An item that belongs to the period of its start or of its due time counts there as soon as it
// is overdue: a line about what is open at the end of a period decides nothing, and reads as a
// promise.
void warn_of_open_items(Target& target, const ast::OpenItemsLine& line) {
  if (target.written.share.empty()) return;
  const bool by_due = of_items(target.row).attribution == ir::Attribution::ByDue;
  complain(
      target.scope,
      diagnose(Code::AK1011, line.span,
               worded("an item counts in the {} {} as soon as it is overdue, open or "
                      "not: this line decides nothing",
                      ir::noun_of(target.row.cadence), by_due ? "of its due time" : "of its start"))
          .with_other(target.written.share.front().span, "this decides it")
          .with_help("leave the line out"));
}

void analyze_open_items(Target& target) {
  const auto& lines = target.written.open_items;
  said_once(target.scope, lines,
            fmt::format("open at the end of a {}", ir::noun_of(target.row.cadence)));
  const bool decides = of_items(target.row).attribution == ir::Attribution::ByStop;
  const ast::OpenItemsLine* said = answer(target, lines, decides, Choice::OpenItems);
  if (said == nullptr) return;
  const ast::OpenItemsLine& line = *said;
  if (!decides) warn_of_open_items(target, line);
  if (!lines.empty() && !target.written.share.empty()) {
    check_noun(target, line.period, line.span, target.written.share.front().span);
  }
  if (line.left_out) return;
  if (decides && ir::looks_back(target.row)) {
    scope::excluded(target.scope, line.span, target.written.share.front().span,
                    "an item that is open at the end of several periods would be missed several "
                    "times: left out, or counted when it is due, it counts once");
    return;
  }
  check_own_noun(target, lines);
  of_items(target.row).open_items = ir::OpenItems::OverdueMissed;
  if (!line.grace_days) return;
  of_items(target.row).open_items = ir::OpenItems::OverdueMissedWithGrace;
  of_items(target.row).grace_by_dates = true;
  of_items(target.row).grace_days =
      count_of(target.scope, *line.grace_days, 1, ir::kMostSteps, "the number of days").value_or(1);
}

void analyze_small(Target& target) {
  const auto& lines = target.written.small;
  said_once(target.scope, lines, "small numbers");
  const ast::SmallLine* said = answer(target, lines, target.may_miss, Choice::SmallNumbers);
  if (said == nullptr || !said->exception) return;
  const ast::SmallLine& line = *said;
  if (target.row.all) {
    scope::excluded(target.scope, line.span, target.written.share.front().span,
                    "a promise for all leaves no miss to be allowed");
    return;
  }
  check_own_noun(target, lines);
  const auto below = count_of(target.scope, line.below, 2, ir::kMostItems, "a small number");
  if (!below) return;
  of_items(target.row).small_below = *below;
  of_items(target.row).small_misses =
      count_of(target.scope, line.misses, 1, *below - 1, "the number of misses").value_or(1);
}

// `asked`: the target must say it.
void analyze_empty(Target& target, bool asked) {
  const auto& lines = target.written.empty;
  said_once(target.scope, lines, "with no …");
  const ast::EmptyLine* line = answer(target, lines, asked, Choice::EmptyMonth);
  if (line == nullptr) return;
  check_own_noun(target, lines);
  target.row.empty = line->result;
}

// What the first periods are has to be said where a result is over several.
void analyze_first_periods(Target& target, Span share) {
  const auto& lines = target.written.first_periods;
  said_once(target.scope, lines, "the first periods");
  const bool back = ir::looks_back(target.row);
  const ast::FirstPeriodsLine* line = answer(target, lines, back, Choice::FirstPeriods);
  if (line == nullptr) return;
  if (!back) {
    scope::excluded(target.scope, line->span, share,
                    "each result is over one period: the first ones have as many as the others");
    return;
  }
  target.row.first_periods = line->are;
}

// A condition with a name is one, however often it is named.
void analyze_leaving_out(Target& target, ir::OfItems& items) {
  std::map<Id<ir::Condition>, Span> known;
  for (const ast::LeavingOutLine& line : target.written.leaving_out) {
    const auto when = analyze_condition(target.scope, target.log, Reads::Signals, line.when);
    if (!when.valid()) continue;
    const auto [first, fresh] = known.emplace(when, line.span);
    if (fresh) {
      items.leaving_out.push_back({when, line.at});
    } else {
      scope::report_twice(target.scope, first->second, line.span, "leaving out items when");
    }
  }
}

void analyze_items(Target& target, std::vector<Span>& rows) {
  const ast::Target& written = target.written;
  said_once(target.scope, written.limits, "is within");
  if (written.limits.empty()) {
    if (written.broken) return;
    missing(target.scope, written.name.span,
            worded("the target `{}` does not say what is promised", written.name.text),
            "a clock and its limit, e.g. resolution_time is within 4 hours of support_hours; or: "
            "time without downtime is at least 99.9% of each calendar month");
    return;
  }
  const ast::LimitLine& line = written.limits.front();
  ir::OfItems& items = of_items(target.row);
  items.clock = resolve<ast::Clock>(target.scope, line.clock);
  if (items.clock.valid()) target.log = target.scope.program[items.clock].log;
  analyze_limits(target.scope, line, items.clock, items, rows);
  analyze_share(target);
  if (!written.share.empty()) analyze_first_periods(target, written.share.front().span);
  analyze_open_items(target);
  analyze_small(target);
  analyze_empty(target, true);
  analyze_escalations(target.scope, written, items);
  if (!written.crossing.empty()) {
    scope::excluded(target.scope, written.crossing.front().span, line.span,
                    "outages belong to a target for time, not to one for items");
  }
  if (!written.excluding.empty()) {
    scope::excluded(target.scope, written.excluding.front().span, line.span,
                    "time is excluded from a target for time; of items the clock says in which "
                    "time it pauses: pauses during …");
  }
  if (!written.month_length.empty()) {
    scope::excluded(target.scope, written.month_length.front().span, line.span,
                    "the length of months is a matter of a target for time, not of one for items");
  }
  refuse_coverage(target.scope, written, line.span);
  analyze_leaving_out(target, items);
}

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

void exclude_item_clauses(Target& target, Span time_share) {
  const auto exclude = [&](const auto& lines) {
    if (lines.empty()) return;
    scope::excluded(target.scope, lines.front().span, time_share,
                    "items belong to a target for items, not to one for time");
  };
  exclude(target.written.limits);
  exclude(target.written.share);
  exclude(target.written.open_items);
  exclude(target.written.small);
  exclude(target.written.escalations);
  exclude(target.written.leaving_out);
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
  for (const ast::PeriodNoun& noun : crossing->periods) {
    check_noun(target, noun, crossing->span, line.span);
  }
  time.crossing = crossing->rule;
}

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
  exclude_item_clauses(target, line.span);
  analyze_empty(target, false);
  analyze_first_periods(target, line.span);
  analyze_month_length(target, line, time);
  analyze_excluding(target.scope, written.excluding, target.log, time);
  analyze_crossing(target, line, time);
  analyze_coverage(target.scope, written, target.log, time);
}

}  // namespace

template <>
void analyze_kind<ast::Target>(Scope& scope, const ast::File& file) {
  each<ast::Target>(file, [&](const ast::Target& written, std::int32_t at) {
    const auto row = static_cast<std::size_t>(at);
    Target target{scope, written, scope.program.targets[row], {}};
    target.row.name = written.name.text;
    target.row.clause = clause_of(scope, written.clause);
    said_once(scope, written.lost, "records that cannot be used");
    if (!written.lost.empty()) target.row.lost = ir::LostRecords::Undetermined;
    if (written.time_share.empty()) {
      analyze_items(target, scope.map.limit_rows[row]);
    } else {
      analyze_time(target);
    }
    scope.targets[row] = {target.log, target.groups_known};
  });
}

}  // namespace akad::sema
