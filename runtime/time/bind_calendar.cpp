// From an agreement's calendars to their openings: parts first, then the calendars made of them,
// each once however often it is used.
#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/time/calendar.h"
#include "runtime/time/layout/openings.h"

namespace akad::time {
namespace {

// The calendars and all that they are made of; operands are always earlier rows.
Layout::Calendars needed_for(const ir::Program& program, Layout::Calendars needed) {
  for (auto next = needed.rbegin(); next != needed.rend(); ++next) {
    for (const Id<ir::Calendar> part : operands_of(program[*next])) {
      AKAD_ASSERT(part < *next);
      needed.insert(part);
    }
  }
  return needed;
}

std::shared_ptr<const Zone> known_zone(const std::string& name) {
  std::shared_ptr<const Zone> zone = shared_zone(name);
  AKAD_ASSERT(zone != nullptr);
  return zone;
}

bool takes_zone(const ir::Calendar& calendar, const std::string& zone_override) {
  return calendar.zone_signal.valid() && !zone_override.empty();
}

struct Read {
  const ir::Program& program;
  using Says = std::variant<WallHours, ir::Union, ir::Intersection, ir::Difference, ir::Shift>;

  Says operator()(const ir::Windows& hours) const { return wall_hours(program, hours); }
  Says operator()(const ir::Union& hours) const { return hours; }
  Says operator()(const ir::Intersection& hours) const { return hours; }
  Says operator()(const ir::Difference& hours) const { return hours; }
  Says operator()(const ir::Shift& hours) const { return hours; }
};

using Laid = Layout::Laid;
using Combine = Openings (*)(const Openings&, const Openings&);

Openings combined(const std::vector<Id<ir::Calendar>>& operands, const Laid& laid,
                  Combine combine) {
  AKAD_ASSERT(!operands.empty());
  Openings result = laid.at(operands.front());
  for (std::size_t i = 1; i < operands.size(); ++i) result = combine(result, laid.at(operands[i]));
  return result;
}

struct LayOut {
  const Laid& laid;
  const Zone& zone;
  Interval span;
  Parts parts;

  Openings operator()(const WallHours& hours) const {
    return openings_of(hours, zone, span, parts);
  }
  Openings operator()(const ir::Union& hours) const {
    return combined(hours.operands, laid, united);
  }
  Openings operator()(const ir::Intersection& hours) const {
    return combined(hours.operands, laid, intersected);
  }
  Openings operator()(const ir::Difference& hours) const {
    return combined(hours.operands, laid, without);
  }
  Openings operator()(const ir::Shift& hours) const {
    AKAD_ASSERT(hours.operands.size() == 1);
    return shifted(laid.at(hours.operands.front()), hours.shift);
  }
};

using Spans = std::map<Id<ir::Calendar>, Interval>;

// What a calendar needs to know of those that it is made of. Which part an instant belongs to is
// decided by those that begin up to the longest part before it.
struct Need {
  Spans& spans;
  Interval span;
  Parts parts;

  void operator()(const WallHours&) const {}
  void operator()(const ir::Union& hours) const { all(hours.operands, 0); }
  void operator()(const ir::Intersection& hours) const { all(hours.operands, 0); }
  void operator()(const ir::Difference& hours) const { all(hours.operands, 0); }
  void operator()(const ir::Shift& hours) const { all(hours.operands, hours.shift); }

