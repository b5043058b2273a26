// One period of outages for people.
#include "runtime/base/text.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/page.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

// Stretches and records of one run; a long row of them is told by its number.
constexpr std::size_t kMostParts = 12;

Phrase parts_said(LocalTimes& times, const OutageRow& row) {
  if (row.parts.size() > kMostParts) return Phrase("outage.parts_many", row.parts.size());
  phrases::PhraseList parts;
  for (const Interval& part : row.parts) {
    parts.add("outage.part", times(part.from), phrases::brief(part.length()));
  }
  return Phrase("outage.parts", Phrase::list("list.comma", std::move(parts)));
}

void add_outages(Page& page, const Explanation& told, const PeriodStory& period) {
  LocalTimes times(told.zone);
  Table table{{{Phrase("column.down_from")},
               {Phrase("column.lasted"), true},
               {Phrase("column.counts"), true},
               {Phrase("column.why")}},
              {}};
  for (const OutageRow& row : period.outages) {
    const std::string from = page.say(times(row.whole.from));
    Phrase why = row.why;
    if (row.parts.size() > 1) why = Phrase("outage.row", why, parts_said(times, row));
    if (!row.places.empty()) why = Phrase("outage.row_records", why, records_said(row.places));
    table.rows.push_back({from, page.say(phrases::brief(row.whole.length())),
                          row.counted > 0 ? page.say(phrases::brief(row.counted)) : "-",
                          page.say(why)});
  }
  if (!table.rows.empty()) {
    add_table(page, 4, table);
  } else {
    add_line(page, 4, Phrase("outage.none_recorded"));
  }
}

Phrase counts_said(CountsAs counts) {
  switch (counts) {
    case CountsAs::Unknown: return Phrase("unrecorded.unknown");
    case CountsAs::Up: return Phrase("unrecorded.up");
    case CountsAs::Down: return Phrase("unrecorded.down");
    case CountsAs::LeftOut: return Phrase("unrecorded.left_out");
    case CountsAs::NotCovered: return Phrase("unrecorded.not_covered");
  }
  AKAD_ASSERT(false);
}

void add_unrecorded(Page& page, const Explanation& told, const PeriodStory& period) {
  if (period.unrecorded.empty()) return;
  LocalTimes times(told.zone);
  Table table{{{Phrase("column.unrecorded_from")},
               {Phrase("column.lasted"), true},
               {Phrase("column.unrecorded_as")},
               {Phrase("column.why")}},
              {}};
  for (const UnrecordedRow& row : period.unrecorded) {
    table.rows.push_back({page.say(times(row.span.from)),
                          page.say(phrases::brief(row.span.length())),
                          page.say(counts_said(row.counts)), page.say(row.why)});
  }
  page += "\n";
  add_table(page, 4, table);
}

// How much of the service time is not known, and what is no service time for want of records.
void add_coverage(Page& page, const PeriodStory& period) {
  phrases::PhraseList parts;
  if (period.silent_down > 0) {
    parts.add("result.down_unrecorded", phrases::brief(period.silent_down));
  }
  if (period.silent_up > 0) {
    parts.add("result.up_unrecorded", phrases::brief(period.silent_up));
  }
  if (period.unknown > 0) parts.add("result.unknown", phrases::brief(period.unknown));
  if (period.left_out > 0) parts.add("result.left_out_time", phrases::brief(period.left_out));
  if (period.not_covered > 0) {
    parts.add("result.not_covered", phrases::brief(period.not_covered));
  }
  if (parts.empty()) return;
  add_value(page, 4, "label.coverage", Phrase::list("list.comma", std::move(parts)));
}

}  // namespace

namespace {

void add_result(Page& page, const Explanation& told, const PeriodStory& period) {
  if (period.result) {
    const ir::Target& target = (*told.program)[period.result->target];
    const Phrase group =
        group_said(page, results::called(*told.program, target, period.result->group));
    const Phrase result = result_said(*told.program, *period.result, {});
    add_value(page, 4, "label.result",
              group.empty() ? result : Phrase("story.group_result", group, result));
  }
  for (const Phrase& rule : period.rules) add_more(page, 4, rule);
  add_credits_told(page, told, period.result, period.credits);
}

// What the subject adds to the figure, as the columns of its results are called.
void add_figure(Page& page, const Explanation& told, const PeriodStory& period) {
  const ir::Target& target = (*told.program)[period.result->target];
  for (const measures::Figure& column :
       measures::shown(*period.counts, target, period.closed).columns) {
    add_value(page, 4, Phrase::by_key(column.key, {}), measured_said(*told.program, column.value));
  }
}

}  // namespace

void add_period(Page& page, const Explanation& told, const PeriodStory& period) {
  if (told.about == About::Figure) {
    add_line(page, 0, phrases::period(period.period));
    add_rule(page, '-');
    return add_period_told(page, told, period);
  }
  const Phrase down = phrases::brief(period.down);
  const Phrase service = phrases::brief(period.service);
  const ir::Periods of{period.period.cadence, period.over};
  const Phrase called =
      of.looks_back() ? phrases::several_to(of, period.period) : phrases::period(period.period);
  add_line(page, 0, Phrase("outage.title", called, down, service));
  add_rule(page, '-');
  add_period_told(page, told, period);
}

void add_period_told(Page& page, const Explanation& told, const PeriodStory& period) {
  if (told.about == About::Figure) {
    if (period.counts && period.result) add_figure(page, told, period);
    return add_result(page, told, period);
  }
  const Phrase down = phrases::brief(period.down);
  const Phrase service = phrases::brief(period.service);
  const ir::Periods of{period.period.cadence, period.over};
  add_outages(page, told, period);
  add_excluded(page, told, period.excluded, period.span);
  add_unrecorded(page, told, period);
  page += "\n";
  add_value(page, 4, phrases::period_noun(of),
            Phrase("outage.period", local(told.zone, period.span.from),
                   local(told.zone, period.span.to)));
  add_value(page, 4, "label.service_time", service);
  add_value(page, 4, "label.down", down);
  if (!period.excluded.empty()) {
    add_value(page, 4, "label.excluded",
              Phrase("outage.excluded_sum", phrases::brief(period.excluded_time),
                     phrases::brief(period.excluded_down)));
  }
  add_coverage(page, period);
  if (period.measured) {
    add_value(
        page, 4, "label.share",
        Phrase("outage.share", service, down, measured_said(*told.program, *period.measured)));
  }
  add_result(page, told, period);
}

}  // namespace akad::report
