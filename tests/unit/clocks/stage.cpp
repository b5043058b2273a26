#include "tests/unit/clocks/stage.h"

#include <catch2/catch.hpp>

#include "tests/harness/records.h"
#include "tests/harness/road.h"

namespace stage {
namespace {

// Events, signals and windows may be declared in any order, so their places in the row are by name.
template <class Row>
Id<Row> named(std::vector<Row>& rows, const std::string& name) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].name == name) return Id<Row>{static_cast<std::int32_t>(i)};
  }
  Row row;
  row.name = name;
  row.log = Id<ir::Log>{0};
  rows.push_back(row);
  return Id<Row>{static_cast<std::int32_t>(rows.size()) - 1};
}

}  // namespace

Instant wib(const std::string& wall) {
  const auto read = parse_wall_time(wall);
  REQUIRE(read.has_value());
  return *read - 7 * kHour;
}

Stage::Stage() {
  program.agreement.zone = "Asia/Jakarta";
  program.agreement.term_first = *parse_date("2025-01-01");
  program.agreement.term_last = *parse_date("2025-12-31");
  program.agreement.currency = "IDR";
  program.agreement.money_unit = 1;
  program.logs.emplace_back();
  program.logs.back().name = "tickets";
  for (const char* name :
       {"opened", "resolved", "hold", "unhold", "again", "cancelled", "down", "up"}) {
    event(name);
  }
  for (const char* name : {"priority", "status", "zone", "region"}) signal(name);
  signal("promised", ir::SignalKind::Time);
  window("maintenance");
}

Id<ir::Event> Stage::event(const std::string& name) { return named(program.events, name); }
Id<ir::Window> Stage::window(const std::string& name) { return named(program.windows, name); }
Id<ir::Signal> Stage::signal(const std::string& name, ir::SignalKind kind) {
  const Id<ir::Signal> id = named(program.signals, name);
  if (kind != ir::SignalKind::Text) program.signals[id.index()].kind = kind;
  return id;
}

Id<ir::Condition> Stage::equals(Id<ir::Signal> signal, const std::string& text) {
  ir::Condition condition;
  condition.op = ir::Operator::Equal;
  condition.signal = signal;
  condition.constants.emplace_back();
  condition.constants.back().text = text;
  program.conditions.push_back(condition);
  return Id<ir::Condition>{static_cast<std::int32_t>(program.conditions.size()) - 1};
}

Id<ir::Calendar> Stage::calendar(std::int32_t days, int open_hour, int close_hour) {
  ir::Calendar calendar;
  calendar.name = "hours";
  calendar.zone = "Asia/Jakarta";
  calendar.hours = ir::Windows{{}, {{days, open_hour * 60, close_hour * 60}}, {}};
  program.calendars.push_back(calendar);
  return Id<ir::Calendar>{static_cast<std::int32_t>(program.calendars.size()) - 1};
}

ir::Clock& Stage::clock() { return program.clocks.back(); }
ir::Target& Stage::target() { return program.targets.back(); }

Id<ir::Clock> Stage::add_clock() {
  ir::Clock clock;
  clock.log = Id<ir::Log>{0};
  clock.starts = {event("opened")};
  clock.stops = {event("resolved")};
  clock.pauses = {event("hold")};
  clock.resumes = {event("unhold")};
  program.clocks.push_back(clock);
  return Id<ir::Clock>{static_cast<std::int32_t>(program.clocks.size()) - 1};
}

Id<ir::Target> Stage::add_target(Id<ir::Clock> clock, Duration within) {
  ir::Target target;
  of_items(target).clock = clock;
  ir::LimitRow row;
  row.limit.rule = ir::Within{within, {}};
  of_items(target).limits = {row};
  program.targets.push_back(target);
  return Id<ir::Target>{static_cast<std::int32_t>(program.targets.size()) - 1};
}

Id<ir::Outage> Stage::add_outage(Duration at_least) {
  ir::Outage outage;
  outage.log = Id<ir::Log>{0};
  outage.down = ir::FromEventToEvent{{event("down")}, {event("up")}};
  outage.test = at_least > 0 ? ir::LengthTest::AtLeast : ir::LengthTest::None;
  outage.length = at_least;
  program.outages.push_back(outage);
  return Id<ir::Outage>{static_cast<std::int32_t>(program.outages.size()) - 1};
}

Id<ir::Target> Stage::add_time_target(Id<ir::Outage> outage) {
  ir::Target target;
  target.of = ir::OfTime{outage, ir::CrossingOutages::Split, {}, {}};
  target.by_subject = true;
  program.targets.push_back(target);
  return Id<ir::Target>{static_cast<std::int32_t>(program.targets.size()) - 1};
}

void Stage::happen(const std::string& subject, const std::string& wall, const std::string& name) {
  harness::Records(program, store).happen(subject, wib(wall), event(name));
}

void Stage::say(const std::string& subject, const std::string& wall, const std::string& name,
                const std::string& text) {
  harness::Records(program, store).say(subject, wib(wall), signal(name), text);
}

void Stage::promise(const std::string& subject, const std::string& wall, const std::string& name,
                    Instant value) {
  ir::Constant promised;
  promised.kind = ir::ConstantKind::Time;
  promised.time = value;
  harness::Records(program, store).say(subject, wib(wall), signal(name), promised);
}

void Stage::stretch(const std::string& subject, const std::string& from, const std::string& to,
                    const std::string& name) {
  harness::Records(program, store)
      .stretch(subject, wib(from), to.empty() ? kNever : wib(to), window(name));
}

measures::Partial Stage::run(const std::string& as_of) {
  store.sequences.assign(sequences.begin(), sequences.end());
  return harness::measured(program, store, wib(as_of));
}

measures::Items Stage::items(const std::string& as_of) { return run(as_of).items; }

measures::Item Stage::item(const std::string& as_of) {
  const measures::Items all = items(as_of);
  REQUIRE(all.size() == 1);
  return all.front();
}

measures::ItemCounts Stage::cell(const std::string& as_of, const std::string& month,
                                 std::vector<measures::GroupValue> group) {
  return items_of(run(as_of), key(month, std::move(group)));
}

measures::TimeCounts Stage::time(const std::string& as_of, const std::string& month,
                                 std::vector<measures::GroupValue> group) {
  return time_of(run(as_of), key(month, std::move(group)));
}

measures::CellKey key(const std::string& month, std::vector<measures::GroupValue> group) {
  const auto period = parse_month(month)->index - parse_month("2025-01")->index;
  return {{0}, {period}, std::move(group)};
}

measures::ItemCounts items_of(const measures::Partial& partial, const measures::CellKey& key) {
  const auto at = partial.cells.find(key);
  REQUIRE(at != partial.cells.end());
  return std::get<measures::ItemCounts>(at->second);
}

measures::TimeCounts time_of(const measures::Partial& partial, const measures::CellKey& key) {
  const auto at = partial.cells.find(key);
  REQUIRE(at != partial.cells.end());
  return std::get<measures::TimeCounts>(at->second);
}

std::uint64_t found(const measures::Partial& partial, events::FindingKind kind) {
  return partial.findings.count_of(0, kind);
}

}  // namespace stage
