#include "runtime/evaluation/evaluation.h"

#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/measures/evaluate.h"

namespace akad::evaluation {
namespace {

// Subjects are evaluated in ranges and the parts merged, the way threads or machines would do it.
constexpr std::uint32_t kSubjectsAtOnce = 1 << 16;

struct Gathering {
  const plan::Plan& plan;
  const events::EventStore& store;
  measures::Partial all = {};

  void add(std::uint32_t first, std::uint32_t last, bool keep_items) {
    while (first < last) {
      const std::uint32_t next = first + std::min(last - first, kSubjectsAtOnce);
      all = measures::merge(std::move(all),
                            measures::evaluate(plan, store, {first, next}, keep_items));
      first = next;
    }
  }
};

void ask_evidence(Evaluation& found, std::uint32_t subject, Id<ir::Target> target) {
  found.evidence = std::make_unique<measures::Evidence>();
  found.evidence->subject = subject;
  found.evidence->target = target;
}

void gather_subject(Evaluation& found, std::uint32_t subject) {
  found.subject = measures::evaluate(found.plan, found.store, {subject, subject + 1}, true,
                                     found.evidence.get());
}

void gather(Evaluation& found, const Order& order) {
  const auto count = static_cast<std::uint32_t>(found.store.subjects.size());
  Gathering parts{found.plan, found.store};
  if (order.keep == Keep::ItemsOfSubject && order.subject < count) {
    const std::uint32_t next = order.subject + 1;
    gather_subject(found, order.subject);
    parts.add(0, order.subject, false);
    parts.all = measures::merge(std::move(parts.all), found.subject);
    parts.all.items.clear();
    parts.add(next, count, false);
  } else {
    parts.add(0, count, order.keep == Keep::Items);
  }
  found.all = std::move(parts.all);
}

// Names of zones, wherever the program has them.
struct ZoneCheck {
  std::string unknown;

  void require(const std::string& zone) {
    if (unknown.empty() && !zone.empty() && !time::find_zone(zone)) unknown = zone;
  }
};

std::string unknown_zone(const ir::Program& program) {
  ZoneCheck check;
  check.require(program.agreement.zone);
  for (const ir::Calendar& calendar : program.calendars) check.require(calendar.zone);
  for (const ir::Log& log : program.logs) {
    check.require(log.format.zone);
    check.require(log.received_format.zone);
  }
  for (const ir::Event& event : program.events) check.require(event.format.zone);
  for (const ir::Signal& signal : program.signals) check.require(signal.format.zone);
  for (const ir::Window& window : program.windows) check.require(window.format.zone);
  return check.unknown;
}

}  // namespace

std::string zone_problem(const ir::Program& program) {
  const std::string zone = unknown_zone(program);
  if (zone.empty()) return "";
  return fmt::format("the zone database of this machine ({}) does not know `{}`",
                     time::tzdata_version(), for_terminal(zone));
}

std::optional<events::EventStore> read(const ir::Program& program,
                                       const std::vector<events::LogFile>& files,
                                       const events::ReadOptions& options,
                                       events::ReadError& error) {
  error.message = zone_problem(program);
  if (!error.message.empty()) return std::nullopt;
  return events::read_logs(program, files, options, error);
}

Evaluation evaluate(const ir::Program& program, events::EventStore store, const Order& order) {
  events::arrange(store, program);
  plan::Plan plan = plan::bind(program, order.as_of, store.left_out);
  Evaluation found{std::move(plan), std::move(store), {}, {}, {}, nullptr};
  if (order.target.valid()) {
    ask_evidence(found, order.subject, order.target);
    found.evidence->item = order.item;
  }
  gather(found, order);
  measures::fill_missing_cells(found.plan, found.all);
  measures::fill_missing_cells(found.plan, found.subject);
  measures::sort_items(found.all.items);
  found.results = results::results_of(found.plan, found.all);
  return found;
}

void evaluate_subject(Evaluation& found, std::uint32_t subject, Id<ir::Target> target) {
  ask_evidence(found, subject, target);
  gather_subject(found, subject);
  measures::fill_missing_cells(found.plan, found.subject);
}

}  // namespace akad::evaluation
