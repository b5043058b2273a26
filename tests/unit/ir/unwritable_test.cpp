// What no sentence of the language can say is refused: agreement, calendars, logs, conditions.
#include <catch2/catch.hpp>

#include "runtime/ir/soundness/written.h"
#include "tests/unit/ir/broken.h"

using namespace akad;
using namespace akad::ir;

namespace {

Windows& hours(Program& p) { return std::get<Windows>(p.calendars[0].hours); }
Date day(int month, int of_month) { return to_date({2026, month, of_month}); }

void open_on(Program& p, Date first, Date last, std::int32_t open, std::int32_t close) {
  hours(p).exceptions.push_back({OpenDates{first, last, open, close}, ""});
}

Constant number(Rational value) { return {ConstantKind::Number, "", value, 0}; }

}  // namespace

TEST_CASE("numbers are written in decimals, shares in percent or per mille") {
  CHECK(is_decimal(0));
  CHECK(is_decimal(Rational(-5, 2)));
  CHECK(is_decimal(*parse_decimal("1234567890123456789012345678901234567890")));
  CHECK(is_decimal(*parse_decimal("0.0000000000000000000000000000000000000000123")));
  CHECK_FALSE(is_decimal(Rational(1, 7)));
  CHECK_FALSE(is_decimal(*parse_rational("12345678901234567890123456789012345678901")));
  CHECK_FALSE(is_decimal(*parse_rational("-12345678901234567890123456789012345678901/2")));
  CHECK(is_percentage(Rational(19, 20)));
  CHECK(is_percentage(Rational(1, 1000)));
  CHECK_FALSE(is_percentage(Rational(2, 3)));
}

TEST_CASE("names, zones and texts are such as sentences have") {
  for (const char* name : {"a", "P1", "_x", "due", "Mon"}) CHECK(is_name(name));
  for (const char* name : {"", "1a", "a b", "a.b", "a-b", "\u00e9", "a\n", "\x1b[2J"}) {
    CHECK_FALSE(is_name(name));
  }
  for (const std::string_view word : kReservedWords) CHECK_FALSE(is_name(word));
  CHECK(is_qualified_name("indonesia.days"));
  CHECK(is_qualified_name("days"));
  for (const char* name : {"a.b.c", ".a", "a.", "a.is"}) CHECK_FALSE(is_qualified_name(name));
  for (const char* zone : {"UTC", "Asia/Jakarta", "America/Argentina/Salta", "Etc/GMT+7"}) {
    CHECK(is_zone_name(zone));
  }
  for (const char* zone : {"", "/", "Asia/", "Asia//J", "../etc", "A b", "GMT+7", "1/a"}) {
    CHECK_FALSE(is_zone_name(zone));
  }
  CHECK(is_text("\"quoted\" \u2026"));
  CHECK_FALSE(is_text("two\nlines"));
  CHECK_FALSE(is_text("\xff"));
  CHECK_FALSE(is_text("bell\a"));
  CHECK_FALSE(is_text("\u009b31m"));
  CHECK(is_text("tab\t, é, 上"));
}

TEST_CASE("rules of writing: the agreement and its names") {
  check_all({
      {"/agreement: `provider` is not", [](Program& p) { p.agreement.provider = "a\nb"; }},
      {"/agreement: `name` is not", [](Program& p) { p.agreement.name = "a\u202Eb"; }},
      {"/agreement: `customer` is not", [](Program& p) { p.agreement.customer = "a\u200Bb"; }},
      {"/agreement: a time zone", [](Program& p) { p.agreement.zone = "../Jakarta"; }},
      {"/agreement: the smallest amount can",
       [](Program& p) { p.agreement.money_unit = Rational(1, 7); }},
      {"/fees/0: an amount", [](Program& p) { p.fees[0].amount = Rational(1, 1000); }},
      {"/fees/0: every declaration", [](Program& p) { p.fees[0].name = "is"; }},
      {"/fees/0: `name` is not", [](Program& p) { p.fees[0].name = "a\x1b[2Jb"; }},
      {"/calendars/1: every declaration", [](Program& p) { p.calendars[1].name = "office"; }},
      {"/targets/0: every declaration", [](Program& p) { p.targets[0].name = "office"; }},
      {"/holiday_sets/0: every declaration", [](Program& p) { p.holiday_sets[0].name = "a.b.c"; }},
      {"/holiday_sets/1: every declaration",
       [](Program& p) { p.holiday_sets.push_back(p.holiday_sets[0]); }},
      {"/signals/0: events, signals", [](Program& p) { p.signals[0].name = "opened"; }},
      {"/windows/0: events, signals", [](Program& p) { p.windows[0].name = "when"; }},
      {"/caps/0: every clause", [](Program& p) { p.caps[0].clause.number = "4.2"; }},
      {"/scenarios/1: the scenarios", [](Program& p) { p.scenarios.push_back(p.scenarios[0]); }},
  });
}

