// One slot of a figure as JSON.
#include "runtime/report/explain/parts_json.h"

namespace akad::report {
namespace {

nlohmann::json part_json(const SlotPart& part) {
  return {{"counted", to_fraction(part.counted)},
          {"in_all", to_fraction(part.in_all)},
          {"records", part.records}};
}

}  // namespace

nlohmann::json slot_json(const FigureSlot& slot) {
  nlohmann::json told = part_json(slot.all);
  told["from"] = format_rfc3339(slot.span.from);
  told["to"] = format_rfc3339(slot.span.to);
  told["few"] = slot.is_few;
  told["value"] = nullptr;
  if (slot.value) told["value"] = to_fraction(slot.value->value);
  if (slot.own) told["own"] = part_json(*slot.own);
  return told;
}

}  // namespace akad::report
