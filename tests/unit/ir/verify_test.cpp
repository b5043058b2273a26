// Every rule of `verify`, broken once.
#include <catch2/catch.hpp>

#include "tests/unit/ir/broken.h"

using namespace akad;
using namespace akad::ir;

namespace {

const Owed kNegative{FixedAmount{-1}};

ShareOfFee& share_of(Owed& amount) { return std::get<ShareOfFee>(amount.is); }
Windows& windows(Program& p) { return std::get<Windows>(p.calendars[0].hours); }
std::vector<Id<Calendar>>& operands(Program& p) {
  return std::get<Union>(p.calendars[2].hours).operands;
}
template <class Says>
Says& line(Program& p, std::size_t row) {
  return std::get<Says>(windows(p).exceptions[row].says);
}
template <class Rule>
Rule& limit(Program& p, std::size_t row) {
  return std::get<Rule>(of_items(p.targets[0]).limits[row].limit.rule);
}
template <class When>
When& step(Program& p, std::size_t row) {
  return std::get<When>(of_items(p.targets[0]).escalations[row].when);
}

// Puts an id that names nothing into one list.
struct Lists {
  int left;  // lists before that one

  template <class T>
  void field(const char*, T& value, const RuleOf<T>& = {}) {
    if constexpr (kIsVector<T>) {
      if constexpr (kIsId<typename T::value_type>) {
        if (left-- == 0) value.emplace_back();
      } else {
        for (auto& element : value) field("", element);
      }
    } else if constexpr (kIsRow<T>) {
      describe(*this, value);
    }
  }
  template <class... A>
  void kind(const char*, std::variant<A...>& one) {
    describe_kind(*this, one);
  }
};

}  // namespace

TEST_CASE("rules about the agreement, fees and holidays") {
  check_all({
      {"/agreement: this version", [](Program& p) { p.ir_version = kIrVersion + 1; }},
      {"/agreement: this version", [](Program& p) { p.language = 2; }},
      {"/agreement: the term", [](Program& p) { p.agreement.term_last = {}; }},
      {"/agreement: `term_last` lies", [](Program& p) { p.agreement.term_last.days = 1 << 20; }},
      {"/agreement: a time zone", [](Program& p) { p.agreement.zone = ""; }},
      {"/agreement: a currency", [](Program& p) { p.agreement.currency = "rupiah"; }},
      {"/agreement: the smallest", [](Program& p) { p.agreement.money_unit = 0; }},
      {"/agreement: an example of how", [](Program& p) { p.agreement.written = "Rp 1.000"; }},
      {"/agreement: `name` is not text on one line", [](Program& p) { p.agreement.name = "\xff"; }},
      {"/fees/0: a fee is not", [](Program& p) { p.fees[0].amount = -1; }},
      {"/fees/0: a fee is in", [](Program& p) { p.fees[0].currency = "USD"; }},
      {"/fees/0: every declaration", [](Program& p) { p.fees[0].name = ""; }},
      {"/holiday_sets/0", [](Program& p) { p.holiday_sets[0].days[1].date = {}; }},
      {"/holiday_sets/0",
       [](Program& p) { p.holiday_sets[0].days[1] = p.holiday_sets[0].days[0]; }},
  });
}

TEST_CASE("rules about calendars") {
  check_all({
      {"/calendars/2: a calendar is made", [](Program& p) { operands(p)[0] = {2}; }},
      {"/calendars/2: a calendar is named", [](Program& p) { operands(p)[0] = {}; }},
      {"/calendars/2: a calendar has", [](Program& p) { operands(p).pop_back(); }},
      {"/calendars/0: a time zone", [](Program& p) { p.calendars[0].zone = ""; }},
      {"/calendars/0: the signal", [](Program& p) { p.calendars[0].zone_signal = {1}; }},
      {"/calendars/3: a shift",
       [](Program& p) { std::get<Shift>(p.calendars[3].hours).shift = 400 * kDay; }},
      {"/calendars/0: a weekly", [](Program& p) { windows(p).weekly[0].days = 0; }},
      {"/calendars/0: a weekly", [](Program& p) { windows(p).weekly[0].close_minute = 1441; }},
      {"/calendars/0: an exception", [](Program& p) { line<ClosedHolidays>(p, 0).holidays = {}; }},
      {"/calendars/0: an exception", [](Program& p) { line<ClosedDates>(p, 1).last = {}; }},
      {"/calendars/0: an exception", [](Program& p) { line<OpenDates>(p, 2).open_minute = -1; }},
  });
}

