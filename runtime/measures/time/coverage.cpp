#include "runtime/measures/time/coverage.h"

#include <algorithm>

namespace akad::measures {
namespace {

// The instants of a subject's records in one log: whatever it says of events, values (of none, too)
// and windows.
struct Heard {
  const time::IntervalSet* in_service = nullptr;
  Instant first = kNever, last = kNever;
  time::IntervalSet silent = {};  // between records more than so long apart

  void hear(Instant at, Duration most) {
    if (first == kNever) first = at;
    if (last != kNever) look_between(last, at, most);
    last = at;
  }
  // Only who is in service is waited for.
  void look_between(Instant from, Instant to, Duration most) {
    if (most == 0 || to - from <= most) return;
    if (in_service == nullptr) {
      silent.push_back({from, to});
      return;
    }
    for (const Interval& part : time::clipped(*in_service, {from, to})) {
      if (part.length() > most) silent.push_back(part);
    }
  }
};

Heard listen(const plan::Plan& plan, const ir::OfTime& target, const time::IntervalSet* in_service,
             const clocks::Happenings& happenings) {
  const Id<ir::Log> log = (*plan.program)[target.outage].log;
  Heard heard{in_service};
  for (std::size_t i = 0; i < happenings.count; ++i) {
    const events::Occurrence& row = happenings.first[i];
    if (row.at >= plan.as_of) break;
    if (row.at != heard.last && plan.channels.log_of(row.channel) == log) {
      heard.hear(row.at, target.silence);
    }
  }
  const Instant begin = std::min(plan.term.from, plan.as_of);
  if (!target.from_first_record) {
    const Instant until = std::min(heard.first, plan.as_of);
    heard.look_between(begin, until, target.silence);
  }
  if (heard.last != kNever) heard.look_between(heard.last, plan.as_of, target.silence);
  heard.silent = time::normalized(std::move(heard.silent));
  return heard;
}

// A state that holds while its signals are absent begins with the subject's first record.
time::IntervalSet unknown_state(const plan::Plan& plan, const ir::OfTime& target, Instant first,
                                const clocks::OutageStory& story, clocks::Answers& answers) {
  if (!target.unknown_while.valid() || first == kNever) return {};
  const plan::Watch& watch = plan::stretches_of(plan, target.outage).watch;
  std::vector<std::int64_t> values(watch.slots.size(), clocks::kAbsent);
  time::IntervalSet unknown;
  auto change = story.changes.begin();
  Instant at = first;
  while (true) {
    for (; change != story.changes.end() && change->at <= at; ++change) {
      values[change->slot.index()] = change->value;
    }
    const Instant next = change == story.changes.end() ? plan.as_of : change->at;
    if (answers.holds(target.unknown_while, watch, values.data())) unknown.push_back({at, next});
    if (change == story.changes.end()) break;
    at = next;
  }
  return time::normalized(std::move(unknown));
}

}  // namespace

Coverage coverage_of(const plan::Plan& plan, const ir::OfTime& target,
                     const time::IntervalSet* in_service, const clocks::Happenings& happenings,
                     const clocks::OutageStory& story, clocks::Answers& answers) {
  Heard heard = listen(plan, target, in_service, happenings);
  Coverage coverage;
  const Interval so_far{plan.term.from, std::min(plan.as_of, plan.term.to)};
  if (in_service != nullptr && !so_far.empty()) {
    coverage.not_in_service = time::without({so_far}, *in_service);
  }
  coverage.not_covered = coverage.not_in_service;
  if (target.from_first_record) {
    const Interval before{so_far.from, std::min(heard.first, so_far.to)};
    if (!before.empty()) coverage.not_covered = time::united(coverage.not_covered, {before});
  }
  coverage.silent = std::move(heard.silent);
  coverage.unknown =
      time::without(unknown_state(plan, target, heard.first, story, answers), coverage.silent);
  switch (target.unrecorded) {
    case ir::Unrecorded::Unknown:
      coverage.unknown = time::united(coverage.unknown, coverage.silent);
      break;
    case ir::Unrecorded::LeftOut: coverage.left_out = coverage.silent; break;
    case ir::Unrecorded::Up:
    case ir::Unrecorded::Down: break;
  }
  return coverage;
}

namespace {

// What nobody knows of may weigh as much as anything; so does what is silent and counts as down.
void weigh(const plan::Plan& plan, const ir::OfTime& target, const time::IntervalSet& not_known,
           clocks::OutageStory& story) {
  const ir::Outage& outage = (*plan.program)[target.outage];
  if (ir::weights_of(outage).empty()) return;
  const Rational share = clocks::greatest_share(outage);
  const clocks::Weights told = std::move(story.weights);
  story.weights = clocks::weights_over(story.raw, told, not_known, share);
  const time::IntervalSet if_down = time::united(story.raw, story.unknown);
  story.weights_if_down = clocks::weights_over(if_down, told, not_known, share);
}

}  // namespace

void apply_coverage(const plan::Plan& plan, const ir::OfTime& target, const Coverage& coverage,
                    clocks::OutageStory& story, clocks::OutageEvidence* told) {
  const time::IntervalSet not_known = time::united(coverage.silent, coverage.unknown);
  time::IntervalSet down = time::normalized(std::move(story.raw));
  down = time::without(down, not_known);
  if (target.unrecorded == ir::Unrecorded::Down) down = time::united(down, coverage.silent);
  story.raw = std::move(down);
  story.raw_began.clear();  // what began it is of no concern to an outage
  time::IntervalSet unknown = time::normalized(std::move(story.unknown));
  unknown = time::without(unknown, coverage.silent);  // what it counts as is said
  story.unknown = time::united(unknown, coverage.unknown);
  weigh(plan, target, not_known, story);
  story.unknown_began.clear();
  clocks::shape_outages((*plan.program)[target.outage], story, told);
}

}  // namespace akad::measures
