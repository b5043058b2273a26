#include "runtime/evaluation/evaluation.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/evaluation/beside.h"
#include "runtime/evaluation/silence.h"
#include "runtime/evaluation/unhappened.h"
#include "runtime/evaluation/unspoken.h"
#include "runtime/measures/cells.h"
#include "runtime/measures/evaluate.h"
#include "runtime/measures/exclusions/exclusions.h"
#include "runtime/measures/never_given.h"
#include "runtime/settlement/sums.h"

namespace akad::evaluation {
namespace {

using limits::Limit;

std::string excess_text(const plan::Plan& plan, const measures::Excess& excess) {
  const auto target =
      excess.target.valid() ? for_terminal((*plan.program)[excess.target].name) : std::string();
  const auto found = [&]() -> std::string {
    switch (excess.limit) {
      case Limit::Groups:
        return fmt::format("the target `{}` has too many groups in {}", target,
                           plan::period(plan, excess.period).label);
      case Limit::Cells:
        return fmt::format("the targets have too many groups and periods, `{}` in {} is one more",
                           target, plan::period(plan, excess.period).label);
      case Limit::Items:
        return fmt::format("the logs give too many items, the last one of `{}`", target);
      case Limit::Claims:
        return fmt::format("exclusions claim too much of the time of `{}`", target);
      case Limit::Exclusions: return "exclusions concern too many subjects and items";
      case Limit::Slots:
        return fmt::format("figures keep too many slots, the last one of `{}`", target);
      case Limit::Unpacked:
      case Limit::Ratio:
      case Limit::AllHappenings:
      case Limit::Happenings:
      case Limit::Explained:
      case Limit::Values:
      case Limit::TextBytes:
      case Limit::Output: break;
    }
    AKAD_ASSERT(false);
  };
  return limits::sentence(plan.limits, excess.limit, found());
}

// The subject to which most happens, where that is too much.
std::string busiest_subject(const events::EventStore& store, const limits::Limits& limits) {
  std::size_t most = 0, busiest = 0;
  for (std::size_t s = 0; s + 1 < store.first.size(); ++s) {
    const std::size_t count = store.first[s + 1] - store.first[s];
    if (count <= most) continue;
    most = count;
    busiest = s;
  }
  if (most <= limits[Limit::Happenings]) return "";
  const auto name = store.subjects.text(static_cast<std::uint32_t>(busiest));
  return limits::sentence(
      limits, Limit::Happenings,
      fmt::format("{} things happen to the subject `{}`", grouped(most), shortened(name, 60)),
      most);
}

// Of values that follow from others, which arranging stopped to tell.
std::string too_much_follows(const events::EventStore& store, const limits::Limits& limits,
                             const events::TooMuchFollows& excess) {
  const std::string name = shortened(store.subjects.text(excess.subject), 60);
  const std::string found =
      excess.limit == Limit::Happenings
          ? fmt::format("too much happens to the subject `{}`, with what follows from its values",
                        name)
          : fmt::format("too much happens, with what follows from values of the subject `{}`",
                        name);
  return limits::sentence(limits, excess.limit, found);
}

// Counts the cells of targets that have one in each period, whatever the logs say.
std::string count_single_cells(const plan::Plan& plan, std::uint64_t& cells) {
  for (const Id<ir::Target> target : ids_of(plan.program->targets)) {
    if (measures::has_groups((*plan.program)[target])) continue;
    const plan::PeriodRange range = plan::periods_of(plan, target);
    cells += range.size();
    if (cells > plan.limits[Limit::Cells]) {
      return excess_text(plan, {Limit::Cells, target, Id<plan::Period>{range.last.at - 1}});
    }
  }
  return "";
}

struct Gathering {
  const plan::Plan& plan;
  const events::EventStore& store;
  measures::Others others;
  measures::Partial all = {};
  // How many there are of each target and period, and of all cells, with those without groups.
  std::map<std::pair<Id<ir::Target>, Id<plan::Period>>, std::uint64_t> groups = {};
  std::uint64_t cells = 0;
  std::string excess = {};

