// As people of the trade write: one message for one slip, the intended agreement by its fix, and
// nothing chosen where there are two.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string trade_text() {
  return agreement(frame() + "target t {\n"
                             "  clause \"4.1\" \"Time to answer\"\n"
                             "  handling is within\n"
                             "    | priority = \"a\" | 15 minutes of office |\n"
                             "    | otherwise | 4 hours of office |\n"
                             "  for at least 95% of tickets resolved in each calendar month\n"
                             "  open at the end of a month: left out\n"
                             "  with fewer than 20 tickets: 1 miss is allowed\n"
                             "  with no tickets: not applicable\n"
                             "}\n"
                             "credit c for t {\n"
                             "  the result is\n"
                             "    | at least 95% | no credit |\n"
                             "    | at least 85% | 5% of charge |\n"
                             "    | otherwise | 20% of charge |\n"
                             "  rounded half up to IDR 1\n"
                             "}\n"
                             "cap most on all credits {\n"
                             "  at most 22% of charge each calendar month\n"
                             "}\n");
}

std::string trade_with(const std::string& line, const std::string& written) {
  std::string text = trade_text();
  const std::size_t at = text.find(line);
  REQUIRE(at != std::string::npos);
  return text.replace(at, line.size(), written);
}

std::string all_replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string fixed(std::string text) {
  constexpr int kMostRounds = 4;
  for (int round = 0; round < kMostRounds; ++round) text = with_sole_edits(text);
  return text;
}

std::size_t errors_in(const std::string& text) { return count_of(compiled(text).sink).errors; }

struct Slip {
  const char* line;
  const char* written;
  std::size_t errors = 1;
};

// The fix of each gives the text as it was.
const Slip kOfOneMeaning[] = {
    // Days, times.
    {"Mon to Fri", "Senin s/d Jum'at"},
    {"Mon to Fri", "Senin s/d Jum\u2019at"},
    {"Mon to Fri 08:00 to 17:00", "Mon to Fri, 08:00 to 17:00"},
    {"Mon to Fri 08:00 to 17:00", "Mon to Fri: 08:00 to 17:00"},
    {"open Mon to Fri 08:00", "open: Mon to Fri 08:00"},
    {"Mon to Fri 08:00 to 17:00", "hari Senin s/d Jumat pukul 08.00 s.d. 17.00 WIB"},
    {"Mon to Fri 08:00 to 17:00", "08:00 to 17:00 Mon to Fri"},
    {"Mon to Fri 08:00 to 17:00", "MON TO FRI 08:00 TO 17:00"},
    {"17:00\n", "17:00 (WIB)\n"},
    // Numbers in words.
    {"4 hours of", "4 (four) hours of"},
    {"4 hours of", "4 (empat) jam of"},
    {"4 hours of", "four hours of"},
    {"95% of tickets", "95% (ninety-five percent) of tickets"},
    {"1 miss is", "one miss is"},
    {"IDR 1_000_000", "IDR 1_000_000 (satu juta rupiah)"},
    {"IDR 1_000_000", "IDR1,000,000"},
    // Limits.
    {"| 15 minutes", "| paling lama 15 minutes"},
    {"| 4 hours of", "| selambat-lambatnya 4 jam of"},
    {"4 hours of office", "4 hours of the office"},
    {"4 hours of office", "4 hours office"},
    {"4 hours of office", "4 Hours of office"},
    {"4 hours of office", "4 hours of office;"},
    {"4 hours of office", "4 hours of office."},
    {"handling is within", "handling must be within"},
    {"handling is within", "handling is within:"},
    {"| priority = \"a\" | 15 minutes of office |", "| 15 minutes of office | priority = \"a\" |"},
    {"| priority = \"a\" |", "| priority \"a\" |"},
    {"| priority = \"a\" |", "| if priority = \"a\" |"},
    {"| priority = \"a\" | 15", "\u2502 priority = \"a\" \u2502 15"},
    {"| otherwise | 4", "| all other tickets | 4"},
    // Small words.
    {"at least 95% of tickets", "sekurang-kurangnya 95% of tickets"},
    {"at least 95% of tickets", "at-least 95% of tickets"},
    {"at least 95% of tickets", "at least 95% dari tickets"},
    {"of tickets resolved", "of the tickets resolved"},
    {"of tickets resolved", "of all tickets resolved"},
    {"of a month", "of the month"},
    {"at the end of a month", "at end of month"},
    {"with fewer than", "with less than"},
    {"20 tickets:", "20 tickets,"},
    {"with no tickets", "without tickets"},
    {"not applicable", "n/a"},
    {"for t {", "of t {"},
    {"on all credits", "for all credits"},
    {"on all credits", "on all credit"},
    {"5% of charge", "5% charge"},
    {"5% of charge", "5% x charge"},
    {"rounded half up", "rounded half-up"},
    {"to IDR 1\n", "to the nearest IDR 1\n", 2},
    {"charge = IDR", "charge: IDR"},
    {"charge = IDR", "charge IDR"},
    {"signal priority is priority", "signal priority = priority"},
    {"time is at", "time: at"},
    {"starts on opened", "starts on: opened"},
    {"starts on opened", "start on opened"},
    {"counts office", "counts in office"},
    {"| no credit |", "| nihil |"},
    {"| no credit |", "| 0% |"},
    {", before tax", " (excluding VAT)"},
    {", before tax", " + PPN"},
    {"provider \"A\"", "vendor \"A\""},
    {"provider \"A\"", "provider: \"A\""},
    {"timezone Asia/Jakarta", "timezone \"Asia/Jakarta\""},
    {"in Asia/Jakarta {", "in Asia/Jakarta:"},
    {"target t {", "target \"t\" {"},
    {"clause \"4.1\"", "pasal \"4.1\""},
    // What stands around.
    {"language 1\n", "bahasa 1\n"},
    {"language 1\n", "language: 1\n"},
    {"language 1\n", "```sla\nlanguage 1\n"},
    {"target t {", "4.1 target t {"},
    {"target t {", "4.1.2 target t {"},
    {"target t {", "(a) target t {"},
    {"target t {", "- target t {"},
    {"fee charge", "biaya charge"},
    {"target t {", "## Targets\ntarget t {"},
    {"target t {", "-----\ntarget t {"},
    {"target t {", "/* of\n   answers */\ntarget t {"},
    {"target t {", "<!-- of answers -->\ntarget t {"},
    {"  stops on", "  # the end\n  stops on"},
    {"    | priority = \"a\" | 15",
     "    | Priority | Response |\n    |---|---|\n    | priority = \"a\" | 15"},
    {"    | priority = \"a\" | 15",
     "    | Priority | Response time |\n    | priority = \"a\" | 15"},
    {"    | at least 95%", "    | Result | Credit |\n    |:---|---:|\n    | at least 95%"},
    {"target t {\n", "target t\n"},
    {"20% of charge |\n  rounded half up to IDR 1\n}\n",
     "20% of charge |\n  rounded half up to IDR 1\n"},
};

}  // namespace

