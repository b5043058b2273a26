#include "runtime/measures/counts/figure_counts.h"

#include <algorithm>

#include "runtime/base/assert.h"

namespace akad::measures {
namespace {

Measured number_of(const Rational& number) { return {MeasuredKind::Value, number}; }

Measured slots_of(std::int64_t count) { return counted(static_cast<std::uint64_t>(count)); }

}  // namespace

FigureCounts FigureCounts::of(const ir::Figure& figure) {
  FigureCounts counts;
  counts.taken = figure.taken;
  counts.percentile = figure.percentile;
  if (figure.slots) counts.slots = std::optional(InSlots(figure));
  return counts;
}

void FigureCounts::add(const Rational& number, Duration since) {
  if (!slots) return whole.add(taken, number);
  Gathered* slot = slots.made().slot_at(since);
  if (slot == nullptr) return;
  slot->add(taken, number);
  whole.add(ir::Taken::Sum, number);
}

void FigureCounts::add_to_all(const Rational& number, Duration since) {
  if (slots) {
    Gathered* slot = slots.made().slot_at(since);
    if (slot == nullptr) return;
    slot->add_to_all(number);
  }
  whole.add_to_all(number);
}

void FigureCounts::merge(const FigureCounts& other) {
  reach = std::max(reach, other.reach);
  rewritten += other.rewritten;
  whole.merge(slots ? ir::Taken::Sum : taken, other.whole);
  if (slots) slots.made().merge(*other.slots);
}

void FigureCounts::sum_up() {
  if (slots) slots.made().sum_up();
}

void FigureCounts::settle() {
  if (slots) slots.made().settle();
}

Measured FigureCounts::value(const Rational& number) const {
  return taken == ir::Taken::Share ? Measured{MeasuredKind::Share, number} : number_of(number);
}

std::optional<Measured> FigureCounts::measured(const ir::OfFigure&) const {
  const auto number = slots ? slots->taken().value : whole.come_to(taken, percentile);
  if (!number) return std::nullopt;
  return value(*number);
}

std::vector<Figure> FigureCounts::figures() const {
  const SlotsTaken of_slots = slots ? slots->taken() : SlotsTaken{};
  return {{"counted", number_of(whole.sum)},
          {"in_all", number_of(whole.all()), Written::WhereAny},
          {"records", counted(whole.records)},
          {"slots", slots_of(of_slots.counted), Written::WhereAny},
          {"few_slots", slots_of(of_slots.few), Written::WhereAny}};
}

void FigureCounts::show_slots(Shown& shown) const {
  const SlotsTaken all = slots->taken();
  shown.columns.push_back({"column.slots", slots_of(all.counted)});
  if (slots->may_be_few()) shown.columns.push_back({"column.few_slots", slots_of(all.few)});
  if (all.counted > 0) shown.remarks.push_back({"result.of_slots", {slots_of(all.counted)}});
  if (all.few > 0 && slots->few_count_as()) {
    shown.remarks.push_back(
        {"result.few_slots_as", {slots_of(all.few), value(*slots->few_count_as())}});
  } else if (all.few > 0) {
    shown.remarks.push_back({"result.few_slots_out", {slots_of(all.few)}});
  }
  if (all.is_beyond) shown.remarks.push_back({"result.beyond_slots", {}, false, true});
}

Shown FigureCounts::shown(const ir::Target&, bool) const {
  Shown shown;
  if (taken == ir::Taken::Share) {
    shown.columns = {{"column.counted", number_of(whole.sum)},
                     {"column.in_all", number_of(whole.all())}};
  } else {
    shown.columns = {{"column.records", counted(whole.records)}};
  }
  if (slots) {
    show_slots(shown);
    return shown;
  }
  if (taken != ir::Taken::Share) {
    if (taken != ir::Taken::Number && whole.records > 0) {
      shown.remarks = {{"result.of_records", {counted(whole.records)}}};
    }
    return shown;
  }
  if (whole.sum != 0 || whole.all() != 0) {
    shown.remarks = {{"result.in_all", {number_of(whole.sum), number_of(whole.all())}}};
  }
  if (whole.is_beyond(taken)) shown.remarks.push_back({"result.beyond_all", {}, false, true});
  return shown;
}

}  // namespace akad::measures
