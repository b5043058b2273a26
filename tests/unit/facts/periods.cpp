// The periods that an author can name, and the choices that arise where they differ or are cut.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;
using ir::Cadence;

namespace {

struct Words {
  Cadence cadence;
  const char* in;     // of items
  const char* of;     // of time
  const char* every;  // of caps and fees
};
const std::vector<Words> kWords = {
    {Cadence::CalendarMonth, "in each calendar month", "of each calendar month",
     "each calendar month"},
    {Cadence::CalendarQuarter, "in each calendar quarter", "of each calendar quarter",
     "each calendar quarter"},
    {Cadence::HalfYear, "in each half year", "of each half year", "each half year"},
    {Cadence::CalendarYear, "in each calendar year", "of each calendar year", "each calendar year"},
    {Cadence::Week, "in each week", "of each week", "each week"},
    {Cadence::CalendarDay, "in each calendar day", "of each calendar day", "each calendar day"},
    {Cadence::ContractMonth, "in each contract month", "of each contract month",
     "each contract month"},
    {Cadence::ContractQuarter, "in each contract quarter", "of each contract quarter",
     "each contract quarter"},
    {Cadence::ContractYear, "in each contract year", "of each contract year", "each contract year"},
    {Cadence::WholeTerm, "over the whole term", "over the whole term", "over the whole term"}};

std::string with_target(const std::string& periods, const std::string& noun,
                        const std::string& amount = "IDR 5") {
  return frame() + "target t {\n handling is within 4 hours of office\n for all tickets resolved " +
         periods + "\n open at the end of a " + noun + ": left out\n with no tickets: met\n}\n" +
         "credit c for t {\n the result is\n | at least 100% | no credit |\n | otherwise | " +
         amount + " |\n}\n";
}

std::string stored(const std::string& text) {
  const driver::Compilation made = compiled(agreement(text));
  for (const Diagnostic& row : made.sink.diagnostics) UNSCOPED_INFO(row.message);
  REQUIRE(made.program.has_value());
  return ir::to_json(*made.program);
}

// The sentences to choose from; the last line of help names the page.
std::vector<std::string> offers(const std::string& text) {
  for (const Diagnostic& row : compiled(text).sink.diagnostics) {
    if (severity_of(row.code) != Severity::Error) continue;
    auto lines = help_of(row);
    if (lines.back().find("akad explain ") != std::string::npos) lines.pop_back();
    return lines;
  }
  return {};
}

std::string cut(std::string text) {
  const std::string whole = "term 2026-01-01 to 2026-12-31";
  return text.replace(text.find(whole), whole.size(), "term 2026-01-10 to 2026-12-31");
}

}  // namespace

TEST_CASE("every kind of period has words for targets, caps, fees and scenarios") {
  for (const Words& words : kWords) {
    const std::string label(ir::form_of(words.cadence).example);
    const bool is_term = words.cadence == Cadence::WholeTerm;
    INFO(label);
    const std::string text =
        with_target(words.in, "period") + "log probes {\n time is at\n subject is always \"x\"\n" +
        " signal up is ok as flag\n}\noutage o of probes {\n while up = false\n}\n" +
        "target u {\n time without o is at least 99% " + words.of +
        "\n outages that cross a period are split\n}\n" + "fee f = IDR 100 " + words.every +
        ", before tax, a part of a period: the whole fee\ncap m on c {\n at most 10% of f " +
        words.every + "\n}\n" + "scenario \"s\" {\n then t in " + (is_term ? "the " : "") + label +
        " is met\n}\n";
    const driver::Compilation made = compiled(agreement(text));
    for (const Diagnostic& row : made.sink.diagnostics) UNSCOPED_INFO(row.message);
    REQUIRE(errors_of(agreement(text)) == "");
    const ir::Program& p = *made.program;
    CHECK(p.targets[0].cadence == words.cadence);
    CHECK(p.targets[1].cadence == words.cadence);
    CHECK(p.caps[0].cadence == words.cadence);
    CHECK(p.fees[1].period == words.cadence);
    CHECK(p.scenarios[0].expectations[0].period == label);
  }
}

