#include "runtime/measures/counts/distribution.h"

#include "runtime/base/assert.h"

namespace akad::measures {
namespace {

std::optional<Measured> mean_of(const std::map<Duration, std::uint64_t>& elapsed) {
  std::uint64_t items = 0;
  Rational sum = 0;
  for (const auto& [length, count] : elapsed) {
    items += count;
    sum += Rational(length) * Rational(count);
  }
  if (items == 0) return std::nullopt;
  return Measured{MeasuredKind::Length, sum / Rational(items)};
}

}  // namespace

void Distribution::add(ir::Verdict verdict, Duration took) {
  ItemCounts::add(verdict, took);
  if (is_judged(verdict)) ++elapsed[took];
}

void Distribution::append(const Distribution& later, const ir::OfItems& rules) {
  ItemCounts::append(later, rules);
  for (const auto& [length, count] : later.elapsed) elapsed[length] += count;
}

void Distribution::merge(const Distribution& other) {
  ItemCounts::merge(other);
  for (const auto& [length, count] : other.elapsed) elapsed[length] += count;
}

std::optional<Measured> Distribution::measured(const ir::OfItems& rules) const {
  switch (rules.aggregate) {
    case ir::Aggregate::ShareInTime: return ItemCounts::measured(rules);
    case ir::Aggregate::AverageElapsed: return mean_of(elapsed);
  }
  AKAD_ASSERT(false);
}

std::vector<Figure> Distribution::figures() const {
  std::vector<Figure> all = ItemCounts::figures();
  all.push_back({"longest", lasting(longest)});
  return all;
}

Shown Distribution::shown(const ir::Target& target, bool over) const {
  Shown shown;
  shown.columns = {{"column.items", counted(judged())},
                   {"column.longest", lasting(longest)},
                   {"column.late", counted(all_missed())},
                   {"column.not_counted", counted(uncounted(*this))}};
  if (!elapsed.empty()) {
    shown.remarks = {{"result.over", {counted(judged())}}, {"result.longest", {lasting(longest)}}};
  }
  add_remarks(*this, target, over, shown.remarks);
  return shown;
}

}  // namespace akad::measures
