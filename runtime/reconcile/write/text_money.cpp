// What each side's logs come to, for people: in all, by period, and the credits that differ.
#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/reconcile/write/sections.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::reconcile {
namespace {

using report::Count, report::Table;

class Money {
 public:
  explicit Money(const ir::Agreement& agreement) : agreement_(agreement) {}

  std::string said(const Rational& amount) const { return report::money_text(amount, agreement_); }
  std::string more(const Both<Rational>& amounts) const {
    const Rational more = amounts.theirs - amounts.ours;
    if (more == 0) return "-";
    return more > 0 ? "+" + said(more) : "-" + said(Rational(0) - more);
  }

 private:
  const ir::Agreement& agreement_;
};

struct MoneyWriter {
  Page& page;
  const Reconciliation& of;
  Money money;

  std::string owed_said(const report::PeriodStatement& period) const {
    if (!period.measured.period.closed) return page.say(Phrase("history.not_over"));
    const std::string owed = money.said(period.owed.total);
    if (period.owed.open == 0) return owed;
    return page.say(Phrase("reconcile.with_open", owed, money.said(period.owed.open)));
  }

  static bool is_quiet(const PeriodRow& row) {
    const auto nothing = [](const report::PeriodStatement& period) {
      return period.owed.total == 0 && period.owed.open == 0;
    };
    return nothing(*row.ours) && nothing(*row.theirs);
  }

  Table table(phrases::Key<0> first) const {
    return {{{Phrase(first)},
             {Phrase("column.ours"), true},
             {Phrase("column.theirs"), true},
             {Phrase("column.more_in_theirs"), true}},
            {}};
  }

  void add_periods() {
    Table owed = table("column.period");
    std::uint64_t quiet = 0;
    for (const PeriodRow& row : of.periods) {
      if (is_quiet(row)) {
        ++quiet;
        continue;
      }
      owed.rows.push_back({page.say(phrases::period_label(row.ours->measured.period.calendar)),
                           owed_said(*row.ours), owed_said(*row.theirs),
                           money.more({row.ours->owed.total, row.theirs->owed.total})});
    }
    const Both<Rational> total{of.statement(Party::Ours).total, of.statement(Party::Theirs).total};
    owed.rows.push_back({page.say(Phrase("history.total")), money.said(total.ours),
                         money.said(total.theirs), money.more(total)});
    add_table(page, 2, owed);
    if (quiet > 0) add_line(page, 2, Phrase("reconcile.quiet", Count{quiet}));
  }

  void add_owed() {
    page += "\n";
    add_line(page, 0, Phrase("reconcile.owed"));
    const Rational& total = of.statement(Party::Ours).total;
    if (of.periods.empty()) {
      add_line(page, 2, Phrase("history.no_period"));
    } else if (std::any_of(of.periods.begin(), of.periods.end(),
                           [](const PeriodRow& row) { return differs(row); })) {
      add_periods();
    } else {
      add_line(page, 2,
               total == 0 ? Phrase("reconcile.nothing_owed")
                          : Phrase("reconcile.same", money.said(total)));
    }
    for (Phrase& mark : report::marks_of(of.statement(Party::Ours))) {
      add_line(page, 2, Phrase("reconcile.by_ours", std::move(mark)));
    }
    for (Phrase& mark : report::marks_of(of.statement(Party::Theirs))) {
      add_line(page, 2, Phrase("reconcile.by_theirs", std::move(mark)));
    }
  }

  std::string group_said(Id<ir::Target> target, const results::Group& group) const {
    const auto called = results::called(of.program(), of.program()[target], group);
    return called.empty() ? "" : page.say(report::group_said(page, called));
  }

  void add_credits() {
    if (of.credits.empty()) return;
    page += "\n";
    add_line(page, 0, Phrase("reconcile.credits"));
    Table credits = table("column.clause");
    credits.columns.insert(credits.columns.begin() + 1, {Phrase("column.for_group")});
    credits.columns.insert(credits.columns.begin(), {Phrase("column.period")});
    const std::size_t shown = std::min(of.credits.size(), kMostRows);
    for (std::size_t i = 0; i < shown; ++i) {
      const CreditRow& row = of.credits[i];
      const ir::Credit& credit = of.program()[row.credit];
      credits.rows.push_back(
          {page.say(phrases::period_label(of.periods[row.period].ours->measured.period.calendar)),
           for_terminal(report::clause_text(credit.clause, credit.name)),
           group_said(row.target, row.group), money.said(row.payable.ours),
           money.said(row.payable.theirs), money.more(row.payable)});
    }
    add_table(page, 2, credits);
    if (shown < of.credits.size()) {
      add_line(page, 2, Phrase("history.more", Count{of.credits.size() - shown}));
    }
  }
};

}  // namespace

void add_owed(Page& page, const Reconciliation& of) {
  MoneyWriter{page, of, Money(of.program().agreement)}.add_owed();
}

void add_credits(Page& page, const Reconciliation& of) {
  MoneyWriter{page, of, Money(of.program().agreement)}.add_credits();
}

}  // namespace akad::reconcile
