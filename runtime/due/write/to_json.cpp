#include <nlohmann/json.hpp>

#include "runtime/due/write/said.h"
#include "runtime/due/write/write.h"
#include "runtime/report/credits/to_json.h"
#include "runtime/report/groups_json.h"
#include "runtime/report/json_object.h"
#include "runtime/results/budget.h"
#include "runtime/results/groups.h"

namespace akad::due {
namespace {

using nlohmann::json;
using report::object_of;

json instant_or_null(Instant at) { return at == kNever ? json(nullptr) : json(format_rfc3339(at)); }

std::string word(Class is) { return std::string(words(is)[static_cast<std::size_t>(is)]); }

struct JsonWriter {
  const List& list;
  const phrases::Book& book;
  Sayer sayer;

  json held(const measures::Item& item) const {
    const auto& held = item.standing->held;
    if (!held) return nullptr;
    return object_of(
        {{"since", format_rfc3339(held->since)}, {"why", book.say(sayer.held_by(item))}});
  }

  json outside(const measures::Item& item) const {
    const auto& outside = item.standing->outside;
    if (!outside) return nullptr;
    return object_of({{"calendar", list.program()[item.standing->hours].name},
                      {"since", format_rfc3339(outside->since)},
                      {"opens", instant_or_null(outside->opens)}});
  }

  json escalations(const measures::Item& item) const {
    json rows = json::array();
    for (std::size_t i = 0; i < item.escalations.size(); ++i) {
      const targets::Escalated& one = item.escalations[i];
      rows.push_back(object_of({{"name", sayer.rules(item).escalations[i].name},
                                {"rule", phrases::english().say(sayer.told_when(item, i))},
                                {"at", instant_or_null(one.at)},
                                {"reached", one.reached}}));
    }
    return rows;
  }

  json next(const Row& row) const {
    if (!row.next) return nullptr;
    const auto& rules = sayer.rules(list.item(row)).escalations;
    return object_of(
        {{"name", rules[row.next->escalation].name}, {"at", format_rfc3339(row.next->at)}});
  }

  json opened(const events::RecordPlace& place) const {
    if (place.file < 0) return nullptr;
    json row = object_of({{"file", list.kept.result.files[static_cast<std::size_t>(place.file)]},
                          {"line", place.line}});
    if (place.element > 0) row["element"] = place.element;
    return row;
  }

  json limit(const measures::Item& item) const {
    const std::string row = sayer.row(item);
    return object_of(
        {{"said", book.say(sayer.limit(item))}, {"row", row.empty() ? json(nullptr) : json(row)}});
  }

  json row(const Row& of) const {
    const measures::Item& item = list.item(of);
    const targets::Standing& standing = *item.standing;
    const ir::Target& target = sayer.target(item);
    const bool overdue = of.is == Class::Overdue;
    const Instant missed = overdue ? missed_at(item) : kNever;
    json row = object_of(
        {{"class", word(of.is)},
         {"target", target.name},
         {"clause", report::clause_json(target.clause)},
         {"subject", item.subject},
         {"item", item.number},
         {"group", report::group_json(results::named(list.program(), target.groups, item.group))},
         {"limit", limit(item)},
         {"started", format_rfc3339(item.started)},
         {"opened_by", opened(of.opened)},
         {"due", instant_or_null(standing.due)},
         {"due_if_resumed", instant_or_null(standing.due_if_resumed)},
         {"in_time_until", instant_or_null(standing.in_time_until)},
         {"elapsed_ms", item.elapsed},
         {"remaining_ms", standing.remaining ? json(*standing.remaining) : json(nullptr)},
         {"paused", held(item)},
         {"outside", outside(item)},
         {"escalations", escalations(item)},
         {"next_escalation", next(of)}});
    if (overdue) {
      row["missed_since"] = instant_or_null(missed);
      row["late_ms"] = missed == kNever ? json(nullptr) : json(list.as_of() - missed);
    }
    if (of.is == Class::AtRisk) {
      row["at_risk"] = object_of({{"due_within", of.due_within}, {"escalated", of.escalated}});
    }
    if (item.left_out >= 0) row["left_out"] = book.say(sayer.left_out(item));
    if (item.lost > 0) row["lost_records"] = item.lost;
    return row;
  }