TEST_CASE("rules of writing: every signal on which a limit depends has a rule about its changes") {
  const char* rule = "/targets/0: a clock has a rule about the changes of every signal";
  check_all({
      {rule, [](Program& p) { p.clocks[0].retargets.clear(); }},
      // of a condition, inside another one
      {rule, [](Program& p) { p.clocks[0].retargets.erase(p.clocks[0].retargets.begin()); }},
      // of the zone of the clock's hours
      {rule, [](Program& p) { p.clocks[0].retargets.erase(p.clocks[0].retargets.begin() + 1); }},
      {rule, [](Program& p) { p.clocks[0].retargets.pop_back(); }},
      // of the zone of a limit's hours alone
      {rule,
       [](Program& p) {
         p.clocks[0].calendar = {};
         p.clocks[0].retargets.erase(p.clocks[0].retargets.begin() + 1);
       }},
  });
}

TEST_CASE("rules of writing: calendars") {
  check_all({
      {"/calendars/0: a calendar opens",
       [](Program& p) {
         hours(p).weekly.clear();
         hours(p).exceptions.pop_back();
       }},
      {"/calendars/0: the windows",
       [](Program& p) {
         hours(p).weekly.push_back({1, 540, 600});
       }},
      {"/calendars/0: the windows",
       [](Program& p) {
         hours(p).weekly.push_back({64, 30, 90});
       }},
      {"/calendars/0: the windows",
       [](Program& p) {
         hours(p).weekly = {{64, 1380, 120}, {1, 60, 180}};  // Sunday night, Monday
       }},
      {"/calendars/0: the windows",
       [](Program& p) { open_on(p, day(4, 30), day(5, 2), 600, 660); }},
      {"/calendars/0: the windows",
       [](Program& p) { open_on(p, day(5, 1), day(5, 1), 60, 0 + 1); }},
      {"/calendars/0: an exception",
       [](Program& p) { hours(p).exceptions[0].name = "not the set's"; }},
      {"/calendars/2: a calendar has",
       [](Program& p) { std::get<Union>(p.calendars[2].hours).operands.resize(3, {0}); }},
      {"/calendars/2: what a calendar is made of",
       [](Program& p) {
         Signal other = p.signals[0];
         other.name = "elsewhere";
         p.signals.push_back(other);
         p.calendars[1].zone_signal = last_of<Signal>(p);
       }},
      {"/calendars/0: a time zone", [](Program& p) { p.calendars[0].zone = "a b"; }},
  });
}

TEST_CASE("hours that only touch, or hold on other dates, are no overlap") {
  Program p = sample_program();
  hours(p).weekly.push_back({1, 1020, 1080});
  open_on(p, day(5, 1), day(5, 1), 720, 780);
  open_on(p, day(5, 2), day(5, 3), 480, 720);
  hours(p).exceptions.push_back({ClosedDates{day(5, 1), day(5, 1)}, ""});
  open_on(p, day(5, 1), day(5, 1), 480, 720);
  CHECK(verify(p) == "");
}

