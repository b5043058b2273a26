#include "read.h"

using namespace akad;
using namespace akad::reading;

TEST_CASE("limits of one item") {
  const std::vector<std::pair<std::string, std::string>> limits = {
      {"within 4 hours of k", "within 4 h of k"},
      {"within 1 year 2 months 3 weeks 4 days 5 hours 6 minutes 7 seconds 8 milliseconds",
       "within 1 y 2 mon 3 w 4 d 5 h 6 min 7 s 8 ms"},
      {"by 3 working days of k later, at the same time", "working days 3 of k"},
      {"by 1 working day of k later, at the same time", "working days 1 of k"},
      {"by the end of the same working day of k", "end of 0 of k"},
      {"by the end of the next working day of k", "end of 1 of k"},
      {"by the end of working day 3 of k", "end of 3 of k"},
      {"by 17:00 on the same working day of k", "at 61200000 0 of k"},
      {"by 17:00 on the next working day of k", "at 61200000 1 of k"},
      {"by 17:00 on working day 2 of k", "at 61200000 2 of k"},
      {"by 2 calendar days later, at the same time", "calendar days 2"},
      {"by 2 calendar months later, at the same time", "months 2"},
      {"by promised", "by promised"},
      {"by promised, moved to the next opening", "by promised next"},
      {"by promised, moved back to the last closing", "by promised last"},
  };
  for (const auto& [text, expected] : limits) {
    const auto line = target("c is " + text).limits.at(0);
    CHECK(line.clock.text == "c");
    CHECK_FALSE(line.table);
    CHECK(shown(line.rows.at(0).limit) == expected);
    CHECK_FALSE(line.rows.at(0).when);
    const auto row =
        target("c is within | otherwise | " + text.substr(text[0] == 'w' ? 7 : 0) + " |")
            .limits.at(0);
    CHECK(row.table);
    CHECK(shown(row.rows.at(0).limit) == expected);
  }
}

TEST_CASE("a table of limits") {
  const auto line = target("c is within\n| p = \"P1\" | 4 hours |\n| not p is present or q = 1 | "
                           "no target |\n| otherwise | by due_at |")
                        .limits.at(0);
  REQUIRE(line.rows.size() == 3);
  CHECK(shown(*line.rows[0].when) == "p = \"P1\"");
  CHECK(shown(*line.rows[1].when) == "(or (not p is present) q = 1)");
  CHECK(shown(line.rows[1].limit) == "none");
  CHECK_FALSE(line.rows[2].when);
}

TEST_CASE("shares of items") {
  const auto share = target("for at least 95% of tickets resolved in each calendar month, "
                            "for each site and team")
                         .share.at(0);
  CHECK_FALSE(share.all);
  CHECK(share.test.kind == ir::Comparison::AtLeast);
  CHECK(std::get<ast::Percentage>(share.test.bound.is).share == Rational(95, 100));
  CHECK(share.counted.text == "tickets");
  CHECK(share.attribution.text == "resolved");
  CHECK(joined(share.groups) == "site.team");
  const auto more = target("for more than 999‰ of tickets due in each calendar month").share.at(0);
  CHECK(more.test.kind == ir::Comparison::MoreThan);
  CHECK(std::get<ast::Percentage>(more.test.bound.is).share == Rational(999, 1000));
  CHECK(more.attribution.text == "due");
  const auto all = target("for all tickets due in each calendar month, for each site").share.at(0);
  CHECK(all.all);
  CHECK(all.counted.text == "tickets");
  CHECK(joined(all.groups) == "site");
}

TEST_CASE("choices about months") {
  CHECK(target("clause \"4\"").clause.size() == 1);
  CHECK(target("open at the end of a month: left out").open_items.at(0).items ==
        ir::OpenItems::LeftOut);
  const auto overdue = target("open at the end of a month: overdue tickets count as missed, "
                              "the others are left out")
                           .open_items.at(0);
  CHECK(overdue.items != ir::OpenItems::LeftOut);
  CHECK(overdue.counted.text == "tickets");
  CHECK_FALSE(overdue.grace_days);
  const auto once = target("open at the end of a month: overdue tickets count as missed, "
                           "the others are left out, one stopped within 5 calendar days of its "
                           "due time is not counted again")
                        .open_items.at(0);
  CHECK(once.grace_days->value == 5);
  const auto small = target("with fewer than 20 tickets: 1 miss is allowed").small.at(0);
  CHECK(small.exception);
  CHECK(small.below.value == 20);
  CHECK(small.misses.value == 1);
  CHECK(target("with fewer than 20 tickets: 2 misses are allowed").small.at(0).misses.value == 2);
  CHECK_FALSE(target("small numbers: no exception").small.at(0).exception);
  CHECK(target("with no t: not applicable").empty.at(0).result == ir::EmptyMonth::NotApplicable);
  CHECK(target("with no t: met").empty.at(0).result == ir::EmptyMonth::Met);
  CHECK(target("with no t: missed").empty.at(0).result == ir::EmptyMonth::Missed);
  CHECK_FALSE(target("with no t: missed").empty.at(0).below);
  CHECK(target("with fewer than 10 t: missed").empty.at(0).below->value == 10);
  CHECK(target("with fewer than 10 t: 2 misses are allowed").empty.empty());
  CHECK(target("level optimal is less than 4 hours").levels.at(0).name.text == "optimal");
  CHECK(target("level level is at least 95%").levels.at(0).test.kind == ir::Comparison::AtLeast);
}

