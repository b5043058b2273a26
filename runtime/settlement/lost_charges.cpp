#include "runtime/settlement/lost_charges.h"

#include <set>

#include "runtime/ir/amounts/fees.h"

namespace akad::settlement {
namespace {

// The fees with an amount of their own that amounts are shares of.
struct RootsOf {
  const ir::Program& program;
  std::set<Id<ir::Fee>> fees = {};

  void operator()(const ir::ShareOfFee& share) {
    if (const auto root = ir::root_of(program, share.fee)) fees.insert(root->fee);
  }
  void operator()(const ir::Rate& rate) {
    std::visit(*this, rate.price.is);
    if (rate.most) std::visit(*this, rate.most->is);
  }
  template <class Other>
  void operator()(const Other&) {}
};

std::set<Id<ir::Fee>> fees_of(const ir::Program& program, Id<ir::Credit> id) {
  RootsOf roots{program};
  for (const ir::SlabRow& row : program[id].slabs) std::visit(roots, row.amount.is);
  for (const ir::Cap& cap : program.caps) {
    if (ir::limits(program, cap, id)) std::visit(roots, cap.most.is);
  }
  return std::move(roots.fees);
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
