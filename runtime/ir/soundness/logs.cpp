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

constexpr std::string_view kPlace =
    "a place is in a record of its log, or in what the record is an element of";

constexpr std::string_view kNamed = "a subject and a list of records are told by keys";

// Each list stands in an element of the one before, the first in the document.
void check_lists(Checker& c, const Log& log) {
  auto outward = static_cast<std::int32_t>(log.elements.size());
  for (const Id<Field> list : log.elements) {
    c.require(list.valid() && c.p[list].outward == outward--,
              "the lists whose elements are records stand in each other");
    c.require(!list.valid() || c.p[list].item == 0, kNamed);
  }
  auto list = log.elements.begin();
  for (const Id<Field> also : log.also_elements) {
    list = std::find(list, log.elements.end(), also);
    const bool is_around = list != log.elements.end() && ++list != log.elements.end();
    if (!c.require(is_around, "elements that are records too are around others")) return;
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
    c.require(!key.valid() || c.p[key].item == 0, kNamed);
  }
  c.require(!log.subject.valid() || c.p[log.subject].item == 0, kNamed);
  c.require(!log.latest_by.valid() || !log.same.empty(),
            "what is the latest is so of records with something in common");
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
  c.require(c.stands_in(event.log, event.at) && c.stands_in(event.log, event.when), kPlace);
}

bool are_texts(const std::vector<Constant>& constants) {
  return std::all_of(constants.begin(), constants.end(), [](const Constant& constant) {
    return constant.kind == ConstantKind::Text && is_sound(constant);
  });
}

// What may be written for a value.
void check_written(Checker& c, const Signal& signal) {
  c.require(are_texts(signal.one_of) && are_texts(signal.is_true) && are_texts(signal.is_false),
            "what is written for a value is a text");
  c.require(signal.kind == SignalKind::Text || signal.one_of.empty(),
            "only a text has a list of values");
  c.require(signal.is_true.empty() == signal.is_false.empty() &&
                (signal.kind == SignalKind::Flag || signal.is_true.empty()),
            "a flag, and only a flag, says what is written for true and for false, or neither");
  std::set<std::string_view> written;
  for (const Constant& one : signal.is_true) written.insert(one.text);
  c.require(std::none_of(signal.is_false.begin(), signal.is_false.end(),
                         [&](const Constant& one) { return written.contains(one.text); }),
            "what is written for true is not written for false");
}

// Of a value that follows from others; what it reads is looked at where conditions are known.
void check_meant(Checker& c, const Signal& signal) {
  const bool plain = !signal.field.valid() && !signal.when.valid() && !signal.before.valid() &&
                     signal.kind == SignalKind::Text && is_unused(signal.format) &&
                     is_plain(signal.format) && signal.format.kind == TimeKind::Rfc3339 &&
                     signal.currency.empty() && signal.one_of.empty() && !signal.that_record_only &&
                     signal.is_true.empty() && signal.is_false.empty();
  c.require(plain, "a value that follows from others stands in no record");
}

void check_signal(Checker& c, const Signal& signal) {
  if (!signal.means.empty()) {
    c.require(signal.log.valid(), "a signal belongs to a log");
    return check_meant(c, signal);
  }
  c.require(signal.log.valid() && signal.field.valid(),
            "a signal belongs to a log and has a field");
  if (!c.fine()) return;
  c.require(c.stands_in(signal.log, signal.field) && c.stands_in(signal.log, signal.before),
            kPlace);
  c.require(is_sound(signal.format), kFormat);
  const TimeFormat& format = signal.format;
  const bool is_time = signal.kind == SignalKind::Time;
  c.require(is_time || (format.kind == TimeKind::Rfc3339 && is_plain(format)),
            "only an instant is written in a format");
  c.require(is_time ? is_sound_at(format) : is_unused(format), kDate);
  c.require(
      signal.kind == SignalKind::Money ? is_currency(signal.currency) : signal.currency.empty(),
      "money, and only money, has a currency");
  check_written(c, signal);
}

