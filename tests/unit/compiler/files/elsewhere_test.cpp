// Texts from elsewhere than the disk, and scenarios that stand beside an agreement.
#include <catch2/catch.hpp>
#include <map>

#include "compiler/driver/driver.h"

using namespace akad;

namespace {

const std::string kAgreement = R"(language 1

agreement "Desk" version "1" {
  provider "P"
  customer "C"
  term 2026-01-01 to 2026-12-31
  timezone Asia/Jakarta
  currency IDR
  annex "parts/records.sla"
}

clock answer of tickets {
  starts on opened
  stops on closed
  reopened: the first stop decides
  counts around the clock
}

target answered {
  answer is within 4 hours
  for at least 95% of tickets closed in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: not applicable
}
)";

const std::string kAnnex = R"(language 1

annex of "Desk"

log tickets {
  time is at
  id is id
  subject is ticket
  event opened when type = "opened"
  event closed when type = "closed"
}
)";

const std::string kScenarios = R"(language 1

annex of "Desk"

scenario "an hour" {
  given T1 of tickets
  when 2026-03-06 12:00 T1 opened
  when 2026-03-06 13:00 T1 closed
  then answered of T1 is met, elapsed 1 hour
}
)";

class InMemory : public driver::Files {
 public:
  std::map<std::string, std::string> texts;
  std::string unreadable = {};

  Text named(const std::string& path, std::size_t) const override {
    const Text text = found(path);
    return text.text ? text : Text{std::nullopt, "nothing of that name"};
  }
  Text found(const std::string& path) const override {
    if (path == unreadable) return {std::nullopt, "it is sealed"};
    const auto row = texts.find(path);
    return row == texts.end() ? Text{} : Text{row->second, ""};
  }
  Place below(const std::string& folder, const std::string& name) const override {
    const std::string path = folder.empty() ? name : folder + "/" + name;
    return texts.contains(path) ? Place{path, false, ""} : Place{"", false, "nothing of that name"};
  }
  std::string folder_problem(const std::string&) const override { return ""; }
};

struct Given {
  InMemory files = {};
  driver::CompileOptions options = {};
  std::string problem = {};

  Given() {
    files.texts = {{"deals/desk.sla", kAgreement}, {"deals/parts/records.sla", kAnnex}};
    options.files = &files;
    options.with_scenarios = true;
  }
  driver::Compilation compiled() {
    driver::InputError error;
    auto found = driver::compile_file("deals/desk.sla", options, error);
    problem = error.message;
    return found;
  }
  std::string codes() {
    std::string text;
    for (const Diagnostic& row : compiled().sink.diagnostics) {
      if (severity_of(row.code) == Severity::Error) text += std::string(name_of(row.code)) + " ";
    }
    return text;
  }
};

}  // namespace

TEST_CASE("an agreement, its annex and its libraries come from where they are said to") {
  Given given;
  const auto found = given.compiled();
  REQUIRE(found.program);
  CHECK(found.program->events.size() == 2);
  given.files.texts["libs/money.sla"] =
      "language 1\n\nlibrary money\n\ncurrency XTS \"Tests\" in units of 5\n";
  given.options.library_folders = {"libs"};
  auto& text = given.files.texts["deals/desk.sla"];
  text.replace(text.find("currency IDR"), 12, "currency XTS");
  text.insert(text.find("clock answer"), "use money\n\n");
  const auto with = given.compiled();
  REQUIRE(with.program);
  CHECK(with.program->agreement.money_unit == 5);
  given.files.unreadable = "libs/money.sla";
  CHECK_FALSE(given.compiled().program);
  CHECK(given.problem == "cannot read the library libs/money.sla: it is sealed");
  given.files.texts.clear();
  given.compiled();
  CHECK(given.problem == "cannot read deals/desk.sla: nothing of that name");
}

TEST_CASE("scenarios beside the agreement are tried with it, and change nothing of it") {
  Given given;
  given.files.texts["deals/desk.scenarios.sla"] = kScenarios;
  const auto with = given.compiled();
  REQUIRE(with.program);
  REQUIRE(with.program->scenarios.size() == 1);
  CHECK(with.stand_in == std::vector<std::string>{"deals/desk.scenarios.sla"});
  CHECK(with.program->scenarios[0].expectations[0].line == 9);
  given.options.with_scenarios = false;
  const auto without = given.compiled();
  REQUIRE(without.program);
  CHECK(without.program->scenarios.empty());
}

TEST_CASE("a file of scenarios holds scenarios of the agreement beside it, and nothing else") {
  Given given;
  auto& text = given.files.texts["deals/desk.scenarios.sla"];
  text = kScenarios + kAgreement.substr(kAgreement.find("target answered"));
  CHECK(given.codes() == "AK0802 AK0202 ");
  text = "language 1\n\nannex of \"Another\"\n";
  CHECK(given.codes() == "AK0802 ");
  text = kAgreement;
  CHECK(given.codes() == "AK0802 ");
  text = "language 1\n\nlibrary money\n";
  CHECK(given.codes() == "AK0802 ");
  text = kScenarios;
  text.replace(text.find("answered of"), 8, "anwsered");
  CHECK(given.codes() == "AK0201 ");
  given.files.unreadable = "deals/desk.scenarios.sla";
  given.compiled();
  CHECK(given.problem == "cannot read deals/desk.scenarios.sla: it is sealed");
}
