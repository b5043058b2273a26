#include "runtime/phrases/measures/figures.h"

#include "runtime/base/assert.h"
#include "runtime/phrases/dates.h"

namespace akad::phrases {
namespace {

constexpr std::array<Key<0>, words(ir::SlotCounts{}).size()> kSlots = {
    "akad.slot.up", "akad.slot.down", "akad.slot.unknown", "akad.slot.passed_over"};

constexpr int kAllDigits = 40;  // as many as a number of an agreement may have

Phrase bound_said(ir::Comparison test, const std::string& bound) {
  switch (test) {
    case ir::Comparison::AtLeast: return Phrase("akad.at_least", bound);
    case ir::Comparison::MoreThan: return Phrase("akad.more_than", bound);
    case ir::Comparison::AtMost: return Phrase("akad.at_most", bound);
    case ir::Comparison::LessThan: return Phrase("akad.less_than", bound);
  }
  AKAD_ASSERT(false);
}

}  // namespace

std::string percent_text(const Rational& share) { return number_text(share * 100) + "%"; }

std::string number_text(const Rational& number) { return to_decimal(number, kAllDigits); }

const std::string& name_of(const ir::Program& program, const ir::Summand& what) {
  return what.event.valid() ? program[what.event].name : program[what.signal].name;
}

Phrase slot_test(const ir::Program& program, const ir::SlotTest& test) {
  const std::string& counted = name_of(program, test.counted);
  const bool is_share = test.of.valid();
  const std::string number = is_share ? percent_text(test.bound) : number_text(test.bound);
  const Phrase bound = bound_said(test.test, number);
  return is_share ? Phrase("akad.in_slot_of", counted, bound, name_of(program, test.of))
                  : Phrase("akad.in_slot", counted, bound);
}

Phrase slots_down(const ir::Program& program, const ir::BySlots& slots) {
  return Phrase("akad.slots_down", length(slots.slot), slot_test(program, slots.down_when));
}

Phrase so_many(const ir::SoMany& of) {
  const auto& [test, bound, is_share] = of;
  const std::string number = is_share ? percent_text(bound) : number_text(bound);
  const bool is_one = test == ir::Comparison::AtLeast && bound == 1;
  if (!is_one) return bound_said(test, number);
  return is_share ? Phrase("akad.members.all") : Phrase("akad.members.any");
}

Phrase members_down(const ir::Program& program, const ir::ByMembers& rule) {
  const ir::Outage& outage = program[rule.outage];
  if (rule.by_share) {
    return Phrase("akad.members_down_share", so_many(rule.so_many), program[outage.log].name,
                  outage.name);
  }
  return Phrase("akad.members_down", so_many(rule.so_many), program[outage.log].name, outage.name);
}

Phrase few_in_slots(std::string_view what, const Rational& below, Phrase counts, bool of_event) {
  const bool is_none = below == (of_event ? 1 : 0);
  return is_none ? Phrase("akad.slots_with_no", what, std::move(counts))
                 : Phrase("akad.slots_with_few", number_text(below), what, std::move(counts));
}

Phrase few_in_slots(std::string_view what, const Rational& below, ir::SlotCounts counts,
                    bool of_event) {
  return few_in_slots(what, below, Phrase(kSlots[static_cast<std::size_t>(counts)]), of_event);
}

Phrase few_in_slots(const ir::Program& program, const ir::FewInSlot& few) {
  return few_in_slots(name_of(program, few.of), few.below, few.counts, few.of.event.valid());
}

Phrase slots_in_row(const ir::SlotsInRow& row) {
  return row.from_last ? Phrase("akad.in_row.last", row.count)
                       : Phrase("akad.in_row.first", row.count);
}
Phrase down_after(const ir::SlotsInRow& row) {
  return Phrase("akad.down_after", slots_in_row(row));
}
Phrase up_after(const ir::SlotsInRow& row) { return Phrase("akad.up_after", slots_in_row(row)); }

Phrase figure(const ir::Program& program, const ir::Figure& figure) {
  const std::string& counted = name_of(program, figure.counted);
  switch (figure.taken) {
    case ir::Taken::Share: return Phrase("akad.figure.share", counted, name_of(program, figure.of));
    case ir::Taken::Number: return Phrase("akad.figure.number", counted);
    case ir::Taken::Sum: return Phrase("akad.figure.sum", counted);
    case ir::Taken::Average: return Phrase("akad.figure.average", counted);
    case ir::Taken::Median: return Phrase("akad.figure.median", counted);
    case ir::Taken::Percentile:
      return Phrase("akad.figure.percentile", number_text(figure.percentile * 100), counted);
    case ir::Taken::Highest: return Phrase("akad.figure.highest", counted);
    case ir::Taken::Lowest: return Phrase("akad.figure.lowest", counted);
  }
  AKAD_ASSERT(false);
}

Phrase few_in_slots(const ir::Program& program, const ir::Figure& figure) {
  const ir::FewInFigure& few = *figure.few;
  // Of what no share is in there is none where no record tells of it.
  const bool by_records = figure.taken != ir::Taken::Share || few.of.event.valid();
  Phrase counts("akad.slot.left_out");
  if (few.counts && figure.taken == ir::Taken::Share) {
    counts = Phrase::as_is(percent_text(*few.counts));
  } else if (few.counts) {
    counts = Phrase::as_is(number_text(*few.counts));
  }
  return few_in_slots(name_of(program, few.of), few.below, std::move(counts), by_records);
}

namespace {

Phrase then_taken(const ir::OverSlots& slots) {
  switch (slots.then) {
    case ir::Taken::Median: return Phrase("akad.then.median");
    case ir::Taken::Percentile:
      return Phrase("akad.then.percentile", number_text(slots.percentile * 100));
    case ir::Taken::Highest: return Phrase("akad.then.highest");
    case ir::Taken::Lowest: return Phrase("akad.then.lowest");
    case ir::Taken::Average: return Phrase("akad.then.average");
    case ir::Taken::Share:
    case ir::Taken::Number:
    case ir::Taken::Sum: break;  // not of slots (ir::soundness)
  }
  AKAD_ASSERT(false);
}

}  // namespace

Phrase taken_for_each(const ir::OverSlots& slots) {
  return Phrase("akad.for_each", length(slots.slot), then_taken(slots));
}

Phrase whole_figure(const ir::Program& program, const ir::Figure& row) {
  Phrase what = figure(program, row);
  if (!row.slots) return what;
  return Phrase("akad.figure.for_each", std::move(what), taken_for_each(*row.slots));
}

}  // namespace akad::phrases
