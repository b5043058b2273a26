// Values that follow from others: they stand in no record, and change where what they follow from
// does.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "runtime/events/order.h"
#include "runtime/events/values/remembered.h"

namespace akad::events {

// Goes over a store whose subjects are arranged, and tells of each subject what these values are:
// from the first thing that its log says of it, and again at each change. What stands beside the
// occurrence that brought the change stands beside the new one too.
class Derived {
 public:
  Derived(EventStore& store, const ir::Program& program, const ContentOrder& order,
          const limits::Limits& limits);

  std::optional<TooMuchFollows> add();

 private:
  // A value, where it is worked out.
  struct Value {
    Id<ir::Signal> signal;
    Channel channel;
    std::vector<Id<ir::Condition>> conditions;  // all that its rows need, parts before wholes
    std::vector<std::uint32_t> values;          // of its rows, as the store has them
  };
  struct Telling {
    std::size_t before = 0;  // the place that it stands before
    std::size_t cause = 0;   // the place of what brought it
    Channel channel;
    std::int64_t value = 0;
  };
  // What can be said of a condition where a comparison finds nothing: it holds at least, at most.
  struct Truth {
    bool least = false, most = false;
  };

  void prepare(Id<ir::Signal> id);
  std::optional<limits::Limit> tell_subject(std::size_t first, std::size_t last);
  void tell_moment(std::size_t first, std::size_t last);
  void sort_tellings(std::size_t first);
  // Asked while they are told, so that what is refused costs little. `before`: so many tellings
  // were of other subjects.
  std::optional<limits::Limit> exceeded(std::size_t happenings, std::size_t before) const;
  std::size_t row_of(const Value& value);
  Truth truth_of(Id<ir::Condition> id) const;
  bool compared(Id<ir::Condition> id, std::int64_t value);
  void report_undecided(std::uint32_t subject);
  template <class T, class Told>
  void insert(LargeVector<T>& column, Told told) const;
  void insert_tellings();

  EventStore& store_;
  const ir::Program& program_;
  const ContentOrder& order_;
  const limits::Limits& limits_;
  std::vector<std::vector<Value>> values_;        // by log, each behind those that it reads
  std::vector<bool> is_read_;                     // by channel: some value follows from it
  std::vector<std::int64_t> held_;                // by channel, of the subject; kUntold = none
  std::vector<bool> had_;                         // by channel: the subject once had a value
  std::vector<Channel> said_;                     // what of these is the subject's
  std::vector<bool> begun_;                       // by log: it has said something of the subject
  std::vector<bool> truths_least_, truths_most_;  // by condition, while a row is looked for
  Remembered known_;                              // by condition and value
  std::set<Id<ir::Condition>> undecided_;         // of the subject: `!=` that decided
  std::deque<Telling> tellings_;                  // a vector would be there twice while it grows
};

}  // namespace akad::events
