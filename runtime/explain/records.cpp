#include "runtime/explain/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "runtime/events/order.h"
#include "runtime/report/wording/findings.h"
#include "runtime/report/words.h"

namespace akad::explain {
namespace {

struct Row {
  Step step;
  std::size_t rank = 0;  // of one that the values before put in order
  events::Occurrence what;
  report::Place place;
};

Row row_of(const plan::Watch& watch, const std::vector<bool>& windows,
           const clocks::Answers& answers, const events::EventStore& store,
           const events::TrailStep& from) {
  Row row;
  row.step.at = from.what.at;
  row.step.channel = from.what.channel;
  row.step.roles = watch.roles[from.what.channel.index()];
  row.step.slot = watch.slot_of[from.what.channel.index()];
  row.step.is_window = !windows.empty() && windows[from.what.channel.index()];
  row.step.end_unknown = from.what.end_unknown != 0;
  row.step.value = from.what.value;
  if (row.step.slot.valid()) {
    const bool is_time = watch.slots[row.step.slot.index()].is_time;
    row.step.value = answers.said(from.what.value, is_time);
  }
  row.what = from.what;
  row.step.sequence = from.sequence;
  row.place = {store.files[static_cast<std::size_t>(from.file)], from.line, from.element};
  return row;
}

// Of the records that count in slots those that count in one that is told: of the others there may
// be a million, and nothing came of them.
bool is_added(const Measure& measure, const events::Occurrence& what) {
  const auto counts = [&](events::Channel channel) { return channel == what.channel; };
  if (std::none_of(measure.added.begin(), measure.added.end(), counts)) return false;
  if (measure.slots == nullptr) return true;
  const auto slot =
      std::partition_point(measure.slots->begin(), measure.slots->end(),
                           [&](const clocks::ToldSlots& row) { return row.span.to <= what.at; });
  return slot != measure.slots->end() && slot->span.from <= what.at;
}

// Where changes that tell the value before stand among a subject's happenings.
class Ranks {
 public:
  Ranks(const plan::Plan& plan, const clocks::Happenings& happenings) {
    for (std::size_t i = 0; i < happenings.count; ++i) {
      const events::Occurrence& what = happenings.first[i];
      const Id<ir::Signal> signal = plan.channels.signal_at(what.channel);
      if (!signal.valid() || !(*plan.program)[signal].before.valid()) continue;
      ranks_.try_emplace(key(what, happenings.sequences == nullptr ? 0 : happenings.sequences[i]),
                         i + 1);
    }
  }

  std::size_t of(const events::TrailStep& step) const {
    const auto rank = ranks_.find(key(step.what, step.sequence));
    return rank == ranks_.end() ? 0 : rank->second;
  }

 private:
  using Key = std::tuple<Instant, events::Channel, std::int64_t, std::int64_t>;
  static Key key(const events::Occurrence& what, std::int64_t sequence) {
    return {what.at, what.channel, what.value, sequence};
  }
  std::map<Key, std::size_t> ranks_;
};

// Values first; then by sequence, weaker roles first. Of two values at one instant the same one is
// last as in events::arrange.
struct Before {
  const events::ContentOrder& order;

  bool operator()(const Row& a, const Row& b) const {
    const auto key = [](const Row& row) {
      const bool is_signal = row.step.slot.valid();
      const Step& step = row.step;
      return std::tuple(step.at, !is_signal, row.rank, step.sequence, step.roles, step.channel);
    };
    if (key(a) != key(b)) return key(a) < key(b);
    return order.value_before(a.what, b.what);
  }
};

void add_step(std::vector<Step>& steps, Row& row) {
  Step& step = row.step;
  if (!steps.empty()) {
    Step& last = steps.back();
    const bool same = last.at == step.at && last.channel == step.channel &&
                      last.value == step.value && last.end_unknown == step.end_unknown &&
                      last.sequence == step.sequence;
    if (same) {
      last.places.push_back(row.place);
      return;
    }
  }
  step.places = {row.place};
  steps.push_back(step);
}

// Which step each happening is. Those of one instant that say the same are one step.
void find_steps(const clocks::Answers& answers, const Measure& measure, Records& records) {
  const clocks::Happenings& happenings = measure.happenings;
  records.step_of.assign(happenings.count, {});
  std::map<std::tuple<events::Channel, std::int64_t, bool, std::int64_t>, Id<Step>> here;
  std::size_t next = 0;  // step behind those of the instant
  for (std::size_t i = 0; i < happenings.count; ++i) {
    const events::Occurrence& what = happenings.first[i];
    const std::int64_t sequence = happenings.sequences == nullptr ? 0 : happenings.sequences[i];
    const Id<plan::Slot> slot = measure.watch.slot_of[what.channel.index()];
    const bool is_time = slot.valid() && measure.watch.slots[slot.index()].is_time;
    const std::int64_t value = slot.valid() ? answers.said(what.value, is_time) : what.value;
    if (i == 0 || happenings.first[i - 1].at != what.at) here.clear();
    for (; next < records.steps.size() && records.steps[next].at <= what.at; ++next) {
      const Step& step = records.steps[next];
      if (step.at < what.at) continue;
      here.try_emplace({step.channel, step.value, step.end_unknown, step.sequence},
                       Id<Step>::of(next));
    }
    const auto step = here.find({what.channel, value, what.end_unknown != 0, sequence});
    if (step != here.end()) records.step_of[i] = step->second;
  }
}

// The rows of records, each once an instant.
struct UsedRows {
  std::vector<report::UsedRecord>& used;
  std::map<report::Place, std::size_t> here = {};  // of the instant of the last one

