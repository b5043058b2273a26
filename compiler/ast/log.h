// Logs: how records become events, signals and windows.
#pragma once

#include <optional>
#include <vector>

#include "compiler/ast/condition.h"
#include "compiler/ast/literals.h"

namespace akad::ast {

struct TimeFormat {
  ir::TimeKind kind = ir::TimeKind::Rfc3339;
  Text pattern;               // Pattern only
  Name zone;                  // no text: none is written
  bool says_changes = false;  // what becomes of a repeated and of a skipped hour
  ir::RepeatedHour repeated = ir::RepeatedHour::Earlier;
  ir::SkippedHour skipped = ir::SkippedHour::MovesForward;
  Span span;
};
// A place holds a date without a time of day, which stands for its beginning or its end.
struct DateWord {
  ir::DateIs is = ir::DateIs::Refused;  // not written
  Span span;
};
struct TimePath {
  Path path;
  std::optional<TimeFormat> format;
  DateWord date;
  Span span;
};
struct Event {
  using Row = ir::Event;
  static constexpr std::string_view kWord = "event";

  Name name;
  std::optional<TimePath> at;
  std::optional<Condition> when;
  Span span;
};
struct Literals {
  std::vector<Literal> values;
  Span span;
};
struct Signal {
  using Row = ir::Signal;
  static constexpr std::string_view kWord = "signal";

  Name name;
  Path path;
  ir::SignalKind kind = ir::SignalKind::Text;
  Name currency;
  std::optional<TimeFormat> format;
  DateWord date;
  std::vector<Name> that_record_only;  // the last word, wherever it is said
  std::optional<Condition> when;
  std::vector<Path> before;
  std::vector<Literals> one_of, is_true, is_false;
  Span span;
};
struct Window {
  using Row = ir::Window;
  static constexpr std::string_view kWord = "window";

  Name name;
  Path from, to;
  std::optional<TimeFormat> format;
  DateWord from_date, end_date;
  std::optional<Condition> when;
  Span span;
};
struct NotYet {
  std::vector<Text> said;
  Span span;
};
struct ElementsLine {
  std::vector<Path> lists;  // outermost first
  Span span;
};
struct SameLine {
  std::vector<Path> same;
  std::optional<Path> latest_by;
  Span span;
};
// subject is region of probes, subject is always "platform" of probes: those of another log, taken
// together.
struct GroupLine {
  std::optional<Name> by;  // none: all of them are one
  Name members;
  Span span;
};
struct ShapeName {
  Name library, name;
};
struct Log {
  using Row = ir::Log;
  static constexpr std::string_view kWord = "log";

  Name name;
  std::optional<ShapeName>
      shape;  // a log of a library, of which it has what it does not say itself
  std::vector<ClauseLine> clause;
  std::vector<TimeFormat> times;
  std::vector<ElementsLine> elements;
  std::vector<Path> also_elements;  // lists among them whose elements are records too
  std::vector<SameLine> same;
  std::vector<TimePath> time;
  std::vector<Path> id;
  std::vector<Path> subject;       // of each line the first place
  std::vector<Path> subject_also;  // of the first line the others
  std::vector<Text> single_subject;
  std::vector<GroupLine> groups;  // instead of records
  std::vector<TimePath> received;
  std::vector<Path> sequence;
  std::vector<Event> events;
  std::vector<Signal> signals;
  std::vector<Window> windows;
  std::vector<NotYet> not_yet;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};

}  // namespace akad::ast
