// Every stretch of an item's time: cut where its state, the hours or the terms change.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/explain/case.h"
#include "runtime/report/calendar/words.h"

namespace akad::explain {
namespace {

using report::Stretch;
using targets::Terms;

constexpr std::int32_t kMostDates = 400;  // of one closed stretch, asked for their names

struct ZoneChange {
  Instant at = 0;
  Duration by = 0;
  std::int64_t reading = 0;  // of the wall clock, when it is changed
};

std::vector<ZoneChange> zone_changes(const time::Zone& zone, Interval span) {
  std::vector<ZoneChange> found;
  for (std::size_t i = 1; i < zone.changes.size(); ++i) {
    const time::OffsetChange& change = zone.changes[i];
    const Duration before = zone.changes[i - 1].offset;
    if (change.from < span.from || change.from >= span.to || change.offset == before) continue;
    found.push_back({change.from, change.offset - before, change.from + before});
  }
  return found;
}

// "clocks go forward 1 hour at 02:00: this night has 7 hours"
std::string clocks_text(const targets::Hours& hours, const Stretch& stretch) {
  const time::Zone& zone = hours.calendar->zone;
  std::string text;
  for (const ZoneChange& change : zone_changes(zone, stretch.span)) {
    text += fmt::format("{}clocks go {} {} at {}", text.empty() ? "" : "; ",
                        change.by > 0 ? "forward" : "back",
                        report::length_text(change.by > 0 ? change.by : -change.by),
                        report::time_text(change.reading));
    if (hours.always || stretch.kind == report::StretchKind::Outside) continue;
    const auto open = time::opening_after(*hours.calendar, change.at);
    if (!open || open->from > change.at) continue;
    const bool night =
        time::local_date(zone, open->from) != time::local_date(zone, open->to - 1);
    text += fmt::format(": this {} has {}", night ? "night" : "opening",
                        report::length_text(open->length()));
  }
  return text;
}

// What a stretch of a clock is for a reader, whatever began it. A new kind needs one row here.
struct KindRow {
  clocks::StretchKind from;
  report::StretchKind to;
  std::string (*why)(const Teller& teller, const clocks::Stretch& stretch);
};

std::string by_event(const Teller& teller, const clocks::Stretch& stretch) {
  return "paused by " + teller.plan.channels.name_of(stretch.cause);
}
std::string by_state(const Teller& teller, const clocks::Stretch&) {
  return "paused while " + condition_text(teller.wording, teller.clock.pause_while);
}
std::string gap(const Teller&, const clocks::Stretch&) {
  return "between a stop and the next start: left out";
}
std::string running(const Teller&, const clocks::Stretch&) { return ""; }

constexpr KindRow kKinds[] = {
    {clocks::StretchKind::Running, report::StretchKind::Open, running},
    {clocks::StretchKind::PausedByEvent, report::StretchKind::PausedByEvent, by_event},
    {clocks::StretchKind::PausedByState, report::StretchKind::PausedByState, by_state},
    {clocks::StretchKind::Gap, report::StretchKind::Gap, gap},
};

const KindRow& kind_of(const clocks::Stretch& stretch) {
  return *std::find_if(std::begin(kKinds), std::end(kKinds),
                       [&](const KindRow& row) { return row.from == stretch.kind; });
}

struct Cutter {
  const Teller& teller;
  const Case& item;
  std::vector<Stretch> rows;

  const ir::Program& program() const { return teller.program(); }
  std::string name_of(const targets::Hours& hours) const {
    return program().calendars[hours.id.index()].name;
  }

  // Elapsed at the ends is asked of the terms, so that totals are those of the judgement.
  void add(const Terms& terms, Stretch row) {
    targets::View view = terms.view;
    view.until = row.span.from;
    const Duration before = targets::elapsed(view);
    view.until = row.span.to;
    row.elapsed = targets::elapsed(view);
    row.counted = row.elapsed - before;
    row.clocks = clocks_text(targets::hours_at(terms.view, row.span.from), row);
    rows.push_back(std::move(row));
  }