void check_window(Checker& c, const Window& window) {
  c.require(window.log.valid() && window.from.valid() && window.to.valid(),
            "a window belongs to a log and has two instants");
  if (!c.fine()) return;
  c.require(c.stands_in(window.log, window.from) && c.stands_in(window.log, window.to) &&
                c.stands_in(window.log, window.when),
            kPlace);
  c.require(is_sound(window.format), kFormat);
  c.require(is_sound_at(window.format) && is_sound_at(window.format, window.end_date), kDate);
  c.require(c.over_fields(window.when), "the condition of a window reads fields");
}

// Every row of its table says something, the last whatever else holds.
void check_means(Checker& c, const Signal& signal) {
  std::vector<Id<Condition>> conditions;
  for (std::size_t i = 0; i < signal.means.size(); ++i) {
    const ValueRow& row = signal.means[i];
    const bool last = i + 1 == signal.means.size();
    c.require(row.when.valid() != last, "the last row of a value, and only the last, is otherwise");
    c.require(c.over_signals(row.when) && c.is_of(signal.log, row.when),
              "a value follows from signals of its log");
    c.require(is_text(row.value), "a value is a text");
    if (!last) conditions.push_back(row.when);
  }
  c.require(all_different(conditions), "every row of a table has a condition of its own");
}

// No record is read for it.
void check_group(Checker& c, const Log& log) {
  const Log& of = c.p[log.members];
  c.require(has_records(of), "those that belong together are subjects of a log with records");
  c.require(log.members_by.valid() == log.single_subject.empty(),
            "subjects are taken together by a signal, or all are one");
  c.require(!log.members_by.valid() || (c.p[log.members_by].log == log.members &&
                                        c.p[log.members_by].kind == SignalKind::Text),
            "what takes subjects together is a text that their log tells of them");
  const bool is_read = log.time.valid() || log.id.valid() || log.subject.valid() ||
                       log.received.valid() || log.sequence.valid() || !log.elements.empty() ||
                       !log.subject_also.empty() || !log.same.empty() || !log.not_yet.empty();
  c.require(!is_read, "a log of those that belong together has no records");
}

using Members = std::set<std::pair<Id<Log>, std::string_view>>;

template <class Row>
void check_member(Checker& c, Members& members, const Row& row) {
  c.require(is_name(row.name) && members.emplace(row.log, row.name).second,
            "events, signals and windows of a log have names of their own");
  c.require(!row.log.valid() || has_records(c.p[row.log]),
            "events, signals and windows are of a log with records");
}

// A log without a time of its own says where its instants stand by what it declares.
void check_instants(Checker& c) {
  std::vector<bool> declares(c.p.logs.size());
  for (const Event& event : c.p.events) declares[event.log.index()] = true;
  for (const Window& window : c.p.windows) declares[window.log.index()] = true;
  for_rows<Log>(c, [&](const Log& log) {
    c.require(!has_records(log) || log.time.valid() || declares[c.row],
              "a log says where a record's instant stands");
  });
}

}  // namespace

void check_logs(Checker& c) {
  for_rows<Field>(c, [&](const Field& field) {
    const bool is_item = field.item > 0;
    const bool steps = (is_item || !field.path.empty()) && field.path.size() <= kMostPathSteps &&
                       std::all_of(field.path.begin(), field.path.end(), is_step);
    c.require(field.outward >= 0, "a place is in the record or outward from it");
    c.require(field.item >= 0 && field.item <= kMostItemOfList, "an item has a number to 1000");
    c.require(steps, "a path has 1 to 64 steps, none of them empty or with a backtick");
  });
  for_rows<Log>(c, [&](const Log& log) {
    check_lists(c, log);
    check_places(c, log);
    c.require(is_sound(log.format) && is_sound(log.received_format), kFormat);
    c.require(log.time.valid() ? is_sound_at(log.format) : is_unused(log.format), kDate);
    c.require(
        log.received.valid() ? is_sound_at(log.received_format) : is_unused(log.received_format),
        kDate);
    check_not_yet(c, log);
    if (!has_records(log)) return check_group(c, log);
    c.require(!log.members_by.valid(), "a log with records has no members");
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
  for_rows<Signal>(c, [&](const Signal& signal) {
    c.require(c.over_fields(signal.when), "the condition of a signal reads fields");
    check_member(c, members, signal);
    check_means(c, signal);
  });
  if (!c.fine()) return;
  c.sound.require(!has_circle_of_values(c.p), "signals", 0, "no value follows from itself");
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
