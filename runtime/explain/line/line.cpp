#include "runtime/explain/line/line.h"

#include <algorithm>
#include <map>
#include <set>

#include "runtime/events/trail/trail.h"
#include "runtime/explain/figures/figure_periods.h"
#include "runtime/explain/line/charges.h"
#include "runtime/explain/words.h"
#include "runtime/settlement/sums.h"

namespace akad::explain {
namespace {

// The periods that a line's result is over, without those of which nothing counts again.
class Window {
 public:
  Window(const plan::Plan& plan, const LinePlace& place)
      : plan_(plan), last_(place.period->period.calendar) {
    const ir::Target& target = (*plan.program)[place.result().target];
    first_ = ir::first_of(last_, std::max(target.over_last, 1)).number;
    const auto& before = place.line->before;
    if (before) first_ = std::max(first_, before->until.number + 1);
  }

  bool has(const ir::CalendarPeriod& period) const {
    return period.cadence == last_.cadence && period.number >= first_ &&
           period.number <= last_.number;
  }
  bool has(const std::string& label) const {
    const auto period = ir::parse_period(label, ir::term_of(*plan_.program));
    return period && has(*period);
  }
  bool has(Id<plan::Period> period) const { return has(plan::period(plan_, period).calendar); }

 private:
  const plan::Plan& plan_;
  ir::CalendarPeriod last_;
  std::int32_t first_ = 0;
};

struct Behind {
  const evaluation::Evaluation& found;
  const LinePlace& place;
  Window window = Window(found.plan, place);

  const ir::Program& program() const { return *found.plan.program; }
  const ir::Target& target() const { return program()[place.result().target]; }

  // A length is of all that count; a share falls with what is missed.
  bool counts(const measures::Item& item, const ir::OfItems& rules) const {
    if (item.target != place.result().target) return false;
    if (ir::is_of_lengths(rules)) {
      const std::vector<std::string> open = measures::open_in(item);
      return std::any_of(open.begin(), open.end(),
                         [&](const std::string& label) { return counts_in(item, label); }) ||
             (item.left_out < 0 && item.stopped != kNever && counts_in(item, item.period));
    }
    const std::vector<std::string> labels = measures::missed_in(item);
    return std::any_of(labels.begin(), labels.end(),
                       [&](const std::string& label) { return counts_in(item, label); });
  }
  bool counts_in(const measures::Item& item, const std::string& period) const {
    return window.has(period) && measures::group_in(item, period) == place.result().group;
  }

  bool counts(const measures::OutageRow& row) const {
    return row.target == place.result().target &&
           std::any_of(row.parts.begin(), row.parts.end(), [&](const measures::OutagePart& part) {
             return part.counted > 0 && window.has(part.period);
           });
  }

  // The item with what the line's credit owes for it.
  measures::Item own(const measures::Item& item) const {
    measures::Item own = item;
    // Where it was open at the end of the period that counts it: as it stood then.
    if (item.so_far && !window.has(item.period)) {
      for (const measures::SoFar& one : *item.so_far) {
        if (window.has(one.period)) own.elapsed = one.elapsed;
      }
    }
    if (!own.owed) return own;
    std::vector<measures::ItemAmount> owed = *own.owed;
    std::erase_if(owed, [&](const measures::ItemAmount& amount) {
      return amount.by.credit != place.line->credit ||
             !counts_in(item, ir::label_of(amount.period));
    });
    own.owed = owed.empty() ? std::nullopt : std::optional(std::move(owed));
    return own;
  }

