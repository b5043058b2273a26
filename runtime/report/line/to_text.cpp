// A line with what it rests on, for people.
#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/phrases/clauses.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/line/view.h"
#include "runtime/report/page.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

struct Lines {
  Page& page;
  const LineTold& told;
  const ir::Program& program = *told.program;
  const ir::Target& target = program[told.result.target];

  std::string moment(Instant at) const { return at == kNever ? "-" : moment_text(told.zone, at); }
  std::string brief(Duration length) const { return page.say(phrases::brief(length)); }
  // Of a log that is always about one subject, nothing is told by naming it.
  bool is_named() const { return program[ir::log_of(program, target)].single_subject.empty(); }

  void add_heading() const {
    const ir::Credit& credit = program[told.line.credit];
    add_rule(page, '=');
    add_line(page, 0,
             Phrase("line.title", static_cast<std::uint64_t>(told.line.number),
                    clause_text(credit.clause, credit.name), phrases::period_label(told.period)));
    add_rule(page, '=');
    const ir::Agreement& agreement = program.agreement;
    add_value(
        page, 0, "label.agreement",
        Phrase("story.agreement", for_terminal(agreement.name), for_terminal(agreement.version),
               for_terminal(agreement.provider), for_terminal(agreement.customer)));
    add_value(page, 0, "label.target", clause_text(target.clause, target.name));
    add_value(page, 0, "label.promised_head", promised_of_periods(program, target));
    const Phrase group = group_said(page, results::called(program, target, told.result.group));
    if (!group.empty()) add_value(page, 0, "label.group", group);
    add_value(page, 0, "label.as_of", local(told.zone, told.as_of));
    for (const std::string& log : told.left_out) {
      add_value(page, 0, "label.left_out", Phrase("data.left_out_log", for_terminal(log)));
    }
    add_value(page, 0, "label.local_times",
              Phrase("story.local_times", told.zone.name, told.tzdata));
  }

  void add_result() const {
    Explanation frame;
    frame.program = &program;
    frame.cadence = target.cadence;
    add_value(page, 4, "label.result", result_said(program, told.result, told.small_rule));
    add_budget(page, program, told.result);
    add_credits_told(page, frame, told.result, {{told.line.credit, told.line}});
  }

  void add_subject_column(Table& table) const {
    if (!is_named()) return;
    table.columns.push_back(
        {Phrase::as_is(for_terminal(results::subject_called(program, target)))});
  }

  std::string late_of(const measures::Item& item) const {
    if (item.due == kNever) return "-";
    const Instant end = item.stopped == kNever ? told.as_of : item.stopped;
    return end > item.due ? brief(end - item.due) : "-";
  }

  std::string owed_for(const measures::Item& item) const {
    if (!item.owed) return "-";
    Rational sum = 0;
    std::uint64_t unknown = 0;
    for (const measures::ItemAmount& amount : *item.owed) {
      if (amount.owed) sum += amount.owed->amount;
      if (!amount.owed) ++unknown;
    }
    return page.say(least_owed_text(program, told.line.credit, sum, unknown));
  }

  void add_items() const {
    if (told.items.empty()) return;
    const bool with_number =
        !is_named() || std::any_of(told.items.begin(), told.items.end(),
                                   [](const ItemBehind& row) { return row.item.number > 1; });
    const bool with_owed = std::any_of(told.items.begin(), told.items.end(),
                                       [](const ItemBehind& row) { return bool(row.item.owed); });
    Table table;
    add_subject_column(table);
    if (with_number) table.columns.push_back({Phrase("column.number"), true});
    const bool is_each_due = !is_of_all_items();
    if (is_each_due) table.columns.push_back({Phrase("label.due")});
    table.columns.push_back({Phrase("label.stopped")});
    table.columns.push_back({Phrase("column.elapsed"), true});
    if (is_each_due) table.columns.push_back({Phrase("column.late"), true});
    if (with_owed) table.columns.push_back({Phrase("label.owed"), true});
    table.columns.push_back({Phrase("column.records")});
    for (const ItemBehind& behind : told.items) {
      const measures::Item& item = behind.item;
      std::vector<std::string> row;
      if (is_named()) row.push_back(value_text(item.subject));
      if (with_number) row.push_back(number_text(static_cast<std::uint64_t>(item.number)));
      if (is_each_due) row.push_back(moment(item.due));
      row.push_back(item.stopped == kNever ? page.say(Phrase("item.still_open"))
                                           : moment(item.stopped));
      row.push_back(brief(item.elapsed));
      if (is_each_due) row.push_back(late_of(item));
      if (with_owed) row.push_back(owed_for(item));
      row.push_back(page.say(records_said(behind.places)));
      table.rows.push_back(std::move(row));
    }
    add_table(page, 4, table);
  }

