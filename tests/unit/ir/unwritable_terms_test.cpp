// What no sentence of the language can say is refused: clocks, outages, targets, credits, caps and
// scenarios.
#include <catch2/catch.hpp>

#include "tests/unit/ir/broken.h"

using namespace akad;
using namespace akad::ir;

namespace {

OfItems& items(Program& p) { return of_items(p.targets[0]); }
Scenario& story(Program& p) { return p.scenarios[0]; }

// A second log with an event, a signal, a window and a condition of its own, the last of their
// tables; and a calendar in the zone of its subjects.
void add_probes(Program& p) {
  p.logs.push_back(p.logs[0]);
  p.logs.back().name = "probes";
  const auto add = [](auto& table, const char* name) {
    table.push_back(table[0]);
    table.back().name = name;
    table.back().log = {1};
  };
  add(p.events, "failed");
  add(p.signals, "place");
  add(p.windows, "incident");
  p.signals.push_back(p.signals[2]);
  p.signals.back().name = "instant_of_probes";
  p.signals.back().log = {1};
  p.conditions.push_back({Operator::Present, {}, {}, Id<Signal>{4}, {}});
  p.calendars.push_back(p.calendars[0]);
  p.calendars.back().name = "hours_of_probes";
  p.calendars.back().clause = {};
  p.calendars.back().zone_signal = {4};
  REQUIRE(verify(p) == "");
}

// Breaks what has a second log.
Broken among_two(const char* expected, std::function<void(Program&)> breaking) {
  return {expected, [breaking = std::move(breaking)](Program& p) {
            add_probes(p);
            breaking(p);
          }};
}

Expectation& expected(Program& p, std::size_t at) { return story(p).expectations[at]; }

}  // namespace

TEST_CASE("rules of writing: clocks") {
  check_all({
      among_two("/clocks/0: the events",
                [](Program& p) { p.clocks[0].pauses[0] = last_of<Event>(p); }),
      among_two("/clocks/0: the states of a clock read signals of its",
                [](Program& p) { p.clocks[0].pause_while = last_of<Condition>(p); }),
      among_two("/clocks/0: the signals",
                [](Program& p) { p.clocks[0].item_by = last_of<Signal>(p); }),
      among_two("/clocks/0: the signals",
                [](Program& p) { p.clocks[0].counted_from = last_of<Signal>(p); }),
      among_two("/clocks/0: the signals",
                [](Program& p) { p.clocks[0].retargets[0].signal = last_of<Signal>(p); }),
      among_two("/clocks/0: a calendar in the zone",
                [](Program& p) { p.clocks[0].calendar = last_of<Calendar>(p); }),
      among_two("/clocks/0: what a clock calls its items is no other log",
                [](Program& p) { p.clocks[0].items_called = "probes"; }),
      {"/clocks/0: what a clock calls its items is a name",
       [](Program& p) { p.clocks[0].items_called = "two words"; }},
      {"/clocks/0: the events",
       [](Program& p) {
         p.clocks[0].stops = {{1}, {1}};
       }},
      {"/clocks/0: a clock starts",
       [](Program& p) {
         p.clocks[0].starts.clear();
         p.clocks[0].start_when = {};
       }},
      {"/clocks/0: what resumes", [](Program& p) { p.clocks[0].pauses.clear(); }},
      {"/clocks/0: what is reopened",
       [](Program& p) {
         p.clocks[0].stops.clear();
         p.clocks[0].stop_when = {};
       }},
      {"/clocks/0: a later reopening", [](Program& p) { p.clocks[0].reopening_days = 0; }},
      {"/clocks/0: pauses lie",
       [](Program& p) {
         p.clocks[0].counted_from = {};
         p.clocks[0].earlier_pauses = false;
       }},
      {"/clocks/0: time is rounded",
       [](Program& p) {
         p.clocks[0].elapsed_unit = 0;
         p.clocks[0].elapsed_rounding = RoundingMode::Down;
       }},
      {"/clocks/0: a length", [](Program& p) { p.clocks[0].early_stop = kEndOfTime + 1; }},
      {"/clocks/0: a clock has one rule",
       [](Program& p) { p.clocks[0].retargets.push_back(p.clocks[0].retargets[0]); }},
  });
}

