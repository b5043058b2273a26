#include <nlohmann/json.hpp>

#include "runtime/differences/write/write.h"
#include "runtime/history/write/json_parts.h"
#include "runtime/history/write/write.h"
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/credits/to_json.h"
#include "runtime/report/json_object.h"

namespace akad::history {
namespace {

using nlohmann::json;  // ordered maps: sorted keys
using report::clause_json, report::money_json, report::object_of;

template <class Row>
json declared(const Row& row) {
  return object_of({{"name", row.name}, {"clause", clause_json(row.clause)}});
}

// A declaration on the sides that have it.
template <class Row>
json declared(const History& history, const Both<Row>& both) {
  json row = json::object();
  if (both.before.valid())
    row["declared_before"] = declared((*history.before.program)[both.before]);
  if (both.after.valid()) row["declared_after"] = declared((*history.after.program)[both.after]);
  return row;
}

void add_amounts(json& row, const History& history, const Amounts& amounts) {
  row["before"] = money_json(amounts.before, currency(history.before));
  row["after"] = money_json(amounts.after, currency(history.after));
  if (amounts.unknown_before > 0) row["items_unknown_before"] = amounts.unknown_before;
  if (amounts.unknown_after > 0) row["items_unknown_after"] = amounts.unknown_after;
  if (!history.same_currency() || !amounts.is_known()) return;
  row["change"] = money_json(amounts.after - amounts.before, currency(history.after));
}

json amounts(const History& history, const Both<ir::Cap>& both, const Amounts& sum) {
  json row = declared(history, both);
  add_amounts(row, history, sum);
  return row;
}

json amounts(const History& history, const Both<ir::Credit>& both, const Amounts& sum) {
  json row = declared(history, both);
  const Kinds kinds = kinds_of(history, both);
  add_amounts(row, history, sum);
  if (!kinds.any()) return row;
  if (kinds.before != nullptr) row["before"] = report::in_kind_json(sum.before, *kinds.before);
  if (kinds.after != nullptr) row["after"] = report::in_kind_json(sum.after, *kinds.after);
  row.erase("change");
  if (kinds.is_one()) row["change"] = report::in_kind_json(sum.after - sum.before, *kinds.after);
  return row;
}

json of_period(const Side& side, const OfPeriod& of) {
  json row = object_of({{"period", ir::label_of(of.calendar)},
                        {"closed", of.closed},
                        {"owed", money_json(of.owed, currency(side))}});
  row.update(report::beside_json(*side.program, of.beside));
  if (of.marked > 0) row["marked_results"] = of.marked;
  if (!of.in_kind.empty()) row["in_kind"] = report::in_kind_json(of.in_kind);
  return row;
}

json period_json(const History& history, const PeriodRow& of) {
  json credits = json::array();
  for (const CreditRow& credit : of.credits) {
    credits.push_back(amounts(history, credit.credit, credit.payable));
  }
  json row = object_of({{"first", format_date(of.first)},
                        {"last", format_date(of.last)},
                        {"credits", std::move(credits)}});
  if (of.before) row["before"] = of_period(history.before, *of.before);
  if (of.after) row["after"] = of_period(history.after, *of.after);
  const auto bounded = [](const std::optional<OfPeriod>& side) {
    return !side || settlement::unsaid_in(side->beside) == 0;
  };
  if (!history.same_currency() || !bounded(of.before) || !bounded(of.after)) return row;
  const Rational was = of.before ? of.before->owed : Rational(0);
  const Rational is = of.after ? of.after->owed : Rational(0);
  row["change"] = money_json(is - was, currency(history.after));
  return row;
}

json tally_json(const Tally& tally) {
  json row = json::object();
  for (const auto& [verdict, count] : tally.by_verdict) row[word(verdict)] = count;
  if (tally.left_out > 0) row["left_out"] = tally.left_out;
  return row;
}

struct Sayer {
  History& history;
  const phrases::Book& book;

