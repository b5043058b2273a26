// What each side's logs come to, for people: in all, by period, and the credits that differ.
#include <algorithm>
#include <functional>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/reconcile/write/sections.h"
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/credits/payment.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::reconcile {
namespace {

using report::Count, report::Table;

// Of money, or of what one credit owes in kind.
class Money {
 public:
  explicit Money(const ir::Program& program, const std::string* kind = nullptr)
      : agreement_(program.agreement), kind_(kind) {}

  std::string said(const Rational& amount) const {
    return kind_ == nullptr ? report::money_text(amount, agreement_)
                            : report::in_kind_text(amount, *kind_);
  }
  // No cap may lower what is open in kind.
  Phrase said(const Owed& owed) const {
    PhraseList parts = {least(owed)};
    if (owed.claimable > 0) parts.add("reconcile.claimable", said(owed.claimable));
    if (owed.beside.open > 0) {
      parts.add(kind_ == nullptr ? phrases::Key<1>("reconcile.open")
                                 : phrases::Key<1>("reconcile.open_in_kind"),
                said(owed.beside.open));
    }
    if (owed.beside.open_end) parts.add("reconcile.open_end");
    return Phrase::list("list.comma", std::move(parts));
  }
  Phrase more(const Owed& ours, const Owed& theirs) const {
    if (!ours.is_known() || !theirs.is_known()) return Phrase("history.change_unknown");
    const Rational more = theirs.payable - ours.payable;
    if (more == 0) return Phrase::as_is("-");
    return Phrase::as_is(more > 0 ? "+" + said(more) : "-" + said(Rational(0) - more));
  }

 private:
  Phrase least(const Owed& owed) const {
    if (kind_ != nullptr) return report::in_kind_said({*kind_, owed.payable, owed.beside});
    return report::least_text(owed.payable, agreement_, settlement::unsaid_in(owed.beside));
  }

  const ir::Agreement& agreement_;
  const std::string* kind_;
};

Owed owed_of(const settlement::KindTotal& total) {
  return {total.quantity, total.claimable, total.beside, {}};
}

// Money, or what is owed in kind of one kind: in all, and in each period.
struct Sums {
  Money money;
  Both<Owed> all;
  std::function<Both<Owed>(const PeriodRow&)> in;
};

struct MoneyWriter {
  Page& page;
  const Reconciliation& of;
  RecordLines& records;

  std::string owed_said(const report::PeriodStatement& period, const Phrase& owed) const {
    return page.say(period.measured.period.closed ? owed : Phrase("history.not_over"));
  }

  Owed total(Party party) const {
    const report::Statement& statement = of.statement(party);
    Owed all{statement.total, {}, statement.beside, {}};
    for (const report::PeriodStatement& period : statement.periods) {
      all.claimable += period.owed.claimable;
    }
    return all;
  }
  Sums of_money() const {
    return {Money(of.program()),
            {total(Party::Ours), total(Party::Theirs)},
            [](const PeriodRow& row) -> Both<Owed> {
              return {owed_in(*row.ours), owed_in(*row.theirs)};
            }};
  }
  Sums of_kind(std::size_t kind) const {
    const auto both = [](const Both<settlement::KindTotal>& totals) -> Both<Owed> {
      return {owed_of(totals.ours), owed_of(totals.theirs)};
    };
    return {Money(of.program(), &of.in_kind[kind].ours.of), both(of.in_kind[kind]),
            [both, kind](const PeriodRow& row) { return both(row.in_kind[kind]); }};
  }

  Table table(phrases::Key<0> first) const {
    return {{{Phrase(first)},
             {Phrase("column.ours"), true},
             {Phrase("column.theirs"), true},
             {Phrase("column.more_in_theirs"), true}},
            {}};
  }

  void add_periods(const Sums& sums) {
    Table table = this->table("column.period");
    std::uint64_t quiet = 0;
    for (const PeriodRow& row : of.periods) {
      const Both<Owed> owed = sums.in(row);
      if (owed.ours == Owed() && owed.theirs == Owed()) {
        ++quiet;
        continue;
      }
      table.rows.push_back({page.say(phrases::period_label(row.ours->measured.period.calendar)),
                            owed_said(*row.ours, sums.money.said(owed.ours)),
                            owed_said(*row.theirs, sums.money.said(owed.theirs)),
                            page.say(sums.money.more(owed.ours, owed.theirs))});
    }
    table.rows.push_back({page.say(Phrase("history.total")),
                          page.say(sums.money.said(sums.all.ours)),
                          page.say(sums.money.said(sums.all.theirs)),
                          page.say(sums.money.more(sums.all.ours, sums.all.theirs))});
    add_table(page, 2, table);
    if (quiet > 0) add_line(page, 2, Phrase("reconcile.quiet", Count{quiet}));
  }

  bool are_alike(const Sums& sums) const {
    return std::all_of(of.periods.begin(), of.periods.end(), [&](const PeriodRow& row) {
      const Both<Owed> owed = sums.in(row);
      return owed.ours == owed.theirs;
    });
  }

  // Of an agreement that also owes in kind no more than of the money.
  Phrase alike_said(const Sums& sums) const {
    const Phrase ours = sums.money.said(sums.all.ours);
    if (!of.in_kind.empty()) return Phrase("reconcile.same_money", ours);
    if (sums.all.ours == Owed()) return Phrase("reconcile.nothing_owed");
    return Phrase("reconcile.same", ours);
  }

  void add_owed() {
    page += "\n";
    add_line(page, 0, Phrase("reconcile.owed"));
    const Sums money = of_money();
    if (of.periods.empty()) {
      add_line(page, 2, Phrase("history.no_period"));
    } else if (!are_alike(money)) {
      add_periods(money);
    } else {
      add_line(page, 2, alike_said(money));
    }
    for (std::size_t i = 0; i < of.in_kind.size() && !of.periods.empty(); ++i) add_kind(i);
    for (Phrase& mark : report::marks_of(of.statement(Party::Ours))) {
      add_line(page, 2, Phrase("reconcile.by_ours", std::move(mark)));
    }
    for (Phrase& mark : report::marks_of(of.statement(Party::Theirs))) {
      add_line(page, 2, Phrase("reconcile.by_theirs", std::move(mark)));
    }
  }

  void add_kind(std::size_t kind) {
    const Sums sums = of_kind(kind);
    page += "\n";
    if (are_alike(sums)) {
      add_line(page, 2, Phrase("reconcile.same_in_kind", sums.money.said(sums.all.ours)));
      return;
    }
    add_line(page, 2, Phrase("in_kind.of", for_terminal(of.in_kind[kind].ours.of)));
    add_periods(sums);
  }

  Money money_of(const CreditRow& row) const {
    return Money(of.program(), ir::unit_in_kind(of.program()[row.credit]));
  }

  // With how it is paid, where that differs.
  std::string said(const CreditRow& row, Party party) const {
    const Owed& owed = row.owed[party];
    const Phrase amount = money_of(row).said(owed);
    if (!owed.payment || row.owed.ours.payment == row.owed.theirs.payment) return page.say(amount);
    PhraseList parts = {amount, report::payment_said(*owed.payment)};
    return page.say(Phrase::list("list.comma", std::move(parts)));
  }

  std::string group_said(Id<ir::Target> target, const results::Group& group) const {
    const auto called = results::called(of.program(), of.program()[target], group);
    return called.empty() ? "" : page.say(report::group_said(page, called));
  }

  // The records that decide whether one was claimed.
  void add_claims(std::size_t shown) {
    Records claims;
    for (std::size_t i = 0; i < shown; ++i) {
      claims.insert(claims.end(), of.credits[i].records.begin(), of.credits[i].records.end());
    }
    if (claims.empty()) return;
    std::sort(claims.begin(), claims.end());
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
    add_line(page, 2, Phrase("reconcile.claims"));
    records.add(4, claims);
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
           group_said(row.target, row.group), said(row, Party::Ours), said(row, Party::Theirs),
           page.say(money_of(row).more(row.owed.ours, row.owed.theirs))});
    }
    add_table(page, 2, credits);
    add_claims(shown);
    if (shown < of.credits.size()) {
      add_line(page, 2, Phrase("history.more", Count{of.credits.size() - shown}));
    }
  }
};

}  // namespace

void add_money(Page& page, const Reconciliation& of, RecordLines& records) {
  MoneyWriter writer{page, of, records};
  writer.add_owed();
  writer.add_credits();
}

}  // namespace akad::reconcile
