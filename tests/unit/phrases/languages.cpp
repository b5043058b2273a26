// Every language says what English says; English says no more than the program asks for.
#include <catch2/catch.hpp>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "runtime/phrases/book.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"

using namespace akad;
using phrases::Book;
using phrases::Phrase;

namespace {

std::string sources() {
  std::stringstream all;
  for (const char* folder : {"runtime", "compiler", "cli"}) {
    const auto root = std::filesystem::path(AKAD_ROOT) / folder;
    for (const auto& file : std::filesystem::recursive_directory_iterator(root)) {
      const auto ending = file.path().extension();
      if (ending == ".cpp" || ending == ".h") all << std::ifstream(file.path()).rdbuf();
    }
  }
  return all.str();
}

// What Indonesian leaves to English: marks and the places of holes.
const std::string kNotTranslated = "calendar.day\n"
                                   "calendar.holiday_line\n"
                                   "calendar.line_of\n"
                                   "calendar.title\n"
                                   "calendar.title_of_month\n"
                                   "change.agreement_in\n"
                                   "change.counted\n"
                                   "change.favoured\n"
                                   "change.head\n"
                                   "change.labelled\n"
                                   "change.of\n"
                                   "change.row\n"
                                   "credit.slab\n"
                                   "day.date\n"
                                   "hours.rule\n"
                                   "item.escalation_at\n"
                                   "item.held\n"
                                   "item.of_holder\n"
                                   "item.result_of_several\n"
                                   "label.clocks\n"
                                   "label.holiday\n"
                                   "length.negative\n"
                                   "list.blank\n"
                                   "list.comma\n"
                                   "list.semicolon\n"
                                   "moment.local\n"
                                   "moment.short\n"
                                   "moment.told\n"
                                   "month.of_year\n"
                                   "outage.row\n"
                                   "outage.row_records\n"
                                   "outage.share\n"
                                   "result.counted\n"
                                   "story.group_result\n"
                                   "story.group_value\n"
                                   "story.moment\n"
                                   "story.moment_at\n"
                                   "story.verdict_small\n";

std::string said(std::string_view language, const Phrase& phrase) {
  return phrases::find_book(language)->say(phrase);
}

}  // namespace

TEST_CASE("a language file has no keys, holes or forms that English has not") {
  for (const auto language : phrases::languages()) {
    INFO(language);
    CHECK(phrases::find_book(language)->mistakes() == std::vector<std::string>{});
  }
  CHECK(phrases::languages().front() == "en");
  CHECK(phrases::find_book("id") != nullptr);
  CHECK(phrases::find_book("xx") == nullptr);
}

TEST_CASE("English says every key, and the program asks for every key") {
  const std::string text = sources();
  for (std::size_t row = 0; row < std::size(phrases::kRows); ++row) {
    const auto name = phrases::kRows[row].name;
    INFO(name);
    CHECK(phrases::english().has(static_cast<std::uint16_t>(row)));
    CHECK(text.find("\"" + std::string(name) + "\"") != text.npos);
  }
}

TEST_CASE("what a language does not say is said in English, and is counted") {
  const Book* indonesian = phrases::find_book("id");
  std::size_t readers = 0;
  std::string missing;
  for (std::size_t row = 0; row < std::size(phrases::kRows); ++row) {
    const auto name = phrases::kRows[row].name;
    if (name.starts_with("akad.")) continue;
    ++readers;
    if (!indonesian->has(static_cast<std::uint16_t>(row))) missing += std::string(name) + "\n";
  }
  INFO(readers << " phrases for readers");
  CHECK(missing == kNotTranslated);
}

