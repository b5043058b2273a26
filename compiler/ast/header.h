// What stands at the top: the agreement itself, what it uses, currencies, holidays and fees.
#pragma once

#include <optional>
#include <vector>

#include "compiler/ast/condition.h"
#include "compiler/ast/literals.h"
#include "runtime/ir/agreement.h"
#include "runtime/ir/calendar.h"

namespace akad::ast {

struct Term {
  DateLiteral first, last;
  Span span;
};
struct CurrencyLine {
  Name code;
  std::optional<Number> unit;
  std::optional<Text> written;
  Span span;
};
struct Agreement {
  Text name, version;
  std::vector<Text> provider, customer, measured_by;
  std::vector<Term> term;
  std::vector<Name> timezone;
  std::vector<CurrencyLine> currency;
  std::vector<Text> annexes;  // files, from the folder of the agreement on
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};
struct Use {
  std::vector<Name> path;  // calendars.indonesia
  Span span;
};
struct CurrencyDeclaration {
  Name code;
  Text title;
  Number unit;
  std::optional<Text> written;
  Span span;
};
struct HolidayLine {
  DateLiteral date;
  std::optional<DateLiteral> last;  // included
  Text name;
  Span span;
};
struct Holidays {
  using Row = ir::HolidaySet;
  static constexpr std::string_view kWord = "holiday set";

  Name name;
  std::vector<Term> covers;
  std::vector<Text> source;
  std::vector<HolidayLine> days;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};
struct SeasonLine {  // 2026-06-01 to 2026-06-20 "Odd semester"
  DateLiteral first, last;
  Text name;
  Span span;
};
struct Season {
  using Row = ir::Seasons;
  static constexpr std::string_view kWord = "season";

  Name name;
  std::vector<ClauseLine> clause;
  std::vector<SeasonLine> seasons;
  std::vector<Acceptance> accepted;
  bool broken = false;
  Span span;
};
struct PartLine {  // a part of a period: the whole fee
  PeriodNoun noun;
  ir::PartOfPeriod part = ir::PartOfPeriod::WholeFee;
  Span span;
};
struct FeeStep {
  DateLiteral from;
  MoneyLiteral amount;
  Span span;
};
struct PartOfFee {
  Percentage share;
  Name fee;
};
struct FeeRow {                        // | "JKT-SIN-1" | USD 500, from 2026-07-01 USD 550 |
  std::optional<Literal> group;        // none: otherwise
  std::optional<MoneyLiteral> amount;  // none: no fee
  std::vector<FeeStep> later;
  std::string text;  // what stands in its second cell
  Span span;
};
struct ToldFee {  // is the total of amount at issued of invoices, with its month in month
  Name amount;
  std::vector<Name> events;
  Name log;
  PeriodNoun noun;
  Name period;  // the signal that names it
  Span span;
};
struct Exchange {  // exchange USD to IDR at 16_250
  Name from, to;
  Number rate;
  Span span;
};
struct Fee {
  using Row = ir::Fee;
  static constexpr std::string_view kWord = "fee";

  Name name;
  MoneyLiteral amount;
  Periods periods;
  ir::TaxBasis tax = ir::TaxBasis::BeforeTax;
  std::optional<PartLine> part;
  std::vector<ClauseLine> clause;
  Span span;
  std::vector<FeeStep> later = {};
  std::optional<PartOfFee> derived = {};  // then it says no more
  Name for_each = {};
  std::vector<FeeRow> rows = {};  // with for_each, in place of `amount` and `later`
  std::optional<Percentage> tax_rate = {};
  std::optional<ToldFee> told = {};  // then it has no amount, steps, parts and groups
};

}  // namespace akad::ast
