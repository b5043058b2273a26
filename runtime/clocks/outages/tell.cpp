#include "runtime/clocks/outages/outage.h"

#include <algorithm>
#include <map>
#include <set>

#include "runtime/clocks/outages/slots.h"

namespace akad::clocks {
namespace {

using events::FindingKind;

struct Watcher {
  const plan::Plan& plan;
  Id<ir::Log> log;
  const ir::Stretches& stretches;
  const plan::BoundStretches& bound;
  const Happenings& happenings;
  Answers& answers;
  Findings& findings;
  StretchStory& story;
  OutageEvidence* evidence = nullptr;
  SlotWalk* slots = nullptr;  // of what is told by them

  std::vector<std::int64_t> values = {};
  Instant down_since = kNever;
  Places began = {};
  std::map<std::int64_t, std::size_t> open = {};  // by what pairs them: the place of the begin
  std::vector<std::size_t> without_end = {};      // places of windows whose end is not known
  WeightSteps weights = {};
};

void record(Watcher& w, Interval span, Places began, Places ended) {
  w.story.raw.push_back(span);
  w.story.raw_began.push_back(began.first);
  if (w.evidence != nullptr) w.evidence->recorded.push_back({span, began, ended});
}

// `by`: the happenings that make it so; empty at as-of.
void turn(Watcher& w, Instant at, bool down, Places by) {
  if (down == (w.down_since != kNever)) return;
  if (down) {
    w.down_since = at;
    w.began = by;
    return;
  }
  record(w, {w.down_since, at}, w.began, by);
  w.down_since = kNever;
}

// True: something is otherwise than before.
bool take_values(Watcher& w, std::size_t first, std::size_t last) {
  bool changed = false;
  for (std::size_t i = first; i < last; ++i) {
    const events::Occurrence& happening = w.happenings.first[i];
    const Id<plan::Slot> slot = w.bound.watch.slot_of[happening.channel.index()];
    if (!slot.valid()) continue;
    const std::size_t at = slot.index();
    std::int64_t& held = w.values[at];
    const std::int64_t value = w.answers.said(happening.value, w.bound.watch.slots[at].is_time);
    if (held == value) continue;
    w.story.changes.push_back({happening.at, slot, held, value});
    if (w.evidence != nullptr) {
      w.evidence->sayings.push_back({happening.at, i, slot, held, value, 0});
    }
    held = value;
    changed = true;
  }
  return changed;
}

void take_events(Watcher& w, std::size_t first, std::size_t last, plan::Roles role) {
  for (std::size_t i = first; i < last; ++i) {
    const events::Occurrence& happening = w.happenings.first[i];
    if ((w.bound.watch.roles[happening.channel.index()] & role) == 0) continue;
    const bool begins = role == plan::kStarts;
    if (begins == (w.down_since != kNever)) {
      w.findings.about(i, happening,
                       begins ? FindingKind::RedundantStart : FindingKind::StopWithoutStart);
    }
    turn(w, happening.at, begins, {i, i + 1});
  }
}

// The happenings of one instant, by what pairs them. What is open ends before it begins anew; else
// a begin comes before its end.
struct Pairs {
  Watcher& w;
  std::set<std::int64_t> ended = {};

  bool has(std::size_t place, plan::Roles role) const {
    return (w.bound.watch.roles[w.happenings.first[place].channel.index()] & role) != 0;
  }
  std::int64_t key(std::size_t place) const { return w.happenings.first[place].value; }

  bool end(std::size_t place) {
    const auto open = w.open.find(key(place));
    if (open == w.open.end() || ended.contains(key(place))) return false;
    const std::size_t began = open->second;
    record(w, {w.happenings.first[began].at, w.happenings.first[place].at}, {began, began + 1},
           {place, place + 1});
    w.open.erase(open);
    ended.insert(key(place));
    return true;
  }

