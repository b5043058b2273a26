#include "runtime/engine/item_details.h"

#include "runtime/phrases/dates.h"
#include "runtime/report/words.h"

namespace akad::engine {
namespace {

using phrases::Phrase;

Phrase told_said(const time::Zone& zone, const std::string& escalation, std::optional<Instant> at) {
  const std::string name = report::quoted(escalation);
  return at ? Phrase("found.escalated", name, report::moment_text(zone, *at))
            : Phrase("found.not_escalated", name);
}

std::optional<Instant> told_at(const ir::Program& program, const measures::Item& item,
                               const std::string& escalation) {
  const auto& rules = ir::of_items(program[item.target]).escalations;
  for (std::size_t i = 0; i < rules.size() && i < item.escalations.size(); ++i) {
    const targets::Escalated& escalated = item.escalations[i];
    if (rules[i].name == escalation && escalated.reached) return escalated.at;
  }
  return std::nullopt;
}

const std::string& holder_of(const ir::Program& program, Id<ir::Target> target) {
  return program[program[ir::clock_of(program[target])].attributed_to].name;
}

Phrase held_said(const std::string& signal, const ir::HeldTime& held, Duration length) {
  return held.none
             ? Phrase("found.held_without", phrases::brief(length), signal)
             : Phrase("found.held", phrases::brief(length), signal, report::quoted(held.value));
}

Duration time_of(const measures::Item& item, const ir::HeldTime& held) {
  const auto value = held.none ? measures::GroupValue() : measures::GroupValue(held.value);
  Duration sum = 0;
  for (const auto& [holder, length] : item.attributed) sum += holder == value ? length : 0;
  return sum;
}

}  // namespace

DetailsFound check_details(const ir::Program& program, const time::Zone& zone,
                           const ir::Expectation& expected, const measures::Item& item) {
  DetailsFound found;
  if (expected.left_out) {
    found.held = item.left_out >= 0;
    found.said.push_back(found.held ? Phrase("found.left_out") : Phrase("found.not_left_out"));
  }
  for (const ir::ToldOf& told : expected.told) {
    const std::optional<Instant> at = told_at(program, item, told.escalation);
    found.held = found.held && at == told.at;
    found.said.push_back(told_said(zone, told.escalation, at));
  }
  for (const ir::HeldTime& held : expected.held) {
    const Duration length = time_of(item, held);
    found.held = found.held && length == held.length;
    found.said.push_back(held_said(holder_of(program, expected.target), held, length));
  }
  return found;
}

std::vector<Phrase> details_expected(const ir::Program& program, const time::Zone& zone,
                                     const ir::Expectation& expected) {
  std::vector<Phrase> all;
  if (expected.left_out) all.push_back(Phrase("found.left_out"));
  for (const ir::ToldOf& told : expected.told) {
    all.push_back(told_said(zone, told.escalation, told.at));
  }
  for (const ir::HeldTime& held : expected.held) {
    all.push_back(held_said(holder_of(program, expected.target), held, held.length));
  }
  return all;
}

}  // namespace akad::engine