  json item(const ItemTold& told) const {
    const measures::Item& of = told.after.is_there() ? *told.after.item : *told.before.item;
    json row = object_of({{"subject", of.subject}, {"item", of.number}});
    if (told.before.is_there()) row["before"] = judged_json(told.before, told.rules_before, book);
    if (told.after.is_there()) row["after"] = judged_json(told.after, told.rules_after, book);
    json differ = json::array();
    for (const Fact& fact : told.facts) {
      differ.push_back(object_of({{"what", book.say(fact.what)},
                                  {"before", book.say(fact.before)},
                                  {"after", book.say(fact.after)}}));
    }
    row["differ"] = std::move(differ);
    return row;
  }

  json result(const ResultRow& of) const {
    json row = json::object();
    if (of.before.result != nullptr) row["before"] = judged_json(history.before, of.before, book);
    if (of.after.result != nullptr) row["after"] = judged_json(history.after, of.after, book);
    return row;
  }

  void target(report::JsonStream& out, const TargetRow& of) const {
    json tallies = json::object();
    if (of.target.before.valid()) {
      tallies["before"] = {{"items", tally_json(of.items_before)},
                           {"results", tally_json(of.results_before)}};
    }
    if (of.target.after.valid()) {
      tallies["after"] = {{"items", tally_json(of.items_after)},
                          {"results", tally_json(of.results_after)}};
    }
    Why why(history);
    const json whose = declared(history, of.target);
    report::JsonStream::Members members = {
        {"verdicts", [&] { out.value(tallies); }},
        {"items",
         [&] { out.list(of.items, [&](const ItemRow& row) { out.value(item(why.of(row))); }); }},
        {"results",
         [&] { out.list(of.results, [&](const ResultRow& row) { out.value(result(row)); }); }}};
    for (const auto& [key, value] : whose.items()) {
      members[key] = [&out, value = value] { out.value(value); };
    }
    if (of.other_periods) members["other_periods"] = [&] { out.value(true); };
    if (of.other_groups) members["other_groups"] = [&] { out.value(true); };
    out.object(members);
  }

  void write(report::JsonStream& out) const {
    const auto value = [&out](json what) {
      return [&out, what = std::move(what)] { out.value(what); };
    };
    const report::Statement& after = history.after.statement();
    report::JsonStream::Members members = {
        {"as_of", value(format_rfc3339(after.as_of))},
        {"before", value(side_json(history.before))},
        {"after", value(side_json(history.after))},
        {"periods",
         [&] {
           out.list(history.periods,
                    [&](const PeriodRow& row) { out.value(period_json(history, row)); });
         }},
        {"credits",
         [&] {
           out.list(history.credits, [&](const CreditRow& row) {
             out.value(amounts(history, row.credit, row.payable));
           });
         }},
        {"caps",
         [&] {
           out.list(history.caps,
                    [&](const CapRow& row) { out.value(amounts(history, row.cap, row.taken)); });
         }},
        {"targets",
         [&] { out.list(history.targets, [&](const TargetRow& row) { target(out, row); }); }}};
    if (history.same_currency() && history.total.is_known()) {
      const Rational change = history.total.after - history.total.before;
      members["change"] = value(money_json(change, currency(history.after)));
    }
    if (after.shown) {
      members["shown"] = value(
          {{"first", format_date(after.shown->first)}, {"last", format_date(after.shown->last)}});
    }
    out.object(members);
  }
};

}  // namespace

void write_json(const differences::Differences& found, History& history, const phrases::Book& book,
                const report::Take& take) {
  const json rest =
      differences::json_of(found, *history.before.program, *history.after.program, book);
  report::JsonStream out(take);
  report::JsonStream::Members members;
  for (const auto& [key, value] : rest.items()) {
    members[key] = [&out, &value = value] { out.value(value); };
  }
  members["history"] = [&] { Sayer{history, book}.write(out); };
  out.object(members);
  take("\n");
}

}  // namespace akad::history
