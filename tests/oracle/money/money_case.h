// A small agreement about money and what happened under it, in words of its own: neither the IR nor
// the engine's, so that both may change and the oracle's reading stays.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/instant.h"
#include "runtime/base/rational.h"
#include "tests/oracle/money/amounts/payable_rules.h"
#include "tests/oracle/money/figures/figure_rules.h"
#include "tests/oracle/money/lengths/length_rules.h"
#include "tests/oracle/money/time/outage_rules.h"

namespace akad::oracle {

// What is said of a subject. The first two stand in the log of tickets, the next two in that of
// probes. `Tier` is said before anything else happens and does not change. `Worth` is money, and
// stands in the log of tickets. The others are what a claim says: its period, its credit, and for
// whom it is.
enum class Said {
  Customer,
  Tier,
  Place,
  State,
  Worth,
  ClaimPeriod,
  ClaimCredit,
  ClaimCustomer,
  ClaimTier,
  ClaimPlace,
  ClaimSubject
};
constexpr std::size_t kSaid = 5;        // of subjects that are measured
constexpr std::size_t kSaidInAll = 11;  // and of claims

enum class What {
  Opened,
  Resolved,
  WentDown,
  CameUp,
  Incident,
  Says,
  Works,
  Flood,
  Updated,
  Claimed,
  TakenBack
};
struct Event {
  Instant at = 0;
  What what = What::Opened;
  Said signal = Said::Customer;  // Says
  std::string text = {};         // Says
  Instant to = 0;                // Incident, Works, Flood; kNever = not over yet
  Instant announced = kNever;    // Works, Flood; kNever = nobody did
};
struct Subject {
  std::string name;
  std::vector<Event> happenings;
};

enum class AfterStop { FirstStopDecides, NewItem, LeaveOutGap, CountGap, LastDecides };
struct ClockRules {
  AfterStop reopening = AfterStop::FirstStopDecides;
  int within_days = 0;  // 0 = whenever
  AfterStop later = AfterStop::FirstStopDecides;
  bool rounds = false;        // Updated ends an item and begins the next
  bool office_hours = false;  // counts from Monday to Friday, 8:00 to 17:00
};

struct LimitRule {
  bool none = false;  // no target
  Duration length = 0;
  bool strict = false;
};

// For which periods something is counted, owed, capped or charged.
enum class Every {
  Month,
  Quarter,
  HalfYear,
  Year,
  Week,
  Day,
  ContractMonth,
  ContractQuarter,
  ContractYear,
  Term,
  Season
};
constexpr std::size_t kEvery = 11;

enum class Belongs { Stop, Start, Due };
enum class OpenRule { LeftOut, OverdueMissed, WithGrace };
enum class EmptyRule { NotApplicable, Met, Missed };
enum class Excludes { Nothing, NotPromised, NotDown };
enum class GoesOn { CountsAsDown, ExcludedToo, ExclusionLost };
enum class CountsAs { Unknown, Up, Down, LeftOut };
// What is asked of notices of works, or of floods.
struct NoticeRules {
  Duration lead = 0;       // announced so long before; 0 = nobody asks
  bool at_night = false;   // only from 22:00 to 24:00 and from 0:00 to 5:00
  Duration most = 0;       // in each month; 0 = as much as there is
  bool most_down = false;  // so much downtime
  GoesOn goes_on = GoesOn::CountsAsDown;
  bool of_everybody = false;  // not of the subject that it is told of alone
};
struct TargetRules {
  bool of_time = false;
  Every every = Every::Month;
  int over = 1;                // so many of them, at the end of each
  bool what_there_is = false;  // the first ones of the term; otherwise not applicable
  std::size_t measure = 0;     // of the clocks, or of the outages
  bool more_than = false;
  Rational share = 1;
  bool all = false;  // written "for all"
  std::vector<Said> groups;
  bool by_subject = false;
  std::optional<Said> subject_is = {};  // of several: what takes them together
  // items
  std::array<LimitRule, 2> limits;  // of tier "gold", of the others
  Belongs belongs = Belongs::Stop;
  OpenRule open = OpenRule::LeftOut;
  int grace_days = 0;
  int small_below = 0, small_misses = 0;
  EmptyRule empty = EmptyRule::NotApplicable;
  int least = 0;  // fewer are as good as none; 0 = one is enough
  // What results are called, from the best: so good, or strictly better.
  std::vector<std::pair<Rational, bool>> levels = {};
  bool by_dates = false;  // to the same time so many dates later: days of a zone without changes
  bool gold_left_out = false;  // what stops and is of tier "gold" counts nowhere
  // time
  bool to_beginning = false;
  bool thirty_days = false;               // each month taken as 30 days
  bool office_hours = false;              // of the time from Monday to Friday, 8:00 to 17:00
  std::array<Excludes, 2> excludes = {};  // the time of Works, of Flood
  bool from_first = false;                // measured from the first record
  Duration silence = 0;                   // after longer without a record; 0 = nothing is said
  CountsAs untold = CountsAs::Unknown;
  bool unknown_when_none = false;  // while the state has no value
  LengthRules lengths = {};
  FigureRules figure = {};
  // Of the sum of what credits owe of this, which is at most `share`, or less; empty: it is no sum.
  std::string sum_of = {};
  bool sum_less = false;
  bool lost_undetermined = false;  // where records cannot be used; of which the stories have none
};

struct FeeRules {
  Rational amount;  // nothing: no fee, where it is by group
  Every every = Every::Month;
  bool in_proportion = false;  // to its days, where the term cuts its period
  FeeChanges later = {};
  std::optional<std::size_t> share_of = {};  // the place of another fee: then it is `amount` of it
  // Of one by group: by what, or by subject, and what those pay that it names; others `amount`.
  std::optional<Said> by = {};
  bool by_subject = false;
  std::vector<FeeOfOne> named = {};
  std::optional<TaxRule> tax = {};
  std::optional<Rational> exchange = {};  // what one of its money is in the agreement's
};
enum class Taken { OfPeriod, Sum, Last, Part, Around };
struct Sum {
  enum Kind { Nothing, Money, ShareOfFee, ShareOfWorth } kind = Nothing;
  Rational value;
  std::size_t fee = 0;
  Taken taken = Taken::OfPeriod;
};

// What a rate pays for, and how much each.
enum class PaidFor { EachMiss, TimeLate, DatesLate, TimeDown, PointsBelow, ShareDown, OfSum };
enum class PartOfUnit { LeftAway, Whole, InProportion };
struct RateRules {
  PaidFor paid_for = PaidFor::EachMiss;
  Sum price;
  Sum most;               // Nothing: there is none
  std::int64_t free = 0;  // misses, dates or milliseconds
  bool once = false;      // where there is more than that, the whole counts
  Duration unit = kHour;  // TimeLate, TimeDown
  PartOfUnit part = PartOfUnit::LeftAway;
  bool all_hours = false;  // TimeLate: also those that the clock does not count
  bool working_days = false, without_last = false;  // DatesLate: Monday to Friday alone
  Rational step, below;                             // PointsBelow; OfSum: `step` alone
  Rational of = 1;                                  // ShareDown: of this share of the time
  bool each_outage = false;                         // TimeDown: of each, not of the sum
};
struct Slab {
  enum Bound { AtLeast, Below, Otherwise, MoreThan, AtMost } bound = Otherwise;
  Rational result;
  Sum sum;
  std::optional<RateRules> rate = {};  // in place of `sum`
};
enum class OwedIf { ByTable, Missed, MetOrMissed };
struct CreditRules {
  std::size_t target = 0;
  OwedIf when = OwedIf::ByTable;  // otherwise there is one row, with a rate
  std::vector<Slab> slabs;
  RoundingMode rounding = RoundingMode::HalfUp;
  Rational unit = 1;
  std::optional<SmallRule> small = {};
  std::optional<ClaimRule> claim = {};
  std::string in_kind = {};  // what its sums are so many of; empty: they are money
};
struct CapRules {
  std::vector<std::size_t> credits;  // none: all
  Sum most;
  Every every = Every::Month;
  std::vector<Said> groups;
  bool by_subject = false;
  std::optional<Said> subject_is = {};  // as its targets have it
  int over = 1;                         // the last so many, at the end of each
  // In place of `most`: sums that are not due; never raised.
  std::optional<SmallRule> small = {};
  bool largest = false;  // in place of `most`: of what is due only the largest is
};

struct SeasonRule {
  std::string name;
  Date first, last;
};

// Of the log of probes: who is in service, from the first day to the last, both included.
struct InService {
  std::string subject;
  Date first, last;
};

struct MoneyCase {
  std::string zone = "Asia/Jakarta";
  Date first, last;  // of the term, both included
  Instant as_of = 0;
  std::string only_subject;         // not empty: the log of probes has this one subject
  std::vector<SeasonRule> seasons;  // in time, apart
  std::vector<InService> covered;   // none: nobody says who is in service
  std::vector<FeeRules> fees;
  std::vector<ClockRules> clocks;
  std::vector<OutageRules> outages;
  std::array<NoticeRules, 2> notices = {};  // of works, of floods
  std::vector<TargetRules> targets;
  std::vector<CreditRules> credits;
  std::vector<CapRules> caps;
  std::vector<Subject> subjects;
};

}  // namespace akad::oracle