TEST_CASE("parts that are shared too often or too deep are refused") {
  Program wide = sample_program();
  while (wide.conditions.size() < 40) {
    const Id<Condition> last{static_cast<std::int32_t>(wide.conditions.size()) - 1};
    wide.conditions.push_back({Operator::And, {last, last}, {}, {}, {}});
  }
  CHECK(verify(wide).find("at most 1000 parts") != std::string::npos);
  Program deep = sample_program();
  while (deep.conditions.size() < 90) {
    const Id<Condition> last{static_cast<std::int32_t>(deep.conditions.size()) - 1};
    deep.conditions.push_back({Operator::Not, {last}, {}, {}, {}});
  }
  CHECK(verify(deep).find("not too deep") != std::string::npos);
}

TEST_CASE("rules about logs and conditions") {
  check_all({
      {"/fields/0: a path", [](Program& p) { p.fields[0].path.clear(); }},
      {"/logs/0: local times", [](Program& p) { p.logs[0].format.zone = "Asia/Jakarta"; }},
      {"/logs/0: local times", [](Program& p) { p.logs[0].received_format.zone = ""; }},
      {"/logs/0: a log has", [](Program& p) { p.logs[0].subject = {}; }},
      {"/logs/0: every declaration", [](Program& p) { p.logs[0].name = ""; }},
      {"/events/0: an event belongs", [](Program& p) { p.events[0].log = {}; }},
      {"/events/0: an event has", [](Program& p) { p.logs[0].time = {}; }},
      {"/events/0: there are at most",
       [](Program& p) {
         p.windows.resize(65536, p.windows[0]);
         for (std::size_t i = 0; i < p.windows.size(); ++i) {
           p.windows[i].name = "w" + std::to_string(i);
         }
       }},
      {"/events/0: the condition of an", [](Program& p) { p.events[0].when = {3}; }},
      {"/signals/0: a signal", [](Program& p) { p.signals[0].field = {}; }},
      {"/signals/1: money", [](Program& p) { p.signals[1].currency = ""; }},
      {"/windows/0: a window", [](Program& p) { p.windows[0].to = {}; }},
      {"/windows/0: the condition", [](Program& p) { p.windows[0].when = {4}; }},
      {"/windows/0: `when` names row 99", [](Program& p) { p.windows[0].when = {99}; }},
      {"/conditions/2: a condition is", [](Program& p) { p.conditions[2].parts[0] = {2}; }},
      {"/conditions/2: a condition has", [](Program& p) { p.conditions[2].parts.clear(); }},
      {"/conditions/0: a condition has", [](Program& p) { p.conditions[0].constants.clear(); }},
      {"/conditions/0: a condition has", [](Program& p) { p.conditions[0].signal = {0}; }},
      {"/conditions/5: a condition has", [](Program& p) { p.conditions[5].constants.resize(1); }},
      {"/conditions/0: a constant",
       [](Program& p) { p.conditions[0].constants[0].kind = ConstantKind::Flag; }},
  });
}

