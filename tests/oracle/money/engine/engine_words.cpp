#include "tests/oracle/money/engine/engine_words.h"

#include <algorithm>
#include <string>

#include "runtime/base/rational.h"
#include "runtime/ir/cadence.h"

namespace akad::oracle {
namespace {

using nlohmann::json;

// "2.5" or "5/3" as a fraction.
std::string fraction(const json& money) {
  const auto text = money.at("amount").get<std::string>();
  const auto decimal = parse_decimal(text);
  return decimal ? to_fraction(*decimal) : text;
}

// A share, or a number.
json exact(const json& measured) {
  return measured.contains("fraction") ? measured.at("fraction") : measured.at("value");
}

json budget_in_words(const json& result) {
  if (!result.contains("error_budget")) return nullptr;
  const json& budget = result.at("error_budget");
  return {{"allowed", exact(budget.at("allowed"))},
          {"used", exact(budget.at("used"))},
          {"left", exact(budget.at("left"))},
          {"burn_rate", budget.at("burn_rate")}};
}

json result_in_words(const json& result) {
  const json& measured = result.at("measured");
  const char* other = result.contains("if_all_owed") ? "if_all_owed" : "if_down";
  const bool both = result.contains(other);
  const json if_down = both ? result.at(other) : json();
  const bool excluded = result.contains("without_exclusions");
  const json without = excluded ? result.at("without_exclusions").at("measured") : json();
  return {{"target", result.at("target")},
          {"group", result.at("group")},
          {"kind", result.at("kind")},
          {"verdict", result.at("verdict")},
          {"promised", exact(result.at("promised"))},
          {"test", result.at("promised").at("test")},
          {"measured", measured.is_null() ? measured : exact(measured)},
          {"counts", result.at("counts")},
          {"if_down", both ? exact(if_down.at("measured")) : json(nullptr)},
          {"verdict_if_down", both ? if_down.at("verdict") : json("")},
          {"without_exclusions", excluded ? exact(without) : json(nullptr)},
          {"small_number_rule", result.at("small_number_rule")},
          {"error_budget", budget_in_words(result)},
          {"level", result.value("level", json())}};
}

// A group that has its row for reopened items alone tells of another time than the oracle does.
bool tells_of_reopened_alone(const json& result) {
  const json& counts = result.at("counts");
  const bool nothing =
      std::all_of(counts.begin(), counts.end(), [](const json& count) { return count == 0; });
  const bool stood = result.contains("reopened_later") || result.contains("changed_later");
  return stood && !result.at("group").empty() && nothing;
}

json without_reopened(json results) {
  json kept = json::array();
  for (json& result : results) {
    if (!tells_of_reopened_alone(result)) kept.push_back(std::move(result));
  }
  return kept;
}

json credit_in_words(const json& credit) {
  const json none = json::object();
  const json small = credit.value("small_amount", none), claim = credit.value("claim", none),
             tax = credit.value("tax", none), working = credit.value("working", none);
  const auto state = claim.value("state", std::string());
  const bool owes_no_more = state == "lapsed" || state == "waived";
  return {{"credit", credit.at("credit")},
          {"target", credit.at("target")},
          {"group", credit.at("group")},
          {"result", exact(credit.at("result"))},
          {"exact", fraction(credit.at("exact"))},
          {"unknown", owes_no_more ? 0 : working.value("items_unknown", 0)},
          {"small", small.empty() ? json(nullptr) : json(fraction(small.at("amount")))},
          {"claim", claim.empty() ? json(nullptr) : json(state)},
          {"claimable", claim.contains("amount") ? fraction(claim.at("amount")) : "0"},
          {"before_tax", tax.empty() ? json(nullptr) : json(fraction(tax.at("before_tax")))},
          {"tax", tax.empty() ? json(nullptr) : json(fraction(tax.at("tax")))},
          {"payable", fraction(credit.at("payable"))},
          {"open", credit.contains("open") ? fraction(credit.at("open")) : "0"}};
}

json cap_in_words(const json& cap) {
  return {{"cap", cap.at("cap")},
          {"group", cap.at("group")},
          {"before", fraction(cap.at("before"))},
          {"most", fraction(cap.at("most"))},
          {"earlier", cap.contains("earlier") ? fraction(cap.at("earlier")) : "0"},
          {"reduction", fraction(cap.at("reduction"))}};
}

json all_of(const json& rows, json (*in_words)(const json&)) {
  json all = json::array();
  for (const json& row : rows) all.push_back(in_words(row));
  return all;
}

json label_of(const json& period) {
  for (const ir::Cadence cadence : ir::kCadences) {
    const auto label = period.find(std::string(ir::key_of(cadence)));
    if (label != period.end()) return *label;
  }
  return nullptr;
}

json period_in_words(const json& period) {
  return {
      {"label", label_of(period)},
      {"from", period.at("from")},
      {"to", period.at("to")},
      {"closed", period.at("closed")},
      {"results", all_of(without_reopened(period.at("results")), result_in_words)},
      {"credits", all_of(period.at("credits"), credit_in_words)},
      {"credited_before", all_of(period.value("credited_before", json::array()), credit_in_words)},
      {"credits_without_fee",
       all_of(period.value("credits_without_fee", json::array()), credit_in_words)},
      {"caps", all_of(period.at("caps"), cap_in_words)},
      {"total", fraction(period.at("total"))}};
}

}  // namespace

json statement_in_words(const json& statement) {
  return {{"periods", all_of(statement.at("periods"), period_in_words)},
          {"total", fraction(statement.at("total"))}};
}

}  // namespace akad::oracle
