// Every stretch of an item's time: cut where its state, the hours or the terms change.
#include <algorithm>

#include "runtime/explain/case.h"
#include "runtime/report/calendar/words.h"

namespace akad::explain {
namespace {

using report::Stretch;
using targets::Count;

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
Phrase clocks_said(const targets::Hours& hours, const Stretch& stretch) {
  const time::Zone& zone = hours.calendar->zone();
  PhraseList changes;
  for (const ZoneChange& change : zone_changes(zone, stretch.span)) {
    const std::string reading = report::time_text(change.reading);
    changes.push_back(change.by > 0 ? Phrase("clocks.forward", phrases::length(change.by), reading)
                                    : Phrase("clocks.back", phrases::length(-change.by), reading));
    if (hours.always || stretch.kind == report::StretchKind::Outside) continue;
    const auto open = time::opening_after(*hours.calendar, change.at);
    if (!open || open->from > change.at) continue;
    const bool night = time::local_date(zone, open->from) != time::local_date(zone, open->to - 1);
    const Phrase opening = night ? Phrase("clocks.this_night") : Phrase("clocks.this_opening");
    changes.back() = Phrase("clocks.has", changes.back(), opening, phrases::length(open->length()));
  }
  return Phrase::list("list.semicolon", std::move(changes));
}

// What a stretch of a clock is for a reader, whatever began it. A new kind needs one row here.
struct KindRow {
  clocks::StretchKind from;
  report::StretchKind to;
  Phrase (*why)(const Teller& teller, const clocks::Stretch& stretch);
};

Phrase by_event(const Teller& teller, const clocks::Stretch& stretch) {
  return Phrase("stretch.paused_by", teller.plan.channels.name_of(stretch.cause));
}
Phrase by_state(const Teller& teller, const clocks::Stretch&) {
  return Phrase("stretch.paused_while", condition_text(teller.wording, teller.clock.pause_while));
}
Phrase gap(const Teller&, const clocks::Stretch&) { return Phrase("stretch.gap"); }
Phrase excluded(const Teller& teller, const clocks::Stretch& stretch) {
  PhraseList names;
  for (const measures::ExclusionEvidence& said : teller.evidence.exclusions) {
    const bool here =
        std::any_of(said.claims.begin(), said.claims.end(), [&](const measures::Granted& row) {
          return !time::clipped(row.time, {stretch.from, stretch.to}).empty();
        });
    if (here) names.push_back(teller.program()[said.exclusion].name);
  }
  return Phrase("stretch.excluded", Phrase::list("list.comma", std::move(names)));
}
Phrase running(const Teller&, const clocks::Stretch&) { return {}; }

constexpr KindRow kKinds[] = {
    {clocks::StretchKind::Running, report::StretchKind::Open, running},
    {clocks::StretchKind::PausedByEvent, report::StretchKind::PausedByEvent, by_event},
    {clocks::StretchKind::PausedByState, report::StretchKind::PausedByState, by_state},
    {clocks::StretchKind::Gap, report::StretchKind::Gap, gap},
    {clocks::StretchKind::Excluded, report::StretchKind::Excluded, excluded},
};

const KindRow& kind_of(const clocks::Stretch& stretch) {
  return *std::find_if(std::begin(kKinds), std::end(kKinds),
                       [&](const KindRow& row) { return row.from == stretch.kind; });
}

const std::string& name_of(const Teller& teller, const targets::Hours& hours) {
  return teller.program().calendars[hours.id.index()].name;
}

// Elapsed time is added up as it was counted; a new count begins at zero.
struct Cutter {
  const Teller& teller;
  const Case& item;
  std::vector<Stretch> rows = {};
  std::size_t count = 0;  // of the item's counts
  std::size_t part = 0;   // of the count's parts
  Duration elapsed = 0;

  const Count& current() const { return item.judged().counts[count]; }

  void add(const targets::Hours& hours, Stretch row, Duration counted) {
    elapsed += counted;
    row.counted = counted;
    row.elapsed = elapsed;
    row.clocks = clocks_said(hours, row);
    rows.push_back(std::move(row));
  }

  void add_closed_dates(const targets::Hours& hours, Stretch& row) const {
    const time::BoundCalendar& calendar = *hours.calendar;
    const Date first = time::local_date(calendar.zone(), row.span.from);
    const Date last = time::local_date(calendar.zone(), row.span.to - 1);
    for (Date date = first; date <= last && date.days - first.days < kMostDates; ++date.days) {
      const std::string name = time::reason_of(teller.program(), hours.id, date);
      if (!name.empty() && time::openings_of(calendar, date).empty()) {
        row.closed.push_back({date, name});
      }
    }
  }

