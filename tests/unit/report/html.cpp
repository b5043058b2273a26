// Statements as HTML: what stands in them, escaped, and without the names of subjects.
#include <algorithm>
#include <catch2/catch.hpp>

#include "runtime/report/mask/mask.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/statement.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"
#include "tests/harness/markup.h"
#include "tests/unit/settlement/stage.h"

using namespace akad;

namespace {

constexpr const char* kRaw = R"("><script>alert('x & y')</script> onload="x)";

// By subject, with a credit and a cap.
ir::Program agreement_of_people(const std::string& name = "Support") {
  ir::Program p = stage::support();
  p.agreement.name = name;
  p.agreement.provider = name;
  p.targets.front().groups.clear();
  p.targets.front().by_subject = true;
  p.targets.front().clause = {"4.2", name};
  stage::add_credit(p, "resolution_credit",
                    {stage::at_least(Rational(19, 20), 0), stage::otherwise(2'500)});
  stage::add_cap(p, "most", {}, Rational(10'000, 3));
  return p;
}

std::string name_of(std::size_t person) { return "Person " + std::string(1, char('A' + person)); }

report::Statement statement_of(const ir::Program& program, std::size_t people,
                               const std::string& more = "") {
  measures::Partial partial;
  for (std::size_t i = 0; i < people; ++i) {
    stage::put(partial, "2026-01", name_of(i) + more, stage::items(2, i % 3));
    stage::put(partial, "2026-02", name_of(i) + more, stage::items(3, 0));
  }
  const std::string as_of = "2026-04-01T00:00:00+07:00";
  auto settled = stage::settled(program, partial, as_of);
  report::Statement s = report::statement_of(program, std::move(settled.results),
                                             std::move(settled.owed), std::nullopt);
  s.as_of = *parse_rfc3339(as_of);
  s.digest = "sha256:" + std::string(64, 'a');
  s.tzdata = "2025b";
  s.logs = {{"tickets", {1'204, 1'200, 0, 4}}};
  s.findings = {
      {"tickets", "duplicate", 3},
      {"tickets", "impossible time", 1, {}, {{name_of(0) + more, "at: \"" + name_of(1)}}}};
  measures::Item item;
  item.target = Id<ir::Target>{0};
  item.subject = name_of(1) + more;
  item.verdict = ir::Verdict::Missed;
  item.started = *parse_rfc3339("2026-01-05T09:00:00+07:00");
  item.due = *parse_rfc3339("2026-01-05T13:00:00+07:00");
  item.stopped = *parse_rfc3339("2026-01-05T15:30:00+07:00");
  item.elapsed = 6 * kHour + 30 * kMinute;
  item.period = "2026-01";
  s.lists.emplace().missed = {item};
  return s;
}

harness::Markup read(const report::Statement& s, const phrases::Book& book = phrases::english()) {
  return harness::read_markup(report::to_html(s, book));
}

bool has(const std::string& text, const std::string& part) {
  return harness::words_of(text).find(harness::words_of(part)) != std::string::npos;
}

void check_period(const report::Statement& s, const report::PeriodStatement& period,
                  const std::string& text) {
  const auto money = [&](const Rational& amount) {
    return report::money_text(amount, s.program->agreement);
  };
  CHECK(has(text, period.measured.period.label));
  for (const results::Result& row : period.measured.results) {
    CHECK(has(text, report::value_text(phrases::english(), row.group.front())));
    if (row.measured) {
      CHECK(has(text, phrases::english().say(report::measured_said(*s.program, *row.measured))));
    }
  }
  for (const settlement::LineItem& line : period.owed.items) {
    CHECK(has(text, money(line.exact)));
    CHECK(has(text, money(line.payable)));
  }
  for (const settlement::CapApplied& cap : period.owed.caps) {
    CHECK(has(text, money(cap.before)));
    CHECK(has(text, money(cap.most)));
    CHECK(has(text, money(cap.reduction)));
  }
  CHECK(has(text, money(period.owed.total)));
}

// Where each label stands among the rows of the results of January.
std::vector<std::string> labels_of(const report::Statement& s) {
  std::vector<std::string> labels;
  for (const results::Result& row : s.periods.front().measured.results) {
    labels.push_back(row.group.back().value_or("none"));
  }
  return labels;
}

}  // namespace

TEST_CASE("each value of a statement stands in its HTML") {
  const ir::Program program = agreement_of_people();
  const report::Statement s = statement_of(program, 7);
  const auto html = read(s);
  CHECK(html.problem == "");
  for (const report::PeriodStatement& period : s.periods) check_period(s, period, html.text);
  for (const std::string& said :
       {s.digest, s.tzdata, std::string("2026-01-05 13:00"), std::string("6h 30m 2h 30m"),
        std::string("1_204"), program.agreement.customer}) {
    INFO(said);
    CHECK(has(html.text, said));
  }
  // Three columns of the trend, a strip for each weekday, and one for each step of a waterfall.
  CHECK(std::count(html.elements.begin(), html.elements.end(), "svg") > 8);
  CHECK(std::count(html.elements.begin(), html.elements.end(), "figure") == 1);
}

TEST_CASE("a missed item says of which group it is and what was allowed") {
  const ir::Program program = stage::support();
  measures::Partial partial;
  for (const char* month : {"2026-01", "2026-02"}) {
    stage::put(partial, month, "Toko Barat", stage::items(2, 1));
  }
  auto settled = stage::settled(program, partial, "2026-03-01T00:00:00+07:00");
  report::Statement s = report::statement_of(program, std::move(settled.results),
                                             std::move(settled.owed), std::nullopt);
  s.as_of = *parse_rfc3339("2026-03-01T00:00:00+07:00");
  measures::Item item;
  item.target = Id<ir::Target>{0};
  item.subject = "T-7";
  item.group = {"Toko Barat"};
  item.verdict = ir::Verdict::Missed;
  item.started = *parse_rfc3339("2026-01-28T09:00:00+07:00");
  item.due = *parse_rfc3339("2026-01-28T13:00:00+07:00");
  item.missed_open = {"2026-01"};
  item.period = "2026-02";
  s.lists.emplace().missed = {item};
  const auto html = read(s);
  CHECK(html.problem == "");
  CHECK(has(html.text, "in time 4 hours promised at least 95% of the items in time"));
  CHECK(has(html.text, "T-7 Toko Barat 2026-01-28 09:00 2026-01-28 13:00 still open"));
  CHECK(has(html.text, "both times run to 2026-03-01 00:00"));
  CHECK(has(html.text, "From PT Awan to PT Toko, for 2026-01-01 to 2026-02-28"));
  // It is listed in both months, and was due once.
  CHECK(has(html.text, "Wed: 13:00 1"));
  CHECK_FALSE(has(html.text, "Wed: 13:00 2"));
}

TEST_CASE("a miss of too little says so where misses are told, and in the trend") {
  ir::Program program = stage::support();
  ir::Target& target = program.targets.front();
  target.groups.clear();
  target.empty = ir::EmptyMonth::Missed;
  target.empty_below = 10;
  measures::Partial partial;
  for (const char* month : {"2026-01", "2026-02"}) {
    partial.cells[stage::key(0, month, {})] = stage::items(2, 1);
  }
  auto settled = stage::settled(program, partial, "2026-03-01T00:00:00+07:00");
  report::Statement s = report::statement_of(program, std::move(settled.results),
                                             std::move(settled.owed), std::nullopt);
  s.as_of = *parse_rfc3339("2026-03-01T00:00:00+07:00");
  const auto html = read(s);
  CHECK(has(html.text, "2026-01 fewer than 10, missed"));
  CHECK(has(html.text, "2026-01: fewer than 10, missed; 2026-02: fewer than 10, missed"));
}

TEST_CASE("what is open stands in a statement of a period that goes on, the first due first") {
  const ir::Program program = stage::support();
  const auto stated = [&](const std::string& as_of) {
    measures::Partial partial;
    stage::put(partial, "2026-01", "Toko Barat", stage::items(2, 0));
    auto settled = stage::settled(program, partial, as_of);
    report::Statement s = report::statement_of(program, std::move(settled.results),
                                               std::move(settled.owed), std::nullopt);
    s.as_of = *parse_rfc3339(as_of);
    measures::Item later;
    later.target = Id<ir::Target>{0};
    later.subject = "T-8";
    later.group = {"Toko Barat"};
    later.verdict = ir::Verdict::Pending;
    later.started = *parse_rfc3339("2026-01-30T09:00:00+07:00");
    later.due = *parse_rfc3339("2026-01-31T13:00:00+07:00");
    measures::Item overdue = later;
    overdue.subject = "T-9";
    overdue.verdict = ir::Verdict::Missed;
    overdue.due = *parse_rfc3339("2026-01-30T13:00:00+07:00");
    s.lists.emplace().open = {later, overdue};
    return read(s);
  };
  const auto now = stated("2026-01-31T10:30:00+07:00");
  CHECK(now.problem == "");
  CHECK(has(now.text, "Open at 2026-01-31 10:30"));
  CHECK(has(now.text, "T-9 Toko Barat 2026-01-30 09:00 2026-01-30 13:00 0s overdue by 21h 30m "
                      "T-8 Toko Barat 2026-01-30 09:00 2026-01-31 13:00 0s 2h 30m left"));
  CHECK_FALSE(has(stated("2026-02-01T00:00:00+07:00").text, "Open at"));
}

TEST_CASE("nothing that a name says is markup, in any language") {
  const ir::Program program = agreement_of_people(kRaw);
  const report::Statement s = statement_of(program, 3, kRaw);
  for (const std::string_view language : phrases::languages()) {
    const auto html = read(s, *phrases::find_book(language));
    CHECK(html.problem == "");
    CHECK(has(html.text, "alert('x & y')"));
  }
  CHECK(report::to_html(s, *phrases::find_book("id")).find("<html lang=\"id\">") !=
        std::string::npos);
}

TEST_CASE("the pieces of the HTML are the whole of it") {
  const ir::Program program = agreement_of_people();
  const report::Statement s = statement_of(program, 4);
  std::string pieces;
  std::size_t count = 0;
  report::write_html(s, phrases::english(), [&](std::string_view piece) {
    pieces += piece;
    ++count;
  });
  CHECK(pieces == report::to_html(s));
  CHECK(count > s.periods.size());
}

TEST_CASE("masked statements name no subject and say the same of each") {
  const ir::Program program = agreement_of_people();
  const report::Statement named = statement_of(program, 26);
  report::Statement masked = statement_of(program, 26);
  report::mask_subjects(masked, "of the records", phrases::english());
  for (const std::string& text :
       {report::to_html(masked), report::to_text(masked), report::to_json(masked)}) {
    CHECK(text.find("Person") == std::string::npos);
    CHECK(text.find("subject 26") != std::string::npos);
  }
  CHECK(report::to_html(named).find("Person Z") != std::string::npos);
  CHECK(masked.total == named.total);
  const auto& before = named.periods.front();
  const auto& after = masked.periods.front();
  REQUIRE(before.owed.items.size() == after.owed.items.size());
  // Each line still speaks of the result that it arose from.
  for (const settlement::LineItem& line : after.owed.items) {
    CHECK(after.measured.results[line.result.index()].measured->value == line.measured.value);
  }
  CHECK(masked.lists->missed.front().subject.starts_with("subject "));
  REQUIRE(masked.findings.back().example);
  CHECK(masked.findings.back().example->detail.empty());
}

TEST_CASE("labels stand in their own order, which no one knows without the secret") {
  const ir::Program program = agreement_of_people();
  const auto shown = [&](std::string_view secret) {
    report::Statement s = statement_of(program, 26);
    report::mask_subjects(s, secret, phrases::english());
    return s;
  };
  const report::Statement one = shown("a"), again = shown("a"), other = shown("b");
  CHECK(report::to_json(one) == report::to_json(again));
  std::vector<std::string> ascending;
  for (int i = 1; i <= 26; ++i) ascending.push_back("subject " + std::to_string(i));
  CHECK(labels_of(one) == ascending);
  // Every third of the names misses nothing: other labels with another secret, none by order.
  const auto verdicts = [](const report::Statement& s) {
    std::vector<bool> met;
    for (const results::Result& row : s.periods.front().measured.results) {
      met.push_back(row.verdict == ir::Verdict::Met);
    }
    return met;
  };
  CHECK(verdicts(one) != verdicts(other));
  CHECK(verdicts(one) != verdicts(statement_of(program, 26)));
}
