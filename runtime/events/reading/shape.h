// One log of an agreement, prepared for reading: its paths as a tree, its conditions as rows in the
// order in which they can be evaluated, its times with their zones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "runtime/base/written/pattern.h"
#include "runtime/events/reading/conditions/texts.h"
#include "runtime/events/store.h"
#include "runtime/input/walk.h"
#include "runtime/time/zone.h"

namespace akad::events {

struct TimeUse {
  std::int32_t slot = -1;
  ir::TimeFormat format;
  std::size_t zone = 0;      // index into LogShape::zones; of what has no offset
  TimePattern pattern = {};  // Pattern only; of a place that holds a date, that of the date
  bool of_stretch = false;   // from or to: a date ends there where the next one begins
};

struct Operand {
  ir::Constant constant;
  std::optional<std::int64_t> whole;  // a Number that is a small whole number
};

// What the conditions of the log compare a place with: a value of none of these kinds answers none
// of them.
struct Compared {
  bool text = false;
  bool number = false;
  bool flag = false;
  bool time = false;
  bool list = false;  // some condition looks into a list there
};

// A row of a condition. Parts are earlier rows of LogShape::tests.
struct Test {
  ir::Operator op = ir::Operator::And;
  std::vector<std::size_t> parts;
  std::int32_t slot = -1;
  std::size_t time = 0;  // how to read the field when it is compared with an instant
  std::vector<Operand> operands;
  Compared with;  // of its place
};

constexpr std::int32_t kAlways = -1;
constexpr std::int32_t kNoTime = -1;

struct EventShape {
  Channel channel;
  std::int32_t test = kAlways;
  std::int32_t time = kNoTime;  // index into LogShape::times
  bool only_when_present = false;
  std::int32_t key = -1;                  // the slot of what pairs it
  bool watched = false;                   // something starts or stops on it
  std::vector<std::int32_t> places = {};  // of a watched one: slots that it asks
};
struct SignalShape {
  Channel channel;
  std::int32_t slot = -1;
  ir::SignalKind kind = ir::SignalKind::Text;
  std::int32_t time = kNoTime;
  std::int32_t test = kAlways;
  std::int32_t before = -1;            // slot of the value before
  std::int32_t before_time = kNoTime;  // and how it is read
  const ir::Signal* listed = nullptr;  // it says what may be written; in the program
  bool that_record_only = false;
  bool is_worth = false;  // a credit is a share of it
};
struct WindowShape {
  Channel channel;
  std::int32_t test = kAlways;
  std::int32_t from = kNoTime;
  std::int32_t to = kNoTime;
};

// A list whose elements are records, or hold the next list.
struct ListShape {
  std::int32_t slot = -1;  // where it stands
  input::PathTree tree;    // of its elements
  bool is_record = false;  // its elements are records, and hold the next list
};

struct LogShape {
  input::PathTree tree;            // of the document; slots are numbered over all trees
  std::vector<ListShape> lists;    // outermost first; none: the document is the record
  std::vector<std::string> paths;  // by slot, for findings
  std::vector<std::vector<std::string>> steps;  // the same in parts
  std::vector<Id<ir::Field>> fields;            // the same: a row of the program that says it
  std::vector<TimeUse> times;
  std::vector<time::Zone> zones;
  std::vector<Test> tests;
  std::vector<AskedTexts> texts;    // of the tests that only compare with texts, by place
  std::vector<std::size_t> others;  // tests: the others, parts before wholes
  std::vector<EventShape> events;
  std::vector<SignalShape> signals;
  bool ends_values = false;  // some signal is of that record only
  std::vector<WindowShape> windows;
  std::int32_t time = kNoTime;
  std::int32_t received = kNoTime;
  std::int32_t id = -1;  // slots
  std::int32_t subject = -1;
  std::int32_t sequence = -1;
  std::vector<std::int32_t> same;  // slots of what tells which records are about the same
  std::int32_t latest = kNoTime;   // by which the latest of them is told; none = nothing tells
  std::vector<std::int32_t> also;  // slots of further keys of the subject
  std::int32_t notice = -1;        // slots of what exclusions ask about notices
  std::int32_t concerned = -1;
  std::string single_subject;
  std::vector<std::string> not_yet;  // what an end says that has not come
  bool rows_of_subjects = false;     // a subject that any record names has a result of its outages
};

// Whether the place of a slot says whom a record is about, or when; -1 is no place.
bool says_whom(const LogShape& shape, std::int32_t slot);
bool says_when(const LogShape& shape, std::int32_t slot);

// Empty when a zone is not known to this machine; `error` names it.
std::optional<LogShape> shape_of(const ir::Program& program, Id<ir::Log> log, std::string& error);

}  // namespace akad::events