TEST_CASE("shares of time") {
  const auto time = target("time without downtime is at least 99.9% of each calendar month, "
                           "for each site")
                        .time_share.at(0);
  CHECK(time.outage.text == "downtime");
  CHECK(std::get<ast::Percentage>(time.test.bound.is).share == Rational(999, 1000));
  CHECK(joined(time.groups) == "site");
  const auto rule = [](const std::string& words) {
    return target("outages that cross a month " + words).crossing.at(0).rule;
  };
  CHECK(rule("are split") == ir::CrossingOutages::Split);
  CHECK(rule("belong to the month they begin in") == ir::CrossingOutages::ByBegin);
}

TEST_CASE("credits") {
  const auto credit = only<ast::Credit>(
      "credit x for t { clause \"6\" the result is | at least 95% | no credit | | below 90% | "
      "5% of f | | otherwise | IDR 1_000 | rounded half up to IDR 1 }");
  CHECK(credit.name.text + credit.target.text == "xt");
  CHECK(credit.clause.size() == 1);
  const auto& rows = credit.slabs.at(0).rows;
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].bound == ir::BoundKind::AtLeast);
  CHECK(std::get<ast::Percentage>(rows[0].result.is).share == Rational(95, 100));
  CHECK(std::holds_alternative<ast::NoCredit>(rows[0].amount.what));
  CHECK(rows[1].bound == ir::BoundKind::Below);
  const auto& part = std::get<ast::ShareOfFee>(rows[1].amount.what);
  CHECK(part.share.share == Rational(5, 100));
  CHECK(part.fee.text == "f");
  CHECK(rows[2].bound == ir::BoundKind::Otherwise);
  CHECK(std::get<ast::MoneyLiteral>(rows[2].amount.what).amount.value == 1000);
  CHECK(std::get<ast::MoneyLiteral>(credit.rounded.at(0).unit).currency.text == "IDR");
  const auto mode = [](const std::string& words) {
    return only<ast::Credit>("credit x for t { rounded " + words + " to IDR 1 }")
        .rounded.at(0)
        .mode;
  };
  CHECK(mode("half up") == RoundingMode::HalfUp);
  CHECK(mode("half even") == RoundingMode::HalfEven);
  CHECK(mode("down") == RoundingMode::Down);
  CHECK(mode("up") == RoundingMode::Up);
}

TEST_CASE("caps") {
  const auto cap = only<ast::Cap>("cap c on all credits { clause \"6\" at most 25% of f each "
                                  "calendar month, for each site }");
  CHECK(cap.credits.empty());
  CHECK(cap.clause.size() == 1);
  CHECK(std::get<ast::ShareOfFee>(cap.most.at(0).amount.what).share.share == Rational(1, 4));
  CHECK(joined(cap.most.at(0).groups) == "site");
  const auto some = only<ast::Cap>("cap c on a, b { at most IDR 5 each calendar month }");
  CHECK(joined(some.credits) == "a.b");
  CHECK(std::holds_alternative<ast::MoneyLiteral>(some.most.at(0).amount.what));
}

TEST_CASE("scenarios: given and when") {
  CHECK(scenario("").name.text == "s");
  const auto given = scenario("given T1 of l with p = \"x\", q = 5").given.at(0);
  CHECK(given.subject.text + given.log.text == "T1l");
  CHECK(given.settings.at(1).signal.text == "q");
  CHECK(given.settings.at(1).value->number == 5);
  CHECK(scenario("given \"T 1\" of l").given.at(0).subject.text == "T 1");
  const auto event = scenario("when 2026-03-06 16:00 T1 opened").happenings.at(0);
  CHECK(event.event->text == "opened");
  CHECK(event.at.date.text == "2026-03-06");
  CHECK(event.at.clock.milliseconds == 16 * kHour);
  CHECK_FALSE(event.to);
  const auto state = scenario("when 2026-03-06 16:00 T1 a = true, b = \"x\"").happenings.at(0);
  CHECK(state.settings.size() == 2);
  CHECK_FALSE(state.event);
  const auto window =
      scenario("when 2026-03-06 16:00 to 2026-03-07 00:00 T1 maintenance").happenings.at(0);
  CHECK(window.to->date.text == "2026-03-07");
  CHECK(scenario("as of 2026-04-01 00:00").as_of.at(0).date.text == "2026-04-01");
  const auto gone = scenario("when 2026-03-06 16:00 T1 a is absent, b = USD 5").happenings.at(0);
  CHECK_FALSE(gone.settings.at(0).value);
  CHECK(gone.settings.at(1).value->currency->text == "USD");
  CHECK(gone.settings.at(1).value->number == 5);
  const auto later = scenario("when 2026-03-06 16:00 T1 e, received 2026-03-07 00:00, said "
                              "2026-03-05 00:00")
                         .happenings.at(0);
  CHECK(later.received.at(0).at.date.text == "2026-03-07");
  CHECK(later.beside.at(0).event.text == "said");
}

