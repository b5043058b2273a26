#include "tests/oracle/money/limits/rounding.h"

#include <algorithm>

#include "tests/oracle/money/amounts/payable.h"

namespace akad::oracle {
namespace {

struct Rounding {
  const MoneyCase& money_;
  const std::vector<Together>& together_;
  std::vector<CreditLine>& lines_;
  Attempts& tried_;

  const Rational& unit(std::size_t line) const { return money_.credits[lines_[line].credit].unit; }
  Rational whole_units_down(std::size_t line) const {
    return Rational(floor_of(lines_[line].amount / unit(line))) * unit(line);
  }

  Rational rounded(std::size_t line) {
    const CreditLine& one = lines_[line];
    return oracle::rounded(one.amount, money_.credits[one.credit], tried_);
  }

  Rational paid(const Together& together) const {
    Rational sum = 0;
    for (const std::size_t i : together.lines) sum += lines_[i].payable;
    return sum;
  }

  void round() {
    std::vector<bool> cut(lines_.size());
    for (const Together& together : together_) {
      for (const std::size_t i : together.lines) cut[i] = cut[i] || together.bit;
    }
    for (std::size_t i = 0; i < cut.size(); ++i) {
      lines_[i].payable = cut[i] ? whole_units_down(i) : rounded(i);
    }
    // Where rounding alone would break a cap, its lines are rounded down as well.
    for (bool broken = true; broken;) {
      broken = false;
      for (const Together& together : together_) {
        if (paid(together) <= together.most) continue;
        broken = true;
        note(tried_, Tried::RoundedToCap);
        for (const std::size_t i : together.lines) {
          if (lines_[i].payable <= lines_[i].amount) continue;
          lines_[i].payable = whole_units_down(i);
          cut[i] = true;
        }
      }
    }
    give_what_is_left(cut);
    for (CreditLine& line : lines_) line.tax = tax_of(money_, line, tried_);
  }

  // One unit more, for the largest remainders first and as far as every cap has room.
  void give_what_is_left(std::vector<bool> cut) {
    for (;;) {
      std::optional<std::size_t> next;
      for (std::size_t i = 0; i < cut.size(); ++i) {
        if (cut[i] && remainder(i) > Rational(0) && (!next || remainder(i) > remainder(*next))) {
          next = i;
        }
      }
      if (!next) return;
      cut[*next] = false;
      lines_[*next].payable += unit(*next);
      const bool fits = std::all_of(together_.begin(), together_.end(), [&](const auto& together) {
        const auto& lines = together.lines;
        const bool in = std::find(lines.begin(), lines.end(), *next) != lines.end();
        return !in || paid(together) <= together.most;
      });
      if (fits)
        note(tried_, Tried::UnitLeft);
      else
        lines_[*next].payable -= unit(*next);
    }
  }
  Rational remainder(std::size_t line) const {
    return (lines_[line].amount - lines_[line].payable) / unit(line);
  }
};

}  // namespace

void round_lines(const MoneyCase& money, const std::vector<Together>& together,
                 std::vector<CreditLine>& lines, Attempts& tried) {
  Rounding{money, together, lines, tried}.round();
}

}  // namespace akad::oracle
