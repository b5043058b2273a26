#include "tests/unit/measures/owing.h"

#include "tests/harness/records.h"

namespace stage {

ir::Rate rate(ir::Price price, ir::Each each, std::optional<ir::Price> most) {
  return {std::move(price), std::move(each), std::move(most)};
}

ir::Price rupiah(std::int64_t amount) { return {ir::FixedAmount{amount}}; }

ir::Price of_worth(Stage& s, const Rational& share) {
  return {ir::ShareOfItem{share, s.signal("worth", ir::SignalKind::Money)}};
}

void say_worth(Stage& s, const std::string& subject, const std::string& wall, std::int64_t amount) {
  ir::Constant said;
  said.kind = ir::ConstantKind::Number;
  said.number = amount;
  harness::Records(s.program, s.store)
      .say(subject, wib(wall), s.signal("worth", ir::SignalKind::Money), said);
}

Stage late_tickets() {
  Stage s;
  s.add_target(s.add_clock(), 4 * kHour);
  of_items(s.target()).open_items = ir::OpenItems::OverdueMissed;
  s.signal("worth", ir::SignalKind::Money);
  return s;
}

void owe(Stage& s, const ir::Rate& rate) {
  ir::Credit credit;
  credit.name = "late_fee_" + std::to_string(s.program.credits.size() + 1);
  credit.target = {0};
  credit.slabs = {{ir::BoundKind::Otherwise, 0, {rate}}};
  credit.unit = 1;
  credit.when = ir::OwedWhen::Always;
  s.program.credits.push_back(credit);
}

measures::ItemsOwed owed_in(const measures::Partial& partial, const std::string& month,
                            std::size_t place) {
  const auto cell = partial.cells.find(key(month));
  if (cell == partial.cells.end()) return {};
  return measures::items_owed(cell->second, place);
}

std::vector<Rational> amounts(Stage& s, const std::vector<std::string>& months) {
  const measures::Partial partial = s.run("2025-07-01 00:00");
  std::vector<Rational> owed;
  for (const std::string& month : months) owed.push_back(owed_in(partial, month).amount);
  return owed;
}

std::vector<Rational> units(Stage& s, const std::vector<std::string>& months) {
  const measures::Partial partial = s.run("2025-07-01 00:00");
  std::vector<Rational> paid;
  for (const std::string& month : months) paid.push_back(owed_in(partial, month).units);
  return paid;
}

}  // namespace stage
