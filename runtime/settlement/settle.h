// Results to money: credits, caps, rounding. Pure functions; ids, and no words.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "runtime/settlement/ledger.h"
#include "runtime/settlement/line_item.h"

namespace akad::settlement {

// A cap that lowered what it covers.
struct CapApplied {
  Id<ir::Cap> cap;
  ir::CalendarPeriod period;  // of the cap's cadence: those that it limits together end in it
  results::Group group;       // values of Cap::groups, then the subject when by_subject
  Rational before;            // sum in its scope, before this cap
  Rational most;
  Rational reduction;     // before - most, and no more than what is not earlier
  Rational earlier = {};  // of `before`: payable in periods that ended earlier
};

// What a cap leaves, in its own period and for one group, of what is open under it.
struct OpenUnder {
  Id<ir::Cap> cap;
  ir::CalendarPeriod period;  // of the cap's cadence
  results::Group group;
  Rational open;         // sum, before caps
  bool endless = false;  // nobody can say how much more
  Rational left;         // more than this does not become payable, whatever becomes of it
};

// What is owed beside a total, which then is the least.
struct Beside {
  Rational open = {};         // sum of what is open
  std::uint64_t unknown = 0;  // amounts of items that nobody knows: an item for each of its credits
  bool open_end = false;      // nobody can say what more may come of what is open
  bool grows = false;         // that is, it grows with what lost records would have said
  bool unknown_fee = false;   // likewise, or what is open is: of a fee that nobody knows
  bool may_fall = false;      // what is open or claimable may displace some of what is payable

  bool is_nothing() const { return open == 0 && is_bounded(); }
  bool is_bounded() const { return unknown == 0 && !open_end; }
  void add(const LineItem& line) {
    open += line.open;
    unknown += unknown_in(line);
    open_end = open_end || line.open_end;
    grows = grows || line.grows;
    unknown_fee = unknown_fee || rests_on_unknown_fee(line);
  }
  void add(const Beside& other) {
    open += other.open;
    unknown += other.unknown;
    open_end = open_end || other.open_end;
    grows = grows || other.grows;
    unknown_fee = unknown_fee || other.unknown_fee;
    may_fall = may_fall || other.may_fall;
  }
  bool operator==(const Beside&) const = default;
};
// As unsaid_in a line.
inline std::uint64_t unsaid_in(const Beside& beside) {
  return beside.unknown + (beside.unknown_fee ? 1 : 0);
}

struct PeriodSettlement {
  std::vector<LineItem> items;  // of money
  // Of what is owed in kind: their amounts are so many of that, and no sum of money, cap or tax
  // knows them.
  std::vector<LineItem> in_kind = {};
  std::vector<CapApplied> caps;
  Rational total;
  Beside beside = {};
  std::optional<TaxTotal> tax = {};        // none where no line has one
  Rational claimable = {};                 // sum of what may still be claimed, before caps
  std::vector<OpenUnder> open_under = {};  // by cap, its period and group; of a whole term only
};

// All lines, of money first.
std::vector<const LineItem*> lines_of(const PeriodSettlement& period);

// What is owed in kind, of one kind.
struct KindTotal {
  std::string of;
  Rational quantity = {};
  Beside beside = {};
  Rational claimable = {};
};
// Of periods that are told of together: each kind that some credit owes, by what it is called.
std::vector<KindTotal> totals_in_kind(const ir::Program& program,
                                      std::span<const PeriodSettlement* const> periods);

// Why a claim claims nothing.
enum class IdleClaim { NotReadable, NoSuchCredit, NoSuchPeriod, NoSuchGroup, NothingOwed };
constexpr std::array<std::string_view, 5> words(IdleClaim) {
  return {"not readable", "no such credit", "no such period", "no such group", "nothing owed"};
}
struct ClaimOfNothing {
  claimed::Claim claim;
  Id<ir::Log> log;
  IdleClaim why = IdleClaim::NothingOwed;
};

struct Settlement {
  std::vector<PeriodSettlement> periods;        // beside those of the results
  Ledger ledger;                                // after the last of them
  std::vector<ClaimOfNothing> of_nothing = {};  // by log, then in the order of claims
};

// What is known beside the results.
struct Told {
  const claimed::Claims& claims;
  const charged::Charges& charges;
};

// Of periods that are told of together; none where no line of them has a tax.
std::optional<TaxTotal> tax_total(std::span<const PeriodSettlement* const> periods);

// One step: periods that end together, shorter before longer; what they owe is capped together.
// `ledger` is that of the periods before, and becomes that of the next.
std::vector<PeriodSettlement> settle_together(const ir::Program& program,
                                              std::span<const results::PeriodResults> periods,
                                              const Told& told, Ledger& ledger);
// A step of one period, in which nothing must be claimed.
PeriodSettlement settle_period(const ir::Program& program, const results::PeriodResults& period,
                               Ledger& ledger);

// The whole term, from its first period on: what is owed in a period may depend on those before it,
// whichever of them somebody wants to see.
Settlement settle(const ir::Program& program, const std::vector<results::PeriodResults>& term,
                  const claimed::Claims& claims = {}, const charged::Charges& charges = {});

// What is paid together: of periods that are told of together, in the order in which it stands
// there first. Empty where the agreement says of nothing how it is paid.
struct PaidTogether {
  std::optional<Payment> payment;  // none: nothing is said
  Rational amount;
};
std::vector<PaidTogether> paid_together(std::span<const PeriodSettlement* const> periods);

// A cap that leaves less than is open under it.
struct CapLeaves {
  Id<ir::Cap> cap;
  std::optional<ir::CalendarPeriod> period;  // none: of several of its periods
  Rational most;                             // of all its groups
};
// Of periods that are told of together, by cap. What is certain: under the cap no more than this
// becomes payable beside what is.
std::vector<CapLeaves> caps_leave(std::span<const PeriodSettlement* const> periods);

}  // namespace akad::settlement
