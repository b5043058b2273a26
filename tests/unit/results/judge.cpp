// One cell against its target: the small-number rule, the empty month, the open month.
#include "runtime/results/judge.h"

#include <catch2/catch.hpp>

#include "tests/unit/settlement/stage.h"

using namespace akad;
using stage::items;

namespace {

results::Result judged(const ir::Program& program, const measures::Cell& cell, bool closed = true,
                       const results::Group& group = {"a"}) {
  plan::Period period;
  period.closed = closed;
  period.calendar = *ir::parse_period("2026-01");
  return results::judge(program, stage::key(0, "2026-01", group), cell, period);
}

ir::Verdict verdict(const ir::Program& program, const measures::Cell& cell, bool closed = true) {
  return judged(program, cell, closed).verdict;
}

std::optional<Rational> for_credit(const ir::Program& program, const results::Result& result) {
  const auto measured = results::measure_for_credit(program.targets[0], result);
  if (!measured) return std::nullopt;
  CHECK(measured->kind == MeasuredKind::Share);
  return measured->value;
}

Measured share(const Rational& value) { return {MeasuredKind::Share, value}; }

}  // namespace

TEST_CASE("TV28: fewer than twenty items may have one miss") {
  ir::Program p = stage::support();
  of_items(p.targets[0]).small_below = 20;
  of_items(p.targets[0]).small_misses = 1;
  const results::Result nine = judged(p, items(9, 1));
  CHECK(nine.verdict == ir::Verdict::Met);
  CHECK(nine.small_sample);
  CHECK(*nine.measured == share(Rational(9, 10)));
  CHECK(verdict(p, items(18, 1)) == ir::Verdict::Met);
  CHECK(judged(p, items(18, 1)).small_sample);
  CHECK(verdict(p, items(19, 1)) == ir::Verdict::Met);
  CHECK_FALSE(judged(p, items(19, 1)).small_sample);
  CHECK(verdict(p, items(18, 2)) == ir::Verdict::Missed);
  CHECK(verdict(p, items(17, 2)) == ir::Verdict::Missed);
  CHECK(verdict(p, items(0, 0)) == ir::Verdict::NotApplicable);
  CHECK_FALSE(judged(p, items(0, 0)).measured.has_value());
}

TEST_CASE("what is open and overdue is among the items and the misses of a small number") {
  ir::Program p = stage::support();
  of_items(p.targets[0]).small_below = 4;
  of_items(p.targets[0]).small_misses = 1;
  measures::ItemCounts cell = items(2, 0);
  cell.open_missed = 1;
  cell.pending = 9;  // not among them
  CHECK(judged(p, cell).small_sample);
  cell.met = 3;
  CHECK(verdict(p, cell) == ir::Verdict::Missed);
  cell.met = 1;
  cell.missed = 1;
  CHECK(verdict(p, cell) == ir::Verdict::Missed);
}

TEST_CASE("what is measured of items the target decides") {
  ir::Program p = stage::support();
  p.targets[0].test = ir::Comparison::AtMost;
  p.targets[0].bound = kHour;
  of_items(p.targets[0]).aggregate = ir::Aggregate::AverageElapsed;
  measures::Distribution cell;
  cell.add(ir::Verdict::Met, kHour);
  cell.add(ir::Verdict::Missed, 4 * kHour);
  cell.add(ir::Verdict::Pending, 40 * kHour);
  CHECK(*judged(p, cell).measured == Measured{MeasuredKind::Length, Rational(5 * kHour, 2)});
  CHECK(verdict(p, cell) == ir::Verdict::Missed);
  const auto length = [&](ir::Aggregate aggregate, const Rational& percentile = 0) {
    of_items(p.targets[0]).aggregate = aggregate;
    of_items(p.targets[0]).percentile = percentile;
    return judged(p, cell).measured->value;
  };
  CHECK(length(ir::Aggregate::MedianElapsed) == kHour);  // of two the shorter
  CHECK(length(ir::Aggregate::TotalElapsed) == 5 * kHour);
  CHECK(length(ir::Aggregate::PercentileElapsed, Rational(1, 2)) == kHour);
  CHECK(length(ir::Aggregate::PercentileElapsed, Rational(51, 100)) == 4 * kHour);
  CHECK(length(ir::Aggregate::PercentileElapsed, 1) == 4 * kHour);
  cell.add_so_far(false, 2 * kHour);
  CHECK(length(ir::Aggregate::MedianElapsed) == 2 * kHour);
  CHECK(cell.judged() == 3);
}

