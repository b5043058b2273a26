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

// Of amounts in money, or of what one credit owes in kind.
class Money {
 public:
  explicit Money(const History& history) : of_{history.before.program, history.after.program} {}
  Money(const History& history, const Both<ir::Credit>& credit) : Money(history) {
    kind_ = kinds_of(history, credit);
  }

  // Whether both are of one currency, or of one kind.
  bool is_one() const {
    if (kind_.any()) return kind_.is_one();
    return of_.before->agreement.currency == of_.after->agreement.currency;
  }
  Phrase before(const Rational& amount, std::uint64_t unknown) const {
    return said(*of_.before, kind_.before, amount, unknown);
  }
  Phrase after(const Rational& amount, std::uint64_t unknown) const {
    return said(*of_.after, kind_.after, amount, unknown);
  }
  Phrase change(const Amounts& sum) const {
    if (!is_one()) return Phrase::as_is("-");
    if (!sum.is_known()) return Phrase("history.change_unknown");
    if (sum.before == sum.after) return Phrase::as_is("-");
    return sum.after > sum.before ? Phrase::as_is("+" + text(sum.after - sum.before))
                                  : Phrase::as_is("-" + text(sum.before - sum.after));
  }

 private:
  static Phrase said(const ir::Program& program, const std::string* kind, const Rational& amount,
                     std::uint64_t unknown) {
    if (kind == nullptr) return report::least_text(amount, program.agreement, unknown);
    return Phrase::as_is(report::in_kind_text(amount, *kind));
  }
  std::string text(const Rational& amount) const {
    if (kind_.after != nullptr) return report::in_kind_text(amount, *kind_.after);
    return report::money_text(amount, of_.after->agreement);
  }

  struct Programs {
    const ir::Program* before;
    const ir::Program* after;
  } of_;
  Kinds kind_ = {};
};

Table table_of(phrases::Key<0> first) {
  return {{{Phrase(first)},
           {Phrase("column.before"), true},
           {Phrase("column.after"), true},
           {Phrase("column.change"), true}},
          {}};
}

bool owes(const std::optional<OfPeriod>& of) {
  return of && (of->owed > 0 || !of->beside.is_nothing());
}
Rational owed(const std::optional<OfPeriod>& of) { return of ? of->owed : Rational(0); }

std::uint64_t unknown(const std::optional<OfPeriod>& of) {
  return of ? settlement::unsaid_in(of->beside) : 0;
}

Amounts owed(const PeriodRow& row) {
  return {owed(row.before), owed(row.after), unknown(row.before), unknown(row.after)};
}

std::string owed_said(const Page& page, const std::optional<OfPeriod>& of, const Phrase& money) {
  if (!of) return "-";
  return page.say(of->closed ? money : Phrase("history.not_over"));
}

std::vector<std::string> row_of(const Page& page, const Money& money, std::string first,
                                const Amounts& sum) {
  return {std::move(first), page.say(money.before(sum.before, sum.unknown_before)),
          page.say(money.after(sum.after, sum.unknown_after)), page.say(money.change(sum))};
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
    const Amounts sum = owed(row);
    table.rows.push_back({page.say(period_said(row)),
                          owed_said(page, row.before, money.before(sum.before, sum.unknown_before)),
                          owed_said(page, row.after, money.after(sum.after, sum.unknown_after)),
                          page.say(money.change(sum))});
  }
  table.rows.push_back(row_of(page, money, page.say(Phrase("history.total")), history.total));
  add_table(page, 4, table);
  if (quiet > 0) add_line(page, 4, Phrase("history.quiet", quiet));
}

Money money_of(const History& history, const Both<ir::Credit>& credit) {
  return Money(history, credit);
}
Money money_of(const History& history, const Both<ir::Cap>&) { return Money(history); }

// The rows of which something differs.
template <class Row, class Declared>
void add_rows(Page& page, const History& history, phrases::Key<0> head,
              const std::vector<Row>& rows, Both<Declared> Row::*of, Amounts Row::*amounts) {
  Table table = table_of("column.clause");
  for (const Row& row : rows) {
    const Amounts& sum = row.*amounts;
    const Money money = money_of(history, row.*of);
    if (sum.is_known() && sum.before == sum.after && money.is_one()) continue;
    if (sum.is_known() && sum.before == 0 && sum.after == 0) continue;
    table.rows.push_back(row_of(page, money, page.say(called(history, row.*of)), sum));
  }
  if (table.rows.empty()) return;
  page += "\n";
  add_line(page, 4, Phrase(head));
  add_table(page, 4, table);
}

// What is open beside them may become something else for each.
bool agree(const std::optional<OfPeriod>& before, const std::optional<OfPeriod>& after) {
  const auto beside = [](const std::optional<OfPeriod>& of) {
    return of ? of->beside : settlement::Beside();
  };
  return owed(before) == owed(after) && beside(before).is_bounded() &&
         beside(before) == beside(after);
}

bool all_periods_agree(const History& history) {
  return history.same_currency() &&
         std::all_of(history.periods.begin(), history.periods.end(),
                     [](const PeriodRow& row) { return agree(row.before, row.after); });
}

bool owes_anything(const History& history) {
  return std::any_of(history.periods.begin(), history.periods.end(),
                     [](const PeriodRow& row) { return owes(row.before) || owes(row.after); });
}

bool owes_in_kind(const History& history) {
  return std::any_of(history.credits.begin(), history.credits.end(), [&](const CreditRow& row) {
    const bool owed = row.payable.before > 0 || row.payable.after > 0;
    return owed && kinds_of(history, row.credit).any();
  });
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
  } else if (owes_in_kind(history)) {
    add_line(page, 4, Phrase("history.same_money", money.after(history.total.after, 0)));
  } else if (!owes_anything(history)) {
    add_line(page, 4, Phrase("history.nothing_owed"));
  } else {
    add_line(page, 4, Phrase("history.same", money.after(history.total.after, 0)));
  }
  if (!history.same_currency()) add_line(page, 4, Phrase("history.other_currencies"));
  add_marks(page, history.before, "history.was");
  add_marks(page, history.after, "history.is");
  add_rows(page, history, "history.by_clause", history.credits, &CreditRow::credit,
           &CreditRow::payable);
  add_rows(page, history, "history.by_cap", history.caps, &CapRow::cap, &CapRow::taken);
}

}  // namespace akad::history
