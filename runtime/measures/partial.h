// Mergeable results: what one set of subjects contributed to each target, period and group. Merging
// is associative and commutative, so files, threads and machines may split the subjects anyhow.
// That is so only while every subject lies whole in one part.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/clocks/findings.h"
#include "runtime/ir/program.h"
#include "runtime/measures/counts/cell.h"
#include "runtime/measures/exclusions/figures.h"
#include "runtime/plan/period.h"
#include "runtime/targets/escalate.h"
#include "runtime/targets/open/standing.h"
#include "runtime/time/interval_set.h"

namespace akad::measures {

// A value as it is written; none where there was none, which comes before every value.
using GroupValue = std::optional<std::string>;

struct CellKey {
  Id<ir::Target> target;
  Id<plan::Period> period;        // of plan::Plan::periods
  std::vector<GroupValue> group;  // values of Target::groups, then the subject when by_subject
  auto operator<=>(const CellKey&) const = default;
};

// In which group a period counted an item that was open and missed at its end.
struct GroupThen {
  std::string period;  // its label
  std::vector<GroupValue> group;
};

// An item that was open at the end of a period, which counted it with its time so far.
struct SoFar {
  std::string period;  // its label
  Duration elapsed = 0;
  std::vector<GroupValue> group;
};

// One judged item: a line of --items.
struct Item {
  Id<ir::Target> target;
  std::string subject;
  std::int32_t number = 1;  // which of the subject's items
  ir::Verdict verdict = ir::Verdict::Pending;
  Instant started = kNever;  // kNever = not known, written as null; so for the others
  Instant stopped = kNever;
  Instant due = kNever;
  Duration elapsed = 0;  // up to the stop or as-of
  std::string period;    // its label: 2026-03; empty = none
  std::vector<GroupValue> group;
  std::vector<std::pair<GroupValue, Duration>> attributed = {};  // by value, ascending
  std::vector<targets::Escalated> escalations = {};              // beside Target::escalations
  Duration paused = 0;                                           // in it, around the clock
  Duration paused_open = 0;                                      // ... in the hours that count
  Duration excluded = 0;  // in which its clock paused during an exclusion, around the clock
  Instant missed_before = kNever;  // when a limit was due that was missed before a change
  std::uint64_t lost = 0;          // records that cannot be used and may have changed it
  std::vector<std::string> missed_open = {};  // periods at whose end it was open and missed
  Rarely<std::vector<GroupThen>> then = {};  // of these, where it was of another group than `group`
  std::int32_t left_out = -1;  // which LeavingOut of its target leaves it out; -1 = none
  bool forgiven = false;       // missed while it was open, and not counted again when it stopped
  std::shared_ptr<const targets::Standing> standing = {};  // with Keep::Open alone
  Rarely<std::vector<ItemAmount>> owed = {};  // for it, where items have amounts of their own
  Rarely<std::vector<SoFar>> so_far = {};     // of targets for lengths
};
// Grows, and is joined, without a second copy of those that it has. What has it is moved but by a
// vector that grows, which would copy it.
using Items = std::deque<Item>;
// The labels of the periods that count it as missed.
std::vector<std::string> missed_in(const Item& item);
// The labels of the periods that counted it while it was open.
std::vector<std::string> open_in(const Item& item);
// In which group the period of this label counts it.
const std::vector<GroupValue>& group_in(const Item& item, const std::string& period);

// How long something was down, by the share in which that counts.
using TimeByShare = std::map<Rational, Duration>;
// What it comes to, in milliseconds: of each share to 18 decimals, half up
// (REFERENCE, "Partial outages").
Rational weighed(const TimeByShare& time);

// What counts of an outage in a period.
struct OutagePart {
  Id<plan::Period> period;
  Duration counted = 0;   // by the clock
  Duration excluded = 0;  // would count as well, but for exclusions
  // Of an outage of which some time weighs less: how much of `counted` counts in which share.
  Rarely<TimeByShare> by_share = {};
  // That are paid in it, beside ir::outage_rates of the target; none where there are no such rates.
  Rarely<std::vector<Rational>> units = {};
};

// What of it is time down, as it weighs; in milliseconds.
Rational time_down(const OutagePart& part);

// An outage of a subject as a target counts it.
struct OutageRow {
  Id<ir::Target> target;
  std::string subject;
  Interval whole;                      // ends at as-of where it goes on
  std::vector<OutagePart> parts = {};  // in periods of the term; never none
};

// What became of a claim to excluded time, for one subject of a target, or for all.
struct ClaimRow {
  Id<ir::Target> target;
  Id<ir::Exclusion> exclusion;
  GroupValue subject;   // none: of everybody who has no row of its own for it
  std::string told_of;  // of whom the notice is, where that is another; empty: of the subject
  Interval span;        // as it was claimed
  bool end_unknown = false;
  Instant announced = kNever;  // kNever: not, or nobody asks
  ir::Grant grant = ir::Grant::Granted;
  ir::GrantReason reason = ir::GrantReason::None;
  GrantFigures figures = {};
  time::IntervalSet granted = {};
  time::IntervalSet down = {};  // of it
};

// Of what there was more than the limits of the plan allow, and where.
struct Excess {
  limits::Limit limit = limits::Limit::Groups;
  Id<ir::Target> target = {};
  Id<plan::Period> period = {};
};

// Which items are listed. Open: with how they stand; Missed: those that are, or were when a period
// ended, and those that are open still.
enum class Keep : std::uint8_t { None, All, Open, Missed };

// What is listed beside what is counted.
struct Listing {
  Keep items = Keep::None;
  bool outages = false;
};

using CellsByKey = std::map<CellKey, Cell>;

struct Partial {
  CellsByKey cells;
  Items items;                       // only when asked for; sorted by sort_items before they leave
  std::vector<OutageRow> outages;    // likewise; sorted by sort_outages
  std::vector<ClaimRow> claims;      // sorted by sort_claims before they leave
  events::FindingList findings;      // of stories
  std::vector<events::Loss> losses;  // likewise
  std::vector<std::vector<bool>> reached;  // by target, the rows of its limits that held of items
  // By signal: subjects that never had it, of those that a comparison reads; empty where none is.
  std::vector<std::uint64_t> never_given;
  std::uint64_t subjects = 0;
  std::uint64_t kept =
      0;  // outages; items, each once more for every eight stretches that are told apart by
          // who held it, and periods at whose end it was missed
  std::uint64_t listed = 0;  // claims, each as often as periods list it
  std::uint64_t held = 0;    // claims against subjects and items, as of limits::Limit::Exclusions
  std::uint64_t slots = 0;   // that figures keep, as of limits::Limit::Slots
  Id<ir::Target> slots_of = {};  // where the last one came in
  std::optional<Excess> excess;  // then the rest is not complete, and is of no use
};

Partial merge(Partial a, Partial b);
// When nothing more is merged: what takes longer to work out is worked out once.
void sum_up(CellsByKey& cells);
// Up to where it is listed: what is granted may go on beyond what was claimed.
Interval reach_of(const ClaimRow& claim);
void sort_items(Items& items);                       // by target, subject, started, number
void sort_outages(std::vector<OutageRow>& outages);  // by target, subject, begin
void sort_claims(std::vector<ClaimRow>& claims);     // by target, exclusion, subject, time

}  // namespace akad::measures