  void all(const std::vector<Id<ir::Calendar>>& operands, Duration shift) const {
    const Duration margin = parts == Parts::Laid ? kLongestPart : 0;
    const Interval needed{span.from - shift - margin, span.to - shift + margin};
    for (const Id<ir::Calendar> id : operands) {
      Interval& known = spans.try_emplace(id, needed).first->second;
      known = {std::min(known.from, needed.from), std::max(known.to, needed.to)};
    }
  }
};

BoundCalendar bound(std::shared_ptr<const Layout> layout, Id<ir::Calendar> id,
                    const ir::Calendar& calendar, const std::string& zone_override) {
  const auto of_subject = zone_override.empty() ? nullptr : known_zone(zone_override);
  const auto zone = takes_zone(calendar, zone_override) ? of_subject : known_zone(calendar.zone);
  return BoundCalendar(std::move(layout), id, zone, of_subject);
}

}  // namespace

Layout::Layout(const ir::Program& program, const Calendars& calendars) {
  for (const Id<ir::Calendar> id : calendars) {
    const ir::Calendar& calendar = program[id];
    rows_.emplace(id, Row{std::visit(Read{program}, calendar.hours), known_zone(calendar.zone),
                          calendar.zone_signal.valid()});
  }
}

Layout::Laid Layout::lay_out(const Calendars& asked, const Zone* of_subject, Interval span,
                             Parts parts) const {
  Spans spans;
  for (const Id<ir::Calendar> id : asked) spans.emplace(id, span);
  for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
    const auto needed = spans.find(row->first);
    if (needed == spans.end()) continue;
    std::visit(Need{spans, needed->second, parts}, row->second.says);
  }
  Laid laid;
  for (const auto& [id, needed] : spans) {
    const Row& row = rows_.at(id);
    const Zone& zone = row.in_zone_of_subject && of_subject != nullptr ? *of_subject : *row.zone;
    laid.emplace(id, std::visit(LayOut{laid, zone, needed, parts}, row.says));
  }
  return laid;
}

BoundCalendar around_the_clock(const Zone& zone) {
  ir::Program program;
  ir::Calendar always;
  always.zone = zone.name;
  always.hours = ir::Windows{{}, {{0x7F, 0, 1440}}, {}};
  program.calendars.push_back(std::move(always));
  return bind_calendar(program, Id<ir::Calendar>{0}, "");
}

std::shared_ptr<const Layout> layout_of(const ir::Program& program, Id<ir::Calendar> id) {
  return std::make_shared<const Layout>(program, needed_for(program, {id}));
}

BoundCalendar bind_calendar(const ir::Program& program, Id<ir::Calendar> id,
                            const std::string& zone_override) {
  return bind_calendar(program, id, layout_of(program, id), zone_override);
}

BoundCalendar bind_calendar(const ir::Program& program, Id<ir::Calendar> id,
                            std::shared_ptr<const Layout> layout,
                            const std::string& zone_override) {
  return bound(std::move(layout), id, program[id], zone_override);
}

std::vector<bool> ever_open(const ir::Program& program,
                            const std::vector<Id<ir::Calendar>>& calendars) {
  constexpr Duration kMostAtOnce = 64 * kPage;
  Layout::Calendars asked(calendars.begin(), calendars.end());
  const Layout layout(program, needed_for(program, asked));
  Interval span{kFirstInstant, kFirstInstant + kPage};
  while (!asked.empty() && !span.empty()) {
    const Laid laid = layout.lay_out(asked, nullptr, span, Parts::LeftOut);
    std::erase_if(asked,
                  [&](Id<ir::Calendar> id) { return !clipped(laid.at(id).open, span).empty(); });
    const Duration next = std::min(2 * span.length(), kMostAtOnce);
    span = {span.to, std::min(span.to + next, kEndOfTime)};
  }
  std::vector<bool> open;
  for (const Id<ir::Calendar> id : calendars) open.push_back(!asked.contains(id));
  return open;
}

Id<ir::Signal> zone_signal_of(const ir::Program& program, Id<ir::Calendar> id) {
  for (const Id<ir::Calendar> part : needed_for(program, {id})) {
    const Id<ir::Signal> signal = program[part].zone_signal;
    if (signal.valid()) return signal;
  }
  return {};
}

std::string reason_of(const ir::Program& program, Id<ir::Calendar> id, Date date) {
  std::string reasons;
  std::set<std::string> told;
  for (const Id<ir::Calendar> part : needed_for(program, {id})) {
    const auto* hours = std::get_if<ir::Windows>(&program[part].hours);
    if (hours == nullptr) continue;
    const DatedRules rules = dated_rules(program, *hours, {date, date});
    const DateRule* rule = rules.on(date);
    if (rule == nullptr || !told.insert(rule->reason).second) continue;
    if (!reasons.empty()) reasons += ", ";
    reasons += rule->reason;
  }
  return reasons;
}

}  // namespace akad::time
