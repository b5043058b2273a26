// What caps leave of what undetermined results leave open. It says nothing of a single credit: what
// becomes payable of one may be taken from another. Of all under a cap together it is certain.
#include <algorithm>
#include <map>
#include <set>

#include "runtime/ir/amounts/fees.h"
#include "runtime/results/groups.h"
#include "runtime/settlement/limits/limits.h"

namespace akad::settlement {
namespace {

struct Scope {
  Id<ir::Cap> cap;
  ir::CalendarPeriod period;
  results::Group group;

  CapScope key() const { return {cap, period.number, group}; }
};

// The caps that limit the line, each in its own period and for its own group.
std::vector<Scope> scopes_of(const ir::Program& program, const results::PeriodResults& period,
                             const LineItem& line) {
  const ir::Term term = ir::term_of(program);
  const ir::Target& target = program[program[line.credit].target];
  const results::Group& group = period.results[line.result.index()].group;
  std::vector<Scope> scopes;
  for (const Id<ir::Cap> id : ids_of(program.caps)) {
    const ir::Cap& cap = program[id];
    const ir::CalendarPeriod of = ir::period_of(cap.cadence, period.period.last, term);
    // Of a cap that looks back nothing is told: what it leaves depends on the periods that follow.
    if (!ir::limits(program, cap, line.credit) || ir::is_between(of) || ir::looks_back(cap))
      continue;
    scopes.push_back({id, of, results::values_for({cap.groups, cap.by_subject}, target, group)});
  }
  return scopes;
}

// None where the credits under the cap have different units.
std::optional<Rational> unit_under(const ir::Program& program, const ir::Cap& cap) {
  std::set<Rational> units;
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    if (ir::limits(program, cap, id)) units.insert(program[id].unit);
  }
  if (units.size() != 1) return std::nullopt;
  return *units.begin();
}

ir::Arising arising_in(const ir::Program& program, const Scope& scope, const ir::ToldFees& told) {
  return {scope.period, 1, ir::called_groups(program, program[scope.cap], scope.group), &told};
}

// Nobody can say what a cap leaves that is a share of a fee which nobody knows.
bool is_known(const ir::Program& program, const Scope& scope, const ir::ToldFees& told) {
  const ir::Amount& most = program[scope.cap].most;
  return !ir::unknown_of(program, most, arising_in(program, scope, told)).valid();
}

Rational left_of(const ir::Program& program, const Scope& scope, const ir::ToldFees& told,
                 const Rational& used) {
  const ir::Cap& cap = program[scope.cap];
  const ir::Arising arising = arising_in(program, scope, told);
  const Rational left = std::max<Rational>(ir::money_of(program, cap.most, arising) - used, 0);
  const std::optional<Rational> unit = unit_under(program, cap);
  return unit ? round_to(left, RoundingMode::Down, *unit) : left;
}

using Sums = std::map<CapScope, Rational>;

// By scope, of one period.
std::vector<OpenUnder> open_in(const ir::Program& program, const results::PeriodResults& results,
                               const PeriodSettlement& period, const ir::ToldFees& told,
                               const Sums& used) {
  std::map<CapScope, OpenUnder> open;
  for (const LineItem& line : period.items) {
    if (line.open == 0 && !is_endless(line)) continue;
    for (const Scope& scope : scopes_of(program, results, line)) {
      if (!is_known(program, scope, told)) continue;
      const auto [row, fresh] = open.try_emplace(scope.key());
      if (fresh) {
        row->second = {scope.cap,   scope.period,
                       scope.group, 0,
                       false,       left_of(program, scope, told, used.at(scope.key()))};
      }
      row->second.open += line.open;
      row->second.endless = row->second.endless || is_endless(line);
    }
  }
  std::vector<OpenUnder> rows;
  for (auto& [scope, row] : open) rows.push_back(std::move(row));
  return rows;
}

}  // namespace

void add_open_under(const ir::Program& program, const std::vector<results::PeriodResults>& term,
                    const ir::ToldFees& told, std::vector<PeriodSettlement>& settled) {
  const auto is_open = [](const PeriodSettlement& period) { return !period.beside.is_nothing(); };
  if (program.caps.empty() || std::none_of(settled.begin(), settled.end(), is_open)) return;
  Sums used;
  for (std::size_t i = 0; i < term.size(); ++i) {
    for (const LineItem& line : settled[i].items) {
      for (const Scope& scope : scopes_of(program, term[i], line)) {
        used[scope.key()] += line.payable;
      }
    }
  }
  for (std::size_t i = 0; i < term.size(); ++i) {
    if (is_open(settled[i])) {
      settled[i].open_under = open_in(program, term[i], settled[i], told, used);
    }
  }
}

std::vector<CapLeaves> caps_leave(std::span<const PeriodSettlement* const> periods) {
  std::map<CapScope, OpenUnder> scopes;
  for (const PeriodSettlement* period : periods) {
    for (const OpenUnder& row : period->open_under) {
      const auto [sum, fresh] = scopes.try_emplace({row.cap, row.period.number, row.group}, row);
      if (fresh) continue;
      sum->second.open += row.open;
      sum->second.endless = sum->second.endless || row.endless;
    }
  }
  struct OfCap {
    CapLeaves leaves;
    Rational open = {};
    bool endless = false;
  };
  std::map<Id<ir::Cap>, OfCap> caps;
  for (const auto& [scope, row] : scopes) {
    const auto [of, fresh] = caps.try_emplace(row.cap, OfCap{{row.cap, row.period, 0}});
    CapLeaves& leaves = of->second.leaves;
    if (leaves.period != row.period) leaves.period = std::nullopt;
    leaves.most += row.endless ? row.left : std::min(row.left, row.open);
    of->second.open += row.open;
    of->second.endless = of->second.endless || row.endless;
  }
  std::vector<CapLeaves> all;
  for (auto& [cap, of] : caps) {
    if (of.endless || of.leaves.most < of.open) all.push_back(std::move(of.leaves));
  }
  return all;
}

}  // namespace akad::settlement
