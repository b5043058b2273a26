// Who agreed with whom, in which money; fees and holidays.
#include <algorithm>
#include <set>

#include "runtime/base/written/money_form.h"
#include "runtime/ir/amounts/fees.h"
#include "runtime/ir/soundness/soundness.h"
#include "runtime/ir/soundness/written.h"

namespace akad::ir {
namespace {

void check_header(Checker& c) {
  const Program& p = c.p;
  const Agreement& a = p.agreement;
  c.table = "agreement";
  c.require(p.ir_version >= 1 && p.ir_version <= kIrVersion && p.language == kLanguageEdition,
            "this version of the format or of the language is not known");
  c.require(p.ir_version > 1 || least_version(p) == 1,
            "what was read from version 1 says only what version 1 can say");
  c.require(a.term_first <= a.term_last, "the term does not end before it begins");
  c.require(is_zone_name(a.zone), "a time zone is named");
  c.require(is_currency(a.currency), "a currency is three capital letters");
  c.require(a.money_unit > 0, "the smallest amount is more than zero");
  c.require(is_decimal(a.money_unit), "the smallest amount can be written in decimals");
  c.require(a.written.empty() || std::holds_alternative<MoneyForm>(read_money_form(a.written)),
            "an example of how money is written can be read");
}

bool is_the_same(const FeeStep& a, const FeeStep& b) {
  return a.from == b.from && a.amount == b.amount;
}

bool are_the_same(const std::vector<FeeStep>& a, const std::vector<FeeStep>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), is_the_same);
}

