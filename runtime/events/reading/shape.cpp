#include "runtime/events/reading/shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "runtime/base/assert.h"
#include "runtime/ir/amounts/rates.h"

namespace akad::events {

namespace {

// What credits are shares of.
std::set<Id<ir::Signal>> worth_signals(const ir::Program& program) {
  std::set<Id<ir::Signal>> signals;
  for (const auto& rates : ir::item_rates(program)) {
    for (const ir::ItemRate& rate : rates) {
      const auto of = ir::item_values_of(ir::rate_of(program, rate));
      signals.insert(of.begin(), of.end());
    }
  }
  return signals;
}

struct Shaping {
  const ir::Program& program;
  Id<ir::Log> log;
  LogShape shape;
  std::map<std::int32_t, std::int32_t> tests = {};  // condition row to test row
  // A slot and how an instant is written there, to its place in shape.times.
  std::map<std::tuple<std::int32_t, ir::TimeKind, std::string, std::string, ir::DateIs,
                      ir::RepeatedHour, ir::SkippedHour, bool>,
           std::int32_t>
      times = {};
  std::string error = {};

  std::int32_t slot(Id<ir::Field> field) {
    if (!field.valid()) return -1;
    const ir::Field& row = program.fields[field.index()];
    const std::size_t level = shape.lists.size() - static_cast<std::size_t>(row.outward);
    input::PathTree& tree = level == 0 ? shape.tree : shape.lists[level - 1].tree;
    tree.slots = shape.paths.size();
    const std::int32_t slot = input::add_path(tree, row.path, row.item);
    if (static_cast<std::size_t>(slot) == shape.paths.size()) {
      shape.paths.push_back(ir::place_of(row));
      shape.steps.push_back(row.path);
      shape.fields.push_back(field);
    }
    return slot;
  }

  std::size_t zone(const std::string& name) {
    for (std::size_t i = 0; i < shape.zones.size(); ++i) {
      if (shape.zones[i].name == name) return i;
    }
    std::optional<time::Zone> found = time::find_zone(name);
    if (!found) {
      error = fmt::format("the time zone `{}` is not known here", name);
      return 0;
    }
    shape.zones.push_back(std::move(*found));
    return shape.zones.size() - 1;
  }

  std::int32_t time_of(std::int32_t at, const ir::TimeFormat& format, bool of_stretch = false) {
    if (at < 0) return kNoTime;
    const auto next = static_cast<std::int32_t>(shape.times.size());
    const auto [known, fresh] =
        times.emplace(std::tuple(at, format.kind, format.zone, format.pattern, format.date,
                                 format.repeated, format.skipped, of_stretch),
                      next);
    if (!fresh) return known->second;
    shape.times.push_back(use_of(at, format));
    shape.times.back().of_stretch = of_stretch;
    return next;
  }

  TimeUse use_of(std::int32_t at, const ir::TimeFormat& format) {
    const bool is_date = format.date != ir::DateIs::Refused;
    TimeUse use{at, format};
    if (format.kind == ir::TimeKind::Pattern) {
      std::string mistake;
      auto pattern = pattern_of(format.pattern, mistake);
      AKAD_ASSERT(pattern.has_value());
      if (is_date) pattern = date_part(*pattern);
      AKAD_ASSERT(pattern.has_value());
      use.pattern = std::move(*pattern);
    }
    const bool named = !format.zone.empty();
    if (named || is_date) use.zone = zone(named ? format.zone : program.agreement.zone);
    return use;
  }

  // With the rows that it needs and no other needed before. Parts stand before wholes in the
  // program, so that rows in their order are parts first, and no depth of nesting is a depth of
  // calls.
  std::int32_t test(Id<ir::Condition> root) {
    if (!root.valid()) return kAlways;
    std::set<std::int32_t> needed;
    std::vector<Id<ir::Condition>> open = {root};
    while (!open.empty()) {
      const Id<ir::Condition> row = open.back();
      open.pop_back();
      if (tests.contains(row.at) || !needed.insert(row.at).second) continue;
      for (const Id<ir::Condition> part : program[row].parts) {
        AKAD_ASSERT(part.valid() && part < row);
        open.push_back(part);
      }
    }
    for (const std::int32_t row : needed) add_test(row);
    return tests.at(root.at);
  }

