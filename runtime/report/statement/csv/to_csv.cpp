// Statements as rows: one for each result, each credit, each cap that lowered something and each
// sum in kind.
#include "runtime/base/assert.h"
#include "runtime/base/written/money_form.h"
#include "runtime/ir/amounts/fees.h"
#include "runtime/report/credits/charged.h"
#include "runtime/report/credits/claim.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/csv/cells.h"
#include "runtime/report/statement/csv/table.h"
#include "runtime/report/statement/statement.h"
#include "runtime/report/words.h"
#include "runtime/results/levels.h"

namespace akad::report {
namespace {

constexpr int kDigits = 10;

template <class E>
std::string word(E value) {
  return std::string(words(value)[static_cast<std::size_t>(value)]);
}

std::string without_mark(std::string text) {
  constexpr std::string_view kMore = "…";
  if (text.ends_with(kMore)) text.resize(text.size() - kMore.size());
  return text;
}

// A number of its unit, cut where it does not end.
std::string digits(const Rational& value) { return without_mark(to_decimal(value, kDigits)); }

// So many of what is owed in kind: whole, but where it does not end.
std::string quantity(const Rational& value) { return without_mark(quantity_text(value)); }

// In what a reader reckons: percent and seconds.
Rational in_unit(const Measured& value) {
  if (value.kind == MeasuredKind::Share) return value.value * 100;
  if (value.kind == MeasuredKind::Length) return value.value / kSecond;
  return value.value;
}

struct Writer {
  const Statement& statement;
  const CsvColumns& columns;
  const ir::Program& program = *statement.program;
  const ir::Agreement& agreement = program.agreement;
  const int decimals = decimals_of_unit(agreement.money_unit);

  std::string amount(const Rational& value) const { return plain_amount(value, decimals); }

  std::string unit(MeasuredKind kind) const {
    switch (kind) {
      case MeasuredKind::Share: return "percent";
      case MeasuredKind::Length: return "seconds";
      case MeasuredKind::Count: return "count";
      case MeasuredKind::Amount: return agreement.currency;
      case MeasuredKind::Number: return "number";
      case MeasuredKind::Value: return "value";
    }
    AKAD_ASSERT(false);
  }

  CsvRow row_of(std::string kind) const {
    CsvRow row(columns);
    row.plain(CsvColumn::Row, std::move(kind));
    row.text(CsvColumn::Agreement, agreement.name + ", version " + agreement.version);
    row.text(CsvColumn::Customer, agreement.customer);
    row.plain(CsvColumn::AsOf, format_rfc3339(statement.as_of));
    return row;
  }

  CsvRow row_of(std::string kind, const PeriodStatement& period) const {
    const plan::Period& of = period.measured.period;
    const ir::Term term = ir::term_of(program);
    CsvRow row = row_of(std::move(kind));
    row.text(CsvColumn::Period, of.label);
    row.plain(CsvColumn::FirstDay,
              format_date(std::max(ir::first_day(of.calendar, term), term.first)));
    row.plain(CsvColumn::LastDay, format_date(of.last));
    row.plain(CsvColumn::PeriodOver, of.closed ? "yes" : "no");
    return row;
  }

  void add_named(CsvRow& row, const std::string& name, const ir::Clause& clause) const {
    row.text(CsvColumn::Name, name);
    row.text(CsvColumn::Clause, clause_text(clause, name));
  }

  void add_measured(CsvRow& row, const Measured& measured) const {
    const Rational value = in_unit(measured);
    row.plain(CsvColumn::Measured, digits(value));
    row.plain(CsvColumn::Unit, unit(measured.kind));
    const std::string exact = to_fraction(value);
    const std::size_t over = exact.find('/');
    row.plain(CsvColumn::MeasuredNumerator, exact.substr(0, over));
    row.plain(CsvColumn::MeasuredDenominator,
              over == std::string::npos ? "1" : exact.substr(over + 1));
  }

