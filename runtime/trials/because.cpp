#include "runtime/trials/because.h"

#include <algorithm>
#include <set>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/engine/groups_asked.h"
#include "runtime/explain/explain.h"
#include "runtime/explain/words.h"
#include "runtime/ir/stretches/told_by.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"
#include "runtime/results/looking_back.h"
#include "runtime/settlement/sums.h"

namespace akad::trials {
namespace {

using phrases::Phrase;
using report::Page;

// A scenario is small; what is told of it is, too.
constexpr std::size_t kMostStories = 3;
constexpr std::size_t kMostItems = 20;

std::optional<ir::CalendarPeriod> period_asked(const Differing& asked) {
  return ir::parse_period(asked.expected.period, ir::term_of(asked.program));
}

const report::PeriodStatement* statement_of(const Differing& asked) {
  const auto period = period_asked(asked);
  for (const report::PeriodStatement& row : asked.found.statement.periods) {
    if (row.measured.period.calendar == period) return &row;
  }
  return nullptr;
}

// The lines of a scenario are its records, and have no place of their own.
void forget_places(report::Explanation& told) {
  const auto forget = [](auto& rows) {
    for (auto& row : rows) row.places.clear();
  };
  for (report::ItemStory& item : told.items) {
    for (report::TimelineRow& row : item.timeline) {
      if (auto* moment = std::get_if<report::Moment>(&row)) moment->places.clear();
    }
  }
  for (report::PeriodStory& period : told.periods) {
    forget(period.outages);
    forget(period.excluded);
  }
  forget(told.excluded);
  forget(told.others);
}

// The scenario evaluated once, with what each of its subjects gave.
class Told {
 public:
  explicit Told(const Differing& asked) {
    events::EventStore store = engine::store_of(asked.program, asked.scenario);
    store.files.emplace_back();
    for (const ir::ScenarioSubject& subject : asked.scenario.subjects) {
      store.subjects.intern(subject.name);
    }
    trails_.resize(store.subjects.size());
    for (std::uint32_t id = 0; id < trails_.size(); ++id) {
      trails_[id].subject = store.subjects.text(id);
    }
    for (const events::Occurrence& what : store.occurrences) {
      trails_[what.subject].steps.push_back({what});
    }
    found_ = evaluation::evaluate(
        asked.program, std::move(store),
        {asked.scenario.as_of, evaluation::Keep::Nothing, 0, {}, 0, asked.limits});
  }

  const events::EventStore& store() const { return found_.store; }

  // Looks at a subject: what follows is of it.
  void look_at(const std::string& subject, Id<ir::Target> target) {
    subject_ = found_.store.subjects.intern(subject);
    target_ = target;
    evaluation::evaluate_subject(found_, subject_, target_);
  }

  report::Explanation explained(std::int32_t item,
                                const std::optional<ir::CalendarPeriod>& period) const {
    report::Explanation told = explain::explain(found_, trail(), {target_, subject_, item, period});
    forget_places(told);
    return told;
  }

  // Where the target counts it in the period; none = it has nothing there.
  std::optional<results::Group> group_in(const ir::CalendarPeriod& period) const {
    const ir::Program& program = *found_.plan.program;
    const auto of_periods =
        [&](const measures::CellsByKey& cells) -> std::optional<results::Group> {
      for (const auto& [key, cell] : cells) {
        if (key.target == target_ && plan::period(found_.plan, key.period).calendar == period) {
          return key.group;
        }
      }
      return std::nullopt;
    };
    return ir::looks_back(program[target_])
               ? of_periods(results::looking_back(found_.plan, found_.subject.cells))
               : of_periods(found_.subject.cells);
  }

 private:
  // Of those that belong together nothing is told.
  events::Trail trail() const {
    if (subject_ < trails_.size()) return trails_[subject_];
    return {std::string(found_.store.subjects.text(subject_)), {}};
  }

