#include <nlohmann/json.hpp>

#include "runtime/history/write/json_parts.h"
#include "runtime/reconcile/write/quoting.h"
#include "runtime/reconcile/write/told.h"
#include "runtime/reconcile/write/write.h"
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/credits/payment.h"
#include "runtime/report/credits/to_json.h"
#include "runtime/report/groups_json.h"
#include "runtime/report/json_object.h"
#include "runtime/results/groups.h"

namespace akad::reconcile {
namespace {

using nlohmann::json;  // ordered maps: sorted keys
using report::clause_json, report::object_of, report::payment_json;

json or_null(std::string text) { return text.empty() ? json(nullptr) : json(std::move(text)); }

struct JsonWriter {
  const Reconciliation& of;
  const phrases::Book& book;
  report::JsonStream& out;
  Quoting quoting;
  Telling telling;

  const ir::Program& program() const { return of.program(); }
  json money(const Rational& amount) const {
    return report::money_json(amount, program().agreement.currency);
  }

  // Of one credit, or of all that is money.
  json amount(const Rational& value, Id<ir::Credit> credit) const {
    return credit.valid() ? report::owed_json(program(), credit, value) : money(value);
  }
  json beside(const Owed& owed, Id<ir::Credit> credit) const {
    json row = report::beside_json(program(), owed.beside);
    if (owed.beside.open > 0) row["open"] = amount(owed.beside.open, credit);
    if (owed.claimable > 0) row["claimable"] = amount(owed.claimable, credit);
    return row;
  }
  void add_owed(json& row, const Owed& ours, const Owed& theirs, Id<ir::Credit> credit = {}) const {
    row["ours"] = amount(ours.payable, credit);
    row["theirs"] = amount(theirs.payable, credit);
    if (json more = beside(ours, credit); !more.empty()) row["beside_ours"] = std::move(more);
    if (json more = beside(theirs, credit); !more.empty()) row["beside_theirs"] = std::move(more);
    if (!ours.is_known() || !theirs.is_known()) return;
    row["difference"] = amount(theirs.payable - ours.payable, credit);
  }

  json period(const PeriodRow& row) const {
    const plan::Period& period = row.ours->measured.period;
    const ir::Term term = ir::term_of(program());
    json of_period = object_of({{"period", period.label},
                                {"first", format_date(ir::first_day(period.calendar, term))},
                                {"last", format_date(ir::last_day(period.calendar, term))},
                                {"closed", period.closed}});
    add_owed(of_period, owed_in(*row.ours), owed_in(*row.theirs));
    if (!row.in_kind.empty()) of_period["in_kind"] = in_kind(row.in_kind);
    return of_period;
  }