TEST_CASE("rules of writing: logs") {
  check_all({
      {"/fields/3: a path",
       [](Program& p) {
         p.fields[3].path = {"a", ""};
       }},
      {"/fields/3: a path", [](Program& p) { p.fields[3].path = {"a`b"}; }},
      {"/fields/0: a place is in", [](Program& p) { p.fields[0].outward = -1; }},
      {"/logs/0: a place is in", [](Program& p) { p.fields[p.logs[0].time.index()].outward = 1; }},
      {"/logs/0: the lists", [](Program& p) { p.logs[0].elements = {{0}}; }},
      {"/logs/0: the lists",
       [](Program& p) {
         p.fields.push_back({{"list"}, 1});
         p.fields.push_back({{"inner"}, 0});
         p.logs[0].elements = {Id<Field>::of(p.fields.size() - 2), last_of<Field>(p)};
       }},
      {"/fields/0: an item", [](Program& p) { p.fields[0].item = -1; }},
      {"/fields/0: an item", [](Program& p) { p.fields[0].item = 1001; }},
      {"/fields/0: a path", [](Program& p) { p.fields[0].path.clear(); }},
      {"/logs/0: a subject and a list",
       [](Program& p) { p.fields[p.logs[0].subject.index()].item = 1; }},
      {"/logs/0: elements that are records too",
       [](Program& p) {
         p.fields.push_back({{"list"}, 1});
         p.logs[0].elements = p.logs[0].also_elements = {last_of<Field>(p)};
       }},
      {"/signals/0: a place is in",
       [](Program& p) {
         p.fields.push_back({{"far"}, 1});
         p.signals[0].field = last_of<Field>(p);
       }},
      {"/logs/0: what is the latest", [](Program& p) { p.logs[0].latest_by = {0}; }},
      {"/logs/0: a place is named once",
       [](Program& p) {
         p.logs[0].same = {{0}, {0}};
       }},
      {"/logs/0: a place is named once",
       [](Program& p) { p.logs[0].subject_also = {p.logs[0].subject}; }},
      {"/logs/0: local times", [](Program& p) { p.logs[0].format.repeated = RepeatedHour::Later; }},
      {"/logs/0: local times", [](Program& p) { p.logs[0].received_format.zone = "no zone"; }},
      {"/logs/1: a log says",
       [](Program& p) {
         p.logs.push_back(p.logs[0]);
         p.logs[1].name = "silent";
         p.logs[1].time = {};
       }},
      {"/events/0: only an instant", [](Program& p) { p.events[0].only_when_present = true; }},
      {"/signals/0: only an instant",
       [](Program& p) { p.signals[0].format.kind = TimeKind::EpochSeconds; }},
      {"/signals/0: money", [](Program& p) { p.signals[0].currency = "IDR"; }},
      {"/signals/0: money", [](Program& p) { p.signals[0].currency = "rupiah"; }},
  });
}

TEST_CASE("rules of writing: how instants are written") {
  const auto with = [](const char* pattern, const char* zone, DateIs date = DateIs::Refused) {
    return [=](Program& p) { p.logs[0].format = {TimeKind::Pattern, zone, pattern, date, {}, {}}; };
  };
  check_all({
      {"/logs/0: local times", [](Program& p) { p.logs[0].format.pattern = "yyyy-MM-dd HH:mmX"; }},
      {"/logs/0: local times", with("YYYY-MM-dd HH:mmX", "")},
      {"/logs/0: local times", with("", "UTC")},
      {"/logs/0: local times", with("yyyy-MM-dd HH:mm", "")},
      {"/logs/0: local times", with("yyyy-MM-dd HH:mmX", "UTC")},
      {"/logs/0: `pattern` is not text", with("yyyy-MM-dd HH:mm\n", "UTC")},
      {"/logs/0: a place holds dates", with("yyyy-MM-dd", "UTC")},
      {"/logs/0: a place holds dates", with("yyyy-dd HH:mm MM", "UTC", DateIs::End)},
      {"/logs/0: a place holds dates",
       [](Program& p) {
         p.logs[0].format.kind = TimeKind::EpochSeconds;
         p.logs[0].format.date = DateIs::End;
       }},
      {"/events/0: a place holds dates",
       [](Program& p) { p.events[0].format.date = DateIs::Beginning; }},
      {"/signals/0: a place holds dates",
       [](Program& p) { p.signals[0].format.date = DateIs::Beginning; }},
      {"/windows/0: a place holds dates",
       [](Program& p) {
         p.windows[0].format.kind = TimeKind::EpochMilliseconds;
         p.windows[0].end_date = DateIs::End;
       }},
      {"/logs/0: what an end says", [](Program& p) { p.logs[0].not_yet = {number(0)}; }},
      {"/logs/0: `text` is not text",
       [](Program& p) {
         p.logs[0].not_yet = {{ConstantKind::Text, "a\nb", 0, 0}};
       }},
  });
  for (const auto& sound :
       {with("yyyy-MM-dd HH:mm", "UTC"), with("yyyy-MM-dd HH:mmX", ""),
        with("yyyy-MM-dd", "", DateIs::End), with("yyyy-MM-dd HH:mmX", "", DateIs::Beginning)}) {
    Program p = sample_program();
    sound(p);
    p.windows[0].end_date = DateIs::End;
    p.logs[0].not_yet = {{ConstantKind::Text, "", 0, 0}};
    CHECK(verify(p) == "");
  }
}

