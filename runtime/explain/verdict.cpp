// How the verdict follows, what the periods make of it, and which defaults of the language
// mattered.
#include <algorithm>

#include "runtime/explain/case.h"
#include "runtime/explain/explain.h"
#include "runtime/phrases/exclusions.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/words.h"

namespace akad::explain {
namespace {

using targets::Basis;
using targets::Decision;

std::string moment(const Teller& teller, Instant at) {
  return report::moment_text(teller.plan.zone, at);
}

const Decision& decided(const Case& item) { return item.judged().decision; }

Phrase basis(const Teller& teller, const Case& item) {
  if (decided(item).basis == Basis::Instant) return Phrase("rule.instant");
  const Phrase clock = named(teller.clock.name, teller.clock.clause);
  const Phrase target = named(teller.rules.name, teller.rules.clause);
  return decided(item).basis == Basis::Due ? Phrase("rule.by_due", clock, target)
                                           : Phrase("rule.by_elapsed", clock, target);
}

Phrase against_due(const Teller& teller, const Case& item) {
  const Instant due = item.judged().judged.due;
  const Instant end = decided(item).until;
  const std::string until = moment(teller, end);
  if (due == kNever) return Phrase("rule.no_due");
  const Duration late = end - due;
  if (!item.stopped) {
    if (late == 0 && decided(item).missed) return Phrase("rule.open_exactly_late", until);
    return late > 0 ? Phrase("rule.open_late", until, phrases::length(late))
                    : Phrase("rule.open_in_time", until, moment(teller, due));
  }
  if (late == 0 && !decided(item).missed) return Phrase("rule.exactly_in_time", until);
  if (late == 0) {
    const Instant past = decided(item).reached;
    return past < due ? Phrase("rule.past_at_change", until, moment(teller, past))
                      : Phrase("rule.exactly_late", until);
  }
  return late > 0 ? Phrase("rule.after_due", until, phrases::length(late), moment(teller, due))
                  : Phrase("rule.before_due", until, phrases::length(-late), moment(teller, due));
}

Phrase against_length(const Teller& teller, const Case& item) {
  const Duration most = decided(item).limit.most;
  const Duration counted = item.judged().judged.elapsed;
  const Phrase elapsed = phrases::length(counted);
  if (decided(item).missed && is_used_up(item.terms())) {
    return Phrase("rule.nothing_left", elapsed, moment(teller, item.terms().changed_at));
  }
  if (item.terms().aim.limit->strict) {
    return Phrase("rule.less_than", elapsed, phrases::length(decided(item).limit.reach));
  }
  if (counted > most) {
    return Phrase("rule.too_long", elapsed, phrases::length(counted - most), phrases::length(most));
  }
  if (counted == most) return Phrase("rule.exactly", elapsed);
  return Phrase("rule.within", elapsed, phrases::length(most));
}

Phrase no_target(const Teller& teller, const Case& item) {
  const Id<ir::Signal> promised = signal_of(*item.terms().aim.limit);
  if (!promised.valid()) return Phrase("rule.no_target");
  return Phrase("rule.no_value", teller.program()[promised].name);
}

// Empty when nothing was rounded.
Phrase rounded(const Teller& teller, const Case& item) {
  const Duration exact = decided(item).exact;
  const Duration counted = item.judged().judged.elapsed;
  if (exact == counted) return {};
  return Phrase("rule.rounded", phrases::length(exact), phrases::length(counted),
                phrases::rounded(teller.clock.elapsed_rounding),
                phrases::length(teller.clock.elapsed_unit));
}

// Empty where nothing was moved.
Phrase moved_by_pauses(const Teller& teller, const Case& item) {
  const targets::Aim& aim = item.terms().aim;
  const Instant behind = decided(item).named;
  if (!aim.by_pauses || behind == aim.named) return {};
  if (behind == kNever) return Phrase("rule.moved_while_paused", moment(teller, aim.named));
  const Duration length = targets::open_time(aim.pause_hours, aim.named, behind);
  if (length == 0) {
    return Phrase("rule.moved_out_of_pause", moment(teller, aim.named), moment(teller, behind));
  }
  const Phrase still = aim.pause_hours.always ? phrases::length(length)
                                              : Phrase("length.of", phrases::length(length),
                                                       teller.program()[aim.pause_hours.id].name);
  return Phrase("rule.moved_by_pauses", moment(teller, aim.named), still, moment(teller, behind));
}

bool happen_together(const Teller& teller, const Case& item) {
  const auto& sayings = teller.evidence.clock.sayings;
  for (std::size_t i = 0; i < item.acts.size(); ++i) {
    const clocks::Act& act = *item.acts[i];
    if (act.place == clocks::Act::kNoPlace || act.at < item.begin) continue;
    const bool with_other = i > 0 && item.acts[i - 1]->at == act.at &&
                            item.acts[i - 1]->place != act.place &&
                            item.acts[i - 1]->role != act.role;
    if (with_other) return true;
    if (act.at == item.begin) continue;
    auto saying =
        std::lower_bound(sayings.begin(), sayings.end(), act.at,
                         [](const clocks::Saying& row, Instant at) { return row.at < at; });
    for (; saying != sayings.end() && saying->at == act.at; ++saying) {
      if (saying->before != saying->value) return true;
    }
  }
  return false;
}

bool starts_again(const Teller&, const Case& item) {
  return std::any_of(item.acts.begin(), item.acts.end(), [&](const clocks::Act* act) {
    return act->deed == clocks::Deed::RunsAlready && act->place != clocks::Act::kNoPlace;
  });
}

bool is_open(const Teller&, const Case& item) { return !item.stopped; }

bool exactly(const Teller&, const Case& item) {
  const Decision& decision = decided(item);
  if (decision.basis == Basis::Nothing || item.terms().aim.limit->strict) return false;
  return decision.exactly && (item.stopped || decision.basis == Basis::Elapsed);
}

bool due_stays(const Teller&, const Case& item) {
  return decided(item).basis == Basis::Instant && decided(item).outside_hours &&
         item.terms().aim.limit->roll == ir::Roll::Keep;
}

bool appointment_with_pause(const Teller& teller, const Case& item) {
  if (decided(item).basis != Basis::Instant) return false;
  if (item.terms().aim.limit->moved_by_pauses) return false;
  const clocks::Stretches stretches(teller.evidence.story, item.cycle());
  const auto is_pause = [](const clocks::Stretch& stretch) {
    return stretch.kind != clocks::StretchKind::Running;
  };
  const auto earlier = stretches.earlier(), own = stretches.own();
  return std::any_of(earlier.begin(), earlier.end(), is_pause) ||
         std::any_of(own.begin(), own.end(), is_pause);
}

bool used_up_by_change(const Teller&, const Case& item) { return decided(item).used_up; }

// A default of the language that decides something of an item. A new one needs one row here.
struct DefaultRow {
  bool (*applies)(const Teller& teller, const Case& item);
  phrases::Key<0> said;
};
constexpr DefaultRow kDefaults[] = {
    {happen_together, "default.order"},    {starts_again, "default.start_again"},
    {exactly, "default.exactly"},          {is_open, "default.open"},
    {due_stays, "default.due_stays"},      {appointment_with_pause, "default.appointment"},
    {used_up_by_change, "default.used_up"}};

// Of an item that was started and has something to keep to.
PhraseList reasons(const Teller& teller, const Case& item) {
  PhraseList rules;
  rules.push_back(basis(teller, item));
  const bool by_length = decided(item).basis == Basis::Elapsed;
  if (item.stopped && item.cycle().stopped < item.cycle().started) {
    rules.add("rule.early_stop", phrases::length(item.cycle().started - item.cycle().stopped),
              phrases::length(teller.clock.early_stop));
  }
  if (Phrase text = rounded(teller, item); !text.empty()) rules.push_back(std::move(text));
  if (Phrase text = moved_by_pauses(teller, item); !text.empty()) rules.push_back(std::move(text));
  rules.push_back(by_length ? against_length(teller, item) : against_due(teller, item));
  return rules;
}

}  // namespace

PhraseList verdict_rules(const Teller& teller, const Case& item) {
  if (!item.started()) return {Phrase("rule.no_start")};
  PhraseList rules;
  if (decided(item).basis == Basis::Nothing) {
    rules.push_back(no_target(teller, item));
  } else {
    rules = reasons(teller, item);
  }
  const Instant missed = item.judged().judged.missed_before;
  if (missed == kNever) return rules;
  const std::string at = moment(teller, missed);
  if (decided(item).stays_missed) {
    rules.insert(rules.begin(), Phrase("rule.stays_missed", at));
  } else {
    rules.add("rule.last_decides", at);
  }
  return rules;
}

Phrase left_out_said(const Teller& teller, const Case& item) {
  const std::int32_t line = item.noted.row.left_out;
  if (line < 0) return {};
  const ir::LeavingOut& rule = teller.items.leaving_out[static_cast<std::size_t>(line)];
  return phrases::leaving_out(condition_text(teller.wording, rule.when), rule.at);
}

PhraseList defaults_of(const Teller& teller, const Case& item) {
  PhraseList rules;
  if (!item.started()) return rules;
  for (const DefaultRow& row : kDefaults) {
    if (row.applies(teller, item)) rules.push_back(Phrase(row.said));
  }
  return rules;
}

PhraseList open_periods(const Teller& teller, const Case& item) {
  PhraseList periods;
  const ir::Periods of = ir::periods_of(teller.rules);
  const Phrase noun = phrases::period_noun(of);
  for (const measures::OpenAt& open : item.noted.open) {
    const plan::Period& period = plan::period(teller.plan, open.period);
    const Phrase label = phrases::several_to(of, period.calendar);
    switch (open.counted) {
      case measures::OpenCount::Missed: periods.add("belongs.open_missed", label, noun); break;
      case measures::OpenCount::Pending:
        if (period.closed) {
          periods.add("belongs.open_left_out", label, noun);
        } else {
          periods.add("belongs.open_so_far", label, noun);
        }
        break;
      case measures::OpenCount::SoFar: periods.add("belongs.counted_so_far", label, noun); break;
      case measures::OpenCount::NotOpen:
      case measures::OpenCount::NoLimit: break;
    }
  }
  if (item.noted.placed == measures::Placed::LeftOut) periods.add("belongs.left_out_item", noun);
  if (item.noted.placed == measures::Placed::Forgiven) {
    if (teller.items.grace_by_dates) {
      periods.add("belongs.forgiven", teller.items.grace_days, noun);
    } else {
      periods.add("belongs.forgiven_by_hours", teller.items.grace_days, noun);
    }
  }
  return periods;
}

std::vector<VerdictTold> verdicts_told(const evaluation::Evaluation& found) {
  const plan::Plan& plan = found.plan;
  const ir::Target& rules = (*plan.program)[found.evidence->target];
  const ir::OfItems& items = ir::of_items(rules);
  const Records no_records;
  const clocks::Answers answers(plan, found.store);
  const Teller teller{plan,
                      no_records,
                      *found.evidence,
                      answers,
                      rules,
                      items,
                      (*plan.program)[items.clock],
                      plan.clocks[items.clock.index()],
                      {*plan.program, plan.zone}};
  std::vector<VerdictTold> all;
  for (const Case& item : cases_of(teller)) {
    VerdictTold told{
        item.cycle().number, verdict_rules(teller, item), {}, left_out_said(teller, item)};
    if (item.started()) told.targets = targets_in_force(teller, item);
    if (item.noted.row.lost > 0) {
      told.rules.add("item.lost_records", phrases::Count{item.noted.row.lost});
    }
    all.push_back(std::move(told));
  }
  return all;
}

}  // namespace akad::explain
