#include "tests/unit/ir/sample.h"
#include "tests/unit/ir/broken.h"

namespace akad::ir {
namespace {

Date day(int year, int month, int of_month) { return to_date({year, month, of_month}); }

template <class Row>
Id<Row> id(std::int32_t at) {
  return Id<Row>{at};
}

void add_calendars(Program& p) {
  p.holiday_sets = {{"id.public",
                     "SKB 3 Menteri",
                     day(2026, 1, 1),
                     day(2026, 12, 31),
                     {{day(2026, 1, 1), "New Year"}, {day(2026, 8, 17), "Independence"}}}};
  Calendar office;
  office.name = "office";
  office.clause = {"2.1", "Hours"};
  office.zone = "Asia/Jakarta";
  office.zone_signal = id<Signal>(0);
  Windows hours;
  hours.weekly = {{31, 480, 1020}, {32, 540, 60}};
  hours.exceptions = {{ClosedHolidays{id<HolidaySet>(0)}, ""},
                      {ClosedDates{day(2026, 12, 24), day(2026, 12, 26)}, "company days"},
                      {OpenDates{day(2026, 5, 1), day(2026, 5, 1), 480, 720}, ""}};
  office.hours = hours;
  Calendar night = office;
  night.name = "night";
  night.clause = {};
  hours.nights = NightOwner::EachDate;
  night.hours = hours;
  Calendar both;
  both.name = "both";
  both.zone = "Asia/Jakarta";
  both.hours = Union{{id<Calendar>(0), id<Calendar>(1)}};
  Calendar later = both;
  later.name = "later";
  later.hours = Shift{{id<Calendar>(2)}, -kHour};
  p.calendars = {office, night, both, later};
}

void add_logs(Program& p) {
  p.fields = {{{"at"}},   {{"ticket"}}, {{"type"}}, {{"author", "role"}},
              {{"from"}}, {{"to"}},     {{"id"}},   {{"n"}}};
  Log log;
  log.name = "tickets";
  log.time = id<Field>(0);
  log.id = id<Field>(6);
  log.subject = id<Field>(1);
  log.received = id<Field>(0);
  log.received_format = {TimeKind::Local, "Asia/Tokyo",        {},
                         DateIs::Refused, RepeatedHour::Later, SkippedHour::Refused};
  log.sequence = id<Field>(7);
  p.logs = {log};
  const auto constant = [](const char* text) { return Constant{ConstantKind::Text, text, 0, 0}; };
  p.conditions = {
      {Operator::Equal, {}, id<Field>(2), {}, {constant("opened")}},
      {Operator::OneOf, {}, id<Field>(3), {}, {constant("agent"), constant("bot")}},
      {Operator::And, {id<Condition>(0), id<Condition>(1)}, {}, {}, {}},
      {Operator::AtLeast, {}, {}, id<Signal>(1), {{ConstantKind::Number, "", Rational(5, 2), 0}}},
      {Operator::Not, {id<Condition>(3)}, {}, {}, {}},
      {Operator::Present, {}, {}, id<Signal>(2), {}}};
  p.events = {{"opened", id<Log>(0), {}, {}, false, id<Condition>(2)},
              {"closed", id<Log>(0), id<Field>(5), {}, true, {}}};
  p.signals = {{"where", id<Log>(0), id<Field>(3), SignalKind::Text, {}, ""},
               {"cost", id<Log>(0), id<Field>(7), SignalKind::Money, {}, "IDR"},
               {"promised", id<Log>(0), id<Field>(5), SignalKind::Time, {}, ""},
               {"urgent", id<Log>(0), id<Field>(2), SignalKind::Flag, {}, ""}};
  p.windows = {{"upkeep", id<Log>(0), id<Field>(4), id<Field>(5), {}, id<Condition>(0)}};
}

void add_measures(Program& p) {
  Clock clock;
  clock.name = "resolution_time";
  clock.log = id<Log>(0);
  clock.starts = clock.resets = {id<Event>(0)};
  clock.stops = {id<Event>(1)};
  clock.pauses = clock.cancels = {id<Event>(0), id<Event>(1)};
  clock.resumes = {id<Event>(1)};
  clock.rounds = {id<Event>(1)};
  clock.start_when = clock.stop_when = id<Condition>(3);
  clock.reset_when = clock.cancel_when = clock.pause_while = id<Condition>(4);
  clock.repeated_start = RepeatedStart::BeginsAnew;
  clock.lone_stop = LoneStop::ChangesNothing;
  clock.counted_from = id<Signal>(2);
  clock.item_by = clock.attributed_to = id<Signal>(0);
  clock.elapsed_unit = clock.early_stop = kMinute;
  clock.calendar = id<Calendar>(0);
  clock.judged = Judged::ByDue;
  clock.reopening = Reopening::LeaveOutGap;
  clock.reopening_days = 7;
  clock.later_reopening = Reopening::NewItem;
  clock.retargets = {{id<Signal>(1), Retarget::Proportional},
                     {id<Signal>(0), Retarget::Carry},
                     {id<Signal>(2), Retarget::Freeze}};
  clock.missed_before = MissedBefore::StaysMissed;
  p.clocks = {clock};
  Outage state, events, windows;
  state.name = "down";
  events.name = "between";
  windows.name = "announced";
  state.log = events.log = windows.log = id<Log>(0);
  state.down = WhileState{id<Condition>(3)};
  state.test = LengthTest::MoreThan;
  state.length = 3 * kMinute;
  events.down = FromEventToEvent{{id<Event>(0)}, {id<Event>(1)}};
  events.test = LengthTest::AtLeast;
  events.length = kMinute;
  events.counted = Counted::Excess;
  windows.down = DuringWindows{{id<Window>(0)}};
  windows.merge_gap = kMinute;
  p.outages = {state, events, windows};
  Figure share;
  share.name = "closed_rate";
  share.clause = {"1.7", "Rate"};
  share.log = id<Log>(0);
  share.counted.event = id<Event>(1);
  share.of.event = id<Event>(0);
  p.figures = {share};
  Exclusion upkeep;
  upkeep.name = "upkeep";
  upkeep.clause = {"3.4", "Upkeep"};
  upkeep.log = id<Log>(0);
  upkeep.when = DuringWindows{{id<Window>(0)}};
  upkeep.conditions = {{AnnouncedHours{id<Event>(0), 48 * kHour, {}}}};
  upkeep.quota_of = QuotaOf::Time;
  upkeep.quota = 8 * kHour;
  upkeep.beyond = Beyond::ExcludedToo;
  p.exclusions = {upkeep};
}

void add_covers(Program& p) {
  Cover sites;
  sites.name = "sites";
  sites.log = id<Log>(0);
  sites.subjects = {{"S1", to_date({2026, 1, 5}), to_date({2026, 3, 1})},
                    {"S2", to_date({2026, 2, 1}), std::nullopt}};
  sites.told_by = id<Log>(0);
  sites.begins = {id<Event>(0)};
  sites.ends = {id<Event>(1)};
  p.covers = {sites};
}

void add_targets(Program& p) {
  Target items;
  items.name = "resolution";
  items.clause = {"4.2", "Time to resolve"};
  items.bound = Rational(19, 20);
  items.by_subject = true;
  items.groups = {id<Signal>(0)};
  OfItems& rules = of_items(items);
  rules.clock = id<Clock>(0);
  rules.limits = {{id<Condition>(3), {Within{4 * kHour, {}}, Roll::Keep}},
                  {id<Condition>(4), {WorkingDayAt{2, 960, id<Calendar>(0)}, Roll::Forward}},
                  {id<Condition>(5), {BySignal{id<Signal>(2)}, Roll::Back}},
                  {{}, {NoTarget{}, Roll::Keep}}};
  rules.limits.front().limit.strict = true;
  rules.attribution = Attribution::ByDue;
  rules.open_items = OpenItems::OverdueMissedWithGrace;
  rules.grace_days = 28;
  rules.small_below = 20;
  rules.small_misses = 1;
  rules.escalations = {{"half", ShareOfLimit{Rational(1, 2)}, true},
                       {"late", AfterDue{kHour}, false}};
  Target time;
  time.name = "uptime";
  time.of = OfTime{id<Outage>(0),
                   CrossingOutages::ByBegin,
                   {{id<Exclusion>(0), ExcludedTime::PromisedAndNotDown}},
                   {}};
  time.test = Comparison::MoreThan;
  time.bound = Rational(999, 1000);
  time.by_subject = true;
  time.empty = EmptyMonth::Met;
  p.targets = {items, time};
}

void add_remedies(Program& p) {
  p.fees = {{"monthly_charge",
             {"6", "Fee"},
             25'000'000,
             "IDR",
             Cadence::CalendarMonth,
             TaxBasis::AfterTax}};
  p.seasons = {{"exams",
                {"1.4", "Examinations"},
                {{"Odd semester", to_date({2026, 1, 12}), to_date({2026, 1, 30})}}}};
  const Owed share{ShareOfFee{Rational(1, 20), id<Fee>(0)}};
  Credit falling{"credit", {"6.1", ""}, id<Target>(0), {}, RoundingMode::HalfEven, 1};
  falling.slabs = {{BoundKind::AtLeast, Rational(19, 20), {}}, {BoundKind::Otherwise, 0, share}};
  Credit rising{"refund", {}, id<Target>(1), {}, RoundingMode::Down, Rational(1, 100)};
  rising.slabs = {{BoundKind::Below, Rational(1, 2), {FixedAmount{Rational(1, 4)}}},
                  {BoundKind::Otherwise, 0, {}}};
  p.credits = {falling, rising};
  p.caps = {{"all", {"6.9", "Most"}, {}, {ShareOfFee{Rational(1, 4), id<Fee>(0)}}, {}, false},
            {"one", {}, {id<Credit>(0)}, {FixedAmount{1000}}, {id<Signal>(0)}, true}};
}

void add_scenario(Program& p) {
  Scenario s;
  s.name = "a \"quoted\" story\t\u2026";
  s.as_of = 1'780'000'000'000;
  const ScenarioValue cost{id<Signal>(1), {ConstantKind::Number, "", 5, 0}};
  const ScenarioValue flag{id<Signal>(3), {ConstantKind::Flag, "true", 0, 0}};
  s.subjects = {{"T1", id<Log>(0), {cost}}};
  s.happenings = {{1'770'000'000'000, kNever, 0, id<Event>(0), {}, {}},
                  {1'770'000'000'000, 1'770'000'600'000, 0, {}, id<Window>(0), {}},
                  {1'770'000'000'000, kNever, 0, {}, {}, {flag}}};
  Expectation item, period, credit, total;
  item.target = period.target = id<Target>(0);
  item.subject = 0;
  item.verdict = Verdict::NotApplicable;
  item.elapsed = kHour;
  item.due = 1'770'000'000'001;
  period.kind = ExpectationKind::Period;
  credit.kind = ExpectationKind::CreditAmount;
  total.kind = ExpectationKind::TotalAmount;
  period.period = credit.period = total.period = "2026-02";
  period.groups = credit.groups = {{"where", "a"}, {"subject", "T1"}};
  period.verdict = Verdict::Missed;
  period.result = Rational(2, 5);
  credit.credit = id<Credit>(0);
  credit.amount = total.amount = Rational(5, 2);
  s.expectations = {item, period, credit, total};
  p.scenarios = {s};
}

// Walks all leaves; the chosen one gets another value.
struct LeafChanger {
  std::mt19937_64& random;
  std::int64_t chosen;  // counts down; a negative one only counts
  std::int64_t leaves = 0;

