#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/history/write/sections.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/reconcile/write/sections.h"
#include "runtime/reconcile/write/told.h"
#include "runtime/reconcile/write/write.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::reconcile {
namespace {

using report::Count;

constexpr std::size_t kMostRows = 100;    // of a list
constexpr std::size_t kMostRecords = 20;  // below one row

struct TextWriter {
  Page& page;
  const Reconciliation& of;
  const report::Take& take;
  RecordLines records;
  Telling telling;

  void hand_over() {
    take(page.text);
    page.text.clear();
  }

  const ir::Program& program() const { return of.program(); }
  const time::Zone& zone() const { return of.sides.ours->run.kept.found.plan.zone; }
  std::string at(Instant when) const { return report::moment_text(zone(), when); }

  // Head.

  Phrase compared() const {
    PhraseList parts;
    parts.add("reconcile.records_alike", Count{of.same});
    std::uint64_t in_ours = 0, in_theirs = 0, in_both = 0;
    for (const Record& record : of.records) {
      ++(record.is_of_both() ? in_both : record.row.ours ? in_ours : in_theirs);
    }
    parts.add("reconcile.records_differ", Count{of.records.size()});
    if (in_ours > 0) parts.add("reconcile.in_ours", Count{in_ours});
    if (in_theirs > 0) parts.add("reconcile.in_theirs", Count{in_theirs});
    if (in_both > 0) parts.add("reconcile.in_both", Count{in_both});
    return Phrase::list("list.semicolon", std::move(parts));
  }

  void add_head() {
    const ir::Agreement& agreement = program().agreement;
    add_line(
        page, 0,
        Phrase("reconcile.title", for_terminal(agreement.name), for_terminal(agreement.version)));
    const report::Statement& ours = of.statement(Party::Ours);
    report::add_as_of(page, ours);
    report::add_shown(page, ours);
    add_line(page, 0, Phrase("reconcile.ours_read"));
    report::add_read(page, ours);
    add_line(page, 0, Phrase("reconcile.theirs_read"));
    report::add_read(page, of.statement(Party::Theirs));
    add_value(page, 0, "label.compared", compared());
  }

  void add_facts(const std::vector<history::Fact>& facts) {
    for (const history::Fact& fact : facts) {
      add_line(page, 6, Phrase("reconcile.both", fact.what, fact.before, fact.after));
    }
  }

  void add_rules(const history::ItemTold& told) {
    if (!told.rules_before.empty()) {
      add_line(page, 6, Phrase("reconcile.by_ours", Phrase::list("list.blank", told.rules_before)));
    }
    if (!told.rules_after.empty()) {
      add_line(page, 6,
               Phrase("reconcile.by_theirs", Phrase::list("list.blank", told.rules_after)));
    }
  }

  Phrase item_called(const measures::Item& item) const {
    const std::string subject = report::value_text(item.subject);
    return item.number == 1 ? Phrase::as_is(subject)
                            : Phrase("history.numbered", subject, item.number);
  }

  static Phrase verdict_said(const history::Judged& judged) {
    return judged.is_there() ? history::verdict_said(judged) : Phrase("item.none");
  }

  void add_item(const ItemRow& row) {
    const history::ItemTold told = telling.item(row);
    const measures::Item& item = told.before.is_there() ? *told.before.item : *told.after.item;
    add_line(page, 4,
             Phrase("reconcile.both", item_called(item), verdict_said(told.before),
                    verdict_said(told.after)));
    if (told.before.is_there() && told.after.is_there()) {
      add_facts(told.facts);
    } else {
      add_line(page, 6, span_said({item.started, item.stopped}));
    }
    add_rules(told);
    records.add(6, row.records);
  }

  Phrase span_said(const Interval& span) const {
    if (span.from == kNever) return Phrase("item.not_known");
    const bool ended = span.to != kNever && span.to < of.statement(Party::Ours).as_of;
    return ended ? Phrase("reconcile.span", at(span.from), at(span.to))
                 : Phrase("reconcile.span_open", at(span.from));
  }

