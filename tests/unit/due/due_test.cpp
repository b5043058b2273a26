#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "runtime/due/write/write.h"
#include "tests/drive/drive.h"
#include "tests/unit/compiler/compile.h"
#include "tests/unit/schema.h"

using namespace akad;
using nlohmann::json;

namespace {

const std::string kDesk = R"(
calendar office in Asia/Jakarta {
  open Mon to Fri 08:00 to 17:00
}

log tickets {
  time is at
  subject is ticket
  event opened when type = "opened"
  event held when type = "held"
  event released when type = "released"
  event resolved when type = "resolved"
  signal priority is priority
}

clock handling of tickets {
  starts on opened
  pauses on held
  resumes on released
  stops on resolved
  reopened: a new item begins
  counts office
  judged by elapsed time
  when priority changes: carry the elapsed time
  missed before a change: stays missed
}

target handled {
  clause "4.1" "Handling"
  handling is within
    | priority = "P1" | 4 hours of office |
    | priority = "P9" | no target         |
    | otherwise       | 9 hours of office |
  for at least 95% of tickets resolved in each calendar month, for each priority
  escalate "lead" at 50% of the limit
  escalate "manager" at 1 hour after due, at any hour
  leaving out items when priority = "P8" at any time
  open at the end of a period: left out
  small numbers: no exception
  with no tickets: not applicable
}
)";

// What is open at an instant, of records `2026-03-02 08:00 A opened P1`.
class Desk {
 public:
  Desk(const std::vector<std::string>& records, const std::string& as_of,
       Duration within = due::kWithin, const std::string& text = kDesk,
       const std::string& log_name = "tickets")
      : program_(tests::compiled(tests::agreement(text)).program) {
    REQUIRE(program_);
    std::string log;
    for (const std::string& record : records) log += line_of(record);
    const drive::Folder folder;
    const std::string path = folder.path() + "/log";
    drive::write_file(path, log);
    engine::RunOptions options;
    options.as_of = at(as_of);
    options.open_items = true;
    options.keep_places = true;
    events::ReadError error;
    kept_ = engine::run_and_keep(*program_, {{log_name, path}}, options, error);
    INFO(error.message);
    REQUIRE(kept_);
    list_.emplace(due::list(*kept_, within));
  }

  static Instant at(const std::string& text) {
    const auto instant = parse_rfc3339(text.substr(0, 10) + "T" + text.substr(11) + "+07:00");
    REQUIRE(instant);
    return *instant;
  }

  // "A at risk, B overdue"
  std::string classes() const {
    std::string all;
    for (const due::Row& row : list_->rows) {
      all += (all.empty() ? "" : ", ") + list_->item(row).subject + " ";
      all += words(row.is)[static_cast<std::size_t>(row.is)];
    }
    return all;
  }
  const std::vector<due::RoomRow>& room() const { return list_->room; }
  const due::Row& row(std::size_t place = 0) const { return list_->rows.at(place); }
  const measures::Item& item(std::size_t place = 0) const { return list_->item(row(place)); }
  const targets::Standing& standing(std::size_t place = 0) const { return *item(place).standing; }

  std::string text(std::string_view language = "en") const {
    std::string all;
    due::write_text(*list_, *phrases::find_book(language),
                    [&](std::string_view piece) { all += piece; });
    return all;
  }
  json written(std::string_view language = "en") const {
    std::string all;
    due::write_json(*list_, *phrases::find_book(language),
                    [&](std::string_view piece) { all += piece; });
    return json::parse(all);
  }

 private:
  static std::string line_of(const std::string& record) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from < record.size();) {
      const std::size_t to = std::min(record.find(' ', from), record.size());
      words.push_back(record.substr(from, to - from));
      from = to + 1;
    }
    json line = {
        {"at", words[0] + "T" + words[1] + ":00+07:00"}, {"ticket", words[2]}, {"type", words[3]}};
    if (words.size() > 4) line["priority"] = words[4];
    return line.dump() + "\n";
  }

  std::optional<ir::Program> program_;
  std::optional<engine::Kept> kept_;
  std::optional<due::List> list_;
};

}  // namespace

