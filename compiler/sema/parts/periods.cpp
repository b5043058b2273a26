// Seasons, the periods that an agreement names; and the last period that a scenario speaks of.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/base/written/letters.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

struct Placed {
  ir::NamedSeason season;
  const ast::SeasonLine* line;
};

void refuse(Scope& scope, Span span, Message message, std::string help) {
  complain(scope, diagnose(Code::AK0611, span, std::move(message)).with_help(std::move(help)));
}

// False where it is reported.
bool fits_term(Scope& scope, const ast::SeasonLine& line) {
  const ir::Agreement& agreement = scope.program.agreement;
  if (agreement.term_last.days == 0) return true;  // it was not understood, as reported
  if (*line.first.date <= agreement.term_last && *line.last.date >= agreement.term_first) {
    return true;
  }
  refuse(scope, line.span, worded("\"{}\" has no day in the term", line.name.text),
         "leave it out, or change its dates or the term");
  return false;
}

bool has_name(Scope& scope, const ast::SeasonLine& line) {
  const std::string& name = line.name.text;
  if (ir::is_season_name(name)) return true;
  refuse(scope, line.name.span,
         name.empty() ? std::string("a season has a name, by which statements call it")
                      : fmt::format("\"{}\" is how another period is called", name),
         "write a name like \"Odd semester\"");
  return false;
}

// As who reads a name takes it in: capitals and blanks make no other name.
std::u32string as_read(std::string_view name) {
  std::u32string read;
  bool blank = false;
  for (const char32_t letter : in_small_letters(name)) {
    const bool is_blank = letter == U' ' || letter == U'\t';
    if (!is_blank && blank && !read.empty()) read += U' ';
    if (!is_blank) read += letter;
    blank = is_blank;
  }
  return read;
}

void report_same_name(Scope& scope, const Placed& here, const Placed& other) {
  const std::string& name = here.season.name;
  const std::string message =
      name == other.season.name
          ? fmt::format("two seasons are called \"{}\"", name)
          : fmt::format("\"{}\" and \"{}\" differ only in capital letters or blanks",
                        other.season.name, name);
  complain(scope,
           diagnose(Code::AK0611, here.line->name.span, message)
               .with_other(other.line->name.span, "the other")
               .with_help(fmt::format("write: \"{} {}\"", name, to_civil(here.season.first).year)));
}

// Statements, scenarios and `--period` call a season by its name alone.
void check_names(Scope& scope, const std::vector<Placed>& placed) {
  std::map<std::u32string, const Placed*> known;
  for (const Placed& here : placed) {
    const auto [same, fresh] = known.emplace(as_read(here.season.name), &here);
    if (!fresh) report_same_name(scope, here, *same->second);
  }
}

void check_apart(Scope& scope, const std::vector<Placed>& placed) {
  for (std::size_t at = 1; at < placed.size(); ++at) {
    const ir::NamedSeason &before = placed[at - 1].season, &here = placed[at].season;
    if (before.last < here.first) continue;
    complain(scope, diagnose(Code::AK0611, placed[at].line->span,
                             worded("\"{}\" begins on {}, before \"{}\" is over", here.name,
                                    format_date(here.first), before.name))
                        .with_other(placed[at - 1].line->span, "it overlaps this")
                        .with_help("a day belongs to one season, or to none"));
  }
}

std::vector<Placed> placed_in_time(Scope& scope, const ast::Season& written) {
  std::vector<Placed> placed;
  for (const ast::SeasonLine& line : written.seasons) {
    if (!check_order(scope, line.first, line.last)) continue;
    if (!has_name(scope, line) || !fits_term(scope, line)) continue;
    placed.push_back({{line.name.text, *line.first.date, *line.last.date}, &line});
  }
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return a.season.first < b.season.first;
  });
  return placed;
}

// The cadences of the periods that the scenario speaks of; months always.
std::vector<ir::Cadence> cadences_of(const ir::Term& term, const ir::Scenario& row) {
  std::vector<ir::Cadence> cadences = {ir::Cadence::CalendarMonth};
  for (const ir::Expectation& expectation : row.expectations) {
    const auto period = ir::parse_period(expectation.period, term);
    if (period) cadences.push_back(period->cadence);
  }
  return cadences;
}

Date end_of_period(const ir::Term& term, const ir::CalendarPeriod& period) {
  return ir::first_day(ir::next(period, term), term);
}

Date end_of_period(const ir::Term& term, ir::Cadence cadence, Date date) {
  return end_of_period(term, ir::period_of(cadence, date, term));
}

// The date after the last season that is spoken of.
Date after_seasons(const ir::Term& term, const ir::Scenario& row) {
  Date end{};
  for (const ir::Expectation& expectation : row.expectations) {
    const auto period = ir::parse_period(expectation.period, term);
    if (!period || period->cadence != ir::Cadence::Season) continue;
    end = std::max(end, end_of_period(term, *period));
  }
  return end;
}

}  // namespace

template <>
void analyze_kind<ast::Season>(Scope& scope, const ast::File& file) {
  const ast::Season* first = nullptr;
  scope::each<ast::Season>(file, [&](const ast::Season& written, std::int32_t at) {
    ir::Seasons& row = scope.program.seasons[static_cast<std::size_t>(at)];
    row.name = written.name.text;
    row.clause = clause_of(scope, written.clause);
    if (first != nullptr) {
      complain(scope,
               diagnose(Code::AK0203, written.name.span, "an agreement has one list of seasons")
                   .with_other(first->name.span, "the first one")
                   .with_help("several lists, whose seasons may overlap, are not in the "
                              "language yet"));
      return;
    }
    first = &written;
    if (written.seasons.empty() && !written.broken) {
      scope::missing(scope, written.name.span, worded("`{}` names no season", written.name.text),
                     "2026-06-01 to 2026-06-20 \"Odd semester\"");
    }
    const std::vector<Placed> placed = placed_in_time(scope, written);
    check_names(scope, placed);
    check_apart(scope, placed);
    for (const Placed& one : placed) row.seasons.push_back(one.season);
  });
}

ir::Cadence cadence_of(Scope& scope, const ast::Periods& written) {
  if (written.season) resolve<ast::Season>(scope, *written.season);
  return written.cadence;
}

// The date after the period of the last happening, and of each cadence that is spoken of.
Date after_last(const ir::Program& program, const ir::Scenario& row, const time::Zone& zone) {
  const ir::Term term = ir::term_of(program);
  Instant last = -1;
  for (const ir::Happening& happening : row.happenings) {
    last = std::max(last, happening.at);
    if (happening.to != kNever) last = std::max(last, happening.to);
  }
  std::optional<Date> end;
  if (last >= 0) {
    for (const ir::Cadence cadence : cadences_of(term, row)) {
      if (cadence == ir::Cadence::Season) continue;  // those that are spoken of are over
      end = std::max(end, std::optional(end_of_period(term, cadence, local_date(zone, last))));
    }
    return std::max(*end, after_seasons(term, row));
  }
  // Nothing happens: the last period that is spoken of is over.
  for (const ir::Expectation& expectation : row.expectations) {
    const auto period = ir::parse_period(expectation.period, term);
    if (period) end = std::max(end, std::optional(end_of_period(term, *period)));
  }
  return end ? *end : end_of_period(term, ir::Cadence::CalendarMonth, term.last);
}

}  // namespace akad::sema