  report::UsedRecord& at(Instant at, const report::Place& place) {
    if (!used.empty() && used.back().at != at) here.clear();
    const auto [row, is_new] = here.try_emplace(place, used.size());
    if (is_new) used.push_back({at, place, {}});
    return used[row->second];
  }
};

Phrase gave(const Wording& wording, const plan::Plan& plan, const clocks::Answers& answers,
            const plan::Watch& watch, const Step& step) {
  if (step.slot.valid()) {
    return value_said(wording, answers, watch.slots[step.slot.index()].signal, step.value);
  }
  if (const Id<ir::Signal> counted = plan.channels.signal_at(step.channel); counted.valid()) {
    return value_said(wording, answers, counted, answers.said(step.value, false));
  }
  const std::string& name = plan.channels.name_of(step.channel);
  if (!step.is_window) return Phrase::as_is(name);
  if (step.end_unknown) return Phrase("record.end_unknown", name);
  if (step.value == kNever) return Phrase("record.not_ended", name);
  return Phrase("record.until", name, report::moment_text(wording.zone, step.value));
}

}  // namespace

Phrase value_said(const Wording& wording, const clocks::Answers& answers, Id<ir::Signal> signal,
                  std::int64_t value) {
  const std::string& name = wording.program[signal].name;
  if (value == clocks::kAbsent) return Phrase("record.no_value", name);
  return Phrase("akad.compared", name, "=",
                constant_text(wording, answers.constant(signal, value)));
}

Records records_of(const plan::Plan& plan, const events::EventStore& store,
                   const events::Trail& trail, const Measure& measure) {
  const clocks::Answers answers(plan, store);
  const Wording wording{*plan.program, plan.zone};
  const Ranks ranks(plan, measure.happenings);
  std::vector<Row> rows;
  std::set<std::tuple<std::int32_t, std::uint64_t, std::uint64_t>> all;
  for (const events::TrailStep& step : trail.steps) {
    all.insert({step.file, step.line, step.element});
    Row row = row_of(measure.watch, measure.windows, answers, store, step);
    row.rank = ranks.of(step);
    row.step.is_added = is_added(measure, step.what);
    const bool watched =
        row.step.slot.valid() || row.step.roles != 0 || row.step.is_window || row.step.is_added;
    if (watched && row.step.at < plan.as_of) rows.push_back(std::move(row));
  }
  const events::ContentOrder order{store, plan.channels};
  std::stable_sort(rows.begin(), rows.end(), Before{order});
  Records records;
  for (Row& row : rows) add_step(records.steps, row);
  find_steps(answers, measure, records);
  for (const clocks::Saying& saying : measure.sayings) {
    const Id<Step> at = records.step_of[saying.place];
    if (saying.before == saying.value || !at.valid()) continue;
    records.steps[at.index()].changes = true;
  }
  std::set<report::Place> told;
  UsedRows rows_used{records.used};
  for (const Step& step : records.steps) {
    if (step.slot.valid() && !step.changes && !step.is_added) continue;
    const Phrase said = gave(wording, plan, answers, measure.watch, step);
    for (const report::Place& place : step.places) {
      told.insert(place);
      rows_used.at(step.at, place).gave.push_back(said);
    }
  }
  records.others = all.size() - told.size();
  return records;
}

void add_records(report::Explanation& told, const Records& more) {
  std::vector<report::UsedRecord>& all = told.records;
  std::map<std::pair<Instant, report::Place>, std::size_t> known;
  std::set<report::Place> places;
  for (std::size_t i = 0; i < all.size(); ++i) {
    known.try_emplace({all[i].at, all[i].place}, i);
    places.insert(all[i].place);
  }
  for (const report::UsedRecord& record : more.used) {
    if (places.insert(record.place).second) --told.other_records;
    const auto [there, is_new] = known.try_emplace({record.at, record.place}, all.size());
    if (is_new) all.push_back({record.at, record.place, {}});
    PhraseList& gave = all[there->second].gave;
    for (const Phrase& said : record.gave) {
      if (std::find(gave.begin(), gave.end(), said) == gave.end()) gave.push_back(said);
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
}

}  // namespace akad::explain
