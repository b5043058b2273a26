#include "compiler/sema/targets/target.h"

#include <fmt/format.h>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"

namespace akad::sema {

using scope::Choice;
using scope::each;
using scope::said_once;

std::string noun_of(const Target& target) {
  if (!target.log.valid()) return "items";
  const Id<ir::Clock> clock = ir::clock_of(target.row);
  return clock.valid() ? scope::counted_noun(target.scope, clock)
                       : facts_of(target.scope, target.log).name;
}

// Once for a line. Which of the two lines is wrong only the author knows: the edit is an offer.
void check_nouns(Target& target, const LineOfPeriods& written) {
  const ir::Cadence own = target.row.cadence;
  const std::string noun(ir::noun_of(own));
  std::optional<ir::Cadence> other;
  std::vector<Edit> edits;
  for (const ast::PeriodNoun& said : written.nouns) {
    if (!said.cadence || *said.cadence == own) continue;
    if (!other) other = said.cadence;
    edits.push_back({said.span, noun});
  }
  if (!other) return;
  complain(target.scope,
           diagnose(Code::AK0207, written.line,
                    worded("the target has results for each {}, not for each {}", noun,
                           ir::noun_of(*other)))
               .with_other(written.share, "it excludes this")
               .with_step({fmt::format("write: {}", phrases::clause_text(written.meant)), "",
                           std::move(edits)}));
}

void exclude_items(Target& target, Span about, std::string_view kind) {
  const ast::Target& written = target.written;
  exclude(target, about, fmt::format("items belong to a target for items, not to one for {}", kind),
          written.limits, written.share, written.open_items, written.small, written.escalations,
          written.leaving_out);
}

void exclude_time(Target& target, Span about, std::string_view kind) {
  const ast::Target& written = target.written;
  exclude(target, about, fmt::format("time belongs to a target for time, not to one for {}", kind),
          written.time_share, written.crossing, written.month_length, written.excluding);
  exclude_silence(target, about, kind);
}

void exclude_silence(Target& target, Span about, std::string_view kind) {
  const ast::Target& written = target.written;
  exclude(target, about,
          fmt::format("time without records belongs to a target for time, not to one for {}", kind),
          written.first_record, written.silence, written.unknown_while);
}

void refuse_over(Target& target, const ast::Periods& periods, Span line, std::string_view what) {
  if (!periods.over) return;
  complain(target.scope,
           diagnose(Code::AK0207, line,
                    fmt::format("{} over the last periods, at the end of each, is not in the "
                                "language yet",
                                what))
               .with_help("in each period; in each of longer ones is another deal"));
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

std::optional<Rational> set_bound(Target& target, const ast::BoundTest& test) {
  const scope::MeasuredBy by{ir::measured_kind(target.row),
                             fmt::format("the target `{}`", target.written.name.text),
                             ir::summed_by(target.row)};
  const auto bound = quantity_of(target.scope, test.bound, by);
  target.row.bound = bound.value_or(1);
  target.row.test = test.kind;
  return bound;
}

bool check_some(Target& target, const ast::EmptyLine& line) {
  if (line.below->value > 1 || scope::report_thousands(target.scope, *line.below)) return true;
  const phrases::Phrase none = phrases::empty_month(line.result, 0, line.counted.text);
  complain(target.scope, diagnose(Code::AK0308, line.below->span, "fewer than 1 are none")
                             .with_step({fmt::format("write: {}", phrases::clause_text(none)),
                                         "",
                                         {Edit{line.span, phrases::clause_text(none)}}}));
  return false;
}

bool set_few_counted(Target& target, const ast::EmptyLine& line) {
  if (!check_some(target, line)) return false;
  const auto few = count_of(target.scope, *line.below, 2, ir::kMostItems, "too small a number");
  target.row.empty_below = few.value_or(0);
  return few.has_value();
}

const ast::EmptyLine* analyze_empty(Target& target, bool asked) {
  const auto& lines = target.written.empty;
  said_once(target.scope, lines, "with no …, with fewer than …");
  const ast::EmptyLine* line = answer(target, lines, asked, Choice::EmptyMonth);
  if (line == nullptr) return nullptr;
  check_own_noun(target, lines);
  if (!fits(target, *line)) {
    scope::excluded(target.scope, line->span, target.written.share.front().span,
                    "how long nothing takes cannot be missed, and no table can be asked with it");
    return nullptr;
  }
  if (line->below && !target.written.time_share.empty()) {
    scope::excluded(
        target.scope, line->span, target.written.time_share.front().span,
        "time is promised as long as it is: there is no number of it that is too small");
    return nullptr;
  }
  if (line->below && !set_few_counted(target, *line)) return nullptr;
  target.row.empty = line->result;
  return line;
}

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

template <>
void analyze_kind<ast::Target>(Scope& scope, const ast::File& file) {
  each<ast::Target>(file, [&](const ast::Target& written, std::int32_t at) {
    const auto row = static_cast<std::size_t>(at);
    Target target{scope, written, scope.program.targets[row], {}};
    target.row.name = written.name.text;
    target.row.clause = clause_of(scope, written.clause);
    said_once(scope, written.lost, "records that cannot be used");
    if (!written.lost.empty()) target.row.lost = ir::LostRecords::Undetermined;
    if (!written.figure.empty()) {
      analyze_figure(target);
    } else if (!written.sum.empty()) {
      analyze_sum(target);
    } else if (written.time_share.empty()) {
      analyze_items(target, scope.map.limit_rows[row]);
    } else {
      analyze_time(target);
    }
    analyze_levels(target);
    scope.targets[row] = {target.log, target.groups_known, target.written.broken};
  });
}

}  // namespace akad::sema
