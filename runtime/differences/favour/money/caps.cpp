#include "runtime/differences/favour/money/caps.h"

#include <algorithm>
#include <set>

namespace akad::differences {
namespace {

bool covers(const ir::Cadence outer, ir::Cadence inner) {
  return outer == inner || outer == ir::Cadence::WholeTerm || ir::parts_in(outer, inner) > 0;
}

std::vector<Id<ir::Cap>> caps_on(const ir::Program& program, Id<ir::Credit> credit) {
  std::vector<Id<ir::Cap>> caps;
  for (const Id<ir::Cap> id : ids_of(program.caps)) {
    if (ir::limits(program[id], credit)) caps.push_back(id);
  }
  return caps;
}

bool share_credits(const ir::Program& program, const ir::Cap& a, const ir::Cap& b) {
  const auto credits = limited_by(program, a);
  return std::any_of(credits.begin(), credits.end(),
                     [&](Id<ir::Credit> credit) { return ir::limits(b, credit); });
}

bool are_nested(const ir::Program& program, const std::set<Id<ir::Cap>>& caps) {
  for (const Id<ir::Cap> one : caps) {
    for (const Id<ir::Cap> other : caps) {
      const ir::Cap& a = program[one];
      const ir::Cap& b = program[other];
      if (!share_credits(program, a, b)) continue;
      if (!lies_within(program, a, b) && !lies_within(program, b, a)) return false;
    }
  }
  return true;
}

std::set<Id<ir::Cap>> caps_beside(const ir::Program& program, Id<ir::Credit> credit) {
  std::set<Id<ir::Cap>> caps;
  for (const Id<ir::Credit> one : beside(program, credit)) {
    for (const Id<ir::Cap> cap : caps_on(program, one)) caps.insert(cap);
  }
  return caps;
}

bool have_one_unit(const ir::Program& program, Id<ir::Credit> credit) {
  const auto all = beside(program, credit);
  return std::all_of(all.begin(), all.end(),
                     [&](Id<ir::Credit> one) { return program[one].unit == program[credit].unit; });
}

bool are_whole(const Context& context, Id<ir::Credit> id) {
  const ir::Program& program = context.program();
  const ir::Credit& credit = program[id];
  const ir::Periods of = ir::periods_of(program[credit.target]);
  return std::all_of(credit.slabs.begin(), credit.slabs.end(), [&](const ir::SlabRow& slab) {
    const auto pays = money(context, context.edition, slab.amount, of);
    return pays && is_whole(context, *pays, credit.unit);
  });
}

bool are_whole_beside(const Context& context, Id<ir::Credit> credit,
                      const std::set<Id<ir::Cap>>& caps) {
  const ir::Program& program = context.program();
  const auto all = beside(program, credit);
  return std::all_of(all.begin(), all.end(),
                     [&](Id<ir::Credit> one) { return are_whole(context, one); }) &&
         std::all_of(caps.begin(), caps.end(), [&](Id<ir::Cap> cap) {
           const auto most =
               money(context, context.edition, program[cap].most, program[cap].cadence);
           return most && is_whole(context, *most, program[credit].unit);
         });
}

}  // namespace

std::vector<Id<ir::Credit>> limited_by(const ir::Program& program, const ir::Cap& cap) {
  std::vector<Id<ir::Credit>> credits;
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    if (ir::limits(cap, id)) credits.push_back(id);
  }
  return credits;
}

bool lies_within(const ir::Program& program, const ir::Cap& inner, const ir::Cap& outer) {
  const auto credits = limited_by(program, inner);
  const bool all_limited = std::all_of(credits.begin(), credits.end(), [&](Id<ir::Credit> credit) {
    return ir::limits(outer, credit);
  });
  const bool finer = std::all_of(outer.groups.begin(), outer.groups.end(), [&](auto group) {
    return std::find(inner.groups.begin(), inner.groups.end(), group) != inner.groups.end();
  });
  return all_limited && finer && (!outer.by_subject || inner.by_subject) &&
         covers(outer.cadence, inner.cadence);
}

std::vector<Id<ir::Credit>> beside(const ir::Program& program, Id<ir::Credit> credit) {
  std::vector<Id<ir::Credit>> all = {credit};
  for (std::size_t at = 0; at < all.size(); ++at) {
    for (const Id<ir::Cap> cap : caps_on(program, all[at])) {
      for (const Id<ir::Credit> other : ids_of(program.credits)) {
        const bool known = std::find(all.begin(), all.end(), other) != all.end();
        if (!known && ir::limits(program[cap], other)) all.push_back(other);
      }
    }
  }
  return all;
}

bool adds_up(const Context& context, Id<ir::Credit> credit) {
  const std::size_t caps = caps_beside(context.program(), credit).size();
  if (caps > 1) return adds_up_whole(context, {credit});
  return caps == 0 || have_one_unit(context.program(), credit);
}

bool adds_up(const Context& context, const std::vector<Id<ir::Credit>>& credits) {
  return std::all_of(credits.begin(), credits.end(),
                     [&](Id<ir::Credit> credit) { return adds_up(context, credit); });
}

bool adds_up_whole(const Context& context, const std::vector<Id<ir::Credit>>& credits) {
  return std::all_of(credits.begin(), credits.end(), [&](Id<ir::Credit> credit) {
    const std::set<Id<ir::Cap>> caps = caps_beside(context.program(), credit);
    return caps.empty() ||
           (have_one_unit(context.program(), credit) && are_whole_beside(context, credit, caps) &&
            are_nested(context.program(), caps));
  });
}

bool is_whole_under_caps(const Context& context, Id<ir::Credit> credit, const Money& pays) {
  const ir::Program& program = context.program();
  return caps_beside(program, credit).size() < 2 || is_whole(context, pays, program[credit].unit);
}

}  // namespace akad::differences
