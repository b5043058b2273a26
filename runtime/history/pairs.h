// Declarations of two agreements, each with what it is in the other.
#pragma once

#include "runtime/history/history.h"

namespace akad::history {

// Those before in their order, then those that are only there after.
template <class Row>
std::vector<Both<Row>> pairs(const differences::Rows& rows) {
  std::vector<Both<Row>> all;
  const std::vector<std::int32_t>& partners = rows.partners<Row>();
  std::vector<bool> taken(ir::table_of<Row>(rows.program(differences::Edition::After)).size());
  for (std::size_t at = 0; at < partners.size(); ++at) {
    all.push_back({Id<Row>::of(at), {partners[at]}});
    if (partners[at] >= 0) taken[static_cast<std::size_t>(partners[at])] = true;
  }
  for (std::size_t at = 0; at < taken.size(); ++at) {
    if (!taken[at]) all.push_back({{}, Id<Row>::of(at)});
  }
  return all;
}

// By row of one of the two: its place among the pairs.
template <class Row>
std::vector<std::size_t> places_of(const std::vector<Both<Row>>& all, Id<Row> Both<Row>::*side,
                                   std::size_t count) {
  std::vector<std::size_t> places(count);
  for (std::size_t at = 0; at < all.size(); ++at) {
    const Id<Row> id = all[at].*side;
    if (id.valid()) places[id.index()] = at;
  }
  return places;
}

// Of a period of the calendar, whatever the term leaves of it.
struct Dates {
  Date first, last;
  auto operator<=>(const Dates&) const = default;
};
inline Dates dates_of(const ir::Program& program, const ir::CalendarPeriod& period) {
  const ir::Term term = ir::term_of(program);
  return {ir::first_day(period, term), ir::last_day(period, term)};
}

void add_money(History& history);     // money.cpp
void add_verdicts(History& history);  // verdicts.cpp

}  // namespace akad::history
