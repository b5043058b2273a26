#include "runtime/trials/touched.h"

#include <algorithm>

#include "runtime/evaluation/evaluation.h"
#include "runtime/results/judge.h"

namespace akad::trials {
namespace {

template <class Row>
void unite(std::set<Row>& all, const std::set<Row>& more) {
  all.insert(more.begin(), more.end());
}

// What the `then` lines rest on.
void add_asked(const ir::Program& program, const ir::Scenario& scenario, Touched& touched) {
  const auto add = [&](Id<ir::Credit> credit) {
    touched.credits.insert(credit);
    touched.targets.insert(program[credit].target);
  };
  for (const ir::Expectation& e : scenario.expectations) {
    if (e.target.valid()) touched.targets.insert(e.target);
    if (e.credit.valid()) add(e.credit);
    const bool of_all =
        e.kind == ir::ExpectationKind::TotalAmount || e.kind == ir::ExpectationKind::TotalTax;
    const bool of_cap = e.kind == ir::ExpectationKind::CapTakesOff;
    if (!of_all && !of_cap) continue;
    for (const Id<ir::Credit> credit : ids_of(program.credits)) {
      if (of_all || ir::covers(program, program[e.cap], credit)) add(credit);
    }
  }
}

void add_happenings(const ir::Scenario& scenario, Touched& touched) {
  for (const ir::Happening& happening : scenario.happenings) {
    if (happening.at > scenario.as_of) continue;
    if (happening.event.valid()) touched.events.insert(happening.event);
    if (happening.window.valid()) touched.windows.insert(happening.window);
  }
}

void add_rows(Id<ir::Target> target, const ir::OfItems& rules, const measures::Evidence& noted,
              Touched& touched) {
  const auto add = [&](const targets::Terms& terms) {
    for (std::size_t row = 0; row < rules.limits.size(); ++row) {
      if (terms.aim.limit == &rules.limits[row].limit) touched.limits.emplace(target, row);
    }
  };
  for (const measures::ItemEvidence& item : noted.items) {
    for (const targets::Phase& phase : item.judged.phases) add(phase.terms);
    for (const targets::Count& count : item.judged.counts) add(count.terms);
  }
}

// The rows of limits that were in force, by what the evaluation noted for explanations.
void add_limits(const ir::Program& program, const ir::Scenario& scenario,
                const limits::Limits& limits, Touched& touched) {
  std::optional<evaluation::Evaluation> found;
  for (const Id<ir::Target> target : touched.targets) {
    const auto* rules = std::get_if<ir::OfItems>(&program[target].of);
    if (rules == nullptr) continue;
    if (rules->limits.size() == 1) {
      touched.limits.emplace(target, 0);
      continue;
    }
    for (const ir::ScenarioSubject& subject : scenario.subjects) {
      if (subject.log != program[rules->clock].log) continue;
      if (!found) {
        found = evaluation::evaluate(program, engine::store_of(program, scenario),
                                     {scenario.as_of, evaluation::Keep::Nothing, 0, {}, 0, limits});
      }
      evaluation::evaluate_subject(*found, found->store.subjects.intern(subject.name), target);
      add_rows(target, *rules, *found->evidence, touched);
    }
  }
}

void add_money(const ir::Program& program, const engine::RunResult& found, Touched& touched) {
  for (const report::PeriodStatement& period : found.statement.periods) {
    for (const settlement::CapApplied& cap : period.owed.caps) touched.caps.insert(cap.cap);
    if (!period.measured.period.closed) continue;
    for (const settlement::LineItem* line : settlement::lines_of(period.owed)) {
      if (touched.credits.contains(line->credit)) touched.slabs.emplace(line->credit, line->slab);
    }
    for (const results::Result& result : period.measured.results) {
      const ir::Target& target = program[result.target];
      const auto measured = results::measure_for_credit(target, result);
      if (!measured || result.verdict == ir::Verdict::Undetermined) continue;
      for (const Id<ir::Credit> credit : touched.credits) {
        if (program[credit].target != result.target) continue;
        touched.slabs.emplace(credit, results::slab_of(program[credit], target, *measured));
      }
    }
  }
}

}  // namespace

void Touched::add(const Touched& other) {
  unite(events, other.events);
  unite(windows, other.windows);
  unite(exclusions, other.exclusions);
  unite(targets, other.targets);
  unite(limits, other.limits);
  unite(credits, other.credits);
  unite(slabs, other.slabs);
  unite(caps, other.caps);
}

Touched touched_by(const ir::Program& program, const ir::Scenario& scenario,
                   const engine::RunResult& found, const limits::Limits& limits) {
  Touched touched;
  add_asked(program, scenario, touched);
  add_happenings(scenario, touched);
  add_limits(program, scenario, limits, touched);
  add_money(program, found, touched);
  for (const measures::ClaimRow& claim : found.claims) {
    touched.exclusions.insert(claim.exclusion);
  }
  return touched;
}

}  // namespace akad::trials
