// What must be claimed: how a line stands, by the claims for its period and group. See payable.h.
#include <algorithm>

#include "runtime/settlement/payable/payable.h"

namespace akad::settlement {
namespace {

using claimed::Claim;

struct Decided {
  ir::ClaimState state = ir::ClaimState::Claimable;
  const Claim* by = nullptr;
};

// `deadline`: kNever where there is none.
Decided decide(const std::vector<const Claim*>& claims, Instant deadline, Instant as_of) {
  const Claim* waived = nullptr;
  const Claim* late = nullptr;
  for (const Claim* claim : claims) {
    const bool in_time = claim->at < deadline;
    if (in_time && claim->waived == kNever) return {ir::ClaimState::Due, claim};
    if (in_time) waived = claim;
    if (!in_time && late == nullptr) late = claim;
  }
  if (waived != nullptr) return {ir::ClaimState::Waived, waived};
  if (as_of < deadline) return {ir::ClaimState::Claimable, nullptr};
  return {ir::ClaimState::Lapsed, late};
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

  void mind(const results::PeriodResults& period, Line& line) const {
    LineItem& item = line.item;
    const ir::Credit& credit = program_[item.credit];
    LineClaim& claim = item.claim.made();
    claim.until = dates_.last_of(credit.claim->within, period.period.last);
    if (!claims_.are_known(item.credit)) return leave_open(line);
    const results::Result& result = period.results[item.result.index()];
    const Instant deadline = dates_.end_of(claim.until);
    const Decided decided =
        decide(claims_.of(item.credit, ir::label_of(period.period.calendar), result.group),
               deadline, claims_.as_of());
    claim.state = decided.state;
    if (decided.by != nullptr) claim.by = *decided.by;
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
  // Nobody knows whether it was claimed: the least that is owed is nothing, the rest is open.
  static void leave_open(Line& line) {
    line.item.open += line.amount;
    line.amount = 0;
  }
  static void owe_no_more(LineItem& item) {
    item.open = 0;
    item.open_end = false;
    item.open_by = {};
  }

  const ir::Program& program_;
  const claimed::Claims& claims_;
  claimed::Dates dates_;
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