  std::int64_t pick(std::int64_t below) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(below));
  }

  template <class T>
  void field(const char*, T& value, const RuleOf<T>& = {}) {
    if constexpr (kIsVector<T>) {
      for (auto& element : value) field("", element);
    } else if constexpr (kIsOptional<T>) {
      if (value) field("", *value);
    } else if constexpr (kIsRow<T>) {
      describe(*this, value);
    } else {
      ++leaves;
      if (chosen-- == 0) change(value);
    }
  }

  template <class... A>
  void kind(const char*, std::variant<A...>& one) {
    ++leaves;
    if (chosen-- == 0) one = pick_one<A...>();
    describe_kind(*this, one);
  }
  template <class... A>
  std::variant<A...> pick_one() {
    const std::array<std::variant<A...>, sizeof...(A)> fresh = {A{}...};
    return fresh[static_cast<std::size_t>(pick(sizeof...(A)))];
  }

  void change(std::string& text) {
    static const std::array<const char*, 6> kTexts = {"",     "x",    "\u00e9\u2026",
                                                      "a\tb", "true", "IDR"};
    text = kTexts[static_cast<std::size_t>(pick(6))] + std::to_string(pick(1000));
  }
  void change(bool& value) { value = !value; }
  void change(Rational& value) { value = Rational(pick(2000) - 500, pick(1000) + 1); }
  void change(Date& value) { value.days += static_cast<std::int32_t>(pick(400) - 200); }
  void change(std::int32_t& value) { value += static_cast<std::int32_t>(pick(100) - 50); }
  void change(std::int64_t& value) {
    if (value != kNever) value += pick(1'000'000) - 500'000;
  }
  template <class Row>
  void change(Id<Row>& value) {
    value.at = static_cast<std::int32_t>(pick(8) - 1);
  }
  template <class T>
  void change(T& value) {
    static_assert(std::is_enum_v<T>);
    value = static_cast<T>(pick(static_cast<std::int64_t>(words(value).size())));
  }
};

}  // namespace