  void add(std::uint32_t first, std::uint32_t last, measures::Listing listing) {
    Ranges ranges(plan, store, others, {first, last}, listing);
    for (auto parts = ranges.next(); !parts.empty(); parts = ranges.next()) {
      for (measures::Partial& part : parts) add(std::move(part));
      if (!excess.empty()) return;
    }
  }

  // No part is larger than the limits, but all of them may be.
  void add(measures::Partial part) {
    if (!excess.empty()) return;
    if (part.excess) excess = excess_text(plan, *part.excess);
    for (const auto& [key, cell] : part.cells) {
      if (!excess.empty()) return;
      if (key.group.empty() || all.cells.contains(key)) continue;
      note_group(key);
    }
    if (!excess.empty()) return;
    all = measures::merge(std::move(all), std::move(part));
    if (const auto found = measures::excess_of(plan, all)) excess = excess_text(plan, *found);
  }

  void note_group(const measures::CellKey& key) {
    const std::uint64_t of_period = ++groups[{key.target, key.period}];
    ++cells;
    if (of_period > plan.limits[Limit::Groups]) {
      excess = excess_text(plan, {Limit::Groups, key.target, key.period});
    } else if (cells > plan.limits[Limit::Cells]) {
      excess = excess_text(plan, {Limit::Cells, key.target, key.period});
    }
  }
};

void ask_evidence(Evaluation& found, std::uint32_t subject, Id<ir::Target> target) {
  found.evidence = std::make_unique<measures::Evidence>();
  found.evidence->subject = subject;
  found.evidence->target = target;
}

void gather_subject(Evaluation& found, std::uint32_t subject) {
  found.subject =
      measures::evaluate(found.plan, found.store, {found.notices, found.groups},
                         {subject, subject + 1}, {measures::Keep::All}, found.evidence.get());
}

measures::Listing listing_of(const Order& order) {
  const bool misses = order.list_misses;
  switch (order.keep) {
    case Keep::Items: return {measures::Keep::All, misses};
    case Keep::OpenItems: return {measures::Keep::Open, misses};
    case Keep::Nothing:
    case Keep::ItemsOfSubject: break;
  }
  return {misses ? measures::Keep::Missed : measures::Keep::None, misses};
}

void gather(Evaluation& found, const Order& order) {
  std::uint64_t single = 0;
  found.excess = count_single_cells(found.plan, single);
  if (!found.excess.empty()) return;
  const auto count = static_cast<std::uint32_t>(found.store.subjects.size());
  Gathering parts{found.plan, found.store, {found.notices, found.groups}};
  parts.cells = single;
  if (order.keep == Keep::ItemsOfSubject && order.subject < count) {
    const std::uint32_t next = order.subject + 1;
    gather_subject(found, order.subject);
    parts.add(0, order.subject, {});
    parts.add(found.subject);
    parts.all.items.clear();
    parts.all.kept = 0;
    parts.add(next, count, {});
  } else {
    parts.add(0, count, listing_of(order));
  }
  found.excess = std::move(parts.excess);
  found.all = std::move(parts.all);
}

void list_everybodys(Evaluation& found) {
  const std::size_t own = found.all.claims.size();
  measures::list_everybodys(found.plan, found.store, found.notices, found.all.claims);
  measures::count_listed(found.plan, found.all, own);
  const auto excess = measures::excess_of(found.plan, found.all);
  if (excess) found.excess = excess_text(found.plan, *excess);
}

// A record may have changed an item that had not stopped before it.
void count_lost(const Evaluation& found, measures::Item& item) {
  const ir::Program& program = *found.plan.program;
  const Instant end = item.stopped == kNever ? found.plan.as_of : item.stopped + 1;
  item.lost = found.losses.before(ir::log_of(program, program[item.target]), item.subject, end);
}

void count_lost(Evaluation& found) {
  if (found.losses.empty()) return;
  for (measures::Item& item : found.all.items) count_lost(found, item);
  for (measures::Item& item : found.subject.items) count_lost(found, item);
  if (found.evidence == nullptr) return;
  for (measures::ItemEvidence& item : found.evidence->items) count_lost(found, item.row);
}

// Names of zones, wherever the program has them.
struct ZoneCheck {
  std::string unknown;