bool are_the_same(const std::vector<FeeOfGroup>& a, const std::vector<FeeOfGroup>& b) {
  const auto same = [](const FeeOfGroup& x, const FeeOfGroup& y) {
    return x.group == y.group && x.amount == y.amount && are_the_same(x.later, y.later);
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

bool are_the_same(const std::optional<FeeRecords>& a, const std::optional<FeeRecords>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->on == b->on && a->amount == b->amount && a->period == b->period;
}

void check_part(Checker& c, const PartOfFee& part) {
  c.require(part.fee.valid(), "a share of a fee names the fee");
  c.require(part.share >= 0 && part.share <= 1 && is_percentage(part.share),
            "the share of a fee lies between 0 and 1");
}

// It may stand before what it is a share of, or behind it.
void check_derived(Checker& c, const Fee& fee) {
  if (!fee.derived) return;
  const auto root = root_of(c.p, Id<Fee>::of(c.row));
  if (!c.require(root.has_value(), "no fee is a share of itself")) return;
  Fee wanted;
  follow(wanted, c.p[root->fee], root->share);
  c.require(fee.amount == wanted.amount && fee.period == wanted.period && fee.tax == wanted.tax &&
                fee.part == wanted.part && are_the_same(fee.later, wanted.later) &&
                fee.for_each == wanted.for_each && are_the_same(fee.of_groups, wanted.of_groups) &&
                fee.currency == wanted.currency && fee.tax_rate == wanted.tax_rate &&
                fee.exchange == wanted.exchange && are_the_same(fee.told, wanted.told),
            "a fee that is a share of another says what follows from that");
}

// Of a fee in another currency nobody knows the smallest amount.
void check_amount(Checker& c, const Fee& fee, const Rational& amount) {
  c.require(amount >= 0, "a fee is not negative");
  c.require(fee.exchange ? is_decimal(amount) : is_payable(c.p, amount),
            "an amount is a multiple of the smallest one");
}

void check_steps(Checker& c, const Fee& fee, const std::vector<FeeStep>& later) {
  Date before = c.p.agreement.term_first;
  for (const FeeStep& step : later) {
    check_amount(c, fee, step.amount);
    c.require(step.from > before && step.from <= c.p.agreement.term_last,
              "a fee changes within the term, each time later");
    c.require(begins_period(fee, step.from, term_of(c.p)),
              "a fee changes where one of its periods begins");
    before = step.from;
  }
}

void check_groups(Checker& c, const Fee& fee) {
  c.require(fee.for_each.empty() || is_name(fee.for_each), "a fee is for each of what has a name");
  c.require(fee.of_groups.empty() || !fee.for_each.empty(),
            "a fee that names groups says what they are groups of");
  const std::string* before = nullptr;
  for (const FeeOfGroup& row : fee.of_groups) {
    c.require(is_text(row.group) && (before == nullptr || *before < row.group),
              "each group of a fee is named once, in the order of the alphabet");
    check_amount(c, fee, row.amount);
    check_steps(c, fee, row.later);
    before = &row.group;
  }
}

void check_money(Checker& c, const Fee& fee) {
  const bool own = fee.currency == c.p.agreement.currency;
  c.require(own || (is_currency(fee.currency) && fee.exchange.has_value()),
            "a fee is in the agreement's currency, or says what that is in it");
  c.require(!fee.exchange || (!own && *fee.exchange > 0 && is_decimal(*fee.exchange)),
            "another currency is exchanged at more than nothing");
  c.require(
      !fee.tax_rate || (*fee.tax_rate > 0 && *fee.tax_rate <= 1 && is_percentage(*fee.tax_rate)),
      "a tax lies between 0 and 1");
}

// A signal of the log whose records tell a fee.
const Signal* told_by(Checker& c, Id<Log> log, Id<Signal> id, SignalKind kind) {
  if (!c.require(id.valid(), "records that tell a fee have its amount and its period")) {
    return nullptr;
  }
  const Signal& signal = c.p[id];
  c.require(signal.log == log && signal.kind == kind,
            "what tells a fee is money, and a text for its period, of the log of its events");
  return &signal;
}

// Nothing else says what it is.
void check_told(Checker& c, const Fee& fee) {
  if (!fee.told) return;
  c.require(fee.amount == 0 && fee.later.empty() && fee.for_each.empty() && fee.of_groups.empty() &&
                fee.part == PartOfPeriod::WholeFee,
            "a fee that records tell has no amount of its own");
  c.require(fee.period != Cadence::WholeTerm && fee.period != Cadence::Season,
            "records tell a fee for periods that they can name");
  if (!c.require(!fee.told->on.empty(), "records tell a fee by an event")) return;
  const Id<Log> log = log_of(c.p, *fee.told);
  for (const Id<Event> event : fee.told->on) {
    c.require(c.p[event].log == log, "the events that tell a fee are of one log");
  }
  const Signal* amount = told_by(c, log, fee.told->amount, SignalKind::Money);
  c.require(amount == nullptr || amount->currency == fee.currency,
            "what tells a fee is in its currency");
  told_by(c, log, fee.told->period, SignalKind::Text);
}

void check_fee(Checker& c, const Fee& fee) {
  if (fee.derived) return check_part(c, *fee.derived);
  check_told(c, fee);
  check_money(c, fee);
  check_amount(c, fee, fee.amount);
  check_steps(c, fee, fee.later);
  check_groups(c, fee);
}

bool is_ascending(const HolidaySet& set) {
  if (set.covers_first > set.covers_last) return false;
  for (std::size_t d = 0; d < set.days.size(); ++d) {
    const Date date = set.days[d].date;
    if (date < set.covers_first || date > set.covers_last) return false;
    if (d > 0 && set.days[d - 1].date >= date) return false;
  }
  return true;
}

void check_list(Checker& c, const Seasons& row) {
  const Agreement& a = c.p.agreement;
  c.require(c.p.seasons.size() == 1 && !row.seasons.empty(),
            "there is one list of seasons, and it is not empty");
  std::set<std::string_view> names;
  Date behind{};
  for (const NamedSeason& season : row.seasons) {
    c.require(is_season_name(season.name) && names.insert(season.name).second,
              "seasons have names that differ, from each other and from other periods");
    c.require(season.first <= season.last && (names.size() == 1 || season.first > behind),
              "seasons ascend and do not overlap");
    c.require(season.first <= a.term_last && season.last >= a.term_first,
              "every season has days in the term");
    behind = season.last;
  }
}

// Where something is for each season, there are seasons.
void check_has_seasons(Checker& c) {
  const auto check = [&](Cadence cadence) {
    c.require(cadence != Cadence::Season || !c.p.seasons.empty(),
              "where something is for each season, there are seasons");
  };
  for_rows<Fee>(c, [&](const Fee& row) { check(row.period); });
  for_rows<Target>(c, [&](const Target& row) { check(row.cadence); });
  for_rows<Cap>(c, [&](const Cap& row) { check(row.cadence); });
  for_rows<Exclusion>(c, [&](const Exclusion& row) {
    c.require(row.quota_cadence != Cadence::Season, "a quota is for periods that all time has");
  });
}

}  // namespace

void check_agreement(Checker& c) {
  check_header(c);
  if (!c.fine()) return;
  for_rows<Fee>(c, [&](const Fee& fee) { check_fee(c, fee); });
  for_rows<Fee>(c, [&](const Fee& fee) { check_derived(c, fee); });
  check_has_seasons(c);
  for_rows<HolidaySet>(c, [&](const HolidaySet& set) {
    c.require(is_ascending(set), "dates ascend within the span that the set covers");
  });
}

void check_seasons(Checker& c) {
  for_rows<Seasons>(c, [&](const Seasons& row) { check_list(c, row); });
}

}  // namespace akad::ir
