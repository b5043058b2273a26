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

// Which event, signal or window. Only Channels makes one, so that no other number passes for it.
class Channel {
 public:
  constexpr Channel() = default;  // none

  constexpr bool valid() const { return at_ != kNone; }
  constexpr std::size_t index() const { return at_; }  // of what stands by channel
  auto operator<=>(const Channel&) const = default;

 private:
  friend class Channels;
  static constexpr std::uint16_t kNone = 65535;
  explicit constexpr Channel(std::size_t at) : at_(static_cast<std::uint16_t>(at)) {}

  std::uint16_t at_ = kNone;
};

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
  ChannelKind kind_of(Channel channel) const { return rows_[channel.index()].kind; }
  const std::string& name_of(Channel channel) const { return *rows_[channel.index()].name; }
  Id<ir::Log> log_of(Channel channel) const { return rows_[channel.index()].log; }
  // Its occurrences carry an id of the ValueTable, and not an instant or nothing.
  bool has_value_id(Channel channel) const { return rows_[channel.index()].has_value_id; }
  // Records without it end its value.
  bool is_of_record(Channel channel) const { return rows_[channel.index()].is_of_record; }

  // The channel's row in the program; none where the channel is of another kind.
  Id<ir::Event> event_at(Channel channel) const { return at<ir::Event>(channel); }
  Id<ir::Signal> signal_at(Channel channel) const { return at<ir::Signal>(channel); }
  Id<ir::Window> window_at(Channel channel) const { return at<ir::Window>(channel); }

  template <class Table>
  Channel channel_of(Id<Table> id) const {
    return Channel(first_[index_of<Table>()] + id.index());
  }

 private:
  struct Row {
    ChannelKind kind = ChannelKind::Event;
    bool has_value_id = false;
    bool is_of_record = false;
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
    return Id<Table>::of(channel.index() - first_[index_of<Table>()]);
  }
  template <class Table>
  void add(const std::vector<Table>& table);

  std::vector<Row> rows_;                           // by channel
  std::array<std::size_t, kChannelKinds> first_{};  // by kind
};

}  // namespace akad::events
