// What is left of the promises of the periods that go on.
#include <algorithm>
#include <tuple>

#include "runtime/due/due.h"
#include "runtime/time/calendar.h"

namespace akad::due {
namespace {

// Whether one subject, in service all the time, is all that a result of the target is about, in
// hours that are the same for everybody: then what is promised ahead needs no records.
bool is_known_ahead(const List& list, const ir::Target& target, const ir::OfTime& rules) {
  const Id<ir::Log> log = list.program()[rules.outage].log;
  const bool of_one = target.by_subject || !list.program()[log].single_subject.empty();
  const auto& covers = list.program().covers;
  const bool covered = std::any_of(covers.begin(), covers.end(),
                                   [&](const ir::Cover& cover) { return cover.log == log; });
  const bool own_zone =
      rules.hours.valid() && list.kept.found.plan.zone_signals[rules.hours.index()].valid();
  return of_one && !covered && !own_zone && rules.month_days == 0;
}

Duration ahead_of(const List& list, const ir::OfTime& rules, const plan::Period& period) {
  const Instant from = std::max(list.as_of(), period.span.from);
  if (!rules.hours.valid()) return period.span.to - from;
  return time::elapsed(time::bind_calendar(list.program(), rules.hours, ""), from, period.span.to);
}

// Of the results of a period, which come by target.
class Asking {
 public:
  Asking(const List& list, const plan::Period& period) : list_(list), period_(period) {}

  std::optional<RoomRow> room_of(const results::Result& result) {
    RoomRow row{&period_, &result, {}, {}};
    if (const auto* rules = std::get_if<ir::OfTime>(&list_.program()[result.target].of)) {
      learn(result.target, *rules);
      if (!known_) return std::nullopt;
      row.time = results::room_of_time(list_.program(), result, period_, ahead_);
    } else {
      row.items = results::room_of_items(list_.program(), result, period_);
    }
    if (!row.time && !row.items) return std::nullopt;
    return row;
  }

 private:
  void learn(Id<ir::Target> target, const ir::OfTime& rules) {
    if (target == target_) return;
    target_ = target;
    known_ = is_known_ahead(list_, list_.program()[target], rules);
    if (known_) ahead_ = ahead_of(list_, rules, period_);
  }

  const List& list_;
  const plan::Period& period_;
  Id<ir::Target> target_;
  bool known_ = false;  // of it: how much of the period is promised and lies ahead
  Duration ahead_ = 0;
};

// What is missed so far comes first, then what has the least room.
std::int64_t left_of(const RoomRow& row) {
  if (row.time) return *row.time;
  return is_short(*row.items) ? -1 : static_cast<std::int64_t>(row.items->misses);
}

}  // namespace

void add_room(List& list) {
  for (const report::PeriodStatement& period : list.kept.result.statement.periods) {
    if (period.measured.period.closed) continue;
    Asking asking(list, period.measured.period);
    for (const results::Result& result : period.measured.results) {
      if (auto row = asking.room_of(result)) list.room.push_back(*row);
    }
  }
  const auto key = [](const RoomRow& row) {
    return std::tuple(row.result->target, row.result->period, left_of(row));
  };
  std::stable_sort(list.room.begin(), list.room.end(),
                   [&](const RoomRow& a, const RoomRow& b) { return key(a) < key(b); });
}

}  // namespace akad::due