  void add_money(CsvRow& row, CsvColumn column, const Rational& value) const {
    row.plain(column, amount(value));
    row.plain(CsvColumn::Currency, agreement.currency);
  }

  static void add_lost(CsvRow& row, std::uint64_t lost) {
    if (lost > 0) row.plain(CsvColumn::LostRecords, std::to_string(lost));
  }

  CsvRow result(const PeriodStatement& period, const results::Result& of) const {
    const ir::Target& target = program[of.target];
    const Measured promise = ir::promise_of(target);
    CsvRow row = row_of("result", period);
    add_named(row, target.name, target.clause);
    row.text(CsvColumn::Target, target.name);
    row.plain(CsvColumn::PromisedTest, target.all ? "all" : word(target.test));
    row.plain(CsvColumn::Promised, digits(in_unit(promise)));
    row.plain(CsvColumn::Unit, unit(promise.kind));
    if (of.measured) add_measured(row, *of.measured);
    row.plain(CsvColumn::Verdict, word(of.verdict));
    const ir::Level* level = results::level_of(program, of);
    if (level != nullptr) row.text(CsvColumn::Level, level->name);
    if (of.small_sample) row.plain(CsvColumn::SmallNumberRule, "yes");
    add_lost(row, of.lost);
    row.group(results::named(program, target.groups, of.group));
    for (const measures::Figure& figure : measures::figures(of.counts)) row.count(figure);
    return row;
  }

  // What of the fee, and what that is in this period.
  void add_share(CsvRow& row, const PeriodStatement& period, const ir::Credit& credit,
                 const ir::ShareOfFee& share, const std::optional<Rational>& base) const {
    const std::int32_t over = ir::periods_of(program[credit.target]).over;
    row.plain(CsvColumn::RatePercent, digits(share.share * 100));
    if (!base && program[share.fee].told) return;  // nobody knows it
    add_money(row, CsvColumn::Base,
              base ? *base : ir::base_of(program, share, {period.measured.period.calendar, over}));
  }

  // How many units are paid, and for how much each.
  void add_rate(CsvRow& row, const PeriodStatement& period, const ir::Credit& credit,
                const ir::Rate& rate, const settlement::LineItem& line) const {
    const owed::Working& how = *line.working;
    if (const auto* share = std::get_if<ir::ShareOfFee>(&rate.price.is)) {
      add_share(row, period, credit, *share, how.base);
    }
    row.plain(CsvColumn::Quantity, digits(how.units));
    const bool money = ir::unit_in_kind(credit) == nullptr;
    if (how.price && money) add_money(row, CsvColumn::Price, *how.price);
    const std::uint64_t unknown = settlement::unknown_in(line);
    if (unknown > 0) row.plain(CsvColumn::ItemsUnknown, std::to_string(unknown));
  }

  void add_reckoning(CsvRow& row, const PeriodStatement& period, const ir::Credit& credit,
                     const settlement::LineItem& line) const {
    const auto& owed = credit.slabs[line.slab.index()].amount.is;
    if (const auto* share = std::get_if<ir::ShareOfFee>(&owed)) {
      add_share(row, period, credit, *share, line.base);
    }
    const auto* rate = std::get_if<ir::Rate>(&owed);
    if (rate != nullptr && line.working) add_rate(row, period, credit, *rate, line);
  }

  void add_tax(CsvRow& row, const settlement::Tax& tax) const {
    row.plain(CsvColumn::TaxPercent, digits(tax.rate * 100));
    add_money(row, CsvColumn::BeforeTax, tax.before);
    add_money(row, CsvColumn::Tax, tax.tax);
    add_money(row, CsvColumn::WithTax, tax.with());
  }

  void add_made(CsvRow& row, const claimed::Claim& claim) const {
    row.text(CsvColumn::ClaimedBy, claim.name);
    row.plain(CsvColumn::ClaimedAt, format_rfc3339(claim.at));
  }

