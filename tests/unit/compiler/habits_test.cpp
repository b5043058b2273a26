// What is written by habit: where a fix is offered as the only meaning it gives the agreement that
// is meant, where there is more than one reading none is chosen, and no help makes another deal.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string meant() {
  return agreement(frame() + "target t {\n"
                             "  handling is within\n"
                             "    | priority = \"a\" | 15 minutes of office |\n"
                             "    | otherwise | 4 hours of office |\n"
                             "  for at least 95% of tickets resolved in each calendar month\n"
                             "  open at the end of a month: left out\n"
                             "  small numbers: no exception\n"
                             "  with no tickets: met\n"
                             "}\n"
                             "credit c for t {\n"
                             "  the result is\n"
                             "    | at least 95% | no credit |\n"
                             "    | at least 85% | 5% of charge |\n"
                             "    | otherwise | 20% of charge |\n"
                             "  rounded down to IDR 1\n"
                             "}\n");
}

std::string with(const std::string& line, const std::string& habit) {
  std::string text = meant();
  const std::size_t at = text.find(line);
  REQUIRE(at != std::string::npos);
  return text.replace(at, line.size(), habit);
}

std::string mended(std::string text) {
  constexpr int kMostRounds = 4;
  for (int round = 0; round < kMostRounds; ++round) text = with_sole_edits(text);
  return text;
}

struct Written {
  const char* line;
  const char* habit;
  const char* read = nullptr;  // none: the line itself
};

const Written kOfOneMeaning[] = {
    {"15 minutes", "15 menit"},
    {"15 minutes", "15 min"},
    {"15 minutes", "15min"},
    {"4 hours", "4 jam"},
    {"at least 85%", "at least 99,9%", "at least 99.9%"},
    {"at least 85%", "at least 84,125 %", "at least 84.125%"},
    {"at least 85%", "at least 85 percent"},
    {"for at least 95%", "for >= 95%"},
    {"for at least 95%", "for minimum 95%"},
    {"for at least 95%", "for > 95%", "for more than 95%"},
    {"IDR 1_000_000", "IDR 1.000.000"},
    {"IDR 1_000_000", "IDR 1,000,000"},
    {"IDR 1_000_000", "IDR 1 000 000"},
    {"IDR 1_000_000", "Rp 1.000.000"},
    {"IDR 1_000_000", "Rp. 1.000.000,-"},
    {"IDR 1_000_000", "Rp1.000.000,00"},
    {"IDR 1_000_000", "1_000_000 IDR"},
    {"IDR 1_000_000", "IDR 1 juta"},
    {", before tax", ", excluding VAT"},
    {", before tax", ", belum termasuk PPN"},
    {", before tax", ", including VAT", ", after tax"},
    {", before tax", " before tax"},
    {"Mon to Fri 08:00 to 17:00", "Monday to Friday 08:00 to 17:00"},
    {"Mon to Fri 08:00 to 17:00", "Mon-Fri 08:00 - 17:00"},
    {"Mon to Fri 08:00 to 17:00", "Mon\u2013Fri 08:00\u201317:00"},
    {"Mon to Fri 08:00 to 17:00", "Senin s/d Jumat 08.00 s/d 17.00"},
    {"Mon to Fri 08:00 to 17:00", "from Mon to Fri 8am to 5pm"},
    {"Mon to Fri 08:00 to 17:00", "Mon to Fri 08:00 to 17:00 WIB"},
    {"Mon to Fri", "Mon and Fri", "Mon, Fri"},
    {"Mon to Fri", "Mon, Wed & Fri", "Mon, Wed, Fri"},
    {"Mon to Fri", "Senin dan Jumat", "Mon, Fri"},
    {"08:00 to 17:00", "between 08:00 and 17:00"},
    {"08:00 to 17:00", "8h to 17h"},
    {"08:00 to 17:00", "08:00 -- 17:00"},
    {"at least 85%", "85%+"},
    {"at least 85%", "85% or more"},
    {"of tickets resolved", "of of tickets resolved"},
    {"  open Mon", "  - open Mon"},
    {"  open Mon", "  • open Mon"},
    {"  open Mon", "  a) open Mon"},
    {"  open Mon", "  2.1 open Mon"},
    {"4 hours of office", "by 3 business days of office later, at the same time",
     "by 3 working days of office later, at the same time"},
    {"term 2026-01-01 to 2026-12-31", "term from 1 January 2026 until 31 Desember 2026"},
    {"2026-12-31", "31/12/2026"},
    {"2026-12-31", "31.12.2026"},
    {"2026-12-31", "December 31, 2026"},
    {"in Asia/Jakarta", "in WIB"},
    {"priority = \"a\"", "priority is \"a\""},
    {"priority = \"a\"", "priority == \"a\""},
    {"priority = \"a\"", "priority = \u201Ca\u201D"},
    {"priority = \"a\"", "priority = 'a'"},
    {"priority = \"a\"", "priority in (\"a\")", "priority is one of (\"a\")"},
    {"priority = \"a\"", "priority is null", "priority is absent"},
    {"priority = \"a\"", "priority is not null", "priority is present"},
    {"for at least 95%", "for more then 95%", "for more than 95%"},
    {"4 hours of office", "by 16.00 on the next working day of office",
     "by 16:00 on the next working day of office"},
    {"handling is within\n", "handling is by\n"},
    {"of tickets resolved", "of\u00A0tickets resolved"},
    {"language 1\n", ""},
    {"in each calendar month\n", "per calendar month\n"},
};

}  // namespace

