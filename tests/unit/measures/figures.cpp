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
      CHECK(first.records == whole.records);
    }
  }
}
