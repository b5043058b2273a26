// What a figure is taken of, and what of it merges.
#include <catch2/catch.hpp>

#include "runtime/measures/counts/cell.h"

using namespace akad;
using measures::FigureCounts;

namespace {

FigureCounts taken(ir::Taken of, const std::vector<Rational>& numbers, Rational percentile = 0) {
  ir::Figure figure;
  figure.taken = of;
  figure.percentile = std::move(percentile);
  FigureCounts counts = FigureCounts::of(figure);
  for (const Rational& number : numbers) counts.add(number);
  return counts;
}

std::optional<Rational> value(const FigureCounts& counts) {
  const auto measured = counts.measured({});
  return measured ? std::optional(measured->value) : std::nullopt;
}

}  // namespace

TEST_CASE("figures of numbers") {
  using enum ir::Taken;
  const std::vector<Rational> numbers = {4, Rational(-1, 2), 4, 10};
  CHECK(value(taken(Sum, numbers)) == Rational(35, 2));
  CHECK(value(taken(Average, numbers)) == Rational(35, 8));
  CHECK(value(taken(Median, numbers)) == Rational(4));
  CHECK(value(taken(Percentile, numbers, Rational(1, 4))) == Rational(-1, 2));
  CHECK(value(taken(Percentile, numbers, Rational(76, 100))) == Rational(10));
  CHECK(value(taken(Percentile, numbers, Rational(75, 100))) == Rational(4));
  CHECK(value(taken(Percentile, numbers, 1)) == Rational(10));
  CHECK(value(taken(Highest, numbers)) == Rational(10));
  CHECK(value(taken(Lowest, numbers)) == Rational(-1, 2));
}

TEST_CASE("of nothing there is a number and a sum, and no other figure") {
  using enum ir::Taken;
  for (const ir::Taken of : {Number, Sum}) CHECK(value(taken(of, {})) == Rational(0));
  for (const ir::Taken of : {Share, Average, Median, Percentile, Highest, Lowest}) {
    CHECK_FALSE(value(taken(of, {}, of == Percentile ? 1 : 0)));
  }
}

TEST_CASE("a share lies between nothing and all") {
  const auto share = [](Rational counted, Rational all) {
    FigureCounts counts = taken(ir::Taken::Share, {std::move(counted)});
    counts.add_to_all(all);
    return value(counts);
  };
  CHECK(share(1, 3) == Rational(1, 3));
  CHECK(share(4, 3) == Rational(1));
  CHECK(share(-4, 3) == Rational(0));
  CHECK_FALSE(share(1, 0));
  CHECK_FALSE(share(-1, -2));
}

TEST_CASE("figures merge in any parts") {
  const std::vector<Rational> numbers = {7, 3, 3, Rational(1, 3), -2, 12, 5};
  for (const ir::Taken of : {ir::Taken::Sum, ir::Taken::Average, ir::Taken::Median,
                             ir::Taken::Percentile, ir::Taken::Highest, ir::Taken::Lowest}) {
    const FigureCounts whole = taken(of, numbers, Rational(9, 10));
    for (std::size_t cut = 0; cut <= numbers.size(); ++cut) {
      const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(cut);
      FigureCounts first = taken(of, {numbers.begin(), middle}, Rational(9, 10));
      first.merge(taken(of, {middle, numbers.end()}, Rational(9, 10)));
      CHECK(value(first) == value(whole));
      CHECK(first.whole.records == whole.whole.records);
    }
  }
}

namespace {

struct Told {
  Duration since = 0;
  Rational number, all = 0;
};

// Of so many slots of a minute.
FigureCounts in_slots(const ir::Figure& figure, std::int64_t over, const std::vector<Told>& told) {
  FigureCounts counts = FigureCounts::of(figure);
  counts.slots.made().set_count(over);
  for (const Told& row : told) {
    counts.add(row.number, row.since);
    if (figure.taken == ir::Taken::Share) counts.add_to_all(row.all, row.since);
  }
  return counts;
}

ir::Figure figure_of(ir::Taken taken, ir::Taken then, std::optional<ir::FewInFigure> few = {}) {
  ir::Figure figure;
  figure.taken = taken;
  figure.slots = ir::OverSlots{kMinute, then};
  figure.few = std::move(few);
  return figure;
}

}  // namespace

