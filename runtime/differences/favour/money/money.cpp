#include "runtime/differences/favour/money/money.h"

#include <algorithm>
#include <set>

#include "runtime/ir/amounts/fees.h"

namespace akad::differences {
namespace {

// The same in each period: the term cuts none, or a part costs the whole, and no number of shorter
// periods decides.
bool is_the_same_in_each(const ir::Program& program, const Money& money) {
  const ir::Fee& fee = program[money.fee];
  if (money.taken != ir::FeeTaken::OfPeriod && money.taken != ir::FeeTaken::Part) return false;
  if (!fee.later.empty() || !fee.for_each.empty() || fee.told) return false;
  return fee.part == ir::PartOfPeriod::WholeFee || !ir::cuts(ir::term_of(program), fee.period);
}

bool is_nothing(const Money& money) { return money.known ? money.value == 0 : money.share == 0; }

}  // namespace

std::optional<Money> money(const Context& context, Edition from, const ir::Amount& amount,
                           const ir::Periods& of) {
  if (std::holds_alternative<ir::NoAmount>(amount.is)) return Money{};
  if (const auto* fixed = std::get_if<ir::FixedAmount>(&amount.is)) {
    return Money{true, fixed->money, 0, {}};
  }
  ir::ShareOfFee share = std::get<ir::ShareOfFee>(amount.is);
  share.fee = context.here(from, share.fee);
  if (!share.fee.valid()) return std::nullopt;
  Money money{false, 0, share.share, share.fee, share.taken};
  const ir::Program& program = context.program();
  if (of.looks_back() || !is_the_same_in_each(program, money)) return money;
  if (!ir::can_be_taken(share.taken, program[share.fee].period, of)) return std::nullopt;
  money.known = true;
  money.value =
      ir::money_of(program, ir::Amount{share}, {ir::usual_period(program, of.cadence), of.over});
  return money;
}

std::optional<Money> money(const Context& context, Edition from, const ir::Owed& owed,
                           const ir::Periods& of) {
  if (const auto* kind = std::get_if<ir::InKind>(&owed.is)) {
    return Money{true, kind->quantity, 0, {}, ir::FeeTaken::OfPeriod, kind->of};
  }
  const auto amount = ir::amount_of(owed);
  return amount ? money(context, from, *amount, of) : std::nullopt;
}

namespace {

Turn between_nothing(const Money& first, const Money& second) {
  if (is_nothing(first)) return is_nothing(second) ? Turn::Same : Turn::More;
  return Turn::Less;
}

}  // namespace

Turn between(const Money& first, const Money& second) {
  if (is_nothing(first) || is_nothing(second)) return between_nothing(first, second);
  if (first.of_kind != second.of_kind) return Turn::Unknown;
  if (first.known && second.known) return as_it_grows(first.value, second.value, Turn::More);
  if (first.known || second.known) return Turn::Unknown;
  if (first.fee != second.fee || first.taken != second.taken) return Turn::Unknown;
  return as_it_grows(first.share, second.share, Turn::More);
}

bool is_whole(const Context& context, const Money& money, const Rational& unit) {
  const auto is_multiple = [&](const Rational& value) {
    const Rational units = value / unit;
    return akad::is_whole(units);
  };
  if (money.known) return is_multiple(money.value);
  const ir::Fee& fee = context.program()[money.fee];
  const bool whole_fees = fee.part == ir::PartOfPeriod::WholeFee ||
                          !ir::cuts(ir::term_of(context.program()), fee.period);
  if (!whole_fees || !fee.later.empty() || fee.told || money.taken == ir::FeeTaken::Part)
    return false;
  const Rational in_ours = fee.exchange.value_or(1);
  const auto is_whole_of = [&](const Rational& amount) {
    return is_multiple(money.share * amount * in_ours);
  };
  return is_whole_of(fee.amount) &&
         std::all_of(fee.of_groups.begin(), fee.of_groups.end(), [&](const ir::FeeOfGroup& row) {
           return row.later.empty() && is_whole_of(row.amount);
         });
}

int rank_of(RoundingMode mode) {
  switch (mode) {
    case RoundingMode::Down: return 0;
    case RoundingMode::HalfEven: return 1;
    case RoundingMode::HalfUp: return 2;
    case RoundingMode::Up: return 3;
  }
  return 0;
}

std::vector<const Money*> Table::along(const std::vector<Rational>& shares) const {
  // Rows by the place on the way at which they begin to hold, and at which they end.
  std::vector<std::vector<std::size_t>> begins(shares.size() + 1), ends(shares.size() + 1);
  const auto place_of = [&](const Rational& bound, bool behind) {
    const auto place = behind ? std::upper_bound(shares.begin(), shares.end(), bound)
                              : std::lower_bound(shares.begin(), shares.end(), bound);
    return static_cast<std::size_t>(place - shares.begin());
  };
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const auto test = ir::test_of(rows_[row].bound);
    const bool from_below = !test || !ir::more_is_better(*test);
    begins[from_below ? 0 : place_of(rows_[row].result, *test == ir::Comparison::MoreThan)]
        .push_back(row);
    if (test && from_below) {
      ends[place_of(rows_[row].result, *test == ir::Comparison::AtMost)].push_back(row);
    }
  }
  std::set<std::size_t> holding;
  std::vector<const Money*> paid;
  for (std::size_t place = 0; place < shares.size(); ++place) {
    holding.insert(begins[place].begin(), begins[place].end());
    for (const std::size_t row : ends[place]) holding.erase(row);
    paid.push_back(&rows_[holding.empty() ? rows_.size() - 1 : *holding.begin()].pays);
  }
  return paid;
}

