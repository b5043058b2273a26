#include "runtime/due/due.h"

#include <algorithm>
#include <tuple>

#include "runtime/clocks/walk.h"
#include "runtime/events/trail/place.h"

namespace akad::due {
namespace {

using targets::Escalated;
using targets::Standing;

// The happenings at the instant at which an item began.
struct Beginning {
  const events::Occurrence* first = nullptr;
  const events::Occurrence* last = nullptr;
};

Beginning beginning_of(const List& list, std::uint32_t subject, Instant started) {
  const clocks::Happenings all = clocks::happenings_of(list.kept.found.store, subject);
  const auto* end = all.first + all.count;
  const auto* first = std::partition_point(
      all.first, end, [&](const events::Occurrence& one) { return one.at < started; });
  const auto* last = std::partition_point(
      first, end, [&](const events::Occurrence& one) { return one.at == started; });
  return {first, last};
}

// Of what happened then, what starts the clock; else what its log says of it, since a value may
// have started it.
const events::Occurrence* opening(const List& list, const measures::Item& item,
                                  std::uint32_t subject) {
  const plan::Plan& plan = list.kept.found.plan;
  const Id<ir::Clock> clock = ir::clock_of(list.program()[item.target]);
  const auto& roles = plan.clocks[clock.index()].watch.roles;
  const Beginning then = beginning_of(list, subject, item.started);
  const auto starts = [&](const events::Occurrence& one) {
    return (roles[one.channel.index()] & (plan::kStarts | plan::kRounds)) != 0;
  };
  const auto* found = std::find_if(then.first, then.last, starts);
  if (found != then.last) return found;
  const Id<ir::Log> log = list.program()[clock].log;
  found = std::find_if(then.first, then.last, [&](const events::Occurrence& one) {
    return plan.channels.log_of(one.channel) == log;
  });
  return found == then.last ? nullptr : found;
}

events::RecordPlace opened_by(const List& list, const measures::Item& item, std::uint32_t subject) {
  const events::EventStore& store = list.kept.found.store;
  const events::Occurrence* record = opening(list, item, subject);
  if (record == nullptr) return {};
  return events::place_of(store, static_cast<std::size_t>(record - store.occurrences.data()));
}

// What was told under an earlier limit, or before a reset, says nothing of this one.
bool is_escalated(const measures::Item& item) {
  return std::any_of(item.escalations.begin(), item.escalations.end(), [&](const Escalated& one) {
    return one.reached && one.at >= item.standing->limit_since;
  });
}

std::optional<NextTold> next_told(const measures::Item& item) {
  std::optional<NextTold> next;
  for (std::size_t i = 0; i < item.escalations.size(); ++i) {
    const Escalated& one = item.escalations[i];
    if (one.reached || one.at == kNever || (next && next->at <= one.at)) continue;
    next = NextTold{i, one.at};
  }
  return next;
}

Class class_of(const measures::Item& item, const Row& row) {
  const Standing& standing = *item.standing;
  if (item.left_out >= 0) return Class::LeftOut;
  if (item.verdict == ir::Verdict::Missed) return Class::Overdue;
  if (standing.kind == targets::AimKind::None) return Class::NoLimit;
  if (standing.due == kNever) return standing.held ? Class::Paused : Class::NeverDue;
  return row.due_within || row.escalated ? Class::AtRisk : Class::DueLater;
}

Row row_of(const List& list, std::size_t place) {
  const measures::Item& item = list.kept.result.items[place];
  Row row;
  row.item = place;
  const Instant due = item.standing->due;
  row.due_within = due != kNever && due - list.as_of() <= list.within;
  row.escalated = is_escalated(item);
  row.is = class_of(item, row);
  row.next = next_told(item);
  return row;
}

// The least is the most urgent. Of what is overdue the last one missed: it is what changed since
// yesterday, and where most can still be done.
Instant urgency(const measures::Item& item, Class is) {
  switch (is) {
    case Class::Overdue: return -missed_at(item);
    case Class::AtRisk:
    case Class::DueLater: return item.standing->due;
    case Class::Paused: return item.standing->due_if_resumed;
    case Class::NeverDue:
    case Class::NoLimit:
    case Class::LeftOut: return item.started;
  }
  return 0;
}

void sort(List& list) {
  const auto key = [&](const Row& row) {
    const measures::Item& item = list.item(row);
    return std::tuple(row.is, urgency(item, row.is), row.item);
  };
  std::sort(list.rows.begin(), list.rows.end(),
            [&](const Row& a, const Row& b) { return key(a) < key(b); });
}

}  // namespace

List list(engine::Kept& kept, Duration within) {
  List list{kept, within, {}, {}};
  list.claimable = claimable(list);
  for (std::size_t place = 0; place < kept.result.items.size(); ++place) {
    // Where it is asked how long items take together no single one is due.
    const Id<ir::Target> target = kept.result.items[place].target;
    if (ir::is_of_lengths(list.program()[target])) continue;
    list.rows.push_back(row_of(list, place));
  }
  sort(list);
  for (Row& row : list.rows) {
    const measures::Item& item = list.item(row);
    row.opened = opened_by(list, item, kept.found.store.subjects.intern(item.subject));
  }
  add_room(list);
  return list;
}

}  // namespace akad::due