  void add_claim(CsvRow& row, const settlement::LineClaim& claim) const {
    row.plain(CsvColumn::Claim, claim_word(claim));
    if (claim.until) row.plain(CsvColumn::ClaimUntil, format_date(*claim.until));
    if (claim.by) add_made(row, *claim.by);
  }

  // So many of what the credit owes in kind.
  void add_in_kind(CsvRow& row, const std::string& of, const settlement::LineItem& line) const {
    row.text(CsvColumn::InKind, of);
    row.plain(CsvColumn::OwedInKind, quantity(line.payable));
    if (line.claim && line.claim->state == ir::ClaimState::Claimable) {
      row.plain(CsvColumn::ClaimableInKind, quantity(line.claim->amount));
    }
    if (!settlement::is_endless(line)) row.plain(CsvColumn::OpenInKind, quantity(line.open));
  }

  void add_amounts(CsvRow& row, const settlement::LineItem& line) const {
    Rational lowered = 0;
    for (const settlement::Lowered& by : line.lowered) lowered += by.by;
    if (line.small) add_money(row, CsvColumn::SmallAmount, line.exact);
    add_money(row, CsvColumn::BeforeCaps, settlement::due_of(line));
    add_money(row, CsvColumn::LoweredBy, lowered);
    if (line.claim && line.claim->state == ir::ClaimState::Claimable) {
      add_money(row, CsvColumn::Claimable, line.claim->amount);
    }
    add_money(row, CsvColumn::Payable, line.payable);
    if (line.tax) add_tax(row, *line.tax);
    if (line.payment) add_payment(row, *line.payment);
    if (!settlement::is_endless(line)) add_money(row, CsvColumn::Open, line.open);
  }

  static void add_payment(CsvRow& row, const settlement::Payment& payment) {
    row.plain(CsvColumn::PaidAs, word(payment.as));
    if (payment.invoice) row.text(CsvColumn::Invoice, ir::label_of(*payment.invoice));
    if (payment.by) row.plain(CsvColumn::PaidBy, format_date(*payment.by));
  }

  CsvRow credit(const PeriodStatement& period, const settlement::LineItem& line) const {
    const ir::Credit& of = program[line.credit];
    const ir::Target& target = program[of.target];
    const results::Result& result = period.measured.results[line.result.index()];
    const phrases::Book& book = phrases::english();
    CsvRow row = row_of(ir::unit_in_kind(of) == nullptr ? "credit" : "in_kind", period);
    row.plain(CsvColumn::Line, std::to_string(line.number));
    add_named(row, of.name, of.clause);
    row.text(CsvColumn::Target, target.name);
    row.text(CsvColumn::Rule,
             book.say(phrases::Phrase("credit.slab", slab(program, of, line.slab),
                                      report::amount(program, of.slabs[line.slab.index()].amount,
                                                     ir::periods_of(target)))));
    add_measured(row, line.measured);
    row.plain(CsvColumn::Verdict, word(result.verdict));
    add_lost(row, result.lost + settlement::lost_of(line));
    add_reckoning(row, period, of, line);
    if (settlement::rests_on_unknown_fee(line)) {
      row.text(CsvColumn::FeeNotKnown, program[line.unknown_fee].name);
    }
    if (line.claim) add_claim(row, *line.claim);
    if (const std::string* kind = ir::unit_in_kind(of)) {
      add_in_kind(row, *kind, line);
    } else {
      add_amounts(row, line);
    }
    row.group(results::named(program, target.groups, result.group));
    return row;
  }

