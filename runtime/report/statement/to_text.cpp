// Statements for people: who promised what, what was measured, what is owed and why.
#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/credits/payment.h"
#include "runtime/report/credits/said.h"
#include "runtime/report/page.h"
#include "runtime/report/statement/marks.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

// What the statement is about: of each log the number of its records and their digest.
void add_evidence(Page& page, const Statement& s) {
  bool first = true;
  for (const Statement::LogLine& line : s.logs) {
    if (line.digest.empty()) continue;
    const Phrase said("statement.log", for_terminal(line.name), number_text(line.tally.read),
                      line.digest);
    if (first) add_value(page, 0, "label.records", said);
    if (!first) add_more(page, 0, said);
    first = false;
  }
}

Phrase as_of(const Statement& s) {
  const std::string& name = s.program->agreement.zone;
  const auto zone = time::find_zone(name);
  if (!zone) return Phrase::as_is(format_rfc3339(s.as_of));
  return Phrase("statement.as_of", moment_text(*zone, s.as_of), for_terminal(name));
}

// What the total does not say: what is open, and what rests on results that may be others.
struct Marked {
  const settlement::Beside& beside;
  const Rational& claimable;
  std::uint64_t results = 0;   // that lost records may change
  MarkedCredits credits = {};  // likewise
};
// Items of which nobody knows the amount since nobody knows its fee, which is said of the fee.
std::uint64_t unpriced_in(std::span<const settlement::PeriodSettlement* const> periods) {
  std::uint64_t unpriced = 0;
  for (const settlement::PeriodSettlement* period : periods) {
    for (const settlement::LineItem& line : period->items) {
      if (settlement::unknown_in(line) > 0) unpriced += line.working->unpriced;
    }
  }
  return unpriced;
}

bool is_of_told_fee(const ir::Program& program, const ir::Credit& credit) {
  return std::any_of(credit.slabs.begin(), credit.slabs.end(), [&](const ir::SlabRow& row) {
    const auto shares = ir::shares_in(row.amount);
    return std::any_of(shares.begin(), shares.end(),
                       [&](const ir::ShareOfFee* share) { return program[share->fee].told; });
  });
}

// Whether one that is a share of a fee that records tell stands under a cap beside others: once the
// fee is known, these may come to less.
bool shares_a_cap(const ir::Program& program) {
  return std::any_of(program.caps.begin(), program.caps.end(), [&](const ir::Cap& cap) {
    std::size_t covered = 0;
    bool told = false, later = ir::looks_back(cap);
    for (const Id<ir::Credit> id : ids_of(program.credits)) {
      if (!ir::covers(program, cap, id)) continue;
      ++covered;
      if (!is_of_told_fee(program, program[id])) continue;
      told = true;
      later = later || !ir::sums_at_once(cap, program[program[id].target]);
    }
    return told && (covered > 1 || later);
  });
}

phrases::PhraseList marks_of_total(const ir::Program& program, const Marked& of,
                                   std::span<const settlement::PeriodSettlement* const> periods) {
  phrases::PhraseList marks = paid_together_said(program, periods);
  if (of.claimable > 0) {
    marks.add("statement.claimable", money_text(of.claimable, program.agreement));
  }
  const std::uint64_t unsaid = of.beside.unknown - unpriced_in(periods);
  if (unsaid > 0) marks.add("statement.unknown", Count{unsaid});
  if (of.beside.grows) marks.add("statement.open_end");
  if (of.beside.unknown_fee && shares_a_cap(program)) {
    marks.add("statement.fee_unknown_shared");
  } else if (of.beside.unknown_fee) {
    marks.add("statement.fee_unknown");
  }
  if (of.beside.is_bounded() && of.beside.open > 0) {
    marks.add("statement.open", money_text(of.beside.open, program.agreement));
  }
  if (of.beside.may_fall) marks.add("statement.may_fall");
  for (Phrase& leaves : caps_leave_said(program, periods)) marks.push_back(std::move(leaves));
  if (of.results > 0) marks.add("statement.marked", Count{of.results});
  if (of.credits.claims > 0) marks.add("statement.marked_claims", Count{of.credits.claims});
  if (of.credits.charges > 0) marks.add("statement.marked_charges", Count{of.credits.charges});
  return marks;
}

void add_title(Page& page, const Statement& s) {
  const ir::Agreement& a = s.program->agreement;
  add_rule(page, '=');
  add_line(page, 0, Phrase("statement.title", for_terminal(a.name), for_terminal(a.version)));
  add_rule(page, '=');
}

// Of periods whose dates their label does not tell, with them.
bool tells_dates(ir::Cadence cadence) {
  using enum ir::Cadence;
  switch (cadence) {
    case CalendarMonth:
    case CalendarQuarter:
    case HalfYear:
    case CalendarYear:
    case CalendarDay: return true;
    case Week:
    case ContractMonth:
    case ContractQuarter:
    case ContractYear:
    case WholeTerm:
    case Season: return false;
  }
  AKAD_ASSERT(false);
}

void add_period(Page& page, const Statement& s, const PeriodStatement& period) {
  const ir::Program& program = *s.program;
  const plan::Period& row = period.measured.period;
  const Phrase noun = phrases::period_noun(row.calendar.cadence);
  add_part(page, title_of(row, program));
  if (!row.closed) add_line(page, 0, Phrase("statement.period_open", noun));
  add_results(page, s, period);
  if (!row.closed) return;
  add_credits(page, program, period);
  add_caps(page, program, period);
  page += "\n";
  add_owed(page, program, period);
}

}  // namespace