TEST_CASE("what can still be kept stands first, the first due before all") {
  // A Monday.
  const Desk desk({"2026-03-02 08:00 A opened P1", "2026-03-02 09:00 B opened P1",
                   "2026-03-02 14:00 C opened P1", "2026-03-02 15:00 D opened P2",
                   "2026-03-02 08:00 E opened P2", "2026-03-02 10:00 E held",
                   "2026-03-02 08:00 F opened P9", "2026-03-02 08:00 G opened P8",
                   "2026-03-02 08:00 H opened P1", "2026-03-02 09:00 H resolved"},
                  "2026-03-02 16:00:00", 4 * kHour);
  CHECK(desk.classes() ==
        "C at risk, B overdue, A overdue, D due later, E paused, F no limit, G left out");
  CHECK(desk.row(0).escalated);
  CHECK_FALSE(desk.row(0).due_within);
  CHECK(desk.standing(0).due == Desk::at("2026-03-03 09:00:00"));
  CHECK(desk.standing(0).remaining == 2 * kHour);
  CHECK(desk.standing(1).remaining == -3 * kHour);
  CHECK(due::missed_at(desk.item(1)) == Desk::at("2026-03-02 13:00:00"));
  CHECK(desk.standing(3).due == Desk::at("2026-03-03 15:00:00"));
  CHECK(desk.item(1).group == std::vector<measures::GroupValue>{"P1"});
}

TEST_CASE("what is due just within the time that is asked for is at risk") {
  const std::vector<std::string> records = {"2026-03-02 08:00 A opened P2"};
  const Desk near(records, "2026-03-02 09:00:00", 8 * kHour);
  CHECK(near.classes() == "A at risk");
  CHECK(near.row().due_within);
  CHECK_FALSE(near.row().escalated);
  CHECK(Desk(records, "2026-03-02 09:00:00", 8 * kHour - 1).classes() == "A due later");
}

TEST_CASE("a limit that is used up at closing time is kept until the hours open again") {
  // A Friday; 9 hours of office.
  const std::vector<std::string> records = {"2026-03-06 08:00 A opened P2"};
  const Desk friday(records, "2026-03-06 16:00:00");
  CHECK(friday.standing().due == Desk::at("2026-03-06 17:00:00"));
  CHECK(friday.standing().in_time_until == Desk::at("2026-03-09 08:00:00"));
  const Desk sunday(records, "2026-03-08 12:00:00");
  CHECK(sunday.classes() == "A at risk");
  CHECK(sunday.standing().due == Desk::at("2026-03-06 17:00:00"));
  CHECK(sunday.standing().in_time_until == Desk::at("2026-03-09 08:00:00"));
  REQUIRE(sunday.standing().outside);
  CHECK(sunday.standing().outside->since == Desk::at("2026-03-06 17:00:00"));
  CHECK(sunday.standing().outside->opens == Desk::at("2026-03-09 08:00:00"));
  CHECK(sunday.text().find("Fri 2026-03-06 17:00, 43h ago, and not missed yet: A") !=
        std::string::npos);
  CHECK(Desk(records, "2026-03-09 08:00:00").classes() == "A at risk");
  CHECK(Desk(records, "2026-03-09 08:00:01").classes() == "A overdue");
}

TEST_CASE("a paused item says what would be due if it went on now, and since when it waits") {
  const std::vector<std::string> records = {"2026-03-02 08:00 A opened P1",
                                            "2026-03-02 10:00 A held", "2026-03-02 11:00 A held"};
  const Desk desk(records, "2026-03-02 13:00:00");
  REQUIRE(desk.classes() == "A paused");
  CHECK(desk.standing().due == kNever);
  CHECK(desk.standing().due_if_resumed == Desk::at("2026-03-02 15:00:00"));
  CHECK(desk.standing().in_time_until == kNever);
  CHECK(desk.standing().remaining == 2 * kHour);
  REQUIRE(desk.standing().held);
  CHECK(desk.standing().held->since == Desk::at("2026-03-02 10:00:00"));
  CHECK_FALSE(desk.standing().outside);
  auto more = records;
  more.push_back("2026-03-02 13:00 A released");
  const Desk later(more, "2026-03-02 13:01:00");
  CHECK(later.standing().due == desk.standing().due_if_resumed);
}

TEST_CASE("what was missed before its limit changed is overdue since then") {
  const Desk desk({"2026-03-02 08:00 A opened P1", "2026-03-02 13:00 A note P2"},
                  "2026-03-02 14:00:00");
  REQUIRE(desk.classes() == "A overdue");
  CHECK(desk.standing().due == Desk::at("2026-03-02 17:00:00"));
  CHECK(due::missed_at(desk.item()) == Desk::at("2026-03-02 12:00:00"));
  CHECK(desk.text().find("missed before the limit changed; by the limit in force it is due Mon "
                         "2026-03-02 17:00") != std::string::npos);
}

