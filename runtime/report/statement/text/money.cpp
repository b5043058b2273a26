// What is owed: credits by the row of the table that gave them, then the caps that lowered them.
#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/credits/payment.h"
#include "runtime/report/credits/said.h"
#include "runtime/report/page.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

void add_group_columns(Table& table, const std::vector<results::NamedValue>& group) {
  for (const results::NamedValue& part : group) {
    table.columns.push_back({Phrase::as_is(for_terminal(part.name))});
  }
}

std::vector<std::string> group_cells(const Page& page, const results::Group& group) {
  std::vector<std::string> cells;
  for (const auto& value : group) cells.push_back(value_text(page.book, value));
  return cells;
}

// The lines of a row have one tax: that of its fee.
void add_tax_columns(Table& table, const settlement::Tax& tax) {
  const std::string rate = exact_percent(tax.rate);
  const bool on_top = tax.basis == ir::TaxBasis::BeforeTax;
  table.columns.push_back(
      {on_top ? Phrase("column.tax", rate) : Phrase("column.of_it_tax", rate), true});
  table.columns.push_back(
      {on_top ? Phrase("column.with_tax") : Phrase("column.without_tax"), true});
}

bool is_claimable(const settlement::LineItem& line) { return line.claim && line.claim->amount > 0; }

// Lines of one credit by the row that held, in order of first sight.
struct SlabLines {
  Id<ir::SlabRow> slab;
  std::optional<Rational> base;  // of the fee, in this period
  Table table;
  phrases::PhraseList working = {};  // under it, of each line that has some
};

struct CreditLines {
  const Page& page;
  const ir::Program& program;
  const ir::Credit& credit;
  const ir::Target& target;
  ir::Cadence cadence;         // of the period
  bool has_payment = false;    // in some line
  bool has_claimable = false;  // likewise
  bool has_open = false;       // likewise
  bool has_lost = false;       // likewise, records that may have changed its result
  bool has_owed = false;       // likewise, what earned a credit before
  std::vector<SlabLines> slabs = {};

  std::string money(const settlement::LineItem& line, const Rational& amount) const {
    return owed_text(program, line.credit, amount);
  }
  // No cap stands between.
  bool in_kind() const { return ir::unit_in_kind(credit) != nullptr; }

  std::string least(const settlement::LineItem& line, const Rational& amount) const {
    return page.say(least_owed_text(program, line.credit, amount, settlement::unsaid_in(line)));
  }
  std::string open_of(const settlement::LineItem& line) const {
    if (settlement::is_endless(line)) return page.say(Phrase("credit.open_unknown"));
    return line.open > 0 ? money(line, line.open) : "-";
  }

  SlabLines& lines_of(const settlement::LineItem& line, const results::Result& result) {
    for (SlabLines& known : slabs) {
      if (known.slab == line.slab) return known;
    }
    SlabLines& lines = slabs.emplace_back(SlabLines{line.slab, line.base, {}});
    Table& table = lines.table;
    table.columns.push_back({Phrase("column.line"), true});
    add_group_columns(table, results::called(program, target, result.group));
    table.columns.push_back({Phrase("column.result"), true});
    if (has_owed) table.columns.push_back({Phrase("column.owed_until")});
    if (!in_kind()) table.columns.push_back({Phrase("column.before_caps"), true});
    table.columns.push_back({in_kind() ? Phrase("column.owed") : Phrase("column.payable"), true});
    if (line.tax) add_tax_columns(table, *line.tax);
    if (has_payment) table.columns.push_back({Phrase("column.paid")});
    if (has_claimable) table.columns.push_back({Phrase("column.claimable"), true});
    if (has_open) table.columns.push_back({Phrase("column.open"), true});
    if (has_lost) table.columns.push_back({Phrase("column.lost_records"), true});
    return lines;
  }

  // In groups, with whose it is.
  void add_working(SlabLines& lines, const settlement::LineItem& line,
                   const results::Result& result) const {
    phrases::PhraseList said = working_of(program, result, line, cadence);
    if (said.empty()) return;
    Phrase all = Phrase::list("list.semicolon", std::move(said));
    if (result.group.empty()) {
      lines.working.push_back(std::move(all));
      return;
    }
    phrases::PhraseList group;
    for (std::string& value : group_cells(page, result.group)) group.emplace_back(std::move(value));
    lines.working.add("story.group_result", Phrase::list("list.comma", std::move(group)),
                      std::move(all));
  }

  void add(const settlement::LineItem& line, const results::Result& result) {
    std::vector<std::string> row = {number_text(static_cast<std::uint64_t>(line.number))};
    for (std::string& cell : group_cells(page, result.group)) row.push_back(std::move(cell));
    row.push_back(page.say(measured_said(program, line.measured)));
    if (has_owed) {
      row.push_back(line.before ? page.say(phrases::period_label(line.before->until)) : "-");
    }
    if (!in_kind()) {
      row.push_back(
          page.say(least_owed_text(program, line.credit, line.exact, unsaid_before_caps(line))));
    }
    row.push_back(least(line, line.payable));
    if (line.tax) {
      row.push_back(least(line, line.tax->tax));
      row.push_back(least(
          line, line.tax->basis == ir::TaxBasis::BeforeTax ? line.tax->with() : line.tax->before));
    }
    if (has_payment) {
      row.push_back(line.payment ? page.say(payment_said(*line.payment)) : "-");
    }
    if (has_claimable) row.push_back(is_claimable(line) ? least(line, line.claim->amount) : "-");
    if (has_open) row.push_back(open_of(line));
    if (has_lost) row.push_back(result.lost > 0 ? number_text(result.lost) : "-");
    SlabLines& lines = lines_of(line, result);
    lines.table.rows.push_back(std::move(row));
    add_working(lines, line, result);
  }
};

