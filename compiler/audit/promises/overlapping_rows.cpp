#include <fmt/format.h>

#include <algorithm>

#include "compiler/audit/analysis/tables.h"

namespace akad::audit {
namespace {

// Whether the first limit plainly leaves more time than the second: of the same kind, and counted
// in the same hours. What asks for nothing is written above the others to exempt from them.
struct IsLaxer {
  template <class Rule, class Other>
  bool operator()(const Rule&, const Other&) const {
    return false;
  }
  bool operator()(const ir::Within& a, const ir::Within& b) const {
    return a.calendar == b.calendar && a.length > b.length;
  }
  bool operator()(const ir::WorkingDaysLater& a, const ir::WorkingDaysLater& b) const {
    return a.calendar == b.calendar && a.count > b.count;
  }
  bool operator()(const ir::EndOfWorkingDay& a, const ir::EndOfWorkingDay& b) const {
    return a.calendar == b.calendar && a.count > b.count;
  }
  bool operator()(const ir::CalendarDaysLater& a, const ir::CalendarDaysLater& b) const {
    return a.count > b.count;
  }
  bool operator()(const ir::CalendarMonthsLater& a, const ir::CalendarMonthsLater& b) const {
    return a.count > b.count;
  }
};

// By row and case: whether the row asks for it, and the row that it falls in.
struct Answers {
  std::vector<std::vector<bool>> asks;
  std::vector<std::size_t> falls_in;

  Answers(const Cases& cases, const Rows& rows) {
    for (const Id<ir::Condition> row : rows) {
      std::vector<bool>& here = asks.emplace_back(cases.size());
      for (std::size_t at = 0; row.valid() && at < cases.size(); ++at) {
        here[at] = cases.holds(row, at);
      }
    }
    for (std::size_t at = 0; at < cases.size(); ++at) {
      const auto takes = [at](const std::vector<bool>& row) { return row[at]; };
      falls_in.push_back(
          static_cast<std::size_t>(std::find_if(asks.begin(), asks.end(), takes) - asks.begin()));
    }
  }

  // The first case that falls in the upper row, and that the lower one asks for; none where one of
  // the two is an exception to the other: there it is plain which of them is meant.
  std::optional<std::size_t> met(std::size_t upper, std::size_t lower) const {
    std::optional<std::size_t> both;
    bool upper_alone = false, lower_alone = false;
    for (std::size_t at = 0; at < falls_in.size(); ++at) {
      if (falls_in[at] == lower) lower_alone = true;
      if (falls_in[at] != upper) continue;
      if (!asks[lower][at]) upper_alone = true;
      if (asks[lower][at] && !both) both = at;
    }
    return upper_alone && lower_alone ? both : std::nullopt;
  }
};

void check_limits(Audit& audit, Id<ir::Target> id, const ir::OfItems& items) {
  const Rows rows = rows_of(items.limits);
  const Cases cases(audit.program, rows);
  if (rows.size() < 3 || !cases.known()) return;
  const Answers answers(cases, rows);
  const auto laxer = [&](std::size_t upper, std::size_t lower) {
    return std::visit(IsLaxer{}, items.limits[upper].limit.rule, items.limits[lower].limit.rule);
  };
  const std::vector<Span>& places = audit.map.limit_rows[id.index()];
  for (std::size_t lower = 1; lower + 1 < rows.size(); ++lower) {
    for (std::size_t upper = 0; upper < lower; ++upper) {
      const auto both = laxer(upper, lower) ? answers.met(upper, lower) : std::nullopt;
      if (!both) continue;
      tell(audit, diagnose(Code::AK1022, places[upper],
                           worded("rows {} and {} of `{}` both ask for {}: it falls in row {}, "
                                  "which allows more time",
                                  upper + 1, lower + 1, audit.program[id].name, cases.text(*both),
                                  upper + 1))
                      .with_label("takes it, since it stands above")
                      .with_other(places[lower], "asks for it, too")
                      .with_help("put the row with less time above, or write into the other what "
                                 "it does not mean"));
      break;
    }
  }
}

}  // namespace

void check_overlapping_rows(Audit& audit) {
  for (const Id<ir::Target> id : ids_of(audit.program.targets)) {
    const auto* items = std::get_if<ir::OfItems>(&audit.program[id].of);
    if (items != nullptr) check_limits(audit, id, *items);
  }
}

}  // namespace akad::audit
