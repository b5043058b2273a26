// A line with what it rests on, for machines: canonical JSON, instants in UTC, lengths in
// milliseconds.
#include <nlohmann/json.hpp>

#include "runtime/base/text.h"
#include "runtime/report/credits/item_owed.h"
#include "runtime/report/credits/to_json.h"
#include "runtime/report/explain/parts_json.h"
#include "runtime/report/line/view.h"
#include "runtime/report/statement/counts.h"

namespace akad::report {
namespace {

using nlohmann::json;

json places_json(const std::vector<Place>& places) {
  json all = json::array();
  for (const Place& place : places) all.push_back(place_json(place));
  return all;
}

json item_json(const ir::Program& program, const ItemBehind& behind) {
  const measures::Item& item = behind.item;
  json row = {{"subject", item.subject},
              {"item", item.number},
              {"verdict", word_of(item.verdict)},
              {"started", instant_or_null(item.started)},
              {"stopped", instant_or_null(item.stopped)},
              {"due", instant_or_null(item.due)},
              {"elapsed_ms", item.elapsed},
              {"records", places_json(behind.places)}};
  if (item.owed) row["owed"] = item_owed_json(program, *item.owed);
  if (item.lost > 0) row["lost_records"] = item.lost;
  return row;
}

json charge_json(const ir::Program& program, const ChargeBehind& behind) {
  const ir::Fee& fee = program[behind.fee];
  const charged::Charge& charge = behind.charge;
  return {{"fee", fee.name},
          {"charge", charge.name},
          {"at", format_rfc3339(charge.at)},
          {"period", charge.period},
          {"amount", money_json(*charge.amount, fee.currency)},
          {"records", places_json(behind.places)}};
}

// A line, its result and what it rests on.
json line_with_all(const LineTold& told, const phrases::Book& book) {
  const ir::Program& program = *told.program;
  const ir::Target& target = program[told.result.target];
  json text = {
      {"period", ir::label_of(told.period)},
      {"verdict", word_of(told.result.verdict)},
      {"result", result_json(program, told.result)},
      {"credit", line_json(program, told.result, told.line, target.cadence, book)},
      {"items", json::array()},
      {"outages", json::array()},
  };
  if (target.over_last > 1) text["over_last"] = target.over_last;
  for (const ItemBehind& item : told.items) text["items"].push_back(item_json(program, item));
  for (const OutageBehind& behind : told.outages) {
    text["outages"].push_back(
        {{"subject", behind.subject}, {"outage", outage_json(behind.outage, book)}});
  }
  for (const FigureBehind& behind : told.figures) {
    text["figures"].push_back({{"subject", behind.subject},
                               {"counts", counts_json(measures::figures(behind.counts))},
                               {"records", places_json(behind.places)}});
  }
  for (const ChargeBehind& behind : told.charges) {
    text["charged"].push_back(charge_json(program, behind));
  }
  for (const LineTold& summed : told.summed) {
    text["summed"].push_back(line_with_all(summed, book));
  }
  if (told.story) text["story"] = explanation_json(*told.story, book);
  return text;
}

}  // namespace

std::string to_json(const LineTold& told, const phrases::Book& book) {
  const ir::Program& program = *told.program;
  json text = line_with_all(told, book);
  text["format"] = "akad line 1";
  text["agreement"] = {{"name", program.agreement.name},
                       {"version", program.agreement.version},
                       {"digest", told.digest}};
  text["tzdata"] = told.tzdata;
  text["as_of"] = format_rfc3339(told.as_of);
  if (!told.left_out.empty()) text["left_out"] = told.left_out;
  if (!told.subject.empty()) text["subject"] = told.subject;
  return json_text(text) + "\n";
}

}  // namespace akad::report
