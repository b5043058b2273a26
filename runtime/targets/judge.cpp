#include "runtime/targets/judge.h"

#include <algorithm>

#include "runtime/targets/retarget.h"

namespace akad::targets {
namespace {

constexpr std::size_t kFew = 8;  // of more stretches sums are kept

// The changes of an item that count at `until`.
Changes changes_of(const clocks::Story& story, const clocks::Cycle& cycle,
                   const clocks::Origin& origin, Instant until, bool stopped) {
  const clocks::Change* first = story.changes.data() + origin.first_change;
  const clocks::Change* last = story.changes.data() + cycle.last_change;
  if (!stopped) {
    last = std::partition_point(first, last, [&](const auto& one) { return one.at < until; });
  }
  return {first, last};
}

bool any_read(Changes changes, const std::vector<bool>& reads) {
  return std::any_of(changes.first, changes.last,
                     [&](const clocks::Change& change) { return reads[change.slot.index()]; });
}

}  // namespace

Judge::Judge(const plan::Plan& plan, const events::EventStore& store, clocks::Answers& answers,
             clocks::Findings& findings)
    : plan_(plan), answers_(answers), calendars_(plan, store, findings) {
  for (const ir::Target& target : plan.program->targets) {
    const auto* items = std::get_if<ir::OfItems>(&target.of);
    reached_.emplace_back(items == nullptr ? 0 : items->limits.size());
  }
}

// Up to the last one elapsed time was zero again at each reset, and no judgement asks what held.
void Judge::tell_before_resets(Id<ir::Target> target, const clocks::Story& story,
                               const clocks::Cycle& cycle, const clocks::Origin& last,
                               Evidence& evidence) {
  for (const clocks::Origin* origin = &story.origins[cycle.first_origin]; origin != &last;
       ++origin) {
    const Instant until = (origin + 1)->at;
    if (origin->at >= until) continue;
    terms(context(target, *origin, story), story, cycle, *origin, until, false, &evidence);
  }
}

Judgement Judge::judge(Id<ir::Target> target, const clocks::Story& story,
                       const clocks::Cycle& cycle, Instant until, bool stopped,
                       Evidence* evidence) {
  if (cycle.started == kNever) return {ir::Verdict::Undetermined, kNever, 0};
  const clocks::Origin& origin = clocks::origin_at(story, cycle, until, stopped);
  const LimitContext limits = context(target, origin, story);
  if (evidence == nullptr) {
    return conclude(terms(limits, story, cycle, origin, until, stopped, nullptr), limits, stopped);
  }
  tell_before_resets(target, story, cycle, origin, *evidence);
  const Terms last = terms(limits, story, cycle, origin, until, stopped, evidence);
  evidence->judged = conclude(last, limits, stopped, &evidence->decision);
  return evidence->judged;
}

Terms Judge::terms(Id<ir::Target> target, const clocks::Story& story, const clocks::Cycle& cycle,
                   Instant until, bool stopped) {
  const clocks::Origin& origin = clocks::origin_at(story, cycle, until, stopped);
  return terms(context(target, origin, story), story, cycle, origin, until, stopped, nullptr);
}

LimitContext Judge::context(Id<ir::Target> target, const clocks::Origin& origin,
                            const clocks::Story& story) {
  const ir::OfItems& rules = ir::of_items((*plan_.program)[target]);
  const plan::Watch& watch = plan_.clocks[rules.clock.index()].watch;
  const ir::Clock& clock = (*plan_.program)[rules.clock];
  const std::int64_t* at_origin = story.rows.data() + origin.row;
  return {plan_,    watch,      target,    rules,     clock,
          answers_, calendars_, at_origin, origin.at, reached_[target.index()]};
}

Terms Judge::terms_at(const LimitContext& context, const clocks::Story& story,
                      const clocks::Cycle& cycle, const clocks::Origin& origin) {
  Terms terms{aim(context, context.at_origin, origin.at)};
  View& view = terms.view;
  view.stretches = clocks::Stretches(story, cycle);
  view.hours = terms.aim.hours;
  view.origin = view.until = origin.at;
  if (view.stretches.size() <= kFew) return terms;
  view.sums = sums_over(view.stretches.own());
  if (!view.stretches.earlier().empty()) view.earlier_sums = earlier_sums(story);
  return terms;
}

// What the items of a subject share is added up once.
std::shared_ptr<StretchSums> Judge::earlier_sums(const clocks::Story& story) {
  if (earlier_ != story.earlier) {
    earlier_ = story.earlier;
    earlier_sums_ = sums_over(*earlier_);
  }
  return earlier_sums_;
}

ChangeRules Judge::change_rules(Id<ir::Target> target) const {
  const ir::OfItems& rules = ir::of_items((*plan_.program)[target]);
  return {plan_.targets[target.index()].reads, plan_.clocks[rules.clock.index()].policies};
}

Terms Judge::terms(const LimitContext& context, const clocks::Story& story,
                   const clocks::Cycle& cycle, const clocks::Origin& origin, Instant until,
                   bool stopped, Evidence* evidence) {
  const ChangeRules rules = change_rules(context.id);
  Terms terms = terms_at(context, story, cycle, origin);
  terms.view.until = until;
  note_start(evidence, terms, context, origin.at);
  const Changes changes = changes_of(story, cycle, origin, until, stopped);
  if (any_read(changes, rules.reads)) {
    values_.assign(context.at_origin, context.at_origin + context.watch.slots.size());
    Follower(context, changes, rules, terms, values_).to(kNever, evidence);
  }
  note_end(evidence, terms, until);
  return terms;
}

struct Course::Round {
  LimitContext context;
  Terms terms;
  std::vector<std::int64_t> values;
  Follower follower;

  Round(Judge& judge, Id<ir::Target> target, const clocks::Story& story, const clocks::Cycle& cycle,
        const clocks::Origin& origin)
      : context(judge.context(target, origin, story)),
        terms(judge.terms_at(context, story, cycle, origin)),
        values(context.at_origin, context.at_origin + context.watch.slots.size()),
        follower(context, changes_of(story, cycle, origin, kNever, true),
                 judge.change_rules(target), terms, values) {}
};

Course::Course(Judge& judge, Id<ir::Target> target, const clocks::Story& story,
               const clocks::Cycle& cycle)
    : judge_(judge), target_(target), story_(story), cycle_(cycle), origin_(cycle.first_origin) {}

const Terms& Course::at(Instant at) {
  const auto begun = [&](std::uint32_t origin) { return story_.origins[origin].at <= at; };
  while (origin_ + 1 < cycle_.last_origin && begun(origin_ + 1)) {
    ++origin_;
    round_.reset();
  }
  if (round_ == nullptr) {
    round_ = std::make_shared<Round>(judge_, target_, story_, cycle_, story_.origins[origin_]);
  }
  round_->follower.to(at + 1);
  round_->terms.view.until = at;
  return round_->terms;
}

Judgement Course::judge_open(Instant until) {
  at(until - 1);
  round_->terms.view.until = until;
  return conclude(round_->terms, round_->context, false);
}

const Terms& Course::terms() const { return round_->terms; }

}  // namespace akad::targets
