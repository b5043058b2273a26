// What stands between an amount owed and its payment: what no sentence can say is refused.
#include <catch2/catch.hpp>

#include "tests/unit/ir/broken.h"

using namespace akad;
using namespace akad::ir;

namespace {

Broken small(const char* expected, const SmallAmounts& amounts) {
  return {expected, [=](Program& p) { p.credits[0].small = amounts; }};
}

// The first credit must be claimed so, which is sound before it is broken.
Broken claim(const char* expected, void (*broken)(ClaimTerms&)) {
  return {expected, [=](Program& p) {
            ClaimTerms terms;
            terms.within.days = 30;
            terms.on = {{0}};
            terms.period = {0};
            broken(terms);
            p.credits[0].claim = terms;
          }};
}

Broken paid(const char* expected, const PaidHow& how) {
  return {expected, [=](Program& p) { p.credits[0].paid = how; }};
}

}  // namespace

TEST_CASE("small amounts are below one that can be paid, and are raised to it alone") {
  using Become = SmallAmounts::Become;
  const char* limit = "/credits/0: small amounts are below one that can be paid";
  const char* raised = "/credits/0: a small amount is raised to one that rounding leaves";
  check_all({
      small(limit, {0, false, Become::NotDue}),
      small(limit, {-1, false, Become::NotDue}),
      small(limit, {Rational(1, 7), false, Become::NotDue}),
      small(raised, {1000, true, Become::Raised}),
  });
}

TEST_CASE("claims are told by events and texts of one log, in time") {
  Program p = sample_program();
  claim("", [](ClaimTerms&) {}).breaking(p);
  CHECK(verify(p) == "");
  const char* dates = "/credits/0: a number of dates is more than zero";
  const char* texts = "/credits/0: a claim names its period and its credit by texts of its log";
  const char* whole = "/credits/0: a claim has an event, and names a period";
  const char* events = "/credits/0: each event claims or waives, and is named once";
  const char* groups = "/credits/0: a claim names a group by a value of its log of the same kind";
  check_all({
      claim(dates, [](ClaimTerms& t) { t.within.days = 0; }),
      claim(dates, [](ClaimTerms& t) { t.within.days = 10'001; }),
      claim("/credits/0: working days are counted by a calendar with a zone of its own",
            [](ClaimTerms& t) { t.within.calendar = {0}; }),
      claim(whole, [](ClaimTerms& t) { t.on.clear(); }),
      claim(whole, [](ClaimTerms& t) { t.period = {}; }),
      claim(texts, [](ClaimTerms& t) { t.period = {1}; }),
      claim(texts, [](ClaimTerms& t) { t.credit = {3}; }),
      claim(events,
            [](ClaimTerms& t) {
              t.on = {{0}, {0}};
            }),
      claim(events, [](ClaimTerms& t) { t.waived_on = {{0}}; }),
      claim(groups,
            [](ClaimTerms& t) {
              t.groups = {{{2}, {0}}};
            }),
      claim(groups,
            [](ClaimTerms& t) {
              t.groups = {{{0}, {}}};
            }),
  });
}

TEST_CASE("a payment has a time, and is after a claim where one is made") {
  const char* time = "/credits/0: a payment, and only a payment, has a time";
  const DatesAfter days{14, {}};
  check_all({
      paid(time, {PaidAs::Payment, std::nullopt, false}),
      paid(time, {PaidAs::Deduction, days, false}),
      paid("/credits/0: what is paid after the claim must be claimed",
           {PaidAs::Payment, days, true}),
      paid("/credits/0: a number of dates is more than zero",
           {PaidAs::Payment, DatesAfter{0, {}}, false}),
  });
}