  void take(std::size_t first, std::size_t last) {
    std::vector<std::size_t> later;
    for (std::size_t i = first; i < last; ++i) {
      if (has(i, plan::kStops) && !end(i)) later.push_back(i);
    }
    for (std::size_t i = first; i < last; ++i) {
      if (!has(i, plan::kStarts) || w.open.emplace(key(i), i).second) continue;
      w.findings.about(i, w.happenings.first[i], FindingKind::RedundantStart);
    }
    for (const std::size_t i : later) {
      if (!end(i)) w.findings.about(i, w.happenings.first[i], FindingKind::StopWithoutStart);
    }
  }
};

// What has not ended by as-of, in the order in which it began.
void close_pairs(Watcher& w) {
  std::vector<std::size_t> began;
  for (const auto& [key, place] : w.open) began.push_back(place);
  std::sort(began.begin(), began.end());
  for (const std::size_t place : began) {
    record(w, {w.happenings.first[place].at, w.plan.as_of}, {place, place + 1}, {});
  }
}

void take_windows(Watcher& w, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    const events::Occurrence& happening = w.happenings.first[i];
    if (!w.bound.windows[happening.channel.index()]) continue;
    if (happening.end_unknown != 0) {
      w.without_end.push_back(i);
      continue;
    }
    record(w, {happening.at, std::min(happening.value, w.plan.as_of)}, {i, i + 1}, {});
  }
}

// The next record of the log may have come because the window had ended.
void end_unknown(Watcher& w, Instant at) {
  for (const std::size_t place : w.without_end) {
    w.story.unknown.push_back({w.happenings.first[place].at, at});
    w.story.unknown_began.push_back(place);
  }
  w.without_end.clear();
}

// Of states that hold at once the one that weighs most counts.
void weigh(Watcher& w, const std::vector<ir::WeighedState>& states, Instant at) {
  if (states.empty()) return;
  Rational greatest = 0;
  for (const ir::WeighedState& row : states) {
    if (row.share <= greatest) continue;
    if (w.answers.holds(row.state, w.bound.watch, w.values.data())) greatest = row.share;
  }
  w.weights.from(at, greatest);
}

void take_instant(Watcher& w, std::size_t first, std::size_t last) {
  const auto is_told = [&](const events::Occurrence& row) {
    return w.plan.channels.log_of(row.channel) == w.log;
  };
  const auto is_heard = [&](const events::Occurrence& row) {
    return plan::is_heard(w.bound, row.channel);
  };
  const bool was_known = w.story.known;
  const bool asks = !was_known || !w.without_end.empty();
  if (asks && std::any_of(w.happenings.first + first, w.happenings.first + last, is_told)) {
    w.story.known = true;
    end_unknown(w, w.happenings.first[first].at);
  }
  const bool changed = take_values(w, first, last);
  if (w.slots != nullptr) return w.slots->take(first, last);
  if (const auto* state_of = std::get_if<ir::WhileState>(&w.stretches)) {
    if (!w.story.known || (was_known && !changed)) return;
    const bool down = w.answers.holds(state_of->state, w.bound.watch, w.values.data());
    turn(w, w.happenings.first[first].at, down, {first, last});
    if (down) weigh(w, state_of->weighs, w.happenings.first[first].at);
    return;
  }
  if (std::none_of(w.happenings.first + first, w.happenings.first + last, is_heard)) return;
  take_windows(w, first, last);
  const std::int64_t* sequences = w.happenings.sequences;
  while (first < last) {
    std::size_t next = first + 1;
    while (next < last && (sequences == nullptr || sequences[next] == sequences[first])) ++next;
    if (w.bound.paired) {
      Pairs{w}.take(first, next);
    } else {
      take_events(w, first, next, plan::kStarts);
      take_events(w, first, next, plan::kStops);
    }
    first = next;
  }
}

bool passes(const ir::Outage& outage, Duration length) {
  switch (outage.test) {
    case ir::LengthTest::None: return true;
    case ir::LengthTest::AtLeast: return length >= outage.length;
    case ir::LengthTest::MoreThan: return length > outage.length;
  }
  return true;
}

// `parts`: in order; those of this run are taken off the front.
void note_joined(OutageEvidence& evidence, JoinedOutage joined,
                 time::IntervalSet::const_iterator& part, time::IntervalSet::const_iterator end) {
  for (; part != end && part->from < joined.whole.to; ++part) joined.parts.push_back(*part);
  evidence.joined.push_back(std::move(joined));
}

void shape(const ir::Outage& outage, const std::vector<Interval>& raw, std::vector<OutageRun>& runs,
           std::vector<Interval>* uncounted, OutageEvidence* evidence) {
  runs.clear();
  if (uncounted != nullptr) uncounted->clear();
  if (raw.empty()) return;
  const time::IntervalSet parts = time::normalized(raw);
  auto part = parts.begin();
  for (const Interval& run : time::coalesced(parts, outage.merge_gap)) {
    const bool long_enough = passes(outage, run.length());
    Interval counted = long_enough ? run : Interval{};
    if (outage.counted == ir::Counted::Excess) counted.from += outage.length;
    if (!counted.empty()) {
      runs.push_back({run, counted});
    } else if (uncounted != nullptr) {
      uncounted->push_back(run);
    }
    if (evidence == nullptr) continue;
    note_joined(*evidence, {run, {}, long_enough, counted}, part, parts.end());
  }
}

}  // namespace

