// From what the tables of the credits come to, cap by cap, to what is payable.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "runtime/report/statement/html/charts/svg.h"
#include "runtime/report/statement/html/charts/waterfall.h"
#include "runtime/report/statement/html/markup.h"
#include "runtime/report/words.h"

namespace akad::report::html {
namespace {

struct Step {
  std::string label;
  Rational amount;  // what is there, or what is taken of it
  bool is_level = false;
};

std::vector<Step> steps_of(const View& view, const PeriodStatement& period) {
  Rational before, payable, lowered, small, unclaimed;
  std::map<Id<ir::Cap>, Rational> by_cap;
  for (const settlement::LineItem& line : period.owed.items) {
    before += line.exact;
    payable += line.payable;
    small += settlement::due_of(line) - line.exact;
    if (line.claim && line.claim->state != ir::ClaimState::Due) {
      unclaimed -= settlement::due_of(line);
    }
    for (const settlement::Lowered& by : line.lowered) {
      by_cap[by.cap] -= by.by;
      lowered += by.by;
    }
  }
  std::vector<Step> steps = {{view.say(Phrase("column.before_caps")), before, true}};
  if (small != 0) steps.push_back({view.say(Phrase("column.small_amounts")), small});
  if (unclaimed != 0) steps.push_back({view.say(Phrase("html.not_claimed")), unclaimed});
  for (const auto& [id, amount] : by_cap) {
    const ir::Cap& cap = view.program[id];
    steps.push_back({view.say(Phrase("cap.title", clause_text(cap.clause, cap.name))), amount});
  }
  const Rational rounded = payable - (before + small + unclaimed - lowered);
  if (rounded != 0) steps.push_back({view.say(Phrase("html.rounding")), rounded});
  steps.push_back({view.say(Phrase("column.payable")), payable, true});
  return steps;
}

// Where the level stands highest: what is small may be raised.
Rational highest(const std::vector<Step>& steps) {
  Rational most, level;
  for (const Step& step : steps) {
    level = step.is_level ? step.amount : level + step.amount;
    most = std::max(most, level);
  }
  return most;
}

std::string signed_money(const View& view, const Step& step) {
  if (step.is_level) return view.money(step.amount);
  return (step.amount < 0 ? "−" : "+") +
         view.money(step.amount < 0 ? Rational(0) - step.amount : step.amount);
}

}  // namespace

void add_waterfall(View& view, const PeriodStatement& period) {
  const std::vector<Step> steps = steps_of(view, period);
  const bool is_level = steps.size() == 2;  // nothing stands between
  const Rational most = highest(steps);
  if (is_level || most <= 0) return;
  Rational level;
  std::string rows;
  for (const Step& step : steps) {
    const Rational from = step.is_level ? Rational(0) : level;
    const Rational to = step.is_level ? step.amount : level + step.amount;
    level = to;
    const std::int64_t left = place_of(std::min(from, to), 0, most, kWidth);
    const std::int64_t right = place_of(std::max(from, to), 0, most, kWidth);
    const std::string amount = signed_money(view, step);
    rows += fmt::format(
        "<tr{}><th scope=\"row\">{}</th><td class=\"chart\">{}</td><td class=\"n\">{}</td></tr>\n",
        step.is_level ? " class=\"level\"" : "", escaped(step.label),
        strip(view.say(Phrase("story.group_result", step.label, amount)),
              bar({left, right - left, step.is_level ? "money" : "taken"})),
        escaped(amount));
  }
  view.sheet.raw(
      "<table class=\"lines\">" + element("caption", "", view.say(Phrase("html.waterfall"))) +
      fmt::format("<thead><tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"chart\">"
                  "<span class=\"unseen\">{}</span></th><th scope=\"col\" class=\"n\">{}</th>"
                  "</tr></thead>\n<tbody>\n",
                  escaped(view.say(Phrase("label.step"))), escaped(view.say(Phrase("html.bar"))),
                  escaped(view.say(Phrase("html.amount")))) +
      rows + "</tbody></table>\n");
}

}  // namespace akad::report::html