// Words of English that a sentence of another language may have behind the name of a finding, in
// brackets, and in what it quotes.
TEST_CASE("Indonesian has no English in it") {
  const std::set<std::string> english = {
      "a",      "after",   "and",    "are",      "at",      "before", "by",
      "cap",    "caps",    "clause", "counted",  "counts",  "credit", "down",
      "each",   "end",     "every",  "excluded", "for",     "from",   "in",
      "is",     "left",    "limit",  "month",    "not",     "of",     "on",
      "or",     "out",     "over",   "period",   "quarter", "record", "records",
      "result", "subject", "than",   "that",     "the",     "this",   "time",
      "until",  "verdict", "was",    "were",     "while",   "with",   "year"};
  std::ifstream file(std::filesystem::path(AKAD_ROOT) / "runtime/phrases/languages/id.phrases");
  std::string said;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    said +=
        line.starts_with(' ') ? line : "\n" + line.substr(std::min(line.find(" = "), line.size()));
  }
  const std::regex quoted(R"(`[^`]*`|\{[^}]*\}|\([a-z !-]*\)|--[a-z]+)");
  std::istringstream words(std::regex_replace(said, quoted, " "));
  for (std::string word; words >> word;) {
    while (!word.empty() && std::ispunct(static_cast<unsigned char>(word.back())) != 0)
      word.pop_back();
    INFO(word);
    CHECK_FALSE(english.contains(word));
  }
}

TEST_CASE("mistakes of a language file are told and never said") {
  const Book book("xx",
                  "verdict.met = ja {count}\nverdict.mut = ja\nverdict.met = nein\nhm\n"
                  "length.hours(count) = {count?Stunde|Stunden}\nakad.every_day = täglich\n",
                  &phrases::english());
  const std::vector<std::string> mistakes = {
      "verdict.met has no hole {count}",
      "verdict.mut is no key of English",
      "verdict.met stands twice",
      "no phrase: hm",
      "length.hours has other forms of numbers",
      "akad.every_day is of the agreement language, not of a reader's"};
  CHECK(book.mistakes() == mistakes);
  CHECK(book.say(Phrase("verdict.missed")) == "missed");
}

TEST_CASE("sentences of agreements are quoted in other languages, and once") {
  const Phrase line("akad.reopened", Phrase("akad.reopening.new_item"));
  CHECK(said("en", line) == "reopened: a new item begins");
  CHECK(said("id", line) == "`reopened: a new item begins`");
  CHECK(said("id", Phrase("deed.stays_stopped", Phrase("akad.reopening.new_item"))) ==
        "tidak mengubah apa pun, `a new item begins`");
}

TEST_CASE("a language puts holes where its sentence wants them") {
  const Book book("xx",
                  "%numbers 1 2\nlength.hours(count) = {count?ora|orae|oras} {count}\n"
                  "day.date(day, date) = {date}\n ({day})\n",
                  &phrases::english());
  CHECK(book.mistakes().empty());
  CHECK(book.say(phrases::length(kHour)) == "ora 1");
  CHECK(book.say(phrases::length(2 * kHour)) == "orae 2");
  CHECK(book.say(phrases::length(5 * kHour + kMinute)) == "oras 5 1 minute");
  CHECK(book.say(phrases::date(*parse_date("2026-03-02"))) == "2026-03-02 (Mon)");
}

TEST_CASE("lengths, months and verdicts") {
  CHECK(said("en", phrases::length(7 * kHour + 30 * kMinute)) == "7 hours 30 minutes");
  CHECK(said("id", phrases::length(7 * kHour + 30 * kMinute)) == "7 jam 30 menit");
  CHECK(said("en", phrases::length(-kHour - 1)) == "-1 hour 1 millisecond");
  CHECK(said("en", phrases::length(0)) == "0 hours");
  CHECK(said("id", phrases::month(*parse_month("2026-03"))) == "Maret 2026");
  CHECK(said("id", phrases::date(*parse_date("2026-03-06"))) == "Jum 2026-03-06");
  CHECK(said("id", phrases::verdict(ir::Verdict::NotApplicable)) == "di luar penilaian");
  CHECK(said("en", phrases::verdict(ir::Verdict::NotApplicable)) == "not applicable");
}

TEST_CASE("lists and what is said as it is") {
  const Phrase a = Phrase::as_is("{a}");
  CHECK(said("en", Phrase::list("list.comma", {a, Phrase(), a})) == "{a}, {a}");
  CHECK(said("en", Phrase::list("list.comma", {a})) == "{a}");
  CHECK(Phrase::list("list.comma", {}).empty());
  CHECK(Phrase("verdict.met") == Phrase("verdict.met"));
  CHECK_FALSE(Phrase("verdict.met") == Phrase("verdict.missed"));
  CHECK(said("en", Phrase("result.late", phrases::Count{12345})) == "late: 12_345");
}
