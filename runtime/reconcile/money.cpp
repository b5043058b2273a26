// What each of the two owes, by period and credit.
#include <algorithm>
#include <map>
#include <tuple>

#include "runtime/base/assert.h"
#include "runtime/explain/line/charges.h"
#include "runtime/reconcile/steps.h"

namespace akad::reconcile {
namespace {

using CreditKey = std::tuple<Id<ir::Credit>, Id<ir::Target>, results::Group>;

// The records of one side that differ, by their places.
class ByPlace {
 public:
  ByPlace(const Reconciliation& of, Party party) {
    for (std::size_t i = 0; i < of.records.size(); ++i) {
      const Place row = of.records[i].row[party];
      if (!row) continue;
      const events::RecordPlace& place = of.side(party).roll.rows[*row].place;
      records_[{place.file, place.line, place.element}] = i;
    }
  }
  void add(const events::RecordPlace& place, Records& to) const {
    const auto record = records_.find({place.file, place.line, place.element});
    if (record != records_.end()) to.push_back(record->second);
  }

 private:
  std::map<std::tuple<std::int32_t, std::uint64_t, std::uint64_t>, std::size_t> records_;
};

struct Line {
  Both<Owed> owed = {};
  Records records = {};
};
using Lines = std::map<CreditKey, Line>;

Owed owed_by(const settlement::LineItem& line) {
  Owed owed{line.payable, {}, {}, line.payment};
  owed.beside.add(line);
  if (line.claim && line.claim->state == ir::ClaimState::Claimable) {
    owed.claimable = line.claim->amount;
  }
  return owed;
}

void add_lines(const Reconciliation& of, const report::PeriodStatement& period, Party party,
               const ByPlace& places, Lines& lines) {
  const charged::Charges& charges = of.side(party).run.statement().charges;
  for (const settlement::LineItem* item : settlement::lines_of(period.owed)) {
    const results::Result& result = period.measured.results[item->result.index()];
    Line& line = lines[{item->credit, result.target, result.group}];
    line.owed[party] = owed_by(*item);
    if (item->claim && item->claim->by) places.add(item->claim->by->place, line.records);
    for (const auto& [fee, charge] :
         explain::charges_of(of.program(), charges, *item, period.measured)) {
      places.add(charge->place, line.records);
    }
  }
}

void add_credits(Reconciliation& of, std::size_t place, const Both<ByPlace>& places) {
  Lines lines;
  add_lines(of, *of.periods[place].ours, Party::Ours, places.ours, lines);
  add_lines(of, *of.periods[place].theirs, Party::Theirs, places.theirs, lines);
  for (auto& [key, line] : lines) {
    if (line.owed.ours == line.owed.theirs) continue;
    const auto& [credit, target, group] = key;
    Records& records = line.records;
    std::sort(records.begin(), records.end());
    records.erase(std::unique(records.begin(), records.end()), records.end());
    for (const std::size_t record : records) of.records[record].changes = true;
    of.credits.push_back({place, credit, target, group, line.owed, std::move(records)});
  }
}

using Settled = std::vector<const settlement::PeriodSettlement*>;

std::vector<Both<settlement::KindTotal>> in_kind(const ir::Program& program, const Settled& ours,
                                                 const Settled& theirs) {
  std::vector<Both<settlement::KindTotal>> both;
  for (settlement::KindTotal& total : settlement::totals_in_kind(program, ours)) {
    both.push_back({std::move(total), {}});
  }
  std::size_t at = 0;  // one agreement: the same kinds
  for (settlement::KindTotal& total : settlement::totals_in_kind(program, theirs)) {
    both[at++].theirs = std::move(total);
  }
  return both;
}

}  // namespace

Owed owed_in(const report::PeriodStatement& period) {
  return {period.owed.total, period.owed.claimable, period.owed.beside, {}};
}

void add_money(Reconciliation& of) {
  const Both<ByPlace> places{{of, Party::Ours}, {of, Party::Theirs}};
  const auto& ours = of.statement(Party::Ours).periods;
  const auto& theirs = of.statement(Party::Theirs).periods;
  AKAD_ASSERT(ours.size() == theirs.size());  // one agreement, one instant
  for (std::size_t place = 0; place < ours.size(); ++place) {
    of.periods.push_back({&ours[place], &theirs[place],
                          in_kind(of.program(), {&ours[place].owed}, {&theirs[place].owed})});
    add_credits(of, place, places);
  }
  of.in_kind = in_kind(of.program(), settlements_of(of.statement(Party::Ours)),
                       settlements_of(of.statement(Party::Theirs)));
}

}  // namespace akad::reconcile
