// Where the log tells the value before: several changes of one signal at one instant, and what
// stood before the first.
#pragma once

#include <span>
#include <vector>

#include "runtime/events/order.h"
#include "runtime/events/values/chain.h"

namespace akad::events {

// What a signal's condition leaves out of the changes of its own place: what is missing there was
// not lost.
enum class PassedOver : std::uint8_t { Nothing, None, Values };

// Goes over subjects that are arranged otherwise.
class Changes {
 public:
  Changes(EventStore& store, const ir::Program& program, const ContentOrder& order);

  // The occurrences [first, last) of one subject. What gives no order is a finding, and so is an
  // order that the sequence contradicts, and a change that tells another value before than stood.
  void put_in_order(std::size_t first, std::size_t last);

  // A subject whose first change of a signal tells the value before has had it since its first
  // occurrence. To call once, behind the last subject.
  void begin_with_values_before();

 private:
  struct Change {
    Channel channel;
    std::size_t place = 0;
  };
  using Run = std::vector<Change>;
  struct Beginning {
    Channel channel;
    std::size_t change = 0;  // the place of the first one
    std::size_t first = 0;   // and of the subject's first occurrence
  };

  template <class T, class Value>
  void insert(LargeVector<T>& column, Value value_of);
  void note_beginning(Channel channel, std::size_t place);
  void take_instant(std::size_t first, std::size_t last);
  void take(Run::const_iterator first, Run::const_iterator last);
  void move(const std::vector<std::size_t>& places, const std::vector<std::size_t>& order);
  std::int64_t sequence(std::size_t place) const;
  bool is_ordered(const std::vector<std::size_t>& places) const;
  void lose(const std::vector<std::size_t>& places);
  bool is_nothing(Channel channel, std::int64_t value) const;
  bool agrees_with_last(Channel channel, std::int64_t before) const;
  void look_for_gap(Channel channel, std::span<const std::size_t> may_be_first);
  std::int64_t or_none(Channel channel, std::int64_t value) const;
  std::string text_of(Channel channel, std::int64_t value) const;
  std::string contradiction(const std::vector<std::size_t>& places) const;
  std::size_t other_value(const std::vector<std::size_t>& places) const;
  RecordPlace place_of(std::size_t place) const;
  void report(FindingKind kind, std::size_t place, std::size_t other, const std::string& what);

  EventStore& store_;
  const ir::Program& program_;
  const ContentOrder& order_;
  std::vector<std::int64_t> held_;       // by channel, of the subject
  std::vector<Channel> said_;            // what of `held_` is the subject's
  std::vector<bool> changed_;            // by channel: it is one of `said_`
  std::vector<std::size_t> last_;        // by channel: the place of what said `held_`
  std::vector<bool> unsure_;             // by channel: nobody knows whether `held_` was the last
  std::vector<PassedOver> passed_over_;  // by channel
  std::size_t first_ = 0;                // of the subject
  std::vector<Beginning> beginnings_;
  Run run_;
};

}  // namespace akad::events
