#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/analysis/results.h"

namespace akad::audit {
namespace {

// How many periods of the credit end in one of the cap; 0 = not known.
std::int32_t periods_in(ir::Cadence cap, ir::Cadence credit) {
  if (cap == credit) return 1;
  if (cap == ir::Cadence::WholeTerm || cap == ir::Cadence::Season ||
      credit == ir::Cadence::Season) {
    return 0;
  }
  return ir::rank_of(credit) > ir::rank_of(cap) ? 1 : ir::parts_in(cap, credit);
}

// Whether there is one result a period, of those that the cap limits together: results for each
// site are as many as there are sites.
bool is_one(const ir::Cap& cap, const ir::Target& target) {
  const bool same = target.groups == cap.groups && target.by_subject == cap.by_subject;
  return same || (target.groups.empty() && !target.by_subject);
}

// The most that all credits under the cap owe in one of its periods; none: nobody can say.
std::optional<Rational> most_owed(const Audit& audit, const ir::Cap& cap) {
  Rational sum = 0;
  for (const Id<ir::Credit> id : ids_of(audit.program.credits)) {
    if (!ir::limits(audit.program, cap, id)) continue;
    const ir::Credit& credit = audit.program[id];
    const ir::Target& target = audit.program[credit.target];
    const std::int32_t count = periods_in(cap.cadence, target.cadence);
    if (ir::has_rate(credit) || is_as_told(audit.program, credit) || ir::looks_back(cap) ||
        count == 0 || !is_one(cap, target))
      return std::nullopt;
    sum += usual_amount(audit, credit, dearest_row(audit, credit)) * count;
  }
  return sum;
}

// A cap on all credits where all that is owed is in kind.
bool check_without_money(Audit& audit, Id<ir::Cap> id) {
  const auto& credits = audit.program.credits;
  const bool limits_some = std::any_of(credits.begin(), credits.end(), [&](const auto& credit) {
    return ir::unit_in_kind(credit) == nullptr;
  });
  if (credits.empty() || limits_some) return false;
  tell(audit, diagnose(Code::AK1032, audit.map[id],
                       worded("the cap `{}` never takes anything off: it is money, and all that is "
                              "owed is owed in kind",
                              audit.program[id].name))
                  .with_help(fmt::format("write in the sentence of each credit how much is owed at "
                                         "most: at most 10 \"{}\"",
                                         *ir::unit_in_kind(credits.front()))));
  return true;
}

// Only the largest is due, of one amount.
bool check_lone_amount(Audit& audit, Id<ir::Cap> id) {
  const ir::Cap& cap = audit.program[id];
  if (!cap.only_largest) return false;
  const auto credits = ir::covered_by(audit.program, cap);
  if (credits.size() != 1) return false;
  const ir::Credit& credit = audit.program[credits.front()];
  const ir::Target& target = audit.program[credit.target];
  if (!is_one(cap, target) || periods_in(cap.cadence, target.cadence) != 1) return false;
  tell(audit,
       diagnose(Code::AK1032, audit.map[id],
                worded("the cap `{}` never takes anything off: `{}` alone is under it, with one "
                       "amount in a {}, which is always the largest",
                       cap.name, credit.name, std::string(ir::noun_of(cap.cadence))))
           .with_help("name the other credits that one incident, or one period, may owe as well"));
  return true;
}

}  // namespace

// A cap of just what the credits owe is written to be safe; one above it stands there for nothing.
void check_idle_cap(Audit& audit) {
  for (const Id<ir::Cap> id : ids_of(audit.program.caps)) {
    const ir::Cap& cap = audit.program[id];
    if (is_as_told(audit.program, cap)) continue;
    if (check_without_money(audit, id) || check_lone_amount(audit, id)) continue;
    const auto owed = most_owed(audit, cap);
    const Rational most = least_most(audit, cap);
    if (!owed || *owed == 0 || *owed >= most) continue;
    const std::string period(ir::noun_of(cap.cadence));
    tell(audit,
         diagnose(Code::AK1032, audit.map[id],
                  worded("the cap `{}` never takes anything off: all credits under it owe at most "
                         "{} in a {}, and it leaves {}",
                         cap.name, money_text(audit, *owed), period, money_text(audit, most)))
             .with_help(std::vector<std::string>{
                 "lower it, if it is meant to limit what is owed",
                 "or check the rows of the credits, if they are meant to reach it"}));
  }
}

}  // namespace akad::audit