TEST_CASE("rules of writing: slots") {
  const auto told = [](auto&& change) {
    return [change](Program& p) {
      BySlots slots;
      slots.slot = kMinute;
      slots.down_when = {{{0}, {}}, Comparison::MoreThan, Rational(1, 20), {{1}, {}}};
      slots.few = FewInSlot{{{1}, {}}, 3, SlotCounts::Up};
      slots.down_after = {2, true};
      change(slots);
      p.outages[2].down = slots;
    };
  };
  Program sound = sample_program();
  told([](BySlots&) {})(sound);
  CHECK(verify(sound).empty());
  check_all({
      {"/outages/2: an outage", told([](BySlots& s) { s.slot = 7 * kMinute; })},
      {"/outages/2: an outage", told([](BySlots& s) { s.slot = 0; })},
      {"/outages/2: an outage", told([](BySlots& s) { s.down_when.counted = {}; })},
      {"/outages/2: an outage", told([](BySlots& s) { s.down_when.counted.signal = {0}; })},
      {"/outages/2: an outage", told([](BySlots& s) {
         s.down_when.counted = {{}, {0}};
       })},
      {"/outages/2: an outage", told([](BySlots& s) { s.down_when.bound = 2; })},
      {"/outages/2: an outage", told([](BySlots& s) { s.few.reset(); })},
      {"/outages/2: an outage", told([](BySlots& s) { s.few->of = s.down_when.counted; })},
      {"/outages/2: an outage", told([](BySlots& s) { s.few->below = Rational(5, 2); })},
      {"/outages/2: an outage", told([](BySlots& s) { s.few->below = 0; })},
      {"/outages/2: an outage", told([](BySlots& s) { s.down_after.count = 1; })},
      {"/outages/2: an outage", told([](BySlots& s) {
         s.down_when.of = {};
         s.down_when.bound = Rational(1, 2);
       })},
      {"/exclusions/0: only outages",
       [](Program& p) {
         p.exclusions[0].when =
             BySlots{kMinute, {{{0}, {}}, Comparison::AtLeast, 1, {}}, {}, {}, {}};
       }},
  });
}

TEST_CASE("rules of writing: outages") {
  check_all({
      among_two("/outages/0: an outage",
                [](Program& p) { p.outages[0].down = WhileState{last_of<Condition>(p)}; }),
      among_two("/outages/1: an outage",
                [](Program& p) {
                  p.outages[1].down = FromEventToEvent{{{0}}, {last_of<Event>(p)}};
                }),
      among_two("/outages/2: an outage",
                [](Program& p) { p.outages[2].down = DuringWindows{{last_of<Window>(p)}}; }),
      among_two("/outages/0: an outage", [](Program& p) { p.outages[0].log = {1}; }),
      {"/outages/2: an outage",
       [](Program& p) {
         p.outages[2].down = DuringWindows{{{0}, {0}}};
       }},
      {"/outages/1: an event is paired",
       [](Program& p) {
         std::get<FromEventToEvent>(p.outages[1].down).paired_by = {0};
         p.outages.push_back(p.outages[1]);
         p.outages[3].name = "other";
         std::get<FromEventToEvent>(p.outages[3].down).paired_by = {1};
       }},
      {"/outages/1: a place is",
       [](Program& p) {
         p.fields.push_back({{"key"}, 1});
         std::get<FromEventToEvent>(p.outages[1].down).paired_by = last_of<Field>(p);
       }},
      {"/scenarios/0: an event has a key",
       [](Program& p) { std::get<FromEventToEvent>(p.outages[1].down).paired_by = {0}; }},
      {"/scenarios/0: an event has a key",
       [](Program& p) { p.scenarios[0].happenings[0].key = "x"; }},
      {"/outages/1: an outage that asks", [](Program& p) { p.outages[1].test = LengthTest::None; }},
      {"/outages/0: a length", [](Program& p) { p.outages[0].length = kNever; }},
  });
}