  CsvRow total(const PeriodStatement& period, const settlement::KindTotal& of) const {
    CsvRow row = row_of("total_in_kind", period);
    row.text(CsvColumn::InKind, of.of);
    row.plain(CsvColumn::TotalInKind, quantity(of.quantity));
    if (of.beside.is_bounded()) row.plain(CsvColumn::OpenInKind, quantity(of.beside.open));
    if (of.claimable > 0) row.plain(CsvColumn::ClaimableInKind, quantity(of.claimable));
    if (of.beside.unknown > 0) {
      row.plain(CsvColumn::ItemsUnknown, std::to_string(of.beside.unknown));
    }
    return row;
  }

  CsvRow cap(const PeriodStatement& period, const settlement::CapApplied& applied) const {
    const ir::Cap& of = program[applied.cap];
    CsvRow row = row_of("cap", period);
    add_named(row, of.name, of.clause);
    row.text(CsvColumn::CapPeriod, ir::label_of(applied.period));
    add_money(row, CsvColumn::BeforeCaps, applied.before);
    add_money(row, CsvColumn::Earlier, applied.earlier);
    add_money(row, CsvColumn::AtMost, applied.most);
    add_money(row, CsvColumn::LoweredBy, applied.reduction);
    row.group(results::named(program, of.groups, applied.group));
    return row;
  }

  CsvRow claim(const settlement::ClaimOfNothing& of) const {
    CsvRow row = row_of("claim");
    row.text(CsvColumn::Name, of.claim.credit.value_or(""));
    row.text(CsvColumn::Period, of.claim.period);
    row.plain(CsvColumn::Claim, word(of.why));
    add_made(row, of.claim);
    return row;
  }

  // The sum of what records say, as it is, and their number.
  CsvRow charged(const ir::Fee& fee, const ChargedPeriod& of) const {
    CsvRow row = row_of("charged");
    add_named(row, fee.name, fee.clause);
    row.text(CsvColumn::Period, ir::label_of(of.period));
    row.plain(CsvColumn::Quantity, std::to_string(of.records));
    row.plain(CsvColumn::Base, digits(of.amount));
    row.plain(CsvColumn::Currency, fee.currency);
    return row;
  }

  CsvRow unclear(const ir::Fee& fee, const charged::Charge& charge) const {
    CsvRow row = row_of("charge");
    add_named(row, fee.name, fee.clause);
    row.text(CsvColumn::Period, charge.period);
    row.plain(CsvColumn::Claim, word(*charge.unclear));
    row.text(CsvColumn::ClaimedBy, charge.name);
    row.plain(CsvColumn::ClaimedAt, format_rfc3339(charge.at));
    return row;
  }

  void write(const ChargedFee& of, const Take& take) const {
    const ir::Fee& fee = program[of.fee];
    for (const ChargedPeriod& sum : of.periods) take(csv_line(charged(fee, sum).cells()));
    for (const charged::Charge* charge : of.unclear) take(csv_line(unclear(fee, *charge).cells()));
  }

  void write(const PeriodStatement& period, const Take& take) const {
    const auto put = [&](const CsvRow& row) { take(csv_line(row.cells())); };
    for (const results::Result& of : period.measured.results) put(result(period, of));
    for (const auto* line : settlement::lines_of(period.owed)) put(credit(period, *line));
    for (const settlement::CapApplied& applied : period.owed.caps) put(cap(period, applied));
    if (!period.measured.period.closed) return;
    const settlement::PeriodSettlement* owed = &period.owed;
    for (const auto& of : settlement::totals_in_kind(program, {&owed, 1})) put(total(period, of));
  }
};

}  // namespace

void write_csv(const Statement& statement, const Take& take) {
  const CsvColumns columns(*statement.program);
  take(csv_line(columns.names()));
  const Writer writer{statement, columns};
  for (const PeriodStatement& period : statement.periods) writer.write(period, take);
  for (const ChargedFee& of :
       charged_fees(*statement.program, statement.charges, statement.shown)) {
    writer.write(of, take);
  }
  for (const settlement::ClaimOfNothing& row : statement.of_nothing) {
    take(csv_line(writer.claim(row).cells()));
  }
}

}  // namespace akad::report
