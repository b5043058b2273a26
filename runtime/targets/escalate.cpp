#include "runtime/targets/escalate.h"

#include <algorithm>
#include <map>
#include <optional>

namespace akad::targets {
namespace {

// While an item was closed: between a stop and a reopening, whether that counts or not. Whatever
// becomes of a gap later, in it nobody knows that the item will be reopened.
class Gaps {
 public:
  // The gap after an early stop begins before the start.
  Gaps(const clocks::Story& story, const clocks::Cycle& cycle) {
    for (const clocks::Stretch& stretch : clocks::Stretches(story, cycle).own()) {
      if (stretch.kind == clocks::StretchKind::Gap) rows_.push_back({stretch.from, stretch.to});
    }
    const auto& counted = story.counted_gaps;
    auto gap = std::partition_point(counted.begin(), counted.end(),
                                    [&](const Interval& one) { return one.to <= cycle.started; });
    for (; gap != counted.end() && gap->from < cycle.stopped; ++gap) rows_.push_back(*gap);
    std::sort(rows_.begin(), rows_.end(),
              [](const Interval& a, const Interval& b) { return a.from < b.from; });
  }

  const std::vector<Interval>& rows() const { return rows_; }

  // Gaps follow one another: only the last one that has begun can be open.
  bool contain(Instant at) const {
    const auto next = begins_after(at);
    return next != rows_.begin() && at < (next - 1)->to;
  }
  Instant next_stop(Instant at) const {
    const auto next = begins_after(at);
    return next == rows_.end() ? kNever : next->from;
  }

 private:
  std::vector<Interval>::const_iterator begins_after(Instant at) const {
    return std::partition_point(rows_.begin(), rows_.end(),
                                [&](const Interval& gap) { return gap.from <= at; });
  }

