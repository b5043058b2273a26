// One item for people: its timeline, a line a stretch, and the verdict.
#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/credits/item_owed.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/page.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

// Of a long row of openings, so many at each end are shown.
constexpr std::size_t kShownAtEnds = 4;
constexpr std::size_t kMostShown = 14;

Phrase stretch_said(const Explanation& told, const Stretch& stretch) {
  const Phrase& why = stretch.why;
  PhraseList parts = {why};
  if (stretch.kind == StretchKind::Outside) {
    const auto& next = stretch.next_opening;
    parts.back() = next ? Phrase("item.opens", why, local_short(told.zone, *next))
                        : Phrase("item.opens_never", why);
    for (const ir::Holiday& day : stretch.closed) {
      parts.add("item.closed", phrases::date(day.date), for_terminal(day.name));
    }
  }
  if (!stretch.clocks.empty()) parts.push_back(stretch.clocks);
  return Phrase::list("list.semicolon", std::move(parts));
}

bool by_hours(const TimelineRow& row) {
  const auto* stretch = std::get_if<Stretch>(&row);
  return stretch != nullptr &&
         (stretch->kind == StretchKind::Open || stretch->kind == StretchKind::Outside);
}

class TimelineTable {
 public:
  TimelineTable(const Page& page, const Explanation& told)
      : page_(page), told_(told), times_(told.zone) {
    table_.columns = {{Phrase("column.from")},
                      {Phrase("column.counts"), true},
                      {Phrase("column.elapsed"), true},
                      {Phrase("column.what")}};
  }

  void add(const TimelineRow& row) {
    if (const auto* stretch = std::get_if<Stretch>(&row)) {
      const std::string counted =
          stretch->counted > 0 ? page_.say(phrases::brief(stretch->counted)) : "-";
      add_row(stretch->span.from, counted, page_.say(phrases::brief(stretch->elapsed)),
              stretch_said(told_, *stretch));
      return;
    }
    const auto& moment = std::get<Moment>(row);
    add_row(moment.at, "", "",
            moment.places.empty()
                ? moment.what
                : Phrase("story.moment_at", moment.what, places_said(moment.places)));
  }

  // Stretches that are alike, told by their number and sum.
  void add_folded(const TimelineRow* first, const TimelineRow* last) {
    Duration counted = 0;
    for (const TimelineRow* row = first; row != last; ++row) {
      counted += std::get<Stretch>(*row).counted;
    }
    add_row(std::get<Stretch>(*first).span.from, page_.say(phrases::brief(counted)),
            page_.say(phrases::brief(std::get<Stretch>(*(last - 1)).elapsed)),
            Phrase("item.folded", last - first));
  }

  const Table& table() const { return table_; }

 private:
  void add_row(Instant at, const std::string& counted, const std::string& elapsed,
               const Phrase& what) {
    const bool same = at == shown_ && !table_.rows.empty();
    table_.rows.push_back({same ? "" : page_.say(times_(at)), counted, elapsed, page_.say(what)});
    shown_ = at;
  }

  const Page& page_;
  const Explanation& told_;
  LocalTimes times_;
  Table table_;
  Instant shown_ = 0;
};

void add_timeline(Page& page, const Explanation& told, const ItemStory& item) {
  TimelineTable table(page, told);
  const TimelineRow* row = item.timeline.data();
  const TimelineRow* end = row + item.timeline.size();
  while (row != end) {
    const TimelineRow* same = row;
    while (same != end && by_hours(*same)) ++same;
    if (same - row > static_cast<std::ptrdiff_t>(kMostShown)) {
      for (std::size_t i = 0; i < kShownAtEnds; ++i) table.add(*row++);
      table.add_folded(row, same - kShownAtEnds);
      row = same - kShownAtEnds;
    }
    while (row != same) table.add(*row++);
    if (row != end) table.add(*row++);
  }
  add_table(page, 4, table.table());
}

Phrase moment_or(const Explanation& told, Instant at, Key<0> none) {
  return at == kNever ? Phrase(none) : local(told.zone, at);
}

void add_targets(Page& page, const Explanation& told, const ItemStory& item) {
  const bool several = item.targets.size() > 1;
  for (const TargetInForce& target : item.targets) {
    Phrase limit = target.limit;
    if (!target.row.empty()) limit = Phrase("item.allowed_row", limit, for_terminal(target.row));
    if (several) limit = Phrase("item.allowed_from", limit, local(told.zone, target.from));
    phrases::PhraseList parts = {limit, target.policy};
    if (several && target.due != kNever) {
      parts.add("item.allowed_due", local(told.zone, target.due));
    }
    add_value(page, 4, "label.allowed", Phrase::list("list.semicolon", std::move(parts)));
  }
}

Phrase escalation_said(const Explanation& told, const EscalationTold& one) {
  const std::string name = for_terminal(one.name);
  if (one.at == kNever) return Phrase("item.escalation_never", name, one.rule);
  return one.reached ? Phrase("item.escalation_at", name, one.rule, local(told.zone, one.at))
                     : Phrase("item.escalation_later", name, one.rule, local(told.zone, one.at));
}