TEST_CASE("misses that the small-number rule allows earn no credit") {
  ir::Program p = stage::support();
  of_items(p.targets[0]).small_below = 20;
  of_items(p.targets[0]).small_misses = 1;
  CHECK_FALSE(for_credit(p, judged(p, items(9, 1))).has_value());
  CHECK(*for_credit(p, judged(p, items(8, 2))) == Rational(4, 5));
  CHECK(*for_credit(p, judged(p, items(19, 1))) == Rational(19, 20));
}

TEST_CASE("at least and more than differ at the boundary, unrounded") {
  ir::Program p = stage::support();
  CHECK(verdict(p, items(19, 1)) == ir::Verdict::Met);
  CHECK(verdict(p, items(94'999, 5'001)) == ir::Verdict::Missed);  // 94.999%, shown as 95.00%
  p.targets[0].test = ir::Comparison::MoreThan;
  CHECK(verdict(p, items(19, 1)) == ir::Verdict::Missed);
  CHECK(verdict(p, items(20, 1)) == ir::Verdict::Met);
}

TEST_CASE("for all: one miss is a miss") {
  ir::Program p = stage::support();
  p.targets[0].bound = 1;
  p.targets[0].all = true;
  CHECK(verdict(p, items(5, 0)) == ir::Verdict::Met);
  CHECK(verdict(p, items(999'999, 1)) == ir::Verdict::Missed);
}

TEST_CASE("an empty month goes by its own rule and counts as 1 or 0 for credits") {
  ir::Program p = stage::support();
  p.targets[0].empty = ir::EmptyMonth::Met;
  CHECK(verdict(p, items(0, 0)) == ir::Verdict::Met);
  CHECK(*for_credit(p, judged(p, items(0, 0))) == 1);
  p.targets[0].empty = ir::EmptyMonth::Missed;
  CHECK(verdict(p, items(0, 0)) == ir::Verdict::Missed);
  CHECK(*for_credit(p, judged(p, items(0, 0))) == 0);
}

TEST_CASE("fewer than so many are as good as none") {
  ir::Program p = stage::support();
  p.targets[0].empty_below = 10;
  CHECK(verdict(p, items(5, 4)) == ir::Verdict::NotApplicable);
  CHECK_FALSE(judged(p, items(5, 4)).measured.has_value());
  CHECK_FALSE(for_credit(p, judged(p, items(5, 4))).has_value());
  CHECK(verdict(p, items(6, 4)) == ir::Verdict::Missed);
  CHECK(verdict(p, items(10, 0)) == ir::Verdict::Met);
  CHECK(verdict(p, items(5, 4), false) == ir::Verdict::Pending);
  p.targets[0].empty = ir::EmptyMonth::Met;
  CHECK(verdict(p, items(0, 9)) == ir::Verdict::Met);
  CHECK(*for_credit(p, judged(p, items(0, 9))) == 1);
  p.targets[0].empty = ir::EmptyMonth::Missed;
  CHECK(verdict(p, items(9, 0)) == ir::Verdict::Missed);
  CHECK(*for_credit(p, judged(p, items(9, 0))) == 0);
}

TEST_CASE("without exclusions a small number may have its misses, too") {
  ir::Program p = stage::support();
  of_items(p.targets[0]).small_below = 5;
  of_items(p.targets[0]).small_misses = 1;
  measures::ItemCounts cell = items(1, 0);
  cell.left_out = cell.left_out_missed = 1;
  CHECK(*judged(p, cell).without_exclusions == share(Rational(1, 2)));
  CHECK(judged(p, cell).verdict_without == ir::Verdict::Met);
  cell.left_out = cell.left_out_missed = 2;
  CHECK(judged(p, cell).verdict_without == ir::Verdict::Missed);
}

TEST_CASE("what is left out makes a number that is large enough without exclusions") {
  ir::Program p = stage::support();
  p.targets[0].empty_below = 10;
  measures::ItemCounts cell = items(5, 0);
  cell.left_out = cell.left_out_missed = 4;
  CHECK_FALSE(judged(p, cell).without_exclusions);
  cell.left_out = cell.left_out_missed = 5;
  CHECK(*judged(p, cell).without_exclusions == share(Rational(1, 2)));
  CHECK(judged(p, cell).verdict_without == ir::Verdict::Missed);
  CHECK(judged(p, cell).verdict == ir::Verdict::NotApplicable);
}

TEST_CASE("a group of items without a target alone is not applicable, whatever an empty month is") {
  ir::Program p = stage::support();
  p.targets[0].empty = ir::EmptyMonth::Missed;
  measures::ItemCounts cell;
  cell.not_applicable = 1;
  CHECK(verdict(p, cell) == ir::Verdict::NotApplicable);
  CHECK_FALSE(for_credit(p, judged(p, cell)).has_value());
  cell.left_out = 1;
  CHECK(verdict(p, cell) == ir::Verdict::NotApplicable);
  cell.pending = 1;  // it has a result also without the others
  CHECK(verdict(p, cell) == ir::Verdict::Missed);
  cell.pending = 0;
  cell.undetermined = 1;
  CHECK(verdict(p, cell) == ir::Verdict::Missed);
  cell.undetermined = 0;
  p.targets[0].groups.clear();  // the month has a result, whoever is in it
  CHECK(judged(p, cell, true, {}).verdict == ir::Verdict::Missed);
}

TEST_CASE("what is open and overdue counts as missed; what is undetermined does not count") {
  const ir::Program p = stage::support();
  measures::ItemCounts cell = items(2, 1);
  cell.open_missed = 1;
  cell.pending = 5;
  cell.not_applicable = 6;
  cell.undetermined = 7;
  const results::Result result = judged(p, cell);
  CHECK(*result.measured == share(Rational(1, 2)));  // TV27, April
  CHECK(result.verdict == ir::Verdict::Missed);
  const auto& counts = std::get<measures::ItemCounts>(result.counts);
  CHECK(counts.undetermined == 7);
  CHECK(counts.pending == 5);
  CHECK(counts.judged() == 4);
  CHECK(counts.all_missed() == 2);
}

TEST_CASE("a month that is not over is pending, with the share so far") {
  ir::Program p = stage::support();
  const results::Result result = judged(p, items(1, 9), false);
  CHECK(result.verdict == ir::Verdict::Pending);
  CHECK(*result.measured == share(Rational(1, 10)));
  CHECK_FALSE(for_credit(p, result).has_value());
  p.targets[0].empty = ir::EmptyMonth::Missed;
  CHECK(verdict(p, items(0, 0), false) == ir::Verdict::Pending);
}

TEST_CASE("time without outage is an exact share, never below zero") {
  ir::Program p = stage::support();
  p.targets[0].of = ir::OfTime{};
  p.targets[0].bound = Rational(9988, 10000);
  measures::TimeCounts cell;
  cell.service = 30 * kDay;
  cell.down = 50 * kMinute;  // TV16: 99.884259%
  cell.outages = 1;
  CHECK(std::get<measures::TimeCounts>(judged(p, cell).counts).down == 50 * kMinute);
  CHECK(*judged(p, cell).measured == share(Rational(4315, 4320)));
  CHECK(verdict(p, cell) == ir::Verdict::Met);
  cell.down = 60 * kMinute;
  CHECK(verdict(p, cell) == ir::Verdict::Missed);
  cell.down = 40 * kDay;
  CHECK(*judged(p, cell).measured == share(0));
  CHECK(verdict(p, measures::TimeCounts{}) == ir::Verdict::NotApplicable);
}
