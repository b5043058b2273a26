// What a reader wants to know first: who, for when, how much, and what was missed, with the way to
// where it is told.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/html/markup.h"
#include "runtime/report/statement/html/view.h"
#include "runtime/report/statement/marks.h"
#include "runtime/report/words.h"

namespace akad::report::html {
namespace {

bool is_breach(ir::Verdict verdict) {
  return verdict == ir::Verdict::Missed || verdict == ir::Verdict::Undetermined;
}

// Of a target: where it was missed or could not be determined, and what is owed for it.
struct Breaches {
  struct Place {
    std::size_t period;
    ResultsOfTarget part;
  };
  std::vector<Place> places;
  Rational payable;
  std::uint64_t unknown = 0;  // amounts of items that nobody knows
  bool has_credit = false;    // of money
  std::vector<settlement::KindTotal> in_kind = {};
};

void add_in_kind(Breaches& of, const ir::Program& program, const settlement::LineItem& line) {
  const std::string& what = *ir::unit_in_kind(program[line.credit]);
  auto known = std::find_if(of.in_kind.begin(), of.in_kind.end(),
                            [&](const auto& total) { return total.of == what; });
  if (known == of.in_kind.end()) {
    known = of.in_kind.insert(of.in_kind.end(), settlement::KindTotal{what});
  }
  known->quantity += line.payable;
  known->beside.add(line);
}

std::vector<Breaches> breaches_of(const Statement& s) {
  const ir::Program& program = *s.program;
  std::vector<Breaches> all(program.targets.size());
  for (const ir::Credit& credit : program.credits) {
    Breaches& of = all[credit.target.index()];
    if (ir::unit_in_kind(credit) == nullptr) of.has_credit = true;
  }
  for (std::size_t i = 0; i < s.periods.size(); ++i) {
    const auto& results = s.periods[i].measured.results;
    for (const ResultsOfTarget& part : by_target(s.periods[i])) {
      bool any = false;
      for (std::size_t row = part.from; row < part.to; ++row) {
        any = any || is_breach(results[row].verdict);
      }
      if (any) all[part.target.index()].places.push_back({i, part});
    }
    for (const settlement::LineItem& line : s.periods[i].owed.items) {
      Breaches& of = all[program[line.credit].target.index()];
      of.payable += line.payable;
      of.unknown += settlement::unsaid_in(line);
    }
    for (const settlement::LineItem& line : s.periods[i].owed.in_kind) {
      add_in_kind(all[program[line.credit].target.index()], program, line);
    }
  }
  return all;
}

Phrase result_of(const View& view, const Breaches::Place& place) {
  const PeriodStatement& period = view.statement.periods[place.period];
  const results::Result& row = period.measured.results[place.part.from];
  if (!row.group.empty()) return tally_of(period, place.part);
  const Phrase verdict = with_level(view.program, row, phrases::verdict(row.verdict));
  const auto measured = measured_briefly(view.program, row);
  return measured ? Phrase("html.point", *measured, verdict) : verdict;
}

std::string least(const View& view, const Rational& amount, std::uint64_t unknown) {
  return view.say(least_text(amount, view.program.agreement, unknown));
}

// Stands before a cell where a phone shows rows as cards.
std::string titled(const View& view, const Phrase& title) {
  return fmt::format(" data-title=\"{}\"", escaped(view.say(title)));
}

std::string owed_for(const View& view, const Breaches& breaches) {
  std::vector<std::string> owed;
  if (breaches.has_credit) owed.push_back(escaped(least(view, breaches.payable, breaches.unknown)));
  for (const auto& total : breaches.in_kind) owed.push_back(escaped(view.say(in_kind_said(total))));
  if (owed.empty()) return "-";
  if (owed.size() == 1) return owed.front();
  return fmt::format("<ul class=\"plain\"><li>{}</li></ul>", fmt::join(owed, "</li><li>"));
}

std::string breach_row(const View& view, Id<ir::Target> target, const Breaches& breaches) {
  std::string places;
  for (const Breaches::Place& place : breaches.places) {
    const std::string label = label_of(view, view.statement.periods[place.period]);
    places += "<li>" + link_to(id_of_result(place.period, target), label) + " " +
              element("span", "", view.say(result_of(view, place))) + "</li>";
  }
  return fmt::format("<tr><th scope=\"row\">{}</th><td{}>{}</td><td{}><ul class=\"plain\">{}"
                     "</ul></td><td class=\"n\"{}>{}</td></tr>\n",
                     escaped(clause_of(view, target)), titled(view, Phrase("label.promised")),
                     escaped(view.say(promised(view.program, view.program[target]))),
                     titled(view, Phrase("html.where")), places,
                     titled(view, Phrase("column.payable")), owed_for(view, breaches));
}

// From whom to whom, and for when: of periods that are over.
void add_whose(View& view) {
  const ir::Agreement& a = view.program.agreement;
  Interval all{kNever, 0};
  for (const PeriodStatement& period : view.statement.periods) {
    const plan::Period& row = period.measured.period;
    if (!row.closed) continue;
    all = {std::min(all.from, row.span.from), std::max(all.to, row.span.to)};
  }
  if (all.from == kNever) return;
  add_line(view.page, 4,
           Phrase("html.whose", for_terminal(a.provider), for_terminal(a.customer),
                  format_date(time::local_date(view.zone, all.from)),
                  format_date(time::local_date(view.zone, all.to - 1))));
}

std::string head(const View& view, const std::vector<Column>& columns) {
  std::string row = "<thead><tr>";
  for (const Column& column : columns) {
    row += fmt::format("<th scope=\"col\"{}>{}</th>", column.to_the_right ? " class=\"n\"" : "",
                       escaped(view.say(column.title)));
  }
  return row + "</tr></thead>\n";
}

void add_breaches(View& view) {
  const std::vector<Breaches> all = breaches_of(view.statement);
  std::string rows;
  for (const Id<ir::Target> target : ids_of(view.program.targets)) {
    const Breaches& breaches = all[target.index()];
    if (!breaches.places.empty()) rows += breach_row(view, target, breaches);
  }
  if (rows.empty()) {
    view.sheet.raw(element("p", "", view.say(Phrase("html.none_missed"))) + "\n");
    return;
  }
  const std::string called = view.say(Phrase("html.missed"));
  view.sheet.raw(begin_wide(true, called) + "<table>" + element("caption", "", called) +
                 head(view, {{Phrase("column.clause")},
                             {Phrase("label.promised")},
                             {Phrase("html.where")},
                             {Phrase("column.payable"), true}}) +
                 "<tbody>\n" + rows + "</tbody></table></div>\n");
}

// How many results have which verdict: a column each, without those that say nothing.
struct VerdictColumn {
  Phrase title;
  std::vector<ir::Verdict> verdicts;
  bool is_needed = false;  // also where there is none

