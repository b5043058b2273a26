// A typed index into one table: an Id<Clock> cannot be used where an Id<Target> is meant.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace akad {

template <class Row>
struct Id {
  static constexpr std::int32_t kNone = -1;
  std::int32_t at = kNone;

  // Of the row at this place of its table.
  static constexpr Id of(std::size_t place) { return {static_cast<std::int32_t>(place)}; }

  constexpr bool valid() const { return at >= 0; }
  constexpr std::size_t index() const { return static_cast<std::size_t>(at); }
  auto operator<=>(const Id&) const = default;
};

// The ids of rows that stand together: for (const Id<Clock> clock : ids_of(program.clocks)).
template <class Row>
struct Ids {
  Id<Row> first{0}, last{0};  // [first, last)

  class Iterator {
   public:
    explicit constexpr Iterator(Id<Row> id) : id_(id) {}
    constexpr Id<Row> operator*() const { return id_; }
    constexpr Iterator& operator++() {
      ++id_.at;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    Id<Row> id_;
  };

  constexpr Iterator begin() const { return Iterator(first); }
  constexpr Iterator end() const { return Iterator(last); }
  constexpr std::size_t size() const { return last.index() - first.index(); }
  constexpr bool has(Id<Row> id) const { return first <= id && id < last; }
};

template <class Row, class Allocator>
constexpr Ids<Row> ids_of(const std::vector<Row, Allocator>& table) {
  return {{0}, Id<Row>::of(table.size())};
}

}  // namespace akad
