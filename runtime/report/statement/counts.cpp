#include "runtime/report/statement/counts.h"

#include <nlohmann/json.hpp>

#include "runtime/base/assert.h"
#include "runtime/report/json_object.h"

namespace akad::report {
namespace {

using nlohmann::json;

json value_of(const Measured& value) {
  switch (value.kind) {
    case MeasuredKind::Count:
    case MeasuredKind::Length: return floor_of(value.value);
    case MeasuredKind::Share:
    case MeasuredKind::Amount:
    case MeasuredKind::Number:
    case MeasuredKind::Value: return measured_json(value);
  }
  AKAD_ASSERT(false);
}

}  // namespace

// Durations are whole milliseconds here, as the end of their key says.
std::string key_of(const measures::Figure& figure) {
  return std::string(figure.key) + (figure.value.kind == MeasuredKind::Length ? "_ms" : "");
}

json counts_json(const std::vector<measures::Figure>& figures) {
  json all = json::object();
  for (const measures::Figure& figure : figures) {
    if (measures::is_written(figure)) all[key_of(figure)] = value_of(figure.value);
  }
  return all;
}

json measured_json(const Measured& measured) {
  if (measured.kind == MeasuredKind::Share) {
    return object_of({{"fraction", to_fraction(measured.value)},
                      {"percent", to_decimal(measured.value * 100, 10)}});
  }
  const auto kind = words(measured.kind)[static_cast<std::size_t>(measured.kind)];
  return object_of({{"kind", std::string(kind)}, {"value", to_fraction(measured.value)}});
}

}  // namespace akad::report