  void add_outside(const targets::Hours& hours, Interval span) {
    Stretch row;
    row.span = span;
    row.kind = report::StretchKind::Outside;
    row.why = Phrase("stretch.outside", name_of(teller, hours));
    const Instant next = time::next_open(*hours.calendar, span.from);
    if (next != kNever) row.next_opening = next;
    add_closed_dates(hours, row);
    add(hours, std::move(row), 0);
  }

  void add_open(const targets::Hours& hours, Interval span, const Phrase& paused) {
    Stretch row;
    row.span = span;
    if (hours.always) {
      row.why = Phrase("stretch.every_hour");
    } else {
      const Date date = time::date_of(*hours.calendar, span.from);
      const std::string reason = time::reason_of(teller.program(), hours.id, date);
      const std::string& name = name_of(teller, hours);
      row.why = reason.empty() ? Phrase("stretch.open", name)
                               : Phrase("stretch.open_named", name, reason);
    }
    if (!paused.empty()) {
      row.kind = report::StretchKind::PauseCounts;
      row.why = Phrase("stretch.counts", paused, phrases::retarget(ir::Retarget::Retroactive));
    }
    add(hours, std::move(row), span.length());
  }

  // A part that counts whenever its hours are open.
  void add_by_hours(const targets::Hours& hours, Interval span, const Phrase& paused) {
    if (hours.always) return add_open(hours, span, paused);
    Instant at = span.from;
    for (const Interval& open : time::open_within(*hours.calendar, span)) {
      if (at < open.from) add_outside(hours, {at, open.from});
      add_open(hours, open, paused);
      at = open.to;
    }
    if (at < span.to) add_outside(hours, {at, span.to});
  }

  void add_left_out(const KindRow& kind, const Phrase& why, Interval span) {
    const targets::View& view = current().terms.view;
    const targets::Hours& hours = targets::hours_at(view, span.from);
    Stretch row;
    row.span = span;
    row.kind = kind.to;
    row.why = why;
    if (!hours.always) {
      const Duration length = targets::open_time(view, span.from, span.to);
      row.why = Phrase("stretch.left_out", why, phrases::length(length), name_of(teller, hours));
    }
    add(hours, std::move(row), 0);
  }

  void go_to_count_at(Instant at) {
    const std::vector<Count>& counts = item.judged().counts;
    while (count + 1 < counts.size() && counts[count + 1].from <= at) {
      ++count;
      part = 0;
      elapsed = 0;
    }
  }

  // What was counted of it, and between that what was left out.
  void add_part(const clocks::Stretch& stretch, Interval span) {
    go_to_count_at(span.from);
    const KindRow& kind = kind_of(stretch);
    const Phrase why = kind.why(teller, stretch);
    const std::vector<targets::CountedPart>& parts = current().parts;
    Instant at = span.from;
    while (at < span.to) {
      while (part < parts.size() && parts[part].span.to <= at) ++part;
      const bool any = part < parts.size() && parts[part].span.from < span.to;
      const Interval here = any ? parts[part].span : Interval{span.to, span.to};
      if (at < here.from) add_left_out(kind, why, {at, here.from});
      if (any) {
        add_by_hours(parts[part].hours, {std::max(at, here.from), std::min(here.to, span.to)}, why);
      }
      at = any ? std::min(here.to, span.to) : span.to;
    }
  }
};

}  // namespace

std::vector<Stretch> stretches_of(const Teller& teller, const Case& item,
                                  const std::vector<report::Moment>& moments) {
  if (!item.started()) return {};  // nothing of it can be measured
  std::vector<Instant> cuts;
  for (const report::Moment& moment : moments) cuts.push_back(moment.at);
  for (const Count& count : item.judged().counts) cuts.push_back(count.from);
  std::sort(cuts.begin(), cuts.end());
  const Instant until = item.judged().decision.until;  // an early stop lies before the start
  Cutter cutter{teller, item};
  auto cut = cuts.begin();
  const clocks::Stretches stretches(teller.evidence.story, item.cycle());
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const clocks::Stretch stretch = stretches[i];
    const Instant to = std::min(stretch.to, until);
    Instant at = stretch.from;
    for (; cut != cuts.end() && *cut < to; ++cut) {
      if (*cut <= at) continue;
      cutter.add_part(stretch, {at, *cut});
      at = *cut;
    }
    if (at < to) cutter.add_part(stretch, {at, to});
  }
  return std::move(cutter.rows);
}

}  // namespace akad::explain