TEST_CASE("a slip of one meaning is one message, and mended to what was meant") {
  const std::string meant = digest_of(trade_text());
  REQUIRE(meant != "mistakes");
  for (const Slip& slip : kOfOneMeaning) {
    const std::string text = trade_with(slip.line, slip.written);
    INFO(slip.written);
    CHECK(digest_of(text) == "mistakes");
    CHECK(digest_of(fixed(text)) == meant);
    const bool lexical = std::string(slip.written).find_first_of("/") != std::string::npos;
    if (!lexical) CHECK(errors_in(text) <= slip.errors);
  }
}

TEST_CASE("the same slip on every line is one message") {
  const std::string meant = digest_of(trade_text());
  const std::string sound = trade_text();
  const std::string texts[] = {
      all_replaced(sound, "\n", "\r"),
      all_replaced(sound, "\n", "\r\r\n"),
      all_replaced(sound, "\n", "\u2028"),
      all_replaced(sound, "  ", "\u00A0\u00A0"),
      all_replaced(sound, "\n  starts", ";\n  starts"),
      all_replaced(all_replaced(sound, "\n  open", "\n  * open"), "\n  stops", "\n  * stops"),
      all_replaced(all_replaced(sound, "  starts on", "  1. starts on"), "  stops", "  2. stops"),
      all_replaced(all_replaced(sound, "opened\n  stops", "opened.\n  stops"), "resolved\n  reo",
                   "resolved.\n  reo"),
      "> " + all_replaced(sound, "\n", "\n> "),
      "```sla\n" + sound + "```\n",
  };
  for (const std::string& text : texts) {
    INFO(text.substr(0, 60));
    CHECK(errors_in(text) == 1);
    CHECK(digest_of(fixed(text)) == meant);
  }
}

