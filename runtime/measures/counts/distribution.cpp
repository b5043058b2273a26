#include "runtime/measures/counts/distribution.h"

#include "runtime/base/assert.h"
#include "runtime/measures/counts/rank.h"

namespace akad::measures {
namespace {

const Rational kHalf(1, 2);

void add_to(Lengths& lengths, const Lengths& more) {
  for (const auto& [length, count] : more) lengths[length] += count;
}

std::uint64_t number_of(const Lengths& lengths) {
  std::uint64_t number = 0;
  for (const auto& [length, count] : lengths) number += count;
  return number;
}

Rational total_of(const Lengths& lengths) {
  Rational total = 0;
  for (const auto& [length, count] : lengths) total += Rational(length) * Rational(count);
  return total;
}

std::optional<Measured> taken_of(const Lengths& lengths, const ir::OfItems& rules) {
  if (lengths.empty()) return std::nullopt;
  const auto as_length = [](Rational value) {
    return Measured{MeasuredKind::Length, std::move(value)};
  };
  switch (rules.aggregate) {
    case ir::Aggregate::ShareInTime: break;
    case ir::Aggregate::AverageElapsed:
      return as_length(total_of(lengths) / Rational(number_of(lengths)));
    case ir::Aggregate::MedianElapsed: return as_length(Rational(nearest_rank(lengths, kHalf)));
    case ir::Aggregate::PercentileElapsed:
      return as_length(Rational(nearest_rank(lengths, rules.percentile)));
    case ir::Aggregate::TotalElapsed: return as_length(total_of(lengths));
  }
  AKAD_ASSERT(!"of lengths");
  return std::nullopt;
}

}  // namespace

void Distribution::add(ir::Verdict verdict, Duration took) {
  ItemCounts::add(verdict, took);
  if (is_judged(verdict)) ++elapsed[took];
}

void Distribution::add_left_out(ir::Verdict verdict, Duration took) {
  ItemCounts::add_left_out(verdict, took);
  if (is_judged(verdict)) ++left_out_elapsed[took];
}

void Distribution::add_so_far(bool overdue, Duration took) {
  ++so_far;
  ++(overdue ? open_missed : so_far_in);
  longest = std::max(longest, took);
  ++elapsed[took];
}

void Distribution::append(const Distribution& later, const ir::OfItems& rules) {
  AKAD_ASSERT(!ir::is_of_lengths(rules));  // lengths look back over no periods (ir::soundness)
  ItemCounts::append(later, rules);
}

void Distribution::merge(const Distribution& other) {
  ItemCounts::merge(other);
  add_to(elapsed, other.elapsed);
  add_to(left_out_elapsed, other.left_out_elapsed);
  so_far += other.so_far;
  so_far_in += other.so_far_in;
}

std::optional<Measured> Distribution::measured(const ir::OfItems& rules) const {
  return taken_of(elapsed, rules);
}

std::optional<Measured> Distribution::without_exclusions(const ir::OfItems& rules) const {
  if (left_out == 0) return std::nullopt;
  Lengths all = elapsed;
  add_to(all, left_out_elapsed);
  return taken_of(all, rules);
}

std::vector<Figure> Distribution::figures() const {
  std::vector<Figure> all = ItemCounts::figures();
  all.push_back({"so_far", counted(so_far), Written::WhereAny});
  all.push_back({"longest", lasting(longest)});
  return all;
}

Shown Distribution::shown(const ir::Target& target, bool over) const {
  Shown shown;
  shown.columns = {{"column.items", counted(judged())},
                   {"column.still_open", counted(so_far)},
                   {"column.longest", lasting(longest)},
                   {"column.longer", counted(all_missed())},
                   {"column.not_counted", counted(uncounted(*this))}};
  if (!elapsed.empty()) {
    shown.remarks = {{"result.over", {counted(judged())}}, {"result.longest", {lasting(longest)}}};
  }
  if (all_missed() > 0) shown.remarks.push_back({"result.longer", {counted(all_missed())}});
  if (so_far > 0) shown.remarks.push_back({"result.so_far", {counted(so_far)}, true});
  add_uncounted(*this, target, over, shown.remarks);
  return shown;
}

}  // namespace akad::measures
