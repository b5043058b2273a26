// Cells of CSV: what a spreadsheet must not reckon with, and what must be in quotes.
#include <catch2/catch.hpp>

#include "runtime/report/statement/csv/cells.h"

using namespace akad;

TEST_CASE("texts that begin as formulas do are texts to a spreadsheet") {
  struct Row {
    const char* text;
    const char* cell;
  };
  const Row rows[] = {{"=1+1", "'=1+1"},
                      {"+62 811", "'+62 811"},
                      {"-5", "'-5"},
                      {"@SUM(A1)", "'@SUM(A1)"},
                      {"  =1+1", "'  =1+1"},
                      {"\u00a0=1+1", "'\u00a0=1+1"},
                      {"＝1+1", "'＝1+1"},
                      {"\t=1+1", "'\\u{9}=1+1"},
                      {"\r=1+1", "'\\u{d}=1+1"},
                      {"'=1+1", "''=1+1"},
                      {"'s-Hertogenbosch", "''s-Hertogenbosch"},
                      {"1=1", "1=1"},
                      {"a\nb", "a\\u{a}b"},
                      {"PT \u202eA", "PT \\u{202e}A"},
                      {"", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(report::text_cell(row.text) == row.cell);
  }
}

TEST_CASE("cells stand in quotes where RFC 4180 asks for it") {
  CHECK(report::csv_line({"a", "", "-5.00"}) == "a,,-5.00\r\n");
  CHECK(report::csv_line({"", "", ""}) == ",,\r\n");
  CHECK(report::csv_line({"a,b", "say \"x\"", "c"}) == "\"a,b\",\"say \"\"x\"\"\",c\r\n");
  CHECK(report::csv_line({"a\nb"}) == "\"a\nb\"\r\n");
}