TEST_CASE("what has several meanings is told once, and nothing is chosen") {
  const Slip slips[] = {
      {"4 hours of office", "NBD"},
      {"4 hours of office", "by the next business day"},
      {"4 hours of office", "hari kerja berikutnya"},
      {"4 hours of office", "H+1"},
      {"4 hours of office", "T+2"},
      {"4 hours of office", "same day"},
      {"4 hours of office", "close of business"},
      {"4 hours of office", "by end of business day"},
      {"4 hours of office", "7x24 jam"},
      {"4 hours of office", "best effort"},
      {"4 hours of office", "4 (five) hours of office"},
      {"resolved in each calendar month", "resolved/month"},
      {"IDR 1_000_000 each calendar month", "IDR 1_000_000/month"},
      {"IDR 1_000_000 each calendar month", "IDR 1_000_000 p.m."},
      {"| no credit |", "| - |"},
      {"95% of tickets", "0.95 of tickets"},
      {"95% of tickets", "95 of tickets"},
      {"| priority = \"a\" |", "| gold |"},
      {"| priority = \"a\" |", "| \"a\" |"},
      {", before tax", ", belum termasuk PPN 11%"},
      {"starts on opened", "starts on opened -- at once"},
      {"fee charge", "price charge"},
      {"target t {", "Pasal 4\ntarget t {"},
  };
  for (const Slip& slip : slips) {
    const auto found = compiled(trade_with(slip.line, slip.written)).sink.diagnostics;
    INFO(slip.written);
    REQUIRE(found.size() == 1);
    CHECK_FALSE(found.front().steps.empty());
    for (const Step& step : found.front().steps) CHECK_FALSE(step.sole);
  }
}

TEST_CASE("no help turns a promise into another one") {
  // A sign before a number, a word that says something: nothing is left out or turned round.
  for (const char* written :
       {"for < 95% of", "for <= 95% of", "for at least .95% of", "for not at least 95% of"}) {
    const std::string text = trade_with("for at least 95% of", written);
    INFO(written);
    CHECK(fixed(text) == text);
  }
  const Slip cut[] = {{"15 minutes of office |", "15 minutes of |"},
                      {"priority = \"a\" |", "priority = |"},
                      {"5% of charge", "5% of"}};
  for (const Slip& slip : cut) {
    const std::string text = trade_with(slip.line, slip.written);
    INFO(slip.written);
    CHECK(fixed(text) == text);
    CHECK(errors_in(text) == 1);
  }
  CHECK(fixed(trade_with("IDR 1_000_000", "IDR -1_000_000")).find("-1_000_000") !=
        std::string::npos);
}

TEST_CASE("a product is never written as its value unasked") {
  const std::string text = trade_with("the first stop decides", "the first stop decides");
  REQUIRE(digest_of(text) != "mistakes");
  const char* lines[] = {"reopened within 2x24 hours: resume, leaving out the gap, later: a new "
                         "item begins",
                         "reopened within 3 x 24 jam: a new item begins"};
  for (const char* line : lines) {
    const std::string said = trade_with("reopened: the first stop decides", line);
    INFO(line);
    CHECK(errors_in(said) == 1);  // and is not left out silently
    CHECK(fixed(said) == said);
  }
  const std::string most = trade_with(
      "  reopened:", "  a stop at most 2x24 hours before the start: no time elapsed\n  reopened:");
  const auto found = compiled(most).sink.diagnostics;
  REQUIRE(found.size() == 1);
  CHECK(name_of(found.front().code) == "AK0106");
  for (const Step& step : found.front().steps) CHECK_FALSE(step.sole);
}

TEST_CASE("a name in two words is the one that the text has") {
  const std::string text = all_replaced(trade_text(), "office", "office_hours");
  REQUIRE(digest_of(text) != "mistakes");
  for (const char* written :
       {"4 hours of office hours", "4 hours of Office Hours", "4 hours of office-hours"}) {
    std::string split = text;
    const std::string line = "4 hours of office_hours";
    split.replace(split.find(line), line.size(), written);
    INFO(written);
    CHECK(errors_in(split) == 1);
    CHECK(digest_of(fixed(split)) == digest_of(text));
  }
  for (const char* head : {"fee monthly charge =", "fee monthly-charge ="}) {
    const std::string apart = all_replaced(
        all_replaced(trade_text(), "of charge", "of monthly_charge"), "fee charge =", head);
    INFO(head);
    CHECK(errors_in(apart) == 1);
  }
}
