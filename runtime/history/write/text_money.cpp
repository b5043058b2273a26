// What both cost, for people: by period, by clause, and what caps took off.
#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/history/write/sections.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/statement/sections.h"

namespace akad::history {
namespace {

using report::Count;
using report::Table;

class Money {
 public:
  explicit Money(const History& history)
      : before_(history.before.program->agreement), after_(history.after.program->agreement) {}

  std::string before(const Rational& amount) const { return report::money_text(amount, before_); }
  std::string after(const Rational& amount) const { return report::money_text(amount, after_); }
  std::string change(const Rational& before, const Rational& after) const {
    if (before_.currency != after_.currency || before == after) return "-";
    return after > before ? "+" + this->after(after - before) : "-" + this->after(before - after);
  }

 private:
  const ir::Agreement& before_;
  const ir::Agreement& after_;
};

Table table_of(phrases::Key<0> first) {
  return {{{Phrase(first)},
           {Phrase("column.before"), true},
           {Phrase("column.after"), true},
           {Phrase("column.change"), true}},
          {}};
}

bool owes(const std::optional<OfPeriod>& of) { return of && (of->owed > 0 || of->open > 0); }
Rational owed(const std::optional<OfPeriod>& of) { return of ? of->owed : Rational(0); }

template <class Said>
std::string owed_said(const Page& page, const std::optional<OfPeriod>& of, Said money) {
  if (!of) return "-";
  return of->closed ? money(of->owed) : page.say(Phrase("history.not_over"));
}

Phrase period_said(const PeriodRow& row) {
  return phrases::period_label((row.after ? row.after : row.before)->calendar);
}

void add_periods(Page& page, const History& history, const Money& money) {
  Table table = table_of("column.period");
  std::uint64_t quiet = 0;
  for (const PeriodRow& row : history.periods) {
    if (!owes(row.before) && !owes(row.after)) {
      ++quiet;
      continue;
    }
    table.rows.push_back(
        {page.say(period_said(row)),
         owed_said(page, row.before, [&](const Rational& sum) { return money.before(sum); }),
         owed_said(page, row.after, [&](const Rational& sum) { return money.after(sum); }),
         money.change(owed(row.before), owed(row.after))});
  }
  const Amounts& total = history.total;
  table.rows.push_back({page.say(Phrase("history.total")), money.before(total.before),
                        money.after(total.after), money.change(total.before, total.after)});
  add_table(page, 4, table);
  if (quiet > 0) add_line(page, 4, Phrase("history.quiet", quiet));
}

// The rows of which something differs.
template <class Row, class Declared>
void add_rows(Page& page, const History& history, const Money& money, phrases::Key<0> head,
              const std::vector<Row>& rows, Both<Declared> Row::*of, Amounts Row::*amounts) {
  Table table = table_of("column.clause");
  for (const Row& row : rows) {
    const Amounts& sum = row.*amounts;
    if (sum.before == sum.after && history.same_currency()) continue;
    if (sum.before == 0 && sum.after == 0) continue;
    table.rows.push_back({page.say(called(history, row.*of)), money.before(sum.before),
                          money.after(sum.after), money.change(sum.before, sum.after)});
  }
  if (table.rows.empty()) return;
  page += "\n";
  add_line(page, 4, Phrase(head));
  add_table(page, 4, table);
}

bool all_periods_agree(const History& history) {
  return history.same_currency() &&
         std::all_of(history.periods.begin(), history.periods.end(),
                     [](const PeriodRow& row) { return owed(row.before) == owed(row.after); });
}

// What the total does not say.
void add_marks(Page& page, const Side& side, phrases::Key<1> whose) {
  const report::Statement& statement = side.statement();
  for (Phrase& mark : report::marks_of(statement))
    add_line(page, 4, Phrase(whose, std::move(mark)));
}

}  // namespace

void add_money(Page& page, const History& history) {
  const Money money(history);
  if (history.periods.empty()) {
    add_line(page, 4, Phrase("history.no_period"));
    return;
  }
  if (!all_periods_agree(history)) {
    add_periods(page, history, money);
  } else if (history.total.before == 0) {
    add_line(page, 4, Phrase("history.nothing_owed"));
  } else {
    add_line(page, 4, Phrase("history.same", money.after(history.total.after)));
  }
  if (!history.same_currency()) add_line(page, 4, Phrase("history.other_currencies"));
  add_marks(page, history.before, "history.was");
  add_marks(page, history.after, "history.is");
  add_rows(page, history, money, "history.by_clause", history.credits, &CreditRow::credit,
           &CreditRow::payable);
  add_rows(page, history, money, "history.by_cap", history.caps, &CapRow::cap, &CapRow::taken);
}

}  // namespace akad::history