TEST_CASE("what was told under an earlier limit puts nothing at risk") {
  const Desk desk({"2026-03-02 08:00 A opened P1", "2026-03-02 11:00 A note P2"},
                  "2026-03-02 11:30:00", 0);
  REQUIRE(desk.item().escalations[0].reached);
  CHECK(desk.classes() == "A due later");
  REQUIRE(desk.row().next);
  CHECK(desk.row().next->escalation == 1);
  CHECK(desk.row().next->at == Desk::at("2026-03-02 18:00:00"));
}

TEST_CASE("an item says which record opened it") {
  const Desk desk(
      {"2026-03-02 08:00 B note P1", "2026-03-02 09:00 A note P1", "2026-03-02 09:00 A opened",
       "2026-03-02 10:00 A resolved", "2026-03-02 11:00 A opened"},
      "2026-03-02 12:00:00");
  REQUIRE(desk.classes() == "A at risk");
  CHECK(desk.item().number == 2);
  CHECK(desk.row().opened.line == 5);
  CHECK(desk.row().opened.file == 0);
}

TEST_CASE("nothing that was stopped or never started is listed") {
  const Desk desk({"2026-03-02 08:00 A opened P1", "2026-03-02 09:00 A resolved",
                   "2026-03-02 08:00 B note P1", "2026-03-02 08:00 C resolved P1"},
                  "2026-03-09 08:00:00");
  CHECK(desk.classes() == "");
  CHECK(desk.text().find("Open          nothing\n") != std::string::npos);
}

TEST_CASE("the text lists all that is at risk, and the first of what is overdue") {
  std::vector<std::string> records;
  for (int i = 10; i < 40; ++i) {
    records.push_back("2026-03-02 08:" + std::to_string(i) + " O" + std::to_string(i) +
                      " opened P1");
    records.push_back("2026-03-03 08:" + std::to_string(i) + " R" + std::to_string(i) +
                      " opened P1");
  }
  const std::string text = Desk(records, "2026-03-03 09:00:00").text();
  for (int i = 10; i < 40; ++i) {
    CHECK(text.find(": R" + std::to_string(i) + "\n") != std::string::npos);
    CHECK((text.find(": O" + std::to_string(i) + "\n") != std::string::npos) == (i >= 20));
  }
  CHECK(text.find("  and 10 more; --format json lists all\n") != std::string::npos);
}

TEST_CASE("due.schema.json is the schema, and what is written fits it") {
  CHECK(drive::read_file(AKAD_ROOT "/runtime/due/write/due.schema.json") == due::json_schema());
  const json schema = json::parse(due::json_schema());
  const Desk desk(
      {"2026-03-02 08:00 A opened P1", "2026-03-02 14:00 C opened P1",
       "2026-03-02 15:00 D opened P2", "2026-03-02 08:00 E opened P2", "2026-03-02 10:00 E held",
       "2026-03-02 08:00 F opened P9", "2026-03-02 08:00 G opened P8"},
      "2026-03-02 18:00:00", kHour);
  for (const std::string_view language : phrases::languages()) {
    json written = desk.written(language);
    CHECK(stage::fits(schema, schema, written));
    CHECK(written["language"] == language);
    CHECK(written["items"].size() == 6);
    CHECK(written["counts"]["overdue"] == 1);
    CHECK(written["items"][0]["at_risk"] == json({{"due_within", false}, {"escalated", true}}));
    CHECK(written["items"][1]["late_ms"] == 6 * kHour);
    written["items"][0].erase("due");
    CHECK_FALSE(stage::fits(schema, schema, written));
  }
}

namespace {

// By group: how many more may be missed, and how many in time are needed where it is missed so far.
std::string room_of(const Desk& desk) {
  std::string all;
  for (const due::RoomRow& row : desk.room()) {
    REQUIRE(row.items);
    all += fmt::format("{}{}: {}", all.empty() ? "" : ", ", row.result->group[0].value_or("-"),
                       row.items->misses);
    if (!results::is_short(*row.items)) continue;
    all += row.items->in_time ? fmt::format(" after {}", *row.items->in_time) : " never";
  }
  return all;
}

const std::string kPortal = R"(
calendar office in Asia/Jakarta {
  open Mon to Fri 08:00 to 18:00
}

log probes {
  time is at
  subject is ticket
  signal up is type
}

outage downtime of probes {
  while up = "down"
}

target availability {
  time without downtime is at least 90% of the time of office in each week, for each ticket
  outages that cross a period are split
}
)";

}  // namespace