  std::vector<Interval> rows_;  // ascending
};

struct Item {
  const plan::Plan& plan;
  Id<ir::Target> target;
  const ir::OfItems& rules;
  const clocks::Story& story;
  const clocks::Cycle& cycle;
  clocks::Stretches stretches;
  Gaps gaps;
  Course course;
};

Instant next_stop(const Item& item, Instant at) {
  return std::min(item.cycle.stopped, item.gaps.next_stop(at));
}

// What somebody knows from `at` on, until something happens again.
struct Known {
  Instant at = 0;
  std::size_t stretch = 0;  // the place of the one that contains `at`, or of the last one
  bool running = false;
  Terms terms;
  Duration elapsed = 0;
  Instant due = kNever;
  // Of these terms, what is worked out once it is asked for:
  std::optional<Duration> reach = {};
  std::vector<std::optional<Duration>> parts = {};  // by escalation
};

// Where something happens: true = that the terms depend on, false = a pause or gap begins or ends.
// What lies before the start, when nobody is told, is known at the start as a whole.
std::map<Instant, bool> turning_points(const Item& item, Instant end) {
  std::map<Instant, bool> points;
  const auto add = [&](Instant at, bool terms) {
    if (at < end) points[at] |= terms;
  };
  for (const clocks::Stretch& stretch : item.stretches.own()) add(stretch.from, false);
  add(item.cycle.started, false);
  for (const Interval& gap : item.gaps.rows()) {
    add(gap.from, false);
    add(gap.to, false);
  }
  const clocks::Origin& first = item.story.origins[item.cycle.first_origin];
  for (std::uint32_t i = item.cycle.first_origin; i < item.cycle.last_origin; ++i) {
    add(std::max(item.story.origins[i].at, item.stretches.start()), true);
  }
  const auto& reads = item.plan.targets[item.target.index()].reads;
  for (std::uint32_t i = first.first_change; i < item.cycle.last_change; ++i) {
    const clocks::Change& change = item.story.changes[i];
    if (reads[change.slot.index()]) add(change.at, true);
  }
  return points;
}

Rational whole_limit(const Terms& terms) {
  if (!terms.share_left) return Rational(terms.aim.length);
  return Rational(terms.share_at) + *terms.share_left * Rational(terms.aim.length);
}

// Of more than all time there is nothing to wait for.
Duration part_of(const Rational& whole, const Rational& share) {
  const Rational part = round_to(whole * share, RoundingMode::Up, Rational(1));
  return part >= kEndOfTime ? kEndOfTime : floor_of(part);
}

// When `length` will have elapsed, if everything stays as it is.
Instant foreseen(const Known& known, Duration length) {
  if (known.elapsed >= length) return known.at;
  if (!known.running) return kNever;
  return open_later(known.terms.view.hours, known.at, length - known.elapsed);
}

Instant due_of(const Known& known, Duration reach) {
  const Instant at =
      known.elapsed >= reach ? reached(known.terms.view, reach, false) : foreseen(known, reach);
  return std::max(rolled(known.terms.aim, at), known.terms.changed_at);
}

// Of an instant that pauses move: how much has counted in their hours.
Duration counted_in_pause_hours(const Known& known) {
  return elapsed(in_pause_hours(known.terms, known.at));
}

// When so much will have counted in them, if everything stays as it is.
Instant foreseen_in_pause_hours(const Known& known, Duration counted, Duration length) {
  if (!known.running) return kNever;
  const Instant from = std::max(known.at, known.terms.view.origin);
  return open_later(known.terms.aim.pause_hours, from, length - counted);
}

Instant due_behind_pauses(const Known& known) {
  const Aim& aim = known.terms.aim;
  const View view = in_pause_hours(known.terms, known.at);
  const Duration counted = elapsed(view);
  return rolled(aim, behind_pauses(aim, [&](Duration length) {
                  return counted >= length ? reached(view, length, false)
                                           : foreseen_in_pause_hours(known, counted, length);
                }));
}

void learn_terms(Item& item, Known& known) {
  known.reach.reset();
  known.parts.assign(item.rules.escalations.size(), std::nullopt);
  known.terms = item.course.at(known.at);
  known.elapsed = elapsed(known.terms.view);
}

// Moves on to `at`. A due instant that was reached before stays where it is.
void learn(Item& item, Known& known, Instant at, bool new_terms) {
  if (known.running && !new_terms) {
    known.elapsed += open_time(known.terms.view.hours, known.at, at);
  }
  const clocks::Stretches& stretches = item.stretches;
  while (known.stretch + 1 < stretches.size() && stretches[known.stretch].to <= at) {
    ++known.stretch;
  }
  known.at = at;
  known.running = stretches[known.stretch].kind == clocks::StretchKind::Running;
  if (new_terms) learn_terms(item, known);
  if (known.terms.aim.kind == AimKind::None) {
    known.due = kNever;
  } else if (known.terms.aim.kind == AimKind::Instant) {
    const bool moves = known.terms.aim.by_pauses;
    const Instant lies = moves ? due_behind_pauses(known) : known.terms.aim.at;
    known.due = std::max(lies, known.terms.changed_at);
  } else {
    if (!known.reach) known.reach = lengths(known.terms).reach;
    if (new_terms || known.elapsed < *known.reach) known.due = due_of(known, *known.reach);
  }
}

// What a share is a share of: the limit, or the open time up to the instant that it names. Not of
// one that is due never.
Rational whole_of(const Known& known) {
  if (known.terms.aim.kind == AimKind::Length) return whole_limit(known.terms);
  if (known.terms.aim.by_pauses) return Rational(known.terms.aim.counted);
  const View& view = known.terms.view;
  return Rational(open_time(view, view.origin, known.due));
}

// The share of the whole that the escalation of this place waits for.
Duration part_of(Known& known, std::size_t escalation, const Rational& share) {
  std::optional<Duration>& part = known.parts[escalation];
  if (!part) part = part_of(whole_of(known), share);
  return *part;
}

Instant share_at(Known& known, std::size_t escalation, const Rational& share) {
  const View& view = known.terms.view;
  const bool by_length = known.terms.aim.kind == AimKind::Length;
  if (known.terms.aim.by_pauses) {
    const Duration part = part_of(known, escalation, share);
    const Duration counted = counted_in_pause_hours(known);
    return counted >= part ? known.at : foreseen_in_pause_hours(known, counted, part);
  }
  if (!by_length && known.due == kNever) return kNever;
  const Duration part = part_of(known, escalation, share);
  return by_length ? foreseen(known, part) : open_later(view, view.origin, part);
}

struct Planned {
  Known& known;
  std::size_t escalation = 0;