  std::uint64_t count(const PeriodStatement& period) const {
    std::uint64_t sum = 0;
    for (const results::Result& row : period.measured.results) {
      sum += std::find(verdicts.begin(), verdicts.end(), row.verdict) != verdicts.end() ? 1 : 0;
    }
    return sum;
  }
};

std::vector<VerdictColumn> verdict_columns(const Statement& s) {
  using enum ir::Verdict;
  std::vector<VerdictColumn> columns = {{phrases::verdict(Met), {Met}, true},
                                        {phrases::verdict(Missed), {Missed}, true},
                                        {phrases::verdict(Undetermined), {Undetermined}},
                                        {Phrase("html.others"), {Pending, NotApplicable}}};
  std::erase_if(columns, [&](const VerdictColumn& column) {
    return !column.is_needed &&
           std::none_of(s.periods.begin(), s.periods.end(),
                        [&](const PeriodStatement& period) { return column.count(period) > 0; });
  });
  return columns;
}

// A column for each kind that the agreement owes so.
std::string in_kind_cells(const View& view,
                          std::span<const settlement::PeriodSettlement* const> periods,
                          bool closed) {
  std::string cells;
  for (const auto& total : settlement::totals_in_kind(view.program, periods)) {
    cells += element("td", "n", closed ? view.say(in_kind_said(total)) : "-");
  }
  return cells;
}

std::string period_row(const View& view, std::size_t at,
                       const std::vector<VerdictColumn>& columns) {
  const PeriodStatement& period = view.statement.periods[at];
  std::string row = fmt::format("<tr><th scope=\"row\" class=\"w\">{}</th>",
                                link_to(id_of_period(at), label_of(view, period)));
  for (const VerdictColumn& column : columns) {
    const std::uint64_t count = column.count(period);
    const bool missed = count > 0 && column.verdicts.front() == ir::Verdict::Missed;
    row += element("td", missed ? "n missed" : "n", count == 0 ? "-" : number_text(count));
  }
  const bool closed = period.measured.period.closed;
  const settlement::PeriodSettlement* owed = &period.owed;
  return row +
         element("td", "n",
                 closed ? least(view, period.owed.total, settlement::unsaid_in(period.owed.beside))
                        : view.say(Phrase("html.not_over"))) +
         in_kind_cells(view, {&owed, 1}, closed) + "</tr>\n";
}

void add_periods(View& view) {
  if (view.statement.periods.empty()) {
    add_line(view.page, 0, Phrase("statement.no_period"));
    return;
  }
  const std::vector<VerdictColumn> columns = verdict_columns(view.statement);
  std::vector<Column> titles = {{Phrase("column.period")}};
  for (const VerdictColumn& column : columns) titles.push_back({column.title, true});
  titles.push_back({Phrase("column.credits"), true});
  for (const auto& total : settlement::totals_in_kind(view.program, {})) {
    titles.push_back({Phrase::as_is(for_terminal(total.of)), true});
  }
  std::string rows;
  for (std::size_t i = 0; i < view.statement.periods.size(); ++i) {
    rows += period_row(view, i, columns);
  }
  const std::string called = view.say(Phrase("html.periods"));
  view.sheet.raw(
      begin_wide(false, called) + "<table>" + element("caption", "", called) + head(view, titles) +
      "<tbody>\n" + rows +
      fmt::format("</tbody><tfoot><tr><th scope=\"row\" colspan=\"{}\">{}</th>", columns.size() + 1,
                  escaped(view.say(Phrase("label.total_credits")))) +
      element("td", "n",
              least(view, view.statement.total, settlement::unsaid_in(view.statement.beside))) +
      in_kind_cells(view, settlements_of(view.statement), true) + "</tr></tfoot></table></div>\n");
}

}  // namespace

std::string clause_of(const View& view, Id<ir::Target> target) {
  const ir::Target& row = view.program[target];
  return clause_text(row.clause, row.name);
}

std::string label_of(const View& view, const PeriodStatement& period) {
  return view.say(phrases::period_label(period.measured.period.calendar));
}

std::string id_of_period(std::size_t period) { return fmt::format("p{}", period + 1); }

std::string id_of_result(std::size_t period, Id<ir::Target> target) {
  return fmt::format("p{}t{}", period + 1, target.index() + 1);
}

std::string link_to(std::string_view id, std::string_view text) {
  return fmt::format("<a href=\"#{}\">{}</a>", id, escaped(text));
}

std::string_view class_of(ir::Verdict verdict) {
  switch (verdict) {
    case ir::Verdict::Met: return "good";
    case ir::Verdict::Missed: return "bad";
    case ir::Verdict::Pending: return "pending";
    case ir::Verdict::Undetermined: return "open";
    case ir::Verdict::NotApplicable: return "none";
  }
  return "none";
}

std::string badge(const View& view, ir::Verdict verdict) {
  return element("span", fmt::format("badge {}", class_of(verdict)),
                 view.say(phrases::verdict(verdict)));
}

void add_masthead(View& view) {
  const ir::Agreement& a = view.program.agreement;
  view.sheet.raw(
      "<header class=\"masthead\">\n" +
      element("p", "eyebrow", view.say(Phrase("html.statement"))) +
      element("h1", "", for_terminal(a.name)) +
      element("p", "version", view.say(Phrase("html.version", for_terminal(a.version)))) + "\n");
  add_parties(view.page, view.statement);
  add_shown(view.page, view.statement);
  view.sheet.raw("</header>\n");
}

void add_summary(View& view) {
  view.sheet.part(view.say(Phrase("html.summary")));
  view.sheet.raw("<div class=\"total\">\n");
  add_whose(view);
  add_total(view.page, view.statement);
  view.sheet.raw("</div>\n");
  add_breaches(view);
  add_periods(view);
}

}  // namespace akad::report::html
