#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "runtime/differences/write/write.h"
#include "runtime/history/write/write.h"
#include "tests/drive/drive.h"
#include "tests/unit/compiler/compile.h"
#include "tests/unit/schema.h"

using namespace akad;
using nlohmann::json;

namespace {

const std::string kRules = R"(
target handled {
  clause "4.1" "Handling"
  handling is within
    | priority = "P1" | 4 hours of office |
    | otherwise       | 8 hours of office |
  for at least 95% of tickets resolved in each calendar month, for each priority
  open at the end of a period: left out
  small numbers: no exception
  with no tickets: not applicable
}

credit late for handled {
  clause "6.1" "Credits"
  the result is
    | at least 95% | no credit     |
    | otherwise    | 10% of charge |
  rounded half up to IDR 1
}
)";

constexpr const char* kLog =
    R"({"at":"2026-01-05T09:00:00+07:00","ticket":"A","type":"opened","priority":"P1"}
{"at":"2026-01-05T12:00:00+07:00","ticket":"A","type":"resolved"}
{"at":"2026-02-03T09:00:00+07:00","ticket":"B","type":"opened","priority":"P2"}
{"at":"2026-02-03T16:00:00+07:00","ticket":"B","type":"resolved"}
{"at":"2026-02-04T09:00:00+07:00","ticket":"C","type":"opened","priority":"P1"}
{"at":"2026-02-04T14:00:00+07:00","ticket":"C","type":"resolved"}
{"at":"2026-03-02T09:00:00+07:00","ticket":"D","type":"opened","priority":"P2"}
{"at":"2026-03-02T10:00:00+07:00","ticket":"D","type":"resolved"}
{"at":"2026-03-04T09:00:00+07:00","ticket":"D","type":"opened"}
{"at":"2026-03-04T10:00:00+07:00","ticket":"D","type":"resolved"}
)";

std::string replaced(std::string text, const std::string& there, const std::string& shall) {
  REQUIRE(text.find(there) != text.npos);
  for (auto at = text.find(there); at != text.npos; at = text.find(there, at + shall.size())) {
    text.replace(at, there.size(), shall);
  }
  return text;
}

std::string signed_text() { return tests::agreement(tests::frame() + kRules); }

// Two agreements over the log, and what they come to.
class Both {
 public:
  Both(const std::string& before, const std::string& after,
       const std::vector<std::string>& without = {})
      : before_(tests::compiled(before)),
        after_(tests::compiled(after)),
        sound_(both_are_sound()),
        rows_(*before_.program, *after_.program),
        sides_{side(differences::Edition::Before, without),
               side(differences::Edition::After, without)},
        history_(history::compare(sides_[0], sides_[1], rows_)) {}

  history::History& history() { return history_; }
  const differences::Rows& rows() const { return rows_; }
  std::string text(std::string_view language = "en") {
    std::string text;
    history::write_text(found(), history_, *phrases::find_book(language),
                        [&](std::string_view piece) { text += piece; });
    return text;
  }
  json written(std::string_view language = "en") {
    std::string text;
    history::write_json(found(), history_, *phrases::find_book(language),
                        [&](std::string_view piece) { text += piece; });
    return json::parse(text);
  }

 private:
  history::Side side(differences::Edition edition, const std::vector<std::string>& without) {
    const drive::Folder folder;
    const std::string path = folder.path() + "/log";
    drive::write_file(path, kLog);
    engine::RunOptions options;
    options.as_of = *parse_rfc3339("2026-04-01T00:00:00+07:00");
    options.keep_items = true;
    options.without = history::names_for(rows_, edition, without);
    events::ReadError error;
    const ir::Program& program = rows_.program(edition);
    auto kept = engine::run_and_keep(
        program, history::files_for(rows_, edition, {{"tickets", path}}), options, error);
    INFO(error.message);
    REQUIRE(kept);
    return {&program, std::move(*kept)};
  }
  differences::Differences found() const {
    return differences::compare(*before_.program, *after_.program);
  }

  bool both_are_sound() const {
    REQUIRE(before_.program);
    REQUIRE(after_.program);
    return true;
  }

  driver::Compilation before_, after_;
  bool sound_;
  differences::Rows rows_;
  std::array<history::Side, 2> sides_;
  history::History history_;
};

