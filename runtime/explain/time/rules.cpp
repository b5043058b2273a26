// What an outage and a target of time say, sentence by sentence.
#include "runtime/explain/time/periods.h"
#include "runtime/explain/time/stretches_said.h"
#include "runtime/ir/stretches/told_by.h"
#include "runtime/phrases/exclusions.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/words.h"

namespace akad::explain {
namespace {

void add_exclusions(PhraseList& rules, const ir::OfTime& target, const Wording& wording) {
  for (const ir::Excluding& row : target.excluding) {
    for (Phrase& line : lines_of(wording, row.exclusion)) rules.push_back(std::move(line));
    rules.push_back(phrases::excluding(wording.program[row.exclusion].name, row.time));
  }
}

void add_coverage(PhraseList& rules, const ir::OfTime& target, const Wording& wording) {
  if (target.from_first_record) rules.push_back(phrases::first_record());
  if (target.silence > 0) rules.push_back(phrases::silence(target.silence, target.unrecorded));
  if (!target.unknown_while.valid()) return;
  rules.push_back(phrases::unknown_while(condition_text(wording, target.unknown_while)));
}

void add_own_rules(PhraseList& rules, const ir::Outage& outage, const Wording& wording) {
  rules.push_back(std::visit(SayOutage{wording}, outage.down));
  add_weights(rules, outage, wording);
  add_pairs(rules, outage.down, wording);
  add_slots(rules, outage.down, wording);
  if (outage.test != ir::LengthTest::None) rules.push_back(phrases::lasting(outage));
  if (outage.merge_gap > 0) rules.push_back(phrases::neighbours(outage.merge_gap));
}

}  // namespace

PhraseList outage_rules(const ir::Outage& outage, const ir::Target& target,
                        const Wording& wording) {
  PhraseList rules;
  add_own_rules(rules, outage, wording);
  if (const ir::Outage& own = ir::told_by(wording.program, outage); &own != &outage) {
    PhraseList of_members;
    add_own_rules(of_members, own, wording);
    for (Phrase& rule : of_members) rules.add("outage.of_member", own.name, std::move(rule));
  }
  rules.push_back(phrases::crossing_of_all(ir::of_time(target).crossing));
  const std::int32_t days = ir::of_time(target).month_days;
  if (days > 0) rules.push_back(phrases::month_taken_as(days));
  add_exclusions(rules, ir::of_time(target), wording);
  add_coverage(rules, ir::of_time(target), wording);
  return rules;
}

}  // namespace akad::explain
