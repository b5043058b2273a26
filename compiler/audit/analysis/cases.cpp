#include "compiler/audit/analysis/cases.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/events/compare.h"

namespace akad::audit {
namespace {

constexpr std::size_t kMostAsked = 200'000;  // conditions times cases
constexpr std::size_t kMostNodes = 20'000;

// Texts have an order, but no next one.
bool orders_texts(const ir::Condition& condition) {
  const bool orders = condition.op == ir::Operator::Less || condition.op == ir::Operator::AtMost ||
                      condition.op == ir::Operator::More || condition.op == ir::Operator::AtLeast;
  return orders && condition.constants.front().kind == ir::ConstantKind::Text;
}

bool is_flag(const ir::Signal& signal) { return signal.kind == ir::SignalKind::Flag; }

ir::Constant flag(bool is) {
  return {ir::ConstantKind::Flag, is ? "true" : "false", Rational(0), 0};
}
ir::Constant number(Rational is) { return {ir::ConstantKind::Number, "", std::move(is), 0}; }
ir::Constant instant(Instant is) { return {ir::ConstantKind::Time, "", Rational(0), is}; }

// Each point, and one value before, between and behind them.
template <class Point, class Made>
std::vector<ir::Constant> with_gaps(std::vector<Point> points, const Point& step, Made made) {
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  std::vector<ir::Constant> values;
  for (std::size_t at = 0; at < points.size(); ++at) {
    if (at == 0) {
      values.push_back(made(points[at] - step));
    } else if (points[at - 1] + step < points[at]) {
      values.push_back(made(points[at - 1] + step));
    } else {
      values.push_back(made((points[at - 1] + points[at]) / 2));
    }
    values.push_back(made(points[at]));
  }
  if (!points.empty()) values.push_back(made(points.back() + step));
  return values;
}

bool is_same(const ir::Constant& a, const ir::Constant& b) {
  return a.kind == b.kind && a.text == b.text && a.number == b.number && a.time == b.time;
}

bool has(const std::vector<ir::Constant>& all, const ir::Constant& one) {
  return std::any_of(all.begin(), all.end(),
                     [&](const ir::Constant& other) { return is_same(one, other); });
}

}  // namespace

Cases::Cases(const ir::Program& program, const std::vector<Id<ir::Condition>>& conditions)
    : program_(program) {
  Constants asked;
  for (const Id<ir::Condition> id : conditions) {
    if (id.valid()) collect(id, asked);
  }
  for (const auto& [question, constants] : asked) {
    if (!known_) return;
    Axis axis{values_of(question, constants), size_};
    size_ *= axis.values.size();
    if (size_ > kMost || nodes_ * size_ > kMostAsked) known_ = false;
    axes_.emplace(question, std::move(axis));
  }
}

void Cases::collect(Id<ir::Condition> id, Constants& asked) {
  if (++nodes_ > kMostNodes) known_ = false;
  if (!known_) return;
  const ir::Condition& condition = program_[id];
  for (const Id<ir::Condition> part : condition.parts) collect(part, asked);
  if (condition.parts.empty()) ask(condition, asked);
}

void Cases::ask(const ir::Condition& condition, Constants& asked) {
  if (condition.op == ir::Operator::StartedIn) {
    asked[{{}, {}, condition.calendar, false}];
    return;
  }
  if (!condition.signal.valid()) {
    known_ = false;  // of a record, or a condition without parts
    return;
  }
  if (orders_texts(condition)) known_ = false;
  const ir::Signal& signal = program_[condition.signal];
  if (!signal.means.empty()) {
    for (const ir::ValueRow& row : signal.means) {
      if (row.when.valid()) collect(row.when, asked);
    }
    return;
  }
  auto& constants = asked[{condition.signal, {}, {}, false}];
  if (condition.op == ir::Operator::Contains) {
    for (const ir::Constant& part : condition.constants) {
      asked[{condition.signal, part.text, {}, true}];
    }
    return;
  }
  constants.insert(constants.end(), condition.constants.begin(), condition.constants.end());
}

std::vector<Cases::Value> Cases::values_of(const Question& question,
                                           const std::vector<ir::Constant>& constants) {
  if (question.contains || question.hours.valid()) {
    return {{false, false, flag(true)}, {false, false, flag(false)}};
  }
  const ir::Signal& signal = program_[question.signal];
  std::vector<Value> values = {{true, false, {}}};
  const auto add = [&](const std::vector<ir::Constant>& all) {
    for (const ir::Constant& one : all) values.push_back({false, false, one});
  };
  if (is_flag(signal)) {
    add({flag(true), flag(false)});
    return values;
  }
  std::vector<Rational> numbers;
  std::vector<Instant> times;
  std::vector<ir::Constant> texts;
  for (const ir::Constant& constant : constants) {
    switch (constant.kind) {
      case ir::ConstantKind::Number: numbers.push_back(constant.number); break;
      case ir::ConstantKind::Time: times.push_back(constant.time); break;
      case ir::ConstantKind::Text:
      case ir::ConstantKind::Flag:
        if (!has(texts, constant)) texts.push_back(constant);
        break;
    }
  }
  // A text may be a number too, and then both of them: nothing is said of such.
  if (!texts.empty() && !(numbers.empty() && times.empty())) known_ = false;
  add(with_gaps(std::move(numbers), Rational(1), number));
  add(with_gaps(std::move(times), Instant{kMinute}, instant));
  add(texts);
  const auto unnamed = std::find_if(signal.one_of.begin(), signal.one_of.end(),
                                    [&](const ir::Constant& one) { return !has(texts, one); });
  if (unnamed != signal.one_of.end()) {
    values.push_back({false, false, *unnamed});
  } else if (signal.one_of.empty() && signal.kind == ir::SignalKind::Text) {
    values.push_back({false, true, {ir::ConstantKind::Text, "\x01", Rational(0), 0}});
  } else if (values.size() == 1) {
    values.push_back({false, true, number(Rational(0))});  // asked whether it is there at all
  }
  return values;
}

const Cases::Value& Cases::value(const Question& question, std::size_t at) const {
  const Axis& axis = axes_.at(question);
  return axis.values[at / axis.stride % axis.values.size()];
}

bool Cases::asks(const ir::Condition& condition, std::size_t at) const {
  if (condition.op == ir::Operator::StartedIn) {
    return value({{}, {}, condition.calendar, false}, at).is.text == "true";
  }
  const ir::Signal& signal = program_[condition.signal];
  if (!signal.means.empty()) {
    for (const ir::ValueRow& row : signal.means) {
      if (row.when.valid() && !holds(row.when, at)) continue;
      events::Fact fact;
      fact.kind = events::Fact::Kind::Written;
      fact.written = row.value;
      return events::holds(condition.op, fact, condition.constants);
    }
    return events::holds(condition.op, events::Fact{}, condition.constants);
  }
  const Value& here = value({condition.signal, {}, {}, false}, at);
  if (condition.op == ir::Operator::Contains) {
    return !here.absent &&
           std::any_of(
               condition.constants.begin(), condition.constants.end(),
               [&](const ir::Constant& part) {
                 return value({condition.signal, part.text, {}, true}, at).is.text == "true";
               });
  }
  const events::Fact fact = here.absent ? events::Fact{} : events::fact_of(here.is);
  return events::holds(condition.op, fact, condition.constants);
}

bool Cases::holds(Id<ir::Condition> id, std::size_t at) const {
  const ir::Condition& condition = program_[id];
  const auto part_holds = [&](Id<ir::Condition> part) { return holds(part, at); };
  const auto& parts = condition.parts;
  if (parts.empty()) return asks(condition, at);
  if (condition.op == ir::Operator::Not) return !holds(parts.front(), at);
  return condition.op == ir::Operator::And ? std::all_of(parts.begin(), parts.end(), part_holds)
                                           : std::any_of(parts.begin(), parts.end(), part_holds);
}

bool Cases::is_told(std::size_t at) const {
  return std::all_of(axes_.begin(), axes_.end(),
                     [&](const auto& axis) { return !value(axis.first, at).absent; });
}

std::string Cases::text_of(const Question& question, const Value& value) const {
  const bool is = value.is.text == "true";
  if (question.hours.valid()) {
    return fmt::format("{}started in {}", is ? "" : "not ", program_[question.hours].name);
  }
  const std::string& name = program_[question.signal].name;
  if (question.contains) {
    return fmt::format("{} {} {}", name, is ? "contains" : "without",
                       events::text_in_quotes(question.part));
  }
  if (value.absent) return name + " absent";
  if (value.other) return "another " + name;
  return fmt::format("{} = {}", name, events::as_written(value.is));
}

std::string Cases::text(std::size_t at) const {
  std::vector<std::string> parts;
  for (const auto& [question, axis] : axes_) {
    parts.push_back(text_of(question, value(question, at)));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::vector<Id<ir::Signal>> Cases::signals() const {
  std::vector<Id<ir::Signal>> signals;
  for (const auto& [question, axis] : axes_) {
    if (question.signal.valid() && !question.contains) signals.push_back(question.signal);
  }
  return signals;
}

std::vector<std::string> Cases::names() const {
  std::vector<std::string> names;
  for (const Id<ir::Signal> signal : signals()) names.push_back(program_[signal].name);
  return names;
}

std::vector<Cases::Turned> Cases::turned(Id<ir::Signal> signal, std::size_t at) const {
  const Axis& axis = axes_.at({signal, {}, {}, false});
  const std::size_t bare = at - at / axis.stride % axis.values.size() * axis.stride;
  std::vector<Turned> all;
  for (std::size_t row = 0; row < axis.values.size(); ++row) {
    const Value& value = axis.values[row];
    const bool named = !value.absent && !value.other;
    all.push_back({bare + row * axis.stride, named ? &value.is : nullptr});
  }
  return all;
}

}  // namespace akad::audit
