// What was promised, what was measured and the verdict, clause by clause.
#include <algorithm>
#include <map>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/ir/stretches/told_by.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/page.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/marks.h"
#include "runtime/report/statement/over.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

using results::Result;

Phrase verdict_of(const ir::Program& program, const Result& r) {
  const Phrase verdict = phrases::verdict(r.verdict);
  return with_marks(program, r, r.small_sample ? Phrase("result.small", verdict) : verdict);
}

measures::Shown shown_of(const ir::Program& program, const Result& r) {
  return measures::shown(r.counts, program[r.target], r.verdict != ir::Verdict::Pending);
}

Phrase small_why(const Measured& measured) {
  switch (measured.kind) {
    case MeasuredKind::Share: return Phrase("result.small_why");
    case MeasuredKind::Length:
    case MeasuredKind::Count:
    case MeasuredKind::Amount:
    case MeasuredKind::Number:
    case MeasuredKind::Value: return Phrase("result.small_missed");
  }
  AKAD_ASSERT(false);
}

// In a table, of which the head says what it is.
Phrase measured_cell(const ir::Program& program, const Result& r) {
  return measured_briefly(program, r).value_or(Phrase::as_is("-"));
}

void add_single(Page& page, const ir::Program& program, const Result& r) {
  const Phrase measured = measured_or_none(program, r);
  const Phrase counts = counts_of(program, r);
  add_value(page, 4, "label.measured",
            counts.empty() ? measured : Phrase("result.counted", measured, counts));
  add_value(page, 4, "label.verdict", verdict_of(program, r));
  if (r.small_sample) add_line(page, 4, small_why(*r.measured));
}

// The agreement says why there is no verdict.
void add_undetermined(Page& page, const ir::Program& program, const std::vector<Result>& results,
                      std::size_t from, std::size_t to) {
  if (program[results[from].target].lost != ir::LostRecords::Undetermined) return;
  const auto first = results.begin() + static_cast<std::ptrdiff_t>(from);
  const auto last = results.begin() + static_cast<std::ptrdiff_t>(to);
  const bool any = std::any_of(first, last, [](const Result& r) {
    return r.verdict == ir::Verdict::Undetermined && r.lost > 0;
  });
  if (any) add_more(page, 4, Phrase("akad.lost_undetermined"));
}

// The verdict stands, and so does what it was told from.
void add_mark(Page& page, const Statement& statement, const Result& r) {
  if (!rests_on_nothing(statement, r)) return;
  const ir::Program& program = *statement.program;
  const Id<ir::Log> read = ir::told_in(program, program[r.target]);
  const ir::Log& log = program[read];
  const bool unused = statement.logs[read.index()].unused;
  add_more(page, 4,
           unused ? Phrase("result.no_record", for_terminal(log.name))
                  : Phrase("result.nothing_said", for_terminal(log.name)));
}

// Of results over several periods: over which days.
void add_over(Page& page, const ir::Program& program, const PeriodStatement& period,
              const ir::Target& target) {
  const auto over = over_of(program, target, period.measured.period.calendar);
  if (!over) return;
  const Phrase several = phrases::several(over->periods);
  const std::string first = format_date(over->first), last = format_date(over->last);
  add_value(page, 4, "label.over",
            over->is_whole ? Phrase("result.over_days", several, first, last)
                           : Phrase("result.over_fewer", over->in_term, several, first, last));
}

Table table_of_groups(const ir::Program& program, const Result& first) {
  Table table;
  const ir::Target& target = program[first.target];
  for (const results::NamedValue& part : results::called(program, target, first.group)) {
    table.columns.push_back({Phrase::as_is(for_terminal(part.name))});
  }
  table.columns.push_back({Phrase("column.measured"), true});
  for (const measures::Figure& column : shown_of(program, first).columns) {
    table.columns.push_back({Phrase::by_key(column.key, {}), true});
  }
  table.columns.push_back({Phrase("column.verdict")});
  return table;
}

// What fills a hole: a count by itself, since sentences choose their forms by it.
phrases::Argument filling(const ir::Program& program, const Measured& value) {
  if (value.kind != MeasuredKind::Count) return measured_said(program, value);
  return Count{static_cast<std::uint64_t>(floor_of(value.value))};
}

