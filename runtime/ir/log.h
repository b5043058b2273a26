// Logs: where in a JSON record the instants, the subject, the events and the values stand.
#pragma once

#include "runtime/ir/condition.h"

namespace akad::ir {

struct Calendar;  // runtime/ir/calendar.h

enum class TimeKind { Rfc3339, EpochSeconds, EpochMilliseconds, Local, Pattern };
constexpr std::array<std::string_view, 5> words(TimeKind) {
  return {"rfc3339", "epoch seconds", "epoch milliseconds", "local", "pattern"};
}
constexpr std::int32_t came_with(TimeKind kind) { return kind == TimeKind::Pattern ? 3 : 1; }
enum class RepeatedHour { Earlier, Later, Refused };  // a wall time that occurs twice
constexpr std::array<std::string_view, 3> words(RepeatedHour) {
  return {"earlier", "later", "refused"};
}
enum class SkippedHour { MovesForward, Refused };  // a wall time that does not occur
constexpr std::array<std::string_view, 2> words(SkippedHour) {
  return {"moves forward", "refused"};
}

// What a date without a time of day stands for, in the agreement's zone or the format's.
enum class DateIs { Refused, Beginning, End };
constexpr std::array<std::string_view, 3> words(DateIs) { return {"refused", "beginning", "end"}; }

struct TimeFormat {
  TimeKind kind = TimeKind::Rfc3339;
  std::string zone;          // Local, and Pattern where the pattern has no offset
  std::string pattern = {};  // Pattern only: `dd/MM/yyyy HH:mm:ss`
  DateIs date = DateIs::Refused;
  RepeatedHour repeated = RepeatedHour::Earlier;
  SkippedHour skipped = SkippedHour::MovesForward;
};

// A place in a record: the keys from the top of the object inwards. Where records are elements of
// lists (`Log::elements`), `outward` lists out: 0 is the element itself, as many as there are lists
// the document. Of a list that stands there, or is there itself, `item` is one of its elements.
struct Field {
  std::vector<std::string> path;
  std::int32_t outward = 0;
  std::int32_t item = 0;  // counted from 1; 0 = what stands there
};

struct Log;

// Something that happens at an instant. `at` none: the log's own time. With `only_when_present` an
// absent or null `at` means that it did not happen; without, such a record is a finding.
struct Event {
  std::string name;
  Id<Log> log;
  Id<Field> at;
  TimeFormat format;
  bool only_when_present = false;
  Id<Condition> when;  // none = every record
};

// Of a value that follows from others: what it is where the condition holds.
struct ValueRow {
  Id<Condition> when;  // over signals of its log; none = otherwise
  std::string value;
};

enum class SignalKind { Text, Number, Money, Time, Flag };
constexpr std::array<std::string_view, 5> words(SignalKind) {
  return {"text", "number", "money", "time", "flag"};
}

// A value that lasts until the next record that has it. Text takes any scalar; the other kinds make
// a record with another kind of value a finding.
struct Signal {
  std::string name;
  Id<Log> log;
  Id<Field> field;
  SignalKind kind = SignalKind::Text;
  TimeFormat format;        // Time only
  std::string currency;     // Money only
  Id<Condition> when = {};  // of records that say otherwise the signal is not spoken of; none = all
  Id<Field> before = {};    // where the value stands that it had before; none = not told
  std::vector<Constant> one_of = {};   // Text only: what it may be; empty = anything
  std::vector<Constant> is_true = {};  // Flag only: what is written for it; empty = true
  std::vector<Constant> is_false = {};
  bool that_record_only = false;  // does not last to the next record
  // It stands in no record, but follows from other signals: the first row that holds says what it
  // is. Then it has no field; empty = it stands in records.
  std::vector<ValueRow> means = {};
};

// A stretch of time that one record gives: [from, to). An absent `to` is still open, and so is one
// that says what the log has written for "not yet".
struct Window {
  std::string name;
  Id<Log> log;
  Id<Field> from;
  Id<Field> to;
  TimeFormat format;
  Id<Condition> when;
  DateIs end_date = DateIs::Refused;  // as `format` has it for `from`
};

struct Log {
  std::string name;
  Clause clause;
  Id<Field> time;  // none: every event names its own instant
  TimeFormat format;
  Id<Field> id;       // none: records are not identified, no duplicates are found
  Id<Field> subject;  // none: the whole log is about `single_subject`
  std::string single_subject;
  Id<Field> received;  // when the record arrived; none = not known
  TimeFormat received_format;
  Id<Field> sequence;  // a number that orders records at equal instants; none = not known
  std::vector<Id<Field>> elements = {};  // the lists whose elements are records, outermost first
  // Of these, but the last: those whose elements are records too.
  std::vector<Id<Field>> also_elements = {};
  std::vector<Id<Field>> subject_also = {};  // further keys of what the record is about
  // Of records in which these are the same only the latest counts: by `latest_by`, or where that is
  // none by its time of receipt, else its own time.
  std::vector<Id<Field>> same = {};
  Id<Field> latest_by = {};
  std::vector<Constant> not_yet = {};  // an end that says one of these has not come
  // Instead of records: its subjects are those of this log taken together.
  Id<Log> members = {};
  // ... where this signal of `members` says the same text, which is what each is called; none: all
  // of them are one, `single_subject`.
  Id<Signal> members_by = {};
};
// Others are told by what happens to their members (ByMembers).
inline bool has_records(const Log& log) { return !log.members.valid(); }
// Whether it is about several subjects.
inline bool has_subjects(const Log& log) { return log.single_subject.empty(); }

template <class V>
void describe(V& v, TimeFormat& row) {
  v.field("kind", row.kind, or_else(TimeKind::Rfc3339));
  v.field("zone", row.zone, or_none);
  v.field("pattern", row.pattern, or_none.since(3));
  v.field("date", row.date, or_else(DateIs::Refused).since(3));
  v.field("repeated", row.repeated, or_else(RepeatedHour::Earlier));
  v.field("skipped", row.skipped, or_else(SkippedHour::MovesForward));
}
template <class V>
void describe(V& v, Field& row) {
  v.field("path", row.path);
  v.field("outward", row.outward, or_else(0).since(3));
  v.field("item", row.item, or_else(0).since(3));
}
template <class V>
void describe(V& v, ValueRow& row) {
  v.field("when", row.when, or_none.since(5));
  v.field("value", row.value, or_none.since(5));
}
template <class V>
void describe(V& v, Event& row) {
  v.field("name", row.name);
  v.field("log", row.log);
  v.field("at", row.at, or_none);
  v.field("format", row.format, or_none);
  v.field("only_when_present", row.only_when_present, or_else(false));
  v.field("when", row.when, or_none);
}
template <class V>
void describe(V& v, Signal& row) {
  v.field("name", row.name);
  v.field("log", row.log);
  v.field("field", row.field);
  v.field("kind", row.kind);
  v.field("format", row.format, or_none);
  v.field("currency", row.currency, or_none);
  v.field("when", row.when, or_none.since(3));
  v.field("before", row.before, or_none.since(3));
  v.field("one_of", row.one_of, or_none.since(3));
  v.field("is_true", row.is_true, or_none.since(3));
  v.field("is_false", row.is_false, or_none.since(3));
  v.field("that_record_only", row.that_record_only, or_else(false).since(3));
  v.field("means", row.means, or_none.since(5));
}
template <class V>
void describe(V& v, Window& row) {
  v.field("name", row.name);
  v.field("log", row.log);
  v.field("from", row.from);
  v.field("to", row.to);
  v.field("format", row.format, or_none);
  v.field("when", row.when, or_none);
  v.field("end_date", row.end_date, or_else(DateIs::Refused).since(3));
}
template <class V>
void describe(V& v, Log& row) {
  v.field("name", row.name);
  v.field("clause", row.clause, or_none);
  v.field("time", row.time, or_none);
  v.field("format", row.format, or_none);
  v.field("id", row.id, or_none);
  v.field("subject", row.subject, or_none);
  v.field("single_subject", row.single_subject, or_none);
  v.field("received", row.received, or_none);
  v.field("received_format", row.received_format, or_none);
  v.field("sequence", row.sequence, or_none);
  v.field("elements", row.elements, or_none.since(3));
  v.field("also_elements", row.also_elements, or_none.since(3));
  v.field("subject_also", row.subject_also, or_none.since(3));
  v.field("same", row.same, or_none.since(3));
  v.field("latest_by", row.latest_by, or_none.since(3));
  v.field("not_yet", row.not_yet, or_none.since(3));
  v.field("members", row.members, or_none.since(6));
  v.field("members_by", row.members_by, or_none.since(6));
}

}  // namespace akad::ir