TEST_CASE("rules of writing: targets") {
  check_all({
      among_two("/targets/0: the groups",
                [](Program& p) { p.targets[0].groups = {last_of<Signal>(p)}; }),
      among_two("/targets/0: the condition",
                [](Program& p) { items(p).limits[0].when = last_of<Condition>(p); }),
      among_two("/targets/0: a limit",
                [](Program& p) { items(p).limits[2].limit.rule = BySignal{last_of<Signal>(p)}; }),
      among_two("/targets/0: a limit",
                [](Program& p) {
                  items(p).limits[1].limit.rule = WorkingDayAt{1, 60, last_of<Calendar>(p)};
                }),
      {"/targets/0: a bound", [](Program& p) { p.targets[0].bound = Rational(2, 3); }},
      {"/targets/1: `all`",
       [](Program& p) {
         p.targets[1].test = Comparison::AtLeast;
         p.targets[1].bound = 1;
         p.targets[1].all = true;
       }},
      {"/targets/0: `all`",
       [](Program& p) {
         p.targets[0].test = Comparison::MoreThan;
         p.targets[0].bound = 1;
         p.targets[0].all = true;
       }},
      {"/targets/1: a target of time in", [](Program& p) { p.targets[1].by_subject = false; }},
      {"/targets/0: the groups", [](Program& p) { p.signals[0].name = "ticket"; }},
      {"/targets/0: the groups",
       [](Program& p) {
         p.covers.clear();
         p.logs[0].subject = {};
         p.logs[0].single_subject = "portal";
       }},
      {"/targets/0: a limit",
       [](Program& p) {
         items(p).limits[0].limit.rule = Within{kEndOfTime + 1, {}};
       }},
      {"/targets/0: a limit",
       [](Program& p) {
         items(p).limits[0].limit.rule = Within{kHour, {0}};
       }},
      {"/targets/0: a limit", [](Program& p) { items(p).limits[0].limit.roll = Roll::Back; }},
      {"/targets/0: a limit", [](Program& p) { items(p).limits[3].limit.strict = true; }},
      {"/targets/0: a limit", [](Program& p) { items(p).limits[0].limit.moved_by_pauses = true; }},
      {"/targets/0: a limit",
       [](Program& p) {
         items(p).limits[1].limit.roll = Roll::Keep;
         items(p).limits[1].limit.roll_calendar = {0};
       }},
      {"/targets/0: a limit", [](Program& p) { items(p).limits[1].limit.roll = Roll::WorkingDay; }},
      {"/targets/0: a limit",
       [](Program& p) {
         items(p).limits[1].limit.rule = WorkingDaysLater{0, {0}};
       }},
      {"/targets/0: a limit",
       [](Program& p) { items(p).limits[1].limit.rule = CalendarDaysLater{0}; }},
      {"/targets/0: a limit",
       [](Program& p) { items(p).limits[1].limit.rule = CalendarMonthsLater{1201}; }},
  });
}

TEST_CASE("rules of writing: what is counted of items") {
  check_all({
      {"/targets/0: an escalation",
       [](Program& p) { items(p).escalations[0].when = ShareOfLimit{Rational(1, 7)}; }},
      {"/targets/0: an item belongs",
       [](Program& p) {
         items(p).attribution = Attribution::ByStart;
         p.clocks[0].starts = p.clocks[0].stops;
       }},
      {"/targets/0: an item belongs",
       [](Program& p) {
         items(p).attribution = Attribution::ByStop;
         p.clocks[0].stops.clear();
         p.clocks[0].rounds.clear();
       }},
      {"/targets/0: counts", [](Program& p) { items(p).grace_days = 0; }},
      {"/targets/0: counts", [](Program& p) { items(p).open_items = OpenItems::LeftOut; }},
      {"/targets/0: counts", [](Program& p) { items(p).small_misses = 20; }},
      {"/targets/0: counts", [](Program& p) { items(p).small_below = 0; }},
      {"/targets/0: counts",
       [](Program& p) {
         p.targets[0].bound = 1;
         p.targets[0].all = true;
       }},
  });
}