  Instant operator()(const ir::ShareOfLimit& when) const {
    return share_at(known, escalation, when.share);
  }
  Instant operator()(const ir::BeforeDue& when) const { return from_due(when.offset, -1); }
  Instant operator()(const ir::AfterDue& when) const { return from_due(when.offset, 1); }

  Instant from_due(Duration offset, int direction) const {
    if (known.due == kNever || offset >= kEndOfTime) return kNever;
    return known.due + direction * offset;
  }
};

Instant planned(Known& known, std::size_t escalation, const ir::Escalation& rule) {
  if (known.terms.aim.kind == AimKind::None) return kNever;
  return std::visit(Planned{known, escalation}, rule.when);
}

// An instant outside the hours waits for the next opening.
Instant held(const Known& known, const ir::Escalation& rule, Instant at) {
  const Hours& hours = known.terms.view.hours;
  if (!rule.held || hours.always || time::previous_close(*hours.calendar, at) == at) return at;
  return time::next_open(*hours.calendar, at);
}

// Nobody is told before the item starts, nor of what is past already at an instant before. What has
// come due and waits for an opening is not taken back by what happens meanwhile, save by the stop.
void tell(const Item& item, Known& known, Instant until, std::vector<Escalated>& told) {
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (told[i].at != kNever) continue;
    const ir::Escalation& rule = item.rules.escalations[i];
    const Instant due = planned(known, i, rule);
    if (due >= kEndOfTime) continue;
    const Instant from = std::max({due, known.at, item.cycle.started});
    if (from >= until) continue;
    const Instant at = held(known, rule, from);
    if (at >= next_stop(item, known.at)) continue;
    const bool is_share = std::holds_alternative<ir::ShareOfLimit>(rule.when);
    told[i] = {at, at <= item.plan.as_of, is_share ? floor_of(whole_of(known)) : 0};
  }
}

}  // namespace

std::vector<Escalated> escalate(Judge& judge, const plan::Plan& plan, Id<ir::Target> target,
                                const clocks::Story& story, const clocks::Cycle& cycle) {
  const ir::OfItems& rules = ir::of_items((*plan.program)[target]);
  Item item{plan,
            target,
            rules,
            story,
            cycle,
            clocks::Stretches(story, cycle),
            Gaps(story, cycle),
            Course(judge, target, story, cycle)};
  std::vector<Escalated> told(rules.escalations.size());
  const bool stopped = cycle.stopped != kNever;
  const std::map<Instant, bool> points = turning_points(item, stopped ? cycle.stopped : plan.as_of);
  if (item.stretches.size() == 0) return told;
  Known known;
  known.parts.resize(told.size());
  if (const auto earlier = item.stretches.earlier(); !earlier.empty()) {
    known.stretch = earlier.size() - 1;
  }
  for (auto point = points.begin(); point != points.end(); ++point) {
    learn(item, known, point->first, point->second);
    const auto next = std::next(point);
    // Of an open item also what lies ahead is told; a stopped one is told of until it stops.
    const Instant until = next == points.end() ? cycle.stopped : next->first;
    if (!item.gaps.contain(known.at)) tell(item, known, until, told);
    if (std::none_of(told.begin(), told.end(), [](const auto& row) { return row.at == kNever; })) {
      break;  // what follows takes nothing back
    }
  }
  return told;
}

}  // namespace akad::targets