void tell_stretches(const plan::Plan& plan, const Claim& claim, const Happenings& happenings,
                    Answers& answers, Findings& findings, StretchStory& story,
                    OutageEvidence* evidence) {
  story.known = false;
  story.raw.clear();
  story.unknown.clear();
  story.raw_began.clear();
  story.unknown_began.clear();
  story.late_rows.clear();
  story.changes.clear();
  story.weights.clear();
  story.weights_if_down.reset();
  if (evidence != nullptr) evidence->clear();
  Watcher w{plan,    claim.log, claim.stretches, claim.bound, happenings,
            answers, findings,  story,           evidence};
  std::optional<SlotWalk> slots;
  if (const auto* rules = std::get_if<ir::BySlots>(&claim.stretches)) {
    slots.emplace(plan, *rules, claim.bound, happenings, answers, findings, evidence);
    w.slots = &*slots;
  }
  w.values.assign(claim.bound.watch.slots.size(), kAbsent);
  for (std::size_t at = 0; at < happenings.count;) {
    if (happenings.first[at].at >= plan.as_of) break;
    const std::size_t next = end_of_instant(happenings, at);
    take_instant(w, at, next);
    at = next;
  }
  if (slots) return slots->finish(story);
  turn(w, plan.as_of, false, {});
  story.weights = w.weights.until(plan.as_of);
  close_pairs(w);
  end_unknown(w, plan.as_of);
}

void tell_outages(const plan::Plan& plan, Id<ir::Outage> outage, const Happenings& happenings,
                  Answers& answers, Findings& findings, OutageStory& story,
                  OutageEvidence* evidence) {
  tell_stretches(plan, claim_of(plan, outage), happenings, answers, findings, story, evidence);
  shape_outages((*plan.program)[outage], story, evidence);
}

void shape_outages(const ir::Outage& outage, OutageStory& story, OutageEvidence* evidence) {
  if (evidence != nullptr) evidence->joined.clear();
  shape(outage, story.raw, story.runs, &story.uncounted, evidence);
  story.runs_if_down.clear();
  if (story.unknown.empty()) return;
  std::vector<Interval> down = story.raw;
  down.insert(down.end(), story.unknown.begin(), story.unknown.end());
  shape(outage, down, story.runs_if_down, nullptr, nullptr);
}

void shape_until(const ir::Outage& outage, const std::vector<Interval>& raw, const Interval& within,
                 std::vector<OutageRun>& runs) {
  std::vector<Interval> parts;
  for (const Interval& part : raw) {
    const Interval here = cut(part, within);
    if (!here.empty()) parts.push_back(here);
  }
  shape(outage, parts, runs, nullptr, nullptr);
}

}  // namespace akad::clocks