TEST_CASE("rules of writing: periods of several months, of 30 days, and seasons") {
  const auto seasons = [](const char* expected, std::vector<NamedSeason> rows) {
    return Broken{expected, [rows = std::move(rows)](Program& p) {
                    p.seasons = {{"exams", {}, rows}};
                  }};
  };
  const auto in_term = [](int month, int day) { return to_date({2026, month, day}); };
  check_all({
      {"/targets/0: a target is over", [](Program& p) { p.targets[0].over_last = 0; }},
      {"/targets/1: a target is over",
       [](Program& p) { p.targets[1].over_last = kMostLookedBack + 1; }},
      {"/targets/1: the first periods",
       [](Program& p) { p.targets[1].first_periods = FirstPeriods::WhatThereIs; }},
      {"/targets/1: there are results",
       [](Program& p) {
         p.targets[1].cadence = Cadence::HalfYear;
         p.targets[1].over_last = 2;
       }},
      {"/targets/0: an item counts once",
       [](Program& p) {
         items(p).open_items = OpenItems::OverdueMissed;
         items(p).grace_days = 0;
         items(p).grace_by_dates = false;
         p.targets[0].over_last = 2;
       }},
      {"/targets/1: a month is taken", [](Program& p) { of_time(p.targets[1]).month_days = 31; }},
      {"/targets/1: months are taken",
       [](Program& p) {
         of_time(p.targets[1]).month_days = kMonthTakenAs;
         p.targets[1].cadence = Cadence::Week;
       }},
      {"/fees/0: where something is for each season",
       [](Program& p) {
         p.seasons.clear();
         p.fees[0].period = Cadence::Season;
       }},
      {"/exclusions/0: a quota is for periods",
       [](Program& p) { p.exclusions[0].quota_cadence = Cadence::Season; }},
      seasons("/seasons/0: there is one list", {}),
      seasons("/seasons/0: seasons have names", {{"2026-03", in_term(3, 1), in_term(3, 2)}}),
      seasons("/seasons/0: seasons have names",
              {{"Odd", in_term(3, 1), in_term(3, 2)}, {"Odd", in_term(4, 1), in_term(4, 2)}}),
      seasons("/seasons/0: seasons ascend", {{"Odd", in_term(3, 2), in_term(3, 1)}}),
      seasons("/seasons/0: seasons ascend",
              {{"Odd", in_term(3, 1), in_term(3, 2)}, {"Even", in_term(3, 2), in_term(3, 4)}}),
      seasons("/seasons/0: every season", {{"Odd", to_date({2020, 3, 1}), to_date({2020, 3, 2})}}),
  });
}

TEST_CASE("rules of writing: credits and caps") {
  const Owed thousandth{FixedAmount{Rational(1, 1000)}};
  check_all({
      {"/credits/0: an amount is rounded", [](Program& p) { p.credits[0].unit = Rational(1, 7); }},
      {"/credits/1: an amount is a multiple",
       [&](Program& p) { p.credits[1].slabs[0].amount = thousandth; }},
      {"/credits/0: the share of a fee",
       [](Program& p) {
         p.credits[0].slabs[1].amount = {ShareOfFee{Rational(1, 3), {0}}};
       }},
      {"/credits/0: `otherwise`", [](Program& p) { p.credits[0].slabs[1].result = 1; }},
      {"/credits/1: every row", [](Program& p) { p.credits[1].slabs[0].result = 0; }},
      {"/credits/0: the rows",
       [](Program& p) {
         p.credits[0].slabs.insert(p.credits[0].slabs.begin(), 1, p.credits[0].slabs[0]);
       }},
      {"/credits/0: the rows",
       [](Program& p) {
         SlabRow below = p.credits[1].slabs[0];
         p.credits[0].slabs.insert(p.credits[0].slabs.begin() + 1, below);
       }},
      {"/credits/0: the last slab",
       [](Program& p) { p.credits[0].slabs.push_back(p.credits[0].slabs[1]); }},
      {"/caps/0: a cap says", [](Program& p) { p.caps[0].most = {}; }},
      {"/caps/0: an amount", [&](Program& p) { p.caps[0].most = *amount_of(thousandth); }},
      {"/caps/0: the groups",
       [](Program& p) {
         p.scenarios.clear();
         p.caps.resize(1);
         p.credits.clear();
         p.caps[0].by_subject = true;
       }},
  });
}

