// Conditions that a record leaves undecided: a comparison of it is false only because nothing, or
// something of another kind, stands there, and were it true, the condition would say otherwise.
// Nothing is said of a record of which other comparisons decide, nor of one that is no such thing
// whatever the condition says.
#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/exact.h"
#include "runtime/base/text.h"
#include "runtime/events/compare.h"
#include "runtime/events/reading/reading.h"

namespace akad::events {

namespace {

using input::Value;
using input::ValueKind;
using ir::ConstantKind;
using ir::Operator;

constexpr std::size_t kMostShown = 40;  // code points of a literal or a key

bool has_text(const Test& test) {
  return std::any_of(test.operands.begin(), test.operands.end(), [](const Operand& operand) {
    return operand.constant.kind == ConstantKind::Text;
  });
}

bool is_comparable_scalar(Reading& reading, const Test& test, const Value& value) {
  if (test.with.text) return true;
  std::string room;
  const std::string_view text = text_of(value, room);
  if (test.with.flag && (text == "true" || text == "false")) return true;
  if (test.with.number && decimal_of(text)) return true;
  if (!test.with.time) return false;
  const bool asks_time = test.operands.front().constant.kind == ConstantKind::Time;
  return !asks_time || read_time(reading, test.time, true).state == TimeState::Good;
}

bool has_comparable(Reading& reading, const Test& test, const Value& list) {
  const std::uint32_t* at = list.token;
  if (reading.record.base[at[1]] == ']') return true;
  int depth = 0;
  Value element;
  while (input::next_scalar(reading.record, at, depth, element)) {
    if (is_absent(element) || is_comparable_scalar(reading, test, element)) return true;
  }
  return false;
}

enum class Answer : std::uint8_t { No, Yes, Open };

bool is_leaf(const Test& test) { return test.slot >= 0 && test.parts.empty(); }

Answer answer_of_leaf(Reading& reading, std::size_t at) {
  const Test& test = reading.shape.tests[at];
  if (reading.truths[at] != 0) return Answer::Yes;
  if (test.slot < 0 || test.operands.empty()) return Answer::No;
  const Value& value = value_at(reading, test.slot);
  if (is_absent(value)) return test.op == Operator::NotEqual ? Answer::Open : Answer::No;
  return is_comparable(reading, test, value) ? Answer::No : Answer::Open;
}

// The first of these that some part says decides; else one that is open leaves all open.
Answer joined(const std::vector<Answer>& answers, const Test& test, Answer decides,
              Answer otherwise) {
  Answer all = otherwise;
  for (const std::size_t part : test.parts) {
    if (answers[part] == decides) return decides;
    if (answers[part] == Answer::Open) all = Answer::Open;
  }
  return all;
}

Answer negated(Answer answer) {
  switch (answer) {
    case Answer::No: return Answer::Yes;
    case Answer::Yes: return Answer::No;
    case Answer::Open: break;
  }
  return Answer::Open;
}

Answer answer_of(Reading& reading, const std::vector<Answer>& answers, std::size_t at) {
  const Test& test = reading.shape.tests[at];
  switch (test.op) {
    case Operator::And: return joined(answers, test, Answer::No, Answer::Yes);
    case Operator::Or: return joined(answers, test, Answer::Yes, Answer::No);
    case Operator::Not: return negated(answers[test.parts.front()]);
    case Operator::Equal:
    case Operator::NotEqual:
    case Operator::Less:
    case Operator::AtMost:
    case Operator::More:
    case Operator::AtLeast:
    case Operator::OneOf:
    case Operator::Present:
    case Operator::Absent:
    case Operator::Contains:
    case Operator::StartedIn: break;
  }
  return answer_of_leaf(reading, at);
}

std::string written(const Value& value) {
  std::string room;
  const std::string_view text = text_of(value, room);
  return value.kind == ValueKind::Text ? text_in_quotes(text) : shortened(text, kMostShown);
}

// Of the objects of a list: the key at which one says the text, else the first that has a text.
std::string key_in(const Reading& reading, const Value& list, std::string_view wanted) {
  const char* base = reading.record.base;
  const auto text = [base](const std::uint32_t* token) {
    const std::string_view rest(base + *token + 1);
    return rest.substr(0, rest.find('"'));
  };
  std::string_view first;
  int depth = 0;
  for (const std::uint32_t* at = list.token;; ++at) {
    const char here = base[*at];
    if (here == '[' || here == '{') ++depth;
    if ((here == ']' || here == '}') && --depth == 0) break;
    if (depth != 2 || here != '"' || base[at[1]] != ':' || base[at[2]] != '"') continue;
    if (text(at).find('\\') != std::string_view::npos) continue;
    if (text(at + 2) == wanted) return shortened(text(at), kMostShown);
    if (first.empty()) first = text(at);
  }
  return first.empty() ? "…" : shortened(first, kMostShown);
}

// What a condition could ask of a list or an object.
std::string advice_on_parts(const Reading& reading, const Test& test, const Value& value) {
  const std::string place =
      shortened(reading.shape.paths[static_cast<std::size_t>(test.slot)], kMostShown);
  const ir::Constant& constant = test.operands.front().constant;
  if (value.kind == ValueKind::Object) {
    return fmt::format("a condition compares it as one value; write: {}.…", place);
  }
  if (test.op != Operator::Contains) {
    return fmt::format("a condition compares it as one value; write: {} contains {}", place,
                       as_written(constant));
  }
  return fmt::format(
      "none of its elements can be compared with {0}; write: records are the elements of {1}, and "
      "ask of each, as in {2} = {0}",
      as_written(constant), place, key_in(reading, value, constant.text));
}

std::string advice_on_kind(const Reading& reading, const Test& test) {
  const Value& value = value_at(reading, test.slot);
  if (!is_scalar(value)) return advice_on_parts(reading, test, value);
  const std::string place =
      shortened(reading.shape.paths[static_cast<std::size_t>(test.slot)], kMostShown);
  if (test.op == Operator::Contains) {
    return fmt::format("a condition looks into it as a list; where it is one value, write: {} = {}",
                       place, written(value));
  }
  if (test.with.time) {
    const std::string more = advice_on(reading, test.time);
    return "a condition compares it with an instant" + (more.empty() ? "" : "; " + more);
  }
  return fmt::format("a condition compares it with {}; where this is meant, write: {} = {}",
                     test.with.number ? "a number" : "true or false", place, written(value));
}

void report_absent(Reading& reading, const Test& test) {
  const std::string& path = reading.shape.paths[static_cast<std::size_t>(test.slot)];
  reading.store.findings.count_of_name(reading.log, FindingKind::NothingToCompare, path);
  report_field(reading, FindingKind::NothingToCompare, test.slot,
               [&] { return advice_on_nothing(path, test.operands.front().constant); });
}

struct Undecided {
  Reading& reading;
  std::vector<Answer> answers = {};
  std::vector<Instant> from = {};  // since when it may have counted; kNever: it counts nowhere
  std::vector<bool> told = {};     // by slot

