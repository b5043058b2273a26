// Where things stand in records: fields, logs, and what logs declare.
#include <algorithm>
#include <optional>
#include <set>

#include "runtime/base/written/pattern.h"
#include "runtime/ir/soundness/soundness.h"
#include "runtime/ir/soundness/written.h"

namespace akad::ir {
namespace {

constexpr std::size_t kMostChannels = 65535;  // a 16-bit number in the event store

bool keeps_clocks(const TimeFormat& format) {
  return format.repeated == RepeatedHour::Earlier && format.skipped == SkippedHour::MovesForward;
}

bool is_plain(const TimeFormat& format) { return format.zone.empty() && keeps_clocks(format); }

std::optional<TimePattern> pattern_in(const TimeFormat& format) {
  std::string mistake;
  return pattern_of(format.pattern, mistake);
}

// Readings of a clock without an offset, and only these, name their zone and say what becomes of a
// change of the clocks; a date may name its zone.
bool is_sound(const TimeFormat& format) {
  if (format.kind == TimeKind::Local) return is_zone_name(format.zone) && format.pattern.empty();
  if (format.kind != TimeKind::Pattern) return is_plain(format) && format.pattern.empty();
  const auto pattern = pattern_in(format);
  if (!pattern) return false;
  if (pattern->has_offset) return is_plain(format);
  if (pattern->has_time) return is_zone_name(format.zone);
  return keeps_clocks(format) && (format.zone.empty() || is_zone_name(format.zone));
}

constexpr std::string_view kFormat =
    "local times, and only these, name their zone and what a change of the clocks does";

// Of a place in a record: dates stand where it says so, and times of day where it does not.
bool is_sound_at(TimeFormat format, DateIs date) {
  if (!is_sound(format)) return false;
  const auto pattern = format.kind == TimeKind::Pattern ? pattern_in(format) : std::nullopt;
  if (date == DateIs::Refused) return !pattern || pattern->has_time;
  if (pattern) return date_part(*pattern).has_value();
  return format.kind == TimeKind::Rfc3339 || format.kind == TimeKind::Local;
}

bool is_sound_at(const TimeFormat& format) { return is_sound_at(format, format.date); }

constexpr std::string_view kDate =
    "a place holds dates, and says what they stand for, or instants with a time of day";

// Nothing is read with it.
bool is_unused(const TimeFormat& format) {
  return is_sound(format) && format.date == DateIs::Refused;
}

void check_not_yet(Checker& c, const Log& log) {
  for (const Constant& said : log.not_yet) {
    c.require(said.kind == ConstantKind::Text && said.number == 0 && said.time == 0,
              "what an end says that has not come is a text");
  }
}

void check_event(Checker& c, const Event& event) {
  if (!c.require(event.log.valid(), "an event belongs to a log")) return;
  c.require(is_sound(event.format), kFormat);
  c.require(event.at.valid() ? is_sound_at(event.format) : is_unused(event.format), kDate);
  c.require(event.at.valid() || c.p[event.log].time.valid(),
            "an event has an instant of its own or its log has a time");
  c.require(event.at.valid() || !event.only_when_present,
            "only an instant of its own can be absent");
  c.require(c.over_fields(event.when), "the condition of an event reads fields");
}

void check_signal(Checker& c, const Signal& signal) {
  c.require(signal.log.valid() && signal.field.valid(),
            "a signal belongs to a log and has a field");
  c.require(is_sound(signal.format), kFormat);
  const TimeFormat& format = signal.format;
  const bool is_time = signal.kind == SignalKind::Time;
  c.require(is_time || (format.kind == TimeKind::Rfc3339 && is_plain(format)),
            "only an instant is written in a format");
  c.require(is_time ? is_sound_at(format) : is_unused(format), kDate);
  c.require(
      signal.kind == SignalKind::Money ? is_currency(signal.currency) : signal.currency.empty(),
      "money, and only money, has a currency");
}

void check_window(Checker& c, const Window& window) {
  c.require(window.log.valid() && window.from.valid() && window.to.valid(),
            "a window belongs to a log and has two instants");
  c.require(is_sound(window.format), kFormat);
  c.require(is_sound_at(window.format) && is_sound_at(window.format, window.end_date), kDate);
  c.require(c.over_fields(window.when), "the condition of a window reads fields");
}

using Members = std::set<std::pair<Id<Log>, std::string_view>>;

template <class Row>
void check_member(Checker& c, Members& members, const Row& row) {
  c.require(is_name(row.name) && members.emplace(row.log, row.name).second,
            "events, signals and windows of a log have names of their own");
}

// A log without a time of its own says where its instants stand by what it declares.
void check_instants(Checker& c) {
  std::vector<bool> declares(c.p.logs.size());
  for (const Event& event : c.p.events) declares[event.log.index()] = true;
  for (const Window& window : c.p.windows) declares[window.log.index()] = true;
  for_rows<Log>(c, [&](const Log& log) {
    c.require(log.time.valid() || declares[c.row], "a log says where a record's instant stands");
  });
}

}  // namespace

void check_logs(Checker& c) {
  for_rows<Field>(c, [&](const Field& field) {
    const bool steps = !field.path.empty() && field.path.size() <= kMostPathSteps &&
                       std::all_of(field.path.begin(), field.path.end(), is_step);
    c.require(steps, "a path has 1 to 64 steps, none of them empty or with a backtick");
  });
  for_rows<Log>(c, [&](const Log& log) {
    c.require(is_sound(log.format) && is_sound(log.received_format), kFormat);
    c.require(log.time.valid() ? is_sound_at(log.format) : is_unused(log.format), kDate);
    c.require(
        log.received.valid() ? is_sound_at(log.received_format) : is_unused(log.received_format),
        kDate);
    check_not_yet(c, log);
    c.require(log.subject.valid() == log.single_subject.empty(),
              "a log has a field for its subject or one subject, not both");
  });
}

void check_members(Checker& c) {
  Members members;
  for_rows<Event>(c, [&](const Event& event) {
    check_event(c, event);
    check_member(c, members, event);
  });
  for_rows<Signal>(c, [&](const Signal& signal) { check_member(c, members, signal); });
  for_rows<Window>(c, [&](const Window& window) {
    check_window(c, window);
    check_member(c, members, window);
  });
  if (!c.fine()) return;
  check_instants(c);
  c.sound.require(c.p.events.size() + c.p.signals.size() + c.p.windows.size() <= kMostChannels,
                  "events", 0, "there are at most 65535 events, signals and windows");
}

void check_signals(Checker& c) {
  for_rows<Signal>(c, [&](const Signal& signal) { check_signal(c, signal); });
}

}  // namespace akad::ir
