// The list for people: a block of a few lines for each item, under its class.
#include <algorithm>
#include <limits>

#include "runtime/base/text.h"
#include "runtime/due/write/said.h"
#include "runtime/due/write/write.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/credits/said.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"
#include "runtime/results/budget.h"
#include "runtime/results/groups.h"

namespace akad::due {
namespace {

using report::Count, report::Page;

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

struct ClassRow {
  Class is;
  phrases::Key<1> head;   // of so many
  phrases::Key<1> tally;  // "3 overdue"
  std::size_t most;       // that are listed; of what nobody has to do, none
};
constexpr std::array<ClassRow, kClasses> kRows = {
    {{Class::AtRisk, "due.head_at_risk", "due.at_risk", kAll},
     {Class::Overdue, "due.head_overdue", "due.overdue", 20},
     {Class::DueLater, "due.head_later", "due.later", 20},
     {Class::Paused, "due.head_paused", "due.paused", 20},
     {Class::NeverDue, "due.head_never", "due.never_due", 20},
     {Class::NoLimit, "due.head_no_limit", "due.no_limit", 0},
     {Class::LeftOut, "due.head_left_out", "due.left_out", 0}}};

struct TextWriter {
  Page& page;
  const List& list;
  Sayer sayer;

  Phrase at(Instant when) const { return report::local_short(list.kept.found.plan.zone, when); }

  // Of what is due later than it is missed, or the other way round, the due time stands below.
  Phrase when(const measures::Item& item, Class is) const {
    const targets::Standing& standing = *item.standing;
    switch (is) {
      case Class::Overdue: {
        const Instant missed = missed_at(item);
        return missed == kNever
                   ? Phrase("due.missed")
                   : Phrase("due.late", at(missed), phrases::brief(list.as_of() - missed));
      }
      case Class::AtRisk:
      case Class::DueLater: {
        const Duration left = standing.due - list.as_of();
        return left < 0 ? Phrase("due.reached", at(standing.due), phrases::brief(-left))
                        : Phrase("due.in", at(standing.due), phrases::brief(left));
      }
      case Class::Paused: {
        const Instant due = standing.due_if_resumed;
        return due == kNever ? Phrase("due.never") : Phrase("due.if_resumed", at(due));
      }
      case Class::NeverDue:
      case Class::NoLimit:
      case Class::LeftOut: return Phrase("due.never");
    }
    return {};
  }

  std::string calendar(const targets::Standing& standing) const {
    return for_terminal(list.program()[standing.hours].name);
  }

  Phrase which(const measures::Item& item) const {
    const std::string subject = report::value_text(item.subject);
    return item.number == 1 ? Phrase::as_is(subject)
                            : Phrase("history.numbered", subject, item.number);
  }

  void add_target(const measures::Item& item) {
    const ir::Target& target = sayer.target(item);
    PhraseList parts = {
        Phrase::as_is(for_terminal(report::clause_text(target.clause, target.name)))};
    const auto group = results::called(list.program(), target, item.group);
    if (!group.empty()) parts.push_back(report::group_said(page, group));
    add_line(page, 4, Phrase::list("list.comma", std::move(parts)));
  }

  void add_allowed(const measures::Item& item) {
    const targets::Standing& standing = *item.standing;
    Phrase limit = sayer.limit(item);
    const std::string row = sayer.row(item);
    if (!row.empty()) limit = Phrase("item.allowed_row", std::move(limit), for_terminal(row));
    PhraseList parts = {Phrase("due.allowed", std::move(limit)),
                        Phrase("due.elapsed", phrases::brief(item.elapsed))};
    if (standing.remaining) {
      const Duration left = *standing.remaining;
      parts.push_back(left < 0 ? Phrase("due.over", phrases::brief(-left))
                               : Phrase("due.remaining", phrases::brief(left)));
    }
    add_line(page, 4, Phrase::list("list.semicolon", std::move(parts)));
  }

  // A due time that is not what the head says, and how long a stop is in time.
  void add_due(const measures::Item& item, Class is) {
    const targets::Standing& standing = *item.standing;
    PhraseList parts;
    if (is == Class::Overdue && item.missed_before != kNever && standing.due != kNever) {
      parts.add("due.missed_before", at(standing.due));
    }
    const Instant until = standing.in_time_until;
    const bool other = until != kNever && (until > standing.due || until + 1 < standing.due);
    if (other) parts.add("due.in_time_until", at(until));
    if (!parts.empty()) add_line(page, 4, Phrase::list("list.semicolon", std::move(parts)));
  }