void add_details(Page& page, const Explanation& told, const ItemStory& item) {
  if (!item.attributed_to.empty()) {
    phrases::PhraseList parts;
    for (const HeldTime& held : item.attributed) {
      parts.add("item.held", value_text(page.book, held.value), phrases::length(held.elapsed));
    }
    const std::string& holder = item.attributed_to;
    add_value(page, 4, "label.of_it",
              parts.empty()
                  ? Phrase("item.of_nobody", holder)
                  : Phrase("item.of_holder", holder, Phrase::list("list.comma", std::move(parts))));
  }
  for (const EscalationTold& one : item.escalations) {
    add_value(page, 4, "label.escalation", escalation_said(told, one));
  }
}

void add_paused(Page& page, const Explanation& told, const ItemStory& item) {
  if (item.paused == 0) return;
  const Phrase around = phrases::length(item.paused);
  const bool by_hours_of_calendar = told.calendar || told.hours_of_limit;
  add_value(page, 4, "label.paused",
            by_hours_of_calendar
                ? Phrase("item.paused_open", around, phrases::length(item.paused_open))
                : around);
}

// What the period made of all items; of several periods it says which.
void add_result_of(Page& page, const Explanation& told, const PeriodResult& period) {
  const Phrase result = result_said(*told.program, *period.result, told.small_rule);
  const ir::Periods of = ir::periods_of((*told.program)[period.result->target]);
  if (of.looks_back()) {
    add_value(page, 4, "label.result",
              Phrase("item.result_of_several", phrases::several_to(of, period.period), result));
  } else {
    add_value(page, 4, Phrase("label.period_result", phrases::period_noun(of)), result);
  }
  add_budget(page, *told.program, *period.result);
}

void add_owed(Page& page, const Explanation& told, const ItemStory& item) {
  const phrases::PhraseList said = item_owed_said(*told.program, item.owed);
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (i == 0) add_value(page, 4, "label.owed", said[i]);
    if (i > 0) add_more(page, 4, said[i]);
  }
}

void add_period_of(Page& page, const Explanation& told, const ItemStory& item) {
  const Phrase group = group_said(page, item.group_called);
  if (item.period) {
    const Phrase noun = phrases::period_noun(told.cadence);
    const Phrase label = phrases::period_label(item.period->period);
    add_value(page, 4, noun,
              group.empty() ? Phrase("item.period", label, item.period->why)
                            : Phrase("item.period_group", label, item.period->why, group));
  } else if (!group.empty()) {
    add_value(page, 4, "label.group", group);
  }
  for (const Phrase& more : item.periods) add_more(page, 4, more);
  add_owed(page, told, item);
  if (item.period && item.period->result) {
    add_result_of(page, told, *item.period);
    add_credits_told(page, told, item.period->result, item.period->credits);
  }
}

phrases::Key<0> no_due(const ItemStory& item) {
  return item.verdict == ir::Verdict::NotApplicable ? phrases::Key<0>("item.none")
                                                    : phrases::Key<0>("item.not_known");
}

// Where it is asked how long items take together a single one keeps or breaks nothing.
Phrase verdict_said(const Explanation& told, const ItemStory& item) {
  if (told.of_lengths) {
    if (item.verdict == ir::Verdict::Met) return Phrase("item.within");
    if (item.verdict == ir::Verdict::Missed) return Phrase("item.longer");
  }
  return phrases::verdict(item.verdict);
}

}  // namespace

void add_item(Page& page, const Explanation& told, const ItemStory& item) {
  add_line(page, 0, Phrase("item.title", item.number, verdict_said(told, item)));
  add_rule(page, '-');
  add_item_told(page, told, item);
}

void add_item_told(Page& page, const Explanation& told, const ItemStory& item) {
  if (!item.timeline.empty()) add_timeline(page, told, item);
  page += "\n";
  add_targets(page, told, item);
  const bool judged = item.verdict != ir::Verdict::Undetermined;
  if (judged) {
    add_value(page, 4, "label.due", moment_or(told, item.due, no_due(item)));
    add_value(page, 4, "label.elapsed", phrases::length(item.elapsed));
    add_paused(page, told, item);
    add_details(page, told, item);
  }
  add_value(page, 4, "label.stopped", moment_or(told, item.stopped, "item.not_yet"));
  add_value(page, 4, "label.verdict", verdict_said(told, item));
  if (!item.left_out.empty()) add_more(page, 4, item.left_out);
  for (const Phrase& rule : item.rules) add_more(page, 4, rule);
  add_period_of(page, told, item);
  for (std::size_t i = 0; i < item.defaults.size(); ++i) {
    if (i == 0) add_value(page, 4, "label.by_default", item.defaults[i]);
    if (i > 0) add_more(page, 4, item.defaults[i]);
  }
}

}  // namespace akad::report