Program sample_program() {
  Program p;
  p.agreement = {"Support", "2.0",           "PT Awan",         "PT Toko",
                 "PT Ukur", day(2026, 1, 1), day(2026, 12, 31), "Asia/Jakarta",
                 "IDR",     Rational(1, 100)};
  add_calendars(p);
  add_logs(p);
  add_measures(p);
  add_covers(p);
  add_targets(p);
  add_remedies(p);
  add_scenario(p);
  return p;
}

void change_a_leaf(Program& program, std::mt19937_64& random) {
  LeafChanger counting{random, -1};
  describe(counting, program);
  LeafChanger changing{
      random, static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(counting.leaves))};
  describe(changing, program);
}

Program random_program(std::mt19937_64& random, int steps) {
  Program program = sample_program();
  for (int i = 0; i < steps; ++i) {
    Program next = program;
    change_a_leaf(next, random);
    if (verify(next).empty()) program = std::move(next);
  }
  return program;
}

void check_all(const std::vector<Broken>& cases) {
  for (const Broken& broken : cases) {
    Program program = sample_program();
    broken.breaking(program);
    const std::string message = verify(program);
    INFO(broken.expected << "  |  " << message);
    CHECK(message.rfind(broken.expected, 0) == 0);
  }
}

}  // namespace akad::ir