  void add_outage(const OutageRow& row) {
    const auto span = [&](Party party) {
      const Place place = row.outage[party];
      return place ? span_said(of.side(party).outages()[*place].whole) : Phrase("item.none");
    };
    const Party party = row.outage.ours ? Party::Ours : Party::Theirs;
    const std::string& subject = of.side(party).outages()[*row.outage[party]].subject;
    add_line(page, 4,
             Phrase("reconcile.both", report::value_text(subject), span(Party::Ours),
                    span(Party::Theirs)));
    add_facts(telling.outage(row));
    records.add(6, row.records);
  }

  void add_result(const ResultRow& row) {
    const history::JudgedIn ours = telling.judged(row, Party::Ours);
    const history::JudgedIn theirs = telling.judged(row, Party::Theirs);
    const auto verdict = [](const history::JudgedIn& judged) {
      return judged.result == nullptr ? Phrase("item.none")
                                      : phrases::verdict(judged.result->verdict);
    };
    const results::Result& any = ours.result != nullptr ? *ours.result : *theirs.result;
    PhraseList which = {
        phrases::period_label(of.periods[row.period].ours->measured.period.calendar)};
    const auto group = results::called(program(), program()[any.target], any.group);
    if (!group.empty()) which.push_back(report::group_said(page, group));
    add_line(page, 4,
             Phrase("reconcile.both", Phrase::list("list.comma", std::move(which)), verdict(ours),
                    verdict(theirs)));
    if (ours.result != nullptr) {
      add_line(page, 6,
               Phrase("reconcile.by_ours", history::result_said(of.side(Party::Ours).run, ours)));
    }
    if (theirs.result != nullptr) {
      add_line(
          page, 6,
          Phrase("reconcile.by_theirs", history::result_said(of.side(Party::Theirs).run, theirs)));
    }
    if (!row.by_rows) return records.add(6, row.records);
    add_line(page, 6, Phrase("reconcile.behind_rows", Count{row.records.size()}));
  }

  template <class Row>
  void add_rows(const std::vector<Row>& rows, phrases::Key<1> head,
                void (TextWriter::*add)(const Row&)) {
    if (rows.empty()) return;
    add_line(page, 2, Phrase(head, Count{rows.size()}));
    const std::size_t shown = std::min(rows.size(), kMostRows);
    for (std::size_t i = 0; i < shown; ++i) {
      (this->*add)(rows[i]);
      hand_over();
    }
    if (shown < rows.size()) add_line(page, 4, Phrase("history.more", Count{rows.size() - shown}));
  }

  void add_target(const TargetRow& row) {
    page += "\n";
    const ir::Target& target = program()[row.target];
    add_line(page, 0,
             Phrase("change.head", Phrase("declared.targets"),
                    for_terminal(report::clause_text(target.clause, target.name))));
    add_rows(row.results, "reconcile.results", &TextWriter::add_result);
    add_rows(row.items, "reconcile.items", &TextWriter::add_item);
    add_rows(row.outages, "reconcile.outages", &TextWriter::add_outage);
  }

  void add_other_records() {
    Records others;
    for (std::size_t i = 0; i < of.records.size(); ++i) {
      if (!of.records[i].changes) others.push_back(i);
    }
    if (others.empty()) return;
    page += "\n";
    add_line(page, 0, Phrase("reconcile.other_records", Count{others.size()}));
    const std::size_t shown = std::min(others.size(), kMostRows);
    for (std::size_t i = 0; i < shown; ++i) {
      records.add(2, of.records[others[i]], true);
      hand_over();
    }
    if (shown < others.size()) {
      add_line(page, 2, Phrase("reconcile.more_records", Count{others.size() - shown}));
    }
  }

  void write() {
    add_head();
    add_money(page, of, records);
    for (const TargetRow& row : of.targets) add_target(row);
    if (!of.differs()) {
      page += "\n";
      add_line(page, 0, Phrase("reconcile.nothing"));
    }
    add_other_records();
    hand_over();
  }
};

}  // namespace

void write_text(const Reconciliation& of, const phrases::Book& book, const report::Take& take) {
  Page page = report::page_of(book, {&of.program()});
  TextWriter{page, of, take, RecordLines(page, of), Telling(of)}.write();
}

}  // namespace akad::reconcile
