// What exclusions claimed, for people.
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/wording/granted.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

constexpr std::size_t kMostPlaces = 12;

Phrase why_said(const Explanation& told, const ExcludedRow& row, const Interval& period) {
  Phrase why =
      row.time ? phrases::excluding(row.exclusion, *row.time) : Phrase::as_is(row.exclusion);
  if (!row.clause.number.empty()) why = Phrase("outage.by_clause", row.clause.number, why);
  if (row.grant != ir::Grant::Granted || row.announced != kNever) {
    why = Phrase("claim.told", std::move(why), row.became);
  }
  if (row.announced != kNever) {
    why = Phrase("claim.announced", std::move(why), local(told.zone, row.announced));
  }
  if (reaches_beyond(row.grant, row.span, period)) why = Phrase("claim.beyond", std::move(why));
  if (!row.notice.empty()) why = Phrase("claim.notice", std::move(why), value_text(row.notice));
  if (!row.places.empty()) why = Phrase("outage.row_records", why, records_said(row.places));
  return why;
}

Duration granted_in(const ExcludedRow& row, const Interval& period) {
  Duration sum = 0;
  for (const Interval& part : row.granted) {
    const Interval inside = cut(part, period);
    if (!inside.empty()) sum += inside.length();
  }
  return sum;
}

}  // namespace

Phrase records_said(const std::vector<Place>& places) {
  if (places.size() <= kMostPlaces) return places_said(places);
  return Phrase("outage.records_many", place_said(places.front()), place_said(places.back()),
                places.size());
}

void add_excluded(Page& page, const Explanation& told, const std::vector<ExcludedRow>& rows,
                  const Interval& period) {
  if (rows.empty()) return;
  LocalTimes times(told.zone);
  Table table{{{Phrase("column.claimed_from")},
               {Phrase("column.lasted"), true},
               {Phrase("column.granted"), true},
               {Phrase("column.exclusion")}},
              {}};
  for (const ExcludedRow& row : rows) {
    const Duration granted = granted_in(row, period);
    table.rows.push_back({page.say(times(row.span.from)),
                          page.say(phrases::brief(row.span.length())),
                          granted > 0 ? page.say(phrases::brief(granted)) : "-",
                          page.say(why_said(told, row, period))});
  }
  page += "\n";
  add_table(page, 4, table);
}

}  // namespace akad::report
