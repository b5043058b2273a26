// What must be claimed: how a line stands, by the claims for its period and group. See payable.h.
#include <algorithm>
#include <map>

#include "runtime/base/assert.h"
#include "runtime/settlement/payable/payable.h"

namespace akad::settlement {
namespace {

using claimed::Claim;

// How a line stands by its claims; `by`: a place among those of its credit.
struct Decided {
  ir::ClaimState state = ir::ClaimState::Claimable;
  std::optional<std::size_t> by = {};
};

// Of several lists: one claim in time is enough, the first of them. Of those that were waived the
// last one decides, of those that were late the first.
Decided together(const Decided& a, const Decided& b) {
  const auto rank = [](ir::ClaimState state) {
    switch (state) {
      case ir::ClaimState::Due: return 0;
      case ir::ClaimState::Waived: return 1;
      case ir::ClaimState::Claimable: return 2;
      case ir::ClaimState::Lapsed: return 2;
    }
    AKAD_ASSERT(false);
  };
  if (rank(a.state) != rank(b.state)) return rank(a.state) < rank(b.state) ? a : b;
  if (!a.by || !b.by) return a.by ? a : b;
  const bool last = a.state == ir::ClaimState::Waived;
  return (last ? *a.by > *b.by : *a.by < *b.by) ? a : b;
}

// `deadline`: kNever where there is none.
Decided decide(const std::vector<Claim>& claims, const claimed::Claims::Places& places,
               Instant deadline, ir::ClaimState without) {
  std::optional<std::size_t> waived, late;
  for (const std::size_t place : places) {
    const Claim& claim = claims[place];
    const bool in_time = claim.at < deadline;
    if (in_time && claim.waived == kNever) return {ir::ClaimState::Due, place};
    if (in_time) waived = place;
    if (!in_time && !late) late = place;
  }
  if (waived) return {ir::ClaimState::Waived, waived};
  return {without, without == ir::ClaimState::Lapsed ? late : std::nullopt};
}

// What of it a record that is lost may have changed: a claim of what was not claimed, or that
// nothing is claimed any more.
bool may_be_otherwise(const ir::ClaimTerms& terms, ir::ClaimState state) {
  return state != ir::ClaimState::Due || !terms.waived_on.empty();
}

class Minding {
 public:
  Minding(const ir::Program& program, const claimed::Claims& claims)
      : program_(program), claims_(claims), dates_(program) {}

  void mind(const results::PeriodResults& period, Line& line) {
    LineItem& item = line.item;
    const ir::Credit& credit = program_[item.credit];
    LineClaim& claim = item.claim.made();
    claim.until = dates_.last_of(credit.claim->within, period.period.last);
    if (!claims_.are_known(item.credit)) return leave_open(line);
    const results::Result& result = period.results[item.result.index()];
    const Instant deadline = dates_.end_of(claim.until);
    const Decided decided =
        decided_for(item.credit, ir::label_of(period.period.calendar), result.group, deadline);
    claim.state = decided.state;
    if (decided.by) claim.by = claims_.of(item.credit)[*decided.by];
    if (may_be_otherwise(*credit.claim, decided.state)) {
      const bool taken_back = decided.state == ir::ClaimState::Due;
      claim.lost = claims_.lost_before(
          item.credit, taken_back ? claims_.as_of() : std::min(deadline, claims_.as_of()));
    }
    if (decided.state == ir::ClaimState::Due) return;
    if (decided.state == ir::ClaimState::Claimable) {
      claim.amount = round_to(line.amount, credit.rounding, credit.unit);
    } else {
      owe_no_more(item);
    }
    line.amount = 0;
  }

 private:
  // A list is for one period, which has one deadline.
  Decided decided_for(Id<ir::Credit> credit, const std::string& period, const results::Group& group,
                      Instant deadline) {
    const auto without =
        claims_.as_of() < deadline ? ir::ClaimState::Claimable : ir::ClaimState::Lapsed;
    Decided decided{without, {}};
    for (const auto* places : claims_.lists(credit, period, group)) {
      auto known = decided_.find(places);
      if (known == decided_.end()) {
        known =
            decided_.emplace(places, decide(claims_.of(credit), *places, deadline, without)).first;
      }
      decided = together(decided, known->second);
    }
    return decided;
  }

  // Nobody knows whether it was claimed: the least that is owed is nothing, the rest is open.
  static void leave_open(Line& line) {
    line.item.open += line.amount;
    line.amount = 0;
  }
  static void owe_no_more(LineItem& item) {
    item.open = 0;
    item.open_end = item.grows = false;
    item.open_by = {};
  }

  const ir::Program& program_;
  const claimed::Claims& claims_;
  claimed::Dates dates_;
  std::map<const claimed::Claims::Places*, Decided> decided_ = {};
};

}  // namespace

void mind_claims(const ir::Program& program, std::span<const results::PeriodResults> periods,
                 const claimed::Claims& claims, std::vector<Line>& lines) {
  std::optional<Minding> minding;
  for (Line& line : lines) {
    const LineItem& item = line.item;
    if (!program[item.credit].claim) continue;
    // It owes nothing: it is small, or was owed before.
    if (line.amount == 0 && item.open == 0 && !is_endless(item)) continue;
    if (!minding) minding.emplace(program, claims);
    minding->mind(periods[line.period], line);
  }
}

}  // namespace akad::settlement
