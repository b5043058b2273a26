#include "runtime/differences/favour/known.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "runtime/differences/favour/money/caps.h"

namespace akad::differences {
namespace {

// Credits that a cap limits together are one group.
class Groups {
 public:
  explicit Groups(std::size_t credits) : above_(credits) {
    std::iota(above_.begin(), above_.end(), std::size_t{0});
  }
  std::size_t of(std::size_t credit) {
    while (above_[credit] != credit) {
      above_[credit] = above_[above_[credit]];
      credit = above_[credit];
    }
    return credit;
  }
  void join(std::size_t a, std::size_t b) { above_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> above_;
};

bool is_whole_credit(const Context& context, const ir::Credit& credit) {
  const ir::Periods of = ir::periods_of(context.program()[credit.target]);
  return std::all_of(credit.slabs.begin(), credit.slabs.end(), [&](const ir::SlabRow& slab) {
    const auto pays = money(context, context.edition, slab.amount, of);
    return pays && is_whole(context, *pays, credit.unit);
  });
}

// What a cap that looks back takes from one period it may leave to a later one.
bool is_whole_cap(const Context& context, const ir::Cap& cap, const Rational& unit) {
  if (ir::looks_back(cap)) return false;
  const auto most = money(context, context.edition, cap.most, cap.cadence);
  return most && is_whole(context, *most, unit);
}

// Whom a cap limits, by which groups and in which periods: of two that say the same one is asked.
using Scope =
    std::tuple<std::vector<Id<ir::Credit>>, std::vector<Id<ir::Signal>>, bool, ir::Cadence>;

Scope scope_of(const ir::Cap& cap) {
  Scope scope{cap.credits, cap.groups, cap.by_subject, cap.cadence};
  std::sort(std::get<0>(scope).begin(), std::get<0>(scope).end());
  std::sort(std::get<1>(scope).begin(), std::get<1>(scope).end());
  return scope;
}

// Whether of any two caps on one credit one lies within the other.
class Nesting {
 public:
  explicit Nesting(const ir::Program& program) : program_(program) {
    on_.resize(program.credits.size());
    std::set<Scope> seen;
    for (const Id<ir::Cap> id : ids_of(program.caps)) {
      if (!seen.insert(scope_of(program[id])).second) continue;
      if (program[id].credits.empty()) everywhere_.push_back(id);
      for (const Id<ir::Credit> credit : program[id].credits) on_[credit.index()].push_back(id);
    }
    all_ = all_of(everywhere_, everywhere_);
  }
  bool holds_on(std::size_t credit) {
    return all_ && all_of(on_[credit], on_[credit]) && all_of(on_[credit], everywhere_);
  }

 private:
  bool all_of(const std::vector<Id<ir::Cap>>& some, const std::vector<Id<ir::Cap>>& others) {
    return std::all_of(some.begin(), some.end(), [&](Id<ir::Cap> one) {
      return std::all_of(others.begin(), others.end(), [&](Id<ir::Cap> other) {
        if (!asked_.emplace(std::min(one, other), std::max(one, other)).second) return true;
        return lies_within(program_[one], program_[other]) ||
               lies_within(program_[other], program_[one]);
      });
    });
  }

  const ir::Program& program_;
  std::vector<std::vector<Id<ir::Cap>>> on_;  // by credit, those that name it
  std::vector<Id<ir::Cap>> everywhere_;
  std::set<std::pair<Id<ir::Cap>, Id<ir::Cap>>> asked_;  // answered yes, or a group has ended
  bool all_ = true;
};

}  // namespace

Known::Known(const Rows& rows) {
  for (const Edition edition : {Edition::Before, Edition::After}) {
    const Context context{rows, *this, edition};
    const ir::Program& program = context.program();
    Groups groups(program.credits.size());
    for (const ir::Cap& cap : program.caps) {
      const auto credits = limited_by(program, cap);
      for (const Id<ir::Credit> credit : credits)
        groups.join(credits.front().index(), credit.index());
    }
    OfCaps& here = caps_[at(edition)];
    here.all.resize(program.credits.size());
    for (const Id<ir::Credit> id : ids_of(program.credits)) {
      const std::size_t group = groups.of(id.index());
      here.of_credit.push_back(group);
      Together& all = here.all[group];
      all.one_unit = all.one_unit && program[id].unit == program.credits[group].unit;
    }
    Nesting nesting(program);
    for (const Id<ir::Credit> id : ids_of(program.credits)) {
      Together& all = here.all[here.of_credit[id.index()]];
      all.adds_whole = all.adds_whole && all.one_unit && is_whole_credit(context, program[id]) &&
                       nesting.holds_on(id.index());
    }
    for (const ir::Cap& cap : program.caps) {
      const auto credits = limited_by(program, cap);
      if (credits.empty()) continue;
      const std::size_t first = credits.front().index();
      Together& all = here.all[here.of_credit[first]];
      // One that looks back is as little alone as two, as is one that says no most.
      const bool is_most = ir::says(cap) == ir::CapSays::Most;
      all.caps += ir::looks_back(cap) || !is_most ? 2 : 1;
      all.adds_whole =
          all.adds_whole && is_most && is_whole_cap(context, cap, program.credits[first].unit);
    }
  }
}

}  // namespace akad::differences
