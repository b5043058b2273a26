// What both cost, for people: by period, by clause, and what caps took off.
#include <algorithm>
#include <functional>
#include <set>

#include "runtime/base/text.h"
#include "runtime/history/write/sections.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/statement/sections.h"

namespace akad::history {
namespace {

using report::Table;

// Of amounts in money, or of what one credit owes in kind.
class Money {
 public:
  explicit Money(const History& history) : of_{history.before.program, history.after.program} {}
  Money(const History& history, Kinds kind) : Money(history) { kind_ = kind; }

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
    return report::in_kind_said({*kind, amount, {.unknown = unknown}});
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

// What is owed in a period: money, or so many of one kind.
struct Owed {
  Rational amount = {};
  Rational claimable = {};  // of a kind
  settlement::Beside beside = {};

  bool is_nothing() const { return *this == Owed(); }
  bool operator==(const Owed&) const = default;
};
using OwedIn = std::function<Owed(const std::optional<OfPeriod>&)>;

Owed of_money(const std::optional<OfPeriod>& of) {
  return of ? Owed{of->owed, {}, of->beside} : Owed();
}

using KindTotals = std::vector<settlement::KindTotal>;  // by what each is of, ascending

const settlement::KindTotal* total_of(const KindTotals& totals, const std::string& kind) {
  const auto total = std::partition_point(totals.begin(), totals.end(),
                                          [&](const auto& one) { return one.of < kind; });
  return total == totals.end() || total->of != kind ? nullptr : &*total;
}

OwedIn of_kind(const std::string& kind) {
  return [&kind](const std::optional<OfPeriod>& of) {
    const auto* total = of ? total_of(of->in_kind, kind) : nullptr;
    return total == nullptr ? Owed() : Owed{total->quantity, total->claimable, total->beside};
  };
}

Amounts owed(const PeriodRow& row, const OwedIn& in) {
  const Owed before = in(row.before), after = in(row.after);
  return {before.amount, after.amount, settlement::unsaid_in(before.beside),
          settlement::unsaid_in(after.beside)};
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

void add_periods(Page& page, const History& history, const Money& money, const OwedIn& in) {
  Table table = table_of("column.period");
  std::uint64_t quiet = 0;
  Amounts total;
  for (const PeriodRow& row : history.periods) {
    if (in(row.before).is_nothing() && in(row.after).is_nothing()) {
      ++quiet;
      continue;
    }
    const Amounts sum = owed(row, in);
    total.add(sum);
    table.rows.push_back({page.say(period_said(row)),
                          owed_said(page, row.before, money.before(sum.before, sum.unknown_before)),
                          owed_said(page, row.after, money.after(sum.after, sum.unknown_after)),
                          page.say(money.change(sum))});
  }
  table.rows.push_back(row_of(page, money, page.say(Phrase("history.total")), total));
  add_table(page, 4, table);
  if (quiet > 0) add_line(page, 4, Phrase("history.quiet", quiet));
}

Money money_of(const History& history, const Both<ir::Credit>& credit) {
  return Money(history, kinds_of(history, credit));
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
bool agree(const Owed& before, const Owed& after) {
  return before == after && before.beside.is_bounded();
}

bool all_agree(const History& history, const OwedIn& in) {
  return std::all_of(history.periods.begin(), history.periods.end(),
                     [&](const PeriodRow& row) { return agree(in(row.before), in(row.after)); });
}

bool owes_anything(const History& history) {
  return std::any_of(history.periods.begin(), history.periods.end(), [](const PeriodRow& row) {
    return !of_money(row.before).is_nothing() || !of_money(row.after).is_nothing();
  });
}

// What either of the two may owe in kind.
std::set<std::string> kinds_of(const History& history) {
  std::set<std::string> kinds;
  for (const PeriodRow& row : history.periods) {
    for (const auto* side : {&row.before, &row.after}) {
      if (!*side) continue;
      for (const settlement::KindTotal& total : (*side)->in_kind) kinds.insert(total.of);
    }
  }
  return kinds;
}

KindTotals totals_in_kind(const Side& side) {
  return settlement::totals_in_kind(*side.program, settlements_of(side.statement()));
}

// What is open or claimable beside the sum of a kind.
void add_beside(Page& page, const settlement::KindTotal* total, phrases::Key<1> whose) {
  if (total == nullptr) return;
  for (Phrase& said : report::beside_in_kind_said(*total)) {
    add_line(page, 4, Phrase(whose, std::move(said)));
  }
}

void add_in_kind(Page& page, const History& history) {
  const KindTotals before = totals_in_kind(history.before), after = totals_in_kind(history.after);
  for (const std::string& kind : kinds_of(history)) {
    const Money money(history, Kinds{&kind, &kind});
    const OwedIn in = of_kind(kind);
    page += "\n";
    if (all_agree(history, in)) {
      Amounts total;
      for (const PeriodRow& row : history.periods) total.add(owed(row, in));
      add_line(page, 4, Phrase("history.same_in_kind", money.after(total.after, 0)));
    } else {
      add_line(page, 4, Phrase("in_kind.of", for_terminal(kind)));
      add_periods(page, history, money, in);
    }
    add_beside(page, total_of(before, kind), "history.was");
    add_beside(page, total_of(after, kind), "history.is");
  }
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
  const bool in_kind = !kinds_of(history).empty();
  if (!history.same_currency() || !all_agree(history, of_money)) {
    add_periods(page, history, money, of_money);
  } else if (in_kind) {
    add_line(page, 4, Phrase("history.same_money", money.after(history.total.after, 0)));
  } else if (!owes_anything(history)) {
    add_line(page, 4, Phrase("history.nothing_owed"));
  } else {
    add_line(page, 4, Phrase("history.same", money.after(history.total.after, 0)));
  }
  if (!history.same_currency()) add_line(page, 4, Phrase("history.other_currencies"));
  add_marks(page, history.before, "history.was");
  add_marks(page, history.after, "history.is");
  add_in_kind(page, history);
  add_rows(page, history, "history.by_clause", history.credits, &CreditRow::credit,
           &CreditRow::payable);
  add_rows(page, history, "history.by_cap", history.caps, &CapRow::cap, &CapRow::taken);
}

}  // namespace akad::history
