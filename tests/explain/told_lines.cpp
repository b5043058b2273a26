#include "tests/explain/told_lines.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "runtime/explain/line/line.h"
#include "runtime/settlement/settle.h"

namespace akad::told {
namespace {

using nlohmann::json;

constexpr std::int64_t kMostOfBatch = 6;

evaluation::Evaluation evaluated(const oracle::Batch& batch) {
  events::EventStore store = oracle::store_of(batch);
  store.files = {"log.ndjson"};
  events::AttributeColumn lines{events::Attribute::Line, {}};
  events::AttributeColumn elements{events::Attribute::Element, {}};
  for (std::size_t i = 0; i < store.occurrences.size(); ++i) {
    lines.values.push_back(events::line_value(0, i + 1));
    elements.values.push_back(0);
  }
  store.attributes = {std::move(lines), std::move(elements)};
  evaluation::Order order{batch.as_of, evaluation::Keep::Items};
  order.list_misses = true;
  return evaluation::evaluate(batch.program, std::move(store), order);
}

// Those that stopped, and those that were open at the end of the period.
std::int64_t missed_in(const results::Result& result) {
  std::int64_t missed = 0;
  for (const measures::Figure& figure : measures::figures(result.counts)) {
    if (figure.key == "missed" || figure.key == "open_missed") {
      missed += floor_of(figure.value.value);
    }
  }
  return missed;
}

std::string difference_of(const report::LineTold& told) {
  Rational owed = 0;
  for (const report::ItemBehind& behind : told.items) {
    if (behind.places.empty() && behind.item.started != kNever) {
      return fmt::format("no record of item {} of {}", behind.item.number, behind.item.subject);
    }
    if (!behind.item.owed) continue;
    for (const measures::ItemAmount& amount : *behind.item.owed) owed += amount.owed->amount;
  }
  const auto rows = static_cast<std::int64_t>(told.items.size());
  if (rows != missed_in(told.result)) {
    return fmt::format("{} rows, {} missed", rows, missed_in(told.result));
  }
  if (owed != told.line.exact) {
    return fmt::format("{} by items, {} by the line", to_fraction(owed),
                       to_fraction(told.line.exact));
  }
  const json document = json::parse(report::to_json(told));
  if (document.at("items").size() != told.items.size()) return "JSON has other items";
  return report::to_text(told).empty() ? "no text" : "";
}

}  // namespace

void price_lateness(ir::Program& program) {
  for (const Id<ir::Target> target : ids_of(program.targets)) {
    if (!std::holds_alternative<ir::OfItems>(program[target].of)) continue;
    ir::Credit credit;
    credit.name = fmt::format("lateness_{}", target.index());
    credit.target = target;
    credit.slabs = {
        {ir::BoundKind::Otherwise,
         0,
         {ir::Rate{{ir::FixedAmount{7}}, {ir::EachTimeLate{kHour, ir::Parts::OrPart, true}}}}}};
    credit.rounding = RoundingMode::HalfUp;
    credit.unit = 1;
    credit.when = ir::OwedWhen::Always;
    program.credits.push_back(std::move(credit));
  }
}

std::string difference_of_lines(const oracle::Batch& batch, std::int64_t& lines) {
  evaluation::Evaluation found = evaluated(batch);
  const auto settled = settlement::settle(batch.program, found.results);
  for (std::int64_t number = 1; number <= kMostOfBatch; ++number) {
    const auto place = explain::find_line(found, settled, number);
    if (!place) break;
    const auto subjects = explain::subjects_behind(found, *place);
    const auto told = explain::tell_line(found, *place, subjects);
    const std::string difference = difference_of(told);
    if (!difference.empty()) return fmt::format("line {}: {}", number, difference);
    ++lines;
  }
  return "";
}

}  // namespace akad::told
