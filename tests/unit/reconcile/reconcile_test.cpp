#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/drive/drive.h"
#include "tests/unit/reconcile/parties.h"
#include "tests/unit/schema.h"

using namespace akad;
using nlohmann::json;
using tests::Parties;
using Names = std::vector<std::string>;

namespace {

// Tickets A, which is in time, and B, which is late, with their ids.
const Names kRecords = {
    "a1 2026-01-05 09:00 A opened P1", "a2 2026-01-05 12:00 A resolved",
    "b1 2026-01-06 09:00 B opened P1", "b2 2026-01-06 15:00 B resolved",
    "c1 2026-02-03 09:00 C opened P2", "c2 2026-02-03 10:00 C resolved",
};

Names with(Names records, const std::string& more) {
  records.push_back(more);
  return records;
}
Names without(Names records, const std::string& id) {
  std::erase_if(records, [&](const std::string& one) { return one.starts_with(id + " "); });
  return records;
}
Names instead(Names records, const std::string& record) {
  const std::string id = record.substr(0, record.find(' ') + 1);
  for (std::string& one : records) {
    if (one.starts_with(id)) one = record;
  }
  return records;
}

}  // namespace

TEST_CASE("of the same records nothing differs, in whatever order and place they stand") {
  Names turned(kRecords.rbegin(), kRecords.rend());
  const Parties same(kRecords, turned);
  CHECK_FALSE(same.found().differs());
  CHECK(same.found().records.empty());
  CHECK(same.found().same == kRecords.size());
  CHECK(same.text().find("Nothing differs") != std::string::npos);
  CHECK(same.text().find("6 records alike; 0 records differ") != std::string::npos);
}

