// What each of the two owes, by period, credit and cap.
#include <algorithm>
#include <map>

#include "runtime/history/pairs.h"
#include "runtime/report/statement/marks.h"

namespace akad::history {
namespace {

// Longer behind shorter.
struct ByEnd {
  bool operator()(const Dates& a, const Dates& b) const {
    return a.last != b.last ? a.last < b.last : b.first < a.first;
  }
};

void add(std::optional<OfPeriod>& to, const report::PeriodStatement& period) {
  if (!to) to = OfPeriod{period.measured.period.calendar, true, 0, {}};
  to->closed = to->closed && period.measured.period.closed;
  to->owed += period.owed.total;
  to->beside.add(period.owed.beside);
  to->marked += report::marked_in(period);
}

using Settled = std::vector<const settlement::PeriodSettlement*>;

struct InPeriod {
  PeriodRow row;
  std::map<std::size_t, Amounts> credits = {};
  Settled settled_before = {}, settled_after = {};
};

// What is of one of the two.
struct Whose {
  Id<ir::Credit> Both<ir::Credit>::*credit;
  Id<ir::Cap> Both<ir::Cap>::*cap;
  Rational Amounts::*amount;
  std::uint64_t Amounts::*unknown;
  std::optional<OfPeriod> PeriodRow::*of_period;
  Settled InPeriod::*settled;
};
constexpr Whose kBefore = {&Both<ir::Credit>::before, &Both<ir::Cap>::before,
                           &Amounts::before,          &Amounts::unknown_before,
                           &PeriodRow::before,        &InPeriod::settled_before};
constexpr Whose kAfter = {&Both<ir::Credit>::after, &Both<ir::Cap>::after,
                          &Amounts::after,          &Amounts::unknown_after,
                          &PeriodRow::after,        &InPeriod::settled_after};

class Adding {
 public:
  explicit Adding(History& history)
      : history_(history),
        credits_(pairs<ir::Credit>(history.rows)),
        caps_(pairs<ir::Cap>(history.rows)) {
    for (const auto& credit : credits_) history_.credits.push_back({credit, {}});
    for (const auto& cap : caps_) history_.caps.push_back({cap, {}});
  }

  void add(const Side& side, const Whose& whose) {
    const ir::Program& program = *side.program;
    const auto credit_places = places_of(credits_, whose.credit, program.credits.size());
    const auto cap_places = places_of(caps_, whose.cap, program.caps.size());
    for (const report::PeriodStatement& period : side.statement().periods) {
      const Dates dates = dates_of(program, period.measured.period.calendar);
      InPeriod& in = periods_[dates];
      in.row.first = dates.first;
      in.row.last = dates.last;
      history::add(in.row.*whose.of_period, period);
      (in.*whose.settled).push_back(&period.owed);
      for (const settlement::LineItem* line : settlement::lines_of(period.owed)) {
        const std::uint64_t unknown = settlement::unsaid_in(*line);
        if (line->payable == 0 && unknown == 0) continue;
        const std::size_t place = credit_places[line->credit.index()];
        for (Amounts* sum : {&history_.credits[place].payable, &in.credits[place]}) {
          sum->*whose.amount += line->payable;
          sum->*whose.unknown += unknown;
        }
      }
      for (const settlement::CapApplied& applied : period.owed.caps) {
        history_.caps[cap_places[applied.cap.index()]].taken.*whose.amount += applied.reduction;
      }
    }
    history_.total.*whose.amount = side.statement().total;
    history_.total.*whose.unknown = settlement::unsaid_in(side.statement().beside);
  }

  void finish() {
    for (auto& [dates, in] : periods_) {
      for (const auto& [place, amounts] : in.credits) {
        in.row.credits.push_back({credits_[place], amounts});
      }
      add_kinds(in.row.before, *history_.before.program, in.settled_before);
      add_kinds(in.row.after, *history_.after.program, in.settled_after);
      history_.periods.push_back(std::move(in.row));
    }
  }

 private:
  static void add_kinds(std::optional<OfPeriod>& to, const ir::Program& program,
                        const Settled& settled) {
    if (to) to->in_kind = settlement::totals_in_kind(program, settled);
  }

  History& history_;
  std::vector<Both<ir::Credit>> credits_;
  std::vector<Both<ir::Cap>> caps_;
  std::map<Dates, InPeriod, ByEnd> periods_;
};

}  // namespace

void add_money(History& history) {
  Adding adding(history);
  adding.add(history.before, kBefore);
  adding.add(history.after, kAfter);
  adding.finish();
}

Kinds kinds_of(const History& history, const Both<ir::Credit>& credit) {
  const auto kind_of = [](const Side& side, Id<ir::Credit> id) {
    return id.valid() ? ir::unit_in_kind((*side.program)[id]) : nullptr;
  };
  Kinds kinds{kind_of(history.before, credit.before), kind_of(history.after, credit.after)};
  if (!credit.before.valid()) kinds.before = kinds.after;
  if (!credit.after.valid()) kinds.after = kinds.before;
  return kinds;
}

}  // namespace akad::history
