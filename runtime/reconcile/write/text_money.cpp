// What each side's logs come to, for people: in all, by period, and the credits that differ.
#include <algorithm>

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
  explicit Money(const ir::Program& program, Id<ir::Credit> credit = {})
      : agreement_(program.agreement),
        kind_(credit.valid() ? ir::unit_in_kind(program[credit]) : nullptr) {}

  std::string said(const Rational& amount) const {
    return kind_ == nullptr ? report::money_text(amount, agreement_)
                            : report::in_kind_text(amount, *kind_);
  }
  Phrase said(const Owed& owed) const {
    if (kind_ != nullptr) return in_kind(owed);
    PhraseList parts = {
        report::least_text(owed.payable, agreement_, settlement::unsaid_in(owed.beside))};
    if (owed.claimable > 0) parts.add("reconcile.claimable", said(owed.claimable));
    if (owed.beside.open > 0) parts.add("reconcile.open", said(owed.beside.open));
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
  // No cap may lower it.
  Phrase in_kind(const Owed& owed) const {
    PhraseList parts = {Phrase::as_is(said(owed.payable))};
    if (owed.claimable > 0) parts.add("reconcile.claimable_in_kind", said(owed.claimable));
    if (owed.beside.open > 0) parts.add("reconcile.open_in_kind", said(owed.beside.open));
    if (owed.beside.open_end) parts.add("reconcile.open_end");
    return Phrase::list("list.comma", std::move(parts));
  }

  const ir::Agreement& agreement_;
  const std::string* kind_;
};

struct MoneyWriter {
  Page& page;
  const Reconciliation& of;
  RecordLines& records;
  Money money;

  std::string owed_said(const report::PeriodStatement& period) const {
    const bool closed = period.measured.period.closed;
    return page.say(closed ? money.said(owed_in(period)) : Phrase("history.not_over"));
  }

  static bool is_quiet(const PeriodRow& row) {
    return owed_in(*row.ours) == Owed() && owed_in(*row.theirs) == Owed();
  }

  Owed total(Party party) const {
    const report::Statement& statement = of.statement(party);
    Owed all{statement.total, {}, statement.beside, {}};
    for (const report::PeriodStatement& period : statement.periods) {
      all.claimable += period.owed.claimable;
    }
    return all;
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
                           page.say(money.more(owed_in(*row.ours), owed_in(*row.theirs)))});
    }
    const Owed ours = total(Party::Ours), theirs = total(Party::Theirs);
    owed.rows.push_back({page.say(Phrase("history.total")), page.say(money.said(ours)),
                         page.say(money.said(theirs)), page.say(money.more(ours, theirs))});
    add_table(page, 2, owed);
    if (quiet > 0) add_line(page, 2, Phrase("reconcile.quiet", Count{quiet}));
  }

  // Of an agreement that also owes in kind no more than of the money.
  Phrase alike_said(const Owed& ours) const {
    if (!totals_of(Party::Ours).empty()) return Phrase("reconcile.same_money", money.said(ours));
    if (ours == Owed()) return Phrase("reconcile.nothing_owed");
    return Phrase("reconcile.same", money.said(ours));
  }

  void add_owed() {
    page += "\n";
    add_line(page, 0, Phrase("reconcile.owed"));
    const Owed ours = total(Party::Ours);
    if (of.periods.empty()) {
      add_line(page, 2, Phrase("history.no_period"));
    } else if (std::any_of(of.periods.begin(), of.periods.end(),
                           [](const PeriodRow& row) { return differs(row); })) {
      add_periods();
    } else {
      add_line(page, 2, alike_said(ours));
    }
    add_in_kind();
    for (Phrase& mark : report::marks_of(of.statement(Party::Ours))) {
      add_line(page, 2, Phrase("reconcile.by_ours", std::move(mark)));
    }
    for (Phrase& mark : report::marks_of(of.statement(Party::Theirs))) {
      add_line(page, 2, Phrase("reconcile.by_theirs", std::move(mark)));
    }
  }

  std::vector<settlement::KindTotal> totals_of(Party party) const {
    return settlement::totals_in_kind(of.program(), settlements_of(of.statement(party)));
  }
  void add_in_kind() {
    const auto ours = totals_of(Party::Ours), theirs = totals_of(Party::Theirs);
    for (std::size_t i = 0; i < ours.size(); ++i) {
      add_line(page, 2,
               Phrase("reconcile.in_kind", report::in_kind_said(ours[i]),
                      report::in_kind_said(theirs[i])));
    }
  }

  // With how it is paid, where that differs.
  std::string said(const CreditRow& row, Party party) const {
    const Owed& owed = row.owed[party];
    const Phrase amount = Money(of.program(), row.credit).said(owed);
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
           page.say(Money(of.program(), row.credit).more(row.owed.ours, row.owed.theirs))});
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
  MoneyWriter writer{page, of, records, Money(of.program())};
  writer.add_owed();
  writer.add_credits();
}

}  // namespace akad::reconcile
