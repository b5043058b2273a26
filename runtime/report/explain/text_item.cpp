// One item for people: its timeline, a line a stretch, and the verdict.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/page.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

// Of a long row of openings, so many at each end are shown.
constexpr std::size_t kShownAtEnds = 4;
constexpr std::size_t kMostShown = 14;

std::string stretch_text(const Explanation& told, const Stretch& stretch) {
  std::string text = for_terminal(stretch.why);
  if (stretch.kind == StretchKind::Outside) {
    LocalTimes local(told.zone);
    std::string until = "never again";
    if (stretch.next_opening) {
      until = local(*stretch.next_opening);
      until.resize(until.rfind(' '));
    }
    text += stretch.next_opening ? ", which opens " + until : ", which opens never again";
    for (const ir::Holiday& day : stretch.closed) {
      text += fmt::format("; closed {} {}: {}", weekday_text(day.date), format_date(day.date),
                          for_terminal(day.name));
    }
  }
  if (!stretch.clocks.empty()) text += "; " + stretch.clocks;
  return text;
}

bool by_hours(const TimelineRow& row) {
  const auto* stretch = std::get_if<Stretch>(&row);
  return stretch != nullptr &&
         (stretch->kind == StretchKind::Open || stretch->kind == StretchKind::Outside);
}

class TimelineTable {
 public:
  explicit TimelineTable(const Explanation& told) : told_(told), local_(told.zone) {
    table_.columns = {{"from"}, {"counts", true}, {"elapsed", true}, {"what"}};
  }

  void add(const TimelineRow& row) {
    if (const auto* stretch = std::get_if<Stretch>(&row)) {
      const std::string counted = stretch->counted > 0 ? format_duration(stretch->counted) : "-";
      add_row(stretch->span.from, counted, format_duration(stretch->elapsed),
              stretch_text(told_, *stretch));
      return;
    }
    const auto& moment = std::get<Moment>(row);
    std::string text = for_terminal(moment.what);
    if (!moment.places.empty()) text += fmt::format(" [{}]", places_text(moment.places));
    add_row(moment.at, "", "", text);
  }

  // Stretches that are alike, told by their number and sum.
  void add_folded(const TimelineRow* first, const TimelineRow* last) {
    Duration counted = 0;
    for (const TimelineRow* row = first; row != last; ++row) {
      counted += std::get<Stretch>(*row).counted;
    }
    add_row(std::get<Stretch>(*first).span.from, format_duration(counted),
            format_duration(std::get<Stretch>(*(last - 1)).elapsed),
            fmt::format("… {} more stretches of open and closed hours", last - first));
  }

  const Table& table() const { return table_; }

 private:
  void add_row(Instant at, const std::string& counted, const std::string& elapsed,
               const std::string& what) {
    const bool same = at == shown_ && !table_.rows.empty();
    table_.rows.push_back({same ? "" : local_(at), counted, elapsed, what});
    shown_ = at;
  }

  const Explanation& told_;
  LocalTimes local_;
  Table table_;
  Instant shown_ = 0;
};

void add_timeline(std::string& page, const Explanation& told, const ItemStory& item) {
  TimelineTable table(told);
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

std::string moment_or(const Explanation& told, Instant at, const char* none) {
  return at == kNever ? none : local_text(told.zone, at);
}

void add_targets(std::string& page, const Explanation& told, const ItemStory& item) {
  for (const TargetInForce& target : item.targets) {
    std::string text = target.limit;
    if (!target.row.empty()) text += fmt::format(" (row `{}`)", target.row);
    if (item.targets.size() > 1) text += ", from " + local_text(told.zone, target.from);
    if (!target.policy.empty()) text += "; " + target.policy;
    if (item.targets.size() > 1 && target.due != kNever) {
      text += "; due, as it looked then, " + local_text(told.zone, target.due);
    }
    add_value(page, 4, "allowed", for_terminal(text));
  }
}

void add_details(std::string& page, const Explanation& told, const ItemStory& item) {
  std::string shares;
  for (const HeldTime& held : item.attributed) {
    shares += fmt::format("{}{} {}", shares.empty() ? "" : ", ", for_terminal(held.value),
                          length_text(held.elapsed));
  }
  if (!item.attributed_to.empty()) {
    add_value(page, 4, "of it", fmt::format("{}: {}", item.attributed_to,
                                            shares.empty() ? "nothing" : shares));
  }
  for (const EscalationTold& one : item.escalations) {
    std::string when = "not reached";
    if (one.at != kNever) when = (one.reached ? "" : "at ") + local_text(told.zone, one.at);
    if (one.at != kNever && !one.reached) when = "not yet, " + when;
    add_value(page, 4, "escalation",
              fmt::format("{}, {}: {}", for_terminal(one.name), one.rule, when));
  }
}

void add_paused(std::string& page, const Explanation& told, const ItemStory& item) {
  if (item.paused == 0) return;
  std::string text = length_text(item.paused);
  if (told.calendar || told.hours_of_limit) {
    text += fmt::format(" around the clock, {} of them in the hours that count",
                        length_text(item.paused_open));
  }
  add_value(page, 4, "paused", text);
}

void add_month_of(std::string& page, const Explanation& told, const ItemStory& item) {
  if (item.month) {
    std::string text =
        fmt::format("{}: it belongs to {}", format_month(item.month->month), item.month->why);
    if (!item.group.empty()) text += "; group " + group_text(item.group);
    add_value(page, 4, "month", text);
    if (item.month->result) {
      add_value(page, 4, "month result",
                result_text(*told.program, *item.month->result, told.small_rule));
    }
  } else if (!item.group.empty()) {
    add_value(page, 4, "group", group_text(item.group));
  }
  for (const std::string& month : item.months) add_value(page, 4, "", month);
}

}  // namespace

void add_item(std::string& page, const Explanation& told, const ItemStory& item) {
  add_line(page, 0, fmt::format("Item {}: {}", item.number, verdict_text(item.verdict)));
  add_rule(page, '-');
  if (!item.timeline.empty()) add_timeline(page, told, item);
  page += "\n";
  add_targets(page, told, item);
  const bool judged = item.verdict != ir::Verdict::Undetermined;
  if (judged) {
    add_value(page, 4, "due", moment_or(told, item.due, "not known"));
    add_value(page, 4, "elapsed", length_text(item.elapsed));
    add_paused(page, told, item);
    add_details(page, told, item);
  }
  add_value(page, 4, "stopped", moment_or(told, item.stopped, "not yet"));
  add_value(page, 4, "verdict", verdict_text(item.verdict));
  for (const std::string& rule : item.rules) add_value(page, 4, "", for_terminal(rule));
  add_month_of(page, told, item);
  for (std::size_t i = 0; i < item.defaults.size(); ++i) {
    add_value(page, 4, i == 0 ? "by default" : "", item.defaults[i]);
  }
}

}  // namespace akad::report