TEST_CASE("a record at another time makes an item, a result and an amount differ") {
  const Parties parties(kRecords, instead(kRecords, "b2 2026-01-06 12:00 B resolved"));
  CHECK(parties.items() == Names{"B missed, B met"});
  CHECK(parties.records() == Names{"b2 ours:4 theirs:4"});
  CHECK(parties.behind_items() == Names{"b2 ours:4 theirs:4"});
  const auto& found = parties.found();
  REQUIRE(found.credits.size() == 1);
  CHECK(found.credits[0].owed.ours.payable == 100'000);
  CHECK(found.credits[0].owed.theirs.payable == 0);
  CHECK(found.statement(reconcile::Party::Ours).total == 100'000);
  REQUIRE(found.targets.size() == 1);
  REQUIRE(found.targets[0].results.size() == 1);
  CHECK(found.targets[0].results[0].by_rows);
  CHECK(found.targets[0].results[0].records == reconcile::Records{0});
}

TEST_CASE("a record that one side lacks stands below what lacks it") {
  const Parties open(kRecords, without(kRecords, "a2"));
  CHECK(open.items() == Names{"A met, A missed"});
  CHECK(open.records() == Names{"a2 ours:2"});
  CHECK(open.behind_items() == open.records());
  const Parties none(without(without(kRecords, "c1"), "c2"), kRecords);
  CHECK(none.items() == Names{"-, C met"});
  CHECK(none.records() == Names{"c1 theirs:5", "c2 theirs:6"});
  CHECK(none.behind_items() == none.records());
}

TEST_CASE("another value decides another limit and another group") {
  const Parties parties(kRecords, instead(kRecords, "b1 2026-01-06 09:00 B opened P2"));
  CHECK(parties.items() == Names{"B missed, B met"});
  CHECK(parties.records() == Names{"b1 ours:3 theirs:3"});
  const std::string text = parties.text();
  CHECK(text.find("priority: ours P1, theirs P2") != std::string::npos);
  CHECK(text.find("Ours: 2026-01-06 09:00 opened, priority = \"P1\"") != std::string::npos);
  CHECK(text.find("Theirs: 2026-01-06 09:00 opened, priority = \"P2\"") != std::string::npos);
  CHECK(parties.found().targets[0].results.size() == 2);  // of P1 and P2
}

TEST_CASE("an item that begins at another time is the same item") {
  const Parties parties(kRecords, instead(kRecords, "b1 2026-01-06 10:00 B opened P1"));
  CHECK(parties.items() == Names{"B missed, B missed"});
  CHECK(parties.behind_items() == Names{"b1 ours:3 theirs:3"});
}

TEST_CASE("of several items of a subject those that differ have their records, and no others") {
  Names several = kRecords;
  for (const std::string day : {"09", "12", "13"}) {
    several.push_back("o" + day + " 2026-01-" + day + " 09:00 A opened");
    several.push_back("s" + day + " 2026-01-" + day + " 10:00 A resolved");
  }
  SECTION("the first is not there on one side, and the numbers of the others are not theirs") {
    const Parties parties(several, without(without(several, "a1"), "a2"));
    // Without its record there is no priority, so that the group of the others is another one.
    CHECK(parties.items().front() == "A met, -");
    CHECK(parties.records() == Names{"a1 ours:1", "a2 ours:2"});
  }
  SECTION("one in the middle") {
    const Parties parties(several, without(without(several, "o12"), "s12"));
    CHECK(parties.items() == Names{"A met, -"});
    CHECK(parties.behind_items() == Names{"o12 ours:9", "s12 ours:10"});
  }
  SECTION("another stop") {
    const Parties parties(several, instead(several, "s12 2026-01-12 11:00 A resolved"));
    CHECK(parties.items() == Names{"A met, A met"});
    CHECK(parties.behind_items() == Names{"s12 ours:10 theirs:10"});
  }
}

TEST_CASE("what changes nothing is listed apart") {
  SECTION("a record that stands twice") {
    const Parties parties(with(kRecords, kRecords[1]), kRecords);
    CHECK_FALSE(parties.found().differs());
    CHECK(parties.records() == Names{"a2 ours:7"});
    REQUIRE(parties.found().records.size() == 1);
    CHECK(parties.found().records[0].again);
    CHECK(parties.found().records[0].repeats);
    CHECK_FALSE(parties.found().records[0].changes);
    const std::string text = parties.text();
    CHECK(text.find("OTHER RECORDS THAT DIFFER, and change nothing above: 1") != std::string::npos);
    CHECK(text.find("once more in ours: ours:7 (id a2, A): 2026-01-05 12:00; counts once all the "
                    "same") != std::string::npos);
  }
  SECTION("a record of no concern") {
    const Parties parties(kRecords, with(kRecords, "n1 2026-01-05 10:00 A note"));
    CHECK_FALSE(parties.found().differs());
    CHECK(parties.records() == Names{"n1 theirs:7"});
    CHECK(parties.text().find("of no concern here") != std::string::npos);
  }
  SECTION("a record of later") {
    const Parties parties(kRecords, with(kRecords, "n1 2026-12-05 10:00 D opened P1"));
    CHECK_FALSE(parties.found().differs());
    CHECK(parties.records() == Names{"n1 theirs:7"});
    CHECK(parties.text().find("only theirs: theirs:7 (id n1, D): 2026-12-05 10:00; not used: after "
                              "as-of") != std::string::npos);
  }
  SECTION("beside what does") {
    const Parties parties(with(kRecords, kRecords[3]),
                          instead(kRecords, "a2 2026-01-05 15:00 A resolved"));
    CHECK(parties.items() == Names{"A met, A missed"});
    CHECK(parties.behind_items() == Names{"a2 ours:2 theirs:2"});
    CHECK(parties.records() == Names{"a2 ours:2 theirs:2", "b2 ours:7"});
  }
}

TEST_CASE("what the agreement does not read of a record does not make it differ") {
  Parties parties(
      {R"({"id":"x","at":"2026-01-05T09:00:00+07:00","ticket":"A","type":"opened","n":1})"},
      {R"({"ticket":"A","type":"opened","by":"us","at":"2026-01-05T02:00:00Z","id":"x"})"});
  CHECK(parties.found().records.empty());
  CHECK(parties.found().same == 1);
}

TEST_CASE("a record that cannot be used on one side is what makes the difference there") {
  Names bad = without(kRecords, "a2");
  bad.push_back(R"({"id":"a2","at":"2026-02-30T12:00:00+07:00","ticket":"A","type":"resolved"})");
  const Parties parties(kRecords, bad);
  CHECK(parties.items() == Names{"A met, A missed"});
  CHECK(parties.records() == Names{"a2 ours:2 theirs:6"});
  CHECK(parties.text().find("Theirs: not used: impossible time") != std::string::npos);
  const Parties broken(kRecords, with(kRecords, "{\"id\":"));
  CHECK(broken.records() == Names{"- theirs:7"});
  CHECK_FALSE(broken.found().differs());
  CHECK(broken.text().find("OTHER RECORDS") != std::string::npos);
  CHECK(broken.text().find("Theirs: ") != std::string::npos);  // which results it may change
}

TEST_CASE("without ids records are the same by what they say") {
  const Names some = {"- 2026-01-05 09:00 A opened P1", "- 2026-01-05 12:00 A resolved",
                      "- 2026-01-05 12:00 A resolved"};
  const Parties more(some, {some[0], some[1]});
  CHECK_FALSE(more.found().differs());
  CHECK(more.records() == Names{"- ours:3"});
  CHECK(more.found().records[0].again);
  const Parties other(some, {some[0], "- 2026-01-05 15:00 A resolved"});
  CHECK(other.items() == Names{"A met, A missed"});
  CHECK(other.records() == Names{"- ours:2", "- ours:3", "- theirs:2"});
  CHECK(other.behind_items() == other.records());
}

TEST_CASE("of two files of one log each record is named by its own") {
  const Parties parties({kRecords, {"d1 2026-01-07 09:00 D opened P1"}}, {kRecords});
  CHECK(parties.records() == Names{"d1 ours-2:1"});
}

TEST_CASE("only what periods that are asked for count is told, with all records that differ") {
  const auto other = instead(instead(kRecords, "b2 2026-01-06 12:00 B resolved"),
                             "c2 2026-02-03 18:00 C resolved");
  const Parties january(kRecords, other, "2026-01");
  CHECK(january.items() == Names{"B missed, B met"});
  CHECK(january.records() == Names{"b2 ours:4 theirs:4", "c2 ours:6 theirs:6"});
  CHECK(january.found().periods.size() == 1);
}

TEST_CASE("reconciliation.schema.json is the schema, and what is written fits it") {
  CHECK(drive::read_file(AKAD_ROOT "/runtime/reconcile/write/reconciliation.schema.json") ==
        reconcile::json_schema());
  const json schema = json::parse(reconcile::json_schema());
  const Parties parties(with(kRecords, kRecords[1]),
                        with(instead(kRecords, "b2 2026-01-06 12:00 B resolved"), "{"));
  for (const std::string_view language : phrases::languages()) {
    json written = parties.written(language);
    CHECK(stage::fits(schema, schema, written));
    CHECK(written["language"] == language);
    CHECK(written["difference"]["amount"] == "-100000");
    CHECK(written["records"].size() == 3);
    CHECK(written["alike"] == 5);
    const json& item = written["targets"][0]["items"][0];
    CHECK(item["ours"]["verdict"] == "missed");
    CHECK(item["theirs"]["verdict"] == "met");
    written["records"][0].erase("changes");
    CHECK_FALSE(stage::fits(schema, schema, written));
  }
}

TEST_CASE("each of ten records among two thousand is named, and no other") {
  const auto at = [](int ticket, int hour) {
    const int day = ticket % 28 + 1;
    return "2026-0" + std::to_string(ticket / 28 % 2 + 1) + "-" + (day < 10 ? "0" : "") +
           std::to_string(day) + (hour < 10 ? " 0" : " ") + std::to_string(hour) + ":00";
  };
  Names ours;
  for (int ticket = 0; ticket < 500; ++ticket) {
    const std::string n = std::to_string(ticket);
    const std::string name = " T" + n + " ";
    ours.push_back("o" + n + " " + at(ticket, 8) + name + "opened " +
                   (ticket % 3 == 0 ? "P1" : "P2"));
    ours.push_back("n" + n + " " + at(ticket, 9) + name + "note");
    ours.push_back("h" + n + " " + at(ticket, 10) + name + "held");
    ours.push_back("r" + n + " " + at(ticket, 11) + name + "resolved");
  }
  Names theirs = ours;
  theirs = without(theirs, "r17");  // 1, 2: only ours
  theirs = without(theirs, "o101");
  ours = without(ours, "r202");  // 3, 4: only theirs
  ours = without(ours, "n303");
  theirs = instead(theirs, "r33 " + at(33, 20) + " T33 resolved");  // 5, 6: other times
  theirs = instead(theirs, "o44 " + at(44, 7) + " T44 opened P2");
  theirs = instead(theirs, "o60 " + at(60, 8) + " T60 opened P3");  // 7, 8: other values
  theirs = instead(theirs, "r70 " + at(70, 11) + " T70 note");
  ours.push_back("r90 " + at(90, 11) + " T90 resolved");  // 9: twice
  theirs.push_back("x99 " + at(99, 23) + " T99 opened");  // 10: one more
  const Parties parties(ours, theirs);
  Names named = parties.records();
  std::sort(named.begin(), named.end());
  CHECK(named == Names{"n303 theirs:1212", "o101 ours:405", "o44 ours:177 theirs:176",
                       "o60 ours:241 theirs:240", "r17 ours:72", "r202 theirs:810",
                       "r33 ours:136 theirs:135", "r70 ours:284 theirs:283", "r90 ours:1999",
                       "x99 theirs:1999"});
  const std::string text = parties.text();
  for (const std::string place : {"theirs:1212", "ours:405", "ours:177", "theirs:176", "ours:241",
                                  "theirs:240", "ours:72", "theirs:810", "ours:136", "theirs:135",
                                  "ours:284", "theirs:283", "ours:1999", "theirs:1999"}) {
    INFO(place);
    CHECK(text.find(place + " ") != std::string::npos);
  }
  Names changing = parties.behind_items();
  std::sort(changing.begin(), changing.end());
  CHECK(changing == Names{"o101 ours:405", "o44 ours:177 theirs:176", "o60 ours:241 theirs:240",
                          "r17 ours:72", "r202 theirs:810", "r33 ours:136 theirs:135",
                          "r70 ours:284 theirs:283", "x99 theirs:1999"});
}