TEST_CASE("rules of writing: conditions") {
  check_all({
      {"/conditions/0: numbers and instants",
       [](Program& p) { p.conditions[0].op = Operator::Less; }},
      {"/conditions/0: numbers and instants",
       [](Program& p) {
         p.conditions[0].op = Operator::Contains;
         p.conditions[0].constants = {number(1)};
       }},
      {"/conditions/0: a place in a record",
       [](Program& p) {
         p.conditions[0].constants = {{ConstantKind::Time, "", 0, 1}};
       }},
      {"/conditions/0: a constant", [](Program& p) { p.conditions[0].constants[0].number = 1; }},
      {"/conditions/3: a constant",
       [](Program& p) { p.conditions[3].constants = {number(Rational(1, 3))}; }},
      {"/conditions/3: a constant", [](Program& p) { p.conditions[3].constants[0].text = "x"; }},
      {"/conditions/3: a signal is compared", [](Program& p) { p.conditions[3].signal = {0}; }},
      {"/conditions/5: only a text",
       [](Program& p) {
         p.conditions[5].op = Operator::Contains;
         p.conditions[5].constants = {{ConstantKind::Text, "x", 0, 0}};
       }},
      {"/conditions/3: a condition has", [](Program& p) { p.conditions[3].calendar = {0}; }},
      {"/conditions/6: a condition has",
       [](Program& p) {
         p.conditions.push_back({Operator::StartedIn, {}, {}, {}, {}});
       }},
      {"/conditions/6: a condition has",
       [](Program& p) {
         p.conditions.push_back({Operator::And, {{0}}, {}, {}, {}});
       }},
      {"/conditions/6: a condition has",
       [](Program& p) {
         p.conditions.push_back({Operator::Or, {{0}}, {}, {}, {}});
       }},
      {"/conditions/6: a condition reads",
       [](Program& p) {
         p.conditions.push_back({Operator::And, {{0}, {3}}, {}, {}, {}});
       }},
  });
}

TEST_CASE("rules of writing: what signals say of their values") {
  const auto text = [](const char* written) { return Constant{ConstantKind::Text, written, 0, 0}; };
  const auto flag = [text](Program& p) -> Signal& {
    p.signals.push_back(p.signals[0]);
    Signal& signal = p.signals.back();
    signal = {"made", signal.log, signal.field, SignalKind::Flag, {}, ""};
    signal.is_true = {text("Y")};
    signal.is_false = {text("N")};
    return signal;
  };
  const auto listed = [text](Program& p) -> Signal& {
    p.signals.push_back(p.signals[0]);
    Signal& signal = p.signals.back();
    signal = {"made", signal.log, Id<Field>{7}, SignalKind::Text, {}, ""};
    signal.one_of = {text("a"), text("b")};
    return signal;
  };
  Program sound = sample_program();
  Signal& made = flag(sound);  // the rows move where one is added
  made.before = sound.signals[0].field;
  CHECK(verify(sound).empty());
  Program list = sample_program();
  listed(list).that_record_only = true;
  CHECK(verify(list).empty());
  const auto listed_place = [](const Program& p) { return p.signals.back().field; };
  const auto compared = [&](Program& p, const char* with) {
    listed(p);
    Condition row;
    row.op = Operator::Equal;
    row.signal = last_of<Signal>(p);
    row.constants = {text(with)};
    p.conditions.push_back(row);
  };
  Program asked = sample_program();
  compared(asked, "a");
  CHECK(verify(asked).empty());
  check_all({
      {"/signals/", [&](Program& p) { listed(p).kind = SignalKind::Number; }},
      {"/signals/", [&](Program& p) { listed(p).one_of.push_back(number(1)); }},
      {"/signals/", [&](Program& p) { listed(p).is_true = {text("x")}; }},
      {"/signals/", [&](Program& p) { flag(p).kind = SignalKind::Text; }},
      {"/signals/", [&](Program& p) { flag(p).is_false = {}; }},
      {"/signals/", [&](Program& p) { flag(p).is_true = {}; }},
      {"/signals/", [&](Program& p) { flag(p).is_true.push_back(text("N")); }},
      {"/signals/", [&](Program& p) { flag(p).is_true.push_back(number(1)); }},
      {"/signals/",
       [&](Program& p) {
         compared(p, "a");
         p.signals.back().when = last_of<Condition>(p);
       }},
      {"/conditions/", [&](Program& p) { compared(p, "c"); }},
      {"/conditions/",
       [&](Program& p) {
         compared(p, "a");
         p.conditions.back().signal = {};
         p.conditions.back().field = listed_place(p);
         p.conditions.back().constants = {text("c")};
       }},
  });
}