  void add_test(std::int32_t row) {
    const ir::Condition& condition = program.conditions[static_cast<std::size_t>(row)];
    Test test;
    test.op = condition.op;
    test.slot = slot(condition.field);
    for (const Id<ir::Condition> part : condition.parts) {
      test.parts.push_back(static_cast<std::size_t>(tests.at(part.at)));
    }
    for (const ir::Constant& constant : condition.constants) {
      test.operands.push_back(operand(constant));
      if (constant.kind != ir::ConstantKind::Time) continue;
      const ir::TimeFormat& format = program.logs[log.index()].format;
      test.time = static_cast<std::size_t>(time_of(test.slot, format));
    }
    place_test(test);
    tests[row] = static_cast<std::int32_t>(shape.tests.size());
    shape.tests.push_back(std::move(test));
  }

  // The next test: one that holds of some texts and of nothing else is found by them.
  void place_test(const Test& test) {
    const bool equals = test.op == ir::Operator::Equal || test.op == ir::Operator::OneOf;
    const bool is_text = equals && test.slot >= 0 && !test.operands.empty() &&
                         std::all_of(test.operands.begin(), test.operands.end(), [](const auto& o) {
                           return o.constant.kind == ir::ConstantKind::Text;
                         });
    if (!is_text) return shape.others.push_back(shape.tests.size());
    AskedTexts& texts = texts_of(test.slot);
    for (const Operand& operand : test.operands) {
      texts.add(operand.constant.text, shape.tests.size());
    }
  }

  AskedTexts& texts_of(std::int32_t slot) {
    const auto known = std::find_if(shape.texts.begin(), shape.texts.end(),
                                    [slot](const AskedTexts& row) { return row.slot() == slot; });
    return known != shape.texts.end() ? *known : shape.texts.emplace_back(slot);
  }

  static Operand operand(const ir::Constant& constant) {
    Operand operand{constant, std::nullopt};
    if (constant.kind != ir::ConstantKind::Number) return operand;
    const Rational limit = Rational(1'000'000'000'000'000'000);
    const Rational& number = constant.number;
    if (is_whole(number) && number < limit && number > -limit) {
      operand.whole = floor_of(number);
    }
    return operand;
  }

  // How many brackets are open where the lists stand, from each tree on.
  void note_depths(const ir::Log& row) {
    std::uint64_t below = 0;
    for (std::size_t i = row.elements.size(); i > 0; --i) {
      const std::size_t depth = program[row.elements[i - 1]].path.size() + 1;
      const bool is_too_deep = depth >= static_cast<std::size_t>(input::kMostNesting);
      below = is_too_deep ? 0 : (below | 1) << depth;
      (i == 1 ? shape.tree : shape.lists[i - 2].tree).lists = below;
    }
  }

  void add_log() {
    const ir::Log& row = program.logs[log.index()];
    shape.lists.resize(row.elements.size());
    for (std::size_t i = 0; i < shape.lists.size(); ++i) {
      shape.lists[i].slot = slot(row.elements[i]);
      (i == 0 ? shape.tree : shape.lists[i - 1].tree).list = shape.lists[i].slot;
      const auto& also = row.also_elements;
      shape.lists[i].is_record = std::find(also.begin(), also.end(), row.elements[i]) != also.end();
    }
    note_depths(row);
    for (const Id<ir::Field> field : row.same) shape.same.push_back(slot(field));
    shape.time = time_of(slot(row.time), row.format);
    shape.received = time_of(slot(row.received), row.received_format);
    shape.latest = !row.same.empty() && row.latest_by.valid()
                       ? time_of(slot(row.latest_by), row.format)
                   : shape.received != kNoTime ? shape.received
                                               : shape.time;
    shape.id = slot(row.id);
    shape.subject = slot(row.subject);
    for (const Id<ir::Field> field : row.subject_also) shape.also.push_back(slot(field));
    shape.sequence = slot(row.sequence);
    shape.single_subject = row.single_subject;
    for (const ir::Constant& said : row.not_yet) shape.not_yet.push_back(said.text);
    shape.rows_of_subjects = has_rows_of_subjects(program, log);
  }

  // Where it is asked whether a record is the event.
  std::vector<std::int32_t> places_of(const EventShape& event) const {
    std::set<std::int32_t> places;
    if (event.only_when_present && event.time != kNoTime) {
      places.insert(shape.times[static_cast<std::size_t>(event.time)].slot);
    }
    std::set<std::size_t> seen;
    std::vector<std::size_t> open;
    if (event.test != kAlways) open.push_back(static_cast<std::size_t>(event.test));
    while (!open.empty()) {
      const Test& test = shape.tests[open.back()];
      const bool fresh = seen.insert(open.back()).second;
      open.pop_back();
      if (!fresh) continue;
      open.insert(open.end(), test.parts.begin(), test.parts.end());
      if (test.slot >= 0) places.insert(test.slot);
    }
    return {places.begin(), places.end()};
  }

