// An instant, an amount, a length or the place of a record is never broken into two lines.
#include <catch2/catch.hpp>

#include "runtime/report/page.h"

using namespace akad;
using namespace akad::report;

namespace {

Breaks breaks_in(const char* language) { return Breaks(*phrases::find_book(language)); }

std::string first(const char* language, std::string_view text, std::size_t width) {
  return std::string(breaks_in(language).first_line(text, width));
}

// Whether the two words of `text` before and behind '|' may stand in two lines.
bool breaks(const char* language, std::string text) {
  const std::size_t bar = text.find('|');
  text[bar] = ' ';
  return first(language, text, bar) == text.substr(0, bar);
}

std::string table_of(const std::vector<std::vector<std::string>>& rows) {
  Page page{*phrases::find_book("en")};
  Table table;
  for (std::size_t i = 0; i < rows.front().size(); ++i) {
    table.columns.push_back({Phrase("column.why")});
  }
  table.rows = rows;
  add_table(page, 4, table);
  return page.text;
}

}  // namespace

TEST_CASE("instants, amounts and lengths are not broken") {
  const char* wholes[] = {"at 2025-12-13|16:30",        "at Sat|2025-12-13 16:30 +07:00",
                          "at Sat 2025-12-13|16:30",    "at 2025-12-13 16:30:05|+07:00,",
                          "up to (IDR|3_000_000 a",     "down IDR|-5.25;",
                          "for 4h|30m of it",           "of 12|hours of desk",
                          "of 12 hours|30 minutes, or", "none: 36|minutes"};
  for (const char* text : wholes) {
    INFO(text);
    CHECK_FALSE(breaks("en", text));
  }
  const char* parts[] = {"at 2025-12-13 16:30|and",      "on 2025-12-13, 16:30|2025-12-14",
                         "on 2025-12-13,|16:30 as",      "in IDR,|5 more",
                         "the 81 of|82 in time",         "for 4h|81 of them",
                         "99.5% of 4h|30 of the m line", "not Sat|and not on Sunday"};
  for (const char* text : parts) {
    INFO(text);
    CHECK(breaks("en", text));
  }
}

TEST_CASE("amounts are not broken, whatever their currency looks like") {
  const auto is_broken = [](std::vector<std::string> signs, std::string text) {
    const std::size_t bar = text.find('|');
    text[bar] = ' ';
    return Breaks(phrases::english(), std::move(signs)).first_line(text, bar) ==
           std::string_view(text).substr(0, bar);
  };
  CHECK_FALSE(is_broken({"Rp"}, "at most Rp|4.250.000 each"));
  CHECK_FALSE(is_broken({"Rp"}, "from -Rp|333,3333…;"));
  CHECK_FALSE(is_broken({"Rp"}, "at most IDR|4_250_000, as written"));
  CHECK_FALSE(is_broken({"R$", "CHF"}, "change +CHF|1'000.00"));
  CHECK_FALSE(is_broken({"zł"}, "in all 12\u00a0345,00|zł"));
  CHECK(is_broken({}, "at most Rp|4.250.000"));
}

TEST_CASE("who breaks a text elsewhere is told what stays together") {
  const Breaks breaks(phrases::english(), {"Rp"});
  const auto told = [&](std::string_view text) {
    std::string said;
    for (const Breaks::Piece& piece : breaks.pieces(text)) {
      said += (piece.is_whole ? "[" : "(") + std::string(piece.text) + (piece.is_whole ? "]" : ")");
    }
    return said;
  };
  CHECK(told("10% of fee (Rp 4.250.000 before tax)") ==
        "[10%](of)(fee)[(Rp 4.250.000](before)(tax))");
  CHECK(told("Rp 1") == "[Rp 1]");
  CHECK(told("to 2026-04-01 00:00.") == "(to)[2026-04-01 00:00.]");
  CHECK(told("a  b ") == "(a)()(b)()");
  CHECK(told("") == "()");
}

TEST_CASE("lengths and weekdays are those of the language, and of the agreement's sentences") {
  CHECK_FALSE(breaks("id", "selama 4|jam 30 mnt lagi"));
  CHECK_FALSE(breaks("id", "selama 4 jam|30 mnt lagi"));
  CHECK_FALSE(breaks("id", "pada Sab|2025-12-13 16:30"));
  CHECK_FALSE(breaks("id", "within 4|hours of desk"));
  CHECK(breaks("en", "selama 4|jam lagi"));
}

TEST_CASE("what is longer than a line is broken at a blank, or where the line ends") {
  CHECK(first("en", "2025-12-13 16:30", 12) == "2025-12-13");
  CHECK(first("en", "probes.ndjson:37333", 12) == "probes.ndjso");
  CHECK(first("en", "4h 30m 5s 5ms", 8) == "4h 30m");
  CHECK(first("en", "", 8).empty());
}

TEST_CASE("a table breaks no place of a record as long as there is room for it") {
  const std::string place = "/clerk/files/records/of/last/year/probes.ndjson:37333";
  const std::string text = "announced Sat 2025-12-13 16:30 +07:00, then the quota was used up";
  const std::string shown = table_of({{text, place}, {"-", place + "0"}});
  CHECK(shown.find(place + "\n") != std::string::npos);
  CHECK(shown.find(place + "0\n") != std::string::npos);
  CHECK(shown.find("Sat 2025-12-13 16:30 +07:00") != std::string::npos);
}

TEST_CASE("a table without room for what is not broken has its texts below, or is a list") {
  const std::string place =
      "/clerk/files/records/of/the/year/before/the/last/one/probes.ndjson:37333";
  const std::string below =
      table_of({{"2025-12-13 16:30:05.250", "IDR 3_000_000", place}, {"", "", "of nothing"}});
  CHECK(below == "    why                      why\n        why\n"
                 "    2025-12-13 16:30:05.250  IDR 3_000_000\n        " +
                     place + "\n        of nothing\n");
  const std::string list = table_of({{place, place, "IDR 3_000_000"}});
  CHECK(list == "    - why: " + place + "\n      why: " + place + "\n      why: IDR 3_000_000\n");
}

TEST_CASE("of the words of a table none is broken that has room, and a number before a name") {
  const std::string name(60, 'n');
  const std::string shown = table_of({{"a long text that says " + name, name, "99.5332%"}});
  CHECK(shown.find("99.5332%") != std::string::npos);
}