Rational change_of(const history::PeriodRow& row) { return row.after->owed - row.before->owed; }

}  // namespace

TEST_CASE("a limit that is shorter costs what it makes late, and says why") {
  Both both(signed_text(), replaced(signed_text(), "4 hours of office", "2 hours of office"));
  const history::History& history = both.history();
  CHECK(history.total.before == 100'000);
  CHECK(history.total.after == 200'000);
  REQUIRE(history.periods.size() == 3);
  CHECK(change_of(history.periods[0]) == 100'000);
  CHECK(change_of(history.periods[1]) == 0);
  REQUIRE(history.periods[0].credits.size() == 1);
  CHECK(history.periods[0].credits[0].payable.after == 100'000);
  CHECK(history.periods[2].credits.empty());
  REQUIRE(history.targets.size() == 1);
  const history::TargetRow& target = history.targets[0];
  REQUIRE(target.items.size() == 1);
  CHECK(history.after.items()[static_cast<std::size_t>(target.items[0].after)].subject == "A");
  REQUIRE(target.results.size() == 1);
  CHECK(target.results[0].before.period->measured.period.label == "2026-01");
  const std::string text = both.text();
  CHECK(text.find("A: missed; before: met") != text.npos);
  CHECK(text.find("allowed: 2 hours of office (priority = \"P1\"); before: 4 hours of office") !=
        text.npos);
  CHECK(text.find("After: 3 hours elapsed; that is 1 hour more than the 2 hours allowed.") !=
        text.npos);
  // What both say is no reason.
  CHECK(text.find("Judged by") == text.npos);
  CHECK(text.find("+Rp 100.000") != text.npos);
}

TEST_CASE("what is written fits the schema in every language") {
  const json schema = json::parse(differences::json_schema());
  for (const std::string& other :
       {signed_text(), replaced(signed_text(), "4 hours of office", "2 hours of office"),
        replaced(signed_text(), "IDR", "USD"), replaced(signed_text(), "handled", "repaired"),
        replaced(replaced(signed_text(), "in each calendar month", "in each calendar quarter"),
                 "10% of charge", "IDR 40_000"),
        replaced(signed_text(), ", for each priority", "")}) {
    Both both(signed_text(), other);
    for (const std::string_view language : phrases::languages()) {
      json written = both.written(language);
      CHECK(stage::fits(schema, schema, written));
      written["history"]["targets"][0]["better"] = true;
      CHECK_FALSE(stage::fits(schema, schema, written));
      CHECK(both.text(language) != "");
    }
  }
}

TEST_CASE("currencies are never added or held against each other") {
  Both both(signed_text(), replaced(signed_text(), "IDR", "USD"));
  CHECK(both.history().total.before == both.history().total.after);
  const json history = both.written()["history"];
  CHECK_FALSE(history.contains("change"));
  CHECK_FALSE(history["periods"][1].contains("change"));
  CHECK(history["after"]["total"]["currency"] == "USD");
  const std::string text = both.text();
  CHECK(text.find("The currencies differ") != text.npos);
  CHECK(text.find("Both cost the same") == text.npos);
}

TEST_CASE("periods are the same by their dates, others stand on their side") {
  auto other = replaced(signed_text(), "in each calendar month", "in each calendar quarter");
  other = replaced(other, "10% of charge", "IDR 40_000");
  Both both(signed_text(), other);
  const history::History& history = both.history();
  CHECK(history.total.before == 100'000);
  CHECK(history.total.after == 40'000);
  REQUIRE(history.periods.size() == 4);
  CHECK(history.periods[0].before);
  CHECK_FALSE(history.periods[0].after);
  CHECK_FALSE(history.periods[3].before);
  CHECK(history.periods[3].after->owed == 40'000);
  CHECK(history.targets[0].other_periods);
  CHECK(history.targets[0].results.empty());
  CHECK(both.text().find("are not held") != std::string::npos);

  // A term that ends within a month leaves a part of it, and the month is the same one.
  const auto fixed = replaced(signed_text(), "10% of charge", "IDR 100_000");
  Both cut(fixed, replaced(fixed, "to 2026-12-31", "to 2026-02-15"));
  REQUIRE(cut.history().periods.size() == 3);
  CHECK(cut.history().periods[1].after->owed == 100'000);
  CHECK_FALSE(cut.history().periods[2].after);
}

TEST_CASE("what only one of them judges or leaves out differs, whatever the verdict") {
  const auto left_out = replaced(signed_text(), "open at the end of a period",
                                 "leaving out items when priority = \"P1\" at the stop\n"
                                 "  open at the end of a period");
  Both leaving(signed_text(), left_out);
  REQUIRE(leaving.history().targets[0].items.size() == 2);
  CHECK(leaving.history().targets[0].items_after.left_out == 2);
  CHECK(leaving.history().total.after == 0);
  CHECK(leaving.text().find("A: met, but leaving out items when") != std::string::npos);

  Both more(signed_text(), replaced(signed_text(), "reopened: the first stop decides",
                                    "reopened: a new item begins"));
  REQUIRE(more.history().targets[0].items.size() == 1);
  CHECK(more.history().targets[0].items[0].before == history::ItemRow::kNotJudged);
  CHECK(more.text().find("D, item 2: met; before: not judged") != std::string::npos);
  const json item = more.written()["history"]["targets"][0]["items"][0];
  CHECK(item["item"] == 2);
  CHECK_FALSE(item.contains("before"));
}

TEST_CASE("groups are held against each other by their signals, or not at all") {
  Both single(signed_text(), replaced(signed_text(), ", for each priority", ""));
  CHECK(single.history().targets[0].other_groups);
  CHECK(single.history().targets[0].results.empty());

  auto called = replaced(signed_text(), "priority", "urgency");
  called = replaced(called, "signal urgency is urgency", "signal urgency is priority");
  Both renamed(signed_text(), replaced(called, "95%", "5%"));
  CHECK_FALSE(renamed.history().targets[0].other_groups);
  CHECK(renamed.history().targets[0].results.size() == 0);
}

TEST_CASE("what is called otherwise is the same, what only one has is told so") {
  Both renamed(signed_text(), replaced(signed_text(), "handled", "repaired"));
  REQUIRE(renamed.history().targets.size() == 1);
  CHECK(renamed.history().targets[0].items.empty());
  CHECK(renamed.text().find("Both cost the same, in every period: Rp 100.000.") !=
        std::string::npos);

  const auto credit = kRules.substr(kRules.find("\ncredit"));
  Both gone(signed_text(), replaced(signed_text(), credit, ""));
  CHECK(gone.history().total.after == 0);
  REQUIRE(gone.history().credits.size() == 1);
  CHECK_FALSE(gone.history().credits[0].credit.after.valid());
  CHECK(gone.text().find("6.1 Credits (late): only before") != std::string::npos);

  Both none(
      replaced(signed_text(), credit, ""),
      replaced(replaced(signed_text(), credit, ""), kRules.substr(0, kRules.find("\ncredit")), ""));
  REQUIRE(none.history().targets.size() == 1);
  CHECK_FALSE(none.history().targets[0].target.after.valid());
  CHECK(none.history().targets[0].items.empty());
  CHECK(none.text().find("Target 4.1 Handling (handled): only before") != std::string::npos);
}

TEST_CASE("a log has the name of the agreement that has it, or of its counterpart") {
  Both both(signed_text(), replaced(signed_text(), "tickets", "desk"));
  using differences::Edition;
  const std::vector<events::LogFile> given = {{"desk", "a"}, {"none", "b"}, {"", "c"}};
  const auto before = history::files_for(both.rows(), Edition::Before, given);
  REQUIRE(before.size() == 3);
  CHECK(before[0].log == "tickets");
  CHECK(before[1].log == "none");
  CHECK(before[2].log == "");
  CHECK(history::files_for(both.rows(), Edition::After, given)[0].log == "desk");
  CHECK(history::names_for(both.rows(), Edition::After, {"tickets"}) ==
        std::vector<std::string>{"desk"});

  // One that only the other has is none of this agreement's.
  const auto more =
      replaced(signed_text(), "clock handling",
               "log notes {\n  time is at\n  subject is id\n  event noted when type = "
               "\"noted\"\n}\n\nclock handling");
  Both extra(signed_text(), more, {"notes"});
  CHECK(history::files_for(extra.rows(), Edition::Before, {{"notes", "a"}}).empty());
  CHECK(history::files_for(extra.rows(), Edition::After, {{"notes", "a"}}).size() == 1);
}
