#include "runtime/targets/running.h"

#include <algorithm>
#include <unordered_map>

namespace akad::targets {
namespace {

using clocks::Stretch;
using clocks::StretchKind;

bool is_pause(const Stretch& stretch) {
  return stretch.kind == StretchKind::PausedByEvent || stretch.kind == StretchKind::PausedByState;
}

// Up to where a stretch counts of itself.
Instant counted_to(const Stretch& stretch, Instant plain_before) {
  switch (stretch.kind) {
    case StretchKind::Running: return stretch.to;
    case StretchKind::PausedByEvent:
    case StretchKind::PausedByState: return std::min(stretch.to, plain_before);
    case StretchKind::Gap:
    case StretchKind::Excluded: return stretch.from;
  }
  return stretch.from;
}

// The part of a stretch that counts within `within`; empty when nothing does.
Interval counted(const Stretch& stretch, Instant plain_before, Interval within) {
  return {std::max(stretch.from, within.from),
          std::min(counted_to(stretch, plain_before), within.to)};
}

// Hours that are the same from `from` to `to`, at most up to the view's end.
struct Piece {
  Hours hours;
  Interval span;
  Duration before = 0;  // elapsed up to its beginning
};

Piece piece_behind(const View& view, std::size_t count) {
  const auto rows = view.past.rows();
  Piece piece{count == rows.size() ? view.hours : rows[count].hours, {view.origin, view.until}};
  if (count < rows.size()) piece.span.to = std::min(piece.span.to, rows[count].to);
  if (count > 0) {
    piece.span.from = rows[count - 1].to;
    piece.before = rows[count - 1].elapsed;
  }
  return piece;
}

template <class Test>
std::size_t count_of(std::span<const PastHours> rows, Test test) {
  return static_cast<std::size_t>(std::partition_point(rows.begin(), rows.end(), test) -
                                  rows.begin());
}

std::size_t ended_by(std::span<const PastHours> rows, Instant at) {
  return count_of(rows, [&](const PastHours& past) { return past.to <= at; });
}

}  // namespace

// By hours, how much of every stretch is open, added up. Laid out as far as somebody asked.
class StretchSums {
 public:
  explicit StretchSums(std::span<const Stretch> all) : all_(all) {}

  Duration counted(const Hours& hours, Interval span, Instant plain_before) {
    const Interval plain{span.from, std::min(span.to, plain_before)};
    return of(hours, span, &Sum::running) + paused(hours, plain);
  }
  Duration paused(const Hours& hours, Interval span) { return of(hours, span, &Sum::paused); }
  Duration excluded(Interval span) { return of(Hours{}, span, &Sum::excluded); }

  // Where the stretch of `span` begins in which `length` is reached, which is not more than counts
  // there.
  Instant reaching(const Hours& hours, Interval span, Instant plain_before, Duration length) {
    std::size_t low = all_.ending_after(span.from);
    std::size_t high = all_.beginning_at(span.to) - 1;
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      const Interval part{span.from, std::min(span.to, all_[middle].to)};
      if (counted(hours, part, plain_before) >= length) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return all_[low].from;
  }

 private:
  struct Sum {
    Duration running = 0, paused = 0, excluded = 0;
  };
  // From the stretch that was asked for first, in both directions.
  struct Table {
    std::size_t anchor = 0;
    std::vector<Sum> after = {{}};   // of so many stretches from the anchor on
    std::vector<Sum> before = {{}};  // of so many up to it
  };

  Duration of(const Hours& hours, Interval span, Duration Sum::*kind) {
    if (span.empty()) return 0;
    const std::size_t from = all_.ending_after(span.from);
    const std::size_t to = all_.beginning_at(span.to);
    if (from >= to) return 0;
    Duration sum = part_of(hours, all_[from], span, kind);
    if (to - from > 1) sum += part_of(hours, all_[to - 1], span, kind);
    if (to - from > 2) sum += whole(hours, from + 1, to - 1, kind);
    return sum;
  }