TEST_CASE("each slot weighs the same, and one without anything is what is written") {
  using enum ir::Taken;
  const std::vector<Told> told = {{0, 1, 2}, {kMinute - 1, 1, 2}, {3 * kMinute, 1, 1'000}};
  const auto averaged = [&](std::optional<Rational> counts) {
    return value(in_slots(figure_of(Share, Average, ir::FewInFigure{{}, 0, counts}), 4, told));
  };
  CHECK(averaged(std::nullopt) == Rational(501, 2'000));
  CHECK(averaged(Rational(0)) == Rational(501, 4'000));
  CHECK(averaged(Rational(1)) == Rational(2'501, 4'000));
  CHECK(value(in_slots(figure_of(Number, Average), 4, told)) == Rational(3, 4));
  CHECK(value(in_slots(figure_of(Number, Highest), 4, told)) == Rational(2));
  CHECK(value(in_slots(figure_of(Number, Median), 4, told)) == Rational(0));
}

TEST_CASE("a slot with too little is no share of more than all") {
  using enum ir::Taken;
  const auto is_marked = [](Rational below) {
    const ir::Figure figure =
        figure_of(Share, Average, ir::FewInFigure{{}, std::move(below), Rational(0)});
    return in_slots(figure, 1, {{0, 5, 4}}).slots->taken().is_beyond;
  };
  CHECK(is_marked(4));
  CHECK_FALSE(is_marked(5));
}

TEST_CASE("what is told of a slot that is not over does not count yet") {
  using enum ir::Taken;
  const FigureCounts counts =
      in_slots(figure_of(Number, Average), 2, {{2 * kMinute - 1, 1}, {2 * kMinute, 1}});
  CHECK(value(counts) == Rational(1, 2));
  CHECK(counts.whole.records == 1);
  CHECK_FALSE(value(in_slots(figure_of(Number, Average), 0, {{0, 1}})));
}

TEST_CASE("an average of slots has eighteen decimals, and what is just reached stays so") {
  using enum ir::Taken;
  const ir::Figure share = figure_of(Share, Average, ir::FewInFigure{{}, 0, Rational(0)});
  const Rational third = *value(in_slots(share, 1, {{0, 1, 3}}));
  CHECK(to_fraction(third) == "333333333333333333/1000000000000000000");
  const std::vector<Told> thirds = {{0, 1, 3}, {kMinute, 1, 3}, {2 * kMinute, 1, 3}};
  CHECK(value(in_slots(share, 100, thirds)) == Rational(1, 100));
  const ir::Figure highest = figure_of(Share, Highest, ir::FewInFigure{{}, 0, Rational(0)});
  CHECK(value(in_slots(highest, 100, thirds)) == Rational(1, 3));
}

namespace {

void check_merging(const ir::Figure& figure, const std::vector<Told>& told) {
  FigureCounts whole = in_slots(figure, 20, told);
  for (const std::size_t cut : {0U, 1U, 17U, 40U}) {
    const auto middle = told.begin() + static_cast<std::ptrdiff_t>(cut);
    FigureCounts first = in_slots(figure, 20, {told.begin(), middle});
    first.merge(in_slots(figure, 20, {middle, told.end()}));
    CHECK(value(first) == value(whole));
  }
  const auto before = value(whole);
  whole.settle();
  CHECK(value(whole) == before);
}

}  // namespace

TEST_CASE("slots merge in any parts, before they are told to be all") {
  using enum ir::Taken;
  std::vector<Told> told;
  for (std::int64_t at = 0; at < 40; ++at) {
    told.push_back({at * at % 17 * kMinute + at, Rational(at % 5), Rational(at % 3)});
  }
  for (const ir::Taken of : {Share, Number, Average, Median, Highest}) {
    std::optional<ir::FewInFigure> few;
    if (of != Number) few = ir::FewInFigure{{}, of == Share ? 0 : 1, std::nullopt};
    for (const ir::Taken then : {Average, Median, Lowest}) {
      check_merging(figure_of(of, then, few), told);
    }
  }
}
