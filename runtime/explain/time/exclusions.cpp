#include "runtime/explain/time/exclusions.h"

#include <algorithm>

#include "runtime/explain/time/stretches_said.h"
#include "runtime/phrases/exclusions.h"
#include "runtime/report/wording/granted.h"

namespace akad::explain {
namespace {

void add_places(std::vector<report::Place>& places, std::vector<report::Place> more) {
  places.insert(places.end(), more.begin(), more.end());
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
}

}  // namespace

std::vector<report::Place> places_in(const Records& records, clocks::Places range) {
  std::vector<report::Place> places;
  for (std::size_t at = range.first; at < range.last; ++at) {
    const Step* step = records.step(at);
    if (step == nullptr) continue;
    const bool tells = step->changes || step->roles != 0 || step->is_window || step->is_added;
    if (!tells) continue;
    places.insert(places.end(), step->places.begin(), step->places.end());
  }
  return places;
}

std::vector<report::ExcludedRow> rows_of(const evaluation::Evaluation& found,
                                         const ExclusionTold& told) {
  const ir::Program& program = *found.plan.program;
  const ir::Exclusion& exclusion = program[told.evidence.exclusion];
  const auto& recorded = told.evidence.told.recorded;
  const Phrase whose =
      report::whose_quota(program, program[found.evidence->target],
                          std::string(found.store.subjects.text(found.evidence->subject)));
  std::vector<report::ExcludedRow> rows;
  for (std::size_t i = 0; i < told.evidence.claims.size(); ++i) {
    const measures::Granted& granted = told.evidence.claims[i];
    if (granted.claim.span.empty()) continue;
    report::ExcludedRow row;
    row.span = granted.claim.span;
    row.exclusion = exclusion.name;
    row.clause = exclusion.clause;
    row.time = told.time;
    row.grant = granted.grant;
    row.reason = granted.reason;
    row.became = report::became_said(program, exclusion, granted.grant, granted.reason,
                                     granted.figures, whose);
    row.of = told.evidence.exclusion;
    row.figures = granted.figures;
    row.granted = granted.time;
    row.announced = granted.claim.announced;
    const bool by_others = granted.claim.teller != found.evidence->subject;
    if (exclusion.concerns != ir::Concerns::Subject || by_others) {
      row.notice = found.store.subjects.text(granted.claim.teller);
    } else if (i < recorded.size()) {
      add_places(row.places, places_in(told.records, recorded[i].began));
      add_places(row.places, places_in(told.records, recorded[i].ended));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

PhraseList lines_of(const Wording& wording, Id<ir::Exclusion> id) {
  const ir::Exclusion& exclusion = wording.program[id];
  PhraseList lines;
  lines.push_back(std::visit(SayExclusion{wording, exclusion.name}, exclusion.when));
  add_pairs(lines, exclusion.when, wording);
  for (Phrase& line : phrases::conditions(wording.program, exclusion)) {
    lines.add("exclusion.line", exclusion.name, std::move(line));
  }
  return lines;
}

}  // namespace akad::explain
