// Claims that claim nothing: those for which no line is there that they could claim.
#include <algorithm>
#include <map>
#include <set>

#include "runtime/settlement/payable/payable.h"

namespace akad::settlement {
namespace {

using claimed::Claim, claimed::Claims;

// Which record: one of a log may claim of several credits, which need not read the same of it.
using Record = std::tuple<Id<ir::Log>, Instant, std::string, std::size_t>;

struct Place {
  Id<ir::Target> target;
  std::string period;
  auto operator<=>(const Place&) const = default;
};

class Search {
 public:
  Search(const ir::Program& program, const std::vector<results::PeriodResults>& term,
         const claimed::Claims& claims, const std::vector<PeriodSettlement>& settled)
      : program_(program), claims_(claims), dates_(program) {
    for (std::size_t i = 0; i < term.size(); ++i) {
      const std::string label = ir::label_of(term[i].period.calendar);
      for (const LineItem* line : lines_of(settled[i])) {
        if (line->claim) note_used(*line, label, term[i].results[line->result.index()].group);
      }
      for (const results::Result& result : term[i].results) {
        Found& found = places_[{result.target, label}];
        found.over = term[i].period.closed;
        found.groups.push_back(&result.group);
      }
    }
  }

  std::vector<ClaimOfNothing> all() {
    std::map<Record, ClaimOfNothing> idle;
    std::set<Record> waiting;
    for (const Id<ir::Credit> id : ids_of(program_.credits)) {
      if (!program_[id].claim || !claims_.are_known(id)) continue;
      const Id<ir::Log> log = program_[program_[id].claim->on.front()].log;
      for (const Claim& claim : claims_.of(id)) {
        const Record record = record_of(log, claim);
        if (used_.contains(record)) continue;
        const std::optional<IdleClaim> why = why_idle(id, claim);
        if (!why) waiting.insert(record);
        if (!why) continue;
        const auto [row, fresh] = idle.try_emplace(record, ClaimOfNothing{claim, log, *why});
        if (!fresh) row->second.why = std::max(row->second.why, *why);
      }
    }
    std::vector<ClaimOfNothing> rows;
    for (auto& [record, row] : idle) {
      if (!waiting.contains(record)) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  struct Found {
    bool over = false;
    std::vector<const results::Group*> groups = {};
  };

  static Record record_of(Id<ir::Log> log, const Claim& claim) {
    return {log, claim.at, claim.name, claim.occurrence};
  }

  void note_used(const LineItem& line, const std::string& label, const results::Group& group) {
    if (!claims_.are_known(line.credit)) return;
    const Id<ir::Log> log = program_[program_[line.credit].claim->on.front()].log;
    for (const auto* places : claims_.lists(line.credit, label, group)) {
      if (!read_.insert(places).second) continue;
      for (const std::size_t place : *places) {
        used_.insert(record_of(log, claims_.of(line.credit)[place]));
      }
    }
  }

  // None: its period is not over, so that something may be owed yet.
  std::optional<IdleClaim> why_idle(Id<ir::Credit> id, const Claim& claim) const {
    if (claim.unclear) return IdleClaim::NotReadable;
    if (!claims_.names(id, claim)) return IdleClaim::NoSuchCredit;
    const Id<ir::Target> target = program_[id].target;
    const auto found = places_.find({target, claim.period});
    if (found == places_.end()) return why_no_result(target, claim);
    if (!found->second.over) return std::nullopt;
    const auto& groups = groups_of(id, claim, found->second);
    return groups.contains(Claims::said_by(claim)) ? IdleClaim::NothingOwed
                                                   : IdleClaim::NoSuchGroup;
  }

  // What the groups of a period have where the claim names something.
  const std::set<results::Group>& groups_of(Id<ir::Credit> id, const Claim& claim,
                                            const Found& found) const {
    const Claims::Named named = Claims::named_by(claim);
    const auto [groups, fresh] = groups_.try_emplace({id, claim.period, named});
    if (fresh) {
      for (const results::Group* group : found.groups) {
        groups->second.insert(claims_.said_of(id, named, *group));
      }
    }
    return groups->second;
  }

  // There is no such result: the period may come yet, or be over without any.
  std::optional<IdleClaim> why_no_result(Id<ir::Target> target, const Claim& claim) const {
    const ir::Term term = ir::term_of(program_);
    const auto period = ir::parse_period(claim.period, term);
    const ir::Cadence cadence = program_[target].cadence;
    if (!period || period->cadence != cadence) return IdleClaim::NoSuchPeriod;
    const Date last = ir::last_day_within(*period, term);
    if (last < term.first || ir::first_day(*period, term) > term.last) {
      return IdleClaim::NoSuchPeriod;
    }
    if (dates_.end_of(last) > claims_.as_of()) return std::nullopt;
    return IdleClaim::NothingOwed;
  }

  const ir::Program& program_;
  const claimed::Claims& claims_;
  claimed::Dates dates_;
  std::map<Place, Found> places_ = {};
  std::set<Record> used_ = {};
  std::set<const Claims::Places*> read_ = {};  // whose claims are used
  mutable std::map<std::tuple<Id<ir::Credit>, std::string, Claims::Named>, std::set<results::Group>>
      groups_ = {};
};

}  // namespace

std::vector<ClaimOfNothing> claims_of_nothing(const ir::Program& program,
                                              const std::vector<results::PeriodResults>& term,
                                              const claimed::Claims& claims,
                                              const std::vector<PeriodSettlement>& settled) {
  const bool any = std::any_of(program.credits.begin(), program.credits.end(),
                               [](const ir::Credit& row) { return row.claim.has_value(); });
  if (!any) return {};
  return Search(program, term, claims, settled).all();
}

}  // namespace akad::settlement
