// Explanations for people: who promised what, what happened when, and what follows from it.
#include <fmt/format.h>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/page.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/marks.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"

namespace akad::report {

Phrase place_said(const Place& place) {
  std::string line = fmt::format("{}:{}", for_terminal(place.file), place.line);
  return place.element == 0 ? Phrase::as_is(std::move(line))
                            : Phrase("story.element", std::move(line), place.element);
}

// Further lines of the same file stand without its name.
Phrase places_said(const std::vector<Place>& places) {
  phrases::PhraseList parts;
  for (std::size_t i = 0; i < places.size(); ++i) {
    Place place = places[i];
    if (i > 0 && place.file == places[i - 1].file) place.file.clear();
    parts.push_back(place_said(place));
  }
  return Phrase::list("list.comma", std::move(parts));
}

Phrase LocalTimes::operator()(Instant at) {
  const Duration offset = time::offset_at(zone_, at);
  const bool known = shown_ == offset;
  shown_ = offset;
  return known ? local_short(zone_, at) : local(zone_, at);
}

Phrase result_said(const ir::Program& program, const results::Result& result,
                   const Phrase& small_rule) {
  const Phrase measured = measured_or_none(program, result);
  Phrase verdict = phrases::verdict(result.verdict);
  if (result.verdict == ir::Verdict::Pending)
    verdict = Phrase("story.verdict_open", verdict,
                     phrases::period_noun(ir::periods_of(program[result.target])));
  if (result.small_sample) verdict = Phrase("story.verdict_small", verdict, small_rule);
  verdict = with_marks(program, result, verdict);
  const Phrase counts = counts_of(program, result);
  const Phrase promise = promised(program, program[result.target]);
  return counts.empty() ? Phrase("story.result_alone", measured, promise, verdict)
                        : Phrase("story.result", measured, counts, promise, verdict);
}

void add_budget(Page& page, const ir::Program& program, const results::Result& result) {
  const auto budget = results::budget_of(program, result);
  if (budget) add_value(page, 4, "label.budget", budget_said(program, *budget));
}

Phrase group_said(const Page& page, const std::vector<results::NamedValue>& group) {
  phrases::PhraseList parts;
  for (const results::NamedValue& part : group) {
    parts.add("story.group_value", for_terminal(part.name), value_text(page.book, part.value));
  }
  return Phrase::list("list.comma", std::move(parts));
}

namespace {

Phrase measured_by(const Explanation& told) {
  const std::string name = clause_text(told.measure.clause, told.measure.name);
  const std::string log = for_terminal(told.log);
  switch (told.about) {
    case About::Items: return Phrase("story.by_clock", name, log);
    case About::Time: return Phrase("story.by_outage", name, log);
    case About::Figure: return Phrase("story.by_figure", name, log);
  }
  AKAD_ASSERT(false);
}

Phrase hours_counted(const Explanation& told) {
  if (told.hours_of_limit) return Phrase("story.hours_of_limit");
  if (!told.calendar) return Phrase("story.every_hour");
  return Phrase("story.read_in", clause_text(told.calendar->clause, told.calendar->name),
                for_terminal(told.calendar_zone));
}

void add_heading(Page& page, const Explanation& told) {
  const ir::Agreement& agreement = told.agreement;
  add_rule(page, '=');
  add_line(page, 0,
           Phrase("story.title", for_terminal(told.target.name), value_text(told.subject)));
  add_rule(page, '=');
  add_value(page, 0, "label.agreement",
            Phrase("story.agreement", for_terminal(agreement.name), for_terminal(agreement.version),
                   for_terminal(agreement.provider), for_terminal(agreement.customer)));
  add_value(page, 0, "label.target", clause_text(told.target.clause, told.target.name));
  add_value(page, 0, "label.promised_head", told.promise);
  add_value(page, 0, "label.measured_by", measured_by(told));
  for (const Phrase& rule : told.measure_rules) add_more(page, 0, rule);
  if (told.about == About::Items) add_value(page, 0, "label.hours_counted", hours_counted(told));
  for (const Phrase& rule : told.hours_rules) add_more(page, 0, rule);
  add_value(page, 0, "label.as_of", local(told.zone, told.as_of));
  for (const std::string& log : told.left_out) {
    add_value(page, 0, "label.left_out", Phrase("data.left_out_log", for_terminal(log)));
  }
  add_value(page, 0, "label.local_times", Phrase("story.local_times", told.zone.name, told.tzdata));
}

constexpr std::size_t kMostAdded = 100;  // records of a figure that are listed for people

void add_records(Page& page, const Explanation& told) {
  page += "\n";
  add_line(page, 0, Phrase("story.records"));
  LocalTimes times(told.zone);
  Table table{{{Phrase("column.when")}, {Phrase("column.what_it_says")}, {Phrase("column.record")}},
              {}};
  // What is added up may stand in a million records, each like the others.
  const std::size_t shown =
      told.about == About::Figure ? std::min(told.records.size(), kMostAdded) : told.records.size();
  for (std::size_t i = 0; i < shown; ++i) {
    const UsedRecord& record = told.records[i];
    table.rows.push_back({page.say(times(record.at)),
                          page.say(Phrase::list("list.semicolon", record.gave)),
                          page.say(place_said(record.place))});
  }
  if (!table.rows.empty()) add_table(page, 4, table);
  if (shown < told.records.size()) {
    add_line(page, 4, Phrase("story.more_records", Count{told.records.size() - shown}));
  }
  if (told.other_records > 0) {
    const Count others{told.other_records};
    add_line(page, 4,
             told.about != About::Items ? Phrase("story.others_of_time", others, told.noun,
                                                 phrases::period_noun({told.cadence, told.over}))
                                        : Phrase("story.others_of_items", others, told.noun));
  }
  for (const UnusedRecord& record : told.unused) {
    add_line(page, 4, Phrase("story.unused", place_said(record.place), record.why));
  }
  if (told.more_unused > 0) {
    add_line(page, 4, Phrase("story.more_unused", Count{told.more_unused}, told.noun));
  }
}

void add_others(Page& page, const Explanation& told) {
  if (!told.others.empty()) {
    page += "\n";
    add_line(page, 0, Phrase("story.else"));
  }
  LocalTimes times(told.zone);
  for (const Moment& moment : told.others) {
    add_line(page, 4,
             Phrase("story.moment", times(moment.at), moment.what, places_said(moment.places)));
  }
}

}  // namespace

std::string to_text(const Explanation& told, const phrases::Book& book) {
  Page page = page_of(book, {told.program});
  add_heading(page, told);
  add_records(page, told);
  add_excluded(page, told, told.excluded, {0, kNever});
  for (const ItemStory& item : told.items) {
    page += "\n";
    add_item(page, told, item);
  }
  for (const PeriodStory& period : told.periods) {
    page += "\n";
    add_period(page, told, period);
  }
  add_others(page, told);
  for (const Phrase& note : told.notes) {
    page += "\n";
    add_line(page, 0, note);
  }
  return std::move(page.text);
}

}  // namespace akad::report
