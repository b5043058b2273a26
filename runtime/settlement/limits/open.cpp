// What caps leave of what undetermined results leave open. It says nothing of a single credit: what
// becomes payable of one may be taken from another. Of all under a cap together it is certain.
#include <algorithm>
#include <map>
#include <set>

#include "runtime/ir/amounts/fees.h"
#include "runtime/results/groups.h"
#include "runtime/settlement/limits/choices.h"

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
    if (cap.small || !ir::covers(program, cap, line.credit) || ir::is_between(of) ||
        ir::looks_back(cap))
      continue;
    Scope scope{id, of, results::values_for({cap.groups, cap.by_subject}, target, group)};
    if (cap.only_largest && results::is_of_none(scope.group)) continue;
    scopes.push_back(std::move(scope));
  }
  return scopes;
}

// None where the credits under the cap have different units.
std::optional<Rational> unit_under(const ir::Program& program, const ir::Cap& cap) {
  std::set<Rational> units;
  for (const Id<ir::Credit> id : ids_of(program.credits)) {
    if (ir::covers(program, cap, id)) units.insert(program[id].unit);
  }
  if (units.size() != 1) return std::nullopt;
  return *units.begin();
}

// All under the cap is settled in one step, and rounded in one way.
bool is_rounded_once(const ir::Program& program, const ir::Cap& cap) {
  const auto credits = ir::covered_by(program, cap);
  return std::all_of(credits.begin(), credits.end(), [&](Id<ir::Credit> id) {
    return program[id].rounding == program[credits.front()].rounding &&
           program[program[id].target].cadence == cap.cadence;
  });
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

// By cap, once for all its scopes: to what is rounded what is chosen under it. None: nobody can
// say how much more may come; rounded in two ways, or twice, two amounts may lie further apart.
std::vector<std::optional<Rational>> units_of(const ir::Program& program, const Choices& choices) {
  std::vector<std::optional<Rational>> units(program.caps.size());
  for (const Id<ir::Cap> id : ids_of(program.caps)) {
    const ir::Cap& cap = program[id];
    if (!cap.only_largest || !choices.is_said(id) || !is_rounded_once(program, cap)) continue;
    units[id.index()] = unit_under(program, cap);
  }
  return units;
}

// What is known of all lines of the term under the caps.
struct UnderCaps {
  const ir::Program& program;
  const ir::ToldFees& told;
  Choices choices;
  std::vector<std::optional<Rational>> units = units_of(program, choices);
  std::map<CapScope, Rational> used = {};

  void add(const Scope& scope, const LineItem& line, std::size_t period) {
    if (program[scope.cap].only_largest) {
      choices.add(scope.key(), line, period);
    } else {
      used[scope.key()] += line.payable;
    }
  }
  // None: nobody can say.
  std::optional<Rational> left(const Scope& scope) const {
    if (!program[scope.cap].only_largest) {
      if (!is_known(program, scope, told)) return std::nullopt;
      return left_of(program, scope, told, used.at(scope.key()));
    }
    const std::optional<Rational>& unit = units[scope.cap.index()];
    const auto left = unit ? choices.left(scope.key()) : std::nullopt;
    if (!left) return std::nullopt;
    return round_to(*left, RoundingMode::Up, *unit);
  }
};

// By scope, of one period.
std::vector<OpenUnder> open_in(const UnderCaps& under, const results::PeriodResults& results,
                               const PeriodSettlement& period) {
  std::map<CapScope, OpenUnder> open;
  for (const LineItem& line : period.items) {
    if (line.open == 0 && !is_endless(line)) continue;
    for (const Scope& scope : scopes_of(under.program, results, line)) {
      const auto known = open.find(scope.key());
      OpenUnder* row = known == open.end() ? nullptr : &known->second;
      if (row == nullptr) {
        const auto left = under.left(scope);
        if (!left) continue;
        row = &open[scope.key()];
        *row = {scope.cap, scope.period, scope.group, 0, false, *left};
      }
      row->open += line.open;
      row->endless = row->endless || is_endless(line);
    }
  }
  std::vector<OpenUnder> rows;
  for (auto& [scope, row] : open) rows.push_back(std::move(row));
  return rows;
}

// Whether something payable may be displaced by what is cut otherwise, or is of another period.
bool may_fall(const UnderCaps& under, const results::PeriodResults& results,
              const PeriodSettlement& period) {
  return std::any_of(period.items.begin(), period.items.end(), [&](const LineItem& line) {
    if (line.payable == 0) return false;
    const std::vector<Scope> scopes = scopes_of(under.program, results, line);
    return std::any_of(scopes.begin(), scopes.end(), [&](const Scope& scope) {
      return under.program[scope.cap].only_largest && under.choices.may_fall(scope.key());
    });
  });
}

}  // namespace

void add_open_under(const ir::Program& program, const std::vector<results::PeriodResults>& term,
                    const ir::ToldFees& told, std::vector<PeriodSettlement>& settled) {
  const auto is_open = [](const PeriodSettlement& period) {
    return !period.beside.is_nothing() || period.claimable > 0;
  };
  if (program.caps.empty() || std::none_of(settled.begin(), settled.end(), is_open)) return;
  UnderCaps under{program, told, Choices(program)};
  for (std::size_t i = 0; i < term.size(); ++i) {
    for (const LineItem& line : settled[i].items) {
      for (const Scope& scope : scopes_of(program, term[i], line)) under.add(scope, line, i);
    }
  }
  for (std::size_t i = 0; i < term.size(); ++i) {
    if (is_open(settled[i])) settled[i].open_under = open_in(under, term[i], settled[i]);
    settled[i].beside.may_fall = may_fall(under, term[i], settled[i]);
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