TEST_CASE("of a period that goes on it says how many more may be missed") {
  std::vector<std::string> records;
  // Of 95%: 40 in time leave room for 2 of 42; 18 of 19 need one more.
  for (int i = 10; i < 50; ++i) {
    records.push_back("2026-03-02 08:00 A" + std::to_string(i) + " opened P1");
    records.push_back("2026-03-02 09:00 A" + std::to_string(i) + " resolved");
  }
  for (int i = 10; i < 28; ++i) {
    records.push_back("2026-03-02 08:00 B" + std::to_string(i) + " opened P2");
    records.push_back("2026-03-02 09:00 B" + std::to_string(i) + " resolved");
  }
  records.push_back("2026-03-02 08:00 C opened P2");
  records.push_back("2026-03-03 15:00 C resolved");
  CHECK(room_of(Desk(records, "2026-03-04 08:00:00")) == "P2: 0 after 1, P1: 2");
  CHECK(room_of(Desk(records, "2026-04-01 00:00:00")) == "");
}

TEST_CASE("of time it says how long it may still be down") {
  // 50 hours of office a week: 5 hours may be down.
  const std::vector<std::string> records = {"2026-03-02 08:00 S up", "2026-03-03 09:00 S down",
                                            "2026-03-03 11:00 S up"};
  const Desk desk(records, "2026-03-04 08:00:00", due::kWithin, kPortal, "probes");
  REQUIRE(desk.room().size() == 1);
  CHECK(desk.room()[0].time == 3 * kHour);
  auto more = records;
  more.push_back("2026-03-05 08:00 S down");
  more.push_back("2026-03-05 12:00 S up");
  const Desk later(more, "2026-03-06 08:00:00", due::kWithin, kPortal, "probes");
  REQUIRE(later.room().size() == 1);
  CHECK(later.room()[0].time == -1 * kHour);
  CHECK(later.text().find("down for 1h more than the promise allows") != std::string::npos);
}

TEST_CASE("what may still be claimed is listed until its deadline is over") {
  const std::string text = kDesk + R"(
credit late for handled {
  clause "6.1" "Credits"
  the result is
    | at least 95% | no credit   |
    | otherwise    | IDR 100_000 |
  payable only if claimed within 30 calendar days after the end of the month
  claimed on released of tickets, with its month in priority
}
)";
  const std::vector<std::string> records = {"2026-03-02 08:00 A opened P1",
                                            "2026-03-03 16:00 A resolved"};
  const auto as_of = [&](const std::string& at) { return Desk(records, at, 24 * kHour, text); };
  CHECK(as_of("2026-03-31 23:59:59").written()["claims"].empty());  // nothing is owed yet
  CHECK(as_of("2026-05-01 00:00:00").written()["claims"].empty());  // it has lapsed
  const Desk early = as_of("2026-04-10 00:00:00");
  const json schema = json::parse(due::json_schema());
  json written = early.written();
  CHECK(stage::fits(schema, schema, written));
  CHECK(written["counts"]["claimable"] == 1);
  CHECK(written["claims"][0]["credit"] == "late");
  CHECK(written["claims"][0]["period"] == "2026-03");
  CHECK(written["claims"][0]["amount"]["amount"] == "100000");
  CHECK(written["claims"][0]["until"] == "2026-04-30");
  CHECK(written["claims"][0]["lapses"] == "2026-04-30T17:00:00Z");
  CHECK(written["claims"][0]["lapses_within"] == false);
  CHECK(as_of("2026-04-30 12:00:00").written()["claims"][0]["lapses_within"] == true);
  INFO(early.text());
  CHECK(early.text().find("CLAIMABLE: 1, before caps; what lapses first stands first\n"
                          "  until the end of 2026-04-30, 504h left: Rp 100.000 for 2026-03\n"
                          "    6.1 Credits (late), priority = P1\n") != std::string::npos);
  written["claims"][0].erase("until");
  CHECK_FALSE(stage::fits(schema, schema, written));
}