  void add_state(const measures::Item& item) {
    const targets::Standing& standing = *item.standing;
    PhraseList parts;
    if (standing.held) parts.add("due.since", sayer.held_by(item), at(standing.held->since));
    if (standing.outside) {
      const Instant opens = standing.outside->opens;
      Phrase outside("due.since", Phrase("stretch.outside", calendar(standing)),
                     at(standing.outside->since));
      parts.push_back(opens == kNever ? Phrase("item.opens_never", std::move(outside))
                                      : Phrase("item.opens", std::move(outside), at(opens)));
    }
    if (!parts.empty()) add_line(page, 4, Phrase::list("list.semicolon", std::move(parts)));
  }

  void add_told(const measures::Item& item, const std::optional<NextTold>& next) {
    const auto& rules = sayer.rules(item).escalations;
    PhraseList parts;
    for (std::size_t i = 0; i < item.escalations.size(); ++i) {
      const targets::Escalated& one = item.escalations[i];
      if (one.reached) parts.add("due.told", report::quoted(rules[i].name), at(one.at));
    }
    if (next) {
      parts.add("due.told_next", report::quoted(rules[next->escalation].name), at(next->at),
                phrases::as_written(sayer.told_when(item, next->escalation)));
    }
    if (!parts.empty()) add_line(page, 4, Phrase::list("list.semicolon", std::move(parts)));
  }

  void add_began(const measures::Item& item, const events::RecordPlace& opened) {
    Phrase began("due.began", at(item.started));
    if (opened.file >= 0) {
      const report::Place place{list.kept.result.files[static_cast<std::size_t>(opened.file)],
                                opened.line, opened.element};
      began = Phrase("story.moment_at", std::move(began), report::place_said(place));
    }
    add_line(page, 4, began);
  }