  void require(const std::string& zone) {
    if (unknown.empty() && !zone.empty() && !time::find_zone(zone)) unknown = zone;
  }
};

// The only subject of a log of outages is in service, whether a record tells of it or not.
void name_single_subjects(events::EventStore& store, const ir::Program& program) {
  for (const ir::Outage& outage : program.outages) {
    const std::string& subject = program[outage.log].single_subject;
    const auto& left_out = store.left_out;
    if (subject.empty() ||
        std::find(left_out.begin(), left_out.end(), outage.log) != left_out.end()) {
      continue;
    }
    events::name(store, outage.log, store.subjects.intern(subject));
  }
}

// Those that are named to be in service have results, whether a record tells of them or not.
void name_covered_subjects(events::EventStore& store, const ir::Program& program) {
  for (const ir::Cover& cover : program.covers) {
    const auto& left_out = store.left_out;
    if (std::find(left_out.begin(), left_out.end(), cover.log) != left_out.end()) continue;
    for (const ir::InService& row : cover.subjects) {
      events::name(store, cover.log, store.subjects.intern(row.subject));
    }
  }
}

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
  auto store = events::read_logs(program, files, options, error);
  if (store) {
    name_single_subjects(*store, program);
    name_covered_subjects(*store, program);
  }
  return store;
}

Evaluation evaluate(const ir::Program& program, events::EventStore store, const Order& order) {
  name_single_subjects(store, program);
  name_covered_subjects(store, program);
  const auto too_much = events::arrange(store, program, order.limits);
  std::string excess = busiest_subject(store, order.limits);
  if (excess.empty() && too_much) excess = too_much_follows(store, order.limits, *too_much);
  plan::Plan plan = plan::bind(program, order.as_of, store.left_out, order.limits);
  measures::Notices notices;
  measures::Groups groups;
  if (excess.empty()) notices = measures::Notices(plan, store);
  if (excess.empty()) groups = measures::Groups(plan, store);
  Evaluation found{std::move(plan),
                   std::move(store),
                   std::move(notices),
                   std::move(groups),
                   {},
                   {},
                   {},
                   {},
                   {},
                   {},
                   nullptr,
                   std::move(excess)};
  if (!found.excess.empty()) return found;
  found.charges = charged::charges_of(program, found.store, order.as_of);
  found.plan.told = found.charges.told;
  if (order.target.valid()) {
    ask_evidence(found, order.subject, order.target);
    found.evidence->item = order.item;
  }
  gather(found, order);
  if (!found.excess.empty()) return found;
  found.all.findings.add(found.notices.take_findings());
  found.all.findings.add(found.groups.take_findings());
  for (const events::Loss& loss : found.groups.take_losses()) found.all.losses.push_back(loss);
  measures::report_never_given(found.plan, found.all);
  report_unhappened(found);
  list_everybodys(found);
  if (!found.excess.empty()) return found;
  measures::sort_items(found.all.items);
  measures::sort_outages(found.all.outages);
  measures::sort_claims(found.all.claims);
  found.losses = events::Losses(found.store, found.all.losses);
  count_lost(found);
  charged::count_lost(found.charges, found.losses, order.as_of);
  measures::CellsByKey cells =
      order.keep_cells ? found.all.cells : std::exchange(found.all.cells, {});
  measures::sum_up(cells);
  const events::Revisions revisions(found.store);
  found.results = results::results_of(found.plan, std::move(cells), found.losses, revisions);
  settlement::add_sums(found.results, found.plan, found.losses, revisions);
  note_silence(found);
  found.unspoken = unspoken_targets(found.plan, found.store);
  return found;
}

void evaluate_subject(Evaluation& found, std::uint32_t subject, Id<ir::Target> target) {
  ask_evidence(found, subject, target);
  gather_subject(found, subject);
  count_lost(found);
}

}  // namespace akad::evaluation