void add_credit(Page& page, const CreditLines& lines) {
  add_heading(page, Phrase("credit.title", clause_text(lines.credit.clause, lines.credit.name),
                           for_terminal(lines.target.name)));
  if (lines.has_owed) add_line(page, 4, once_said(lines.target));
  for (const SlabLines& slab : lines.slabs) {
    const ir::Owed& owed = lines.credit.slabs[slab.slab.index()].amount;
    add_line(page, 4,
             Phrase("credit.slab", report::slab(lines.program, lines.credit, slab.slab),
                    amount(lines.program, owed, ir::periods_of(lines.target))));
    const ir::ShareOfFee* share = share_of(lines.credit, slab.slab);
    if (share != nullptr && slab.base && !differs_by_group(lines.program, *share)) {
      add_line(page, 8, base_said(lines.program, *share, *slab.base));
    }
    add_table(page, 8, slab.table);
    for (const Phrase& line : slab.working) add_line(page, 8, line);
  }
}

}  // namespace

void add_credits(Page& page, const ir::Program& program, const PeriodStatement& period) {
  const std::vector<const settlement::LineItem*> all = settlement::lines_of(period.owed);
  const auto result_of = [&](const settlement::LineItem& line) -> const results::Result& {
    return period.measured.results[line.result.index()];
  };
  for (std::size_t at = 0; at < all.size();) {
    const Id<ir::Credit> id = all[at]->credit;
    const ir::Credit& credit = program[id];
    CreditLines lines{page, program, credit, program[credit.target],
                      period.measured.period.calendar.cadence};
    for (std::size_t next = at; next < all.size() && all[next]->credit == id; ++next) {
      lines.has_payment = lines.has_payment || all[next]->payment.has_value();
      lines.has_claimable = lines.has_claimable || is_claimable(*all[next]);
      lines.has_open = lines.has_open || all[next]->open > 0 || settlement::is_endless(*all[next]);
      lines.has_owed = lines.has_owed || all[next]->before.has_value();
      lines.has_lost = lines.has_lost || result_of(*all[next]).lost > 0;
    }
    for (; at < all.size() && all[at]->credit == id; ++at) {
      lines.add(*all[at], result_of(*all[at]));
    }
    add_credit(page, lines);
  }
}

void add_caps(Page& page, const ir::Program& program, const PeriodStatement& period) {
  const std::vector<settlement::CapApplied>& all = period.owed.caps;
  for (std::size_t at = 0; at < all.size();) {
    const Id<ir::Cap> id = all[at].cap;
    const ir::Cap& cap = program[id];
    const ir::CalendarPeriod of = all[at].period;
    const bool is_most = ir::says(cap) == ir::CapSays::Most;
    Table table;
    add_group_columns(table, results::called(program, cap, all[at].group));
    const bool has_earlier = std::any_of(all.begin(), all.end(), [&](const auto& applied) {
      return applied.cap == id && applied.earlier > 0;
    });
    table.columns.push_back({Phrase("column.credits"), true});
    if (has_earlier) table.columns.push_back({Phrase("column.earlier"), true});
    if (cap.only_largest) table.columns.push_back({Phrase("column.largest"), true});
    if (is_most) table.columns.push_back({Phrase("column.at_most"), true});
    table.columns.push_back(
        {is_most ? Phrase("column.lowered_by") : Phrase("column.not_due"), true});
    for (; at < all.size() && all[at].cap == id; ++at) {
      std::vector<std::string> row = group_cells(page, all[at].group);
      const auto add = [&](const Rational& amount) {
        row.push_back(money_text(amount, program.agreement));
      };
      add(all[at].before);
      if (has_earlier) add(all[at].earlier);
      if (!cap.small) add(all[at].most);  // or the largest
      add(all[at].reduction);
      table.rows.push_back(std::move(row));
    }
    const std::string clause = clause_text(cap.clause, cap.name);
    const auto time = cap_period(cap, of, period.measured.period.calendar.cadence);
    add_heading(page, time ? Phrase("cap.title_of", clause, *time) : Phrase("cap.title", clause));
    if (cap.only_largest) {
      add_line(page, 4, Phrase("cap.only_largest"));
    } else if (cap.small) {
      add_line(page, 4, small_sums_said(program, *cap.small));
    } else if (!std::holds_alternative<ir::FixedAmount>(cap.most.is)) {
      add_line(page, 4, Phrase("cap.most", amount(program, cap.most, ir::periods_of(cap))));
    }
    add_table(page, 8, table);
  }
}

}  // namespace akad::report
