#include "runtime/report/statement/marks.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/rules_text.h"
#include "runtime/results/judge.h"
#include "runtime/results/levels.h"

namespace akad::report {
namespace {

using nlohmann::json;
using phrases::Count;
using phrases::Phrase;

json word_of(ir::Verdict verdict) { return ir::words(verdict)[static_cast<std::size_t>(verdict)]; }

// "lost records: 3 in tickets"
Phrase lost_said(const ir::Program& program, const results::Result& r) {
  phrases::PhraseList logs;
  if (r.lost_in) {
    for (const Id<ir::Log> log : *r.lost_in) logs.push_back(for_terminal(program[log].name));
  }
  return Phrase("result.lost_records", Count{r.lost}, Phrase::list("list.comma", std::move(logs)));
}

// Whether there is anything that a level could be asked of.
bool has_level(const ir::Program& program, const results::Result& r) {
  const ir::Target& target = program[r.target];
  if (target.levels.empty() || r.too_short) return false;
  return r.measured || results::measure_for_credit(target, r).has_value();
}

json level_json(const ir::Level* level) { return level == nullptr ? json() : json(level->name); }

// What might be measured as well, with its level where there are some.
json other_json(const ir::Target& target, const Measured& measured, ir::Verdict verdict,
                json (*told)(const Measured&)) {
  json row = {{"measured", told(measured)}, {"verdict", word_of(verdict)}};
  if (!target.levels.empty()) row["level"] = level_json(results::level_of(target, measured));
  return row;
}

// Of a sum: nobody can say how much more it may be.
bool has_no_end(const ir::Program& program, const results::Result& r) {
  const bool lost = r.lost > 0 && program[r.target].lost == ir::LostRecords::Undetermined;
  return lost || measures::has_no_end(r.counts);
}

Phrase needed_said(const ir::Program& program, const ir::Target& target) {
  return measured_said(program, {MeasuredKind::Value, target.empty_below});
}

}  // namespace

Phrase measured_or_none(const ir::Program& program, const results::Result& r) {
  const ir::Target& target = program[r.target];
  if (r.measured) return measured_said(program, *r.measured);
  if (!measures::has_too_little(r.counts, target)) return Phrase("result.nothing");
  return Phrase("result.too_little", needed_said(program, target));
}

std::optional<Phrase> measured_briefly(const ir::Program& program, const results::Result& r) {
  const ir::Target& target = program[r.target];
  if (r.measured) return measured_said(program, *r.measured);
  if (!measures::has_too_little(r.counts, target)) return std::nullopt;
  return Phrase("result.fewer", needed_said(program, target));
}

Phrase budget_said(const ir::Program& program, const results::Budget& budget) {
  const auto said = [&](const Measured& value) { return measured_said(program, value); };
  const Measured left = budget.left();
  Phrase text = left.value < 0
                    ? Phrase("budget.too_much", said(budget.used), said(budget.allowed),
                             said({left.kind, -left.value}))
                    : Phrase("budget.left", said(budget.used), said(budget.allowed), said(left));
  if (!budget.burn_rate) return text;
  return Phrase("budget.burn_rate", std::move(text),
                said({MeasuredKind::Value, *budget.burn_rate}));
}

namespace {

Phrase level_said(const ir::Level* level) {
  return phrases::level(level == nullptr ? std::string() : level->name);
}

// Of what might be measured as well.
Phrase other_verdict(const ir::Target& target, const Measured& measured, ir::Verdict verdict) {
  if (target.levels.empty()) return phrases::verdict(verdict);
  return Phrase::list("list.comma",
                      {phrases::verdict(verdict), level_said(results::level_of(target, measured))});
}

}  // namespace

Phrase with_level(const ir::Program& program, const results::Result& r, Phrase verdict) {
  if (!has_level(program, r)) return verdict;
  return Phrase::list("list.semicolon",
                      {std::move(verdict), level_said(results::level_of(program, r))});
}

Phrase with_marks(const ir::Program& program, const results::Result& r, Phrase verdict) {
  const ir::Target& target = program[r.target];
  phrases::PhraseList said = {with_level(program, r, std::move(verdict))};
  const bool undetermined = r.verdict == ir::Verdict::Undetermined;
  const bool is_sum = ir::summed_by(program[r.target]) != nullptr;
  if (is_sum && undetermined) {
    said.add("result.by_known", phrases::verdict(r.by_known));
    if (has_no_end(program, r)) said.add("result.no_end");
  }
  if (is_sum) {
    if (r.if_down && !has_no_end(program, r)) {
      said.add("result.if_all_owed", measured_said(program, *r.if_down),
               other_verdict(target, *r.if_down, r.verdict_if_down));
    }
  } else if (undetermined && r.if_down) {
    said.add("result.if_up", phrases::verdict(r.by_known));
  } else if (undetermined) {
    said.add("result.by_used", phrases::verdict(r.by_known));
  } else if (r.if_down) {
    said.add("result.unknown_up");
  }
  if (r.if_down && !is_sum) {
    said.add("result.if_down", measured_said(program, *r.if_down),
             other_verdict(target, *r.if_down, r.verdict_if_down));
  }
  if (r.without_exclusions) {
    said.add("result.without_exclusions", measured_said(program, *r.without_exclusions),
             other_verdict(target, *r.without_exclusions, r.verdict_without));
  }
  if (const auto reopened = measures::reopened_in(r.counts)) {
    said.add("result.reopened", Count{reopened});
  }
  if (r.changed > 0) said.add("result.changed", Count{r.changed});
  if (r.silent) {
    said.add("result.silent", phrases::period_noun(ir::periods_of(program[r.target])));
  }
  if (r.lost > 0) said.push_back(lost_said(program, r));
  return Phrase::list("list.semicolon", std::move(said));
}

void add_marks(json& row, const ir::Program& program, const results::Result& r,
               json (*measured)(const Measured&)) {
  if (r.lost > 0) row["lost_records"] = r.lost;
  if (r.lost_in) {
    for (const Id<ir::Log> log : *r.lost_in) row["lost_in"].push_back(program[log].name);
  }
  if (r.silent) row["no_record_in_period"] = true;
  const ir::Target& target = program[r.target];
  if (!target.levels.empty()) row["level"] = level_json(results::level_of(program, r));
  if (measures::has_too_little(r.counts, target)) row["too_little"] = true;
  const bool is_sum = ir::summed_by(program[r.target]) != nullptr;
  if (is_sum && has_no_end(program, r)) row["no_end"] = true;
  if (r.if_down && !(is_sum && has_no_end(program, r))) {
    row[is_sum ? "if_all_owed" : "if_down"] =
        other_json(target, *r.if_down, r.verdict_if_down, measured);
  }
  if (r.without_exclusions) {
    row["without_exclusions"] =
        other_json(target, *r.without_exclusions, r.verdict_without, measured);
  }
  if (const auto reopened = measures::reopened_in(r.counts)) row["reopened_later"] = reopened;
  if (r.changed > 0) row["changed_later"] = r.changed;
  if (r.verdict == ir::Verdict::Undetermined) row["by_known"] = word_of(r.by_known);
  if (const auto budget = results::budget_of(program, r)) {
    const auto& rate = budget->burn_rate;
    row["error_budget"] = {{"allowed", measured(budget->allowed)},
                           {"used", measured(budget->used)},
                           {"left", measured(budget->left())},
                           {"burn_rate", rate ? json(to_fraction(*rate)) : json()}};
  }
}

MarkedByLog marked_by_log(const Statement& statement) {
  MarkedByLog marked;
  for (const PeriodStatement& period : statement.periods) {
    for (const results::Result& result : period.measured.results) {
      if (!result.lost_in) continue;
      for (const Id<ir::Log> log : *result.lost_in) ++marked[log][result.target];
    }
  }
  return marked;
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

MarkedCredits credits_marked_in(const PeriodStatement& period) {
  MarkedCredits marked;
  for (const settlement::LineItem* line : settlement::lines_of(period.owed)) {
    if (line->claim && line->claim->lost > 0) ++marked.claims;
    if (line->lost_charges > 0) ++marked.charges;
    if (settlement::lost_of(*line) > 0) ++marked.either;
  }
  return marked;
}

MarkedCredits credits_marked_in(const Statement& statement) {
  MarkedCredits marked;
  for (const PeriodStatement& period : statement.periods) {
    const MarkedCredits here = credits_marked_in(period);
    marked.claims += here.claims;
    marked.charges += here.charges;
    marked.either += here.either;
  }
  return marked;
}

}  // namespace akad::report