TEST_CASE("rules about clocks and outages") {
  check_all({
      {"/clocks/0: a clock belongs", [](Program& p) { p.clocks[0].log = {}; }},
      {"/clocks/0: a clock starts",
       [](Program& p) {
         p.clocks[0].starts.clear();
         p.clocks[0].rounds.clear();
         p.clocks[0].start_when = {};
       }},
      {"/clocks/0: a clock stops",
       [](Program& p) {
         p.clocks[0].stops.clear();
         p.clocks[0].rounds.clear();
         p.clocks[0].stop_when = {};
       }},
      {"/clocks/0: the signal that", [](Program& p) { p.clocks[0].counted_from = {0}; }},
      {"/clocks/0: a length", [](Program& p) { p.clocks[0].elapsed_unit = -1; }},
      {"/clocks/0: a length", [](Program& p) { p.clocks[0].early_stop = -1; }},
      {"/clocks/0: an event is named", [](Program& p) { p.clocks[0].resumes[0] = {}; }},
      {"/clocks/0: an event is named", [](Program& p) { p.clocks[0].rounds.emplace_back(); }},
      {"/clocks/0: the states", [](Program& p) { p.clocks[0].pause_while = {0}; }},
      {"/clocks/0: the states", [](Program& p) { p.clocks[0].cancel_when = {0}; }},
      {"/clocks/0: the days", [](Program& p) { p.clocks[0].reopening_days = -1; }},
      {"/clocks/0: a rule", [](Program& p) { p.clocks[0].retargets[0].signal = {}; }},
      {"/clocks/1: every declaration", [](Program& p) { p.clocks.push_back(p.clocks[0]); }},
      {"/outages/0: an outage", [](Program& p) { p.outages[0].down = WhileState{}; }},
      {"/outages/1: an outage",
       [](Program& p) {
         p.outages[1].down = FromEventToEvent{{{0}}, {}};
       }},
      {"/outages/2: a window", [](Program& p) { p.outages[2].down = DuringWindows{{{}}}; }},
      {"/outages/0: the state", [](Program& p) { p.outages[0].down = WhileState{{2}}; }},
      {"/outages/0: a length", [](Program& p) { p.outages[0].merge_gap = -1; }},
  });
}

TEST_CASE("a share is promised at least, and a length or a sum at most") {
  check_all({
      {"/targets/0: a share is promised",
       [](Program& p) { p.targets[0].test = Comparison::AtMost; }},
      {"/targets/1: a share is promised",
       [](Program& p) { p.targets[1].test = Comparison::LessThan; }},
  });
}

TEST_CASE("rules about how long items take together") {
  // Of the first target, whatever it was before.
  const auto averaged = [](Program& p) -> OfItems& {
    Target& target = p.targets[0];
    OfItems& of = of_items(target);
    of.aggregate = Aggregate::AverageElapsed;
    of.limits = {{{}, {Within{kHour, {}}}}};
    of.attribution = Attribution::ByStop;
    of.open_items = OpenItems::TimeSoFar;
    of.grace_days = 0;
    of.grace_by_dates = false;
    of.escalations.clear();
    of.small_below = of.small_misses = 0;
    target.test = Comparison::AtMost;
    target.bound = Rational(kHour);
    target.empty = EmptyMonth::NotApplicable;
    return of;
  };
  check_all({
      {"/targets/0: of how long items take together one length",
       [&](Program& p) {
         averaged(p);
         p.targets[0].bound = 1;
       }},
      {"/targets/0: of how long items take together one length",
       [&](Program& p) { averaged(p).limits[0].limit.strict = true; }},
      {"/targets/0: how long items take together is asked of those",
       [&](Program& p) { averaged(p).attribution = Attribution::ByDue; }},
      {"/targets/0: an open item has no length",
       [&](Program& p) { averaged(p).open_items = OpenItems::OverdueMissed; }},
      {"/targets/0: how long items take together is asked of one period",
       [&](Program& p) {
         averaged(p);
         p.targets[0].over_last = 3;
       }},
      {"/targets/0: where no item has a promise",
       [&](Program& p) {
         averaged(p).escalations = {{"x", ShareOfLimit{1}}};
       }},
      {"/targets/0: how long nothing takes",
       [&](Program& p) {
         averaged(p);
         p.targets[0].empty = EmptyMonth::Missed;
       }},
      {"/targets/0: a percentile", [&](Program& p) { averaged(p).percentile = Rational(1, 2); }},
      {"/targets/0: a percentile",
       [&](Program& p) { averaged(p).aggregate = Aggregate::PercentileElapsed; }},
      {"/targets/0: the time so far",
       [&](Program& p) { of_items(p.targets[0]).open_items = OpenItems::TimeSoFar; }},
  });
}

