#include "runtime/settlement/lost_charges.h"

#include <set>

#include "runtime/ir/amounts/fees.h"

namespace akad::settlement {
namespace {

// The fees with an amount of their own that amounts of the credit, or of its caps, are shares of.
std::set<Id<ir::Fee>> fees_of(const ir::Program& program, Id<ir::Credit> id) {
  std::set<Id<ir::Fee>> fees;
  const auto add = [&](const ir::ShareOfFee* share) {
    const auto root = share == nullptr ? std::nullopt : ir::root_of(program, share->fee);
    if (root) fees.insert(root->fee);
  };
  for (const ir::SlabRow& row : program[id].slabs) {
    for (const ir::ShareOfFee* share : ir::shares_in(row.amount)) add(share);
  }
  for (const ir::Cap& cap : program.caps) {
    if (ir::limits(program, cap, id)) add(std::get_if<ir::ShareOfFee>(&cap.most.is));
  }
  return fees;
}

}  // namespace

void mark_lost_charges(const ir::Program& program, const charged::Charges& charges,
                       std::vector<Line>& lines) {
  const bool any = std::any_of(charges.fees.begin(), charges.fees.end(),
                               [](const charged::OfFee& of) { return of.lost > 0; });
  if (!any) return;
  std::vector<std::uint64_t> lost;
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    std::uint64_t& of_credit = lost.emplace_back(0);
    // Of one log they are the same records, whichever of its fees they would have told.
    std::set<Id<ir::Log>> logs;
    for (const Id<ir::Fee> fee : fees_of(program, id)) {
      const charged::OfFee& of = charges.fees[fee.index()];
      if (of.log.valid() && logs.insert(of.log).second) of_credit += of.lost;
    }
  }
  for (Line& line : lines) line.item.lost_charges = lost[line.item.credit.index()];
}

}  // namespace akad::settlement