  evaluation::Evaluation found_;
  std::vector<events::Trail> trails_;  // by subject
  std::uint32_t subject_ = 0;
  Id<ir::Target> target_;
};

void tell_item(Page& page, const Differing& asked) {
  const ir::Expectation& e = asked.expected;
  const std::string& subject = asked.scenario.subjects[static_cast<std::size_t>(e.subject)].name;
  Told scenario(asked);
  scenario.look_at(subject, e.target);
  report::Explanation told = scenario.explained(e.item, {});
  // Where there is no such item, those that there are.
  if (told.items.empty() && e.item != 0) told = scenario.explained(0, {});
  std::size_t shown = 0;
  for (const report::ItemStory& item : told.items) {
    if (shown++ == kMostStories) break;
    if (told.items.size() > 1 || item.number != std::max(e.item, 1)) {
      add_line(page, 4, Phrase("item.title", item.number, phrases::verdict(item.verdict)));
    }
    add_item_told(page, told, item);
  }
  if (!told.items.empty()) return;
  for (const Phrase& note : told.notes) add_line(page, 4, note);
  for (const report::Moment& moment : told.others) {
    add_line(page, 4,
             Phrase("test.moment", report::moment_text(told.zone, moment.at), moment.what));
  }
}

bool is_asked_of(const Differing& asked, const ir::Target& target, const results::Group& group) {
  return engine::has_values(results::named(asked.program, target.groups, group), target,
                            asked.expected.groups);
}

// Items that the period counts, also while they were open.
bool is_of_period(const measures::Item& item, const std::string& label) {
  const std::vector<std::string> open = measures::open_in(item);
  return item.period == label || std::find(open.begin(), open.end(), label) != open.end();
}

void tell_result(Page& page, const Differing& asked, Id<ir::Target> id, const ir::OfItems& rules) {
  const report::PeriodStatement* period = statement_of(asked);
  if (period == nullptr) return;
  const ir::Target& target = asked.program[id];
  const auto zone = time::find_zone(asked.program.agreement.zone);
  AKAD_ASSERT(zone.has_value());
  report::Table table{
      {{Phrase::as_is(for_terminal(results::subject_called(asked.program, target)))},
       {Phrase("column.verdict")},
       {Phrase("column.elapsed"), true},
       {Phrase("label.due")}},
      {}};
  std::size_t more = 0;
  for (const measures::Item& item : asked.found.items) {
    if (item.target != id || !is_of_period(item, asked.expected.period)) continue;
    if (!is_asked_of(asked, target, measures::group_in(item, asked.expected.period))) continue;
    if (table.rows.size() == kMostItems) {
      ++more;
      continue;
    }
    table.rows.push_back({report::value_text(item.subject),
                          page.say(phrases::verdict(item.verdict)),
                          page.say(phrases::brief(item.elapsed)),
                          item.due == kNever ? "-" : report::moment_text(*zone, item.due)});
  }
  if (table.rows.empty()) {
    add_line(page, 4, Phrase("test.nothing_counted"));
  } else {
    add_table(page, 4, table);
  }
  if (more > 0) add_line(page, 4, Phrase("test.more", phrases::Count{more}));
  for (const results::Result& result : period->measured.results) {
    if (result.target != id || !is_asked_of(asked, target, result.group)) continue;
    add_value(
        page, 4, "label.result",
        report::result_said(asked.program, result, explain::small_rule(asked.program, rules)));
  }
}

// Those of whom the scenario tells in a log that the target rests on.
std::set<std::string> subjects_of(const Differing& asked, const ir::Target& target,
                                  const events::EventStore& store) {
  if (ir::is_of_groups(asked.program, target)) {
    const Id<ir::Log> own = ir::log_of(asked.program, target);
    const std::vector<std::string> groups = measures::groups_told(asked.program, store, own);
    return {groups.begin(), groups.end()};
  }
  const std::vector<Id<ir::Log>> logs = ir::logs_of(asked.program, target);
  std::set<std::string> names;
  for (const ir::ScenarioSubject& subject : asked.scenario.subjects) {
    if (std::find(logs.begin(), logs.end(), subject.log) != logs.end()) names.insert(subject.name);
  }
  return names;
}

// The story of each subject in the period.
void tell_periods(Page& page, const Differing& asked, Id<ir::Target> id) {
  const auto period = period_asked(asked);
  if (!period || statement_of(asked) == nullptr) return;
  const ir::Target& target = asked.program[id];
  Told scenario(asked);
  const std::set<std::string> subjects = subjects_of(asked, target, scenario.store());
  std::size_t shown = 0;
  for (const std::string& subject : subjects) {
    scenario.look_at(subject, id);
    const auto group = scenario.group_in(*period);
    if (group && !is_asked_of(asked, target, *group)) continue;
    if (shown >= kMostStories) {
      ++shown;  // told of no more
      continue;
    }
    const report::Explanation told = scenario.explained(0, period);
    if (told.periods.empty()) return;  // the target has no such period
    ++shown;
    for (const report::PeriodStory& story : told.periods) {
      if (subjects.size() > 1) {
        add_line(page, 4, Phrase("expected.item", target.name, report::value_text(subject)));
      }
      add_period_told(page, told, story);
    }
  }
  if (shown > kMostStories)
    add_line(page, 4, Phrase("test.more", phrases::Count{shown - kMostStories}));
}

void tell_result(Page& page, const Differing& asked, Id<ir::Target> id, const ir::OfTime&) {
  tell_periods(page, asked, id);
}
void tell_result(Page& page, const Differing& asked, Id<ir::Target> id, const ir::OfFigure&) {
  tell_periods(page, asked, id);
}

// The lines that it is the sum of.
void tell_result(Page& page, const Differing& asked, Id<ir::Target> id, const ir::OfSum&) {
  const report::PeriodStatement* period = statement_of(asked);
  if (period == nullptr) return;
  const ir::Target& target = asked.program[id];
  for (const results::Result& result : period->measured.results) {
    if (result.target != id || !is_asked_of(asked, target, result.group)) continue;
    report::Table table{{{Phrase("label.credit")}, {Phrase("column.owed"), true}}, {}};
    const settlement::Sum sum{result, period->measured.period};
    for (const report::PeriodStatement& other : asked.found.statement.periods) {
      for (const settlement::LineItem& line : other.owed.in_kind) {
        if (!settlement::is_part_of(asked.program, sum, line, other.measured)) continue;
        table.rows.push_back({for_terminal(asked.program[line.credit].name),
                              report::owed_text(asked.program, line.credit, line.payable)});
      }
    }
    if (!table.rows.empty()) add_table(page, 4, table);
    add_value(page, 4, "label.result", report::result_said(asked.program, result, {}));
  }
}

void tell_results_of(Page& page, const Differing& asked, Id<ir::Target> target) {
  std::visit([&](const auto& rules) { tell_result(page, asked, target, rules); },
             asked.program[target].of);
}

// What is owed in the period, by the credits asked for; none = by all.
void tell_owed(Page& page, const Differing& asked, Id<ir::Credit> credit) {
  const report::PeriodStatement* period = statement_of(asked);
  if (period == nullptr) return;
  report::PeriodStatement owed = *period;
  if (credit.valid()) {
    for (auto* lines : {&owed.owed.items, &owed.owed.in_kind}) {
      std::erase_if(*lines, [&](const auto& line) { return line.credit != credit; });
    }
    std::erase_if(owed.owed.caps, [&](const auto& applied) {
      return !ir::covers(asked.program, asked.program[applied.cap], credit);
    });
  }
  if (settlement::lines_of(owed.owed).empty()) {
    add_line(page, 4,
             period->measured.period.closed
                 ? Phrase("test.nothing_owed")
                 : Phrase("statement.period_open",
                          phrases::period_noun(owed.measured.period.calendar.cadence)));
    return;
  }
  add_credits(page, asked.program, owed);
  add_caps(page, asked.program, owed);
}

void tell_cap(Page& page, const Differing& asked) {
  const auto period = period_asked(asked);
  for (report::PeriodStatement owed : asked.found.statement.periods) {
    std::erase_if(owed.owed.caps, [&](const settlement::CapApplied& applied) {
      return applied.cap != asked.expected.cap || applied.period != period;
    });
    add_caps(page, asked.program, owed);
  }
  if (page.text.empty()) add_line(page, 4, Phrase("test.takes_nothing"));
}

void tell_claims(Page& page, const Differing& asked) {
  for (report::PeriodStatement period : asked.found.statement.periods) {
    std::erase_if(period.claims, [&](const measures::ClaimRow& row) {
      return row.exclusion != asked.expected.exclusion;
    });
    std::set<Id<ir::Target>> targets;
    for (const measures::ClaimRow& row : period.claims) targets.insert(row.target);
    for (const Id<ir::Target> target : targets) {
      add_claims(page, asked.program, period, target);
    }
  }
  if (page.text.empty()) add_line(page, 4, Phrase("test.nothing_claimed"));
}

void tell(Page& page, const Differing& asked) {
  const ir::Expectation& e = asked.expected;
  switch (e.kind) {
    case ir::ExpectationKind::Item: return tell_item(page, asked);
    case ir::ExpectationKind::Period: return tell_results_of(page, asked, e.target);
    case ir::ExpectationKind::CreditAmount:
      tell_results_of(page, asked, asked.program[e.credit].target);
      return tell_owed(page, asked, e.credit);
    case ir::ExpectationKind::TotalAmount:
    case ir::ExpectationKind::TotalTax: return tell_owed(page, asked, {});
    case ir::ExpectationKind::Claim: return tell_claims(page, asked);
    case ir::ExpectationKind::CapTakesOff: return tell_cap(page, asked);
  }
  AKAD_ASSERT(false);
}

}  // namespace

std::string because(const Differing& asked, const phrases::Book& book) {
  Page page = report::page_of(book, {&asked.program});
  tell(page, asked);
  const std::size_t first = page.text.find_first_not_of('\n');
  return first == page.text.npos ? "" : page.text.substr(first);
}

}  // namespace akad::trials
