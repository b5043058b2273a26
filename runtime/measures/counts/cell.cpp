#include "runtime/measures/counts/cell.h"

#include <algorithm>
#include <tuple>

#include "runtime/base/assert.h"

namespace akad::measures {
namespace {

struct EmptyCell {
  const ir::Program& program;

  Cell operator()(const ir::OfItems& items) const {
    return ir::is_of_lengths(items) ? Cell{Distribution{}} : Cell{ItemCounts{}};
  }
  Cell operator()(const ir::OfTime&) const { return TimeCounts{}; }
  Cell operator()(const ir::OfSum&) const { return SumCounts{}; }
  Cell operator()(const ir::OfFigure& of) const { return FigureCounts::of(program[of.figure]); }
};

template <class... Counts>
std::vector<WayOfCounting> ways_in(const std::variant<Counts...>*) {
  return {{Counts::kKey, Counts::kAbout, Counts{}.figures()}...};
}

}  // namespace

Cell empty_cell(const ir::Program& program, const ir::Target& target) {
  return std::visit(EmptyCell{program}, target.of);
}

void merge(Cell& to, const Cell& from) {
  std::visit(
      [&]<class Counts>(const Counts& counts) {
        AKAD_ASSERT(std::holds_alternative<Counts>(to));
        std::get<Counts>(to).merge(counts);
      },
      from);
}

void append(Cell& to, const Cell& later, const ir::Target& target) {
  std::visit(
      [&]<class Counts>(const Counts& counts, const auto& of) {
        AKAD_ASSERT(std::holds_alternative<Counts>(to));
        if constexpr (requires { std::get<Counts>(to).append(counts, of); }) {
          std::get<Counts>(to).append(counts, of);
        } else {
          AKAD_ASSERT(!"a cell of the target");
        }
      },
      later, target.of);
}

void keep_misses_of(Cell& cell, const Cell& part) {
  std::visit(
      [&]<class Counts>(const Counts& counts) {
        AKAD_ASSERT(std::holds_alternative<Counts>(cell));
        if constexpr (requires { std::get<Counts>(cell).keep_misses_of(counts); }) {
          std::get<Counts>(cell).keep_misses_of(counts);
        } else {
          AKAD_ASSERT(!"a target that looks back");
        }
      },
      part);
}

NotAgain not_again(const Cell& left, const Cell& whole) {
  return std::visit(
      [&]<class Counts>(const Counts& counts) -> NotAgain {
        AKAD_ASSERT(std::holds_alternative<Counts>(whole));
        if constexpr (requires { counts.not_again(std::get<Counts>(whole)); }) {
          return counts.not_again(std::get<Counts>(whole));
        } else {
          AKAD_ASSERT(!"a target that looks back");
          return {};
        }
      },
      left);
}

void add_item(Cell& cell, ir::Verdict verdict, Duration elapsed) {
  std::visit(
      [&](auto& counts) {
        if constexpr (requires { counts.add(verdict, elapsed); }) {
          counts.add(verdict, elapsed);
        } else {
          AKAD_ASSERT(!"a cell of items");
        }
      },
      cell);
}

void add_open_item(Cell& cell, bool overdue) {
  std::visit(
      [&](auto& counts) {
        if constexpr (requires { counts.add_open(overdue); }) {
          counts.add_open(overdue);
        } else {
          AKAD_ASSERT(!"a cell of items");
        }
      },
      cell);
}

void add_missed_earlier(Cell& cell) {
  std::visit(
      [](auto& counts) {
        if constexpr (requires { counts.add_missed_earlier(); }) {
          counts.add_missed_earlier();
        } else {
          AKAD_ASSERT(!"a cell of items");
        }
      },
      cell);
}

void add_reopened_item(Cell& cell) {
  std::visit(
      [](auto& counts) {
        if constexpr (requires { counts.reopened; }) {
          ++counts.reopened;
        } else {
          AKAD_ASSERT(!"a cell of items");
        }
      },
      cell);
}

void add_so_far(Cell& cell, bool overdue, Duration elapsed) {
  auto* lengths = std::get_if<Distribution>(&cell);
  AKAD_ASSERT(lengths != nullptr);
  lengths->add_so_far(overdue, elapsed);
}

void add_left_out(Cell& cell, ir::Verdict verdict, Duration elapsed) {
  std::visit(
      [&](auto& counts) {
        if constexpr (requires { counts.add_left_out(verdict, elapsed); }) {
          counts.add_left_out(verdict, elapsed);
        } else {
          AKAD_ASSERT(!"a cell of items");
        }
      },
      cell);
}

void add_owed(Cell& cell, std::size_t rate, const ItemsOwed& of_item) {
  std::visit(
      [&](auto& counts) {
        if constexpr (requires { counts.add_owed(rate, of_item); }) {
          counts.add_owed(rate, of_item);
        } else {
          AKAD_ASSERT(!"a cell of items");
        }
      },
      cell);
}

ItemsOwed items_owed(const Cell& cell, std::size_t rate) {
  return std::visit(
      [&](const auto& counts) -> ItemsOwed {
        if constexpr (requires { counts.owed; }) {
          if (counts.owed && rate < counts.owed->size()) return (*counts.owed)[rate];
        }
        return {};
      },
      cell);
}

UnitsOfOutages outages_owed(const Cell& cell, const ir::ItemRate& by) {
  const auto* time = std::get_if<TimeCounts>(&cell);
  AKAD_ASSERT(time != nullptr);
  if (!time->outages_owed) return {by};
  const OutagesOwed& all = *time->outages_owed;
  const auto owed = std::partition_point(all.begin(), all.end(), [&](const UnitsOfOutages& one) {
    return std::tie(one.by.credit, one.by.row) < std::tie(by.credit, by.row);
  });
  AKAD_ASSERT(owed != all.end() && owed->by.credit == by.credit && owed->by.row == by.row);
  return *owed;
}

std::uint64_t reopened_in(const Cell& cell) {
  return std::visit(
      [](const auto& counts) -> std::uint64_t {
        if constexpr (requires { counts.reopened; }) {
          return counts.reopened;
        } else {
          return 0;
        }
      },
      cell);
}

void add_rewritten(Cell& cell) {
  std::visit([](auto& counts) { ++counts.rewritten; }, cell);
}

std::uint64_t rewritten_in(const Cell& cell) {
  return std::visit([](const auto& counts) { return counts.rewritten; }, cell);
}

bool is_for_uncounted(const Cell& cell) {
  return std::visit(
      [](const auto& counts) {
        if constexpr (requires { counts.reopened; }) {
          const auto asked_nothing = counts.left_out + counts.not_applicable;
          const bool stands = counts.reopened + counts.rewritten + asked_nothing > 0;
          return stands && counts.judged() + counts.pending + counts.undetermined == 0;
        } else {
          return false;
        }
      },
      cell);
}

bool has_nothing(const Cell& cell) {
  return std::visit(
      [](const auto& counts) {
        if constexpr (requires { counts.judged(); }) {
          const auto changed = counts.reopened + counts.rewritten;
          return counts.judged() + uncounted(counts) + counts.left_out + changed == 0;
        } else {
          return false;
        }
      },
      cell);
}

void reach_to(Cell& cell, Instant until) {
  std::visit([&](auto& counts) { counts.reach = std::max(counts.reach, until); }, cell);
}

Instant reach_of(const Cell& cell) {
  return std::visit([](const auto& counts) { return counts.reach; }, cell);
}

void add_time(Cell& cell, const TimeCounts& time) { merge(cell, Cell{time}); }

namespace {

std::optional<Measured> measured_of_all(const Cell& cell, const ir::Target& target) {
  return std::visit(
      [](const auto& counts, const auto& of) -> std::optional<Measured> {
        if constexpr (requires { counts.measured(of); }) {
          return counts.measured(of);
        } else {
          AKAD_ASSERT(!"a cell of the target");
          return std::nullopt;
        }
      },
      cell, target.of);
}

bool is_little(const Cell& cell, const ir::Target& target) {
  const Rational& below = target.empty_below;
  if (below == 0) return false;
  return std::visit(
      [&](const auto& counts) {
        if constexpr (requires { counts.base(); }) {
          return counts.base() < below;
        } else {
          return false;
        }
      },
      cell);
}

bool is_little_without_exclusions(const Cell& cell, const ir::Target& target) {
  const Rational& below = target.empty_below;
  if (below == 0) return false;
  return std::visit(
      [&](const auto& counts) {
        if constexpr (requires { counts.base_without_exclusions(); }) {
          return counts.base_without_exclusions() < below;
        } else {
          return false;
        }
      },
      cell);
}

}  // namespace

bool has_too_little(const Cell& cell, const ir::Target& target) {
  return is_little(cell, target) && measured_of_all(cell, target).has_value();
}

std::optional<Measured> measured_of(const Cell& cell, const ir::Target& target) {
  return is_little(cell, target) ? std::nullopt : measured_of_all(cell, target);
}

std::optional<Measured> measured_without_exclusions(const Cell& cell, const ir::Target& target) {
  if (is_little_without_exclusions(cell, target)) return std::nullopt;
  return std::visit(
      [](const auto& counts, const auto& of) -> std::optional<Measured> {
        if constexpr (requires { counts.without_exclusions(of); }) {
          return counts.without_exclusions(of);
        } else {
          return std::nullopt;
        }
      },
      cell, target.of);
}

bool has_no_end(const Cell& cell) {
  const auto* sum = std::get_if<SumCounts>(&cell);
  return sum != nullptr && sum->open_end;
}

std::optional<Measured> measured_if_down(const Cell& cell) {
  return std::visit(
      [](const auto& counts) -> std::optional<Measured> {
        if constexpr (requires { counts.if_down(); }) {
          return counts.if_down();
        } else {
          return std::nullopt;
        }
      },
      cell);
}

bool is_small(const Cell& cell, const ir::Target& target) {
  return std::visit(
      [](const auto& counts, const auto& of) {
        if constexpr (requires { counts.is_small(of); }) {
          return counts.is_small(of);
        } else {
          AKAD_ASSERT(!"a cell of the target");
          return false;
        }
      },
      cell, target.of);
}

bool is_small_without_exclusions(const Cell& cell, const ir::Target& target) {
  const auto* items = std::get_if<ItemCounts>(&cell);
  return items != nullptr && items->with_left_out().is_small(ir::of_items(target));
}

std::vector<Figure> figures(const Cell& cell) {
  return std::visit([](const auto& counts) { return counts.figures(); }, cell);
}

std::vector<WayOfCounting> ways_of_counting() { return ways_in(static_cast<Cell*>(nullptr)); }

Shown shown(const Cell& cell, const ir::Target& target, bool over) {
  return std::visit([&](const auto& counts) { return counts.shown(target, over); }, cell);
}

}  // namespace akad::measures