void add_parties(Page& page, const Statement& s) {
  const ir::Agreement& a = s.program->agreement;
  add_value(page, 0, "label.provider", for_terminal(a.provider));
  add_value(page, 0, "label.customer", for_terminal(a.customer));
  if (!a.measured_by.empty()) add_value(page, 0, "label.measured_by", for_terminal(a.measured_by));
  add_value(page, 0, "label.term",
            Phrase("statement.term", format_date(a.term_first), format_date(a.term_last)));
  add_as_of(page, s);
  add_value(page, 0, "label.time_zone",
            Phrase("statement.zone", for_terminal(a.zone), for_terminal(s.tzdata)));
  if (s.masked) add_value(page, 0, "label.masked", Phrase("statement.masked"));
}

void add_origin(Page& page, const Statement& s) {
  add_value(page, 0, "label.agreement", s.digest);
  add_read(page, s);
  if (!s.engine.empty()) {
    add_value(page, 0, "label.engine", Phrase("statement.engine", for_terminal(s.engine)));
  }
}

void add_total(Page& page, const Statement& s) {
  add_value(page, 0, "label.total_credits",
            least_text(s.total, s.program->agreement, settlement::unsaid_in(s.beside)));
  if (const auto tax = settlement::tax_total(settlements_of(s))) {
    for (const Phrase& line : taxes_said(*s.program, *tax)) add_more(page, 0, line);
  }
  for (const Phrase& mark : marks_of(s)) {
    add_more(page, 0, mark);
  }
  for (const auto& total : settlement::totals_in_kind(*s.program, settlements_of(s))) {
    add_value(page, 0, "label.in_kind", in_kind_said(total));
    for (const Phrase& beside : beside_in_kind_said(total)) add_more(page, 0, beside);
  }
}

Phrase title_of(const plan::Period& row, const ir::Program& program) {
  Phrase called = phrases::period_called(row.calendar);
  if (tells_dates(row.calendar.cadence)) return Phrase("statement.period", std::move(called));
  const ir::Term term = ir::term_of(program);
  const Date first = ir::first_day(row.calendar, term);
  return Phrase("statement.period_dates", std::move(called),
                format_date(std::max(first, term.first)), format_date(row.last));
}

void add_owed(Page& page, const ir::Program& program, const PeriodStatement& period) {
  add_line(page, 0,
           Phrase("statement.total", phrases::period_label(period.measured.period.calendar),
                  least_text(period.owed.total, program.agreement,
                             settlement::unsaid_in(period.owed.beside))));
  if (period.owed.tax) {
    for (const Phrase& line : taxes_said(program, *period.owed.tax)) add_line(page, 0, line);
  }
  const settlement::PeriodSettlement* owed = &period.owed;
  const Marked marked{owed->beside, owed->claimable, marked_in(period), credits_marked_in(period)};
  for (const Phrase& mark : marks_of_total(program, marked, {&owed, 1})) {
    add_line(page, 0, mark);
  }
  for (const auto& total : settlement::totals_in_kind(program, {&owed, 1})) {
    add_line(page, 0,
             Phrase("statement.in_kind", phrases::period_label(period.measured.period.calendar),
                    in_kind_said(total)));
    for (const Phrase& beside : beside_in_kind_said(total)) add_line(page, 0, beside);
  }
}

phrases::PhraseList marks_of(const Statement& s) {
  return marks_of_total(*s.program, {s.beside, s.claimable, marked_in(s), credits_marked_in(s)},
                        settlements_of(s));
}

void add_as_of(Page& page, const Statement& s) { add_value(page, 0, "label.as_of", as_of(s)); }

void add_read(Page& page, const Statement& s) {
  for (const Statement::LogLine& line : s.logs) {
    if (!line.left_out) continue;
    add_value(page, 0, "label.left_out", Phrase("data.left_out_log", for_terminal(line.name)));
    for (const ir::Target* target : targets_of(*s.program, line)) {
      add_more(page, 0,
               Phrase("statement.not_measured", clause_text(target->clause, target->name)));
    }
  }
  add_evidence(page, s);
}

void add_shown(Page& page, const Statement& s) {
  const ir::Agreement& a = s.program->agreement;
  if (!s.shown) return;
  add_value(page, 0, "label.shown",
            Phrase("statement.shown", format_date(s.shown->first), format_date(s.shown->last),
                   format_date(a.term_first), format_date(a.term_last)));
}

void write_text(const Statement& statement, const phrases::Book& book, const Take& take) {
  Page page = page_of(book, {statement.program});
  const auto hand_over = [&] {
    take(page.text);
    page.text.clear();
  };
  add_title(page, statement);
  add_parties(page, statement);
  add_origin(page, statement);
  add_shown(page, statement);
  add_total(page, statement);
  if (statement.periods.empty()) {
    page += "\n";
    add_line(page, 0, Phrase("statement.no_period"));
  }
  for (const PeriodStatement& period : statement.periods) {
    add_period(page, statement, period);
    hand_over();
  }
  add_charges(page, statement);
  add_claims_of_nothing(page, statement);
  add_data(page, statement);
  add_choices(page, *statement.program);
  hand_over();
}

std::string to_text(const Statement& statement, const phrases::Book& book) {
  std::string text;
  write_text(statement, book, [&](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace akad::report