TEST_CASE("rules about targets") {
  check_all({
      {"/targets/0: a bound", [](Program& p) { p.targets[0].bound = Rational(3, 2); }},
      {"/targets/0: `all`", [](Program& p) { p.targets[0].all = true; }},
      {"/targets/0: the groups",
       [](Program& p) {
         p.targets[0].groups = {{0}, {0}};
       }},
      {"/targets/0: the groups", [](Program& p) { p.signals[0].name = "subject"; }},
      {"/targets/0: a target has", [](Program& p) { of_items(p.targets[0]).clock = {}; }},
      {"/targets/0: the last limit", [](Program& p) { of_items(p.targets[0]).limits.pop_back(); }},
      {"/targets/0: the last limit",
       [](Program& p) { of_items(p.targets[0]).limits[0].when = {}; }},
      {"/targets/0: the condition",
       [](Program& p) { of_items(p.targets[0]).limits[0].when = {0}; }},
      {"/targets/0: a limit", [](Program& p) { limit<Within>(p, 0).length = -1; }},
      {"/targets/0: a limit", [](Program& p) { limit<WorkingDayAt>(p, 1).calendar = {}; }},
      {"/targets/0: a limit", [](Program& p) { limit<WorkingDayAt>(p, 1).minute = 1441; }},
      {"/targets/0: a limit", [](Program& p) { limit<BySignal>(p, 2).signal = {0}; }},
      {"/targets/0: escalations",
       [](Program& p) { of_items(p.targets[0]).escalations[1].name = "half"; }},
      {"/targets/0: an escalation", [](Program& p) { step<ShareOfLimit>(p, 0).share = -1; }},
      {"/targets/0: an escalation", [](Program& p) { step<AfterDue>(p, 1).offset = -1; }},
      {"/targets/0: counts", [](Program& p) { of_items(p.targets[0]).grace_days = -1; }},
      {"/targets/1: a target of time", [](Program& p) { of_time(p.targets[1]).outage = {}; }},
      {"/targets/1: every declaration", [](Program& p) { p.targets[1].name = "resolution"; }},
  });
}

TEST_CASE("rules about credits, caps and scenarios") {
  check_all({
      {"/credits/0: a credit", [](Program& p) { p.credits[0].unit = 0; }},
      {"/credits/0: a credit", [](Program& p) { p.credits[0].target = {}; }},
      {"/credits/0: the last slab", [](Program& p) { p.credits[0].slabs.pop_back(); }},
      {"/credits/0: a bound", [](Program& p) { p.credits[0].slabs[0].result = 95; }},
      {"/credits/0: an amount is not negative",
       [](Program& p) { p.credits[0].slabs[1].amount = kNegative; }},
      {"/credits/0: a share of a fee names the fee",
       [](Program& p) { share_of(p.credits[0].slabs[1].amount).fee = {}; }},
      {"/credits/0: the share of a fee lies between",
       [](Program& p) { share_of(p.credits[0].slabs[1].amount).share = 2; }},
      {"/caps/1: each credit",
       [](Program& p) {
         p.caps[1].credits = {{0}, {0}};
       }},
      {"/caps/1: each group",
       [](Program& p) {
         p.caps[1].groups = {{0}, {0}};
       }},
      {"/caps/1: an amount is not negative",
       [](Program& p) { p.caps[1].most = {FixedAmount{-1}}; }},
      {"/caps/1: a share of a fee names the fee",
       [](Program& p) {
         p.caps[1].most = {ShareOfFee{1, {}}};
       }},
      {"/caps/0: the groups", [](Program& p) { p.caps[0].groups = {{0}}; }},
      {"/credits/0: a share of a fee for other periods",
       [](Program& p) { share_of(p.credits[0].slabs[1].amount).taken = FeeTaken::Sum; }},
      {"/credits/0: a share of a fee for other periods",
       [](Program& p) { p.fees[0].period = Cadence::CalendarYear; }},
      {"/caps/1: a share of a fee for other periods",
       [](Program& p) {
         p.caps[1].most = {ShareOfFee{Rational(1, 4), {0}}};
         p.caps[1].cadence = Cadence::CalendarQuarter;
       }},
      {"/caps/1: the groups", [](Program& p) { p.targets[0].by_subject = false; }},
      {"/scenarios/0: the evaluation", [](Program& p) { p.scenarios[0].as_of = -1; }},
      {"/scenarios/0: a subject", [](Program& p) { p.scenarios[0].subjects[0].log = {}; }},
      {"/scenarios/0: a happening is about",
       [](Program& p) { p.scenarios[0].happenings[0].subject = 1; }},
      {"/scenarios/0: a happening lies", [](Program& p) { p.scenarios[0].happenings[0].at = -1; }},
      {"/scenarios/0: a happening is one",
       [](Program& p) { p.scenarios[0].happenings[0].window = {0}; }},
      {"/scenarios/0: a value",
       [](Program& p) { p.scenarios[0].subjects[0].values[0].signal = {}; }},
      {"/scenarios/0: a value is of",
       [](Program& p) { p.scenarios[0].happenings[2].values[0].value.text = "yes"; }},
      {"/scenarios/0: an expectation",
       [](Program& p) { p.scenarios[0].expectations[0].subject = -1; }},
      {"/scenarios/0: an expectation",
       [](Program& p) { p.scenarios[0].expectations[1].period = "2026-13"; }},
      {"/scenarios/0: an expectation",
       [](Program& p) { p.scenarios[0].expectations[1].period = "2026-Q1"; }},
      {"/scenarios/0: an expectation",
       [](Program& p) { p.scenarios[0].expectations[3].period = "2026-Q1"; }},
      {"/scenarios/0: an expectation",
       [](Program& p) { p.scenarios[0].expectations[3].amount.reset(); }},
  });
}

