#include "runtime/report/statement/marks.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/rules_text.h"

namespace akad::report {
namespace {

using nlohmann::json;
using phrases::Count;
using phrases::Phrase;

json word_of(ir::Verdict verdict) { return ir::words(verdict)[static_cast<std::size_t>(verdict)]; }

}  // namespace

Phrase with_marks(const ir::Program& program, const results::Result& r, Phrase verdict) {
  phrases::PhraseList said = {std::move(verdict)};
  if (r.verdict == ir::Verdict::Undetermined) {
    if (r.if_down && r.measured) {
      said.add("result.between", measured_said(program, *r.if_down),
               measured_said(program, *r.measured));
    }
    said.add("result.by_known", phrases::verdict(r.by_known));
  }
  if (r.if_down) {
    said.add("result.if_down", measured_said(program, *r.if_down),
             phrases::verdict(r.verdict_if_down));
  }
  if (r.without_exclusions) {
    said.add("result.without_exclusions", measured_said(program, *r.without_exclusions),
             phrases::verdict(r.verdict_without));
  }
  if (const auto reopened = measures::reopened_in(r.counts)) {
    said.add("result.reopened", Count{reopened});
  }
  if (r.changed > 0) said.add("result.changed", Count{r.changed});
  if (r.silent) {
    said.add("result.silent", phrases::period_noun(program[r.target].cadence));
  }
  if (r.lost > 0) said.add("result.lost_records", Count{r.lost});
  return Phrase::list("list.semicolon", std::move(said));
}

void add_marks(json& row, const results::Result& r, json (*measured)(const Measured&)) {
  if (r.lost > 0) row["lost_records"] = r.lost;
  if (r.silent) row["no_record_in_period"] = true;
  if (r.if_down) {
    row["if_down"] = {{"measured", measured(*r.if_down)}, {"verdict", word_of(r.verdict_if_down)}};
  }
  if (r.without_exclusions) {
    row["without_exclusions"] = {{"measured", measured(*r.without_exclusions)},
                                 {"verdict", word_of(r.verdict_without)}};
  }
  if (const auto reopened = measures::reopened_in(r.counts)) row["reopened_later"] = reopened;
  if (r.changed > 0) row["changed_later"] = r.changed;
  if (r.verdict == ir::Verdict::Undetermined) row["by_known"] = word_of(r.by_known);
}

std::uint64_t marked_in(const PeriodStatement& period) {
  const auto& results = period.measured.results;
  return static_cast<std::uint64_t>(std::count_if(
      results.begin(), results.end(), [](const auto& result) { return result.lost > 0; }));
}

std::uint64_t marked_in(const Statement& statement) {
  std::uint64_t marked = 0;
  for (const PeriodStatement& period : statement.periods) marked += marked_in(period);
  return marked;
}

}  // namespace akad::report
