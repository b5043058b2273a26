// Where things stand in records: fields, logs, and what logs declare.
#include <algorithm>
#include <set>

#include "runtime/ir/soundness/soundness.h"
#include "runtime/ir/soundness/written.h"

namespace akad::ir {
namespace {

constexpr std::size_t kMostChannels = 65535;  // a 16-bit number in the event store

bool is_plain(const TimeFormat& format) {
  return format.zone.empty() && format.repeated == RepeatedHour::Earlier &&
         format.skipped == SkippedHour::MovesForward;
}

// Local times, and only these, name their zone and say what becomes of a change of the clocks.
bool is_sound(const TimeFormat& format) {
  return format.kind == TimeKind::Local ? is_zone_name(format.zone) : is_plain(format);
}

constexpr std::string_view kFormat =
    "local times, and only these, name their zone and what a change of the clocks does";

constexpr std::string_view kPlace =
    "a place is in a record of its log, or in what the record is an element of";

// Each list stands in an element of the one before, the first in the document.
void check_lists(Checker& c, const Log& log) {
  auto outward = static_cast<std::int32_t>(log.elements.size());
  for (const Id<Field> list : log.elements) {
    c.require(list.valid() && c.p[list].outward == outward--,
              "the lists whose elements are records stand in each other");
  }
}

void check_places(Checker& c, const Log& log) {
  const Id<Log> id = Id<Log>::of(c.row);
  for (const Id<Field> field :
       {log.time, log.id, log.subject, log.received, log.sequence, log.latest_by}) {
    c.require(c.stands_in(id, field), kPlace);
  }
  for (const auto* fields : {&log.subject_also, &log.same}) {
    for (const Id<Field> field : *fields) {
      c.require(field.valid() && c.stands_in(id, field), kPlace);
    }
    c.require(all_different(*fields), "a place is named once");
  }
  c.require(log.subject_also.empty() || log.subject.valid(), "a further key has one before it");
  for (const Id<Field> key : log.subject_also) {
    c.require(key != log.subject, "a place is named once");
  }
  c.require(!log.latest_by.valid() || !log.same.empty(),
            "what is the latest is so of records with something in common");
}

void check_event(Checker& c, const Event& event) {
  if (!c.require(event.log.valid(), "an event belongs to a log")) return;
  c.require(is_sound(event.format), kFormat);
  c.require(event.at.valid() || c.p[event.log].time.valid(),
            "an event has an instant of its own or its log has a time");
  c.require(event.at.valid() || !event.only_when_present,
            "only an instant of its own can be absent");
  c.require(c.over_fields(event.when), "the condition of an event reads fields");
  c.require(c.stands_in(event.log, event.at) && c.stands_in(event.log, event.when), kPlace);
}

void check_signal(Checker& c, const Signal& signal) {
  c.require(signal.log.valid() && signal.field.valid(),
            "a signal belongs to a log and has a field");
  if (!c.fine()) return;
  c.require(c.stands_in(signal.log, signal.field) && c.stands_in(signal.log, signal.before),
            kPlace);
  c.require(is_sound(signal.format), kFormat);
  const TimeFormat& format = signal.format;
  c.require(
      signal.kind == SignalKind::Time || (format.kind == TimeKind::Rfc3339 && is_plain(format)),
      "only an instant is written in a format");
  c.require(
      signal.kind == SignalKind::Money ? is_currency(signal.currency) : signal.currency.empty(),
      "money, and only money, has a currency");
}

void check_window(Checker& c, const Window& window) {
  c.require(window.log.valid() && window.from.valid() && window.to.valid(),
            "a window belongs to a log and has two instants");
  if (!c.fine()) return;
  c.require(c.stands_in(window.log, window.from) && c.stands_in(window.log, window.to) &&
                c.stands_in(window.log, window.when),
            kPlace);
  c.require(is_sound(window.format), kFormat);
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
    c.require(field.outward >= 0, "a place is in the record or outward from it");
    c.require(steps, "a path has 1 to 64 steps, none of them empty or with a backtick");
  });
  for_rows<Log>(c, [&](const Log& log) {
    check_lists(c, log);
    check_places(c, log);
    c.require(is_sound(log.format) && is_sound(log.received_format), kFormat);
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
