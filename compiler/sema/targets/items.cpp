// Targets for items.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/targets/target.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

using scope::Choice;
using scope::missing;
using scope::said_once;

void analyze_share(Target& target) {
  const ast::Target& written = target.written;
  said_once(target.scope, written.share, "for … of …");
  if (written.share.empty()) {
    if (written.broken) return;
    missing(target.scope, written.name.span,
            worded("the target `{}` does not say of which items of a month, and for how many",
                   written.name.text),
            fmt::format("for at least 95% of {0} due in each calendar month; or how long they take "
                        "together: on average over {0} …",
                        noun_of(target)));
    return;
  }
  const ast::ShareLine& line = written.share.front();
  set_periods(target, line.periods);
  target.row.all = line.all;
  const bool of_lengths = line.aggregate != ir::Aggregate::ShareInTime;
  if (of_lengths) analyze_lengths(target, line);
  if (!line.all && !of_lengths) {
    const auto bound = set_bound(target, line.test);
    target.may_miss = bound && bound != scale_of(ir::measured_kind(target.row)).most;
  }
  check_counted_noun(target.scope, ir::clock_of(target.row), line.counted);
  set_attribution(target.scope, line, noun_of(target), target.log, target.row);
  set_groups(target, line.groups);
  if (of_lengths) check_lengths(target);
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

// The line with the noun of the target's periods.
phrases::Phrase as_meant(const Target& target, const ast::OpenItemsLine& line) {
  const std::int64_t most = ir::kMostSteps;
  const auto days = line.grace_days ? std::min(floor_of(line.grace_days->value), most) : 0;
  return phrases::open_items(line.items, target.row.cadence, line.counted.text,
                             static_cast<std::int32_t>(days));
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
    check_nouns(
        target,
        {{line.period}, line.span, target.written.share.front().span, as_meant(target, line)});
  }
  if (line.items == ir::OpenItems::LeftOut) return;
  if (!fits(target, line)) {
    if (target.written.share.empty()) return;  // reported
    const bool so_far = line.items == ir::OpenItems::TimeSoFar;
    scope::excluded(target.scope, line.span, target.written.share.front().span,
                    so_far ? "the time so far counts where it is asked how long items take together"
                           : "no single item is missed: what is open is left out, or counts with "
                             "its time so far");
    return;
  }
  if (decides && ir::looks_back(target.row)) {
    scope::excluded(target.scope, line.span, target.written.share.front().span,
                    "an item that is open at the end of several periods would be missed several "
                    "times: left out, or counted when it is due, it counts once");
    return;
  }
  check_own_noun(target, lines);
  of_items(target.row).open_items = line.items;
  if (!line.grace_days) return;
  of_items(target.row).grace_by_dates = true;
  of_items(target.row).grace_days =
      count_of(target.scope, *line.grace_days, 1, ir::kMostSteps, "the number of days").value_or(1);
}

// None: it allows no misses.
const ast::SmallLine* analyze_small(Target& target) {
  const auto& lines = target.written.small;
  said_once(target.scope, lines, "small numbers");
  const ast::SmallLine* said = answer(target, lines, target.may_miss, Choice::SmallNumbers);
  if (said == nullptr || !said->exception) return nullptr;
  const ast::SmallLine& line = *said;
  if (ir::is_of_lengths(target.row)) {
    scope::excluded(target.scope, line.span, target.written.share.front().span,
                    "no single item is missed, so that no miss can be allowed");
    return nullptr;
  }
  if (target.row.all) {
    scope::excluded(target.scope, line.span, target.written.share.front().span,
                    "a promise for all leaves no miss to be allowed");
    return nullptr;
  }
  check_own_noun(target, lines);
  const auto below = count_of(target.scope, line.below, 2, ir::kMostItems, "a small number");
  if (!below) return nullptr;
  of_items(target.row).small_below = *below;
  of_items(target.row).small_misses =
      count_of(target.scope, line.misses, 1, *below - 1, "the number of misses").value_or(1);
  return said;
}

// Where so few are as good as none, none of them can be missed.
void check_small(Target& target, const ast::SmallLine* small, const ast::EmptyLine* empty) {
  if (small == nullptr || empty == nullptr) return;
  if (of_items(target.row).small_below > target.row.empty_below) return;
  complain(target.scope, diagnose(Code::AK0207, small->span,
                                  "of so few nothing is measured: no miss is left to be allowed")
                             .with_other(empty->span, "it excludes this")
                             .with_help("the target itself can say: small numbers: no exception"));
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

}  // namespace

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
  const ast::SmallLine* small = analyze_small(target);
  check_small(target, small, analyze_empty(target, true));
  if (!ir::is_of_lengths(items)) analyze_escalations(target.scope, written, items);
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
  exclude_silence(target, line.span, "items");
  analyze_leaving_out(target, items);
}

}  // namespace akad::sema
