// How fast stories become results: tickets with a priority, a hold and a stop, on office hours,
// against one target by priority for each region. Prints JSON.
//
//   evaluate_speed [SUBJECTS]
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "runtime/measures/evaluate.h"

namespace {

using namespace akad;

constexpr Id<ir::Event> kOpened{0}, kHeld{1}, kResumed{2}, kResolved{3};
constexpr Id<ir::Signal> kPriority{0}, kRegion{1};

Id<ir::Condition> is_priority(ir::Program& program, const char* text) {
  ir::Condition condition;
  condition.op = ir::Operator::Equal;
  condition.signal = kPriority;
  condition.constants.resize(1);
  condition.constants[0].text = text;
  program.conditions.push_back(condition);
  return {static_cast<std::int32_t>(program.conditions.size() - 1)};
}

ir::LimitRow within(Id<ir::Condition> when, Duration length) {
  ir::LimitRow row;
  row.when = when;
  row.limit.rule = ir::Within{length, {}};
  return row;
}

ir::Program agreement() {
  ir::Program program;
  program.agreement.zone = "Asia/Jakarta";
  program.agreement.term_first = *parse_date("2025-01-01");
  program.agreement.term_last = *parse_date("2025-12-31");
  program.logs.resize(1);
  program.events.resize(4);
  program.signals.resize(2);
  for (ir::Event& event : program.events) event.log = {0};
  for (ir::Signal& signal : program.signals) signal.log = {0};
  ir::Calendar hours;
  hours.zone = "Asia/Jakarta";
  hours.hours = ir::Windows{{}, {{31, 8 * 60, 17 * 60}}, {}};
  program.calendars.push_back(hours);
  ir::Clock clock;
  clock.log = {0};
  clock.starts = {kOpened};
  clock.pauses = {kHeld};
  clock.resumes = {kResumed};
  clock.stops = {kResolved};
  clock.calendar = {0};
  program.clocks.push_back(clock);
  ir::Target target;
  ir::OfItems& items = of_items(target);
  items.clock = {0};
  target.groups = {kRegion};
  items.limits = {within(is_priority(program, "P1"), 4 * kHour),
                  within(is_priority(program, "P2"), 8 * kHour), within({}, 24 * kHour)};
  items.open_items = ir::OpenItems::OverdueMissed;
  program.targets.push_back(target);
  return program;
}

std::int64_t value(events::EventStore& store, const char* text) {
  ir::Constant constant;
  constant.text = text;
  return events::intern_value(store.values, constant);
}

void add_tickets(const ir::Program& program, events::EventStore& store, std::uint32_t subjects) {
  const events::Channels channels(program);
  const std::int64_t priorities[] = {value(store, "P1"), value(store, "P2"), value(store, "P3")};
  const std::int64_t regions[] = {value(store, "east"), value(store, "west")};
  const Instant first = *parse_rfc3339("2025-01-02T00:00:00Z");
  for (std::uint32_t i = 0; i < subjects; ++i) {
    const std::uint32_t subject = store.subjects.intern(fmt::format("T{}", i));
    const Instant at = first + static_cast<Instant>(i) * 31 * kSecond;
    const auto add = [&](Instant later, auto id, std::int64_t what) {
      store.occurrences.push_back({at + later, what, subject, channels.channel_of(id), 0});
    };
    add(0, kOpened, 0);
    add(0, kPriority, priorities[i % 3]);
    add(0, kRegion, regions[i % 2]);
    if (i % 4 == 0) add(kHour, kHeld, 0);
    if (i % 4 == 0) add(5 * kHour, kResumed, 0);
    add(static_cast<Instant>(i % 200) * 10 * kMinute, kResolved, 0);
  }
}

}  // namespace

int main(int count, char** words) {
  const auto subjects =
      static_cast<std::uint32_t>(count > 1 ? std::strtoul(words[1], nullptr, 10) : 1000000);
  const ir::Program program = agreement();
  events::EventStore store;
  store.tallies.resize(1);
  add_tickets(program, store, subjects);
  events::arrange(store, program);
  const plan::Plan plan = plan::bind(program, *parse_rfc3339("2026-01-01T00:00:00Z"));
  const auto begun = std::chrono::steady_clock::now();
  const measures::Notices notices(plan, store);
  const measures::Partial partial =
      measures::evaluate(plan, store, {notices, {}}, {0, subjects}, {});
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun;
  fmt::print("{{\"subjects\": {}, \"occurrences\": {}, \"seconds\": {:.3f}, \"cells\": {}}}\n",
             subjects, store.occurrences.size(), seconds.count(), partial.cells.size());
}