std::vector<Rational> Table::points(const Table* other) const {
  std::vector<Rational> bounds = {0, 1};
  const auto add = [&](const Table& table) {
    for (const Row& row : table.rows_) {
      if (row.bound != ir::BoundKind::Otherwise && row.result > 0 && row.result < 1) {
        bounds.push_back(row.result);
      }
    }
  };
  add(*this);
  if (other != nullptr) add(*other);
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  std::vector<Rational> points = {bounds.front()};
  for (std::size_t i = 1; i < bounds.size(); ++i) {
    points.push_back((bounds[i - 1] + bounds[i]) / 2);
    points.push_back(bounds[i]);
  }
  return points;
}

bool Table::falls() const {
  const std::vector<const Money*> paid = along(points());
  for (std::size_t i = 1; i < paid.size(); ++i) {
    const Turn turn = between(*paid[i - 1], *paid[i]);
    if (turn != Turn::Same && turn != Turn::Less) return false;
  }
  return true;
}

bool Table::is_nothing_where(ir::Comparison test, const Rational& bound) const {
  std::vector<Rational> shares = points();
  shares.push_back(bound);
  for (const Rational& share : points()) shares.push_back((share + bound) / 2);
  std::sort(shares.begin(), shares.end());
  const std::vector<const Money*> paid = along(shares);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const bool met =
        ir::holds(test, {MeasuredKind::Share, shares[i]}, {MeasuredKind::Share, bound});
    if (met && !is_nothing(*paid[i])) return false;
  }
  return true;
}

std::optional<Table> table_of(const Context& context, Edition from, const ir::Credit& credit,
                              const std::vector<ir::SlabRow>& slabs) {
  const ir::Target& target = context.program()[credit.target];
  if (ir::measured_kind(target) != MeasuredKind::Share) return std::nullopt;
  std::vector<Table::Row> rows;
  for (const ir::SlabRow& slab : slabs) {
    const auto pays = money(context, from, slab.amount, ir::periods_of(target));
    if (!pays) return std::nullopt;
    rows.push_back({slab.bound, slab.result, *pays});
  }
  return Table(std::move(rows));
}

Turn between(const Table& first, const Table& second) {
  const std::vector<Rational> shares = first.points(&second);
  const auto before = first.along(shares), after = second.along(shares);
  Turn all = Turn::Same;
  for (std::size_t i = 0; i < shares.size(); ++i) all = both(all, between(*before[i], *after[i]));
  return all;
}

bool pay_for_the_same(const Table& first, const Table& second) {
  const std::vector<Rational> shares = first.points(&second);
  const auto before = first.along(shares), after = second.along(shares);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (is_nothing(*before[i]) != is_nothing(*after[i])) return false;
  }
  return true;
}

}  // namespace akad::differences
