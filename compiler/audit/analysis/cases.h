// The states of a subject that conditions tell apart, each with values that show it. "Never" and
// "always" can be believed: every state that records make is one of the cases, though not each case
// need be one that records make.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "compiler/audit/rules.h"

namespace akad::audit {

class Cases {
 public:
  static constexpr std::size_t kMost = 4096;  // beyond, nothing is said

  // Conditions over signals, as clocks, outages and tables ask them.
  Cases(const ir::Program& program, const std::vector<Id<ir::Condition>>& conditions);

  bool known() const { return known_; }  // not too many of them
  std::size_t size() const { return size_; }

  bool holds(Id<ir::Condition> id, std::size_t at) const;
  // Whether every signal that is asked has a value.
  bool is_told(std::size_t at) const;
  std::string text(std::size_t at) const;  // `priority = "P1", status absent`

  std::vector<Id<ir::Signal>> signals() const;  // that are asked
  std::vector<std::string> names() const;       // of these

  // The case with each value that one of these signals can have, all else the same; the first is
  // that it has none.
  struct Turned {
    std::size_t at = 0;
    const ir::Constant* value = nullptr;  // null: none, or one that no condition names
  };
  std::vector<Turned> turned(Id<ir::Signal> signal, std::size_t at) const;

 private:
  struct Value {
    bool absent = false, other = false;
    ir::Constant is = {};
  };
  // What is asked apart: a signal, or whether it contains a text, or whether an item started in
  // some hours.
  struct Question {
    Id<ir::Signal> signal;
    std::string part;  // contains
    Id<ir::Calendar> hours;
    bool contains = false;
    auto operator<=>(const Question&) const = default;
  };
  struct Axis {
    std::vector<Value> values;
    std::size_t stride = 1;
  };
  using Constants = std::map<Question, std::vector<ir::Constant>>;

  void collect(Id<ir::Condition> id, Constants& asked);
  void ask(const ir::Condition& condition, Constants& asked);
  std::vector<Value> values_of(const Question& question,
                               const std::vector<ir::Constant>& constants);
  const Value& value(const Question& question, std::size_t at) const;
  bool asks(const ir::Condition& condition, std::size_t at) const;
  std::string text_of(const Question& question, const Value& value) const;

  const ir::Program& program_;
  std::map<Question, Axis> axes_;
  std::size_t size_ = 1;
  std::size_t nodes_ = 0;  // as often as each is asked
  bool known_ = true;
};

}  // namespace akad::audit
