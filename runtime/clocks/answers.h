// Conditions over one subject's values, with a memory: a comparison is worked out once for each
// value that occurs, whatever the number of subjects and instants that ask it.
#pragma once

#include <cstdint>
#include <limits>
#include <set>
#include <vector>

#include "runtime/events/values/remembered.h"
#include "runtime/plan/plan.h"

namespace akad::clocks {

// A subject's values, by slot of a plan::Watch: the instant for signals of kind Time, otherwise an
// id of the store's ValueTable.
constexpr std::int64_t kAbsent = std::numeric_limits<std::int64_t>::min();

// When an item began, for the conditions that ask it.
class Beginning {
 public:
  virtual bool is_in(Id<ir::Calendar> hours) = 0;

 protected:
  ~Beginning() = default;
};

class Answers {
 public:
  Answers(const plan::Plan& plan, const events::EventStore& store);

  // `beginning`: null where no item is asked about, as the condition does not ask when one began.
  bool holds(Id<ir::Condition> condition, const plan::Watch& watch, const std::int64_t* values,
             Beginning* beginning = nullptr);

  // What an occurrence of a signal says: its value, or kAbsent for one that was written as none.
  std::int64_t said(std::int64_t value, bool is_time) const {
    return value == (is_time ? kNever : none_) ? kAbsent : value;
  }

  std::int64_t none() const { return none_; }  // kAbsent where no value was written so

  ir::Constant constant(Id<ir::Signal> signal, std::int64_t value) const;
  // Of a number; none where it is too long to be reckoned with. Stands until the next is asked.
  const std::optional<Rational>& number(std::int64_t value);

  // Signals of which `!=` found no value since this was asked last, while that alone kept a
  // condition from holding, or from not holding.
  std::vector<Id<ir::Condition>> take_undecided();

  // While one lives, what is asked is asked for a list: it leaves no trace in what was undecided,
  // or a result would be told otherwise where somebody lists its items.
  class Aside {
   public:
    explicit Aside(Answers& answers) : answers_(answers), before_(answers.undecided_) {}
    ~Aside() { answers_.undecided_ = std::move(before_); }
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;

   private:
    Answers& answers_;
    std::set<Id<ir::Condition>> before_;
  };

 private:
  void note_undecided(const plan::Condition& condition, const plan::Watch& watch,
                      const std::int64_t* values);
  bool leaf(const plan::ConditionNode& node, const plan::Watch& watch, const std::int64_t* values);
  bool compares(Id<ir::Condition> id, std::int64_t value) const;
  bool remembered(Id<ir::Condition> id, std::int64_t value);
  bool compared(Id<ir::Condition> id, std::int64_t value);
  bool node(const plan::Condition& condition, const plan::ConditionNode& node,
            const plan::Watch& watch, const std::int64_t* values);

  const plan::Plan& plan_;
  const events::EventStore& store_;
  std::int64_t none_ = kAbsent;
  // Numbers that were read from their texts, each in the place that its id has among so many.
  struct Read {
    std::int64_t value = -1;
    std::optional<Rational> number = {};
  };
  std::vector<Read> numbers_;
  events::Remembered known_;                   // by row, by value
  std::vector<std::uint8_t> results_;          // by node, while one condition is asked
  std::vector<bool> asks_unequal_;             // by row: it, or a part of it, is a `!=`
  std::vector<Id<ir::Signal>> only_compared_;  // by row: whose value it compares, and no more
  std::set<Id<ir::Condition>> undecided_;      // rows of `!=`
  Beginning* beginning_ = nullptr;             // while one condition is asked
};

}  // namespace akad::clocks
