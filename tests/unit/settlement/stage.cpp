#include "tests/unit/settlement/stage.h"

#include "runtime/results/judge.h"
#include "runtime/settlement/sums.h"

namespace stage {

ir::Program support() {
  ir::Program p;
  p.agreement = {"Support",
                 "1.0",
                 "PT Awan",
                 "PT Toko",
                 "",
                 to_date({2026, 1, 1}),
                 to_date({2026, 3, 31}),
                 "Asia/Jakarta",
                 "IDR",
                 1};
  p.fees = {{"monthly_charge", {"5", "Fee"}, 1000, "IDR", {}, {}}};
  p.fields = {{{"at"}}, {{"ticket"}}, {{"opened"}}, {{"resolved"}}, {{"customer"}}};
  ir::Log log;
  log.name = "tickets";
  log.time = {0};
  log.subject = {1};
  p.logs = {log};
  p.events = {{"opened", {0}, {2}, {}, true, {}}, {"resolved", {0}, {3}, {}, true, {}}};
  p.signals = {{"customer", {0}, {4}, ir::SignalKind::Text, {}, ""}};
  ir::Clock clock;
  clock.name = "resolution_time";
  clock.log = {0};
  clock.starts = {{0}};
  clock.stops = {{1}};
  p.clocks = {clock};
  ir::Target target;
  target.name = "resolution";
  target.clause = {"4.2", "Time to resolve"};
  target.bound = Rational(19, 20);
  target.groups = {{0}};
  of_items(target).clock = {0};
  of_items(target).limits = {{{}, {ir::Within{4 * kHour, {}}}}};
  p.targets = {target};
  return p;
}

Id<ir::Credit> add_credit(ir::Program& program, const std::string& name,
                          std::vector<ir::SlabRow> slabs) {
  program.credits.push_back(
      {name, {"6.1", "Credits"}, {0}, std::move(slabs), RoundingMode::HalfUp, 1});
  return {static_cast<std::int32_t>(program.credits.size()) - 1};
}

void add_cap(ir::Program& program, const std::string& name, std::vector<Id<ir::Credit>> credits,
             const Rational& most, bool for_each_customer) {
  ir::Cap cap{name, {"6.9", "Most"}, std::move(credits), {ir::FixedAmount{most}}, {}, false};
  if (for_each_customer) cap.groups = {{0}};
  program.caps.push_back(cap);
}

ir::SlabRow at_least(const Rational& result, const Rational& money) {
  return {ir::BoundKind::AtLeast, result, {ir::FixedAmount{money}}};
}
ir::SlabRow below(const Rational& result, const Rational& money) {
  return {ir::BoundKind::Below, result, {ir::FixedAmount{money}}};
}
ir::SlabRow otherwise(const Rational& money) {
  return {ir::BoundKind::Otherwise, 0, {ir::FixedAmount{money}}};
}

measures::ItemCounts items(std::uint64_t met, std::uint64_t missed) {
  measures::ItemCounts cell;
  cell.met = met;
  cell.missed = missed;
  return cell;
}

measures::CellKey key(std::int32_t target, const std::string& month,
                      std::vector<measures::GroupValue> group) {
  const auto period = parse_month(month)->index - parse_month("2026-01")->index;
  return {{target}, {period}, std::move(group)};
}

void put(measures::Partial& partial, const std::string& month, const std::string& customer,
         measures::Cell cell) {
  partial.cells[key(0, month, {customer})] = std::move(cell);
}

measures::Partial three_misses() {
  measures::Partial partial;
  for (const char* customer : {"a", "b", "c"}) put(partial, "2026-01", customer, items(1, 1));
  return partial;
}

Settled settled(const ir::Program& program, const measures::Partial& partial,
                const std::string& as_of) {
  const plan::Plan plan = plan::bind(program, *parse_rfc3339(as_of));
  std::vector<results::PeriodResults> term = results::results_of(plan, partial.cells);
  settlement::add_sums(term, plan, {}, {});
  settlement::Settlement owed = settlement::settle(program, term);
  return {program, std::move(term), std::move(owed)};
}

std::vector<Rational> payables(const Settled& settled, std::size_t period) {
  std::vector<Rational> amounts;
  for (const settlement::LineItem& line : settled.month(period).items) {
    amounts.push_back(line.payable);
  }
  return amounts;
}

}  // namespace stage
