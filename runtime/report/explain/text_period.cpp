// One period of outages, or of a figure, for people.
#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/credits/said.h"
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
                          row.counted > 0 ? page.say(phrases::brief(row.down)) : "-",
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
    add_budget(page, *told.program, *period.result);
  }
  for (const Phrase& rule : period.rules) add_more(page, 4, rule);
  add_credits_told(page, told, period.result, period.credits);
}

constexpr std::size_t kMostSlots = 12;

// "4 in 100" of a share; else how many records.
Phrase part_said(const SlotPart& part, bool of_share) {
  if (!of_share) return Phrase::as_is(std::to_string(part.records));
  return Phrase("result.in_all", exact_number(part.counted), exact_number(part.in_all));
}

// Of many slots those that are furthest from what is promised.
void add_slots(Page& page, const Explanation& told, const PeriodStory& period) {
  const ir::Target& target = (*told.program)[period.result->target];
  const bool of_share = std::get<ir::OfFigure>(target.of).of_share;
  const bool more_is_better = ir::more_is_better(target.test);
  std::vector<const FigureSlot*> rows;
  for (const FigureSlot& slot : period.slots) rows.push_back(&slot);
  const auto is_worse = [&](const FigureSlot* a, const FigureSlot* b) {
    if (!a->value || !b->value) return a->value.has_value() && !b->value;
    return more_is_better ? a->value->value < b->value->value : a->value->value > b->value->value;
  };
  std::stable_sort(rows.begin(), rows.end(), is_worse);
  const std::size_t more = rows.size() - std::min(rows.size(), kMostSlots);
  rows.resize(rows.size() - more);
  const bool has_own = !rows.empty() && rows.front()->own;
  const Phrase counted = of_share ? Phrase("column.counted") : Phrase("column.records");
  Table table{{{Phrase("column.slot")}, {counted, true}, {Phrase("column.comes_to"), true}}, {}};
  if (has_own) table.columns.push_back({Phrase("column.own_part"), true});
  LocalTimes times(told.zone);
  for (const FigureSlot* slot : rows) {
    std::vector<std::string> cells = {page.say(times(slot->span.from))};
    cells.push_back(page.say(part_said(slot->all, of_share)));
    const Phrase value =
        slot->value ? measured_said(*told.program, *slot->value) : Phrase("story.slot_left_out");
    cells.push_back(page.say(value));
    if (has_own) cells.push_back(page.say(part_said(*slot->own, of_share)));
    table.rows.push_back(std::move(cells));
  }
  if (rows.empty()) return;
  add_line(page, 4, Phrase("story.slots"));
  add_table(page, 4, table);
  if (more > 0) add_line(page, 4, Phrase("story.slots_more", Count{more}));
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
    if (period.counts && period.result) {
      add_slots(page, told, period);
      add_figure(page, told, period);
    }
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