  void add_outages() const {
    if (told.outages.empty()) return;
    Table table;
    add_subject_column(table);
    table.columns.push_back({Phrase("column.down_from")});
    table.columns.push_back({Phrase("label.to")});
    table.columns.push_back({Phrase("column.counts"), true});
    table.columns.push_back({Phrase("column.records")});
    for (const OutageBehind& behind : told.outages) {
      const Interval& whole = behind.outage.whole;
      std::vector<std::string> row;
      if (is_named()) row.push_back(value_text(behind.subject));
      row.push_back(moment(whole.from));
      row.push_back(whole.to >= told.as_of ? page.say(Phrase("outage.still_down"))
                                           : moment(whole.to));
      row.push_back(brief(behind.outage.down));
      row.push_back(page.say(records_said(behind.outage.places)));
      table.rows.push_back(std::move(row));
    }
    add_table(page, 4, table);
  }

  void add_figures() const {
    if (told.figures.empty()) return;
    Table table;
    add_subject_column(table);
    const auto columns_of = [&](const FigureBehind& behind) {
      return measures::shown(behind.counts, target, true).columns;
    };
    for (const measures::Figure& column : columns_of(told.figures.front())) {
      table.columns.push_back({Phrase::by_key(column.key, {}), true});
    }
    table.columns.push_back({Phrase("column.records")});
    for (const FigureBehind& behind : told.figures) {
      std::vector<std::string> row;
      if (is_named()) row.push_back(value_text(behind.subject));
      for (const measures::Figure& column : columns_of(behind)) {
        row.push_back(page.say(measured_said(program, column.value)));
      }
      row.push_back(page.say(records_said(behind.places)));
      table.rows.push_back(std::move(row));
    }
    add_table(page, 4, table);
  }

  // In the fee's own money.
  std::string charged_said(const ChargeBehind& behind) const {
    const ir::Fee& fee = program[behind.fee];
    const Rational& amount = *behind.charge.amount;
    return fee.exchange ? money_text(amount, fee.currency) : money_text(amount, program.agreement);
  }

  void add_charges() const {
    if (told.charges.empty()) return;
    page += "\n";
    add_line(page, 0, Phrase("line.charges"));
    add_rule(page, '-');
    Table table;
    table.columns = {{Phrase("column.record")},
                     {Phrase("column.claim_made")},
                     {Phrase("column.claimed_period")},
                     {Phrase("column.charged"), true},
                     {Phrase("column.records")}};
    for (const ChargeBehind& behind : told.charges) {
      const charged::Charge& charge = behind.charge;
      table.rows.push_back(
          {value_text(charge.name), moment(charge.at),
           for_terminal(program[behind.fee].name) + " " + value_text(charge.period),
           charged_said(behind), page.say(records_said(behind.places))});
    }
    add_table(page, 4, table);
  }

  bool is_of_all_items() const { return ir::is_of_lengths(target); }

  // Each as a line of its own, under the one that it is a part of.
  void add_summed() const {
    page += "\n";
    add_line(page, 0, Phrase("line.summed"));
    add_rule(page, '-');
    if (told.summed.empty()) add_line(page, 4, Phrase("line.nothing"));
    for (const LineTold& summed : told.summed) {
      const Lines own{page, summed};
      const ir::Credit& credit = program[summed.line.credit];
      page += "\n";
      add_line(
          page, 0,
          Phrase("line.title", static_cast<std::uint64_t>(summed.line.number),
                 clause_text(credit.clause, credit.name), phrases::period_label(summed.period)));
      const Phrase group =
          group_said(page, results::called(program, own.target, summed.result.group));
      if (!group.empty()) add_value(page, 4, "label.group", group);
      own.add_result();
      own.add_items();
      own.add_outages();
      own.add_figures();
      if (summed.story) page += "\n" + to_text(*summed.story, page.book);
    }
  }

  void add_behind() const {
    if (ir::summed_by(target) != nullptr) return add_summed();
    page += "\n";
    const bool is_time = std::holds_alternative<ir::OfTime>(target.of);
    const bool is_figure = ir::figure_of(target).valid();
    add_line(page, 0,
             is_time             ? Phrase("line.outages")
             : is_figure         ? Phrase("line.figures")
             : is_of_all_items() ? Phrase("line.items")
                                 : Phrase("line.missed"));
    add_rule(page, '-');
    const bool is_nothing = told.items.empty() && told.outages.empty() && told.figures.empty();
    if (is_nothing) add_line(page, 4, Phrase("line.nothing"));
    add_items();
    add_outages();
    add_figures();
    if (!told.subject.empty() || !is_named() || is_nothing) return;
    add_line(page, 4, Phrase("line.more", phrases::as_written(std::string("--subject"))));
  }
};

}  // namespace

std::string to_text(const LineTold& told, const phrases::Book& book) {
  Page page = page_of(book, {told.program});
  const Lines lines{page, told};
  lines.add_heading();
  page += "\n";
  lines.add_result();
  lines.add_behind();
  lines.add_charges();
  std::string text = std::move(page.text);
  if (told.story) text += "\n" + to_text(*told.story, book);
  return text;
}

}  // namespace akad::report