TEST_CASE("rules about fees by group, their tax and other money") {
  check_all({
      {"/fees/0: a fee is for each", [](Program& p) { p.fees[0].for_each = "two words"; }},
      {"/fees/0: a fee that names groups",
       [](Program& p) {
         p.fees[0].of_groups = {{"a", 1, {}}};
       }},
      {"/fees/0: each group of a fee",
       [](Program& p) {
         p.fees[0].for_each = "customer";
         p.fees[0].of_groups = {{"a", 1, {}}, {"a", 2, {}}};
       }},
      {"/fees/0: a fee is not negative",
       [](Program& p) {
         p.fees[0].for_each = "customer";
         p.fees[0].of_groups = {{"a", -1, {}}};
       }},
      {"/fees/0: a fee changes",
       [](Program& p) {
         p.fees[0].for_each = "customer";
         p.fees[0].of_groups = {{"a", 1, {{p.agreement.term_first, 2}}}};
       }},
      {"/fees/0: a tax", [](Program& p) { p.fees[0].tax_rate = Rational(3, 2); }},
      {"/fees/0: a tax", [](Program& p) { p.fees[0].tax_rate = Rational(0); }},
      {"/fees/0: another currency", [](Program& p) { p.fees[0].exchange = Rational(2); }},
      {"/fees/0: another currency",
       [](Program& p) {
         p.fees[0].currency = "USD";
         p.fees[0].exchange = Rational(0);
       }},
      {"/credits/0: a share of a fee by group",
       [](Program& p) { p.fees[0].for_each = "no_such_group"; }},
  });
}

TEST_CASE("every id of a list names something, whatever row the list is in") {
  int broken = 0;
  for (bool any = true; any; ++broken) {
    Program program = sample_program();
    Lists lists{broken};
    describe(lists, program);
    any = lists.left < 0;
    INFO(broken);
    CHECK(verify(program).empty() != any);
  }
  CHECK(broken > 20);
}

TEST_CASE("rules about every table of a kind") {
  for_tables([]<class Row>(const Table<Row>& table) {
    const auto breaks = [&](std::size_t row, std::string_view rule, auto breaking) {
      Program program = sample_program();
      breaking(program.*table.rows);
      const std::string expected = "/" + std::string(table.name) + "/" + std::to_string(row);
      const std::string message = verify(program);
      INFO(expected << "  |  " << message);
      CHECK(message.rfind(expected + ": ", 0) == 0);
      CHECK(message.find(rule) != std::string::npos);
    };
    const Program sample = sample_program();
    const std::vector<Row>& rows = sample.*table.rows;
    REQUIRE_FALSE(rows.empty());
    if (table.names == Names::Own) {
      breaks(rows.size(), "has a name of its own",
             [](std::vector<Row>& broken) { broken.push_back(broken.front()); });
    }
    if constexpr (Claims<Row>) {
      breaks(0, "belongs to a log and has the state, events, windows or slots of its kind",
             [](std::vector<Row>& broken) { broken.front().log = {}; });
    }
  });
}
