#include "runtime/due/write/said.h"

#include "runtime/base/assert.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/exclusions.h"

namespace akad::due {

Phrase Sayer::limit(const measures::Item& item) const {
  const targets::Standing& standing = *item.standing;
  Phrase said = phrases::as_written(phrases::limit(list.program(), clock(item), *standing.limit));
  if (!standing.limit_zone.empty()) {
    said = Phrase("limit.read_in", std::move(said), standing.limit_zone);
  }
  if (!standing.in_proportion) return said;
  if (standing.nothing_left) return Phrase("limit.nothing_left", std::move(said));
  return Phrase("limit.in_proportion", std::move(said), phrases::brief(standing.length));
}

std::string Sayer::row(const measures::Item& item) const {
  const auto& rows = rules(item).limits;
  if (rows.size() == 1) return "";
  for (const ir::LimitRow& row : rows) {
    if (&row.limit != item.standing->limit) continue;
    return row.when.valid() ? report::condition_text(wording, row.when)
                            : phrases::clause_text(Phrase("akad.otherwise"));
  }
  return "";
}

Phrase Sayer::held_by(const measures::Item& item) const {
  const targets::Held& held = *item.standing->held;
  const ir::Clock& clock = this->clock(item);
  switch (held.kind) {
    case clocks::StretchKind::PausedByEvent:
      return Phrase("stretch.paused_by", list.kept.found.plan.channels.name_of(held.cause));
    case clocks::StretchKind::PausedByState:
      return Phrase("stretch.paused_while", report::condition_text(wording, clock.pause_while));
    case clocks::StretchKind::Excluded: {
      PhraseList names;
      for (const Id<ir::Exclusion> id : clock.pauses_during) {
        names.push_back(list.program()[id].name);
      }
      return Phrase("stretch.excluded", Phrase::list("list.or", std::move(names)));
    }
    case clocks::StretchKind::Gap: return Phrase("stretch.gap");
    case clocks::StretchKind::Running: break;
  }
  AKAD_ASSERT(false);
}

Phrase Sayer::left_out(const measures::Item& item) const {
  const ir::LeavingOut& line = rules(item).leaving_out[static_cast<std::size_t>(item.left_out)];
  return phrases::as_written(
      phrases::leaving_out(Phrase::as_is(report::condition_text(wording, line.when)), line.at));
}

Phrase Sayer::told_when(const measures::Item& item, std::size_t escalation) const {
  return phrases::escalation(rules(item).escalations[escalation]);
}

}  // namespace akad::due