  // Of a subject that was evaluated last: whether the result is of its group.
  bool is_of_group() const {
    const results::Result& result = place.result();
    return std::any_of(found.subject.cells.begin(), found.subject.cells.end(), [&](const auto& of) {
      return of.first.target == result.target && of.first.group == result.group &&
             window.has(of.first.period);
    });
  }
};

std::vector<report::Place> places_of(const report::ItemStory& item) {
  std::vector<report::Place> places;
  for (const report::TimelineRow& row : item.timeline) {
    const auto* moment = std::get_if<report::Moment>(&row);
    if (moment == nullptr) continue;
    for (const report::Place& place : moment->places) {
      const bool known = std::find(places.begin(), places.end(), place) != places.end();
      if (!known) places.push_back(place);
    }
  }
  return places;
}

void add_items(const Behind& behind, const report::Explanation& story, report::LineTold& told) {
  const auto& rules = ir::of_items(behind.target());
  for (const measures::Item& item : behind.found.subject.items) {
    if (!behind.counts(item, rules)) continue;
    const auto its = std::find_if(story.items.begin(), story.items.end(),
                                  [&](const auto& one) { return one.number == item.number; });
    told.items.push_back({behind.own(item), its == story.items.end() ? std::vector<report::Place>{}
                                                                     : places_of(*its)});
  }
}

void add_outages(const Behind& behind, report::Explanation& story, report::LineTold& told) {
  if (!behind.is_of_group()) return;
  for (report::PeriodStory& period : story.periods) {
    for (report::OutageRow& outage : period.outages) {
      if (outage.counted > 0) told.outages.push_back({story.subject, std::move(outage)});
    }
  }
}

// What the subject's records that count in the period add to the result.
void add_figures(const Behind& behind, const report::Explanation& story, report::LineTold& told) {
  const results::Result& result = behind.place.result();
  const auto& cells = behind.found.subject.cells;
  const auto cell = cells.find({result.target, result.period, result.group});
  if (cell == cells.end()) return;
  report::FigureBehind row{story.subject, own_part(cell->second, behind.target()), {}};
  for (const report::UsedRecord& record : story.records) row.places.push_back(record.place);
  if (!row.places.empty()) told.figures.push_back(std::move(row));
}

bool has_periods(const ir::Target& target) {
  return std::holds_alternative<ir::OfTime>(target.of) || ir::figure_of(target).valid();
}

Question question_of(const Behind& behind, std::uint32_t subject) {
  Question question{behind.place.result().target, subject, 0, std::nullopt};
  if (has_periods(behind.target())) {
    question.period = behind.place.period->period.calendar;
  }
  return question;
}

}  // namespace

std::optional<LinePlace> find_line(const evaluation::Evaluation& found,
                                   const settlement::Settlement& settled, std::int64_t number) {
  for (std::size_t i = 0; i < settled.periods.size(); ++i) {
    const auto lines = settlement::lines_of(settled.periods[i]);
    if (lines.empty() || lines.back()->number < number) continue;
    for (const settlement::LineItem* line : lines) {
      if (line->number == number) return LinePlace{line, &found.results[i]};
    }
    break;
  }
  return std::nullopt;
}

std::vector<LinePlace> places_behind(const evaluation::Evaluation& found,
                                     const settlement::Settlement& settled,
                                     const LinePlace& place) {
  const ir::Program& program = *found.plan.program;
  if (ir::summed_by(program[place.result().target]) == nullptr) return {place};
  std::vector<LinePlace> places;
  const settlement::Sum sum{place.result(), place.period->period};
  for (std::size_t i = 0; i < settled.periods.size(); ++i) {
    for (const settlement::LineItem& line : settled.periods[i].in_kind) {
      if (settlement::is_part_of(program, sum, line, found.results[i])) {
        places.push_back({&line, &found.results[i]});
      }
    }
  }
  return places;
}

std::vector<std::uint32_t> subjects_behind(const evaluation::Evaluation& found,
                                           const LinePlace& place) {
  const Behind behind{found, place};
  if (ir::summed_by(behind.target()) != nullptr) return {};
  std::set<std::string_view> names;
  if (const auto* rules = std::get_if<ir::OfItems>(&behind.target().of)) {
    for (const measures::Item& item : found.all.items) {
      if (behind.counts(item, *rules)) names.insert(item.subject);
    }
  } else if (const Id<ir::Figure> figure = ir::figure_of(behind.target()); figure.valid()) {
    const Interval& span = place.period->period.span;
    const plan::BoundFigure& bound = found.plan.figures[figure.index()];
    for (const events::Occurrence& row : found.store.occurrences) {
      if (!plan::is_heard(bound, row.channel)) continue;
      if (row.at < span.from || row.at >= std::min(span.to, found.plan.as_of)) continue;
      names.insert(found.store.subjects.text(row.subject));
    }
  } else {
    for (const measures::OutageRow& row : found.all.outages) {
      if (behind.counts(row)) names.insert(row.subject);
    }
  }
  std::map<std::string_view, std::uint32_t> by_name;
  for (std::uint32_t subject = 0; subject < found.store.subjects.size(); ++subject) {
    const std::string_view name = found.store.subjects.text(subject);
    if (names.contains(name)) by_name.emplace(name, subject);
  }
  std::vector<std::uint32_t> subjects;
  for (const auto& [name, subject] : by_name) subjects.push_back(subject);
  return subjects;
}

report::LineTold tell_line(evaluation::Evaluation& found, const LinePlace& place,
                           const std::vector<std::uint32_t>& subjects) {
  const Behind behind{found, place};
  report::LineTold told;
  told.program = &behind.program();
  told.digest = ir::digest(behind.program());
  told.tzdata = time::tzdata_version();
  told.zone = found.plan.zone;
  told.as_of = found.plan.as_of;
  for (const Id<ir::Log> log : found.store.left_out) {
    told.left_out.push_back(behind.program()[log].name);
  }
  told.period = place.period->period.calendar;
  told.result = place.result();
  told.line = *place.line;
  told.charges = charges_behind(found, place);
  if (const auto* rules = std::get_if<ir::OfItems>(&behind.target().of)) {
    told.small_rule = small_rule(behind.program(), *rules);
  }
  for (const std::uint32_t subject : subjects) {
    evaluation::evaluate_subject(found, subject, place.result().target);
    const events::Trail trail = events::trail_of(found.store, subject);
    report::Explanation story = explain_counted(found, trail, question_of(behind, subject));
    switch (story.about) {
      case report::About::Items: add_items(behind, story, told); break;
      case report::About::Time: add_outages(behind, story, told); break;
      case report::About::Figure: add_figures(behind, story, told); break;
    }
  }
  return told;
}

report::Explanation story_of(evaluation::Evaluation& found, const events::Trail& trail,
                             const report::LineTold& told, std::uint32_t subject) {
  Question question{told.result.target, subject, 0, std::nullopt};
  if (has_periods((*told.program)[told.result.target])) {
    question.period = told.period;
  }
  evaluation::evaluate_subject(found, subject, question.target);
  report::Explanation story = explain(found, trail, question);
  std::erase_if(story.items, [&](const report::ItemStory& item) {
    return std::none_of(told.items.begin(), told.items.end(), [&](const report::ItemBehind& row) {
      return row.item.number == item.number;
    });
  });
  return story;
}

}  // namespace akad::explain
