#include "runtime/reconcile/write/told.h"

#include <map>

#include "runtime/base/text.h"
#include "runtime/phrases/dates.h"
#include "runtime/report/credits/item_owed.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::reconcile {
namespace {

using history::Fact;
using measures::Item;

Phrase label_said(const std::string& label) {
  return label.empty() ? Phrase("item.none") : Phrase::as_is(for_terminal(label));
}

Phrase listed(PhraseList parts) {
  return parts.empty() ? Phrase("item.none") : Phrase::list("list.semicolon", std::move(parts));
}

Phrase owed_said(const ir::Program& program, const Item& item) {
  return listed(item.owed ? report::item_owed_said(program, *item.owed) : PhraseList{});
}

Phrase value_said(const measures::GroupValue& value) {
  return value ? Phrase::as_is(report::value_text(*value)) : Phrase("group.none");
}

// What histories of two agreements do not ask: there it follows from the agreements.
void add_facts(const ir::Program& program, const Item& ours, const Item& theirs,
               std::vector<Fact>& facts) {
  const ir::Target& target = program[ours.target];
  const auto group = results::called(program, target, ours.group);
  for (std::size_t i = 0; i < group.size() && i < theirs.group.size(); ++i) {
    if (ours.group[i] == theirs.group[i]) continue;
    facts.push_back(
        {Phrase::as_is(group[i].name), value_said(ours.group[i]), value_said(theirs.group[i])});
  }
  if (ours.period != theirs.period) {
    facts.push_back(
        {Phrase("reconcile.period"), label_said(ours.period), label_said(theirs.period)});
  }
  if (ours.lost != theirs.lost) {
    facts.push_back({Phrase("column.lost_records"), Phrase::as_is(std::to_string(ours.lost)),
                     Phrase::as_is(std::to_string(theirs.lost))});
  }
  Phrase one = owed_said(program, ours), other = owed_said(program, theirs);
  if (one != other) {
    facts.push_back({Phrase("reconcile.owed_for_it"), std::move(one), std::move(other)});
  }
}

using Lengths = std::map<Id<plan::Period>, Both<Duration>>;

void add_length(const plan::Plan& plan, phrases::Key<1> what, const Lengths& lengths,
                std::vector<Fact>& facts) {
  for (const auto& [period, length] : lengths) {
    if (length.ours == length.theirs) continue;
    facts.push_back({Phrase(what, phrases::period_label(plan.periods[period.index()].calendar)),
                     phrases::brief(length.ours), phrases::brief(length.theirs)});
  }
}

std::int32_t place_of(const Place& place) {
  return place ? static_cast<std::int32_t>(*place) : history::ItemRow::kNotJudged;
}

}  // namespace

history::ItemTold Telling::item(const ItemRow& row) {
  history::ItemTold told = why_.of({place_of(row.item.ours), place_of(row.item.theirs)});
  if (told.before.is_there() && told.after.is_there()) {
    add_facts(of_.program(), *told.before.item, *told.after.item, told.facts);
  }
  return told;
}

std::vector<history::Fact> Telling::outage(const OutageRow& row) const {
  Lengths counted, excluded;
  for (const Party party : kParties) {
    if (!row.outage[party]) continue;
    for (const auto& part : of_.side(party).outages()[*row.outage[party]].parts) {
      counted[part.period][party] += floor_of(measures::time_down(part));
      excluded[part.period][party] += part.excluded;
    }
  }
  std::vector<Fact> facts;
  const plan::Plan& plan = of_.side(Party::Ours).run.kept.found.plan;
  add_length(plan, "reconcile.counted", counted, facts);
  add_length(plan, "reconcile.excluded", excluded, facts);
  return facts;
}

history::JudgedIn Telling::judged(const ResultRow& row, Party party) const {
  if (row.result[party] == nullptr) return {};
  const PeriodRow& period = of_.periods[row.period];
  return {party == Party::Ours ? period.ours : period.theirs, row.result[party]};
}

}  // namespace akad::reconcile