  json in_kind(const std::vector<Both<settlement::KindTotal>>& kinds) const {
    json rows = json::array();
    for (const auto& [ours, theirs] : kinds) {
      json row = object_of(
          {{"ours", report::in_kind_json(ours)}, {"theirs", report::in_kind_json(theirs)}});
      if (ours.beside.unknown == 0 && theirs.beside.unknown == 0) {
        row["difference"] = report::in_kind_json(theirs.quantity - ours.quantity, ours.of);
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  const std::string& label_of(std::size_t period) const {
    return of.periods[period].ours->measured.period.label;
  }

  json group(Id<ir::Target> target, const results::Group& values) const {
    return report::group_json(results::named(program(), program()[target].groups, values));
  }

  json credit(const CreditRow& row) const {
    const ir::Credit& credit = program()[row.credit];
    json of_credit = object_of({{"period", label_of(row.period)},
                                {"name", credit.name},
                                {"clause", clause_json(credit.clause)},
                                {"target", program()[row.target].name},
                                {"group", group(row.target, row.group)},
                                {"records", row.records}});
    add_owed(of_credit, row.owed.ours, row.owed.theirs, row.credit);
    if (row.owed.ours.payment) of_credit["paid_ours"] = payment_json(*row.owed.ours.payment);
    if (row.owed.theirs.payment) of_credit["paid_theirs"] = payment_json(*row.owed.theirs.payment);
    return of_credit;
  }

  json facts(const std::vector<history::Fact>& facts) const {
    json rows = json::array();
    for (const history::Fact& fact : facts) {
      rows.push_back(object_of({{"what", book.say(fact.what)},
                                {"ours", book.say(fact.before)},
                                {"theirs", book.say(fact.after)}}));
    }
    return rows;
  }

  json result(const ResultRow& row) const {
    json of_result = object_of({{"period", label_of(row.period)}, {"records", row.records}});
    const auto add = [&](const char* key, Party party) {
      const history::JudgedIn judged = telling.judged(row, party);
      if (judged.result == nullptr) return;
      of_result["group"] = group(judged.result->target, judged.result->group);
      of_result[key] = history::judged_json(of.side(party).run, judged, book);
    };
    add("ours", Party::Ours);
    add("theirs", Party::Theirs);
    return of_result;
  }

  json item(const ItemRow& row) {
    const history::ItemTold told = telling.item(row);
    const measures::Item& any = told.before.is_there() ? *told.before.item : *told.after.item;
    json of_item = object_of(
        {{"subject", any.subject}, {"differ", facts(told.facts)}, {"records", row.records}});
    const auto add = [&](const char* key, const history::Judged& judged, const PhraseList& rules) {
      if (!judged.is_there()) return;
      of_item[key] = history::judged_json(judged, rules, book);
      of_item[key]["item"] = judged.item->number;
    };
    add("ours", told.before, told.rules_before);
    add("theirs", told.after, told.rules_after);
    return of_item;
  }

  json outage(const measures::OutageRow& outage, const plan::Plan& plan) const {
    json parts = json::array();
    for (const measures::OutagePart& part : outage.parts) {
      parts.push_back(object_of({{"period", plan.periods[part.period.index()].label},
                                 {"counted_ms", part.counted},
                                 {"excluded_ms", part.excluded}}));
      if (part.by_share) parts.back()["down"] = to_fraction(measures::time_down(part));
    }
    const bool over = outage.whole.to < plan.as_of;
    return object_of({{"began", format_rfc3339(outage.whole.from)},
                      {"ended", over ? json(format_rfc3339(outage.whole.to)) : json(nullptr)},
                      {"parts", std::move(parts)}});
  }

  json outage(const OutageRow& row) const {
    json of_outage = object_of({{"differ", facts(telling.outage(row))}, {"records", row.records}});
    const auto add = [&](const char* key, Party party) {
      if (!row.outage[party]) return;
      const Side& side = of.side(party);
      const measures::OutageRow& outage = side.outages()[*row.outage[party]];
      of_outage["subject"] = outage.subject;
      of_outage[key] = this->outage(outage, side.run.kept.found.plan);
    };
    add("ours", Party::Ours);
    add("theirs", Party::Theirs);
    return of_outage;
  }

  void target(const TargetRow& row) {
    const ir::Target& target = program()[row.target];
    const auto value = [this](json what) {
      return [this, what = std::move(what)] { out.value(what); };
    };
    const auto list = [this](const auto& rows, auto of_row) {
      return [this, &rows, of_row] {
        out.list(rows, [&](const auto& one) { out.value(of_row(one)); });
      };
    };
    out.object({{"target", value(target.name)},
                {"clause", value(clause_json(target.clause))},
                {"results", list(row.results, [this](const auto& one) { return result(one); })},
                {"items", list(row.items, [this](const auto& one) { return item(one); })},
                {"outages", list(row.outages, [this](const auto& one) { return outage(one); })}});
  }

  json quoted(const Record& record, Party party) const {
    const Quoted quoted = quoting.quoted(record, party);
    json said = json::array();
    for (const Quoted::At& instant : quoted.said) {
      json what = json::array();
      for (const Phrase& one : instant.said) what.push_back(book.say(one));
      said.push_back(object_of({{"at", format_rfc3339(instant.at)}, {"what", std::move(what)}}));
    }
    json row = object_of(
        {{"file", quoted.place.file}, {"line", quoted.place.line}, {"said", std::move(said)}});
    if (quoted.place.element > 0) row["element"] = quoted.place.element;
    if (!quoted.unused.empty()) row["unused"] = book.say(quoted.unused);
    return row;
  }

  json record(const Record& record) const {
    const Party party = record.row.ours ? Party::Ours : Party::Theirs;
    const std::int32_t log = quoting.row(record, party).log;
    json row = object_of({{"log", program().logs[static_cast<std::size_t>(log)].name},
                          {"id", or_null(quoting.id_of(record))},
                          {"subject", or_null(quoting.subject_of(record))},
                          {"changes", record.changes}});
    if (record.row.ours) row["ours"] = quoted(record, Party::Ours);
    if (record.row.theirs) row["theirs"] = quoted(record, Party::Theirs);
    if (record.again) row["again"] = true;
    if (record.repeats) row["counts_once"] = true;
    return row;
  }

  void write() {
    const auto value = [this](json what) {
      return [this, what = std::move(what)] { out.value(what); };
    };
    const auto list = [this](const auto& rows, auto write_row) {
      return [this, &rows, write_row] { out.list(rows, write_row); };
    };
    const report::Statement& ours = of.statement(Party::Ours);
    const report::Statement& theirs = of.statement(Party::Theirs);
    const ir::Agreement& agreement = program().agreement;
    report::JsonStream::Members members = {
        {"format", value("akad reconcile 1")},
        {"language", value(book.language())},
        {"agreement",
         value(
             {{"name", agreement.name}, {"version", agreement.version}, {"digest", ours.digest}})},
        {"as_of", value(format_rfc3339(ours.as_of))},
        {"ours", value(history::side_json(of.side(Party::Ours).run))},
        {"theirs", value(history::side_json(of.side(Party::Theirs).run))},
        {"alike", value(of.same)},
        {"periods", list(of.periods, [this](const auto& row) { out.value(period(row)); })},
        {"credits", list(of.credits, [this](const auto& row) { out.value(credit(row)); })},
        {"targets", list(of.targets, [this](const auto& row) { target(row); })},
        {"records", list(of.records, [this](const auto& row) { out.value(record(row)); })}};
    if (settlement::unsaid_in(ours.beside) == 0 && settlement::unsaid_in(theirs.beside) == 0) {
      members["difference"] = value(money(theirs.total - ours.total));
    }
    if (!of.in_kind.empty()) members["in_kind"] = value(in_kind(of.in_kind));
    if (ours.shown) {
      members["shown"] = value(
          {{"first", format_date(ours.shown->first)}, {"last", format_date(ours.shown->last)}});
    }
    out.object(members);
  }
};

}  // namespace

void write_json(const Reconciliation& of, const phrases::Book& book, const report::Take& take) {
  report::JsonStream out(take);
  JsonWriter{of, book, out, Quoting(of), Telling(of)}.write();
  take("\n");
}

}  // namespace akad::reconcile