phrases::PhraseList remarks_of(const ir::Program& program, const Result& r, bool of_row) {
  phrases::PhraseList said;
  const Phrase noun = phrases::period_noun(ir::periods_of(program[r.target]));
  for (const measures::Remark& remark : shown_of(program, r).remarks) {
    if (of_row && !remark.in_rows) continue;
    std::vector<phrases::Argument> fillings;
    if (remark.of_period) fillings.emplace_back(noun);
    for (const Measured& value : remark.values) fillings.push_back(filling(program, value));
    said.push_back(Phrase::by_key(remark.key, std::move(fillings)));
  }
  return said;
}

std::vector<std::string> row_of_group(const Page& page, const ir::Program& program,
                                      const Result& r) {
  std::vector<std::string> row;
  for (const auto& value : r.group) row.push_back(value_text(page.book, value));
  row.push_back(page.say(measured_cell(program, r)));
  for (const measures::Figure& column : shown_of(program, r).columns) {
    row.push_back(page.say(measured_said(program, column.value)));
  }
  phrases::PhraseList verdict = {verdict_of(program, r)};
  for (Phrase& remark : remarks_of(program, r, true)) verdict.push_back(std::move(remark));
  row.push_back(page.say(Phrase::list("list.semicolon", std::move(verdict))));
  return row;
}

// In how many groups the verdict was what: the first thing to know of a long table.
Phrase tally(const std::vector<Result>& results, std::size_t from, std::size_t to) {
  std::map<ir::Verdict, std::uint64_t> counts;
  for (std::size_t i = from; i < to; ++i) ++counts[results[i].verdict];
  phrases::PhraseList parts;
  for (const auto& [verdict, count] : counts) {
    parts.add("result.verdict_in", phrases::verdict(verdict), Count{count});
  }
  return Phrase("result.tally", Phrase::list("list.comma", std::move(parts)), Count{to - from});
}

}  // namespace

Tone tone_of(ir::Verdict verdict) {
  switch (verdict) {
    case ir::Verdict::Met: return Tone::Good;
    case ir::Verdict::Missed: return Tone::Bad;
    case ir::Verdict::Undetermined:
    case ir::Verdict::Pending: return Tone::Open;
    case ir::Verdict::NotApplicable: return Tone::Plain;
  }
  AKAD_ASSERT(false);
}

Phrase counts_of(const ir::Program& program, const Result& r) {
  return Phrase::list("list.semicolon", remarks_of(program, r, false));
}

std::vector<ResultsOfTarget> by_target(const PeriodStatement& period) {
  const std::vector<Result>& all = period.measured.results;
  std::vector<ResultsOfTarget> parts;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (parts.empty() || all[i].target != parts.back().target) {
      parts.push_back({all[i].target, i, i});
    }
    parts.back().to = i + 1;
  }
  return parts;
}

Phrase tally_of(const PeriodStatement& period, const ResultsOfTarget& part) {
  return tally(period.measured.results, part.from, part.to);
}

void add_result(Page& page, const Statement& statement, const PeriodStatement& period,
                const ResultsOfTarget& part) {
  const ir::Program& program = *statement.program;
  const std::vector<Result>& all = period.measured.results;
  const Result& first = all[part.from];
  const ir::Target& target = program[part.target];
  add_value(page, 4, "label.promised", promised(program, target));
  add_over(page, program, period, target);
  if (first.group.empty()) {
    add_single(page, program, first);
    add_undetermined(page, program, all, part.from, part.to);
    add_mark(page, statement, first);
    return;
  }
  add_value(page, 4, "label.verdict", tally_of(period, part));
  add_undetermined(page, program, all, part.from, part.to);
  add_mark(page, statement, first);
  Table table = table_of_groups(program, first);
  for (std::size_t i = part.from; i < part.to; ++i) {
    table.rows.push_back(row_of_group(page, program, all[i]));
    table.tones.push_back(tone_of(all[i].verdict));
  }
  add_table(page, 4, table);
}

void add_results(Page& page, const Statement& statement, const PeriodStatement& period) {
  const ir::Program& program = *statement.program;
  for (const ResultsOfTarget& part : by_target(period)) {
    const ir::Target& target = program[part.target];
    add_heading(page, Phrase::as_is(clause_text(target.clause, target.name)));
    add_result(page, statement, period, part);
    add_claims(page, program, period, part.target);
  }
}

}  // namespace akad::report