  // Null: of none.
  static Duration Sum::*kind_of(const Stretch& stretch) {
    if (is_pause(stretch)) return &Sum::paused;
    if (stretch.kind == StretchKind::Running) return &Sum::running;
    return stretch.kind == StretchKind::Excluded ? &Sum::excluded : nullptr;
  }

  static Duration part_of(const Hours& hours, const Stretch& stretch, Interval span,
                          Duration Sum::*kind) {
    if (kind_of(stretch) != kind) return 0;
    return open_time(hours, std::max(stretch.from, span.from), std::min(stretch.to, span.to));
  }

  Duration whole(const Hours& hours, std::size_t from, std::size_t to, Duration Sum::*kind) {
    auto [found, is_new] = tables_.try_emplace(hours.always ? nullptr : hours.calendar);
    Table& table = found->second;
    if (is_new) table.anchor = from;
    return up_to(table, hours, to, kind) - up_to(table, hours, from, kind);
  }

  // From the anchor, less than nothing before it.
  Duration up_to(Table& table, const Hours& hours, std::size_t end, Duration Sum::*kind) const {
    if (end >= table.anchor) {
      const std::size_t count = end - table.anchor;
      while (table.after.size() <= count) {
        add(table.after, hours, all_[table.anchor + table.after.size() - 1]);
      }
      return table.after[count].*kind;
    }
    const std::size_t count = table.anchor - end;
    while (table.before.size() <= count) {
      add(table.before, hours, all_[table.anchor - table.before.size()]);
    }
    return -(table.before[count].*kind);
  }

  static void add(std::vector<Sum>& sums, const Hours& hours, const Stretch& stretch) {
    Sum sum = sums.back();
    if (Duration Sum::*kind = kind_of(stretch)) {
      sum.*kind += open_time(hours, stretch.from, stretch.to);
    }
    sums.push_back(sum);
  }

