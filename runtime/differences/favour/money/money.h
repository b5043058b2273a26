// Amounts held against each other, in every period that they may be for; and the tables of credits.
#pragma once

#include <vector>

#include "runtime/differences/favour/context.h"

namespace akad::differences {

// An amount as far as it can be compared: so much in every period, or a share of a fee.
struct Money {
  bool known = true;     // that it is so much in every period
  Rational value = 0;    // of `known`
  Rational share = 0;    // else
  Id<ir::Fee> fee = {};  // in the context
  ir::FeeTaken taken = ir::FeeTaken::OfPeriod;
  std::string of_kind = {};  // what `value` is so many of; empty: it is money
};

// `of`: whose periods it is for. None where the fee is not there in the context.
// None too where a rate gives it, which depends on more than the result.
std::optional<Money> money(const Context& context, Edition from, const ir::Owed& owed,
                           const ir::Periods& of);
std::optional<Money> money(const Context& context, Edition from, const ir::Amount& amount,
                           const ir::Periods& of);
// From the first to the second: More where it is never less. Unknown where nobody can say.
Turn between(const Money& first, const Money& second);
// Whether it is a whole number of units in every period.
bool is_whole(const Context& context, const Money& money, const Rational& unit);

// From what rounds to the least: no value becomes more by one than by those behind it.
int rank_of(RoundingMode mode);

// What a credit pays for a measured share.
class Table {
 public:
  struct Row {
    ir::BoundKind bound;
    Rational result;
    Money pays;
  };
  explicit Table(std::vector<Row> rows) : rows_(std::move(rows)) {}

  const std::vector<Row>& rows() const { return rows_; }
  // What each of the shares, which ascend, is paid.
  std::vector<const Money*> along(const std::vector<Rational>& shares) const;
  // The ends of the scale, the boundaries and what lies between them, ascending.
  std::vector<Rational> points(const Table* other = nullptr) const;
  bool falls() const;  // who does better is never owed more
  bool is_nothing_where(ir::Comparison test, const Rational& bound) const;

 private:
  std::vector<Row> rows_;
};

// None where the measure is no share, or an amount cannot be compared. `from`: whose rows they are.
std::optional<Table> table_of(const Context& context, Edition from, const ir::Credit& credit,
                              const std::vector<ir::SlabRow>& slabs);
// From the first to the second, for every share.
Turn between(const Table& first, const Table& second);
// Whether both pay something for the same shares.
bool pay_for_the_same(const Table& first, const Table& second);

}  // namespace akad::differences
