#include "runtime/explain/time/slots_said.h"

#include <algorithm>

#include "runtime/phrases/clauses.h"
#include "runtime/phrases/measures/figures.h"
#include "runtime/report/credits/said.h"
#include "runtime/report/words.h"

namespace akad::explain {
namespace {

using clocks::SlotSums;
using clocks::ToldSlots;

constexpr std::size_t kMostShown = 5;

// Alike slots that touch, from the first to the end of the last.
Phrase when(const TimeTeller& teller, const ir::BySlots& rules, const ToldSlots& row) {
  const std::string from = report::moment_text(teller.plan().zone, row.span.from);
  const std::int64_t count = row.span.length() / rules.slot;
  return count == 1 ? Phrase::as_is(from) : Phrase("outage.slots_from", count, from);
}

Phrase said(const TimeTeller& teller, const ir::BySlots& rules, const ToldSlots& row) {
  const ir::Program& program = *teller.plan().program;
  const Phrase at = when(teller, rules, row);
  const auto number = [&](std::size_t what) { return report::exact_number(row.sums.of[what]); };
  if (row.is_few) {
    return Phrase("outage.slot", at, phrases::name_of(program, rules.few->of),
                  number(SlotSums::kFew));
  }
  const ir::SlotTest& test = rules.down_when;
  const std::string& counted = phrases::name_of(program, test.counted);
  if (!test.of.valid()) return Phrase("outage.slot", at, counted, number(SlotSums::kCounted));
  return Phrase("outage.slot_of", at, counted, number(SlotSums::kCounted), number(SlotSums::kAll),
                phrases::name_of(program, test.of));
}

}  // namespace

void add_slot_sums(const TimeTeller& teller, const Interval& within, PhraseList& reasons) {
  const auto* rules = std::get_if<ir::BySlots>(&teller.outage.down);
  if (rules == nullptr) return;
  std::size_t shown = 0;
  std::int64_t more = 0;
  for (const ToldSlots& row : teller.evidence().time.outage.slots) {
    if (row.counts != ir::SlotCounts::Down || cut(row.span, within).empty()) continue;
    if (++shown <= kMostShown) {
      reasons.push_back(said(teller, *rules, row));
    } else {
      more += row.span.length() / rules->slot;
    }
  }
  if (more > 0) reasons.add("outage.slots_more", more);
}

std::vector<report::UnrecordedRow> unknown_slots(const TimeTeller& teller) {
  std::vector<report::UnrecordedRow> rows;
  const auto* rules = std::get_if<ir::BySlots>(&teller.outage.down);
  if (rules == nullptr) return rows;
  const measures::Coverage& coverage = teller.evidence().time.coverage;
  for (const ToldSlots& row : teller.evidence().time.outage.slots) {
    if (row.counts != ir::SlotCounts::Unknown) continue;
    for (const Interval& span : time::without({row.span}, coverage.silent)) {
      rows.push_back({span, report::CountsAs::Unknown, said(teller, *rules, row)});
    }
  }
  return rows;
}

}  // namespace akad::explain
