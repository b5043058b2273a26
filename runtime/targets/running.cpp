#include "runtime/targets/running.h"

#include <algorithm>

namespace akad::targets {
namespace {

// The part of a stretch that counts; empty when nothing does.
Interval counted(const View& view, const clocks::Stretch& stretch) {
  Instant to = std::min(stretch.to, view.until);
  switch (stretch.kind) {
    case clocks::StretchKind::Running: break;
    case clocks::StretchKind::PausedByEvent:
    case clocks::StretchKind::PausedByState: to = std::min(to, view.plain_before); break;
    case clocks::StretchKind::Gap: to = stretch.from; break;
  }
  return {std::max(stretch.from, view.origin), to};
}

void add_share(std::vector<HeldTime>& shares, std::int64_t value, Duration length) {
  if (length == 0) return;
  const auto same = [&](const HeldTime& share) { return share.value == value; };
  const auto found = std::find_if(shares.begin(), shares.end(), same);
  if (found == shares.end()) {
    shares.push_back({value, length});
  } else {
    found->elapsed += length;
  }
}

bool is_pause(const clocks::Stretch& stretch) {
  return stretch.kind == clocks::StretchKind::PausedByEvent ||
         stretch.kind == clocks::StretchKind::PausedByState;
}

// One row for each of the hours that counted in it.
void note_counted(const View& view, Interval part, std::vector<CountedPart>& parts) {
  for (const PastHours& past : view.past) {
    if (past.to <= part.from) continue;
    const Interval here{part.from, std::min(past.to, part.to)};
    if (here.empty()) return;
    parts.push_back({here, past.hours, open_time(past.hours, here.from, here.to)});
    part.from = here.to;
  }
  if (part.empty()) return;
  parts.push_back({part, view.hours, open_time(view.hours, part.from, part.to)});
}

}  // namespace

const Hours& hours_at(const View& view, Instant at) {
  for (const PastHours& past : view.past) {
    if (at < past.to) return past.hours;
  }
  return view.hours;
}

Duration open_time(const View& view, Instant from, Instant to) {
  Duration sum = 0;
  for (const PastHours& past : view.past) {
    if (past.to <= from) continue;
    const Instant end = std::min(past.to, to);
    sum += open_time(past.hours, from, end);
    from = end;
  }
  return sum + open_time(view.hours, from, to);
}

Instant open_later(const View& view, Instant from, Duration length) {
  for (const PastHours& past : view.past) {
    if (past.to <= from) continue;
    const Duration here = open_time(past.hours, from, past.to);
    if (here >= length) return open_later(past.hours, from, length);
    length -= here;
    from = past.to;
  }
  return open_later(view.hours, from, length);
}

Duration elapsed(const View& view, std::vector<CountedPart>* parts) {
  Duration sum = 0;
  for (const clocks::Stretch* stretch = view.first; stretch != view.last; ++stretch) {
    if (stretch->from >= view.until) break;
    const Interval part = counted(view, *stretch);
    if (part.empty()) continue;
    sum += open_time(view, part.from, part.to);
    if (parts != nullptr) note_counted(view, part, *parts);
  }
  return sum;
}

PausedTime paused(const View& view) {
  PausedTime sum;
  for (const clocks::Stretch* stretch = view.first; stretch != view.last; ++stretch) {
    if (stretch->from >= view.until || !is_pause(*stretch)) continue;
    const Instant from = std::max({stretch->from, view.origin, view.plain_before});
    const Instant to = std::min(stretch->to, view.until);
    if (from >= to) continue;
    sum.open += open_time(view, from, to);
    sum.whole += to - from;
  }
  return sum;
}

std::vector<HeldTime> elapsed_by(const View& view, const std::vector<clocks::Holder>& holders) {
  std::vector<HeldTime> shares;
  std::size_t next = 0;  // the first holder that comes after `from`
  for (const clocks::Stretch* stretch = view.first; stretch != view.last; ++stretch) {
    const Interval part = counted(view, *stretch);
    for (Instant from = part.from; from < part.to;) {
      while (next < holders.size() && holders[next].at <= from) ++next;
      const Instant to = next == holders.size() ? part.to : std::min(part.to, holders[next].at);
      const std::int64_t value = next == 0 ? clocks::kAbsent : holders[next - 1].value;
      add_share(shares, value, open_time(view, from, to));
      from = to;
    }
  }
  return shares;
}

Instant reached(const View& view, Duration length, bool runs_on) {
  if (length <= 0) return view.origin;
  Duration left = length;
  bool running = runs_on;
  for (const clocks::Stretch* stretch = view.first; stretch != view.last; ++stretch) {
    if (stretch->from >= view.until) break;
    const Interval part = counted(view, *stretch);
    if (part.empty()) continue;
    const Duration here = open_time(view, part.from, part.to);
    if (here >= left) return open_later(view, part.from, left);
    left -= here;
    running = running || part.to == view.until;
  }
  // An early stop is before the origin.
  return running ? open_later(view, std::max(view.until, view.origin), left) : kNever;
}

}  // namespace akad::targets