  void add(const Row& row) {
    const measures::Item& item = list.item(row);
    add_line(page, 2, Phrase("due.row", when(item, row.is), which(item)));
    add_target(item);
    add_allowed(item);
    add_due(item, row.is);
    add_state(item);
    add_told(item, row.next);
    if (item.lost > 0) add_line(page, 4, Phrase("item.lost_records", Count{item.lost}));
    add_began(item, row.opened);
  }
};

// An amount, until when it may be claimed, and of what it is.
void add_claimable(Page& page, const List& list) {
  if (list.claimable.empty()) return;
  page += "\n";
  add_line(page, 0, Phrase("due.head_claimable", Count{list.claimable.size()}));
  const ir::Program& program = list.program();
  for (const Claimable& row : list.claimable) {
    const settlement::LineItem& line = list.line(row);
    const report::PeriodStatement& period = list.period(row);
    const Phrase least = report::least_owed_text(program, line.credit, line.claim->amount,
                                                 settlement::unsaid_in(line));
    const Phrase amount("due.claim", least, phrases::period_label(period.measured.period.calendar));
    const ir::Credit& credit = program[line.credit];
    const bool money = ir::unit_in_kind(credit) == nullptr;
    if (row.lapses == kNever) {
      add_line(page, 2, amount);
    } else {
      add_line(page, 2,
               Phrase("due.claim_until", format_date(*line.claim->until),
                      phrases::brief(row.lapses - list.as_of()), amount));
    }
    PhraseList parts = {
        Phrase::as_is(for_terminal(report::clause_text(credit.clause, credit.name)))};
    const auto& result = period.measured.results[line.result.index()];
    const auto group = results::called(program, program[credit.target], result.group);
    if (!group.empty()) parts.push_back(report::group_said(page, group));
    add_line(page, 4, Phrase::list("list.comma", std::move(parts)));
    if (settlement::is_endless(line)) {
      add_line(page, 4, Phrase("due.claim_open_end"));
    } else if (line.open > 0) {
      const std::string open = report::owed_text(program, line.credit, line.open);
      add_line(page, 4, money ? Phrase("due.claim_open", open) : Phrase("in_kind.open", open));
    }
    if (settlement::rests_on_unknown_fee(line)) {
      add_line(page, 4, report::unknown_fee_said(program, line));
    }
    if (line.claim->lost > 0)
      add_line(page, 4, Phrase("credit.claims_lost", Count{line.claim->lost}));
    if (line.lost_charges > 0) {
      add_line(page, 4, Phrase("credit.charges_lost", Count{line.lost_charges}));
    }
  }
}

std::size_t count_of(const List& list, Class is) {
  return static_cast<std::size_t>(std::count_if(list.rows.begin(), list.rows.end(),
                                                [&](const Row& row) { return row.is == is; }));
}

void add_head(Page& page, const List& list) {
  const ir::Agreement& agreement = list.program().agreement;
  add_line(page, 0,
           Phrase("due.title", for_terminal(agreement.name), for_terminal(agreement.version)));
  report::add_as_of(page, list.kept.result.statement);
  report::add_read(page, list.kept.result.statement);
  add_value(page, 0, "label.at_risk", Phrase("due.at_risk_rule", phrases::brief(list.within)));
  PhraseList tally;
  for (const ClassRow& row : kRows) {
    const std::size_t count = count_of(list, row.is);
    if (count > 0) tally.add(row.tally, Count{count});
  }
  if (!list.claimable.empty()) tally.add("due.claimable", Count{list.claimable.size()});
  add_value(
      page, 0, "label.open",
      tally.empty() ? Phrase("due.nothing_open") : Phrase::list("list.comma", std::move(tally)));
}

constexpr std::size_t kMostGroups = 20;  // of a target in a period

Phrase left_said(const RoomRow& row) {
  if (row.time) {
    return *row.time < 0 ? Phrase("due.down_too_long", phrases::brief(-*row.time))
                         : Phrase("due.down_left", phrases::brief(*row.time));
  }
  const results::RoomOfItems& items = *row.items;
  if (!results::is_short(items)) return Phrase("due.misses_left", Count{items.misses});
  return items.in_time ? Phrase("due.in_time_needed", Count{*items.in_time}) : Phrase("due.lost");
}

void add_room_of(Page& page, const List& list, const RoomRow& row) {
  const ir::Target& target = list.program()[row.result->target];
  PhraseList which = {phrases::period_label(row.period->calendar)};
  which.push_back(Phrase::as_is(for_terminal(report::clause_text(target.clause, target.name))));
  const auto group = results::called(list.program(), target, row.result->group);
  if (!group.empty()) which.push_back(report::group_said(page, group));
  add_line(page, 2,
           Phrase("due.row", Phrase::list("list.comma", std::move(which)), left_said(row)));
  add_line(page, 4, report::result_said(list.program(), *row.result, {}));
  const auto budget = results::budget_of(list.program(), *row.result);
  if (!budget || !budget->burn_rate) return;
  const Measured rate{MeasuredKind::Value, *budget->burn_rate};
  add_line(page, 4, Phrase("due.burn_rate", report::measured_said(list.program(), rate)));
}

void add_room(Page& page, const List& list) {
  if (list.room.empty()) return;
  page += "\n";
  add_line(page, 0, Phrase("due.head_room"));
  std::size_t same = 0;  // of the target in the period
  std::size_t away = 0;
  for (std::size_t at = 0; at < list.room.size(); ++at) {
    const bool first = at == 0 ||
                       list.room[at].result->target != list.room[at - 1].result->target ||
                       list.room[at].period != list.room[at - 1].period;
    same = first ? 1 : same + 1;
    if (same > kMostGroups) {
      ++away;
    } else {
      add_room_of(page, list, list.room[at]);
    }
  }
  if (away > 0) add_line(page, 2, Phrase("due.more", Count{away}));
}

}  // namespace

void write_text(const List& list, const phrases::Book& book, const report::Take& take) {
  Page page = report::page_of(book, {&list.program()});
  add_head(page, list);
  TextWriter writer{page, list, Sayer(list)};
  auto row = list.rows.begin();
  for (const ClassRow& of : kRows) {
    const std::size_t count = count_of(list, of.is);
    // Behind what is urgent, and before what has time.
    if (of.is == Class::DueLater) add_claimable(page, list);
    if (count == 0) continue;
    page += "\n";
    add_line(page, 0, Phrase(of.head, Count{count}));
    const std::size_t shown = std::min(count, of.most);
    for (std::size_t i = 0; i < shown; ++i) {
      writer.add(row[static_cast<std::ptrdiff_t>(i)]);
      take(page.text);
      page.text.clear();
    }
    if (shown == 0) {
      add_line(page, 2, Phrase("due.all_elsewhere"));
    } else if (shown < count) {
      add_line(page, 2, Phrase("due.more", Count{count - shown}));
    }
    row += static_cast<std::ptrdiff_t>(count);
  }
  add_room(page, list);
  take(page.text);
}

}  // namespace akad::due
