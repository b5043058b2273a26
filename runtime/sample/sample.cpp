#include "runtime/sample/sample.h"

#include <algorithm>

#include "runtime/evaluation/evaluation.h"
#include "runtime/events/order.h"
#include "runtime/sample/states.h"

namespace akad::sample {
namespace {

using events::Occurrence;

// Of a file without a name, which is that of the only log, nothing is left out.
std::vector<std::string> not_given(const ir::Program& program,
                                   const std::vector<events::LogFile>& files) {
  std::vector<std::string> names;
  for (const ir::Log& log : program.logs) {
    const bool given = std::any_of(files.begin(), files.end(), [&](const events::LogFile& file) {
      return file.log.empty() || file.log == log.name;
    });
    if (!given && ir::has_records(log)) names.push_back(log.name);
  }
  return names;
}

// Just behind all that is told, ends of windows too.
Instant behind(const ir::Program& program, const events::EventStore& store) {
  const events::Channels channels(program);
  Instant last = kFirstInstant;
  for (const Occurrence& here : store.occurrences) {
    last = std::max(last, here.at);
    const bool ends = channels.window_at(here.channel).valid() && here.value != kNever;
    if (ends) last = std::max(last, here.value);
  }
  return last + 1;
}

struct Filling {
  const ir::Program& program;
  const evaluation::Evaluation& found;
  events::Sample& sample;
  std::vector<std::set<std::string>> values = {};  // that followed from others, by signal

  void note(const Occurrence& here) {
    const events::Channels& channels = found.plan.channels;
    if (const auto event = channels.event_at(here.channel); event.valid()) {
      sample.events[event.index()] = true;
    } else if (const auto window = channels.window_at(here.channel); window.valid()) {
      sample.windows[window.index()] = true;
    } else if (!events::ContentOrder{found.store, channels}.says_none(here)) {
      note_value(channels.signal_at(here.channel), here.value);
    }
  }

  void note_value(Id<ir::Signal> signal, std::int64_t value) {
    sample.signals[signal.index()] = true;
    if (program[signal].means.empty()) return;
    values[signal.index()].insert(
        events::value_of(found.store.values, static_cast<std::uint32_t>(value)).text);
  }

  void note_rows() {
    for (const Id<ir::Signal> id : ids_of(program.signals)) {
      for (const ir::ValueRow& row : program[id].means) {
        sample.means[id.index()].push_back(values[id.index()].contains(row.value));
      }
    }
  }

  void note_promises() {
    sample.limits = found.all.reached;
    sample.limits.resize(program.targets.size());
    for (const Id<ir::Target> id : ids_of(program.targets)) {
      const std::vector<bool>& rows = sample.limits[id.index()];
      const bool judged = std::find(rows.begin(), rows.end(), true) != rows.end();
      const bool of_items = std::holds_alternative<ir::OfItems>(program[id].of);
      sample.targets[id.index()] = of_items ? judged : !found.unspoken[id.index()];
    }
    for (const measures::ClaimRow& claim : found.all.claims) {
      sample.exclusions[claim.exclusion.index()] = true;
    }
  }
};

void fill(const ir::Program& program, const evaluation::Evaluation& found, events::Sample& sample) {
  sample.events.resize(program.events.size());
  sample.windows.resize(program.windows.size());
  sample.signals.resize(program.signals.size());
  sample.exclusions.resize(program.exclusions.size());
  sample.targets.resize(program.targets.size());
  sample.means.resize(program.signals.size());
  Filling filling{program, found, sample};
  filling.values.resize(program.signals.size());
  for (const Occurrence& here : found.store.occurrences) filling.note(here);
  filling.note_rows();
  filling.note_promises();
  sample.conditions = states_held(program, found.store);
}

}  // namespace

std::optional<events::Sample> sample_of(const ir::Program& program,
                                        const std::vector<events::LogFile>& files,
                                        const limits::Limits& limits, const Progress& progress,
                                        std::string& error) {
  events::Sample sample;
  events::ReadOptions options;
  options.progress = progress;
  options.limits = limits;
  options.seen = &sample.seen;
  options.without = not_given(program, files);
  events::ReadError problem;
  auto store = evaluation::read(program, files, options, problem);
  error = problem.message;
  if (!store) return std::nullopt;
  sample.files = store->files;
  sample.tallies = store->tallies;
  sample.findings = store->findings;
  evaluation::Order order;
  order.as_of = behind(program, *store);
  order.limits = limits;
  const evaluation::Evaluation found = evaluation::evaluate(program, std::move(*store), order);
  error = found.excess;
  if (!error.empty()) return std::nullopt;
  fill(program, found, sample);
  return sample;
}

}  // namespace akad::sample