  void add_closed_dates(const targets::Hours& hours, Stretch& row) const {
    const time::BoundCalendar& calendar = *hours.calendar;
    const Date first = time::local_date(calendar.zone, row.span.from);
    const Date last = time::local_date(calendar.zone, row.span.to - 1);
    for (Date date = first; date <= last && date.days - first.days < kMostDates; ++date.days) {
      const std::string name = time::reason_of(program(), hours.id, date);
      if (!name.empty() && time::openings_of(calendar, date).empty()) {
        row.closed.push_back({date, name});
      }
    }
  }

  void add_outside(const Terms& terms, Interval span) {
    const targets::Hours& hours = targets::hours_at(terms.view, span.from);
    Stretch row;
    row.span = span;
    row.kind = report::StretchKind::Outside;
    row.why = "outside " + name_of(hours);
    const Instant next = time::next_open(*hours.calendar, span.from);
    if (next != kNever) row.next_opening = next;
    add_closed_dates(hours, row);
    add(terms, std::move(row));
  }

  void add_open(const Terms& terms, Interval span, const std::string& paused) {
    const targets::Hours& hours = targets::hours_at(terms.view, span.from);
    Stretch row;
    row.span = span;
    row.why = hours.always ? "every hour counts" : name_of(hours) + " is open";
    if (!hours.always) {
      const Date date = time::date_of(*hours.calendar, span.from);
      const std::string name = time::reason_of(program(), hours.id, date);
      if (!name.empty()) row.why += fmt::format(" ({})", name);
    }
    if (!paused.empty()) {
      row.kind = report::StretchKind::PauseCounts;
      row.why = fmt::format("{}, but it counts: {}", paused,
                            retarget_text(ir::Retarget::Retroactive));
    }
    add(terms, std::move(row));
  }

  // A part in which the clock counts whenever its hours are open.
  void add_by_hours(const Terms& terms, Interval span, const std::string& paused) {
    const targets::Hours& hours = targets::hours_at(terms.view, span.from);
    if (hours.always) return add_open(terms, span, paused);
    Instant at = span.from;
    for (const Interval& open : time::open_within(*hours.calendar, span)) {
      if (at < open.from) add_outside(terms, {at, open.from});
      add_open(terms, open, paused);
      at = open.to;
    }
    if (at < span.to) add_outside(terms, {at, span.to});
  }

  void add_part(const clocks::Stretch& stretch, Interval span) {
    const Terms& terms = terms_for(item, span.from);
    const KindRow& kind = kind_of(stretch);
    const std::string why = kind.why(teller, stretch);
    const bool pause = stretch.kind == clocks::StretchKind::PausedByEvent ||
                       stretch.kind == clocks::StretchKind::PausedByState;
    const bool counts = pause && span.to <= terms.view.plain_before;
    if (stretch.kind == clocks::StretchKind::Running || counts) {
      return add_by_hours(terms, span, why);
    }
    Stretch row;
    row.span = span;
    row.kind = kind.to;
    row.why = why;
    const Duration left_out = targets::open_time(terms.view, span.from, span.to);
    if (const auto& hours = targets::hours_at(terms.view, span.from); !hours.always) {
      row.why += fmt::format("; {} of {} left out", report::length_text(left_out),
                             name_of(hours));
    }
    add(terms, std::move(row));
  }
};

}  // namespace

std::vector<Stretch> stretches_of(const Teller& teller, const Case& item,
                                  const std::vector<report::Moment>& moments) {
  Cutter cutter{teller, item, {}};
  if (item.cycle.started == kNever) return {};  // nothing of it can be measured
  for (std::uint32_t i = item.cycle.first_stretch; i < item.cycle.last_stretch; ++i) {
    const clocks::Stretch& stretch = item.story.stretches[i];
    Instant at = stretch.from;
    for (const report::Moment& moment : moments) {
      if (moment.at <= at || moment.at >= stretch.to) continue;
      cutter.add_part(stretch, {at, moment.at});
      at = moment.at;
    }
    cutter.add_part(stretch, {at, stretch.to});
  }
  return std::move(cutter.rows);
}

}  // namespace akad::explain