  SignalShape signal(Channel channel, const ir::Signal& row) {
    const bool timed = row.kind == ir::SignalKind::Time;
    SignalShape made;
    made.channel = channel;
    made.slot = slot(row.field);
    made.kind = row.kind;
    made.time = timed ? time_of(made.slot, row.format) : kNoTime;
    made.test = test(row.when);
    made.before = slot(row.before);
    made.before_time = timed ? time_of(made.before, row.format) : kNoTime;
    if (!row.one_of.empty() || !row.is_true.empty()) made.listed = &row;
    made.that_record_only = row.that_record_only;
    return made;
  }

  void note_compared() {
    std::map<std::int32_t, Compared> places;
    for (const Test& test : shape.tests) {
      Compared& with = places[test.slot];
      with.list = with.list || test.op == ir::Operator::Contains;
      for (const Operand& operand : test.operands) {
        switch (operand.constant.kind) {
          case ir::ConstantKind::Text: with.text = true; break;
          case ir::ConstantKind::Number: with.number = true; break;
          case ir::ConstantKind::Flag: with.flag = true; break;
          case ir::ConstantKind::Time: with.time = true; break;
        }
      }
    }
    for (Test& test : shape.tests) test.with = places[test.slot];
  }

  // Of one log one place says which records are one notice, and one whom they concern.
  void add_notices() {
    for (const ir::Exclusion& row : program.exclusions) {
      if (row.log != log) continue;
      if (row.notice.valid()) shape.notice = slot(row.notice);
      if (row.concerned.valid()) shape.concerned = slot(row.concerned);
    }
  }

  void add_happenings() {
    const Channels channels(program);
    const std::vector<Id<ir::Field>> keys = ir::pair_keys(program);
    const std::vector<bool> watched = starts_and_stops(program);
    for (const Id<ir::Event> id : ids_of(program.events)) {
      const ir::Event& row = program[id];
      if (row.log != log) continue;
      const std::int32_t at = row.at.valid() ? time_of(slot(row.at), row.format) : shape.time;
      shape.events.push_back({channels.channel_of(id), test(row.when), at, row.only_when_present,
                              slot(keys[id.index()])});
      if (!watched[id.index()]) continue;
      shape.events.back().watched = true;
      shape.events.back().places = places_of(shape.events.back());
    }
    const std::set<Id<ir::Signal>> worth = worth_signals(program);
    for (const Id<ir::Signal> id : ids_of(program.signals)) {
      const ir::Signal& row = program[id];
      if (row.log != log || !row.field.valid()) continue;
      shape.signals.push_back(signal(channels.channel_of(id), row));
      shape.signals.back().is_worth = worth.contains(id);
      shape.ends_values = shape.ends_values || row.that_record_only;
    }
    for (const Id<ir::Window> id : ids_of(program.windows)) {
      const ir::Window& row = program[id];
      if (row.log != log) continue;
      ir::TimeFormat of_end = row.format;
      of_end.date = row.end_date;
      shape.windows.push_back({channels.channel_of(id), test(row.when),
                               time_of(slot(row.from), row.format, true),
                               time_of(slot(row.to), of_end, true)});
    }
  }
};

}  // namespace

bool says_whom(const LogShape& shape, std::int32_t slot) {
  const auto& also = shape.also;
  return slot >= 0 &&
         (slot == shape.subject || std::find(also.begin(), also.end(), slot) != also.end());
}

bool says_when(const LogShape& shape, std::int32_t slot) {
  return slot >= 0 && std::any_of(shape.times.begin(), shape.times.end(),
                                  [slot](const TimeUse& time) { return time.slot == slot; });
}

std::optional<LogShape> shape_of(const ir::Program& program, Id<ir::Log> log, std::string& error) {
  Shaping shaping{program, log, {}};
  shaping.add_log();
  shaping.add_notices();
  shaping.add_happenings();
  shaping.note_compared();
  shaping.shape.tree.slots = shaping.shape.paths.size();
  error = shaping.error;
  if (!error.empty()) return std::nullopt;
  return std::move(shaping.shape);
}

}  // namespace akad::events