TEST_CASE("scenarios: times with their offset") {
  const auto moment = [](const std::string& text) { return scenario("as of " + text).as_of.at(0); };
  CHECK_FALSE(moment("2026-11-01 01:30").offset);
  CHECK(moment("2026-11-01 01:30 -05:00").offset == -5 * kHour);
  CHECK(moment("2026-11-01 01:30 + 05:30").offset == 5 * kHour + 30 * kMinute);
  CHECK(scenario("when 2026-11-01 01:30 -05:00 to 2026-11-01 04:00 +00:00 T1 w")
            .happenings.at(0)
            .to->offset == 0);
}

TEST_CASE("scenarios: what an item has beside its verdict") {
  const auto item = std::get<ast::ThenItem>(
      scenario("then t of T1 is missed, left out, escalated to \"x\" at 2026-03-06 20:00, not "
               "escalated to \"y\", 1 hour 5 minutes with team = \"a\", 2 hours without team")
          .expectations.at(0));
  CHECK(item.left_out.size() == 1);
  CHECK(item.told.at(0).escalation.text == "x");
  CHECK(item.told.at(0).at->clock.milliseconds == 20 * kHour);
  CHECK_FALSE(item.told.at(1).at);
  CHECK(item.held.at(0).holder.value->text == "a");
  CHECK(shown(item.held.at(0).length) == "1 h 5 min");
  CHECK_FALSE(item.held.at(1).holder.value);
}

TEST_CASE("scenarios: what a cap takes off") {
  const auto cap = [](const std::string& line) {
    return std::get<ast::ThenCap>(scenario("then " + line).expectations.at(0));
  };
  CHECK(cap("c in 2026-Q1 for site = \"a\" takes off IDR 5").amount->amount.value == 5);
  CHECK(cap("c in 2026-Q1 for site = \"a\" takes off IDR 5").groups.size() == 1);
  CHECK_FALSE(cap("c in 2026-03 takes off nothing").amount);
}

TEST_CASE("scenarios: then") {
  const auto then = [](const std::string& line) {
    return scenario("then " + line).expectations.at(0);
  };
  const auto item = std::get<ast::ThenItem>(
      then("t of T1 item 2 is missed, elapsed 4 hours, due 2026-03-06 20:00"));
  CHECK(item.target.text + item.subject.text == "tT1");
  CHECK(item.item->value == 2);
  CHECK(item.verdict == ir::Verdict::Missed);
  CHECK(shown(item.elapsed.at(0)) == "4 h");
  CHECK(item.due.at(0).clock.milliseconds == 20 * kHour);
  const auto verdict = [&](const std::string& words) {
    return std::get<ast::ThenItem>(then("t of T1 is " + words)).verdict;
  };
  CHECK(verdict("met") == ir::Verdict::Met);
  CHECK(verdict("pending") == ir::Verdict::Pending);
  CHECK(verdict("not applicable") == ir::Verdict::NotApplicable);
  CHECK(verdict("undetermined") == ir::Verdict::Undetermined);
  const auto period =
      std::get<ast::ThenPeriod>(then("t in 2026-03 for site = \"a\" is met with 99.5%"));
  CHECK(period.period.text == "2026-03");
  CHECK(period.groups.at(0).value.value().text == "a");
  CHECK(std::get<ast::Percentage>(period.result->is).share == Rational(995, 1000));
  CHECK_FALSE(std::get<ast::ThenPeriod>(then("t in 2026-03 is pending")).result);
  const auto credit = std::get<ast::ThenCredit>(then("x in 2026-03 is IDR 5"));
  CHECK(std::get<ast::MoneyLiteral>(*credit.amount).amount.value == 5);
  CHECK_FALSE(std::get<ast::ThenCredit>(then("x in 2026-03 is no credit")).amount);
  CHECK(std::get<ast::MoneyLiteral>(
            std::get<ast::ThenTotal>(then("all credits in 2026-03 are IDR 5")).amount)
            .currency.text == "IDR");
}