TEST_CASE("a line may call the period by its name or `period`, and says the same") {
  for (const Words& words : kWords) {
    const std::string noun(ir::noun_of(words.cadence));
    INFO(noun);
    CHECK(stored(with_target(words.in, noun)) == stored(with_target(words.in, "period")));
    const std::string other = words.cadence == Cadence::Week ? "day" : "week";
    CHECK(errors_of(agreement(with_target(words.in, other))) == "AK0207");
  }
}

TEST_CASE("each way to take a fee of other periods that is offered can be written") {
  for (const Words& owes : kWords) {
    for (const Words& charged : kWords) {
      const std::string fee = std::string("fee f = IDR 1_000 ") + charged.every + ", before tax, " +
                              "a part of a period: the whole fee\n";
      const auto text = [&](const std::string& amount) {
        return agreement(fee + with_target(owes.in, "period", amount));
      };
      INFO(charged.every << " " << owes.in);
      const std::string bare = errors_of(text("10% of f"));
      const bool is_same = owes.cadence == charged.cadence;
      CHECK(bare == (is_same || charged.cadence == Cadence::WholeTerm ? "" : "AK0414"));
      for (const std::string& offer : offers(text("10% of f"))) {
        INFO(offer);
        CHECK(errors_of(text(offer)) == "");
      }
    }
  }
}

TEST_CASE("what is not there cannot be taken") {
  const auto errors = [](const char* in, const std::string& amount) {
    return errors_of(agreement(with_target(in, "period", amount)));
  };
  CHECK(errors("in each calendar month", "10% of the sum of charge in the month") == "AK0207");
  CHECK(errors("in each contract month", "10% of the part of charge in the contract month") ==
        "AK0207");
  CHECK(errors("in each calendar quarter", "10% of the sum of charge in the year") == "AK0207");
  CHECK(errors("in each calendar quarter", "10% of charge in the last week of the quarter") ==
        "AK0207");
  CHECK(errors("in each calendar quarter", "10% of the sum of charge in the period") == "");
}

TEST_CASE("what a part of a period costs is asked for where a share looks at one") {
  const auto in_month = [](const std::string& amount) {
    return agreement(with_target("in each calendar month", "month", amount));
  };
  CHECK(errors_of(in_month("10% of charge")) == "");
  CHECK(errors_of(cut(in_month("10% of charge"))) == "AK0415");
  CHECK(errors_of(cut(in_month("0% of charge"))) == "");
  CHECK(errors_of(cut(in_month("IDR 5"))) == "");
  CHECK(errors_of(cut(in_month("IDR 5") + "cap m on c {\n at most 10% of charge each calendar "
                                          "month\n}\n")) == "AK0415");
  const auto said = [&](const std::string& offer) {
    std::string text = cut(in_month("10% of charge"));
    const std::string tax = "before tax\n";
    return text.replace(text.find(tax), tax.size(), "before tax, " + offer + "\n");
  };
  const std::vector<std::string> all = offers(cut(in_month("10% of charge")));
  REQUIRE(all.size() == 2);
  for (const std::string& offer : all) CHECK(errors_of(said(offer)) == "");
  CHECK(errors_of(said("a part of a month: the whole fee")) == "");
  for (const std::string& offer : all) {
    const std::string block = "unless a clause says otherwise {\n " + offer + "\n}\n";
    const auto in_block = compiled(cut(in_month("10% of charge") + block));
    REQUIRE(in_block.program.has_value());
    CHECK(ir::to_json(*in_block.program) == ir::to_json(*compiled(said(offer)).program));
  }
  CHECK(errors_of(said("a part of a week: the whole fee")) == "AK0207");
}

TEST_CASE("labels of periods that do not exist") {
  const auto errors = [](const std::string& label) {
    return errors_of(agreement(with_target("in each calendar month", "month") +
                               "scenario \"s\" {\n then t in " + label + " is met\n}\n"));
  };
  for (const char* label : {"2026-Q5", "2026-H3", "2026-W54", "2026-13", "2026-02-30", "12",
                            "contract month 0", "3.5"}) {
    INFO(label);
    CHECK(errors(label) == "AK0601");
  }
  CHECK(errors("2026-Q1") == "AK0206");
  CHECK(errors("the whole term") == "AK0206");
}
