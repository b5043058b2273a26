// Several changes of one signal at one instant, where the log tells the value before.
#pragma once

#include <vector>

#include "runtime/events/order.h"
#include "runtime/events/values/chain.h"

namespace akad::events {

// Goes over subjects that are arranged otherwise.
class Changes {
 public:
  Changes(EventStore& store, const ir::Program& program, const ContentOrder& order);

  // The occurrences [first, last) of one subject. What gives no order is a finding, and so is an
  // order that the sequence contradicts.
  void put_in_order(std::size_t first, std::size_t last);

 private:
  struct Change {
    Channel channel;
    std::size_t place = 0;
  };
  using Run = std::vector<Change>;

  void take_instant(std::size_t first, std::size_t last);
  void take(Run::const_iterator first, Run::const_iterator last);
  void move(const std::vector<std::size_t>& places, const std::vector<std::size_t>& order);
  std::int64_t sequence(std::size_t place) const;
  bool is_ordered(const std::vector<std::size_t>& places) const;
  void lose(const std::vector<std::size_t>& places);
  std::int64_t or_none(Channel channel, std::int64_t value) const;
  std::string text_of(Channel channel, std::int64_t value) const;
  std::string contradiction(const std::vector<std::size_t>& places) const;
  void report(std::size_t place, const std::string& what);

  EventStore& store_;
  const ir::Program& program_;
  const ContentOrder& order_;
  std::vector<std::int64_t> held_;  // by channel, of the subject
  std::vector<Channel> said_;       // what of `held_` is the subject's
  Run run_;
};

}  // namespace akad::events