TEST_CASE("what has one meaning is mended to the agreement that is meant") {
  REQUIRE(digest_of(meant()) != "mistakes");
  for (const Written& row : kOfOneMeaning) {
    const std::string text = with(row.line, row.habit);
    INFO(row.habit);
    CHECK(digest_of(text) == "mistakes");
    CHECK(digest_of(mended(text)) == digest_of(with(row.line, row.read ? row.read : row.line)));
  }
}

TEST_CASE("what has more than one meaning is left to the author") {
  const Written rows[] = {
      {"IDR 1_000_000", "IDR 25.000"},
      {"IDR 1_000_000", "IDR 25_000.000"},
      {"IDR 1_000_000", "IDR 25_000_00"},
      {"IDR 1_000_000", "IDR 25,000"},
      {"IDR 1_000_000", "Rp 25.000"},
      {"IDR 1_000_000", "Rp 1.250 juta"},
      {"IDR 1_000_000", "IDR 1,500 million"},
      {"IDR 1_000_000", "Rp 25.000,00 juta"},
      {"IDR 1_000_000", "Rp 25.000.00"},
      {"IDR 1_000_000", "IDR 25.000.0000"},
      {"IDR 1_000_000", "IDR 25.00.000"},
      {"IDR 1_000_000", "IDR 25_00_000"},
      {"IDR 1_000_000", "Rp 2 M"},
      {"IDR 1_000_000", "IDR 2M"},
      {"IDR 1_000_000", "Rp 2 T"},
      {", before tax", ", net of tax"},
      {", before tax", ""},
      {"4 hours", "1.440 minutes"},
      {"2026-12-31", "31/12/26"},
      {"2026-12-31", "05/06/2026"},
      {"Mon to Fri 08", "Mon Fri 08"},
      {"term 2026-01-01 to 2026-12-31", "term 2026-01-01 and 2026-12-31"},
      {"at least 85%", "85% - 95%"},
      {"in each calendar month\n", "per month\n"},
      {"in each calendar month\n", "each month\n"},
      {"in each calendar month\n", "in each quarter\n"},
      {"4 hours of office", "2x24 hours"},
      {"4 hours of office", "3 working days"},
      {"4 hours of office", "next business day"},
      {"for at least 95%", "for 95%"},
      {"08:00 to 17:00", "08:00 to 12pm"},
      {"Mon to Fri 08", "weekdays 08"},
  };
  for (const Written& row : rows) {
    const auto rows_of = compiled(with(row.line, row.habit)).sink.diagnostics;
    INFO(row.habit);
    REQUIRE(rows_of.size() == 1);
    CHECK_FALSE(rows_of.front().steps.empty());
    for (const Step& step : rows_of.front().steps) CHECK_FALSE(step.sole);
  }
}

TEST_CASE("each reading that is offered as an edit checks") {
  for (const char* habit : {"IDR 25.000", "IDR 25,000", "IDR 25_000_00", "Rp 25.000"}) {
    const std::string text = with("IDR 1_000_000", habit);
    const auto rows = compiled(text).sink.diagnostics;
    REQUIRE(rows.size() == 1);
    REQUIRE(rows.front().steps.size() == 2);
    INFO(habit);
    const std::string first = with_edits(text, rows.front().steps[0].edits);
    const std::string second = with_edits(text, rows.front().steps[1].edits);
    CHECK(digest_of(first) != "mistakes");
    CHECK(digest_of(second) != "mistakes");
    CHECK(digest_of(first) != digest_of(second));
  }
  const std::string text = with("in each calendar month\n", "per month\n");
  const auto rows = compiled(text).sink.diagnostics;
  REQUIRE(rows.size() == 1);
  REQUIRE(rows.front().steps.size() == 2);
  CHECK(digest_of(with_edits(text, rows.front().steps[0].edits)) == digest_of(meant()));
}

TEST_CASE("what is denied in other words is asked, with what holds where nothing stands") {
  const struct {
    const char* written;
    std::vector<std::string> read;
  } rows[] = {
      {"priority is not \"a\"", {"priority != \"a\"", "not priority = \"a\""}},
      {"priority is not equal to \"a\"", {"priority != \"a\"", "not priority = \"a\""}},
      {"priority is not one of (\"a\")", {"not priority is one of (\"a\")"}},
      {"priority not in (\"a\")", {"not priority is one of (\"a\")"}},
  };
  for (const auto& row : rows) {
    const std::string text = with("priority = \"a\"", row.written);
    INFO(row.written);
    const auto found = compiled(text).sink.diagnostics;
    REQUIRE(found.size() == 1);
    REQUIRE(found.front().steps.size() == row.read.size());
    for (std::size_t at = 0; at < row.read.size(); ++at) {
      const Step& step = found.front().steps[at];
      CHECK_FALSE(step.sole);
      CHECK_FALSE(step.means.empty());
      CHECK(digest_of(with_edits(text, step.edits)) ==
            digest_of(with("priority = \"a\"", row.read[at])));
    }
  }
}

TEST_CASE("names that read like habits stay names") {
  const std::string text = agreement(
      frame() + "log more {\n  time is at\n  subject is a\n  event min when kind = \"min\"\n"
                "  event jam when kind = \"jam\"\n  signal hari is hari as number\n"
                "  signal rp is rp.x2 as number\n}\n"
                "condition per of more means hari = 25 and not rp = 2\n");
  CHECK(errors_of(text).empty());
}
