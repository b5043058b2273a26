// The columns of a statement as rows: those of every agreement, and those of this one.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/results/groups.h"

namespace akad::report {

enum class CsvColumn {
  Row,
  Line,
  Agreement,
  Customer,
  AsOf,
  Period,
  FirstDay,
  LastDay,
  PeriodOver,
  Name,
  Clause,
  Target,
  Rule,
  PromisedTest,
  Promised,
  Measured,
  Unit,
  MeasuredNumerator,
  MeasuredDenominator,
  Verdict,
  Level,
  SmallNumberRule,
  LostRecords,
  RatePercent,
  Base,
  Quantity,
  Price,
  ItemsUnknown,
  FeeNotKnown,
  SmallAmount,
  BeforeCaps,
  CapPeriod,
  Earlier,
  AtMost,
  LoweredBy,
  Claim,
  ClaimUntil,
  ClaimedBy,
  ClaimedAt,
  Claimable,
  Payable,
  TaxPercent,
  BeforeTax,
  Tax,
  WithTax,
  PaidAs,
  Invoice,
  PaidBy,
  Open,
  Currency,
  InKind,
  OwedInKind,
  OpenInKind,
  ClaimableInKind,
  TotalInKind
};
constexpr std::array<std::string_view, 55> words(CsvColumn) {
  return {"row",
          "line",
          "agreement",
          "customer",
          "as_of",
          "period",
          "first_day",
          "last_day",
          "period_over",
          "name",
          "clause",
          "target",
          "rule",
          "promised_test",
          "promised",
          "measured",
          "unit",
          "measured_numerator",
          "measured_denominator",
          "verdict",
          "level",
          "small_number_rule",
          "lost_records",
          "rate_percent",
          "base",
          "quantity",
          "price",
          "items_unknown",
          "fee_not_known",
          "small_amount",
          "before_caps",
          "cap_period",
          "earlier",
          "at_most",
          "lowered_by",
          "claim",
          "claim_until",
          "claimed_by",
          "claimed_at",
          "claimable",
          "payable",
          "tax_percent",
          "before_tax",
          "tax",
          "with_tax",
          "paid_as",
          "invoice",
          "paid_by",
          "open",
          "currency",
          "in_kind",
          "owed_in_kind",
          "open_in_kind",
          "claimable_in_kind",
          "total_in_kind"};
}

// The columns of an agreement, whatever its records say.
class CsvColumns {
 public:
  explicit CsvColumns(const ir::Program& program);

  const std::vector<std::string>& names() const { return names_; }
  std::size_t place_of(std::string_view name) const;  // of `group.…` and `count.…`

 private:
  void add(const std::string& name);  // once

  std::vector<std::string> names_;
};

std::string group_column(std::string_view name);
std::string count_column(const measures::Figure& figure);

// A row in which every cell is empty until it is said.
class CsvRow {
 public:
  explicit CsvRow(const CsvColumns& columns) : columns_(columns), cells_(columns.names().size()) {}

  void text(CsvColumn column, std::string_view text);  // of an agreement or a log
  void plain(CsvColumn column, std::string written);   // a number, an instant, a word of ours
  void group(const std::vector<results::NamedValue>& values);
  void count(const measures::Figure& figure);

  const std::vector<std::string>& cells() const { return cells_; }

 private:
  const CsvColumns& columns_;
  std::vector<std::string> cells_;
};

}  // namespace akad::report