TEST_CASE("rules of writing: scenarios") {
  check_all({
      among_two("/scenarios/0: a value belongs to a signal of",
                [](Program& p) { story(p).subjects[0].values[0].signal = last_of<Signal>(p); }),
      among_two("/scenarios/0: what happens",
                [](Program& p) { story(p).happenings[0].event = last_of<Event>(p); }),
      among_two("/scenarios/0: what happens",
                [](Program& p) { story(p).happenings[1].window = last_of<Window>(p); }),
      among_two("/scenarios/0: an expectation",
                [](Program& p) {
                  story(p).subjects.push_back({"S1", {1}, {}});
                  expected(p, 0).subject = 1;
                }),
      {"/scenarios/0: the subjects", [](Program& p) { story(p).subjects[0].name = ""; }},
      {"/scenarios/0: the subjects",
       [](Program& p) { story(p).subjects.push_back(story(p).subjects[0]); }},
      {"/scenarios/0: a value is",
       [](Program& p) { story(p).subjects[0].values[0].value.kind = ConstantKind::Text; }},
      {"/scenarios/0: a signal has",
       [](Program& p) {
         auto& values = story(p).subjects[0].values;
         values.push_back(values[0]);
       }},
      {"/scenarios/0: a window",
       [](Program& p) { story(p).happenings[0].to = story(p).happenings[0].at + 1; }},
      {"/scenarios/0: a window",
       [](Program& p) { story(p).happenings[1].to = story(p).happenings[1].at; }},
      {"/scenarios/0: happenings stand", [](Program& p) { story(p).happenings[2].at = 1; }},
      {"/scenarios/0: a scenario expects", [](Program& p) { story(p).expectations.clear(); }},
      {"/scenarios/0: an expectation", [](Program& p) { expected(p, 0).verdict.reset(); }},
      {"/scenarios/0: an expectation", [](Program& p) { expected(p, 0).target = {1}; }},
      {"/scenarios/0: an expectation", [](Program& p) { expected(p, 0).period = "2026-02"; }},
      {"/scenarios/0: an expectation", [](Program& p) { expected(p, 0).item = 1'000'001; }},
      {"/scenarios/0: an expectation", [](Program& p) { expected(p, 0).elapsed = -1; }},
      {"/scenarios/0: an expectation", [](Program& p) { expected(p, 0).due = kNever; }},
      {"/scenarios/0: an expectation", [](Program& p) { expected(p, 1).groups.pop_back(); }},
      {"/scenarios/0: an expectation",
       [](Program& p) {
         expected(p, 1).groups.push_back({"where", "b"});
       }},
      {"/scenarios/0: an expectation", [](Program& p) { expected(p, 1).result = Rational(1, 3); }},
      {"/scenarios/0: an expectation", [](Program& p) { expected(p, 2).target = {0}; }},
      {"/scenarios/0: an expectation",
       [](Program& p) { expected(p, 2).amount = Rational(1, 1000); }},
      {"/scenarios/0: an expectation", [](Program& p) { expected(p, 3).amount = -1; }},
      {"/scenarios/0: an expectation",
       [](Program& p) {
         expected(p, 3).groups = {{"where", "a"}};
       }},
  });
}