  clocks::Stretches all_;
  std::unordered_map<const time::BoundCalendar*, Table> tables_;  // null: around the clock
};

std::shared_ptr<StretchSums> sums_over(std::span<const Stretch> stretches) {
  return std::make_shared<StretchSums>(stretches);
}

void Past::push_back(const PastHours& row) {
  if (rows_ == nullptr) {
    rows_ = std::make_shared<std::vector<PastHours>>();
  } else if (rows_->size() != size_) {
    rows_ = std::make_shared<std::vector<PastHours>>(rows_->begin(),
                                                     rows_->begin() + std::ptrdiff_t(size_));
  }
  rows_->push_back(row);
  ++size_;
}

namespace {

// The parts of a span before the item's start, and from there on.
Interval of_earlier(const View& view, Interval span) {
  return {span.from, std::min(span.to, view.stretches.start())};
}
Interval of_own(const View& view, Interval span) {
  if (view.stretches.earlier().empty()) return span;
  return {std::max(span.from, view.stretches.start()), span.to};
}

Duration counted_earlier(const View& view, const Hours& hours, Interval span) {
  if (view.earlier_sums == nullptr) return 0;
  return view.earlier_sums->counted(hours, of_earlier(view, span), view.plain_before);
}

Duration counted(const View& view, const Hours& hours, Interval span) {
  if (span.empty()) return 0;
  if (view.sums != nullptr) {
    const Duration own = view.sums->counted(hours, of_own(view, span), view.plain_before);
    return own + counted_earlier(view, hours, span);
  }
  Duration sum = 0;
  for (std::size_t at = 0; at < view.stretches.size(); ++at) {
    const Stretch stretch = view.stretches[at];
    if (stretch.from >= span.to) break;
    const Interval part = counted(stretch, view.plain_before, span);
    if (!part.empty()) sum += open_time(hours, part.from, part.to);
  }
  return sum;
}

// The place of the stretch in which `length` of the piece is reached, of a view that has sums.
std::size_t reaching(const View& view, const Piece& piece, Duration length) {
  const Duration before = counted_earlier(view, piece.hours, piece.span);
  const bool is_earlier = before >= length;
  StretchSums& sums = is_earlier ? *view.earlier_sums : *view.sums;
  const Interval span = is_earlier ? of_earlier(view, piece.span) : of_own(view, piece.span);
  return view.stretches.ending_after(
      sums.reaching(piece.hours, span, view.plain_before, length - (is_earlier ? 0 : before)));
}

// Where `length` of the piece has elapsed, which is not more than counts in it.
Instant reached_in(const View& view, const Piece& piece, Duration length) {
  std::size_t at = 0;
  if (view.sums != nullptr) {
    at = reaching(view, piece, length);
    const Instant from = std::max(piece.span.from, view.stretches[at].from);
    length -= counted(view, piece.hours, {piece.span.from, from});
  }
  for (; at < view.stretches.size(); ++at) {
    const Interval part = counted(view.stretches[at], view.plain_before, piece.span);
    if (part.empty()) continue;
    const Duration here = open_time(piece.hours, part.from, part.to);
    if (here >= length) return open_later(piece.hours, part.from, length);
    length -= here;
  }
  return kNever;
}

bool is_running(const View& view, Instant at) {
  const auto stretch = stretch_before(view, at);
  if (!stretch) return false;
  const Interval part = counted(*stretch, view.plain_before, {view.origin, at});
  return !part.empty() && part.to == at;
}

// Open time from the origin up to `at`, each part in its hours.
Duration open_up_to(const View& view, Instant at) {
  const auto rows = view.past.rows();
  const std::size_t ended = ended_by(rows, at);
  const Hours& hours = ended == rows.size() ? view.hours : rows[ended].hours;
  if (ended == 0) return open_time(hours, view.origin, at);
  return rows[ended - 1].open + open_time(hours, rows[ended - 1].to, at);
}

// One row for each of the hours that counted in it.
void note_counted(const View& view, Interval part, std::vector<CountedPart>& parts) {
  const auto rows = view.past.rows();
  for (std::size_t at = ended_by(rows, part.from); at < rows.size(); ++at) {
    const Interval here{part.from, std::min(rows[at].to, part.to)};
    if (here.empty()) return;
    parts.push_back({here, rows[at].hours, open_time(rows[at].hours, here.from, here.to)});
    part.from = here.to;
  }
  if (part.empty()) return;
  parts.push_back({part, view.hours, open_time(view.hours, part.from, part.to)});
}

// Places of the stretches that the view looks at.
struct Seen {
  std::size_t first = 0, last = 0;
};
Seen seen(const View& view) {
  return {view.stretches.ending_after(view.origin), view.stretches.beginning_at(view.until)};
}

// Pauses that count as such.
PausedTime paused_by_sums(const View& view, Interval span) {
  const auto add = [&](const Hours& hours, Interval part) {
    Duration sum = view.sums->paused(hours, of_own(view, part));
    if (view.earlier_sums != nullptr) {
      sum += view.earlier_sums->paused(hours, of_earlier(view, part));
    }
    return sum;
  };
  PausedTime sum;
  sum.whole = add(Hours{}, span);
  const auto rows = view.past.rows();
  for (std::size_t at = ended_by(rows, span.from); at < rows.size() && !span.empty(); ++at) {
    const Instant to = std::min(rows[at].to, span.to);
    sum.open += add(rows[at].hours, {span.from, to});
    span.from = to;
  }
  sum.open += add(view.hours, span);
  return sum;
}

}  // namespace

std::optional<Stretch> stretch_before(const View& view, Instant at) {
  const std::size_t behind = view.stretches.beginning_at(at);
  if (behind == 0) return std::nullopt;
  return view.stretches[behind - 1];
}

void change_hours(View& view, const Hours& hours, Instant at) {
  if (same(view.hours, hours)) return;
  View then = view;
  then.until = at;
  view.past.push_back({at, view.hours, open_up_to(view, at), elapsed(then)});
  view.hours = hours;
}

const Hours& hours_at(const View& view, Instant at) {
  const auto rows = view.past.rows();
  const std::size_t ended = ended_by(rows, at);
  return ended == rows.size() ? view.hours : rows[ended].hours;
}

Duration open_time(const View& view, Instant from, Instant to) {
  if (from >= to) return 0;
  if (view.past.rows().empty()) return open_time(view.hours, from, to);
  return open_up_to(view, to) - open_up_to(view, from);
}

Instant open_later(const View& view, Instant from, Duration length) {
  const auto rows = view.past.rows();
  if (rows.empty()) return open_later(view.hours, from, length);
  const Duration start = open_up_to(view, from);
  const std::size_t at = count_of(
      rows, [&](const PastHours& past) { return past.to <= from || past.open - start < length; });
  const Hours& hours = at == rows.size() ? view.hours : rows[at].hours;
  const Instant begin = at == 0 ? from : std::max(from, rows[at - 1].to);
  return open_later(hours, begin, length - (open_up_to(view, begin) - start));
}

Duration elapsed(const View& view, std::vector<CountedPart>* parts) {
  const Piece last = piece_behind(view, ended_by(view.past.rows(), view.until));
  if (parts != nullptr) {
    const Seen here = seen(view);
    for (std::size_t at = here.first; at < here.last; ++at) {
      const Interval part = counted(view, at);
      if (!part.empty()) note_counted(view, part, *parts);
    }
  }
  return last.before + counted(view, last.hours, last.span);
}

PausedTime paused(const View& view) {
  if (view.sums != nullptr) {
    return paused_by_sums(view, {std::max(view.origin, view.plain_before), view.until});
  }
  PausedTime sum;
  const Seen here = seen(view);
  for (std::size_t at = here.first; at < here.last; ++at) {
    const Stretch stretch = view.stretches[at];
    if (!is_pause(stretch)) continue;
    const Instant from = std::max({stretch.from, view.origin, view.plain_before});
    const Instant to = std::min(stretch.to, view.until);
    if (from >= to) continue;
    sum.open += open_time(view, from, to);
    sum.whole += to - from;
  }
  return sum;
}

Duration excluded(const View& view, Interval span) {
  if (view.sums != nullptr) {
    Duration sum = view.sums->excluded(of_own(view, span));
    if (view.earlier_sums != nullptr) sum += view.earlier_sums->excluded(of_earlier(view, span));
    return sum;
  }
  Duration sum = 0;
  for (std::size_t at = 0; at < view.stretches.size(); ++at) {
    const Stretch stretch = view.stretches[at];
    if (stretch.kind != StretchKind::Excluded) continue;
    sum += cut({stretch.from, stretch.to}, span).length();
  }
  return sum;
}

Interval counted(const View& view, std::size_t place) {
  return counted(view.stretches[place], view.plain_before, {view.origin, view.until});
}

Instant reached(const View& view, Duration length, bool runs_on, Duration elapsed) {
  if (length <= 0) return view.origin;
  const auto rows = view.past.rows();
  const std::size_t last = ended_by(rows, view.until);
  const std::size_t first =
      count_of(rows.first(last), [&](const PastHours& past) { return past.elapsed < length; });
  const Piece piece = piece_behind(view, first);
  const Duration left = length - piece.before;
  const Duration here =
      first == last ? elapsed - piece.before : counted(view, piece.hours, piece.span);
  if (here >= left) return reached_in(view, piece, left);
  if (!runs_on && !is_running(view, view.until)) return kNever;
  // An early stop is before the origin.
  return open_later(view, std::max(view.until, view.origin), left - here);
}

}  // namespace akad::targets
