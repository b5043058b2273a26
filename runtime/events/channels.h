// What a record can say, under one numbering: the events, signals and windows of a program. Whoever
// asks for kind, name or log of an occurrence asks here. A new kind of row is an enumerator, its
// table and a line in the constructor.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::events {

using Channel = std::uint16_t;

enum class ChannelKind : std::uint8_t { Event, Signal, Window };
constexpr std::size_t kChannelKinds = 3;

template <class Table>
struct ChannelTable;
template <>
struct ChannelTable<ir::Event> {
  static constexpr ChannelKind kind = ChannelKind::Event;
};
template <>
struct ChannelTable<ir::Signal> {
  static constexpr ChannelKind kind = ChannelKind::Signal;
};
template <>
struct ChannelTable<ir::Window> {
  static constexpr ChannelKind kind = ChannelKind::Window;
};

class Channels {
 public:
  static constexpr std::size_t kMost = 65535;

  Channels() = default;
  explicit Channels(const ir::Program& program);  // outlives this

  std::size_t count() const { return rows_.size(); }
  ChannelKind kind_of(Channel channel) const { return rows_[channel].kind; }
  const std::string& name_of(Channel channel) const { return *rows_[channel].name; }
  Id<ir::Log> log_of(Channel channel) const { return rows_[channel].log; }
  // Its occurrences carry an id of the ValueTable, and not an instant or nothing.
  bool has_value_id(Channel channel) const { return rows_[channel].has_value_id; }

  // The channel's row in the program; none where the channel is of another kind.
  Id<ir::Event> event_at(Channel channel) const { return at<ir::Event>(channel); }
  Id<ir::Signal> signal_at(Channel channel) const { return at<ir::Signal>(channel); }
  Id<ir::Window> window_at(Channel channel) const { return at<ir::Window>(channel); }

  template <class Table>
  Channel channel_of(Id<Table> id) const {
    return static_cast<Channel>(first_[index_of<Table>()] + id.index());
  }

 private:
  struct Row {
    ChannelKind kind = ChannelKind::Event;
    bool has_value_id = false;
    Id<ir::Log> log;
    const std::string* name = nullptr;
  };

  template <class Table>
  static constexpr std::size_t index_of() {
    return static_cast<std::size_t>(ChannelTable<Table>::kind);
  }
  template <class Table>
  Id<Table> at(Channel channel) const {
    if (kind_of(channel) != ChannelTable<Table>::kind) return {};
    return {static_cast<std::int32_t>(channel - first_[index_of<Table>()])};
  }
  template <class Table>
  void add(const std::vector<Table>& table);

  std::vector<Row> rows_;                           // by channel
  std::array<std::size_t, kChannelKinds> first_{};  // by kind
};

}  // namespace akad::events