  void answer_all() {
    answers.resize(reading.shape.tests.size());
    for (std::size_t i = 0; i < answers.size(); ++i) answers[i] = answer_of(reading, answers, i);
    from.resize(answers.size(), kNever);
    told.resize(reading.shape.paths.size());
  }

  bool is_open(std::int32_t test) const {
    return test != kAlways && answers[static_cast<std::size_t>(test)] == Answer::Open;
  }

  // What would have happened at the instant that stands there, if it did.
  void note(std::int32_t test, std::int32_t time) {
    Instant at = kFirstInstant;
    if (time != kNoTime) {
      const TimeReading found = read_time(reading, static_cast<std::size_t>(time), true);
      if (found.state == TimeState::Good) at = found.at;
    } else {
      at = earliest(reading);
    }
    Instant& known = from[static_cast<std::size_t>(test)];
    if (at < reading.as_of) known = std::min(known, at);
  }

  // Wholes stand behind their parts.
  void tell() {
    for (std::size_t i = answers.size(); i-- > 0;) {
      if (from[i] == kNever || answers[i] != Answer::Open) continue;
      const Test& here = reading.shape.tests[i];
      for (const std::size_t part : here.parts) from[part] = std::min(from[part], from[i]);
      if (is_leaf(here)) tell_leaf(here, from[i]);
    }
  }

  void tell_leaf(const Test& test, Instant at) {
    const bool absent = is_absent(value_at(reading, test.slot));
    if (!absent) {
      reading.named = true;
      lose(reading, at);
    }
    if (told[static_cast<std::size_t>(test.slot)]) return;
    told[static_cast<std::size_t>(test.slot)] = true;
    if (absent) return report_absent(reading, test);
    report_field(reading, FindingKind::WrongType, test.slot,
                 [&] { return advice_on_kind(reading, test); });
  }

  bool stands(std::int32_t time) const {
    if (time == kNoTime) return false;
    const auto at = static_cast<std::size_t>(time);
    return !is_absent(value_at(reading, reading.shape.times[at].slot)) &&
           (reading.shape.not_yet.empty() || !has_not_come(reading, at));
  }
};

}  // namespace

bool is_comparable(Reading& reading, const Test& test, const Value& value) {
  if (value.kind == ValueKind::Object) return false;
  if (value.kind == ValueKind::Array) {
    return test.op == Operator::Contains ? has_comparable(reading, test, value) : test.with.list;
  }
  if (test.op == Operator::Contains) return has_text(test) || test.with.text;
  return is_comparable_scalar(reading, test, value);
}

void report_undecided(Reading& reading) {
  Undecided undecided{reading};
  undecided.answer_all();
  for (const EventShape& event : reading.shape.events) {
    if (!undecided.is_open(event.test)) continue;
    if (event.only_when_present && !undecided.stands(event.time)) continue;
    undecided.note(event.test, event.time);
  }
  for (const WindowShape& window : reading.shape.windows) {
    if (!undecided.is_open(window.test)) continue;
    if (!undecided.stands(window.from) && !undecided.stands(window.to)) continue;
    undecided.note(window.test, window.from);
  }
  for (const SignalShape& signal : reading.shape.signals) {
    if (!undecided.is_open(signal.test)) continue;
    if (value_at(reading, signal.slot).kind == ValueKind::Absent) continue;
    undecided.note(signal.test, reading.shape.time);
  }
  undecided.tell();
}

}  // namespace akad::events