  json room(const RoomRow& of) const {
    const results::Result& result = *of.result;
    const ir::Target& target = list.program()[result.target];
    json row = object_of({{"target", target.name},
                          {"clause", report::clause_json(target.clause)},
                          {"period", of.period->label},
                          {"ends", format_rfc3339(of.period->span.to)},
                          {"group", report::group_json(results::named(list.program(), target.groups,
                                                                      result.group))}});
    const auto budget = results::budget_of(list.program(), result);
    if (budget && budget->burn_rate) row["burn_rate"] = to_fraction(*budget->burn_rate);
    if (of.time) row["downtime_left_ms"] = *of.time;
    if (!of.items) return row;
    const auto& needed = of.items->in_time;
    row["misses_left"] = of.items->misses;
    row["in_time_needed"] = needed ? json(*needed) : json(nullptr);
    return row;
  }

  json claim(const Claimable& of) const {
    const settlement::LineItem& line = list.line(of);
    const report::PeriodStatement& period = list.period(of);
    const ir::Program& program = list.program();
    const ir::Credit& credit = program[line.credit];
    const ir::Target& target = program[credit.target];
    const auto& group = period.measured.results[line.result.index()].group;
    const auto& until = line.claim->until;
    json row =
        object_of({{"credit", credit.name},
                   {"clause", report::clause_json(credit.clause)},
                   {"target", target.name},
                   {"group", report::group_json(results::named(program, target.groups, group))},
                   {"period", period.measured.period.label},
                   {"amount", report::owed_json(program, line.credit, line.claim->amount)},
                   {"until", until ? json(format_date(*until)) : json(nullptr)},
                   {"lapses", instant_or_null(of.lapses)},
                   {"lapses_within", of.within}});
    if (settlement::is_endless(line)) {
      row["open_end"] = true;
    } else if (line.open > 0) {
      row["open"] = report::owed_json(program, line.credit, line.open);
    }
    if (settlement::rests_on_unknown_fee(line)) {
      row["fee_not_known"] = program[line.unknown_fee].name;
    }
    if (line.claim->lost > 0) row["lost_records"] = line.claim->lost;
    if (line.lost_charges > 0) row["lost_charges"] = line.lost_charges;
    return row;
  }

  json counts() const {
    json row = json::object();
    for (const std::string_view name : words(Class{})) row[std::string(name)] = 0;
    for (const Row& of : list.rows) row[word(of.is)] = row[word(of.is)].get<std::size_t>() + 1;
    row["claimable"] = list.claimable.size();
    return row;
  }
};

}  // namespace

void write_json(const List& list, const phrases::Book& book, const report::Take& take) {
  const JsonWriter writer{list, book, Sayer(list)};
  const report::Statement& statement = list.kept.result.statement;
  const ir::Agreement& agreement = list.program().agreement;
  report::JsonStream out(take);
  const auto value = [&out](json what) {
    return [&out, what = std::move(what)] { out.value(what); };
  };
  out.object(
      {{"format", value("akad due 1")},
       {"language", value(book.language())},
       {"agreement", value({{"name", agreement.name},
                            {"version", agreement.version},
                            {"digest", statement.digest}})},
       {"as_of", value(format_rfc3339(list.as_of()))},
       {"within_ms", value(list.within)},
       {"counts", value(writer.counts())},
       {"claims",
        [&] {
          out.list(list.claimable, [&](const Claimable& row) { out.value(writer.claim(row)); });
        }},
       {"room",
        [&] { out.list(list.room, [&](const RoomRow& row) { out.value(writer.room(row)); }); }},
       {"items",
        [&] { out.list(list.rows, [&](const Row& row) { out.value(writer.row(row)); }); }}});
  take("\n");
}

}  // namespace akad::due
