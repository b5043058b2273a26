// Events, signals and windows under one numbering that only Channels gives out.
#include "runtime/events/channels.h"

#include <catch2/catch.hpp>
#include <type_traits>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::Channel;
using events::ChannelKind;

namespace {

// No number passes for a channel, and none comes of one unasked.
static_assert(!std::is_constructible_v<Channel, std::uint16_t>);
static_assert(!std::is_constructible_v<Channel, int>);
static_assert(!std::is_convertible_v<Channel, std::size_t>);
static_assert(sizeof(Channel) == 2);

}  // namespace

TEST_CASE("a channel is one row of the program, of one kind") {
  ir::Program program;
  program.logs.resize(2);
  program.events = {{"opened", {0}, {}, {}, false, {}}, {"closed", {1}, {}, {}, false, {}}};
  program.signals = {{"status", {0}, {}, ir::SignalKind::Text, {}, ""},
                     {"promised", {1}, {}, ir::SignalKind::Time, {}, ""}};
  program.windows = {{"upkeep", {1}, {}, {}, {}, {}}};
  const events::Channels channels(program);
  CHECK(channels.count() == 5);
  CHECK_FALSE(Channel().valid());

  const Channel closed = channels.channel_of(Id<ir::Event>{1});
  CHECK(channels.kind_of(closed) == ChannelKind::Event);
  CHECK(channels.name_of(closed) == "closed");
  CHECK(channels.log_of(closed) == Id<ir::Log>{1});
  CHECK(channels.event_at(closed) == Id<ir::Event>{1});
  CHECK_FALSE(channels.signal_at(closed).valid());

  const Channel status = channels.channel_of(Id<ir::Signal>{0});
  CHECK(channels.name_of(status) == "status");
  CHECK(channels.has_value_id(status));
  CHECK_FALSE(channels.has_value_id(channels.channel_of(Id<ir::Signal>{1})));
  CHECK(channels.signal_at(status) == Id<ir::Signal>{0});
  CHECK_FALSE(channels.window_at(status).valid());

  const Channel upkeep = channels.channel_of(Id<ir::Window>{0});
  CHECK(channels.name_of(upkeep) == "upkeep");
  CHECK(channels.window_at(upkeep) == Id<ir::Window>{0});
  CHECK(closed < status);
  CHECK(status < upkeep);
}
