// The values of each factor: what each says of a target.
#include "tests/oracle/matrix/factors.h"
#include "tests/oracle/matrix/time_values.h"

#include "tests/oracle/money/money_cases.h"
#include "tests/oracle/money/money_periods.h"
#include "tests/oracle/wall_oracle.h"

namespace akad::oracle {
namespace {

using M = MoneyCase;
using T = TargetRules;

// Kinds. -----------------------------------------------------------------------------------------
void within(T& target, Duration length, bool strict = false) {
  for (LimitRule& limit : target.limits) limit = {false, length, strict};
}

void stopped_in_time(M&, T& target) { target.share = Rational(3, 4); }
void overdue_while_open(M& money, T& target) {
  money.clocks[0].reopening = AfterStop::LeaveOutGap;
  target.share = Rational(9, 10);
  target.open = OpenRule::OverdueMissed;
  target.small_below = 3;
  target.small_misses = 1;
  target.empty = EmptyRule::Met;
}
void by_start(M& money, T& target) {
  money.clocks[0].reopening = AfterStop::CountGap;
  target.belongs = Belongs::Start;
  target.share = Rational(1, 2);
  target.empty = EmptyRule::Missed;
  target.least = 2;
}
void by_due(M& money, T& target) {
  money.clocks[0].reopening = AfterStop::LastDecides;
  target.belongs = Belongs::Due;
  target.share = Rational(1, 2);
  target.more_than = true;
}
void by_dates(M&, T& target) {
  within(target, 2 * kDay);
  target.by_dates = true;
  target.all = true;
}
void less_than(M&, T& target) {
  within(target, 8 * kHour, true);
  target.share = Rational(9, 10);
}
void updates(M& money, T& target) {
  money.clocks[0].rounds = true;
  money.clocks[0].reopening = AfterStop::NewItem;
  within(target, 5 * kDay);
  target.belongs = Belongs::Due;
  target.share = Rational(3, 4);
}

// How long they take together; a table of shares is one of lengths then.
void take_together(T& target, HowLong how, bool strict) {
  within(target, 8 * kHour, strict);
  target.lengths.how = how;
  target.share = Rational(8 * kHour);
  target.sum_less = strict;
}
void on_average(M& money, T& target) {
  money.clocks[0].reopening = AfterStop::LeaveOutGap;
  take_together(target, HowLong::Average, false);
  target.lengths.so_far = true;
  target.empty = EmptyRule::Met;
  target.least = 3;
}
void in_a_percentile(M&, T& target) {
  take_together(target, HowLong::Percentile, true);
  target.lengths.percentile = Rational(9, 10);
}

void a_share(M&, T& target) {
  within(target, 8 * kHour);
  target.figure = {Figured::Share, false, true, true};
  target.share = Rational(3, 4);
  target.empty = EmptyRule::Missed;
  target.least = 2;
}
void a_number(M&, T& target) {
  within(target, 8 * kHour);
  target.figure = {Figured::Number, false, false, false};
  target.share = 2;
  target.sum_less = true;
}
void a_number_of_slots(M& money, T& target) {
  a_number(money, target);
  target.figure.slots.slot = 30 * kMinute;
  target.figure.slots.how = OfSlots::Most;
}

// Periods. ---------------------------------------------------------------------------------------
// Days and weeks are many.
void short_term(M& money) {
  money.last = to_date({2025, 3, 20});
  money.seasons.resize(2);
}
template <Every every>
void in_each(M& money, T& target) {
  target.every = every;
  if (every == Every::Day || every == Every::Week) short_term(money);
}
void last_three_months(M&, T& target) {
  target.over = 3;
  target.what_there_is = true;
}
void last_two_weeks(M& money, T& target) {
  in_each<Every::Week>(money, target);
  target.over = 2;
}
void thirty_days(M&, T& target) { target.thirty_days = true; }

// Groups. ----------------------------------------------------------------------------------------
Said first_signal(const T& target) { return target.of_time ? Said::Place : Said::Customer; }
Said second_signal(const T& target) { return target.of_time ? Said::State : Said::Tier; }

void no_group(M&, T&) {}
void one_subject(M& money, T&) { money.only_subject = "portal"; }
// What takes several together is what they are called.
void each_signal(M&, T& target) {
  target.by_subject = target.subject_is.has_value();
  if (!target.by_subject) target.groups = {first_signal(target)};
}
void two_signals(M& money, T& target) {
  each_signal(money, target);
  target.groups.push_back(second_signal(target));
}
void each_subject(M&, T& target) { target.by_subject = true; }
void signal_and_subject(M& money, T& target) {
  each_signal(money, target);
  target.by_subject = true;
}

// Exclusions. ------------------------------------------------------------------------------------
void exclude_nothing(M&, T&) {}
void not_promised(M&, T& target) { target.excludes[0] = Excludes::NotPromised; }
void not_down(M&, T& target) { target.excludes[0] = Excludes::NotDown; }
void announced(M& money, T& target) {
  not_promised(money, target);
  money.notices[0].lead = 2 * kHour;
}
void excluded_too(M& money, T& target) {
  announced(money, target);
  money.notices[0].goes_on = GoesOn::ExcludedToo;
}
void exclusion_lost(M& money, T& target) {
  announced(money, target);
  money.notices[0].goes_on = GoesOn::ExclusionLost;
}
void quota_of_time(M& money, T& target) {
  not_promised(money, target);
  money.notices[0].most = 10 * kHour;
}
void quota_of_downtime(M& money, T& target) {
  not_down(money, target);
  money.notices[0].most = 5 * kHour;
  money.notices[0].most_down = true;
}
void at_night(M& money, T& target) {
  not_promised(money, target);
  money.notices[0].at_night = true;
}
void two_exclusions(M&, T& target) { target.excludes = {Excludes::NotPromised, Excludes::NotDown}; }
void leave_out_items(M&, T& target) { target.gold_left_out = true; }

// Missing data. ----------------------------------------------------------------------------------
void nothing_said(M&, T&) {}
void from_first(M&, T& target) { target.from_first = true; }
template <CountsAs counts>
void silence(M&, T& target) {
  target.silence = 12 * kHour;
  target.untold = counts;
}
void silence_from_first(M& money, T& target) {
  from_first(money, target);
  silence<CountsAs::Unknown>(money, target);
}
void unknown_when_none(M&, T& target) { target.unknown_when_none = true; }
void covered(M& money, T&) {
  const std::string first = money.only_subject.empty() ? "S0" : money.only_subject;
  money.covered = {{first, money.first, Date{money.first.days + 30}},
                   {first, Date{money.first.days + 40}, money.last},
                   {"S1", Date{money.first.days + 12}, money.last},
                   {"S9", Date{money.last.days - 40}, Date{money.last.days - 3}}};
  if (!money.only_subject.empty()) money.covered.resize(2);
}
void lost_undetermined(M&, T& target) { target.lost_undetermined = true; }

// Tables. ----------------------------------------------------------------------------------------
Sum share_of_fee(const M& money, const T& target, Rational share) {
  const std::vector<Taken> taken = ways(money.fees[0].every, target.every, target.over);
  return {Sum::ShareOfFee, std::move(share), 0, taken.front()};
}
CreditRules falling(const M& money, const T& target) {
  CreditRules credit;
  credit.slabs = {{Slab::AtLeast, target.share, {}},
                  {Slab::AtLeast, target.share / 2, share_of_fee(money, target, Rational(1, 20))},
                  {Slab::Otherwise, 0, share_of_fee(money, target, Rational(1, 3))}};
  credit.slabs.back().sum.value = Rational(333, 1000);
  return credit;
}
void no_table(M&, T&) {}
void falling_slabs(M& money, T& target) { money.credits = {falling(money, target)}; }
void rising_slabs(M& money, T& target) {
  CreditRules credit;
  credit.slabs = {{Slab::Below, target.share / 2, {Sum::Money, 2000, 0, Taken::OfPeriod}},
                  {Slab::Below, target.share, {Sum::Money, Rational(1001, 2), 0, Taken::OfPeriod}},
                  {Slab::Otherwise, 0, {}}};
  credit.rounding = RoundingMode::Down;
  credit.unit = 100;
  money.credits = {credit};
}
void limit_table(M&, T& target) {
  target.limits[0] = target.of_time ? LimitRule{false, 4 * kHour, false} : target.limits[0];
  target.limits[0].length /= 2;
  target.limits[1].none = true;
}
void cap_of_month(M& money, T& target) {
  falling_slabs(money, target);
  money.caps = {
      {{}, {Sum::ShareOfFee, Rational(1, 10), 0, Taken::OfPeriod}, Every::Month, {}, false}};
}
void cap_for_each(M& money, T& target) {
  falling_slabs(money, target);
  money.caps = {{{0}, {Sum::Money, 300, 0, Taken::OfPeriod}, Every::Month, {}, false}};
  money.caps[0].by_subject = target.by_subject;
  money.caps[0].groups = target.groups;
  if (target.groups.empty() && !target.by_subject) money.caps[0].groups = {first_signal(target)};
}
void caps_of_year(M& money, T& target) {
  falling_slabs(money, target);
  money.caps = {{{}, {Sum::Money, 4000, 0, Taken::OfPeriod}, Every::ContractYear, {}, false},
                {{0}, {Sum::Money, 900, 0, Taken::OfPeriod}, Every::Season, {}, false}};
}
template <Every every>
void fee_of(M& money, T& target) {
  money.fees[0].every = every;
  money.fees[0].in_proportion = true;
  falling_slabs(money, target);
}

std::vector<Value> kinds() {
  return {{"items stopped in time", stopped_in_time},
          {"items overdue while open", overdue_while_open},
          {"items by start", by_start},
          {"items by due", by_due},
          {"items by dates", by_dates},
          {"items in less than", less_than},
          {"updates again and again", updates},
          {"items on average", on_average},
          {"items in a percentile", in_a_percentile},
          {"a share of events", a_share},
          {"a number of events", a_number},
          {"the most events of a slot", a_number_of_slots},
          {"time, split, by state", time_of_states},
          {"time to the beginning, by events", time_of_events},
          {"time, the excess, by windows", time_of_windows},
          {"time, by slots in a row", time_of_slots},
          {"time by weights", time_of_weights},
          {"time of hours", time_of_hours},
          {"time of several, all of each place", time_of_all},
          {"time of several, more than half", time_of_more},
          {"time of several, the share of them", time_of_share},
          {"time of several, two of all", time_of_platform}};
}
std::vector<Value> periods() {
  return {{"month", in_each<Every::Month>},
          {"quarter", in_each<Every::Quarter>},
          {"half year", in_each<Every::HalfYear>},
          {"year", in_each<Every::Year>},
          {"week", in_each<Every::Week>},
          {"day", in_each<Every::Day>},
          {"contract month", in_each<Every::ContractMonth>},
          {"contract quarter", in_each<Every::ContractQuarter>},
          {"contract year", in_each<Every::ContractYear>},
          {"whole term", in_each<Every::Term>},
          {"season", in_each<Every::Season>},
          {"the last 3 months", last_three_months},
          {"the last 2 weeks", last_two_weeks},
          {"month of 30 days", thirty_days}};
}
std::vector<Value> groups() {
  return {{"none", no_group},
          {"one subject", one_subject},
          {"each signal", each_signal},
          {"two signals", two_signals},
          {"each subject", each_subject},
          {"signal and subject", signal_and_subject}};
}
std::vector<Value> exclusions() {
  return {{"none", exclude_nothing},
          {"neither down nor promised", not_promised},
          {"promised and not down", not_down},
          {"if announced", announced},
          {"beyond: excluded too", excluded_too},
          {"beyond: lost", exclusion_lost},
          {"quota of time", quota_of_time},
          {"quota of downtime", quota_of_downtime},
          {"only at night", at_night},
          {"two exclusions", two_exclusions},
          {"items left out", leave_out_items}};
}
std::vector<Value> missing() {
  return {{"nothing said", nothing_said},
          {"from the first record", from_first},
          {"silence unknown", silence<CountsAs::Unknown>},
          {"silence up", silence<CountsAs::Up>},
          {"silence down", silence<CountsAs::Down>},
          {"silence left out", silence<CountsAs::LeftOut>},
          {"silence from the first", silence_from_first},
          {"unknown while", unknown_when_none},
          {"covered", covered},
          {"lost: undetermined", lost_undetermined}};
}
std::vector<Value> tables() {
  return {{"none", no_table},
          {"credit, falling", falling_slabs},
          {"credit of money, rising", rising_slabs},
          {"limits", limit_table},
          {"cap of a month", cap_of_month},
          {"cap for each", cap_for_each},
          {"caps of year and season", caps_of_year},
          {"fee of seasons", fee_of<Every::Season>},
          {"fee of quarters", fee_of<Every::Quarter>},
          {"fee of contract years", fee_of<Every::ContractYear>}};
}

}  // namespace

std::string_view name_of(Factor factor) {
  constexpr std::array<std::string_view, kFactors> kNames = {
      "kind of target", "period", "group", "exclusion", "missing data", "table"};
  return kNames[static_cast<std::size_t>(factor)];
}

const std::array<std::vector<Value>, kFactors>& factors() {
  static const std::array<std::vector<Value>, kFactors> kAll = {kinds(),      periods(), groups(),
                                                                exclusions(), missing(), tables()};
  return kAll;
}

}  // namespace akad::oracle
